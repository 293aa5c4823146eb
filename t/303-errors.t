# What is not there, was taken away or cannot be done is said with the right status and in words.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Worker;
use MojoWiki::Html qw(faults);
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => [qw(lock-held-through-while-let mojo-not-implicitly-copyable)]);
my $cgi  = MojoWiki::Worker->new($wiki);

subtest 'an address that never was' => sub {
	for my $target ('/nothing', '/mojo/nothing', '/mojo/a/b/c', '/tags/nothing', '/p/short', '/index',
		'/mojo/mojo-not-implicitly-copyable@1', '/mojo.md', '/help/me', '/theme.json', '/static/x.css')
	{
		my $got = $cgi->get($target);
		is($got->{status}, 404, "$target is not found");
		is($got->{headers}{'cache-control'}, 'no-store', "$target is not kept");
		is($got->{err}, '', "$target is nothing to log");
		is(join('; ', faults($got->{body})), '', "$target has clean markup")
			if $got->{headers}{'content-type'} =~ /html/;
	}
	like($cgi->get('/nothing')->{body}, qr/name="robots" content="noindex/, 'is not for search engines');
};

subtest 'suggestions' => sub {
	my $got = $cgi->get('/rust/lock-held-while');
	is($got->{status}, 404, 'a wrong name is not found');
	like($got->{body}, qr{href="/rust-engineering/lock-held-through-while-let"}, 'but what was meant is named');
	like($got->{body}, qr{name="q" value="rust lock held while"}, 'and the words stand in the search box');
};

subtest 'a deleted entry' => sub {
	$wiki->entry('mojo/gone', { title => 'Gone' });
	my $id = decode_json($cgi->get('/mojo/gone.json')->{body})->{id};
	$wiki->must(qw(entry rm --yes mojo/gone));
	for my $target ('/mojo/gone', '/mojo/gone.json', '/mojo/gone.md', '/mojo/gone/links', "/p/$id",
		'/mojo/gone?rev=1', '/golang/gone', '/MOJO/Gone/')
	{
		is($cgi->get($target)->{status}, 410, "$target was deleted");
	}
	$wiki->must(qw(entry restore mojo/gone));
	is($cgi->get('/mojo/gone')->{status}, 200, 'restored, it is there again');
};

subtest 'methods' => sub {
	for my $target ('/', '/mojo', '/mojo/mojo-not-implicitly-copyable', '/search', '/recent', '/help', '/mojowiki') {
		for my $method (qw(POST PUT DELETE PATCH OPTIONS TRACE BREW get)) {
			my $got = $cgi->request($method, $target);
			is($got->{status}, 405, "$method $target is not allowed");
			is($got->{headers}{allow}, 'GET, HEAD', "$method $target says what is");
		}
	}
	for my $method (qw(GET HEAD DELETE)) {
		my $got = $cgi->request($method, '/theme');
		is($got->{status}, 405, "$method /theme is not allowed");
		is($got->{headers}{allow}, 'POST', "$method /theme says what is");
	}
	is($cgi->request('', '/')->{status}, 405, 'no method at all');
};

subtest 'JSON addresses have JSON errors' => sub {
	my %cases = (
		404 => ['GET',  '/nothing.json'],
		405 => ['POST', '/mojo.json'],
		400 => ['GET',  '/search.json?q=%zz'],
		414 => ['GET',  '/search.json?q=' . 'a' x 100_000],
	);
	for my $status (sort keys %cases) {
		my $got   = $cgi->request($cases{$status}->@*);
		my $model = eval { decode_json($got->{body}) };
		is($got->{status}, $status, "status $status");
		is($model->{status}, $status, "status $status says so in its body");
		ok($model->{error} && $model->{message}, "status $status has words");
	}
	my $got = $cgi->request('POST', '/mojo.json', { 'Content-Length' => 9_999_999 });
	is($got->{status}, 413, 'too much text');
	ok(eval { decode_json($got->{body}) }, 'too much text, said in JSON');
};

subtest 'an error page' => sub {
	my $got = $cgi->get('/nothing');
	like($got->{body}, qr{<nav aria-label="Main">}, 'has the navigation');
	like($got->{body}, qr{Status 404, reference <span class="mono">[a-z0-9]{8}</span>}, 'names the request');
	unlike($got->{body}, qr{rel="canonical"}, 'has no address to remember');
};

done_testing();
