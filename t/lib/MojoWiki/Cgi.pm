# Asks the worker as a plain CGI program would be asked: no server, milliseconds a request.
#
#   my $cgi = MojoWiki::Cgi->new($wiki);
#   my $got = $cgi->get('/mojo');                       # { status, headers, body, err, raw }
#   my $got = $cgi->get('/mojo', Accept => 'text/html');
#   my $got = $cgi->request('POST', '/lab', { Origin => 'http://localhost' }, $bytes);
#   my $got = $cgi->post('/login', { name => 'admin', password => $p }, Cookie => $c);
#
# Header names are in lower case; one that came more than once is an array reference.
package MojoWiki::Cgi;

use v5.36;
use MojoWiki::Build qw(binary run);

# OPTIONS: env => { NAME => VALUE } is set over what a server would say; wrap => COMMAND that runs the
# worker (prlimit, setpriv); $cgi->{wrap} may be changed from one request to the next.
sub new ($class, $wiki, %option) {
	return bless { wiki => $wiki, env => $option{env} // {}, wrap => $option{wrap} // [], host => 'localhost' }, $class;
}

sub _environment ($self, $method, $target, $headers, $body) {
	my ($path, $query) = split /\?/, $target, 2;
	my %env = (
		PATH              => $ENV{PATH},
		GATEWAY_INTERFACE => 'CGI/1.1',
		SERVER_PROTOCOL   => 'HTTP/1.1',
		SERVER_SOFTWARE   => 'test',
		SERVER_NAME       => $self->{host},
		SERVER_PORT       => 80,
		REMOTE_ADDR       => '127.0.0.1',
		REQUEST_METHOD    => $method,
		REQUEST_URI       => $target,
		SCRIPT_NAME       => '',
		PATH_INFO         => $path =~ s/%([0-9A-Fa-f]{2})/chr hex $1/ger,
		QUERY_STRING      => $query // '',
		HTTP_HOST         => $self->{host},
		%{ $self->{wiki}->env },
	);
	$env{CONTENT_LENGTH} = length $body if defined $body;
	for my $name (keys %$headers) {
		my $variable = uc($name) =~ tr/-/_/r;
		$variable = "HTTP_$variable" unless $variable =~ /^CONTENT_(?:TYPE|LENGTH)$/;
		$env{$variable} = $headers->{$name};
	}
	# a NUL cannot stand in an environment: the server would have refused it
	return { %env, %{ $self->{env} } };
}

sub parse ($raw) {
	my ($head, $body) = split /\r?\n\r?\n/, $raw, 2;
	my %headers;
	for my $line (split /\r?\n/, $head // '') {
		my ($name, $value) = $line =~ /^([^:\s]+):\s*(.*)$/ or next;
		$name = lc $name;
		$headers{$name} =
			exists $headers{$name}
			? [ref $headers{$name} ? @{ $headers{$name} } : $headers{$name}, $value]
			: $value;
	}
	my ($status) = (delete $headers{status} // '200') =~ /^(\d+)/;
	return { status => $status, headers => \%headers, body => $body // '', raw => $raw };
}

# One request; BODY is undef or bytes. Dies when the worker does.
sub request ($self, $method, $target, $headers = {}, $body = undef) {
	my $done = run(
		[@{ $self->{wrap} }, binary('mojowiki')],
		stdin => $body // '',
		env   => $self->_environment($method, $target, $headers, $body),
	);
	die "mojowiki ended with signal $done->{signal}: $done->{err}" if $done->{signal};
	return { %{ parse($done->{out}) }, err => $done->{err}, exit => $done->{status} };
}

# The same for MojoWiki::Login.
sub ask ($self, @request) { return $self->request(@request) }

# Who is signed in as NAME, or dies.
sub login ($self, $name, $password) {
	require MojoWiki::Login;
	my $who = MojoWiki::Login->new($self);
	$who->sign_in($name, $password) or die "no login for $name: $who->{answer}{status}\n";
	return $who;
}

sub get  ($self, $target, %headers) { return $self->request('GET',  $target, \%headers) }
sub head ($self, $target, %headers) { return $self->request('HEAD', $target, \%headers) }

sub _escape ($text) {
	return $text =~ s/([^A-Za-z0-9._~-])/sprintf '%%%02X', ord $1/ger;
}

# A urlencoded form: FIELDS is { NAME => BYTES } or, where the order counts, [NAME => BYTES, ...].
sub form ($fields) {
	my @list = ref $fields eq 'HASH' ? map { $_ => $fields->{$_} } sort keys %$fields : @$fields;
	my @pairs;
	while (my ($name, $value) = splice @list, 0, 2) {
		push @pairs, _escape($name) . '=' . _escape($value // '');
	}
	return join '&', @pairs;
}

sub post ($self, $target, $fields, %headers) {
	my %all = ('Content-Type' => 'application/x-www-form-urlencoded', %headers);
	return $self->request('POST', $target, \%all, form($fields));
}

1;
