# The pages in Chromium: valid, accessible, without sideways scroll or complaints, also without scripts.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Browser;
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

require_browser();

# an entry of each kind and category; what hundreds of rows add is only time
my $wiki = MojoWiki::Wiki->new(content => [qw(
	claiming-a-job-from-a-queue-table goroutine-leak-after-timeout large-future-stack-overflow
	lock-held-through-while-let lru-cache-on-a-method mojo-not-implicitly-copyable
	node-undefined-property-access read-timeout-does-not-bound-a-stream
	runcatching-swallows-cancellation two-connections-per-thread
)]);
my $site = MojoWiki::Server->new($wiki);
my $long = 'averylongwordthatnobodycanbreak' x 2;
$wiki->entry('mojo/wide', { title => "`$long` and `std::collections::HashMap<String, Vec<u8>>`",
	tags => ['a/b', 'a very long tag of forty characters at m'], codes => ['E0382'], severity => 'critical',
	affects => 'every version there ever was, and some more', verified_on => '2026-01-02' },
	"## Symptom\n\n$long\n\n```text\n" . 'wide ' x 60 . "line\n```\n\n| " . join(' | ', ('column') x 12) . " |\n|"
	. ' --- |' x 12 . "\n| " . join(' | ', ('cell') x 12) . " |\n\n## Fix\n\n> [!NOTE]\n> [[nowhere]]\n\n- [x] done\n");
$wiki->entry('mojo/wide', { title => 'A wide one', severity => 'low' }, "Second.\n\n## One\n\n## Two\n\n## Three\n");

my $entry = '/rust-engineering/lock-held-through-while-let';
browse('check', $site->url(''),
	'/', '/mojowiki', '/mojowiki?sort=code', '/rust-engineering', '/mojo?severity=high', $entry, "$entry/links",
	'/production-horrors/two-connections-per-thread', '/mojo/wide?rev=1', '/mojo/wide', '/tags/deadlock', '/search',
	'/search?q=lock', '/search?q=nothinglikethis', '/recent', '/help', '/nothing/like-this');

done_testing();
