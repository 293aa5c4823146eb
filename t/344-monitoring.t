# What a monitor asks: is the site well, and how much does it do?
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Worker;
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => [qw(lock-held-through-while-let lru-cache-on-a-method)]);
my $cgi  = MojoWiki::Worker->new($wiki);

subtest 'health' => sub {
	my $got = $cgi->get('/healthz');
	is($got->{status}, 200, 'the site is well');
	is($got->{body}, "ok\n", '... and says so');
	is($got->{headers}{'cache-control'}, 'no-store', '... now, and not for later');
	is($got->{headers}{etag}, undef, '... without an ETag');
	rename $wiki->db, $wiki->db . '.away' or die "cannot rename: $!";
	$got = $cgi->get('/healthz');
	is($got->{status}, 503, 'without its database it is not');
	is($got->{headers}{'content-type'}, 'text/plain; charset=utf-8', '... which it says as plainly');
	is($got->{headers}{'cache-control'}, 'no-store', '... and not for later either');
	rename $wiki->db . '.away', $wiki->db or die "cannot rename: $!";
	is($cgi->get('/healthz')->{status}, 200, 'with it, it is well again');
};

# { NAME{LABELS} => NUMBER }; every line must be one that Prometheus reads.
sub metrics ($text) {
	my (%numbers, %types);
	for my $line (split /\n/, $text) {
		if ($line =~ /^# TYPE (\w+) (counter|gauge|histogram)$/) { $types{$1} = $2 }
		elsif ($line =~ /^(\w+)(\{\w+="[^"]*"(?:,\w+="[^"]*")*\})? (\d+(?:\.\d+)?)$/) {
			my ($name, $labels, $number) = ($1, $2 // '', $3);
			fail("'$name' has a type") unless $types{$name} || $types{ $name =~ s/_(?:bucket|sum|count)$//r };
			$numbers{"$name$labels"} = $number;
		}
		elsif ($line !~ /^# HELP \w+ \S/) { fail("a monitor reads '$line'") }
	}
	return \%numbers;
}

subtest 'metrics' => sub {
	my $site = MojoWiki::Server->new($wiki, workers => 1);
	$site->get('/mojo') for 1 .. 3;
	$site->get('/search?q=lock');
	$site->get('/nothing/0');
	$site->get('/no/such/page');
	$site->get('/feed.atom', 'If-None-Match' => $site->get('/feed.atom')->{headers}{etag});
	my $got = $site->get('/metrics');
	is($got->{status}, 200, 'metrics are there for a monitor on this machine');
	like($got->{headers}{'content-type'}, qr{^text/plain; version=0\.0\.4}, '... as Prometheus reads them');
	is($got->{headers}{'cache-control'}, 'no-store', '... and never kept');
	my $numbers = metrics($got->{content});
	my $count   = sub ($route, $status) { $numbers->{qq(mojowiki_requests_total{route="$route",status="$status"})} };
	is($count->('/{category}', 200), 3, 'three visits to a category');
	is($count->('/search', 200), 1, 'one search');
	is($count->('/feed', 304), 1, 'a feed that had not changed');
	cmp_ok($count->('/{category}/{slug}', 404) // $count->('', 404), '>=', 1, 'a page that is not there');
	cmp_ok($numbers->{mojowiki_cache_hits_total}, '>=', 2, 'answers from the cache');
	cmp_ok($numbers->{mojowiki_database_bytes}, '>', 50_000, 'the size of the database');
	is($numbers->{'mojowiki_request_seconds_bucket{le="+Inf"}'}, $numbers->{mojowiki_request_seconds_count},
		'the histogram counts every request');
	my @buckets = map { $numbers->{$_} } sort { ($a =~ /([\d.]+)/)[0] <=> ($b =~ /([\d.]+)/)[0] }
		grep { /_bucket\{le="\d/ } keys %$numbers;
	is_deeply(\@buckets, [sort { $a <=> $b } @buckets], '... and its buckets grow');
	$site->get("/nothing/$_") for 1 .. 20;
	my $more = metrics($site->get('/metrics')->{content});
	is(scalar(grep { /^mojowiki_requests_total/ } keys %$more),
		scalar(grep { /^mojowiki_requests_total/ } keys %$numbers) + 1, 'strange addresses make no new rows');
};

done_testing();
