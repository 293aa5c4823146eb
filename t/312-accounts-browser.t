# Accounts in Chromium without scripts, from the first login to the audit log, each page against axe.
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

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $site = MojoWiki::Server->new($wiki);
$wiki->must(qw(config set account.registration open));
chomp(my $password = $wiki->must(qw(user add demo --role editor)));
my $done = run([program('node'), srcdir() . '/t/browser/accounts.mjs', $modules, program('chromium'), $site->url(''),
	'demo', $password, $wiki->admin, $wiki->password, $ENV{MOJOWIKI_PICTURES} // ()], timeout => 600);

for my $line (split /\n/, $done->{out}) {
	if    ($line =~ /^(not )?ok \d+ - (.*)/) { ok(!$1, $2) }
	elsif ($line =~ /^# (.*)/)               { diag($1) }
}
is($done->{status}, 0, 'the browser ran to its end') or diag $done->{err};
done_testing();
