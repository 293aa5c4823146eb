# A database that is away or broken: a clean 503 page, one sentence in the log, nothing given away.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use Fcntl qw(F_SETLK F_WRLCK SEEK_SET O_RDWR);
use File::Copy qw(copy);
use JSON::PP;
use MojoWiki::Build qw(binary program run slurp spew);
use MojoWiki::Cgi;
use MojoWiki::Html qw(faults text_of);
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => [qw(lock-held-through-while-let lru-cache-on-a-method)]);
my $dir  = $wiki->dir;

# Every sort of request is answered with 503 and logged with WORDS.
sub is_away ($path, $words) {
	my $cgi = MojoWiki::Cgi->new($wiki, env => { MOJOWIKI_DB => $path });
	for my $target ('/', '/mojo', '/mojo/mojo-not-implicitly-copyable', '/nothing', '/search?q=a') {
		my $got = $cgi->get($target);
		is($got->{status}, 503, "$target: status 503");
		is($got->{headers}{'retry-after'}, 10, "$target: says when to come again");
		is($got->{headers}{'cache-control'}, 'no-store', "$target: is not kept");
		like(text_of($got->{body}), qr/The wiki cannot answer just now/, "$target: says so in words");
		is(join('; ', faults($got->{body})), '', "$target: clean markup");
		unlike($got->{raw}, qr{\Q$dir\E|wiki\.db|sqlite|schema}i, "$target: tells nothing of the server");
		like($got->{err}, $words, "$target: the log says why");
		is(scalar(() = $got->{err} =~ /\n/g), 1, "$target: in one line");
	}
	my $got = $cgi->get('/mojo.json');
	is(decode_json($got->{body})->{status}, 503, 'JSON is answered in JSON');
	is($cgi->head('/mojo')->{body}, '', 'HEAD has no body');
	is($cgi->post('/theme', { theme => 'dark' })->{status}, 503, 'a POST is answered as well');
	return;
}

sub changed ($name, $offset, $bytes) {
	copy($wiki->db, "$dir/$name.db");
	my $content = slurp("$dir/$name.db");
	substr $content, $offset, length $bytes, $bytes;
	spew("$dir/$name.db", $content);
	return "$dir/$name.db";
}

subtest 'missing' => sub { is_away("$dir/nowhere.db", qr/there is no database at '.*nowhere\.db'; make one with/) };
subtest 'a folder' => sub { is_away($dir, qr/is not a file/) };
subtest 'empty' => sub { spew("$dir/empty.db", ''); is_away("$dir/empty.db", qr/empty\.db'/) };
subtest 'some text' => sub { spew("$dir/text.db", "Hello\n" x 1000); is_away("$dir/text.db", qr/text\.db'.* not /) };
subtest 'another program\'s' => sub { is_away(changed('other', 68, "\0\0\0\1"), qr/other\.db'/) };
subtest 'newer' => sub { is_away(changed('newer', 60, pack 'N', 9999), qr/has schema 9999.*upgrade MojoWiki/) };
subtest 'older' => sub { is_away(changed('older', 60, pack 'N', 0), qr/has schema 0.*migrate/) };
subtest 'cut off' => sub {
	spew("$dir/cut.db", substr slurp($wiki->db), 0, 5000);
	is_away("$dir/cut.db", qr/cut\.db'/);
};
subtest 'damaged in its middle' => sub {
	my $content = slurp($wiki->db);
	substr $content, 4096, length($content) - 4096, "\xa5" x (length($content) - 4096);
	spew("$dir/damaged.db", $content);
	my $got = MojoWiki::Cgi->new($wiki, env => { MOJOWIKI_DB => "$dir/damaged.db" })->get('/');
	like($got->{status}, qr/^50[03]$/, 'is answered with an error');
	unlike($got->{raw}, qr{\Q$dir\E|sqlite}i, 'that tells nothing');
	like($got->{err}, qr/damaged\.db'|malformed|damaged/, 'but is logged');
};

# One request by a user who owns none of the files.
sub as_stranger ($mode_of_folder, $mode_of_file) {
	chmod $mode_of_file, $wiki->db;
	chmod $mode_of_folder, $dir;
	my @as   = $> == 0 ? (program('setpriv'), qw(--reuid=65534 --regid=65534 --clear-groups)) : ();
	my $done = run([@as, binary('mojowiki')], env => { $wiki->env->%*, GATEWAY_INTERFACE => 'CGI/1.1',
		REQUEST_METHOD => 'GET', REQUEST_URI => '/mojo', SERVER_PROTOCOL => 'HTTP/1.1' });
	chmod 0700, $dir;
	chmod 0600, $wiki->db;
	return { MojoWiki::Cgi::parse($done->{out})->%*, err => $done->{err} };
}

subtest 'one that may not be read' => sub {
	my $got = as_stranger(0755, 0000);
	is($got->{status}, 503, 'is answered with 503');
	like($got->{err}, qr/you may not read '.*wiki\.db'/, 'and the log says why');
	unlike($got->{raw}, qr/\Q$dir\E/, 'the page tells nothing of it');
};

subtest 'one that may only be read' => sub {
	my $got = as_stranger(0555, 0444);
	is($got->{status}, 503, 'is answered with 503');
	unlike($got->{raw}, qr/\Q$dir\E/, 'the page tells nothing of it');
	like($got->{err}, qr/is read-only; make the file and its folder writable/, 'and the log says why');
};

subtest 'locked by a program that does not let go' => sub {
	pipe my $held, my $tell or die "pipe: $!\n";
	pipe my $wait, my $end or die "pipe: $!\n";
	my $pid = fork // die;
	if ($pid == 0) {
		close $end;
		# SQLite's pending, reserved and shared bytes, as an exclusive lock takes them
		sysopen my $file, $wiki->db, O_RDWR or POSIX::_exit(1);
		my $lock = pack 's s x4 q q l x4', F_WRLCK, SEEK_SET, 0x40000000, 512, 0;
		fcntl $file, F_SETLK, $lock or POSIX::_exit(2);
		syswrite $tell, "held\n";
		sysread $wait, my $nothing, 1;
		POSIX::_exit(0);
	}
	close $tell;
	is(scalar readline $held, "held\n", 'it has the lock');
	my $got = MojoWiki::Cgi->new($wiki)->get('/');
	kill KILL => $pid;
	waitpid $pid, 0;
	is($got->{status}, 503, 'is answered with 503');
	like($got->{err}, qr/busy|locked/, 'and the log says why');
	is(MojoWiki::Cgi->new($wiki)->get('/')->{status}, 200, 'when it lets go, the site is there again');
};

subtest 'a worker outlives its database' => sub {
	my $site = MojoWiki::Server->new($wiki, workers => 1);
	my ($pid) = $site->worker_pids;
	is($site->get('/')->{status}, 200, 'the site stands');
	rename $wiki->db, "$dir/away.db" or die;
	is($site->get('/')->{status}, 503, 'its file is moved away: 503');
	rename "$dir/away.db", $wiki->db or die;
	is($site->get('/')->{status}, 200, 'it is back: the site stands again');
	my $other = MojoWiki::Wiki->new(content => 'none');
	$other->must(qw(config set site.title Replaced));
	copy($other->db, "$dir/new.db");
	rename "$dir/new.db", $wiki->db or die;
	like($site->get('/')->{content}, qr/Replaced/, 'another is put in its place: it is served');
	is(($site->worker_pids)[0], $pid, 'all by the same worker');
};

done_testing();
