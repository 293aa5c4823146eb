# What runs beside the product in the same measurement: the yardsticks and the programs of the peers.
# Everything ends with the program that started it, however that ends.
package Bench::Host;

use v5.36;
use File::Path qw(make_path);
use IO::Socket::INET;
use List::Util qw(sum);
use MojoWiki::Build qw(srcdir program run slurp spew until_true);
use POSIX ();

sub new ($class, $dir) {
	return bless { dir => $dir, pids => [], owner => $$ }, $class;
}

sub start ($self, $name, @command) {
	my $pid = fork // die "cannot fork: $!\n";
	if ($pid == 0) {
		open STDIN,  '<', '/dev/null';
		open STDOUT, '>>', "$self->{dir}/$name.log";
		open STDERR, '>&', \*STDOUT;
		exec program('setpriv'), '--pdeathsig', 'TERM', '--', @command or POSIX::_exit(127);
	}
	push @{ $self->{pids} }, $pid;
	return $pid;
}

# A new folder in the folder of the measurement.
sub folder ($self, $name) {
	my $folder = "$self->{dir}/$name";
	make_path($folder);
	return $folder;
}

sub free_port ($self) {
	my $probe = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 1) or die "no free port: $!\n";
	return $probe->sockport;
}

sub wait_for ($self, $name, $port) {
	until_true(10, sub { IO::Socket::INET->new(PeerAddr => "127.0.0.1:$port") })
		or die "$name did not start; see '$self->{dir}/$name.log'\n";
	return;
}

# Waits until the machine has nothing left to do, at most SECONDS.
sub rest ($self, $seconds) {
	my @before = _ticks();
	until_true($seconds, sub {
		select undef, undef, undef, 0.1;
		my @now = _ticks();
		my ($idle, $all) = map { $now[$_] - $before[$_] } 0, 1;
		@before = @now;
		return $idle > 0.9 * $all;
	});
	return;
}

# The ticks of all processors until now: how many were idle, and how many there were (proc(5), /proc/stat).
sub _ticks () {
	my (undef, @ticks) = split ' ', slurp('/proc/stat') =~ s/\n.*//sr;
	return ($ticks[3] + $ticks[4], sum(@ticks));
}

sub _fill ($template, %values) {
	my $done = run(['sh', srcdir() . '/build-aux/fill.sh', srcdir() . "/$template",
		map { "$_=$values{$_}" } sort keys %values]);
	die $done->{err} if $done->{status};
	return $done->{out};
}

# An nginx of its own whose site is TEMPLATE with VALUES.
sub nginx ($self, $name, $template, %values) {
	my $dir = $self->folder($name);
	spew("$dir/site.conf",  _fill($template, %values));
	spew("$dir/nginx.conf", _fill('contrib/nginx/private.conf.in',
		user => $> == 0 ? 'user root root;' : '', run => $dir, site => "$dir/site.conf"));
	$self->start("$name-nginx", program('nginx'), '-e', 'stderr', '-p', $dir, '-c', "$dir/nginx.conf");
	return;
}

# L0, L1 and L3 for the bytes of ANSWER, a CGI response. Returns the address that /l0, /l1 and /l3
# follow.
sub yardsticks ($self, $answer) {
	my $dir  = $self->folder('yardsticks');
	my $port = $self->free_port;
	my $pkg = run(['pkg-config', '--cflags', '--libs', 'fcgi']);
	my $done = run(['cc', '-O2', '-o', "$dir/l1", srcdir() . '/bench/l1.c', split ' ', $pkg->{out}]);
	die "l1 does not compile: $done->{err}" if $done->{status};
	spew("$dir/answer",    $answer);
	spew("$dir/page.html", $answer =~ s/\A.*?\r\n\r\n//sr);
	$self->start('l1', program('spawn-fcgi'), '-n', '-s', "$dir/l1.sock", '--',
		program('multiwatch'), '-f', 2, '--', "$dir/l1", "$dir/answer");
	until_true(10, sub { -S "$dir/l1.sock" }) or die "the yardstick did not start\n";
	$self->nginx('yardsticks', 'bench/yardstick.conf.in',
		socket => "$dir/l1.sock", port => $port, page => "$dir/page.html", cache => "$dir/cache");
	$self->wait_for('yardsticks', $port);
	return "http://127.0.0.1:$port";
}

sub DESTROY ($self) {
	local $?;
	return unless $self->{owner} == $$;
	kill TERM => @{ $self->{pids} };
	waitpid $_, 0 for @{ $self->{pids} };
	return;
}

1;
