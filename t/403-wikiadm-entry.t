#!/usr/bin/perl
# Entries from new to restore: the life of one, and what readers meet at its addresses.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP qw(decode_json);
use MojoWiki::Worker;
use MojoWiki::Database qw(is_sound contents);
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Worker->new($wiki);

sub answer ($path) {
	my $got = $cgi->get($path);
	return join ' ', $got->{status}, $got->{headers}{location} // ();
}

sub page ($path)            { return $cgi->get($path)->{body} }
sub write_to ($text, @words) { return $wiki->adm([@words], stdin => $text) }
sub show ($name)            { return $wiki->must('entry', 'show', $name) }
sub body ($name)            { return show($name) =~ s/\A---\n.*?^---\n\n//msr }

sub fails ($status, $pattern, $done, $what) {
	is $done->{status}, $status, "$what: exit $status" or diag $done->{err};
	like $done->{err}, $pattern, '... in words';
	return;
}

subtest 'an entry is written, moved, deleted and brought back' => sub {
	$wiki->entry('mojo/pointing', { title => 'Pointing' }, "See [[e0502]].\n");
	unlike page('/mojo/pointing'), qr{href="/[^"]*e0502}, 'a link to nothing leads nowhere';

	my $new = write_to("# Borrowed twice\n\nThe borrow checker says no.\n",
		qw(entry new rust-engineering/e0502 -));
	is $new->{status}, 0, 'entry new';
	like $new->{err}, qr{/rust-engineering/e0502 is saved \(revision 1\)}, 'says where it is';
	like page('/rust-engineering/e0502'), qr/The borrow checker says no/, 'the page is there';
	like page('/mojo/pointing'), qr{href="/rust-engineering/e0502"}, 'the link elsewhere is healed';

	$wiki->must(qw(entry mv rust-engineering/e0502 ai/borrowed), '-m', 'A better place');
	is answer('/rust-engineering/e0502'), '301 /ai/borrowed', 'entry mv leaves a 301';
	like page('/mojo/pointing'), qr{href="/ai/borrowed"}, 'the link follows';

	$wiki->must(qw(entry rm ai/borrowed --yes));
	is answer('/ai/borrowed'), 410, 'entry rm answers 410';
	is answer('/rust-engineering/e0502'), 410, 'at the old address, too';
	unlike page('/mojo/pointing'), qr{href="/ai/borrowed"}, 'no link leads to it';

	$wiki->must(qw(entry restore ai/borrowed));
	is answer('/ai/borrowed'), 200, 'entry restore brings it back';
	like page('/mojo/pointing'), qr{href="/ai/borrowed"}, 'and the link';

	my @log = map { decode_json($_) } split /\n/, $wiki->must(qw(--json entry log ai/borrowed));
	is_deeply [map { $_->{action} } @log], [qw(restore delete rename create)], 'entry log shows it all';
	is_deeply [map { $_->{number} } @log], [4, 3, 2, 1], '... numbered';
	is $log[2]{comment}, 'A better place', '... with the reasons';
	like $log[0]{created}, qr/^\d{4}-\d\d-\d\dT/, '... and times';
};

subtest 'an entry has several names' => sub {
	my ($id) = show('ai/borrowed') =~ /^id: (\w+)/m;
	for my $name ('borrowed', $id, '/ai/borrowed', 'rust-engineering/e0502', 'ai/borrowed@1', "$id\@1") {
		is body($name), body('ai/borrowed'), $name;
	}
	fails(3, qr/no entry 'mojo\/borrowed'/, $wiki->adm(qw(entry show mojo/borrowed)), 'a wrong category');
	fails(3, qr/no revision 99/, $wiki->adm(qw(entry show borrowed@99)), 'a revision that is not there');
	fails(2, qr/NAME\@12/, $wiki->adm(qw(entry show borrowed@first)), 'a revision that is no number');
	for my $verb (['edit'], ['mv', 'x'], ['rm', '--yes']) {
		my ($act, @rest) = @$verb;
		fails(2, qr/without it/, write_to("X\n", 'entry', $act, 'borrowed@1', @rest), "$act of a revision");
	}
};

