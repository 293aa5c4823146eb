#!/usr/bin/perl
# Feeds of all sorts, made here: where items go, what they are called, what a second run does.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP qw(decode_json);
use MojoWiki::Build qw(spew);
use MojoWiki::Worker;
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Worker->new($wiki);
my $path = $wiki->dir . '/feed.xml';

sub escape ($text) { return $text =~ s/&/&amp;/gr =~ s/</&lt;/gr }

# An RSS item: { title, link, guid, date, tags => [], html }; what is left out is not written.
sub item ($part) {
	my %names = (title => 'title', link => 'link', guid => 'guid', date => 'pubDate', html => 'description');
	my @lines = map { exists $part->{$_} ? "<$names{$_}>" . escape($part->{$_}) . "</$names{$_}>" : () }
		qw(title link guid date html);
	push @lines, map { '<category>' . escape($_) . '</category>' } ($part->{tags} // [])->@*;
	return '<item>' . join("\n", @lines) . "</item>\n";
}

sub import_feed ($items, @options) {
	spew($path, '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>' .
		join('', map { item($_) } @$items) . '</channel></rss>');
	return $wiki->adm('import', 'rss', $path, @options);
}

sub counts ($done) { return join ' ', $done->{out} =~ /(\d+)/g }
sub show ($name)   { return decode_json($wiki->must('--json', 'entry', 'show', $name)) }

sub answer ($target) {
	my $got = $cgi->get($target);
	return join ' ', $got->{status}, $got->{headers}{location} // ();
}

subtest 'where an item goes' => sub {
	my $items = [
		{ title => 'By tag',   guid => 'c1', tags => ['Backend', 'RustLang'], html => '<p>x</p>' },
		{ title => 'By map',   guid => 'c2', tags => ['weather'],             html => '<p>x</p>' },
		{ title => 'Nowhere',  guid => 'c3', tags => ['cats', 'dogs'],        html => '<p>x</p>' },
		{ title => 'Untagged', guid => 'c4',                                  html => '<p>x</p>' },
	];
	my $done = import_feed($items, qw(--category ai --map RustLang=rust-engineering --map weather=kotlin));
	is counts($done), '4 0 0', 'four are new';
	is show('by-tag')->{category}, 'rust-engineering', 'a map counts in any case of letters';
	is show('by-map')->{category}, 'kotlin', 'and may be given often';
	is show('nowhere')->{category}, 'ai', 'the rest goes to --category';
	like $done->{err}, qr/'Nowhere' has no tag of a category \(cats, dogs\); it went to 'ai'/, 'and is listed';
	like $done->{err}, qr/'Untagged' has no tag of a category \(no tags\)/, '... with or without tags';
	is_deeply show('by-tag')->{tags}, ['backend', 'rustlang'], 'tags are kept';
	import_feed([{ title => 'Setting', guid => 'c5' }]);
	is show('setting')->{category}, 'production-horrors', 'without --category the setting decides';
};

subtest 'options that make no sense' => sub {
	my $items = [{ title => 'T', guid => 'o1', tags => ['mojo'] }];
	for my $case ([2, '--map', 'rust'], [2, '--map', '=mojo'], [2, '--map', 'rust='],
		[3, '--map', 'rust=nix'], [3, '--category', 'nix']) {
		my ($status, @options) = @$case;
		is import_feed($items, @options)->{status}, $status, "@options";
	}
	is $wiki->adm('entry', 'show', 't')->{status}, 3, 'nothing was imported';
};

subtest 'the item changes at its source' => sub {
	my $item = { title => 'Changing', guid => 's1', tags => ['mojo'], html => '<p>One.</p>', date =>
		'Mon, 11 May 2026 22:38:46 +0000' };
	import_feed([$item]);
	is counts(import_feed([$item])), '0 0 1', 'not at all: unchanged';
	is counts(import_feed([{ %$item, html => '<p>Two.</p>' }])), '0 1 0', 'a new text: changed';
	is show('changing')->{revision}, 2, 'in one new revision';
	is show('changing')->{published}, '2026-05-11T22:38:46Z', 'the day of its first publication stays';
	is counts(import_feed([{ %$item, html => '<p>Two.</p>', guid => 's1-new' }])), '1 0 0',
		'another guid is another item';
	is show('changing-2')->{body}, "Two.\n", 'with an address of its own';
	is show('changing')->{revision}, 2, 'the first stays as it was';
};

subtest 'the entry changes here' => sub {
	my $item = { title => 'Ours', guid => 'h1', tags => ['mojo'], html => '<p>One.</p>' };
	import_feed([$item]);
	$wiki->adm(['entry', 'edit', 'ours', '-'], stdin => "Ours now.\n");
	my $done = import_feed([{ %$item, html => '<p>Two.</p>' }]);
	is counts($done), '0 0 1', 'a text that was edited here is left alone';
	like $done->{err}, qr{'Ours' changed at its source, but was edited here; '/?mojo/ours' was left}, 'and noted';
	is show('ours')->{body}, "Ours now.\n", '... it is still ours';

	$wiki->must('entry', 'restore', 'ours@1');
	is counts(import_feed([{ %$item, html => '<p>Two.</p>' }])), '0 1 0', 'restored, it follows the source again';

	$wiki->must('entry', 'mv', 'ours', 'golang/renamed');
	my $text = $wiki->must('entry', 'show', 'renamed') =~ s/^title: .*/title: A better title/mr;
	$wiki->adm(['entry', 'edit', 'renamed', '-'], stdin => $text);
	import_feed([{ %$item, html => '<p>Three.</p>', tags => ['mojo', 'new'] }]);
	import_feed([{ %$item, html => '<p>Four.</p>', tags => ['mojo', 'new'], title => 'Theirs' }]);
	my $entry = show('renamed');
	is $entry->{body}, "Four.\n", 'the text follows';
	is_deeply $entry->{tags}, ['mojo', 'new'], 'and the tags';
	is $entry->{title}, 'A better title', 'but the title that was given here stays';
	is $entry->{category}, 'golang', 'and the place';

	$wiki->must('entry', 'rm', 'renamed', '--yes');
	$done = import_feed([{ %$item, html => '<p>Five.</p>' }]);
	like $done->{err}, qr/was deleted here/, 'a deleted one is noted';
	is answer('/golang/renamed'), 410, 'and stays deleted';
};

subtest '--site keeps old addresses' => sub {
	my $p = 'https://old.example/';
	my $items = [
		{ title => 'Own link',  guid => 'a1', link => "${p}blog/own-link/",  html => '<p>x</p>', tags => ['mojo'] },
		{ title => 'One link',  guid => 'a2', html => "<p><a href=\"${p}one/\">here</a> <a href=\"${p}one/#x\">x</a></p>", tags => ['mojo'] },
		{ title => 'Two links', guid => 'a3', html => "<p><a href=\"${p}x/\">x</a> <a href=\"${p}y/\">y</a></p>", tags => ['mojo'] },
		{ title => 'Taken',     guid => 'a4', link => "${p}search", html => '<p>x</p>', tags => ['mojo'] },
		{ title => 'Same',      guid => 'a5', link => "${p}one",    html => '<p>x</p>', tags => ['mojo'] },
		{ title => 'Elsewhere', guid => 'a6', link => 'https://other.example/z', html => '<p>x</p>', tags => ['mojo'] },
		{ title => 'Lookalike', guid => 'a7', link => 'https://old.example.org/z', html => '<p>x</p>', tags => ['mojo'] },
	];
	my $done = import_feed($items, '--site', 'https://www.old.example/');
	is counts($done), '7 0 0', 'seven are new' or diag $done->{err};
	is answer('/blog/own-link/'), '301 /mojo/own-link', "the item's own link";
	is answer('/one'), '301 /mojo/one', 'or the one page of the site that it links to';
	like $done->{err}, qr/'Two links' links to 2 pages of '.*old\.example/, 'several are reported';
	is answer('/x'), 404, '... and not used';
	like $done->{err}, qr{'Taken' gets no alias: '/search/?' is taken by a page}, 'a taken address is reported';
	like $done->{err}, qr{'Same' gets no alias: '/one' leads to another entry}, "and another entry's";
	is show('elsewhere')->{canonical_url}, 'https://other.example/z', 'a link elsewhere is the original';
	is show('own-link')->{canonical_url}, '', 'a link on the site is not: it leads here now';
	is show('lookalike')->{canonical_url}, 'https://old.example.org/z', 'a longer name is another site';
};

subtest 'names' => sub {
	my $long  = 'Long words ' x 20;
	my $items = [
		{ title => 'Twice', guid => 'n1', tags => ['mojo'] }, { title => 'Twice', guid => 'n2', tags => ['mojo'] },
		{ title => $long, guid => 'n3', tags => ['mojo'] }, { title => 'Edit', guid => 'n4', tags => ['mojo'] },
		{ title => '!!!', guid => 'n5', tags => ['mojo'] },
		{ title => 'Tom &amp; Jerry', guid => 'n6', tags => ['mojo'] },
	];
	my $done = import_feed($items);
	is counts($done), '6 0 0', 'all are taken' or diag $done->{err};
	is show('twice-2')->{title}, 'Twice', 'an address that is taken gets a number';
	my ($entry) = grep { $_->{title} =~ /^Long/ } map { decode_json($_) } split /\n/, $wiki->must(qw(--json entry list));
	cmp_ok length $entry->{title}, '<=', 120, 'a long title is cut';
	like $entry->{title}, qr/\x{2026}\z/, '... with an ellipsis';
	is $wiki->adm('entry', 'show', 'edit')->{status}, 3, 'no reserved address';
};

subtest 'items with little in them' => sub {
	my $items = [
		{ link => 'https://x.example/only-a-link', tags => ['mojo'] },
		{ title => 'Only a title', tags => ['mojo'] },
		{ guid => 'urn:only-a-guid', html => '<p>Words.</p>', tags => ['mojo'] },
	];
	my $done = import_feed($items);
	is counts($done), '3 0 0', 'are taken' or diag $done->{err};
	is counts(import_feed($items)), '0 0 3', 'and found again';
	like show('only-a-title')->{published}, qr/^\d{4}-/, 'without a date that of the import counts';
	my $none = import_feed([{ html => '<p>Nothing to call it by.</p>' }]);
	my $date = import_feed([{ title => 'D', guid => 'd1', date => 'yesterday' }]);
	is $date->{status}, 2, 'a date that is none is refused';
	like $date->{err}, qr/line \d+: 'yesterday' is not a date/, 'with its line';
	is $none->{status}, 2, 'one without id, link and title is refused';
	like $none->{err}, qr/line \d+: this item has neither/, 'with its line';
};

subtest 'Atom' => sub {
	spew($path, <<'XML');
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>T</title><id>urn:f</id><updated>2026-01-01T00:00:00Z</updated><author><name>Ada</name></author>
<entry><title>Atomic</title><id>urn:a1</id><link href="https://old.example/atomic/"/>
<published>2025-02-03T04:05:06Z</published><updated>2026-01-01T00:00:00Z</updated>
<category term="mojo"/><content type="html">&lt;h2&gt;Part&lt;/h2&gt;&lt;pre&gt;&lt;code&gt;x &amp;lt; y&lt;/code&gt;&lt;/pre&gt;</content></entry>
</feed>
XML
	my $done = $wiki->adm('import', 'rss', $path, '--site', 'old.example');
	is counts($done), '1 0 0', 'is read as well' or diag $done->{err};
	my $entry = show('atomic');
	is_deeply [$entry->@{qw(author published category)}], ['Ada', '2025-02-03T04:05:06Z', 'mojo'], 'author, date, tag';
	like $entry->{body}, qr/^## Part\n\n(?:```\nx < y\n```|    x < y)/, 'HTML as Markdown';
	is answer('/atomic/'), '301 /mojo/atomic', 'and the old address';
};

done_testing;
