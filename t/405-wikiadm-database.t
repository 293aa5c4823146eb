#!/usr/bin/perl
# A database that is not there, not ours, locked, read-only or damaged: a sentence and an exit code,
# and not a byte of it changed.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Build qw(binary program run slurp spew);
use MojoWiki::Database qw(contents sql is_sound);
use MojoWiki::Wiki;
use Test::More;
use Time::HiRes qw(time);

my $wiki = MojoWiki::Wiki->new(content => [qw(lru-cache-on-a-method lock-held-through-while-let)]);
my $dir  = $wiki->dir;
my $text = "$dir/text.md";
spew($text, "# A text\n\nWords.\n");

my @reads  = (['entry', 'list'], ['stats'], ['search', 'the'], ['entry', 'show', 'lru-cache-on-a-method']);
my @writes = (['entry', 'new', 'mojo/x', $text], ['config', 'set', 'site.title', 'X'], ['rerender'],
	['import', 'md', $wiki->{content}], ['migrate']);

# A copy of the wiki in one file.
sub copy_to ($path) {
	sql($wiki, 'PRAGMA wal_checkpoint(TRUNCATE)');
	spew($path, slurp($wiki->db));
	return $path;
}

sub on ($db, @words) { return run([binary('wikiadm'), '--db', $db, @words]) }

sub refused ($db, $status, $pattern, $what, @verbs) {
	for my $verb (@verbs ? @verbs : (@reads, @writes)) {
		my $done = on($db, @$verb);
		is $done->{status}, $status, "$what: $verb->[0]: exit $status" or diag $done->{err};
		is $done->{signal}, 0, '... no crash';
		like $done->{err}, qr/\Awikiadm: [^\n]*$pattern[^\n]*\n\z/, '... one sentence';
	}
	return;
}

subtest 'what is no wiki of ours' => sub {
	refused("$dir/none.db", 3, qr/no database at .*init/, 'missing');
	ok !-e "$dir/none.db", 'it is not made by the way';
	refused($dir, 7, qr/not a file/, 'a folder');
	for my $case (['text', "I am a text, and long enough to be looked at.\n" x 100], ['empty', '']) {
		my ($what, $bytes) = @$case;
		spew("$dir/$what.db", $bytes);
		refused("$dir/$what.db", 7, qr/not a MojoWiki database/, $what);
		is slurp("$dir/$what.db"), $bytes, "$what: not changed";
		is_deeply [glob "$dir/$what.db-*"], [], "$what: no files beside it";
	}
	spew("$dir/other.db", '');
	run([binary('t/helper/sql'), "$dir/other.db", 'CREATE TABLE t (a)']);
	my $bytes = slurp("$dir/other.db");
	refused("$dir/other.db", 7, qr/not a MojoWiki database/, 'a database of another program');
	is slurp("$dir/other.db"), $bytes, 'not changed';
};

subtest 'a newer schema' => sub {
	my $db = copy_to("$dir/newer.db");
	run([binary('t/helper/sql'), $db, 'PRAGMA user_version = 999; PRAGMA wal_checkpoint(TRUNCATE)']);
	my $bytes = slurp($db);
	refused($db, 7, qr/schema 999.*upgrade/, 'newer');
	is slurp($db), $bytes, 'not changed';
};

subtest 'a file cut short' => sub {
	my $bytes = slurp(copy_to("$dir/whole.db"));
	for my $kept (50, 4096, 20_000, int(length($bytes) / 2)) {
		spew("$dir/cut.db", substr $bytes, 0, $kept);
		refused("$dir/cut.db", 7, qr/damaged|not a MojoWiki/, "$kept bytes");
	}
};

subtest 'a file with rubbish in it' => sub {
	my $db    = copy_to("$dir/rubbish.db");
	my $bytes = slurp($db);
	my $size  = 4096;
	for my $page (1 .. length($bytes) / $size - 1) {
		substr $bytes, $page * $size, $size, "\xde\xad\xbe\xef" x ($size / 4);
	}
	spew($db, $bytes);
	refused($db, 7, qr/damaged/, 'every page but the first');
};

subtest 'locked by another writer' => sub {
	my $lock   = MojoWiki::Database->hold($wiki);
	my $before = contents($wiki);
	my $start  = time;
	my $done   = $wiki->adm('entry', 'new', 'mojo/x', $text);
	is $done->{status}, 6, 'a change is refused with exit 6';
	like $done->{err}, qr/locked by another writer; try again/, 'in words';
	cmp_ok time - $start, '>', 8, 'after it has waited a while';
	is $wiki->adm('entry', 'list')->{status}, 0, 'reading goes on';
	is contents($wiki), $before, 'nothing was changed';
	undef $lock;
	is $wiki->adm('entry', 'new', 'mojo/x', $text)->{status}, 0, 'and afterwards it works';
};

subtest 'a file that may only be read' => sub {
	my $setpriv = program('setpriv');
	plan skip_all => 'setpriv is not installed' if $> == 0 && !$setpriv;
	# the superuser may write everything unless this is taken away
	my @as = $> == 0 ? ($setpriv, '--bounding-set=-dac_override,-dac_read_search', '--') : ();
	my $db = copy_to("$dir/read.db");
	my $do = sub (@words) { run([@as, binary('wikiadm'), '--db', $db, @words]) };
	chmod 0444, $db;
	for my $verb (['entry', 'new', 'mojo/y', $text], @writes[1 .. 3]) {
		my $done = $do->(@$verb);
		is $done->{status}, 8, "read-only: $verb->[0]" or diag $done->{err};
		like $done->{err}, qr/\Awikiadm: [^\n]*read-only; make the file and its folder writable\n\z/, '... in words';
	}
	is $do->('entry', 'list')->{status}, 0, 'reading works';
	chmod 0000, $db;
	my $done = $do->('stats');
	is $done->{status}, 5, 'may not be read: exit 5';
	like $done->{err}, qr/may not read/, '... in words';
	chmod 0644, $db;
};

subtest 'a change that fails leaves everything as it was' => sub {
	my $before = contents($wiki);
	mkdir "$dir/tree";
	mkdir "$dir/tree/mojo";
	spew("$dir/tree/mojo/a.md", "---\ntitle: A\n---\n\nGood.\n");
	spew("$dir/tree/mojo/b.md", "---\ntitle: B\nkind: poem\n---\n\nBad.\n");
	is $wiki->adm('import', 'md', "$dir/tree")->{status}, 2, 'an import with one bad file of two';
	is $wiki->adm('category', 'mv', 'mojo', 'golang')->{status}, 4, 'a category that is taken';
	is $wiki->adm('tag', 'mv', 'caching', 'x' x 50)->{status} > 0, 1, 'a tag that is too long';
	is contents($wiki), $before, 'not a row has changed';
	ok is_sound($wiki), 'the database is sound';
};

done_testing;
