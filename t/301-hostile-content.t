# Whatever an author writes into titles, tags and fields, every page of the site stays whole.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Worker;
use MojoWiki::Html qw(crawl faults attribute_of text_of);
use MojoWiki::Wiki;
use Test::More;
use utf8;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Worker->new($wiki);

my @tags = ('a/b', '..x', 'two words', '100%', 'a&b', '<b>', '"q"', "it's", 'память', 'package.json',
	'readme.md', '?query', '#hash', 'c++', 'a+b', 'ünïcode', '%2f', 'x/../y', '/', '日本', 'e\\f');
my $long = substr 'A title of a hundred and twenty characters ' x 4, 0, 120;

$wiki->entry('mojo/markup', {
	title   => q{<script>alert(1)</script> & "both" 'quotes' `code <b>` `` ` ``},
	summary => q{</p><img src=x onerror=alert(1)> `x`}, topic => q{Quotes "and" <angles>},
	lang => q{<i>}, codes => ['E<1>', q{"E"2}], affects => q{<= 1.0 & >2}, fixed_in => q{"3"},
	verified_on => '2026-01-02', verified_with => q{<rustc>}, author => q{A <a@b.example> & "C"},
	severity => 'high', canonical_url => 'https://example.org/?a=1&b=2', tags => \@tags,
	signatures => [],
});
$wiki->entry('mojo/long', { title => $long, topic => 'ы' x 60, summary => 'w' x 200 });
$wiki->entry('mojo/bare', { title => '`', summary => '', topic => '', tags => [] });
$wiki->entry('mojo/empty-body', { title => 'No body', tags => ['a/b'] }, '');
$wiki->entry('golang/память-и-указатели', { title => 'Память & <указатели>', tags => ['память'] },
	"See [[markup]] and [[память-и-указатели|itself]].\n");
$wiki->entry('ai/article', { title => '[x](javascript:alert(1)) ![i](//evil.example)', kind => 'article',
	author => '"><b>' }, "# One\n\n## <b>Two</b> & \"three\"\n\n## `<c>`\n\n## Four\n\n## Five\n");

subtest 'every page that is linked is there and whole' => sub {
	my $answers = crawl($cgi);
	cmp_ok(scalar keys %$answers, '>', 60, 'the site has many pages');
	for my $target (sort keys %$answers) {
		my $got = $answers->{$target};
		is($got->{status}, 200, "$target is there") or diag substr $got->{raw}, 0, 80;
		next if $got->{headers}{'content-type'} !~ /html/;
		is(join('; ', faults($got->{body})), '', "$target has clean markup");
	}
};

subtest 'every tag has a page that lists its entries' => sub {
	my $page = $cgi->get('/mojo/markup')->{body};
	for my $tag (@tags) {
		my ($url) = grep { defined } map { $_->{attributes}{href} }
			grep { ($_->{attributes}{rel} // '') eq 'tag' } MojoWiki::Html::tags($page);
		my $model = decode_json($cgi->get(_tag_url($tag) . '.json')->{body});
		is($model->{tag}, $tag, "JSON of the tag '$tag' names it");
		ok((grep { $_->{slug} eq 'markup' } @{ $model->{results} }), "the tag '$tag' lists its entry")
			if $tag ne 'память';
	}
};

sub _tag_url ($tag) {
	utf8::encode(my $bytes = $tag);
	$bytes =~ s/([^A-Za-z0-9._~-])/sprintf '%%%02X', ord $1/ge;
	return "/tags/$bytes" =~ s/\.(?=(?:json|md)$)/%2E/r;
}

subtest 'a tag that browsers cannot reach is refused' => sub {
	for my $tag ('.', '..') {
		my $done = $wiki->adm([qw(entry new mojo/dots -)],
			stdin => MojoWiki::Wiki::document({ title => 'Dots', tags => [$tag] }));
		isnt($done->{status}, 0, "'$tag' is no tag");
		like($done->{err}, qr/tag '\Q$tag\E'/, 'and the message names it');
	}
};

subtest 'a title of 120 characters' => sub {
	my $page = $cgi->get('/mojo/long')->{body};
	like($page, qr{<h1>\Q$long\E</h1>}, 'is shown whole');
};

subtest 'a Cyrillic address' => sub {
	my $url  = '/golang/%D0%BF%D0%B0%D0%BC%D1%8F%D1%82%D1%8C-%D0%B8-'
		. '%D1%83%D0%BA%D0%B0%D0%B7%D0%B0%D1%82%D0%B5%D0%BB%D0%B8';
	my $page = $cgi->get($url);
	is($page->{status}, 200, 'answers');
	like(attribute_of($page->{body}, 'link', 'href', rel => 'canonical'), qr/\Q$url\E$/, 'is canonical');
	unlike($page->{body}, qr/<a class="missing"/, 'its own link to itself leads somewhere');
	is($cgi->get("$url.json")->{status}, 200, 'answers as JSON');
	is($cgi->get("$url.md")->{status}, 200, 'answers as Markdown');
};

subtest 'empty fields leave nothing behind' => sub {
	my $page = $cgi->get('/mojo/bare')->{body};
	unlike($page, qr{<dt>(?:Severity|Affects|Fixed in|Verified)</dt>}, 'no empty facts');
	unlike($page, qr{class="lead"}, 'no empty summary');
	unlike($page, qr{Tags</h2>},    'no empty list of tags');
	unlike($page, qr{Related</h2>}, 'no empty list of related entries');
};

done_testing();
