# One account of every role on a wiki, each signed in, and entries in every state.
#
#   my $people = MojoWiki::People->new($wiki, $site);
#   for my $who ($people->names) { ... $people->cookie($who) ... }   # '' for anonymous
#   my $token = $people->token($who, 'entry');                       # of a form, as the site makes it
#   for my $state ($people->states) { ... "/mojo/$state" ... }
#
# "owner" is a contributor, who made the entries whose names begin with "own-".
package MojoWiki::People;

use v5.36;
use Digest::SHA qw(hmac_sha256);
use MIME::Base64 qw(encode_base64url);
use MojoWiki::Database qw(sql);

my %ROLE = (anonymous => 'anonymous', reader => 'reader', contributor => 'contributor', owner => 'contributor',
	editor => 'editor', admin => 'admin', disabled => 'anonymous');
my @STATES = map { ($_, "own-$_") } qw(live draft pending hidden deleted locked);

sub names  ($self) { return sort keys %ROLE }
sub states ($self) { return @STATES }
sub role   ($self, $who) { return $ROLE{$who} }

sub new ($class, $wiki, $site) {
	my $self = bless { wiki => $wiki, site => $site }, $class;
	for my $who (grep { $_ ne 'anonymous' } $self->names) {
		my $role = $who eq 'disabled' ? 'admin' : $ROLE{$who};
		chomp($self->{password}{$who} = $wiki->must(qw(user add), "$who-user", '--role', $role));
		$self->{session}{$who} = $site->login("$who-user", $self->{password}{$who});
	}
	sql($wiki, "UPDATE user SET disabled = 1 WHERE name = 'disabled-user'");
	$self->_entries;
	return $self;
}

# The word "canarySTATE" stands in the texts of each, and nowhere else. What is hidden or pending is
# made of a draft: nothing derived of it has ever been seen.
sub _entries ($self) {
	my $wiki = $self->{wiki};
	for my $state (@STATES) {
		my $word   = 'canary' . $state =~ tr/-//dr;
		my $status = $state =~ /draft|pending|hidden/ ? 'draft' : 'live';
		# a title stays in the list of recent changes, which tells of a deletion
		my $title = $state =~ /deleted/ ? 'Gone' : "Entry $word";
		$wiki->entry("mojo/$state",
			{ title => $title, summary => "Of $word.", tags => ["tag$word"], status => $status },
			"Text of $word.\n");
		$wiki->must(qw(entry rm --yes), "mojo/$state") if $state =~ /deleted/;
	}
	my $owner = "(SELECT id FROM user WHERE name = 'owner-user')";
	sql($wiki, join ';',
		"UPDATE revision SET user_id = $owner, editor = 'owner-user' WHERE slug LIKE 'own-%'",
		"UPDATE revision SET state = 'pending' WHERE slug LIKE '%pending'",
		"UPDATE revision SET status = 'hidden' WHERE slug LIKE '%hidden'",
		"UPDATE entry SET status = 'hidden' WHERE slug LIKE '%hidden'",
		"UPDATE entry SET locked = 1 WHERE slug LIKE '%locked'");
	return;
}

sub session ($self, $who) { return $self->{session}{$who} }
sub password ($self, $who) { return $self->{password}{$who} }
sub cookie ($self, $who) { return $who eq 'anonymous' ? '' : $self->{session}{$who}->cookies }

# The token that a form called FORM has for WHO: src/wiki/secret.h says how.
sub token ($self, $who, $form) {
	my ($key) = $self->cookie($who) =~ /session=([\w-]+)/ or return 'none';
	return proof($key, $form);
}

sub proof ($key, $form) {
	my $salt = join '', map { chr int rand 256 } 1 .. 8;
	return encode_base64url($salt . hmac_sha256($salt . $form, $key), '');
}

1;
