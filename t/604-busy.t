# Readers are served, whole and in order, while the command writes.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use HTTP::Tiny;
use MojoWiki::Build qw(binary run spew);
use MojoWiki::Html qw(faults);
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

my $ENTRIES = 300;
my $READERS = 20;
my $wiki    = MojoWiki::Wiki->new(content => [qw(lock-held-through-while-let lru-cache-on-a-method)]);
my $site    = MojoWiki::Server->new($wiki);
my $tree    = $wiki->dir . '/tree';

mkdir $_ for $tree, "$tree/mojo";
for my $number (1 .. $ENTRIES) {
	spew("$tree/mojo/many-$number.md", MojoWiki::Wiki::document({ title => "Many $number", category => 'mojo',
		kind => 'pitfall', tags => ['many'] }, "See [[many-@{[$number % $ENTRIES + 1]}]].\n" x 5));
}

# Reads until the file STOP is there; returns what went wrong, a line each.
sub read_on ($stop) {
	my @targets = ('/', '/mojo', '/search?q=many', '/recent', '/tags/many', '/mojo/many-1', '/mojo.json');
	my ($count, @wrong) = (0);
	until (-e $stop) {
		my $target = $targets[$count++ % @targets];
		my $got    = $site->get($target);
		push @wrong, "$target: $got->{status}" unless $got->{status} == 200 || $got->{status} == 404;
		push @wrong, "$target: $_" for $got->{headers}{'content-type'} =~ /html/ ? faults($got->{content}) : ();
		last if @wrong;
	}
	return ("$count", @wrong);
}

my @readers;
for my $number (1 .. $READERS) {
	my $pid = fork // die "cannot fork: $!";
	if ($pid == 0) {
		$site->{pids} = {};
		spew($wiki->dir . "/reader-$number", join "\n", read_on($wiki->dir . '/stop'));
		POSIX::_exit(0);
	}
	push @readers, $pid;
}
my $done = $wiki->adm('import', 'md', $tree);
$wiki->entry("mojo/after-$_", { title => "After $_" }) for 1 .. 5;
spew($wiki->dir . '/stop', '');
waitpid $_, 0 for @readers;

is($done->{status}, 0, "$ENTRIES entries are imported") or diag $done->{err};
my ($requests, @wrong) = (0);
for my $number (1 .. $READERS) {
	my ($count, @lines) = split /\n/, MojoWiki::Build::slurp($wiki->dir . "/reader-$number");
	$requests += $count;
	push @wrong, @lines;
}
is(join("\n", @wrong), '', "$READERS readers got whole pages meanwhile");
cmp_ok($requests, '>=', $READERS, "in $requests requests");
is($site->get('/mojo/many-300')->{status}, 200, 'what was written is there afterwards');
unlike($site->log('workers'), qr/^(?:error|warning)/m, 'and nothing was logged');

done_testing();
