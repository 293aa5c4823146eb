#!/usr/bin/perl
# Folders that are no good: the file is named, with the line where there is one, and nothing of the
# folder is imported.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use File::Basename qw(dirname);
use File::Path qw(make_path remove_tree);
use MojoWiki::Build qw(binary program run spew);
use MojoWiki::Database qw(contents is_sound);
use MojoWiki::Wiki;
use Test::More;

my $wiki   = MojoWiki::Wiki->new(content => 'none');
my $tree   = $wiki->dir . '/tree';
my $before = contents($wiki);
my $good   = "---\ntitle: Good\n---\n\nText.\n";

# Makes the folder anew out of PATH => TEXT.
sub plant (%files) {
	remove_tree($tree);
	make_path($tree);
	for my $path (keys %files) {
		make_path(dirname("$tree/$path"));
		spew("$tree/$path", $files{$path});
	}
	return;
}

sub import_tree (@options) { return $wiki->adm('import', 'md', $tree, @options) }

sub refused ($what, $status, $pattern, @options) {
	my $done = import_tree(@options);
	is $done->{status}, $status, "$what: exit $status" or diag $done->{err};
	like $done->{err}, qr/\Awikiadm: [^\n]*$pattern[^\n]*\n\z/, '... one sentence';
	is contents($wiki), $before, '... nothing was imported';
	return;
}

subtest 'a bad file among good ones' => sub {
	my %bad = (
		'broken YAML'     => ["---\ntitle: x\ntags: [a\n---\n",         qr/line 4: the front matter is not valid YAML/],
		'a header without end' => ["---\ntitle: x\n\nText.\n",          qr/line 1: .*not closed/],
		'a tab'           => ["---\ntitle: x\n\ttags: y\n---\n",        qr/line 3: /],
		'a key twice'     => ["---\ntitle: x\ntitle: y\n---\n",         qr/line 3: the key 'title' stands twice/],
		'an alias'        => ["---\na: &x 1\nb: *x\n---\n",             qr/line 2: .*anchor/],
		'no map'          => ["---\n- a\n- b\n---\n",                   qr/line 2: .*'key: value'/],
		'TOML'            => ["+++\ntitle = 'x'\n+++\n",                qr/line 1: .*TOML/],
		'not UTF-8'       => ["a\ncaf\xe9\n",                           qr/line 2/],
		'a NUL'           => ["a\0\n",                                  qr/NUL byte in line 1/],
		'a bad kind'      => ["---\ntitle: x\nkind: poem\n---\n",       qr/'poem' is no kind/],
		'a bad date'      => ["---\ntitle: x\ndate: soon\n---\n",       qr/date: /],
		'no category'     => ["---\ntitle: x\ncategory: nix\n---\n",    qr/no category 'nix'/],
		'a bad category'  => ["---\ntitle: x\ncategory: No Such\n---\n", qr/lower-case/],
		'a reserved slug' => ["---\ntitle: x\nslug: edit\n---\n",       qr/'edit' is used by the wiki/],
		'2 MiB'           => ["x\n" x (1 << 20),                        qr/more than 1048576 bytes/],
		'too much text'   => ['x' x (65 << 10),                         qr/Text must be 65536 bytes/],
	);
	for my $what (sort keys %bad) {
		my ($text, $pattern) = $bad{$what}->@*;
		plant('mojo/a.md' => $good, 'mojo/bad.md' => $text, 'mojo/z.md' => $good);
		refused($what, 2, qr{'\Q$tree\E/mojo/bad\.md': [^\n]*$pattern});
	}
};

