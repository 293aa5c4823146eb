# Feeds: what they hold, for whom, and that any text in them is still XML.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Build qw(require_programs);
use MojoWiki::Worker;
use MojoWiki::Database qw(sql);
use MojoWiki::Feed qw(read_feed require_reader xml_faults);
use MojoWiki::Html qw(attribute_of);
use MojoWiki::Wiki;
use Test::More;

require_programs('xmllint');
require_reader();

my $wiki = MojoWiki::Wiki->new;
my $cgi  = MojoWiki::Worker->new($wiki);
$wiki->must('config', 'set', 'site.url', 'https://wiki.example');

my %KINDS = (atom => 'application/atom+xml', rss => 'application/rss+xml');
my %FEEDS = (
	'/feed'             => '/',
	'/rust-engineering/feed' => '/rust-engineering',
	'/recent'           => '/recent',
	'/search'           => '/search',
	'/u/MojoWiki'       => '/u/MojoWiki',
);

for my $path (sort keys %FEEDS) {
	for my $kind (sort keys %KINDS) {
		my $target = "$path.$kind" . ($path eq '/search' ? '?q=lock' : '');
		my $got    = $cgi->get($target);
		is($got->{status}, 200, "$target is there");
		is($got->{headers}{'content-type'}, "$KINDS{$kind}; charset=utf-8", "$target has its type");
		is(xml_faults($got->{body}), '', "$target is well-formed");
		is($got->{err}, '', "$target logs nothing");
		my $feed = read_feed($got->{body});
		is($feed->{bozo}, '', "$target has no fault that a feed reader sees");
		like($feed->{version}, $kind eq 'atom' ? qr/^atom10$/ : qr/^rss20$/, "$target is what it says");
		is($feed->{links}{self}, "https://wiki.example$target", "$target knows its own address");
		like($feed->{links}{alternate}, qr{^https://wiki\.example\Q$FEEDS{$path}\E}, "$target leads to its page");
		cmp_ok(scalar $feed->{items}->@*, '>', 0, "$target has items");
		for my $item ($feed->{items}->@*) {
			like($item->{id}, qr/^urn:mojowiki:entry:[a-z0-9]{26}$/, 'an id that is no address');
			like($item->{link}, qr{^https://wiki\.example/[a-z-]+/[a-z0-9-]+$}, 'a whole address');
			like($item->{content}, qr/<h2/, 'the full text');
			unlike($item->{content}, qr/(?:href|src)="(?!https?:|mailto:)/, 'no address that is only good on the site');
			ok(length $item->{summary} && length $item->{author} && $item->{tags}->@*, 'summary, author, category');
			ok($item->{published} && $item->{updated}, 'times that a reader understands');
		}
		is($cgi->get($target, 'If-None-Match' => $got->{headers}{etag})->{status}, 304, "$target is revalidated");
	}
}

like($cgi->get('/feed.rss')->{body}, qr{<guid isPermaLink="false">urn:mojowiki:entry:}, 'RSS does not take an id for an address');
is_deeply(
	[map { $_->{id} } read_feed($cgi->get('/feed.atom')->{body})->{items}->@*],
	[map { $_->{id} } read_feed($cgi->get('/feed.rss')->{body})->{items}->@*],
	'both kinds of feed have the same items under the same ids');
is($cgi->get('/nowhere/feed.atom')->{status}, 404, 'a category that is not there has no feed');
is($cgi->get('/feed')->{status}, 404, 'a feed has a kind');
is($cgi->get('/FEED.ATOM')->{status}, 301, 'a feed has one address');

subtest 'who looks for a feed finds it' => sub {
	is(attribute_of($cgi->get('/')->{body}, 'link', 'href', type => 'application/atom+xml'), '/feed.atom',
		'the home page announces the feed of the site');
	like($cgi->get('/mojo')->{body}, qr{<link rel="alternate" type="application/atom\+xml" href="/mojo/feed\.atom"},
		'a category announces its own');
	like($cgi->get('/recent')->{body}, qr{<a href="/recent\.atom">}, 'recent changes link to theirs');
};

subtest 'an entry with hostile texts' => sub {
	my $title = qq{]]> <script>alert(1)</script> & "quotes" 'and' </title> \x{1F600}};
	$wiki->entry('mojo/hostile', { title => $title, summary => 'a & b <c> ]]>', tags => ['c++'] },
		"# x\n\nEscape \e[31m, bell \a, \x{FFFF}, \x{2028}.\n\n```\n\e[1m\x0c ]]> </content>\n```\n\n[home](/) [here](#x)\n");
	for my $target ('/feed.atom', '/feed.rss', '/mojo/feed.atom') {
		my $body = $cgi->get($target)->{body};
		is(xml_faults($body), '', "$target is well-formed");
		my ($item) = grep { $_->{link} =~ /hostile/ } read_feed($body)->{items}->@*;
		ok($item, "$target has the entry");
		unlike($item->{content}, qr/<script/, 'nothing in it runs');
		like($item->{content}, qr{href="https://wiki\.example/"}, 'a link to the site is whole');
		like($item->{content}, qr{href="https://wiki\.example/mojo/hostile\#x"}, '... and one within the page');
		like($item->{content}, qr/\x{FFFD}\[31m/, 'a control character is shown as replaced');
	}
};

subtest 'a feed has the fifty newest' => sub {
	my $dir = $wiki->dir . '/many';
	mkdir $dir;
	mkdir "$dir/kotlin";
	for my $n (1 .. 60) {
		MojoWiki::Build::spew("$dir/kotlin/number-$n.md", MojoWiki::Wiki::document(
			{ title => "Number $n", date => sprintf('2020-01-01T00:%02d:00Z', $n - 1) }, "Text $n.\n"));
	}
	$wiki->must('import', 'md', $dir);
	my @items = read_feed($cgi->get('/kotlin/feed.atom')->{body})->{items}->@*;
	is(scalar @items, 50, 'fifty items');
	my @numbered = grep { defined } map { $_->{title} =~ /^Number (\d+)$/ ? $1 : undef } @items;
	is_deeply(\@numbered, [reverse 60 - $#numbered .. 60], 'the newest first');
};

subtest 'the changes of one category or person' => sub {
	$wiki->entry('mojo/by-ana', { title => 'By ana', author => 'ana' });
	sql($wiki, "UPDATE revision SET editor = 'ana' WHERE slug = 'by-ana'");
	my sub titles ($target) { return map { $_->{title} } read_feed($cgi->get($target)->{body})->{items}->@* }
	is_deeply([titles('/u/ana.atom')], ['By ana'], 'what somebody wrote in is a feed');
	is($cgi->get('/u/stranger.atom')->{status}, 404, '... and of nobody there is none');
	is_deeply([titles('/recent.atom?author=ANA')], ['By ana'], 'so are the changes filtered by author');
	is_deeply([titles('/recent.atom?author=ana&category=golang')], [], '... and by category');
	my $own = '/recent.atom?category=mojo&author=ana';
	is(read_feed($cgi->get($own)->{body})->{links}{self}, "https://wiki.example$own", 'each knows its own address');
	like($cgi->get('/recent?category=mojo&author=ana')->{body},
		qr{<link rel="alternate" type="application/atom\+xml" href="/recent\.atom\?category=mojo&amp;author=ana"},
		'which the page announces');
	like($cgi->get('/u/ana')->{body}, qr{href="/u/ana\.atom"}, 'as does that of a person');
};

done_testing();
