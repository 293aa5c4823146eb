# Chromium adds the site as a search engine by itself, with the addresses of results and suggestions.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use File::Copy qw(copy);
use JSON::PP qw(decode_json);
use MojoWiki::Browser;
use MojoWiki::Build qw(binary run until_true);
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

require_browser();

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $site = MojoWiki::Server->new($wiki);
$wiki->must(qw(config set site.url), $site->url(''));
$wiki->entry('mojo/held', { title => 'Lock held too long' });

# What the browser has stored of the site; it holds the file locked, a copy can be read.
sub stored ($profile) {
	copy("$profile/Default/Web Data", "$profile/copy") or return;
	my $done = run([binary('t/helper/sql'), "$profile/copy",
		q{SELECT url, suggest_url FROM keywords WHERE url LIKE 'http://127.0.0.1%'}]);
	return $done->{out} =~ /\S/ ? $done->{out} : undef;
}

my $profile = $wiki->dir . '/profile';
open my $browser, '|-', browser_command('engine', $site->url('/'), $profile)
	or die "cannot run node: $!\n";
my $said = until_true(60, sub { stored($profile) }) // '';
close $browser;

my $base = $site->url('');
like $said, qr{\Q$base\E/search\?q=\{searchTerms\}}, 'a visit is enough: the browser knows where to search';
like $said, qr{\Q$base\E/suggest\?q=\{searchTerms\}}, '... and where to ask for suggestions';
is $site->get('/search?q=lock')->{status}, 200, 'a search from the address bar has its page';
is_deeply decode_json($site->get('/suggest?q=lock')->{content})->[1], ['Lock held too long'], 'suggestions arrive';

done_testing();
