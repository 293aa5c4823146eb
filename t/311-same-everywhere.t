# The same request gives the same bytes and headers through nginx as from the program itself.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Cgi;
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

my $wiki  = MojoWiki::Wiki->new;
my $cgi   = MojoWiki::Cgi->new($wiki);
my $site  = MojoWiki::Server->new($wiki);
my $ENTRY = '/rust-engineering/lock-held-through-while-let';
my @NGINX = qw(server date connection transfer-encoding vary content-encoding);

$wiki->entry('mojo/gone', { title => 'Gone' });
$wiki->must(qw(entry rm --yes mojo/gone));

# An answer without what differs each time: the name of the request on error pages.
sub plain ($body) { return $body =~ s/reference <span class="mono">[a-z0-9]{8}/reference/r }

sub compare ($method, $target, $options = {}) {
	my $direct = $cgi->request($method, $target, $options->{headers} // {}, $options->{content});
	my $served = $site->request($method, $target, $options);
	my $name   = substr "$method $target", 0, 70;
	my %headers = $served->{headers}->%*;
	delete @headers{@NGINX};
	my %wanted = $direct->{headers}->%*;
	is($served->{status}, $direct->{status}, "$name: the same status");
	is(plain($served->{content} // ''), plain($direct->{body}), "$name: the same bytes");
	is_deeply(\%headers, \%wanted, "$name: the same headers");
	return;
}

for my $target ('/', '/index.json', '/mojo', '/mojo.json', '/mojowiki?sort=code', '/search?q=lock+%D0%B1', '/recent', '/help',
	$ENTRY, "$ENTRY.md", "$ENTRY.json", "$ENTRY/links", "$ENTRY?rev=1", '/tags/deadlock', '/Mojo/?a=%26', '//mojo',
	'/nothing', '/nothing.json', '/mojo/gone', '/search?q=%zz', '/tags/a%2Fb', '/mojo/../help',
	'/search?q=' . 'a' x 9000, '/%2F%2Fevil.example')
{
	compare($_, $target) for qw(GET HEAD);
}
compare('GET', '/', { headers => { 'If-None-Match' => $cgi->get('/')->{headers}{etag} } });
compare('DELETE', '/mojo');
compare('POST', '/theme', { content => 'theme=dark&return_to=/mojo',
	headers => { 'Content-Type' => 'application/x-www-form-urlencoded' } });
compare('POST', '/theme', { content => 'theme=%zz' });
compare('POST', '/theme', { content => 'x' x 1_100_000 });

subtest 'what nginx answers itself has our security headers' => sub {
	my %ours = $cgi->get('/')->{headers}->%*;
	for my $bytes ("GET /mojo%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "BAD\r\n\r\n",
		"GET /static/nothing.css HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
		"GET /" . 'a' x 100_000 . " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
	{
		my $got  = $site->raw($bytes);
		my $name = substr $bytes =~ s/\r\n.*//sr, 0, 40;
		like($got, qr/^HTTP\/1\.1 4\d\d /, "$name: a status of its own");
		for my $header (qw(content-security-policy x-content-type-options x-frame-options referrer-policy)) {
			like($got, qr/^\Q$header\E: \Q$ours{$header}\E\r$/mi, "$name: $header");
		}
		like($got, qr{<nav aria-label="Main">}, "$name: in the look of the site");
	}
};

done_testing();
