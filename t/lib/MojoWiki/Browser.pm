# Chromium, driven by a script of t/browser/.
package MojoWiki::Browser;

use v5.36;
use Exporter qw(import);
use MojoWiki::Build qw(srcdir program run require_programs);
use Test::More;

our @EXPORT = qw(require_browser browser_command browse);

sub _modules () {
	my ($modules) = grep { -d "$_/playwright-core" } $ENV{MOJOWIKI_NODE_MODULES} // (), srcdir() . '/node_modules';
	return $modules;
}

# Skips the whole test file when there is no browser, or nothing to drive it with.
sub require_browser () {
	require_programs(qw(node chromium));
	plan(skip_all => 'no node_modules: run npm ci') unless _modules();
	return;
}

# The command that shows SCRIPT the page or site at URL and tells it ARGUMENTS.
sub browser_command ($script, $url, @arguments) {
	return (program('node'), srcdir() . "/t/browser/$script.mjs", _modules(), program('chromium'), $url, @arguments);
}

# Runs the command; what SCRIPT prints as TAP are tests of this file.
sub browse ($script, $url, @arguments) {
	my $done = run([browser_command($script, $url, @arguments)], timeout => 590);
	for my $line (split /\n/, $done->{out}) {
		if    ($line =~ /^(not )?ok \d+ - (.*)/) { ok(!$1, $2) }
		elsif ($line =~ /^# (.*)/)               { diag($1) }
	}
	is($done->{status}, 0, 'the browser ran to its end') or diag $done->{err};
	return;
}

1;
