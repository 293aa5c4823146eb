# Damaged and oversized requests are answered in words, with the right status, and change nothing.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Build qw(slurp);
use MojoWiki::Cgi;
use MojoWiki::Html qw(faults text_of);
use MojoWiki::Wiki;
use MojoWiki::Worker;
use Test::More;

my $wiki   = MojoWiki::Wiki->new;
my $cgi    = MojoWiki::Worker->new($wiki);
my $before = slurp($wiki->db);

# The answer has STATUS, a whole page and a sentence like WORDS, and tells nothing of the server.
sub refuses ($got, $status, $words, $name) {
	$name = substr $name =~ s/[^ -~]/?/gr, 0, 60;
	is($got->{status}, $status, "$name: status $status");
	like(text_of($got->{body}), $words, "$name: says why") if $words;
	is(join('; ', faults($got->{body})), '', "$name: clean markup");
	unlike($got->{body}, qr{\Q@{[$wiki->dir]}\E}, "$name: no path of the server");
	return;
}

subtest 'escapes' => sub {
	for my $text ('%', '%4', '%zz', 'a%', '%%41', '%-1', '%u0041', '%0x') {
		refuses($cgi->get("/$text"), 400, qr/not followed by two hexadecimal digits/, "path $text");
		refuses($cgi->get("/search?q=$text"), 400, qr/two hexadecimal digits/, "query $text");
		refuses($cgi->get("/search?$text=1"), 400, qr/two hexadecimal digits/, "name $text");
	}
};

subtest 'NUL and what is not UTF-8' => sub {
	for my $text ('%00', 'a%00b', '%ff', '%c0%80', '%c0%af', '%ed%a0%80', '%f4%90%80%80', '%e2%82', "\xff", '%80') {
		refuses($cgi->get("/mojo/$text"), 400, qr/NUL byte or is not UTF-8/, "path $text");
		refuses($cgi->get("/search?q=$text"), 400, qr/NUL byte or is not UTF-8/, "query $text");
	}
};

subtest 'targets that are no path' => sub {
	refuses($cgi->get($_), 400, qr/begin with a slash/, $_) for 'mojo', '*', 'http://localhost/', '?q=1', '\\mojo';
	is($cgi->request('GET', '')->{status}, 200, 'no target at all is the first page');
};

subtest 'long addresses' => sub {
	for my $target ('/' . 'a' x 100_000, '/search?q=' . 'a' x 100_000, '/' . '%41' x 30_000) {
		refuses($cgi->get($target), 414, qr/the longest that is taken has 8192/, $target);
	}
	is($cgi->get('/search?q=' . 'a' x 8000)->{status}, 200, '8 KB are read');
	is($cgi->get('/' . 'a/' x 4000)->{status}, 404, 'many segments are nothing special');
	is($cgi->get('/search?' . join('&', ('a') x 2201))->{status}, 400, '2201 fields are too many');
};

subtest 'bodies' => sub {
	my sub post ($length, $body) {
		return $cgi->request('POST', '/theme', { 'Content-Length' => $length }, $body);
	}
	refuses(post(100, 'theme=dark'), 400, qr/ended early: 10 bytes came of the 100/, 'a length that promises too much');
	is(post(10, 'theme=dark&return_to=/mojo')->{headers}{location}, '/', 'a length that promises too little cuts');
	refuses(post($_, 'theme=dark'), 400, qr/Content-Length is not a number/, "length '$_'")
		for '-1', 'abc', '1e3', '0x10', '10 ', '+10', '10,10', '99999999999999999999999';
	refuses(post(1_048_577, ''), 413, qr/1048577 bytes; 1048576 are taken/, 'a byte too many');
	refuses(post(9_223_372_036_854_775_807, ''), 413, qr/Send less at once/, 'the largest number');
	is(post('', 'theme=dark')->{status}, 303, 'an empty length is no body');
	refuses(post(6, "a\0b=cd"), 400, qr/NUL/, 'a NUL in a form');
	refuses(post(4, 'a=%z'), 400, qr/hexadecimal/, 'a bad escape in a form');
	refuses(post(3, "a=\xff"), 400, qr/UTF-8/, 'a form that is not UTF-8');
	is($cgi->request('GET', '/mojo', { 'Content-Length' => 4 }, 'body')->{status}, 200, 'a GET may bring a body');
	is($cgi->request('POST', '/theme', { 'Content-Length' => 1_048_576 }, 'a=' . 'b' x 1_048_574)->{status}, 303,
		'a mebibyte is taken');
};

subtest 'values that no field takes' => sub {
	for my $query (qw(page=-1 page=0 page=99999999999999999999 page=1e9 page=x kind=<script> severity=99 lang=%27
		verified=%00x sort=../../etc page=&page=2 q[]=1 page=%D9%A1))
	{
		my $status = $query =~ /%00/ ? 400 : 200;
		is($cgi->get("/mojo?$query")->{status}, $status, "/mojo?$query");
		is($cgi->get("/mojowiki?$query")->{status}, $status, "/mojowiki?$query");
	}
	is($cgi->get("/recent?before=$_")->{status}, 200, "/recent?before=$_")
		for qw(x -1 1 1. .1 1.x 99999999999999999999.1 9223372036854775807.9223372036854775807);
};

subtest 'search takes any words' => sub {
	for my $query ('"', '""', "'", '*', 'a*', 'AND', 'a AND', 'NOT', 'NEAR(a b)', 'title:x', '{a b}:c', '^a', '-', '(', ')',
		'a OR', '%22a', 'SELECT', ';--', "\\", 'a b ' x 200, 'ы' x 400, '[', ':', 'col : x', "\x{1}", '+', '日本語')
	{
		utf8::encode(my $bytes = $query);
		my $got = $cgi->get('/search?q=' . $bytes =~ s/([^A-Za-z0-9])/sprintf '%%%02X', ord $1/ger);
		is($got->{status}, 200, 'search for ' . substr $query =~ s/[^ -~]/?/gr, 0, 30);
		is($got->{err}, '', 'and nothing to log');
	}
};

subtest 'odd environments' => sub {
	my sub with (%env) { return MojoWiki::Cgi->new($wiki, env => \%env)->get('/mojo') }
	is(with(REQUEST_URI => undef)->{status}, 200, 'without REQUEST_URI the path is PATH_INFO');
	is(with(REQUEST_URI => undef, PATH_INFO => undef)->{status}, 200, 'without either it is the first page');
	is(with(REQUEST_URI => undef, PATH_INFO => "/\xff")->{status}, 400, 'PATH_INFO that is not UTF-8');
	is(with(REQUEST_METHOD => undef)->{status}, 405, 'no method');
	is(with(REMOTE_ADDR => undef, SERVER_NAME => undef, HTTP_HOST => undef)->{status}, 200, 'no host, no client');
};

is(slurp($wiki->db) eq $before, 1, 'none of it has changed the database');

done_testing();
