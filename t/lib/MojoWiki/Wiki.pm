# A wiki of its own for one test, in a folder that goes away with it.
#
#   my $wiki = MojoWiki::Wiki->new;                      # the starter content
#   my $wiki = MojoWiki::Wiki->new(content => 'none');   # categories only
#   my $wiki = MojoWiki::Wiki->new(content => DIR);      # a tree of Markdown
#   my $wiki = MojoWiki::Wiki->new(content => [SLUGS]);  # categories and these starter entries
#   my $done = $wiki->adm('entry', 'show', 'mojo/x');    # { status, signal, out, err }
#   my $done = $wiki->adm([qw(entry new mojo/x -)], stdin => $text);
#   $wiki->entry('mojo/x', { title => 'X', tags => ['a'] }, "Some *Markdown*.\n");
package MojoWiki::Wiki;

use v5.36;
use File::Basename qw(basename dirname);
use File::Copy qw(copy);
use File::Temp;
use JSON::PP ();
use MojoWiki::Build qw(srcdir binary run slurp spew);
use MojoWiki::Starter;

sub new ($class, %option) {
	my $self = bless {
		dir     => $option{dir} // File::Temp->newdir('mojowiki-XXXXXX', TMPDIR => 1),
		admin   => $option{admin} // 'admin',
		content => $option{content} // srcdir() . '/content',
	}, $class;
	my $make = sub ($db) { $self->_init($db, $self->{content}) };
	if (!defined $option{content}) {
		$self->{password} = MojoWiki::Starter::copy_to($self->db, $self->{admin}, $make);
		return $self;
	}
	$self->{content} = $self->_starter([]) if $self->{content} eq 'none';
	$self->{content} = $self->_starter($self->{content}) if ref $self->{content};
	$self->{password} = $make->($self->db);
	return $self;
}

# Makes a wiki at DB and returns the admin's password.
sub _init ($self, $db, $content) {
	my $done = run([binary('wikiadm'), '--db', $db, 'init', '--admin', $self->{admin}, '--content', $content],
		env => $self->env);
	die "wikiadm init failed ($done->{status}): $done->{err}" if $done->{status} || $done->{signal};
	return $done->{out} =~ s/\n\z//r;
}

# A folder with the categories and the entries SLUGS of the starter content, from the source tree:
# nothing is installed yet.
sub _starter ($self, $slugs) {
	my $dir = "$self->{dir}/starter";
	mkdir $dir or die "cannot make '$dir': $!\n";
	for my $name ('_index', @$slugs) {
		my @files = glob srcdir() . "/content/*/$name.md" or die "no starter entry '$name'\n";
		for my $file (@files) {
			my $folder = "$dir/" . basename(dirname($file));
			mkdir $folder;
			copy($file, $folder) or die "cannot copy '$file': $!\n";
		}
	}
	return $dir;
}

# The folder of the test, for any other file it needs; the database; who may do everything.
sub dir      ($self) { return "$self->{dir}" }
sub db       ($self) { return "$self->{dir}/wiki.db" }
sub admin    ($self) { return $self->{admin} }
sub password ($self) { return $self->{password} }

# The environment that the worker reads. A template that asks for an unknown key is a failure.
sub env ($self) {
	return {
		MOJOWIKI_DB        => $self->db,
		MOJOWIKI_TEMPLATES => srcdir() . '/templates',
		MOJOWIKI_STRICT    => 1,
		MOJOWIKI_CHEAP_PASSWORDS => 1,
	};
}

# Runs wikiadm on this wiki.
sub adm ($self, @words) {
	my $verb = ref $words[0] ? shift @words : [splice @words];
	return run([binary('wikiadm'), '--db', $self->db, @$verb], env => $self->env, @words);
}

# An entry as a file: FIELDS are front matter (texts, or lists of texts), as characters.
sub document ($fields, $body = "A text.\n") {
	my $json  = JSON::PP->new->utf8->allow_nonref;
	my @lines = map { "$_: " . $json->encode($fields->{$_}) . "\n" } sort keys %$fields;
	utf8::encode($body);
	return join '', "---\n", @lines, "---\n\n", $body;
}

# Writes a new entry, or a new revision of one; dies when wikiadm refuses it.
sub entry ($self, $name, $fields, @body) {
	my $text = document($fields, @body);
	my $verb = $self->{written}{$name}++ ? 'edit' : 'new';
	utf8::encode($name);
	my $done = $self->adm(['entry', $verb, $name, '-'], stdin => $text);
	die "entry $verb $name: $done->{err}" if $done->{status} || $done->{signal};
	return;
}

# Runs wikiadm and dies when it fails; returns what it printed.
sub must ($self, @words) {
	my $done = $self->adm(@words);
	die "wikiadm: $done->{err}" if $done->{status} || $done->{signal};
	return $done->{out};
}

1;
