# The Lab in Chromium without scripts: the form and a result, each against axe.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Build qw(srcdir program run require_programs);
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

require_programs(qw(node chromium));
my ($modules) = grep { -d "$_/playwright-core" } $ENV{MOJOWIKI_NODE_MODULES} // (), srcdir() . '/node_modules';
plan skip_all => 'no node_modules: run npm ci' unless $modules;

my $wiki = MojoWiki::Wiki->new(content => ['node-undefined-property-access']);
my $site = MojoWiki::Server->new($wiki);
my $paste = join "\n", '2026-05-12 03:14:07 ERROR worker: job failed',
	"TypeError: Cannot read properties of undefined (reading 'name')", '    at greet (/srv/app/greet.js:3:30)',
	'    at Module._compile (node:internal/modules/cjs/loader:1105:14)',
	'    at Object.Module._extensions (node:internal/modules/cjs/loader:1159:10)', 'Node.js v18.19.0', '';
my $done = run([program('node'), srcdir() . '/t/browser/lab.mjs', $modules, program('chromium'), $site->url(''), $paste,
	$ENV{MOJOWIKI_PICTURES} ? "$ENV{MOJOWIKI_PICTURES}/lab" : ()], timeout => 240);

for my $line (split /\n/, $done->{out}) {
	if    ($line =~ /^(not )?ok \d+ - (.*)/) { ok(!$1, $2) }
	elsif ($line =~ /^# (.*)/)               { diag($1) }
}
is($done->{status}, 0, 'the browser ran to its end') or diag $done->{err};
done_testing();
