# A real site for one test: nginx with the configuration that we ship, spawn-fcgi, multiwatch and
# workers on a free port of the loopback address, in the folder of the wiki. Everything that it
# starts ends with it, also when the test dies.
#
#   my $site = MojoWiki::Server->new($wiki);               # skips the test when nginx is missing
#   my $got  = $site->get('/mojo', Accept => 'text/html'); # HTTP::Tiny's answer, no redirects
#   my $got  = $site->request('POST', '/lab', { content => $text });
#   my $raw  = $site->raw("GET / HTTP/1.1\r\n\r\n");       # the bytes of an answer
package MojoWiki::Server;

use v5.36;
use HTTP::Tiny;
use IO::Socket::INET;
use MojoWiki::Build
	qw(srcdir builddir binary program run slurp spew until_true require_programs);
use POSIX qw(WNOHANG);

my @PROGRAMS = qw(nginx spawn-fcgi multiwatch setpriv);

# OPTIONS: workers => N (2), edit => a function that changes the configuration in $_, wrap => COMMAND
# that runs each worker (valgrind).
sub new ($class, $wiki, %option) {
	require_programs(@PROGRAMS);
	my $self = bless {
		wiki    => $wiki,
		dir     => $wiki->dir . '/site',
		workers => $option{workers} // 2,
		edit    => $option{edit} // sub { },
		wrap    => $option{wrap} // [],
		pids    => {},
		owner   => $$,
	}, $class;
	mkdir $self->{dir} or die "cannot make '$self->{dir}': $!\n";
	$self->_error_pages;
	$self->_start_workers;
	$self->_start_nginx;
	return $self;
}

sub _error_pages ($self) {
	my $dir = "$self->{dir}/error-pages";
	mkdir $dir or die "cannot make '$dir': $!\n";
	my $done = run([binary('mojowiki'), '--error-pages', $dir], env => $self->{wiki}->env);
	die "mojowiki --error-pages failed: $done->{err}" if $done->{status} || $done->{signal};
	return;
}

sub _spawn ($self, $name, $env, @command) {
	my $pid = fork // die "cannot fork: $!\n";
	if ($pid == 0) {
		%ENV = (%ENV, %$env);
		open STDIN,  '<',  '/dev/null';
		open STDOUT, '>>', "$self->{dir}/$name.log";
		open STDERR, '>&', \*STDOUT;
		# the child ends with the test, however that ends
		exec program('setpriv'), '--pdeathsig', 'TERM', '--', @command
			or POSIX::_exit(127);
	}
	return $self->{pids}{$name} = $pid;
}

sub _start_workers ($self) {
	my $socket = $self->socket_path;
	$self->_spawn('workers', $self->{wiki}->env,
		program('spawn-fcgi'), '-n', '-s', $socket, '-M', '0660', '--',
		program('multiwatch'), '-f', $self->{workers}, '-r', 1_000_000, '--',
		@{ $self->{wrap} }, binary('mojowiki'));
	until_true(10, sub { -S $socket && $self->worker_pids == $self->{workers} })
		or die "the workers did not start: " . $self->log('workers');
	return;
}

sub _configuration ($self) {
	my $dir  = $self->{dir};
	my $fill = srcdir() . '/build-aux/fill.sh';
	my %path = (
		listen      => "127.0.0.1:$self->{port}",
		server_name => '_',
		socket      => $self->socket_path,
		public      => builddir() . '/public',
		error_pages => "$dir/error-pages",
		snippets    => srcdir() . '/contrib/nginx',
	);
	my %main = (
		user => $> == 0 ? 'user root root;' : '',
		run  => $dir,
		site => "$dir/mojowiki.conf",
	);
	for my $job (['mojowiki.conf', \%path], ['private.conf', \%main]) {
		my ($name, $values) = @$job;
		my $done = run(['sh', $fill, srcdir() . "/contrib/nginx/$name.in",
			map { "$_=$values->{$_}" } sort keys %$values]);
		die "cannot fill '$name': $done->{err}" if $done->{status};
		local $_ = $done->{out};
		$self->{edit}->() if $name eq 'mojowiki.conf';
		spew("$dir/$name", $_);
	}
	return;
}

sub _free_port () {
	my $probe = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 1)
		or die "no free port: $!\n";
	return $probe->sockport;
}

