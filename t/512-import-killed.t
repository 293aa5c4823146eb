#!/usr/bin/perl
# An import that is killed in the middle has not happened, and the next one does.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Build qw(binary spew until_true);
use MojoWiki::Database qw(contents is_sound sql);
use MojoWiki::Wiki;
use Test::More;

my $FILES = 2000;
my $wiki  = MojoWiki::Wiki->new(content => 'none');
my $tree  = $wiki->dir . '/tree';
mkdir $tree;
mkdir "$tree/mojo";
for my $number (1 .. $FILES) {
	spew(sprintf("$tree/mojo/entry-%04d.md", $number),
		"---\ntitle: Entry $number\ntags: [a, b$number]\n---\n\n## Part\n\nSee [[entry-0001]].\n" . "Words. " x 50);
}
my $before = contents($wiki);

for my $wait (0.1, 0.4, 0.8) {
	my $pid = fork // die "cannot fork: $!\n";
	if ($pid == 0) {
		open STDOUT, '>', '/dev/null';
		exec binary('wikiadm'), '--db', $wiki->db, 'import', 'md', $tree or POSIX::_exit(127);
	}
	# it must have begun: its pages go to the journal once they no longer fit into memory
	select undef, undef, undef, $wait;
	kill KILL => $pid;
	waitpid $pid, 0;
	SKIP: {
		skip "the import was done within $wait seconds", 2 if ($? & 127) != 9;
		is contents($wiki), $before, "killed after $wait seconds: nothing has changed";
		ok is_sound($wiki), 'the database is sound';
	}
	last if ($? & 127) != 9;
}

SKIP: {
	skip 'the import was never killed', 1 if contents($wiki) ne $before;
	is $wiki->must('import', 'md', $tree), "$FILES new, 0 changed, 0 unchanged\n", 'a second run works';
}
is $wiki->must('import', 'md', $tree), "0 new, 0 changed, $FILES unchanged\n", 'and a third has nothing to do';
ok is_sound($wiki), 'the database is sound';
is((sql($wiki, 'SELECT count(*) FROM link'))[0], $FILES, 'with all its links');

done_testing;
