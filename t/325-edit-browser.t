# Writing in Chromium: two browsers at once, a phone without JavaScript, and the comforts of the editor.
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
my @who  = map { chomp(my $p = $wiki->must('user', 'add', $_, '--role', 'editor')); "$_:$p" } qw(ana boris);
my $site = MojoWiki::Server->new($wiki);
my $done = run([program('node'), srcdir() . '/t/browser/edit.mjs', $modules, program('chromium'), $site->url(''), @who], timeout => 400);

my $builder = Test::More->builder;
for my $line (split /\n/, $done->{out}) {
	if    ($line =~ /^(not )?ok \d+ - (.*)/) { ok(!$1, $2) }
	elsif ($line =~ /^# (.*)/)               { diag($1) }
}
is($done->{status}, 0, 'the browser ran to its end') or diag $done->{err};

done_testing();
