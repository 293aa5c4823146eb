# Signs in as a browser does, on a site of nginx or of plain CGI, and sends forms with their tokens.
#
#   my $who = $site->login('admin', $wiki->password);   # MojoWiki::Cgi and ::Server have it
#   my $got = $who->get('/account');                    # { status, headers, body }
#   my $got = $who->send('/account/tokens', { name => 'ci' }, page => '/account');
#
# The jar of cookies is $who->cookies, as a header. send() takes the token from the page at PAGE (the
# target itself when it is not said), from the form whose action is the target or the first.
package MojoWiki::Login;

use v5.36;
use MojoWiki::Cgi;
use MojoWiki::Html qw(tags);

sub new ($class, $site) {
	return bless { site => $site, jar => {} }, $class;
}

sub cookies ($self) { return join '; ', map { "$_=$self->{jar}{$_}" } sort keys $self->{jar}->%* }

sub _keep ($self, $got) {
	my $set = $got->{headers}{'set-cookie'} // [];
	for my $cookie (ref $set ? @$set : $set) {
		my ($name, $value) = $cookie =~ /^([^=]+)=([^;]*)/;
		if   ($cookie =~ /Max-Age=0/) { delete $self->{jar}{$name} }
		else                          { $self->{jar}{$name} = $value }
	}
	return $got;
}

# One request with the cookies; BODY is bytes or undef.
sub request ($self, $method, $target, $headers = {}, $body = undef) {
	my %all = (%$headers, keys $self->{jar}->%* ? (Cookie => $self->cookies) : ());
	return $self->_keep($self->{site}->ask($method, $target, \%all, $body));
}

sub get ($self, $target, %headers) { return $self->request('GET', $target, \%headers) }

# The token of the form that goes to ACTION, or of any form.
sub token ($self, $page, $action = $page) {
	my ($form, %tokens) = ('');
	for my $tag (tags($self->get($page)->{body})) {
		my $attribute = $tag->{attributes};
		$form = $attribute->{action} // '' if $tag->{name} eq 'form';
		$tokens{$form} //= $attribute->{value} if ($attribute->{name} // '') eq 'csrf';
	}
	return $tokens{$action} // (values %tokens)[0];
}

sub send ($self, $target, $fields = {}, %option) {
	my $token = $option{csrf} // $self->token($option{page} // $target, $target);
	my @list = ref $fields eq 'HASH' ? map { $_ => $fields->{$_} } sort keys %$fields : @$fields;
	return $self->request(
		'POST', $target,
		{ 'Content-Type' => 'application/x-www-form-urlencoded', ($option{headers} // {})->%* },
		MojoWiki::Cgi::form([csrf => $token // '', @list]));
}

# Whether it succeeded; the answer to the login is $who->{answer}.
sub sign_in ($self, $name, $password, %fields) {
	$self->{answer} = $self->send('/login', { name => $name, password => $password, %fields });
	return $self->{answer}{status} == 303;
}

1;
