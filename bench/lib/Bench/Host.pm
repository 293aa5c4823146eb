# What runs beside the product in the same measurement: the yardsticks, and the peers that are
# installed. Everything ends with the program that started it, however that ends.
package Bench::Host;

use v5.36;
use IO::Socket::INET;
use MojoWiki::Build qw(srcdir program run spew until_true);
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

sub free_port () {
	my $probe = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 1) or die "no free port: $!\n";
	return $probe->sockport;
}

sub _wait_for ($self, $name, $port) {
	until_true(10, sub { IO::Socket::INET->new(PeerAddr => "127.0.0.1:$port") })
		or die "$name did not start; see '$self->{dir}/$name.log'\n";
	return;
}

sub _fill ($template, %values) {
	my $done = run(['sh', srcdir() . '/build-aux/fill.sh', srcdir() . "/$template",
		map { "$_=$values{$_}" } sort keys %values]);
	die $done->{err} if $done->{status};
	return $done->{out};
}

# L0, L1 and L3 for the bytes of ANSWER, a CGI response. Returns the address that /l0, /l1 and /l3
# follow.
sub yardsticks ($self, $answer) {
	my $dir  = "$self->{dir}/yardsticks";
	my $port = free_port();
	mkdir $dir or die "cannot make '$dir': $!\n";
	my $pkg = run(['pkg-config', '--cflags', '--libs', 'fcgi']);
	my $done = run(['cc', '-O2', '-o', "$dir/l1", srcdir() . '/bench/l1.c', split ' ', $pkg->{out}]);
	die "l1 does not compile: $done->{err}" if $done->{status};
	spew("$dir/answer",    $answer);
	spew("$dir/page.html", $answer =~ s/\A.*?\r\n\r\n//sr);
	spew("$dir/site.conf", _fill('bench/yardstick.conf.in',
		socket => "$dir/l1.sock", port => $port, page => "$dir/page.html", cache => "$dir/cache"));
	spew("$dir/nginx.conf", _fill('contrib/nginx/private.conf.in',
		user => $> == 0 ? 'user root root;' : '', run => $dir, site => "$dir/site.conf"));
	$self->start('l1', program('spawn-fcgi'), '-n', '-s', "$dir/l1.sock", '--',
		program('multiwatch'), '-f', 2, '--', "$dir/l1", "$dir/answer");
	until_true(10, sub { -S "$dir/l1.sock" }) or die "the yardstick did not start\n";
	$self->start('yardsticks', program('nginx'), '-e', 'stderr', '-p', $dir, '-c', "$dir/nginx.conf");
	$self->_wait_for('yardsticks', $port);
	return "http://127.0.0.1:$port";
}

# Fossil with PAGES, paths of Markdown files, as wiki pages named entry-N; or nothing.
# Returns the address of the repository.
sub fossil ($self, @pages) {
	my $fossil = program('fossil') or return;
	my $dir = "$self->{dir}/fossil";
	mkdir $dir or die "cannot make '$dir': $!\n";
	my %place = (env => { HOME => $dir, USER => 'bench' });
	my $repository = "$dir/wiki.fossil";
	my @orders = (
		[$fossil, 'new', $repository],
		map({
			my ($name) = m{([^/]+)\.md\z};
			[$fossil, 'wiki', 'create', $name, $_, '-M', 'text/x-markdown', '-R', $repository]
		} @pages),
		
		[$fossil, 'fts-config', 'enable', 'w', '-R', $repository],
		[$fossil, 'fts-config', 'index', 'on', '-R', $repository],
	);
	for my $order (@orders) {
		my $done = run($order, %place);
		die "@$order: $done->{err}" if $done->{status};
	}
	my $port = free_port();
	local $ENV{HOME} = $dir;
	local $ENV{USER} = 'bench';
	$self->start('fossil', $fossil, 'server', '--localhost', '--port', $port, $repository);
	$self->_wait_for('fossil', $port);
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
