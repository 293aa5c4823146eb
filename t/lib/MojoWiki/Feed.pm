# Follows our feeds with a feed reader that other people wrote: feedparser.
#
#   my $feed = read_feed($bytes);   # { version, bozo, title, id, links, items => [{ id, title, ... }] }
#   is(xml_faults($bytes), '', 'well-formed');   # what xmllint says
package MojoWiki::Feed;

use v5.36;
use Exporter qw(import);
use JSON::PP;
use MojoWiki::Build qw(srcdir run program);

# Debian's modules belong to Debian's Python, whatever stands first in the path.
my $PYTHON = '/usr/bin/python3';

our @EXPORT_OK = qw(read_feed require_reader xml_faults);

sub require_reader () {
	my $done = run([$PYTHON, '-c', 'import feedparser']);
	Test::More::plan(skip_all => 'not installed: python3-feedparser') if $done->{status};
	return;
}

sub read_feed ($bytes) {
	my $done = run([$PYTHON, srcdir() . '/t/helper/read-feed.py'], stdin => $bytes);
	die "feedparser failed: $done->{err}" if $done->{status};
	return decode_json($done->{out});
}

sub xml_faults ($bytes) {
	return run([program('xmllint') // 'xmllint', '--noout', '--nonet', '-'], stdin => $bytes)->{err};
}

1;