sub _connects ($self) {
	return IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $self->{port});
}

# Another program may take the port between the probe and nginx: then the next one is tried.
sub _start_nginx ($self) {
	for (1 .. 5) {
		$self->{port} = _free_port();
		$self->_configuration;
		my $pid = $self->_spawn('nginx', {}, program('nginx'), '-e', 'stderr',
			'-p', $self->{dir}, '-c', "$self->{dir}/private.conf");
		my $gone = 0;
		until_true(10, sub { ($gone = waitpid($pid, WNOHANG) == $pid) || $self->_connects });
		return unless $gone;
		delete $self->{pids}{nginx};
	}
	die "nginx did not start: " . $self->log('nginx');
}

sub port ($self)           { return $self->{port} }
sub url  ($self, $target)  { return "http://127.0.0.1:$self->{port}$target" }
sub log  ($self, $name)    { return -e "$self->{dir}/$name.log" ? slurp("$self->{dir}/$name.log") : '' }
sub pid  ($self, $name)    { return $self->{pids}{$name} }
sub dir  ($self)           { return $self->{dir} }
sub socket_path ($self)    { return "$self->{dir}/worker.sock" }

# The process ids of the workers that live now: not of one that nobody has buried yet, nor of one
# that is still the supervisor, forked but not executed.
sub worker_pids ($self) {
	my $master = $self->{pids}{workers} or return;
	my $list   = "/proc/$master/task/$master/children";
	return unless -e $list;
	my $supervisor = readlink "/proc/$master/exe";
	return grep { (readlink "/proc/$_/exe" // $supervisor) ne $supervisor } split ' ', slurp($list);
}

# HTTP::Tiny's request and answer; each one a new connection unless keep_alive is given.
sub request ($self, $method, $target, $options = {}) {
	my $agent = HTTP::Tiny->new(
		max_redirect => 0, timeout => 20, keep_alive => 0, agent => 'test',
		proxy => undef, http_proxy => undef);
	return $agent->request($method, $self->url($target), $options);
}

# The same for MojoWiki::Login.
sub ask ($self, $method, $target, $headers, $body) {
	my %sent = map { $_ => $headers->{$_} } grep { $_ ne 'Host' } keys %$headers;
	my $got  = $self->request($method, $target, { headers => \%sent, content => $body // '' });
	return { %$got, body => $got->{content} };
}

# Who is signed in as NAME, or dies.
sub login ($self, $name, $password) {
	require MojoWiki::Login;
	my $who = MojoWiki::Login->new($self);
	$who->sign_in($name, $password) or die "no login for $name: $who->{answer}{status}\n";
	return $who;
}

sub get  ($self, $target, %headers) { return $self->request('GET',  $target, { headers => \%headers }) }
sub head ($self, $target, %headers) { return $self->request('HEAD', $target, { headers => \%headers }) }

# Sends BYTES as they are and returns all that comes back until the server closes or is silent.
sub raw ($self, $bytes, $seconds = 10) {
	my $socket = $self->_connects or die "cannot connect to port $self->{port}: $!\n";
	local $SIG{PIPE} = 'IGNORE';
	print {$socket} $bytes;
	$socket->flush;
	my $answer = '';
	my $end    = time + $seconds;
	while (time < $end) {
		my $bits = '';
		vec($bits, fileno $socket, 1) = 1;
		select($bits, undef, undef, 1) or next;
		sysread($socket, $answer, 65536, length $answer) or last;
	}
	return $answer;
}

# Waits until "nginx" or "workers", told to stop by somebody, is gone; false when it is not.
sub is_gone ($self, $name, $seconds = 10) {
	my $pid = $self->{pids}{$name} or return 1;
	return unless until_true($seconds, sub { waitpid($pid, WNOHANG) != 0 });
	delete $self->{pids}{$name};
	return 1;
}

sub _end ($self, $name) {
	my $pid = $self->{pids}{$name} or return;
	kill TERM => $pid;
	return if $self->is_gone($name, 5);
	kill KILL => $pid;
	$self->is_gone($name);
	return;
}

sub stop ($self) {
	local $?;
	$self->_end('nginx');
	my @workers = $self->worker_pids;
	$self->_end('workers');
	kill KILL => @workers;
	return;
}

sub DESTROY ($self) {
	$self->stop if $self->{owner} == $$;
	return;
}

1;
