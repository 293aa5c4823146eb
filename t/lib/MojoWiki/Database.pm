# The database of a wiki as it looks from outside, and ways to spoil it.
#
#   my @rows = sql($wiki, 'SELECT slug FROM entry');     # each a string, columns cut by '|'
#   my $lock = MojoWiki::Database->hold($wiki);          # the write lock, until it goes away
#   my $open = MojoWiki::Database->hold($wiki, 'SELECT 1'); # just a connection
#   my $before = contents($wiki);                        # all that it holds, as one text
package MojoWiki::Database;

use v5.36;
use Exporter qw(import);
use MojoWiki::Build qw(binary run until_true);

our @EXPORT_OK = qw(sql contents is_sound);

my @TABLES = qw(setting generation user category category_tag entry revision rendering alias link
	entry_tag entry_code search_index indexed_entry);

sub sql ($wiki, $statements) {
	my $done = run([binary('t/helper/sql'), $wiki->db, $statements]);
	die "sql: $done->{err}" if $done->{status} || $done->{signal};
	return split /\n/, $done->{out};
}

sub contents ($wiki) {
	return join "\n", map { ("-- $_", sql($wiki, "SELECT * FROM $_")) } @TABLES;
}

sub is_sound ($wiki) {
	my @found = sql($wiki, 'PRAGMA integrity_check');
	return "@found" eq 'ok' && !sql($wiki, 'PRAGMA foreign_key_check');
}

sub hold ($class, $wiki, $statements = 'BEGIN IMMEDIATE; SELECT 1') {
	my ($out_read, $in_write);
	pipe $out_read, my $out or die "pipe: $!\n";
	pipe my $in, $in_write or die "pipe: $!\n";
	my $pid = fork // die "cannot fork: $!\n";
	if ($pid == 0) {
		open STDIN,  '<&', $in;
		open STDOUT, '>&', $out;
		close $in_write;
		exec binary('t/helper/sql'), $wiki->db, $statements, '--hold'
			or POSIX::_exit(127);
	}
	close $out;
	close $in;
	readline $out_read;
	return bless { pid => $pid, in => $in_write, owner => $$ }, $class;
}

sub DESTROY ($self) {
	return if $self->{owner} != $$;
	local $?;
	close $self->{in};
	waitpid $self->{pid}, 0;
	return;
}

1;
