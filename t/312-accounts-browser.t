# Accounts in Chromium without scripts, from the first login to the audit log, each page against axe.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Browser;
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

require_browser();

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $site = MojoWiki::Server->new($wiki);
$wiki->must(qw(config set account.registration open));
chomp(my $password = $wiki->must(qw(user add demo --role editor)));
browse('accounts', $site->url(''), 'demo', $password, $wiki->admin, $wiki->password,
	$ENV{MOJOWIKI_PICTURES} // ());

done_testing();