subtest 'names' => sub {
	plant('mojo/same.md' => $good, 'golang/same.md' => $good);
	refused('a slug twice', 4, qr{'\Q$tree\E/mojo/same\.md': the slug 'same' is also that of 'golang/same\.md'});
	plant('mojo/edit.md' => $good);
	refused('a reserved slug as file name', 2, qr{mojo/edit\.md': .*used by the wiki});
	plant('search/_index.md' => $good);
	refused('a reserved category', 2, qr{search/_index\.md': 'search' is an address of the wiki});
	plant('Zig Lang/_index.md' => $good);
	refused('a category that is no address', 2, qr{Zig Lang/_index\.md': .*lower-case});
	plant("mojo/caf\xe9.md" => $good);
	refused('a name that is not UTF-8', 2, qr{not UTF-8; rename it});
	plant('mojo/!!!.md' => $good);
	my $done = import_tree('-n');
	ok $done->{status} == 0 || $done->{status} == 2, 'a name without letters is taken or refused';
	is contents($wiki), $before, '... a dry run';
};

subtest 'the folder itself' => sub {
	remove_tree($tree);
	refused('missing', 3, qr/cannot read the folder '\Q$tree\E/);
	plant('readme.txt' => 'x', 'a/b.html' => 'x');
	refused('no Markdown', 3, qr/no Markdown file \(\*\.md\) in '\Q$tree\E'/);
	plant();
	refused('empty', 3, qr/no Markdown file/);
	plant(join('/', ('d') x 20) . '/deep.md' => $good);
	refused('20 levels', 2, qr/more than 16 folders deep/);
	plant('a.md' => $good);
	my $done = $wiki->adm('import', 'md', "$tree/a.md");
	is $done->{status}, 2, 'a file';
	like $done->{err}, qr/Not a directory/, '... in words';
	plant('a.md' => $good);
	is import_tree('--category', 'nix')->{status}, 2, 'a category that is not there';
};

subtest 'symbolic links are not followed' => sub {
	plant('mojo/kept.md' => $good);
	spew($wiki->dir . '/secret.md', "---\ntitle: Secret\n---\n");
	make_path($wiki->dir . '/outside/mojo');
	spew($wiki->dir . '/outside/mojo/outside.md', "---\ntitle: Outside\n---\n");
	symlink $wiki->dir . '/secret.md',  "$tree/mojo/secret.md";
	symlink $wiki->dir . '/outside',    "$tree/outside";
	symlink '..',                       "$tree/mojo/loop";
	symlink '/nowhere',                 "$tree/mojo/dangling.md";
	my $done = import_tree();
	is $done->{out}, "1 new, 0 changed, 0 unchanged\n", 'only the real file comes in';
	for my $link ('mojo/secret.md', 'outside', 'mojo/loop', 'mojo/dangling.md') {
		like $done->{err}, qr/'\Q$link\E' is a symbolic link and was passed over/, "$link is noted";
	}
	is $wiki->adm('entry', 'show', $_)->{status}, 3, "'$_' is not there" for qw(secret outside);
	$before = contents($wiki);
};

subtest 'a file that may not be read' => sub {
	my $setpriv = program('setpriv');
	plan skip_all => 'setpriv is not installed' if $> == 0 && !$setpriv;
	my @as = $> == 0 ? ($setpriv, '--bounding-set=-dac_override,-dac_read_search', '--') : ();
	plant('mojo/a.md' => $good, 'mojo/closed.md' => $good);
	chmod 0000, "$tree/mojo/closed.md";
	my $done = run([@as, binary('wikiadm'), '--db', $wiki->db, 'import', 'md', $tree]);
	is $done->{status}, 5, 'exit 5' or diag $done->{err};
	like $done->{err}, qr{mojo/closed\.md': cannot open it: Permission denied}, '... in words';
	is contents($wiki), $before, '... nothing was imported';
	chmod 0644, "$tree/mojo/closed.md";
	mkdir "$tree/shut", 0000;
	$done = run([@as, binary('wikiadm'), '--db', $wiki->db, 'import', 'md', $tree]);
	is $done->{status}, 5, 'a folder, too' or diag $done->{err};
	chmod 0755, "$tree/shut";
	my $closed = $wiki->dir . '/closed';
	mkdir $closed, 0555;
	$done = run([@as, binary('wikiadm'), '--db', $wiki->db, 'export', 'md', "$closed/out"]);
	is $done->{status}, 8, 'an export to where nothing may be written';
	is_deeply [glob "$closed/*"], [], '... leaves nothing';
};

ok is_sound($wiki), 'the database is sound';
done_testing;
