# Many people save the same pages at the same time, and workers are killed meanwhile: no save that was
# answered is lost, none happens twice, and nobody reads "database is locked". The full campaigns run
# under MOJOWIKI_SLOW.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Build qw(until_true);
use MojoWiki::Database qw(is_sound);
use MojoWiki::Server;
use MojoWiki::Wiki;
use MojoWiki::Writers;
use Test::More;

my $slow = $ENV{MOJOWIKI_SLOW};

sub campaign (%option) {
	my $wiki = MojoWiki::Wiki->new(content => 'none');
	my $site = MojoWiki::Server->new($wiki, workers => $option{workers});
	my $writers = MojoWiki::Writers->new($wiki, $site, %option);
	my ($killed, $next) = (0, 1);
	$writers->start;
	while (1) {
		until_true(600, sub { !$writers->running || ($option{killing} && $writers->saved >= $next) });
		last unless $writers->running;
		my @workers = $site->worker_pids or next;
		$killed += kill KILL => $workers[rand @workers];
		$next = $writers->saved + 1 + int rand $option{between};
	}
	is_deeply [$writers->faults], [], 'what is there is what was acknowledged';
	ok is_sound($wiki), 'the database is sound';
	is $wiki->adm('fsck')->{status}, 0, '... and so is the search index';
	unlike $site->log('workers'), qr/database is locked/, 'no lock was ever shown';
	diag $writers->summary . ($killed ? ", $killed workers killed" : '') if $slow;
	return ($writers, $killed);
}

subtest 'writers' => sub {
	my ($writers) = campaign($slow
		? (workers => 8, writers => 64, pages => 20, saves => 157)
		: (workers => 3, writers => 6,  pages => 2,  saves => 20));
	cmp_ok $writers->{merged}, '>', 0, 'some saves were merged';
};

subtest 'writers while workers are killed' => sub {
	my (undef, $killed) = campaign(killing => 1, $slow
		? (workers => 4, writers => 8, pages => 4, saves => 400, between => 5)
		: (workers => 3, writers => 4, pages => 2, saves => 20, between => 8));
	cmp_ok $killed, '>=', $slow ? 500 : 5, 'workers were killed';
};

done_testing;