subtest 'addresses after several moves' => sub {
	$wiki->entry('mojo/first', { title => 'Moving' });
	$wiki->must(qw(entry mv mojo/first second));
	$wiki->must(qw(entry mv mojo/second golang/third));
	is answer('/mojo/first'), '301 /golang/third', 'the first address is one step from the third';
	is answer('/mojo/second'), '301 /golang/third', 'and the second';
	$wiki->must(qw(entry mv golang/third mojo/first));
	is answer('/mojo/first'), 200, 'a move back to the first name';
	is answer('/golang/third'), '301 /mojo/first', 'the others lead there';
	unlike $wiki->must('alias', 'list'), qr{^mojo/first }m, 'it is no alias of itself';

	$wiki->must(qw(entry mv mojo/first mojo/later));
	write_to("Another.\n", qw(entry new mojo/first));
	is answer('/mojo/first'), 200, 'a new entry takes the name that is free again';
	$wiki->must(qw(entry mv mojo/first mojo/elsewhere));
	is answer('/mojo/first'), '301 /mojo/elsewhere', 'and its old address is its own when it moves on';

	fails(4, qr/taken by 'mojo\/later'/, $wiki->adm(qw(entry mv mojo/elsewhere later)), 'a taken slug');
	fails(4, qr/taken by/, $wiki->adm(qw(entry mv mojo/elsewhere golang/later)),
		'a slug that is taken in another category');
	fails(2, qr/used by the wiki/, $wiki->adm(qw(entry mv mojo/elsewhere history)), 'a reserved slug');
	fails(2, qr/no category 'nix'/, $wiki->adm(qw(entry mv mojo/elsewhere nix/x)), 'no such category');
	$wiki->must(qw(entry rm mojo/later --yes));
	fails(4, qr/taken by the deleted entry/, $wiki->adm(qw(entry mv mojo/elsewhere later)), 'a deleted one');
};

subtest 'an old revision after a move' => sub {
	$wiki->entry('mojo/kept', { title => 'Kept', tags => ['one'] }, "First.\n");
	$wiki->entry('mojo/kept', { title => 'Kept still', tags => ['two'] }, "Second.\n");
	$wiki->must(qw(entry mv mojo/kept golang/moved));
	is body('moved@1'), "First.\n", '@REV shows it';
	$wiki->must(qw(entry restore moved@1));
	is body('moved'), "First.\n", 'restore makes it the text again';
	like show('moved'), qr/^title: Kept\n.*^  - one\n/ms, 'with its fields';
	is answer('/golang/moved'), 200, 'where the entry stands now';
	is answer('/mojo/kept'), '301 /golang/moved', 'and the old address leads there';
	like $wiki->must(qw(entry restore moved@1)) . $wiki->adm(qw(entry restore moved@1))->{err},
		qr/as it was/, 'twice is once';
	fails(3, qr/no revision/, $wiki->adm(qw(entry restore moved@77)), 'one that is not there');
};

subtest 'edit' => sub {
	$wiki->entry('mojo/text', { title => 'Text', tags => ['a'], topic => 'T', position => '7' }, "One.\n");
	write_to("Two.\n", qw(entry edit mojo/text - -m Because));
	is body('mojo/text'), "Two.\n", 'a body alone changes the body';
	like show('mojo/text'), qr/^title: Text\n.*^topic: T\n.*^  - a\n/ms, 'and nothing else';
	like $wiki->must(qw(entry log mojo/text)), qr/^2 .*Because$/m, 'with the reason in the history';

	like write_to(show('mojo/text'), qw(entry edit mojo/text))->{err}, qr/as it was \(revision 2\)/,
		'its own text back changes nothing';
	write_to("---\ntopic: U\n---\n\nThree.\n", qw(entry edit mojo/text -));
	like show('mojo/text'), qr/^title: Text\nslug: text\ncategory: mojo\n.*^topic: U$/ms,
		'front matter changes the fields, but not the name';
	unlike show('mojo/text'), qr/^tags:/m, 'what it leaves out is empty';

	my $conflict = write_to("Mine.\n", qw(entry edit mojo/text --base 2));
	fails(4, qr/at revision 3, not 2/, $conflict, 'a text made from an older revision');
	is body('mojo/text'), "Three.\n", '... was not saved';
	is write_to("Mine.\n", qw(entry edit mojo/text --base 3))->{status}, 0, 'the right base saves';
	fails(2, qr/--base takes/, write_to("X\n", qw(entry edit mojo/text --base x)), 'a base in words');

	fails(4, qr/that of another entry/, write_to(show('mojo/pointing'), qw(entry edit mojo/text)),
		"another entry's text");
	fails(3, qr/no entry/, write_to("X\n", qw(entry edit mojo/nix)), 'no such entry');
	$wiki->must(qw(entry rm mojo/text --yes));
	fails(4, qr/entry restore/, write_to("X\n", qw(entry edit mojo/text)), 'a deleted entry');
	fails(4, qr/entry restore/, $wiki->adm(qw(entry mv mojo/text t2)), 'a deleted entry moves not');
	fails(4, qr/deleted already/, $wiki->adm(qw(entry rm mojo/text --yes)), 'deleting it twice');
};

