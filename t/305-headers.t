# The same security headers on every answer, the same bytes for every anonymous reader, one cookie.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Cgi;
use MojoWiki::Headers qw(%SECURITY security_of);
use MojoWiki::Worker;
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new;
my $cgi  = MojoWiki::Worker->new($wiki);
my $ENTRY = '/mojo/mojo-not-implicitly-copyable';

$wiki->entry('mojo/gone', { title => 'Gone' });
$wiki->must(qw(entry rm --yes mojo/gone));
my %answers = map { $_ => $cgi->get($_) } '/', '/index.json', '/mojo', '/mojowiki', '/search?q=a', '/recent', '/help',
	$ENTRY, "$ENTRY.md", "$ENTRY.json", "$ENTRY/links", '/tags/deadlock', '/Mojo/', '/nothing', '/nothing.json',
	'/mojo/gone', '/?x=%zz', '/search?q=' . 'a' x 9000, '/theme';
$answers{'304'}  = $cgi->get('/', 'If-None-Match' => '*');
$answers{'413'}  = $cgi->request('POST', '/theme', { 'Content-Length' => 99_999_999 });
$answers{'POST'} = $cgi->post('/theme', { theme => 'dark' });
$answers{'503'}  = MojoWiki::Cgi->new($wiki, env => { MOJOWIKI_DB => '/nonexistent/wiki.db' })->get('/');

subtest 'security headers' => sub {
	my %seen;
	for my $name (sort keys %answers) {
		$seen{ $answers{$name}{status} }++;
		is_deeply({ security_of($answers{$name}) }, \%SECURITY, substr "status $answers{$name}{status}: $name", 0, 60);
	}
	is(join(' ', sort keys %seen), '200 301 303 304 400 404 405 410 413 414 503', 'on each of these statuses');
};

subtest 'only POST /theme sets a cookie' => sub {
	for my $name (sort keys %answers) {
		my $cookie = $answers{$name}{headers}{'set-cookie'};
		is(defined $cookie, $name eq 'POST', substr "answer $name", 0, 60);
	}
};

subtest 'anonymous pages are the same for everyone' => sub {
	for my $target ('/', '/mojo', $ENTRY, '/search?q=lock', '/recent', '/help', '/mojowiki') {
		my $plain = $cgi->get($target);
		for my $headers ([Cookie => 'theme=dark; x=y'], ['User-Agent' => 'Mozilla/5.0'],
			[Referer => 'http://localhost/mojo'], ['Accept-Language' => 'ru'], [Accept => 'application/json'],
			['X-Forwarded-For' => '1.2.3.4'], [Host => 'evil.example'], ['X-Forwarded-Host' => 'evil.example'])
		{
			is($cgi->get($target, @$headers)->{raw}, $plain->{raw}, "$target with $headers->[0]");
		}
	}
};

subtest 'POST /theme' => sub {
	my $got = $cgi->post('/theme', { theme => 'dark', return_to => '/mojo?kind=pitfall' });
	is($got->{status}, 303, 'answers 303');
	is($got->{headers}{location}, '/mojo?kind=pitfall', 'leads back to the page');
	like($got->{headers}{'set-cookie'}, qr/^theme=dark; Path=\/; Max-Age=\d+; SameSite=Lax/, 'keeps the theme');
	like($cgi->post('/theme', { theme => $_ })->{headers}{'set-cookie'}, qr/^theme=auto;/, "'$_' is no theme")
		for '', 'DARK', "dark\r\nX: y", 'dark; Domain=evil.example', '<b>';
	for my $path ('//evil.example', 'https://evil.example/', '/\\evil.example', '\\/evil.example', 'evil', '',
		"/\t/evil.example", "\t//evil.example", "/\n/evil.example", " //evil.example", 'javascript:alert(1)',
		'/\\/evil.example', "/x\r\nX-Evil: 1", '/..//evil.example', '/.//evil.example', "/\x{1}/evil.example")
	{
		my $location = $cgi->post('/theme', { theme => 'dark', return_to => $path })->{headers}{location};
		like($location, qr{^/(?!\s*[/\\])[^\\\r\n\t]*$}, 'stays on the site: ' . $path =~ s/[^ -~]/?/gr);
		unlike($location, qr/[\x00-\x20]/, 'has no blanks or controls in it');
	}
	like($cgi->get($ENTRY)->{body}, qr{name="return_to" value="\Q$ENTRY\E"}, 'every page brings its own address');
};

done_testing();
