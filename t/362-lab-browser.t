# The Lab in Chromium without scripts: the form and a result, each against axe.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Browser;
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

require_browser();

my $wiki = MojoWiki::Wiki->new(content => ['node-undefined-property-access']);
my $site = MojoWiki::Server->new($wiki);
my $paste = join "\n", '2026-05-12 03:14:07 ERROR worker: job failed',
	"TypeError: Cannot read properties of undefined (reading 'name')", '    at greet (/srv/app/greet.js:3:30)',
	'    at Module._compile (node:internal/modules/cjs/loader:1105:14)',
	'    at Object.Module._extensions (node:internal/modules/cjs/loader:1159:10)', 'Node.js v18.19.0', '';
browse('lab', $site->url(''), $paste, $ENV{MOJOWIKI_PICTURES} ? "$ENV{MOJOWIKI_PICTURES}/lab" : ());

done_testing();
