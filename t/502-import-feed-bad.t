#!/usr/bin/perl
# Files that are no good feed: one sentence with file and line, and nothing imported.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Build qw(spew);
use MojoWiki::Database qw(contents);
use MojoWiki::Wiki;
use Test::More;

my $wiki   = MojoWiki::Wiki->new(content => 'none');
my $path   = $wiki->dir . '/feed.xml';
my $before = contents($wiki);
my $head   = "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>\n";
my $item   = "<item><title>Good</title>\n<guid>g1</guid></item>\n";
my $tail   = "</channel></rss>\n";

sub refused ($what, $bytes, $pattern, $status = 2) {
	spew($path, $bytes) if defined $bytes;
	my $done = $wiki->adm('import', 'rss', $path);
	is $done->{status}, $status, "$what: exit $status" or diag $done->{err};
	like $done->{err}, qr/\Awikiadm: '\Q$path\E'(?:,| )[^\n]*$pattern[^\n]*\n\z/, '... one sentence with the file';
	is $done->{out}, '', '... no data';
	is contents($wiki), $before, '... nothing was imported';
	unlink $path;
	return;
}

refused('missing',        undef, qr/cannot be read: No such file/, 3);
refused('empty',          '', qr/is empty/);
refused('not XML',        "Dear reader,\n" x 50, qr/is not XML/);
refused('JSON',           '{"items":[]}', qr/is not XML/);
refused('an HTML page',   "<!DOCTYPE html>\n<html><body>404</body></html>", qr/is an HTML page/);
refused('another XML',    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', qr/line 1: .*its root is 'svg'/);
refused('no items',       $head . $tail, qr/holds no items/);
refused('cut off',        $head . $item . "<item><title>Half", qr/line 5: the file is cut off/);
refused('cut in a tag',   $head . $item . "<item><tit", qr/line \d+: the file is cut off/);
refused('cut after all items', $head . $item, qr/line \d+: the file is cut off/);
refused('badly nested',   $head . $item . "<item><title>x</item>\n" . $tail, qr/line 5: not well-formed/);
refused('a DOCTYPE',      "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a SYSTEM \"/etc/passwd\">]>\n<rss/>",
	qr/line 2: the file has a DOCTYPE/);
refused('a bomb',         "<!DOCTYPE x [<!ENTITY a \"" . 'a' x 1000 . "\"><!ENTITY b \"" . '&a;' x 1000 . "\">]><rss>&b;</rss>",
	qr/DOCTYPE/);
refused('an entity',      $head . "<item><title>&nope;</title><guid>g2</guid></item>" . $tail, qr/line 3: not well-formed/);
refused('not UTF-8',      $head . $item . "<item><title>Caf\xe9</title><guid>g2</guid></item>\n" . $tail, qr/line 5: bytes that are not text/);
refused('a NUL',          $head . $item . "<item><title>a\0b</title></item>\n" . $tail, qr/line 5: /);
refused('a large item',   $head . $item . '<item><title>Large</title><description>' . 'x' x (5 << 20) .
	'</description></item>' . $tail, qr/line 5: what begins here is larger than 4 MiB/);
refused('a long entry',   $head . $item . '<item><title>Long</title><guid>g3</guid><description>' . 'word ' x 20_000 .
	'</description></item>' . $tail, qr/line 5, 'Long': Text must be 65536 bytes or fewer/);
refused('deep nesting',   $head . '<item>' . '<a>' x 5000 . '</a>' x 5000 . '</item>' . $tail, qr/nested deeper/);

subtest 'no file at all' => sub {
	my $done = $wiki->adm('import', 'rss', $wiki->dir);
	is $done->{status}, 2, 'a folder';
	like $done->{err}, qr/is a folder; name the file in it/, '... in words';
	$done = $wiki->adm('import', 'rss', '/dev/null');
	is $done->{status}, 2, 'a device';
	like $done->{err}, qr/is not a file/, '... in words';
};

subtest 'HTML that nests without end' => sub {
	spew($path, $head . '<item><title>Deep</title><guid>g4</guid><description>' .
		'&lt;div&gt;&lt;ul&gt;&lt;li&gt;' x 20_000 . 'x</description></item>' . $tail);
	my $done = $wiki->adm('-n', 'import', 'rss', $path);
	is $done->{signal}, 0, 'does not end the program';
	ok $done->{status} == 0 || $done->{status} == 2, 'it is taken or refused' or diag $done->{status}, $done->{err};
};

done_testing;
