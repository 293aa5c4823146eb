# Too many requests of one reader: searches are turned away with a page that says so, while cheap
# pages stay open to all, that reader too.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use Test::More;
use MojoWiki::Server;
use MojoWiki::Wiki;

my $wiki = MojoWiki::Wiki->new(content => [qw(lock-held-through-while-let lru-cache-on-a-method)]);
my $site = MojoWiki::Server->new($wiki, edit => sub { s{127\.0\.0\.0/8 1;}{} });

sub statuses ($site, @targets) {
	my %count;
	$count{ $site->get($_)->{status} }++ for @targets;
	return \%count;
}

my %burst = (
	'/search?q=x'      => 'a search',
	'/search.json?q=x' => 'a search as JSON',
	'/mojo?a=1&rev=1'  => 'an old revision',
	'/mojo/x/history'  => 'a history',
	'/mojo/x/diff/1..2' => 'a comparison',
);
for my $target (sort keys %burst) {
	my $got;
	for (1 .. 60) {
		$got = $site->get($target);
		last if $got->{status} == 503;
	}
	is $got->{status}, 503, "$burst{$target}, asked for without end: 503";
	is $got->{headers}{'retry-after'}, 5, '... with the time to wait';
	is $got->{headers}{'cache-control'}, 'no-store', '... which no cache keeps';
	like $got->{content}, qr/class="brand"/, '... in the look of the site';
}

is_deeply statuses($site, ('/', '/mojo', '/search-is-no-search', '/recent') x 10),
	{ 200 => 30, 404 => 10 }, 'the same reader is answered on all cheap pages meanwhile';

my ($sheet) = $site->get('/')->{content} =~ m{href="(/static/[^"]+\.css)"};
is_deeply statuses($site, ($sheet) x 600), { 200 => 600 }, 'static files are never counted';

isnt $site->get('/metrics')->{status}, 503, 'nor are the numbers for the monitoring';

undef $site;
my $local = MojoWiki::Server->new(MojoWiki::Wiki->new);
is_deeply statuses($local, ('/search?q=x') x 60), { 200 => 60 }, 'programs on the same machine are not counted';

my $dear = qr{href="[^"]*(?:/search\?|[?&]rev=|/history|/diff/)};
for my $page ('/', '/recent', '/search?q=the', '/mojo') {
	my @links = $local->get($page)->{content} =~ /<a\s([^>]*)>/g;
	is_deeply [grep { $_ =~ $dear && !/rel="(?:next |prev )?nofollow"/ } @links], [], "$page offers robots no link to what is dear";
}

my $far = MojoWiki::Server->new(MojoWiki::Wiki->new, edit => sub { s/allow 127[^;]*;// });
my $got = $far->get('/metrics');
is $got->{status}, 403, 'from elsewhere, the numbers for the monitoring are closed';
like $got->{content}, qr/class="brand"/, '... in the look of the site';

done_testing;