subtest 'drafts' => sub {
	write_to("---\ntitle: D\nstatus: draft\n---\n\nSoon.\n", qw(entry new mojo/soon));
	is answer('/mojo/soon'), 404, 'a draft has no page';
	is $wiki->must(qw(entry list --status draft)) =~ s/ +/ /gr, "mojo soon draft 1 D\n", 'but is listed';
	write_to("Sooner.\n", qw(entry edit mojo/soon));
	is answer('/mojo/soon'), 404, 'a new body leaves it a draft';
	$wiki->must(qw(entry rm mojo/soon --yes));
	$wiki->must(qw(entry restore mojo/soon));
	is answer('/mojo/soon'), 404, 'brought back after its deletion, it is a draft still';
	write_to(show('mojo/soon') =~ s/^status: draft\n//mr, qw(entry edit mojo/soon));
	is answer('/mojo/soon'), 200, 'without that line it is published';
	write_to(show('mojo/soon') =~ s/^date:/status: draft\ndate:/mr, qw(entry edit mojo/soon));
	is answer('/mojo/soon'), 404, 'and with it withdrawn';
};

subtest 'what front matter says beside the fields' => sub {
	my $text = "---\ntitle: Dated\ndate: 2020-02-03\naliases: [/2020/dated/]\n---\n\nX.\n";
	write_to($text, qw(entry new mojo/dated));
	is answer('/2020/dated'), '301 /mojo/dated', 'an old address answers';
	like show('mojo/dated'), qr/^date: "?2020-02-03T00:00:00Z/m, 'the date is kept';
	write_to(show('mojo/dated') =~ s/2020-02-03T/2021-02-03T/r, qw(entry edit mojo/dated));
	like show('mojo/dated'), qr/^date: "?2021-02-03T/m, 'and can be changed';
	fails(4, qr/leads to another entry/, write_to($text, qw(entry new mojo/dated-2)), 'a taken old address');
	is $wiki->adm(qw(entry show mojo/dated-2))->{status}, 3, '... leaves no entry behind';
	fails(4, qr/take the line 'id:' out/, write_to(show('mojo/dated'), qw(entry new mojo/copy)),
		'a copy with the id of the original');
	write_to(show('mojo/dated') =~ s/^(?:id|aliases):.*\n(?:  - .*\n)*//mgr, qw(entry new mojo/copy));
	is body('mojo/copy'), "X.\n", '... without it is an entry of its own';
};

subtest 'list and its filters' => sub {
	$wiki->entry('kotlin/list', { title => 'Listed', kind => 'horror', tags => ['night'] });
	for my $filter ([qw(--category kotlin)], [qw(--kind horror)], [qw(--tag night)]) {
		like $wiki->must(qw(entry list), @$filter), qr/\Akotlin +list +live +1 +Listed\n\z/, "@$filter";
	}
	is $wiki->must(qw(entry list --tag nix)), '', 'a tag that nobody has';
	fails(3, qr/no category/, $wiki->adm(qw(entry list --category nix)), 'no such category');
	fails(2, qr/choose one of live/, $wiki->adm(qw(entry list --status nix)), 'no such status');
	fails(2, qr/choose one of pitfall/, $wiki->adm(qw(entry list --kind nix)), 'no such kind');
};

subtest 'search' => sub {
	like $wiki->must('search', 'borrow', 'checker'), qr/borrowed/, 'finds words';
	is $wiki->adm('search', 'xyzzyplugh')->{status}, 1, 'nothing found: exit 1';
	is $wiki->adm('search', '!!!')->{status}, 1, 'nothing to look for: exit 1';
	is $wiki->adm('search', '" OR NEAR(')->{status}, 1, 'no word is syntax';
	is scalar split(/\n/, $wiki->must('search', 'text', '--limit', 1)), 1, '--limit';
	$wiki->must('reindex');
	$wiki->must('rerender');
	like $wiki->must('search', 'borrow'), qr/borrowed/, 'after reindex and rerender, too';
	$wiki->must(qw(entry rm borrowed --yes));
	is $wiki->adm('search', 'borrow', 'checker')->{status}, 1, 'a deleted entry is not found';
};

ok is_sound($wiki), 'the database is sound at the end';
done_testing;
