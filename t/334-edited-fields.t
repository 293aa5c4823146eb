# What an edit takes from an entry is gone from every list, and what it leaves is still there: tags,
# error codes and links, of which a save writes only those that changed.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Wiki;
use MojoWiki::Worker;
use Test::More;

my $wiki   = MojoWiki::Wiki->new(content => 'none');
my $worker = MojoWiki::Worker->new($wiki);

sub write_page ($tags, $codes, $body) {
	$wiki->entry('mojo/page', { title => 'A page', lang => 'mojo', kind => 'pitfall',
		verified_on => '2026-01-02', tags => $tags, codes => $codes }, $body);
	return;
}

sub has ($target, $pattern, $words) { like $worker->get($target)->{body}, $pattern, $words }
sub lacks ($target, $pattern, $words) { unlike $worker->get($target)->{body}, $pattern, $words }

$wiki->entry("mojo/$_", { title => "The $_ one" }) for qw(first second);
write_page(['kept', 'dropped'], ['E0001', 'E0002'], "See [[first]].\n");
has('/tags/kept',          qr{/mojo/page}, 'a tag leads to its entry');
has('/tags/dropped',       qr{/mojo/page}, 'so does another');
has('/mojo/first/links',   qr{/mojo/page}, 'a link is seen from its target');
is $worker->get('/e/E0002')->{headers}{location}, '/mojo/page', 'a code leads to its only entry';

write_page(['kept', 'new'], ['e0001', 'E0003'], "See [[second]].\n");
has('/tags/kept',          qr{/mojo/page},  'a tag that stays leads there still');
has('/tags/new',           qr{/mojo/page},  'a new tag does');
lacks('/tags/dropped',     qr{/mojo/page},  'a dropped one does not');
has('/mojo/second/links',  qr{/mojo/page},  'a new link is seen from its target');
lacks('/mojo/first/links', qr{/mojo/page},  'a dropped one is not');
is $worker->get('/e/E0003')->{headers}{location}, '/mojo/page', 'a new code leads there';
is $worker->get('/e/E0002')->{headers}{location}, undef, 'a dropped one does not';
has('/',                   qr{>e0001<},     'a code is shown as it is spelled now');
lacks('/',                 qr{>E0001<},     '... and not as before');

$wiki->must(['fsck']);
done_testing;
