# A wiki of its own for one test, in a folder that goes away with it.
#
#   my $wiki = MojoWiki::Wiki->new;                      # the starter content
#   my $wiki = MojoWiki::Wiki->new(content => 'none');   # categories only
#   my $wiki = MojoWiki::Wiki->new(content => DIR);      # a tree of Markdown
#   my $done = $wiki->adm('entry', 'show', 'mojo/x');    # { status, signal, out, err }
#   my $done = $wiki->adm([qw(entry new mojo/x -)], stdin => $text);
package MojoWiki::Wiki;

use v5.36;
use File::Temp;
use MojoWiki::Build qw(srcdir binary run);

sub new ($class, %option) {
	my $self = bless {
		dir     => $option{dir} // File::Temp->newdir('mojowiki-XXXXXX', TMPDIR => 1),
		admin   => $option{admin} // 'admin',
		content => $option{content} // srcdir() . '/content',
	}, $class;
	my $done = $self->adm('init', '--admin', $self->{admin}, '--content', $self->{content});
	die "wikiadm init failed ($done->{status}): $done->{err}" if $done->{status} || $done->{signal};
	chomp($self->{password} = $done->{out});
	return $self;
}

# The folder of the test, for any other file it needs; the database; who may do everything.
sub dir      ($self) { return "$self->{dir}" }
sub db       ($self) { return "$self->{dir}/wiki.db" }
sub admin    ($self) { return $self->{admin} }
sub password ($self) { return $self->{password} }

# The environment that the worker reads.
sub env ($self) {
	return {
		MOJOWIKI_DB        => $self->db,
		MOJOWIKI_TEMPLATES => srcdir() . '/templates',
	};
}

# Runs wikiadm on this wiki.
sub adm ($self, @words) {
	my $verb = ref $words[0] ? shift @words : [splice @words];
	return run([binary('wikiadm'), '--db', $self->db, @$verb], env => $self->env, @words);
}

1;
