# Every address of the site answers, as a page and as JSON, with the starter content and without any.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Worker;
use MojoWiki::Html qw(crawl faults links);
use MojoWiki::Wiki;
use Test::More;

my @CATEGORIES = qw(python-pitfalls rust-engineering mojo golang kotlin ai ai-vs-human traceback-lab
	production-horrors);
my @PAGES = ('/', '/mojowiki', '/mojowiki?sort=code', '/mojowiki?sort=title', '/search',
	'/search?q=lock', '/search?q=nothinglikethis', '/recent', '/recent?category=mojo',
	'/recent?before=1.1', '/help', (map { "/$_" } @CATEGORIES),
	'/mojo?kind=pitfall&lang=rust&severity=high&verified=recent', '/mojo?verified=old&page=7');
my @DATA = map { s{^/(?=\?|$)}{/index}r =~ s/(?=\?|$)/.json/r } grep { $_ ne '/help' } @PAGES;

my %wikis = (
	'the starter content' => MojoWiki::Wiki->new,
	'an empty wiki'       => MojoWiki::Wiki->new(content => 'none'),
);

for my $name (sort keys %wikis) {
	my $cgi = MojoWiki::Worker->new($wikis{$name});

	subtest "$name: pages" => sub {
		for my $target (@PAGES) {
			my $got = $cgi->get($target);
			is($got->{status}, 200, "$target is there");
			is($got->{headers}{'content-type'}, 'text/html; charset=utf-8', "$target is HTML");
			is(join('; ', faults($got->{body})), '', "$target has clean markup");
			is($got->{err}, '', "$target logs nothing");
		}
	};

	subtest "$name: JSON" => sub {
		for my $target (@DATA) {
			my $got = $cgi->get($target);
			is($got->{status}, 200, "$target is there");
			is($got->{headers}{'content-type'}, 'application/json; charset=utf-8', "$target is JSON");
			my $model = eval { decode_json($got->{body}) };
			ok($model && $model->{title}, "$target holds an object with a title");
			ok(exists $model->{next}, "$target is a list and says where it goes on")
				unless $target =~ /^.index/;
		}
	};

	subtest "$name: links" => sub {
		my $answers = crawl($cgi);
		cmp_ok(scalar keys %$answers, '>', 12, 'the first page leads on');
		for my $target (sort keys %$answers) {
			my $got = $answers->{$target};
			is($got->{status}, 200, "$target, which a page links to, is there");
			is(join('; ', faults($got->{body})), '', "$target has clean markup")
				if $got->{headers}{'content-type'} =~ /html/;
		}
	};
}

my $cgi = MojoWiki::Worker->new($wikis{'the starter content'});

subtest 'an entry in its three forms' => sub {
	my $path  = '/rust-engineering/lock-held-through-while-let';
	my $page  = $cgi->get($path);
	my $model = decode_json($cgi->get("$path.json")->{body});
	my $text  = $cgi->get("$path.md");

	like($page->{body}, qr{<h1><code>while let</code> holds the lock}, 'the title is rendered');
	like($page->{body}, qr{<nav class="crumbs".*Rust Engineering}, 'a breadcrumb leads to the category');
	is($model->{slug}, 'lock-held-through-while-let', 'JSON names the entry');
	is($model->{revision}, 1, 'JSON tells the revision');
	like($model->{html}, qr/<h2 id="symptom"/, 'JSON holds the rendered body');
	like($model->{body}, qr/^## Symptom$/m, 'JSON holds the source');
	like($model->{published}, qr/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'times are RFC 3339');
	is($text->{headers}{'content-type'}, 'text/markdown; charset=utf-8', 'the source is Markdown');
	like($text->{body}, qr/\A---\nid: [a-z0-9]{26}\ntitle: /, 'the source begins with its front matter');
};

subtest 'a permanent link' => sub {
	my $model = decode_json($cgi->get('/mojo.json')->{body});
	my $entry = $model->{results}[0];
	my $got   = $cgi->get("/p/$entry->{id}");
	is($got->{status}, 301, 'it leads on');
	is($got->{headers}{location}, $entry->{url}, 'to where the entry is');
	is($cgi->get('/p/' . 'a' x 26)->{status}, 404, 'an id that nobody has is not found');
};

subtest 'a search' => sub {
	my $model = decode_json($cgi->get('/search.json?q=mutex+lock')->{body});
	is($model->{query}, 'mutex lock', 'says what was asked');
	is($model->{total}, scalar @{ $model->{results} }, 'counts what it found');
	ok((grep { $_->{slug} eq 'lock-held-through-while-let' } @{ $model->{results} }), 'finds the entry');
};

done_testing();
