# The worker and the command under valgrind: no invalid access, nothing lost.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use Test::More;
use MojoWiki::Build qw(binary builddir program require_programs run slurp until_true);
use MojoWiki::Server;
use MojoWiki::Wiki;

require_programs('valgrind');
plan skip_all => 'the sanitizers watch this build'
	if slurp(builddir() . '/Makefile') =~ /^SANITIZE_FLAGS = *\S/m;

my $wiki = MojoWiki::Wiki->new;
my $log  = $wiki->dir . '/valgrind';
my @wrap = (program('valgrind'), '-q', '--leak-check=full', '--errors-for-leak-kinds=definite',
	'--error-exitcode=99', "--log-file=$log.%p");

sub reports () { return join '', map { slurp($_) } glob "$log.*" }

for my $verb (['entry', 'list'], ['search', 'error'], ['rerender'], ['export', 'md', $wiki->dir . '/out']) {
	my $done = run([@wrap, binary('wikiadm'), '--db', $wiki->db, @$verb], env => $wiki->env);
	is $done->{status}, 0, "wikiadm @$verb is sound" or diag reports();
}

my $site = MojoWiki::Server->new($wiki, workers => 1, wrap => \@wrap);
my ($entry) = $site->get('/recent')->{content} =~ m{href="(/[a-z-]+/[a-z0-9-]+)"};
for my $target ('/', '/mojo', '/mojowiki', $entry, "$entry.md", "$entry.json", "$entry?rev=1", '/recent',
	'/search?q=cancel', '/search?q=%22a+-b*', '/help', '/nothing', '/mojo/', '/?' . 'x' x 9000)
{
	my $got = $site->get($target, 'Accept-Encoding' => 'identity');
	cmp_ok $got->{status}, '<', 500, substr($target, 0, 40) . " answers $got->{status}";
	$site->get($target, 'If-None-Match' => $got->{headers}{etag} // '"x"');
}
my $form = 'application/x-www-form-urlencoded';
for my $body ('theme=dark', 'theme=' . 'x' x 5000, '%', "\0") {
	my $got = $site->request('POST', '/theme', { headers => { 'Content-Type' => $form }, content => $body });
	cmp_ok $got->{status}, '<', 500, "POST /theme answers $got->{status}";
}

my ($pid) = $site->worker_pids;
kill TERM => $pid;
ok until_true(20, sub { !grep { $_ == $pid } $site->worker_pids }), 'the worker stops when it is told to';
$site->stop;
is reports(), '', 'valgrind has nothing to say';
done_testing;
