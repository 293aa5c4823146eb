# The site behind nginx, in the configuration that we ship: static files, compression, limits, and
# the same headers on every status, whoever makes the answer.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use IO::Uncompress::Gunzip qw(gunzip);
use Test::More;
use MojoWiki::Build qw(builddir slurp);
use MojoWiki::Cgi;
use MojoWiki::Headers qw(%SECURITY security_of);
use MojoWiki::Server;
use MojoWiki::Wiki;

my $wiki = MojoWiki::Wiki->new;
my $site = MojoWiki::Server->new($wiki, edit => sub { s/fastcgi_read_timeout 30s/fastcgi_read_timeout 1s/ });

sub is_safe ($got, $what) {
	is_deeply({ security_of($got) }, \%SECURITY, "$what has each security header once");
	is $got->{headers}{server}, 'nginx', "$what names no version";
	return;
}

sub is_ours ($got, $status, $what) {
	is $got->{status}, $status, "$what answers $status";
	is_safe($got, $what);
	like $got->{body} // $got->{content}, qr/class="brand"/, "$what looks like the site";
	return;
}

# A server that refuses a request before its end may take the answer with it (RFC 9112, section 9.6):
# then it is asked again, as a client would.
sub raw ($bytes) {
	my $answer = '';
	for (1 .. 5) {
		$answer = $site->raw($bytes);
		last if length $answer;
	}
	return MojoWiki::Cgi::parse($answer =~ s{^HTTP/1\.1 }{Status: }r);
}

# Pages

my $home = $site->get('/');
is_ours($home, 200, 'the home page');
my $head = raw("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
is $head->{status}, 200, 'HEAD answers 200';
is $head->{body}, '', '... without a body';
is $head->{headers}{etag}, $home->{headers}{etag}, '... and with the same ETag';
is $site->get('/', 'If-None-Match' => $home->{headers}{etag})->{status}, 304, 'a page is revalidated with 304';

my $packed = $site->get('/', 'Accept-Encoding' => 'gzip');
is $packed->{headers}{'content-encoding'}, 'gzip', 'a page is compressed for who can read it';
gunzip(\$packed->{content} => \my $plain);
is $plain, $home->{content}, '... and is the same page';
is $site->get('/', 'If-None-Match' => $packed->{headers}{etag})->{status}, 304,
	'... and its weak ETag revalidates as well';

# Static files

my ($sheet) = $home->{content} =~ m{href="(/static/site\.[0-9a-f]{12}\.css)"};
ok $sheet, 'the page names its style sheet with a hash';
my $css = $site->get($sheet, 'Accept-Encoding' => 'gzip');
is $css->{status}, 200, 'the style sheet is there';
is $css->{headers}{'content-type'}, 'text/css; charset=utf-8', '... as CSS';
is $css->{headers}{'cache-control'}, 'public, max-age=31536000, immutable', '... for ever';
is $css->{headers}{'content-encoding'}, 'gzip', '... compressed';
is_safe($css, 'the style sheet');
is $site->get('/static/site.css')->{status}, 404, 'a file without its hash is not served';
is $site->get($sheet =~ s/\.[0-9a-f]{12}\./.000000000000./r)->{status}, 404, 'nor one with another hash';

for my $theme (['', 'auto'], ['theme=dark', 'dark'], ['a=b; theme=light', 'light'], ['theme=../x', 'auto']) {
	my ($cookie, $name) = @$theme;
	my $got = $site->get('/static/theme.css', Cookie => $cookie);
	is $got->{content}, slurp(builddir() . "/public/static/theme-$name.css"), "cookie '$cookie': the theme $name";
	is $got->{headers}{vary}, 'Accept-Encoding, Cookie', '... which caches keep apart';
	unlike $got->{headers}{'cache-control'}, qr/immutable/, '... and not for ever';
}

# Our errors, and those of nginx

is_ours($site->get('/nothing/here'), 404, 'an entry that never was');
is_ours($site->get('/static/nothing.css'), 404, 'a static file that never was');
is_ours($site->get('/static/error-pages/404.html'), 404, 'an error page by its name');
is_ours($site->get('/?' . 'q' x 12_000), 414, '12 KB of query');
is_ours(raw('GET /?' . 'q' x 100_000 . " HTTP/1.1\r\nHost: x\r\n\r\n"), 414, '100 KB of query');
is_ours($site->get('/', 'X-Long' => 'x' x 12_000), 200, '12 KB in a header');
is_ours(raw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " . 'x' x 100_000 . "\r\n\r\n"), 431, '100 KB in a header');
is_ours(raw("POST /theme HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 99999999\r\n\r\n"),
	413, 'a body of 100 MB');
is_ours(
	$site->request('POST', '/theme', {
		headers => { 'Content-Type' => 'application/x-www-form-urlencoded' },
		content => 'theme=' . 'x' x 3_000_000,
	}),
	413, 'a body of 3 MB'
);
is_ours(raw("NONSENSE\r\n\r\n"), 400, 'a request that is none');
is_ours(raw("GET / HTTP/1.1\r\n\r\n"), 400, 'a request without a host');
is_ours(raw("GET / HTTP/7.0\r\nHost: x\r\n\r\n"), 505, 'a version that is none');
is_ours(raw("GET /%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), 400, 'a NUL in the path');
is_ours(raw("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), 400, 'a bad escape in the path');
is_ours(raw("GET /../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), 400, 'a path that leads out');
is_ours(raw("TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), 405, 'TRACE');
is_ours(raw("BREW / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), 405, 'an unknown method');
is_ours($site->request('POST', $sheet), 405, 'POST to a static file');

my @workers = $site->worker_pids;
kill STOP => @workers;
is_ours($site->get('/'), 504, 'a site whose workers hang');
kill CONT => @workers;

kill KILL => $site->pid('workers'), @workers;
$site->is_gone('workers');
is_ours($site->get('/'), 502, 'a site without workers');

done_testing;
