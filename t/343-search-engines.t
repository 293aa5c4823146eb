# A browser adds the site as a search engine and asks for suggestions; search engines read what an
# entry is from its head.
use v5.36;
use utf8;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Build qw(require_programs);
use MojoWiki::Cgi;
use MojoWiki::Worker;
use MojoWiki::Feed qw(xml_faults);
use MojoWiki::Html qw(attribute_of faults tags);
use MojoWiki::Wiki;
use Test::More;

require_programs('xmllint');

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output);

my $wiki = MojoWiki::Wiki->new;
my $cgi  = MojoWiki::Worker->new($wiki);
my $SITE = 'https://wiki.example';
$wiki->must('config', 'set', 'site.url', $SITE);

subtest 'the description of the search engine' => sub {
	$wiki->must('config', 'set', 'site.title', 'A wiki with a long & winding title');
	my $page = $cgi->get('/')->{body};
	is(attribute_of($page, 'link', 'href', rel => 'search'), '/opensearch.xml', 'every page announces it');
	is(attribute_of($page, 'link', 'type', rel => 'search'), 'application/opensearchdescription+xml', '... by its type');
	my $got = $cgi->get('/opensearch.xml');
	is($got->{headers}{'content-type'}, 'application/opensearchdescription+xml; charset=utf-8', 'it has its type');
	is(xml_faults($got->{body}), '', 'it is well-formed');
	my ($name) = $got->{body} =~ m{<ShortName>(.*?)</ShortName>};
	cmp_ok(length $name, '<=', 16, 'its short name is short');
	my %urls = reverse $got->{body} =~ /type="([^"]+)" rel="(?:results|suggestions)" template="([^"]+)"/g;
	is_deeply([sort values %urls], ['application/atom+xml', 'application/x-suggestions+json', 'text/html'],
		'it tells of pages, suggestions and a feed');
	for my $url (sort keys %urls) {
		my $target = $url =~ s/^\Q$SITE\E//r =~ s/\{searchTerms\}/lock/r;
		my $answer = $cgi->get($target);
		is($answer->{status}, 200, "$target is there");
		is($answer->{headers}{'content-type'}, "$urls{$url}; charset=utf-8", "$target is what was announced");
	}
	$wiki->must('config', 'set', 'site.title', 'MojoWiki');
};

sub suggest ($typed) {
	utf8::encode(my $bytes = $typed);
	my $got = $cgi->get('/suggest?' . MojoWiki::Cgi::form({ q => $bytes }));
	is($got->{status}, 200, "'$typed' has an answer");
	my $answer = decode_json($got->{body});
	is($answer->[0], $typed =~ s/^\s+|\s+$//gr, '... which repeats what was typed');
	is_deeply([map { scalar $answer->[$_]->@* } 1 .. 3], [(scalar $answer->[1]->@*) x 3],
		'... with a summary and an address for each title');
	cmp_ok(scalar $answer->[1]->@*, '<=', 10, '... ten at most');
	return map { { title => $answer->[1][$_], summary => $answer->[2][$_], url => $answer->[3][$_] } }
		0 .. $answer->[1]->$#*;
}

subtest 'suggestions' => sub {
	$wiki->entry('rust-engineering/borrow', { title => 'Kannot borrow `x`', codes => ['E9931'],
		tags => ['borrowck-lab'], summary => 'A `mut` and a shared borrow' });
	my ($by_code) = suggest('e993');
	is($by_code->{title}, 'Kannot borrow x', 'a code that begins so leads to its entry, in plain words');
	is($by_code->{summary}, 'A mut and a shared borrow', '... as is the summary');
	is($by_code->{url}, "$SITE/rust-engineering/borrow", '... with a whole address');
	is((suggest($_))[0]{url}, $by_code->{url}, "'$_' finds it") for 'kannot b', 'KANNOT', 'borrowck-lab', 'E9931';
	is(scalar suggest($_), 0, "'$_' finds nothing") for '', '   ', 'zzzz', '%', '_', q{"'*}, '(((', "\x{1F600}";
	$wiki->entry('mojo/many-' . $_, { title => "Many things $_" }) for 1 .. 15;
	is(scalar(my @many = suggest('many')), 10, 'of many, ten are told');
	$wiki->must('entry', 'rm', '--yes', 'rust-engineering/borrow');
	is(scalar suggest('e9931'), 0, 'a deleted entry is not suggested');
	is($cgi->get('/suggest?q=' . 'a' x 5000)->{status}, 200, 'a long text is cut');
};

# The data that the page of an entry carries for search engines.
sub data_of ($body) {
	my ($text) = $body =~ m{<script type="application/ld\+json">(.*?)</script>}s;
	return decode_json($text);
}

subtest 'what an entry is' => sub {
	my $path  = '/rust-engineering/lock-held-through-while-let';
	my $model = decode_json($cgi->get("$path.json")->{body});
	my $body  = $cgi->get($path)->{body};
	my %meta  = map { $_->{attributes}{property} => $_->{attributes}{content} }
		grep { $_->{name} eq 'meta' && $_->{attributes}{property} } tags($body);
	is($meta{'og:type'}, 'article', 'it is an article');
	is($meta{'og:title'}, 'while let holds the lock for the whole body', '... with a plain title');
	is($meta{'og:url'}, "$SITE$path", '... a whole address');
	is($meta{'article:published_time'}, $model->{published}, '... and its times');
	is(attribute_of($body, 'link', 'href', rel => 'canonical'), "$SITE$path", 'its canonical address is whole');
	my ($article, $crumbs) = data_of($body)->{'@graph'}->@*;
	is($article->{'@type'}, 'TechArticle', 'JSON-LD says the same');
	is($article->{headline}, $meta{'og:title'}, '... by title');
	is($article->{datePublished}, $model->{published}, '... by time');
	is_deeply($article->{keywords}, $model->{tags}, '... by tags');
	is_deeply([map { $_->{item} } $crumbs->{itemListElement}->@*],
		["$SITE/mojowiki", "$SITE/rust-engineering", "$SITE$path"], 'and where it stands');
};

subtest 'no text of an entry ends the data' => sub {
	my $title = qq{</script><script>alert(1)</script><!-- & \x{2028}\x{2029} "q" \\ \x{1F600}};
	$wiki->entry('mojo/hostile', { title => $title, summary => $title, affects => $title });
	my $body = $cgi->get('/mojo/hostile')->{body};
	is(join('; ', faults($body)), '', 'the page has clean markup');
	my ($text) = $body =~ m{<script type="application/ld\+json">(.*?)</script>}s;
	unlike($text, qr/[<>&]|\xE2\x80[\xA8\xA9]/, 'the data holds no sign that HTML or JavaScript knows');
	like(data_of($body)->{'@graph'}[0]{headline}, qr/^<\/script><script>alert/, 'and still says what was written');
};

done_testing();
