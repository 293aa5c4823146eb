# Speaks FastCGI to a worker's socket, piece by piece, for what no web server would do.
#
#   my $talk = MojoWiki::FastCgi->new($site->socket_path);
#   $talk->begin({ REQUEST_METHOD => 'POST', REQUEST_URI => '/theme', CONTENT_LENGTH => 10 });
#   $talk->body('theme=dark');
#   my $got = $talk->answer;    # as MojoWiki::Cgi answers; undef when nothing came
package MojoWiki::FastCgi;

use v5.36;
use IO::Socket::UNIX;
use MojoWiki::Cgi;

# record types and the one role of the FastCGI specification, section 8
use constant { TYPE_BEGIN => 1, TYPE_PARAMS => 4, TYPE_STDIN => 5, TYPE_STDOUT => 6, RESPONDER => 1 };

sub new ($class, $path) {
	my $socket = IO::Socket::UNIX->new(Peer => $path) or die "cannot connect to '$path': $!\n";
	return bless { socket => $socket }, $class;
}

sub record ($type, $bytes) { return pack('CCnnCx', 1, $type, 1, length $bytes, 0) . $bytes }

sub raw ($self, $bytes) {
	local $SIG{PIPE} = 'IGNORE';
	return $self->{socket}->syswrite($bytes);
}

sub _length ($text) { return length $text < 128 ? chr length $text : pack 'N', length($text) | 1 << 31 }

# The request line and headers, and the end of them.
sub begin ($self, $parameters) {
	my $pairs = join '', map { _length($_) . _length($parameters->{$_}) . $_ . $parameters->{$_} }
		sort keys %$parameters;
	return $self->raw(record(TYPE_BEGIN, pack 'nCx5', RESPONDER, 0)
			. join('', map { record(TYPE_PARAMS, $_) } unpack '(a60000)*', $pairs)
			. record(TYPE_PARAMS, ''));
}

# A part of the body, or with '' its end.
sub body ($self, $bytes) {
	return $self->raw(join '', map { record(TYPE_STDIN, $_) } length $bytes ? unpack '(a60000)*', $bytes : '');
}

# The whole answer.
sub answer ($self, $seconds = 20) {
	my ($bytes, $out) = ('', '');
	my $end = time + $seconds;
	while (time < $end) {
		my $bits = '';
		vec($bits, fileno $self->{socket}, 1) = 1;
		select($bits, undef, undef, 1) or next;
		$self->{socket}->sysread($bytes, 65536, length $bytes) or last;
	}
	while (length $bytes >= 8) {
		my (undef, $type, undef, $length, $padding) = unpack 'CCnnC', $bytes;
		$out .= substr $bytes, 8, $length if $type == TYPE_STDOUT;
		$bytes = substr $bytes, 8 + $length + $padding;
	}
	return length $out ? MojoWiki::Cgi::parse($out) : undef;
}

1;
