# Somebody who writes: fills forms as a browser does and sends them with all their hidden fields.
#
#   my ($ana, $boris) = writers($wiki, $cgi, qw(ana boris));      # editors; NAME:ROLE for another role
#   my $form = $ana->filled('/mojo/x/edit', body => "Text.\n");   # { NAME => value or [values] }
#   my $got  = $ana->post('/mojo/x/edit', $form);
#   my $got  = $ana->submit('/mojo/x/edit', body => "Text.\n");   # both
package MojoWiki::Writer;

use v5.36;
use Exporter qw(import);
use MojoWiki::Html qw(form_of);
use parent -norequire, 'MojoWiki::Login';
require MojoWiki::Login;

our @EXPORT_OK = qw(writers pairs);

sub writers ($wiki, $site, @names) {
	return map {
		my ($name, $role) = split /:/;
		chomp(my $password = $wiki->must('user', 'add', $name, '--role', $role // 'editor'));
		my $who = bless $site->login($name, $password), __PACKAGE__;
		$who->{password} = $password;
		$who;
	} @names;
}

sub pairs ($form) {
	return [map { my $name = $_; ref $form->{$name} ? map { ($name => $_) } $form->{$name}->@* : ($name => $form->{$name}) }
		sort keys %$form];
}

# The form that the page at TARGET sends to the same path.
sub filled ($self, $target, %changes) {
	my $page = $self->get($target);
	my $form = form_of($page->{body} // $page->{content}, $target =~ s/\?.*//r) // die "no form at $target: $page->{status}\n";
	return { %$form, %changes };
}

sub post ($self, $target, $form) {
	my %fields = %$form;
	my $token  = delete $fields{csrf};
	return $self->send($target, pairs(\%fields), csrf => $token);
}

sub submit ($self, $target, %changes) {
	return $self->post($target =~ s/\?.*//r, $self->filled($target, %changes));
}

1;
