# Many people save the same pages at the same time, and workers are killed meanwhile: no save that was
# answered is lost, none happens twice, and nobody reads "database is locked". The full campaigns run
# under MOJOWIKI_SLOW.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Database qw(is_sound);
use MojoWiki::Server;
use MojoWiki::Wiki;
use MojoWiki::Writers;
use Test::More;
use Time::HiRes qw(sleep);

my $slow = $ENV{MOJOWIKI_SLOW};

sub campaign (%option) {
	my $wiki = MojoWiki::Wiki->new(content => 'none');
	my $site = MojoWiki::Server->new($wiki, workers => $option{workers});
	my $writers = MojoWiki::Writers->new($wiki, $site, %option);
	my $killed = 0;
	$writers->start;
	while ($writers->running) {
		my @workers = $option{killing} ? $site->worker_pids : ();
		if (@workers && $killed < $option{kills}) {
			sleep rand $option{pause};
			$killed += kill KILL => $workers[rand @workers];
		} else {
			sleep 0.05;
		}
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
		? (workers => 4, writers => 8, pages => 4, saves => 400, kills => 500, pause => 0.05)
		: (workers => 3, writers => 4, pages => 2, saves => 20, kills => 15, pause => 0.03));
	cmp_ok $killed, '>=', $slow ? 500 : 1, 'workers were killed';
};

done_testing;
