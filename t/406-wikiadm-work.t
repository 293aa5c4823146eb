# Entries as files to work on, what was changed in them, and what waits for review.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Build qw(binary run slurp spew);
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $dir  = $wiki->dir . '/work';
mkdir $dir or die;
my $file = "$dir/page.md";

sub adm (@words) { return $wiki->adm(@words) }
sub fails ($status, $pattern, $done, $name) {
	is $done->{status}, $status, $name;
	like $done->{err}, $pattern, '... says why';
	return;
}
sub body ($name) { return $wiki->must(qw(entry show), $name) =~ s/\A---\n.*?\n---\n\n//sr }
sub write_to ($text, @words) { return $wiki->adm([@words], stdin => $text) }
sub change ($from, $to) { return spew($file, slurp($file) =~ s/$from/$to/r) }
sub state_of () { return $wiki->must(qw(entry status), $file) =~ s/.*\d  //sr =~ s/\n//r }

$wiki->entry('mojo/page', { title => 'Page', tags => ['a'] }, "## One\n\nFirst.\n\n## Two\n\nSecond.\n");

subtest 'a file to work on' => sub {
	$wiki->must(qw(entry checkout mojo/page), $file);
	like slurp($file), qr/^title: Page\n.*^First\.\n/ms, 'holds the entry';
	like slurp("$file.base"), qr/\A\w{26}\@1\n\z/, 'and beside it, what it was made from';
	is state_of(), 'as in the wiki', 'is as it was';
	change('First', 'Mine');
	like state_of(), qr/^changed: push/, 'is changed';
	fails(4, qr/changes that are not in the wiki/, adm(qw(entry checkout mojo/page), $file),
		'is not written over while it holds changes');
	$wiki->must('entry', 'push', $file, '-m', 'Mine');
	is body('page'), "## One\n\nMine.\n\n## Two\n\nSecond.\n", 'is saved';
	is state_of(), 'as in the wiki', 'and is up to date again';
	like adm('entry', 'push', $file)->{err}, qr/as it was/, 'nothing new is nothing to push';
};

subtest 'others save meanwhile' => sub {
	write_to("## One\n\nMine.\n\n## Two\n\nTheirs.\n", qw(entry edit mojo/page));
	like state_of(), qr/newer text: check it out/, 'the file is behind';
	change('Mine', 'Mine again');
	like state_of(), qr/push merges/, 'and changed';
	like adm('-n', 'entry', 'push', $file)->{err}, qr/merged with revision 3.*nothing was changed/s, 'a dry run';
	like state_of(), qr/push merges/, '... leaves the file';
	like adm('entry', 'push', $file)->{err}, qr/merged with revision 3/, 'push merges';
	is body('page'), "## One\n\nMine again.\n\n## Two\n\nTheirs.\n", '... both';
	like slurp($file), qr/Theirs/, '... into the file as well';
};

subtest 'a conflict' => sub {
	write_to(body('page') =~ s/Mine again/Hers/r, qw(entry edit mojo/page));
	change('Mine again', 'Mine at last');
	my $done = adm('entry', 'push', $file);
	fails(4, qr/1 place was changed on both sides; nothing was saved/, $done, 'exits 4');
	is $done->{out}, "Place 1 of 1, text, section One\n  base    Mine again.\n  theirs  Hers.\n  yours   Mine at last.\n",
		'... shows the place';
	is_deeply decode_json(adm('--json', 'entry', 'push', $file)->{out}),
		{ field => 'body', section => 'One', base => 'Mine again.', theirs => 'Hers.', yours => 'Mine at last.' },
		'... to programs as well';
	like slurp($file), qr/Mine at last/, 'the file keeps its text';
	like body('page'), qr/Hers/, 'and the wiki its own';
	my $edit = write_to(body('page') =~ s/Hers/His/r, qw(entry edit mojo/page --base 4));
	is $edit->{status}, 4, 'edit --base tells of it alike';
	like $edit->{out}, qr/^  theirs  Hers\.$/m, '... with the place';
	fails(2, qr/revision 99, which/, write_to('X', qw(entry edit mojo/page --base 99)), 'a base that is none');
};

subtest 'files that are none' => sub {
	spew("$dir/other.md", "text\n");
	fails(3, qr/was not checked out/, adm('entry', 'push', "$dir/other.md"), 'without a base');
	fails(3, qr/stays as it is/, adm(qw(entry checkout mojo/page), "$dir/other.md"), 'is not written over');
	spew("$dir/other.md.base", "rubbish\n");
	fails(2, qr/must hold ID\@REVISION/, adm('entry', 'push', "$dir/other.md"), 'with a broken base');
	unlink "$dir/other.md.base";
	fails(8, qr/cannot write/, adm(qw(entry checkout mojo/page), "$dir/nowhere/x.md"), 'in no folder');
	my $done = run(['sh', '-c', 'cd "$1" && exec "$2" --db ../wiki.db entry status', 'sh', $dir, binary('wikiadm')]);
	like $done->{out}, qr/^page\.md  mojo\/page  4  5  changed/, 'status alone looks at the folder';
};

subtest 'what was changed' => sub {
	is $wiki->must(qw(entry diff mojo/page)), <<'END', 'diff: the last change';
--- mojo/page@4
+++ mojo/page@5
@@ -12,7 +12,7 @@
 
 ## One
 
-Mine again.
+Hers.
 
 ## Two
 
END
	like $wiki->must(qw(entry diff mojo/page 1 3)), qr/^-First\.\n\+Mine\.\n.*^-Second\.\n\+Theirs\.\n/ms, 'two named ones';
	like $wiki->must(qw(entry diff mojo/page@2)), qr/^\+\+\+ mojo\/page\@2$/m, 'that of one revision';
	is adm(qw(entry diff mojo/page 5 5))->{status}, 1, 'nothing between them: exit 1';
	fails(2, qr/is the first/, adm(qw(entry diff mojo/page@1)), 'the first has none before it');
	fails(3, qr/no revision 77/, adm(qw(entry diff mojo/page 77)), 'one that is not there');
	like $wiki->must(qw(entry blame mojo/page)), qr/^ +1 \S+ +\d{4}-\d\d-\d\d +1\) ## One\n.*^ +5 \S+ +\S+ +3\) Hers\.\n/ms,
		'blame: who wrote which line';
	is decode_json((split /\n/, $wiki->must(qw(--json entry blame mojo/page)))[1])->{lines}[0], 'Hers.', '... for programs';
};

subtest 'taken back' => sub {
	like adm(qw(entry revert mojo/page@2 -m Wrong))->{err}, qr/changed on both sides/, 'what was built upon conflicts';
	$wiki->must(qw(entry revert mojo/page@3));
	is body('page'), "## One\n\nHers.\n\n## Two\n\nSecond.\n", 'one old change, and the later ones stay';
	fails(2, qr/name the revision/, adm(qw(entry revert mojo/page)), 'which one must be said');
	fails(2, qr/nothing before it/, adm(qw(entry revert mojo/page@1)), 'not the first');
};

subtest 'out of sight' => sub {
	write_to("Canary.\n", qw(entry edit mojo/page -m Canary));
	$wiki->must(qw(entry hide mojo/page@7 -m Abuse));
	unlike body('page'), qr/Canary/, 'the text before it is back';
	is adm(qw(entry show mojo/page@7))->{status}, 3, 'it is not shown';
	is adm('search', 'canary')->{status}, 1, 'nor found';
	fails(4, qr/hidden already/, adm(qw(entry hide mojo/page@7)), 'twice');
	$wiki->must(qw(entry unhide mojo/page@7));
	is body('page@7'), "Canary.\n", 'and shown again';
};

subtest 'an import of what was hidden here' => sub {
	my $feed = sub ($title) {
		spew("$dir/feed.xml", <<"END");
<rss version="2.0"><channel><title>F</title><link>https://f.example/</link><description>F</description>
<item><title>$title</title><guid>item-1</guid><link>https://f.example/item/</link><description>Text.</description></item>
</channel></rss>
END
		return adm(qw(import rss), "$dir/feed.xml", qw(--category mojo));
	};
	is $feed->('Item one')->{status}, 0, 'an item becomes an entry';
	$wiki->must(qw(entry mv mojo/item-one mojo/item));
	$wiki->must(qw(entry hide mojo/item@2));
	is $feed->('Item two')->{status}, 0, 'and changes with its source, whatever was hidden since';
	like $wiki->must(qw(entry show mojo/item)), qr/^title: Item two$/m, '... as it should';
};

subtest 'links follow a move' => sub {
	$wiki->entry('mojo/linking', { title => 'L' }, "See [[page]].\n");
	$wiki->must(qw(entry mv mojo/page leaf --links));
	is body('linking'), "See [[leaf]].\n", 'with --links';
	$wiki->must(qw(entry mv mojo/leaf tree));
	is body('linking'), "See [[leaf]].\n", 'else they stay';
};

done_testing;
