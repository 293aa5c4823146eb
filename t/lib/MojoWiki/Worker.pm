# Asks one worker over FastCGI, as nginx would, without nginx: a request takes the time of its answer
# alone. It has the methods of MojoWiki::Cgi, which takes a process for each request instead, and
# is for tests of how a process begins.
#
#   my $cgi = MojoWiki::Worker->new($wiki);
#   my $got = $cgi->get('/mojo');    # { status, headers, body, err, raw }
#
# The worker ends with the test, and a test whose worker ends badly (a leak, a signal) has failed.
package MojoWiki::Worker;

use v5.36;
use parent -norequire => 'MojoWiki::Cgi';
use IO::Socket::UNIX;
use MojoWiki::Build qw(binary program slurp);
use MojoWiki::Cgi;
use MojoWiki::FastCgi;
use POSIX qw(WNOHANG);

my %running;    # pid => whose child it is, and what it has written: for END, when the folder may be gone
my $count = 0;

# OPTIONS: env => { NAME => VALUE } is set over what a server would say.
sub new ($class, $wiki, %option) {
	my $self = MojoWiki::Cgi::new($class, $wiki, %option);
	my $name = $wiki->dir . '/worker' . ++$count;
	$self->{path} = "$name.sock";
	$self->{log}  = "$name.log";
	$self->{socket} = IO::Socket::UNIX->new(Local => $self->{path}, Listen => 64)
		or die "cannot listen at '$self->{path}': $!\n";
	return $self;
}

# FCGI_LISTENSOCK_FILENO is standard input (FastCGI 1.0, 2.2).
sub _start ($self) {
	my $pid = fork // die "cannot fork: $!\n";
	if ($pid == 0) {
		%ENV = (%ENV, %{ $self->{wiki}->env });
		open STDIN,  '<&', $self->{socket};
		open STDOUT, '>>', $self->{log};
		open STDERR, '>&', \*STDOUT;
		# the child ends with the test, however that ends
		exec program('setpriv'), '--pdeathsig', 'TERM', '--', binary('mojowiki') or POSIX::_exit(127);
	}
	open my $log, '+>>', $self->{log} or die "cannot write '$self->{log}': $!\n";
	$running{$pid} = [$$, $log];
	return $self->{pid} = $pid;
}

# Why the worker has ended, in words, or '' when nothing is wrong with that.
sub _fault ($status, $log) {
	return '' if $status == 0;
	seek $log, 0, 0;
	my $words = do { local $/; readline $log };
	return 'the worker ended with status ' . ($status >> 8) . ', signal ' . ($status & 127) . ":\n$words";
}

# Its fault, if any, once it has ended.
sub _reap ($self, $flags) {
	return '' if waitpid($self->{pid}, $flags) != $self->{pid};
	my $status = $?;
	return _fault($status, (delete $running{ delete $self->{pid} })->[1]);
}

sub _ensure ($self) {
	my $fault = $self->{pid} ? $self->_reap(WNOHANG) : '';
	die $fault if $fault;
	$self->_start unless $self->{pid};
	return;
}

sub request ($self, $method, $target, $headers = {}, $body = undef) {
	my $env = $self->_environment($method, $target, $headers, $body);
	$self->_ensure;
	my $said = -s $self->{log} // 0;
	my $talk = MojoWiki::FastCgi->new($self->{path});
	delete $env->@{ 'PATH', grep { /^MOJOWIKI_/ } keys %$env };
	$talk->begin($env);
	$talk->body($body // '') if length($body // '');
	$talk->body('');
	my $got = $talk->answer(60);
	die "$method $target: no answer; " . $self->_reap(0) if !$got;
	$got->{err} = substr slurp($self->{log}), $said;
	return $got;
}

END {
	my $result = $?;
	for my $pid (grep { $running{$_}[0] == $$ } keys %running) {
		kill TERM => $pid;
		my $fault = waitpid($pid, 0) == $pid ? _fault($?, $running{$pid}[1]) : '';
		next unless $fault;
		print STDERR "# $fault\n";
		$result ||= 1;
	}
	$? = $result;
}

1;
