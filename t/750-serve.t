# ./serve on a tree that is built: it makes a wiki once, serves it, refuses what it cannot do in words,
# and stops everything that it started.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use File::Temp;
use HTTP::Tiny;
use IO::Socket::INET;
use POSIX qw(WNOHANG);
use Test::More;
use MojoWiki::Build qw(srcdir builddir require_programs run slurp spew until_true);

require_programs(qw(nginx spawn-fcgi multiwatch setpriv dpkg-query));

# A tree whose build/ is this build: "make all" has nothing to do in it.
my $top = File::Temp->newdir;
for my $name (qw(serve build-aux contrib content debian templates)) {
	system('cp', '-R', srcdir() . "/$name", "$top/$name") == 0 or die "cannot copy '$name'\n";
}
# the source may be read-only, as under "make distcheck"
system('chmod', '-R', 'u+w', "$top") == 0 or die "cannot chmod\n";
spew("$top/$_", '') for qw(configure.ac configure);
mkdir "$top/build";
symlink builddir() . "/$_", "$top/build/$_" for qw(mojowiki wikiadm public);
spew("$top/build/Makefile", "all:\n");
chmod 0755, "$top/serve", "$top/build-aux/install-packages";

my $agent = HTTP::Tiny->new(max_redirect => 0, keep_alive => 0, timeout => 20);
my @running;

sub free_port () {
	my $probe = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 1);
	return $probe->sockport;
}

sub start (@options) {
	my $log = File::Temp->new;
	my $pid = fork // die "cannot fork: $!\n";
	if ($pid == 0) {
		open STDOUT, '>&', $log;
		open STDERR, '>&', $log;
		exec "$top/serve", '--no-install', @options or POSIX::_exit(127);
	}
	push @running, $pid;
	until_true(60, sub { slurp("$log") =~ /Ctrl-C/ || waitpid($pid, WNOHANG) });
	return ($pid, slurp("$log"));
}

sub stop ($pid, $signal = 'TERM') {
	kill $signal => $pid;
	return until_true(30, sub { waitpid($pid, WNOHANG) == $pid });
}

END {
	local $?;
	kill TERM => $_ for grep { waitpid($_, WNOHANG) == 0 } @running;
}

# Every process whose command line tells of this tree.
sub processes () {
	my @found;
	for my $file (glob '/proc/[0-9]*/cmdline') {
		my $line = eval { slurp($file) } // next;
		push @found, $line =~ tr/\0/ /r if index($line, "$top") >= 0 && $file !~ m{/$$/};
	}
	return @found;
}

my $port = free_port();
my ($pid, $said) = start('--port', $port);
like $said, qr{http://127\.0\.0\.1:$port/}, 'it prints the address';
my ($password) = $said =~ /password (\S+)/;
ok $password, '... and the password of the admin';
is $agent->get("http://127.0.0.1:$port/")->{status}, 200, 'the site is there';
like $agent->get("http://127.0.0.1:$port/")->{content}, qr{<link rel="canonical" href="http://127\.0\.0\.1:$port/">},
	'... and knows its address';
is((stat "$top/var/wiki.db")[4], $>, 'the wiki belongs to the owner of the folder');

my $again = run(["$top/serve", '--no-install', '--port', $port]);
isnt $again->{status}, 0, 'a second one on the same port is refused';
like $again->{err}, qr/port $port/, '... in words';
my $other = run(["$top/serve", '--no-install', '--port', free_port()]);
isnt $other->{status}, 0, 'a second one in the same folder is refused';
like $other->{err}, qr{another ./serve runs}, '... in words';
is $agent->get("http://127.0.0.1:$port/")->{status}, 200, '... and the first one goes on';

ok stop($pid), 'it stops when it is told to';
is join('; ', processes()), '', '... with everything that it started';

$port = free_port();
($pid, $said) = start("--port=$port");
unlike $said, qr/password/, 'the second run keeps the wiki and its admin';
is $agent->get("http://127.0.0.1:$port/")->{status}, 200, '... and serves it on another port';
like $agent->get("http://127.0.0.1:$port/")->{content}, qr{href="http://127\.0\.0\.1:$port/">}, '... which the pages know';
stop($pid, 'KILL');
ok until_true(10, sub { !processes() }), 'even when it is killed nothing goes on' or diag join "\n", processes();

my $far = "$top/a folder with a name that is longer than what fits into the address of a socket, " . 'x' x 60;
($pid, $said) = start('--port', $port, '--dir', $far);
is $agent->get("http://127.0.0.1:$port/")->{status}, 200, '--dir may be a long name with blanks';
stop($pid);

for my $case (
	[['--port', '99999'],      1, qr/'99999' is not a port/],
	[['--port', 'http'],       1, qr/'http' is not a port/],
	[['--dir', '/proc/none'],  1, qr{cannot make '/proc/none}],
	[['--nonsense'],           2, qr/usage/],
	[['--port'],               2, qr/usage/],
) {
	my ($options, $status, $words) = @$case;
	my $done = run(["$top/serve", '--no-install', @$options]);
	is $done->{status}, $status, "./serve @$options is refused";
	like $done->{err}, $words, '... in words';
}
is run(["$top/serve", '--help'])->{status}, 0, '--help is not a failure';
done_testing;
