#!/usr/bin/perl
# What a text for an entry may be, and what is said about one that is not.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Build qw(spew);
use MojoWiki::Database qw(contents);
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');

sub body ($name) { return $wiki->must('entry', 'show', $name) =~ s/\A---\n.*?^---\n\n//msr }

sub write_text ($name, $text, $verb = 'new') {
	return $wiki->adm(['entry', $verb, $name, '-'], stdin => $text);
}

subtest 'a text without front matter' => sub {
	write_text('mojo/headed', "# The `title`\n\nText.\n");
	like $wiki->must('entry', 'list'), qr/headed .*The `title`$/m, 'is called as its first heading';
	is body('mojo/headed'), "Text.\n", 'which is not said twice';
	write_text('mojo/not-headed', "Text.\n");
	like $wiki->must('entry', 'list'), qr/not headed$/m, 'or as its address';
};

subtest 'bytes of other systems' => sub {
	write_text('mojo/crlf', "---\r\ntitle: CRLF\r\n---\r\n\r\nOne.\r\n\r\nTwo.\rThree.\r\n");
	is body('mojo/crlf'), "One.\n\nTwo.\nThree.\n", 'line ends become line feeds';
	write_text('mojo/bom', "\xef\xbb\xbf---\ntitle: BOM\n---\n\nText.\n");
	like $wiki->must('entry', 'list'), qr/BOM$/m, 'a byte order mark is no text';
	write_text('mojo/nfd', "Cafe\xcc\x81\n");
	is body('mojo/nfd'), "Caf\xc3\xa9\n", 'accents are composed';
};

my $before = contents($wiki);

sub refused ($what, $status, $pattern, $text, $name = 'mojo/bad') {
	my $done = write_text($name, $text);
	is $done->{status}, $status, $what;
	like $done->{err}, $pattern, '... in words' or diag $done->{err};
	return;
}

subtest 'what is refused' => sub {
	refused('a NUL',         2, qr/NUL byte in line 3/,           "a\nb\nc\0d\n");
	refused('not UTF-8',     2, qr/not UTF-8: byte 0xe9 in line 2/, "a\ncaf\xe9\n");
	refused('a surrogate',   2, qr/not UTF-8/,                    "\xed\xa0\x80");
	refused('65 KiB',        2, qr/65536 bytes or fewer/,         'x' x (65 << 10));
	refused('over 1 MiB',    2, qr/bytes/,                        "x\n" x (1 << 20));
	refused('an open head',  2, qr/line 1: .*not closed/,         "---\ntitle: x\n\nText.\n");
	refused('a broken head', 2, qr/line 4/,                       "---\ntitle: x\ntags: [a\n---\n");
	refused('an anchor',     2, qr/anchor/,                       "---\ntitle: &a x\n---\n");
	refused('TOML',          2, qr/TOML/,                         "+++\ntitle = 'x'\n+++\n");
	refused('a bad date',    2, qr/date: /,                       "---\ntitle: x\ndate: soon\n---\n");
	refused('a bad status',  2, qr/live or draft/,                "---\ntitle: x\nstatus: lost\n---\n");
	refused('a reserved address', 2, qr/used by the wiki/,        "X\n", 'mojo/edit');
	refused('a capital',     2, qr/lower-case/,                   "X\n", 'mojo/Bad');
	refused('no category',   2, qr/no category 'nix'/,            "X\n", 'nix/bad');
	refused('half a name',   2, qr/category\/slug/,               "X\n", 'bad');
	refused('a third part',  2, qr/lower-case/,                   "X\n", 'mojo/bad/worse');
	refused('a taken name',  4, qr/taken by 'mojo\/bom'/,         "X\n", 'golang/bom');
	is contents($wiki), $before, 'nothing of it was kept';
};

subtest 'all problems are told at once' => sub {
	my $done = write_text('mojo/Bad Name',
		"---\ntitle: " . 'x' x 130 . "\nkind: poem\nseverity: bad\nverified_on: never\n" .
		"canonical_url: gopher://x\n---\n" . 'x' x (65 << 10));
	is $done->{status}, 2, 'one exit';
	for my $problem ('Title must be 120', 'may hold lower-case', "'poem' is no kind", "'bad' is no severity",
		"'never' is no date", 'must start with http', 'Text must be 65536 bytes') {
		like $done->{err}, qr/\Q$problem\E/, $problem;
	}
	unlike $done->{err}, qr/\n./, 'in one line';
};

subtest 'files' => sub {
	my $dir = $wiki->dir;
	spew("$dir/bad.md", "---\ntitle: [\n---\n");
	like $wiki->adm('entry', 'new', 'mojo/bad', "$dir/bad.md")->{err}, qr/'\Q$dir\E\/bad.md': line/,
		'a bad one is named with the line';
	is $wiki->adm('entry', 'new', 'mojo/bad', "$dir/none.md")->{status}, 3, 'one that is not there';
	is $wiki->adm('entry', 'new', 'mojo/bad', $dir)->{status}, 8, 'a folder';
	is contents($wiki), $before, 'nothing of it was kept';
};

subtest 'what just fits' => sub {
	is write_text('mojo/large', join '', map { 'x' x 63 . "\n" } 1 .. 1024)->{status}, 0, '64 KiB of text';
	is length body('mojo/large'), 65536, 'all of it is kept';
	is write_text('mojo/' . 'x' x 120, "X\n")->{status}, 0, 'an address of 120 characters';
	is write_text('mojo/' . 'x' x 121, "X\n")->{status}, 2, 'but not of 121';
	is write_text("mojo/\xc3\xbcber-\xd0\xbc\xd0\xb8\xd1\x80", "X\n")->{status}, 0, 'letters of any script';
	is write_text('mojo/empty', '')->{status}, 0, 'no text at all';
};

done_testing;
