# Somebody follows a feed with a feed reader while an entry is edited, moved and deleted.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Worker;
use MojoWiki::Feed qw(read_feed require_reader);
use MojoWiki::Wiki;
use Test::More;

require_reader();

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Worker->new($wiki);
my @FEEDS = ('/feed.atom', '/feed.rss', '/mojo/feed.atom', '/recent.atom', '/search.atom?q=followed');

# What the reader knows: by id, as readers do. It counts how often an item came as changed.
my (%known, %changes);

sub poll () {
	for my $target (@FEEDS) {
		for my $item (read_feed($cgi->get($target)->{body})->{items}->@*) {
			my $stamp = join ' ', $item->{updated}->@*;
			my $old   = $known{$target}{ $item->{id} };
			$changes{$target}++ if $old && $old->{stamp} ne $stamp;
			$known{$target}{ $item->{id} } = { %$item, stamp => $stamp };
		}
	}
	return;
}

# The clock of the feeds has whole seconds.
sub wait_a_second () { my $now = time; select undef, undef, undef, 0.05 until time > $now; return }

sub each_feed ($what, $check) {
	for my $target (@FEEDS) { ok($check->($target, [values $known{$target}->%*]), "$target: $what") }
	return;
}

$wiki->entry('mojo/followed', { title => 'Followed' }, "First text.\n");
poll();
each_feed('the new entry is one item', sub ($target, $items) { @$items == 1 && $items->[0]{content} =~ /First/ });

wait_a_second();
$wiki->entry('mojo/followed', { title => 'Followed' }, "Second text.\n");
poll();
each_feed('the edit updates it', sub ($target, $items) { @$items == 1 && $items->[0]{content} =~ /Second/ });

wait_a_second();
$wiki->must('entry', 'mv', 'mojo/followed', 'mojo/followed-elsewhere');
$wiki->must('rerender');
poll();
each_feed('the move gives it another link', sub ($target, $items) { @$items == 1 && $items->[0]{link} =~ /elsewhere$/ });

wait_a_second();
$wiki->entry('mojo/other', { title => 'Other' }, "Links to [[followed-elsewhere]], [[followed]] and [[nothing]].\n");
$wiki->entry('mojo/nothing', { title => 'Nothing' }, "Now it is there, and heals the link.\n");
poll();
is($changes{$_}, 1, "$_: it was updated once") for @FEEDS;

$wiki->must('entry', 'rm', '--yes', 'mojo/followed-elsewhere');
for my $target (@FEEDS) {
	my @left = grep { $_->{link} =~ /elsewhere$/ } read_feed($cgi->get($target)->{body})->{items}->@*;
	is(scalar @left, 0, "$target: the deleted entry is gone");
}

done_testing();
