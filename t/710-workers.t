# Workers come and go, and readers do not see it: one that is told to stop finishes its answer, one
# that dies is replaced, and no number of deaths ends the service.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use POSIX ();
use Test::More;
use Time::HiRes qw(time);
use MojoWiki::Build qw(until_true);
use MojoWiki::FastCgi;
use MojoWiki::Server;
use MojoWiki::Wiki;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $site = MojoWiki::Server->new($wiki, workers => 1);
my %post = (
	REQUEST_METHOD  => 'POST',
	REQUEST_URI     => '/theme',
	SERVER_PROTOCOL => 'HTTP/1.1',
	HTTP_HOST       => 'localhost',
	HTTP_ORIGIN     => 'http://localhost',
	CONTENT_TYPE    => 'application/x-www-form-urlencoded',
	CONTENT_LENGTH  => 10,
);

sub replacement_of ($pid) {
	return until_true(30, sub { (grep { $_ != $pid } $site->worker_pids)[0] });
}

# The worker has the request and waits for the body: as busy as one can be.
sub busy_worker () {
	my $talk = MojoWiki::FastCgi->new($site->socket_path);
	my ($pid) = $site->worker_pids;
	$talk->begin(\%post);
	until_true(30, sub { (grep { (readlink // '') =~ /^socket:/ } glob "/proc/$pid/fd/*") > 1 })
		or die "the worker does not take the connection\n";
	return ($talk, $pid);
}

# The status of what comes back, or that nothing does.
sub status_of ($conversation) {
	my $answer = $conversation->answer;
	return $answer ? $answer->{status} : 'no answer';
}

# One that is told to stop

my ($talk, $pid) = busy_worker();
kill TERM => $pid;
$talk->body('theme=dark');
$talk->body('');
is status_of($talk), 303, 'a worker that is told to stop finishes its answer';
isnt replacement_of($pid) // 0, 0, '... and another takes its place';

($pid) = $site->worker_pids;
my $start = time;
kill TERM => $pid;
ok replacement_of($pid), 'an idle worker that is told to stop is replaced';
cmp_ok time - $start, '<', 5, '... at once';

# A supervisor that is told to stop

($talk, $pid) = busy_worker();
kill TERM => $site->pid('workers');
$talk->body('theme=dark');
$talk->body('');
is status_of($talk), 303, 'a supervisor that is told to stop lets its worker finish';
undef $talk;
ok $site->is_gone('workers'), '... and ends after it';
is kill(0, $pid), 0, '... with nothing left';
$site = MojoWiki::Server->new(MojoWiki::Wiki->new(content => 'none'), workers => 1);

# One that dies

($pid) = $site->worker_pids;
kill KILL => $pid;
ok replacement_of($pid), 'a worker that is killed is replaced';
is $site->get('/')->{status}, 200, '... and the site answers';

my ($deaths, $kills) = (0, $ENV{MOJOWIKI_SLOW} ? 500 : 60);
$pid = replacement_of($pid);
while ($deaths < $kills) {
	kill KILL => $pid;
	$pid = replacement_of($pid) or last;
	$deaths++;
}
is $deaths, $kills, "$kills kills in a row do not end the service"
	or diag $site->log('workers') =~ s/^Spawning child\[0\] failed, next try\n//gmr;
is $site->get('/')->{status}, 200, '... and the site answers';

# Restarts under load

my $restarts = $ENV{MOJOWIKI_SLOW} ? 500 : 20;
pipe my $reads, my $tell_read or die "cannot make a pipe: $!\n";
my @readers;
for (1 .. 4) {
	my $reader = fork // die "cannot fork: $!\n";
	push @readers, $reader and next if $reader;
	close $reads;
	local $SIG{PIPE} = 'IGNORE';
	my $failed = 0;
	do { $failed++ if $site->get('/')->{status} != 200 } while syswrite $tell_read, '.';
	POSIX::_exit($failed ? 1 : 0);
}
close $tell_read;
my $seen = 0;
while ($seen < $restarts) {
	sysread $reads, my $some, 4096 or last;
	$pid = replacement_of(0) or last;
	kill TERM => $pid;
	replacement_of($pid) or last;
	$seen++;
}
is $seen, $restarts, "$restarts workers come and go while four people read";
close $reads;
is_deeply [map { waitpid($_, 0) == $_ ? $? : 'lost' } @readers], [0, 0, 0, 0], '... and none sees it';

# What no web server would say

($pid) = $site->worker_pids;
for my $case (
	['nothing',             ''],
	['garbage',             'x' x 5000],
	['an unknown role',     MojoWiki::FastCgi::record(1, pack 'nCx5', 9, 0)],
	['a length that lies',  pack('CCnnCx', 1, 4, 1, 65535, 255) . 'x'],
	['a name of 2 GB',      MojoWiki::FastCgi::record(1, pack 'nCx5', 1, 0)
			. MojoWiki::FastCgi::record(4, pack 'NN', 0xffffffff, 0xffffffff)],
) {
	my ($what, $bytes) = @$case;
	MojoWiki::FastCgi->new($site->socket_path)->raw($bytes);
	is $site->get('/')->{status}, 200, "after $what on its socket the worker answers";
}
is_deeply [$site->worker_pids], [$pid], '... and it is the same worker';

for my $case (['shorter than', 'theme=d'], ['not what', '']) {
	my ($what, $body) = @$case;
	$talk = MojoWiki::FastCgi->new($site->socket_path);
	$talk->begin(\%post);
	$talk->body($body) if length $body;
	$talk->body('');
	is status_of($talk), 400, "a body that is $what CONTENT_LENGTH says is answered with 400";
}
for my $length ('-1', '1e3', '99999999999999999999', ' 5', 'x') {
	$talk = MojoWiki::FastCgi->new($site->socket_path);
	$talk->begin({ %post, CONTENT_LENGTH => $length });
	$talk->body('');
	like status_of($talk), qr/^4/, "CONTENT_LENGTH '$length' is refused";
}

SKIP: {
	skip 'set MOJOWIKI_SLOW=1 for a client that says nothing for half a minute', 2 unless $ENV{MOJOWIKI_SLOW};
	($talk, $pid) = busy_worker();
	ok until_true(60, sub { !kill 0, $pid }), 'a client that never ends its request does not keep its worker';
	is $site->get('/')->{status}, 200, '... and the site answers';
}

is $site->log('workers') =~ tr/\x00-\x08\x0b-\x1f//, 0, 'the log holds no control bytes';
done_testing;
