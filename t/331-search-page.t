# The page of results: what it shows, what it links to, and that nothing typed breaks it.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Worker;
use MojoWiki::Html qw(faults links text_of);
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
$wiki->entry('rust-engineering/vec', {
	title => 'Growing a `Vec`', kind => 'pitfall', lang => 'rust', codes => ['E0502'],
	verified_on => '2026-01-02', severity => 'high',
}, "The push may reallocate & move.\n\n```rust\nfor x in &v { v.push(*x); }\n```\n");
$wiki->entry('traceback-lab/borrows', {
	title => 'Borrows, line by line', kind => 'traceback', lang => 'rust', codes => ['E0502'],
	verified_on => '2026-03-04',
}, "Read the last note of E0502.\n");
$wiki->entry('python-pitfalls/asyncio', {
	title => 'Tasks of asyncio', kind => 'pitfall', lang => 'python',
}, "A push to a queue.\n");
$wiki->entry(sprintf('golang/page-%02d', $_), { title => "Pagination $_", kind => 'article' },
	"One of many pages about goroutines.\n") for 1 .. 25;
my $cgi = MojoWiki::Worker->new($wiki);

sub address ($query, $rest = '') {
	return '?q=' . ($query =~ s/([^A-Za-z0-9])/sprintf '%%%02X', ord $1/ger) . $rest;
}

sub page ($query, $rest = '') {
	my $got;
	for (1 .. 5) {
		$got = $cgi->get('/search' . address($query, $rest));
		last unless $got->{body} =~ /took too long/;
	}
	is($got->{status}, 200, "'$query' is answered");
	is(join('; ', faults($got->{body})), '', '... in clean markup');
	return $got->{body};
}

# On a busy machine the time may be up before anything was done.
sub data ($query, $rest = '') {
	my $model;
	for (1 .. 5) {
		$model = decode_json($cgi->get('/search.json' . address($query, $rest))->{body});
		last unless $model->{partial};
	}
	return $model;
}

sub slugs ($model) { return join ' ', map { $_->{slug} } $model->{results}->@* }

subtest 'an error code has a card' => sub {
	my $page = page('E0502');
	like($page, qr{<section class="exact.*Error code.*<code>E0502</code>.*</section>}s, 'with the code');
	like($page, qr/2 entries carry this code/, 'and how many carry it');
	is(data('E0502')->{exact}{code}, 'E0502', 'in JSON, too');
	like(page('Tasks of asyncio'), qr{<section class="exact.*Title.*/python-pitfalls/asyncio}s,
		'so has a title');
	unlike(page('push'), qr/class="exact/, 'a plain word has none');
};

subtest 'hits are marked' => sub {
	my $page = page('push');
	like($page, qr{The <mark>push</mark> may reallocate &amp; move}, 'in prose');
	like($page, qr{<code>for x in &amp;v \{ v\.<mark>push</mark>}, 'and in code');
};

subtest 'facets narrow by link' => sub {
	my $model = data('push');
	my %count = map { ("$_->{filter}:$_->{value}" => $_->{count}) } $model->{facets}->@*;
	is_deeply(\%count, {
		'cat:rust-engineering' => 1, 'cat:python-pitfalls' => 1, 'kind:pitfall' => 2,
		'lang:rust' => 1, 'lang:python' => 1, 'sev:high' => 1,
	}, 'counts by category, kind, language and severity');
	my ($link) = grep { /lang%3Apython/ } links(page('push'));
	is($link, '/search?q=push%20lang%3Apython', 'a link adds the filter to the query');
	is(slugs(data('push lang:python')), 'asyncio', 'which leaves the rest out');
	ok((grep { $_ eq '/search?q=push' } links(page('push lang:python'))), 'a link takes it back');
};

subtest 'sorting' => sub {
	is(slugs(data('E0502', '&sort=verified')), 'borrows vec', 'by when it was verified');
	is(slugs(data('E0502', '&sort=title')), 'borrows vec', 'by title');
	like(page('E0502', '&sort=verified'), qr{<strong>last verified</strong>}, 'the page says so');
};

subtest 'paging' => sub {
	my $first = data('goroutines');
	my $second = data('goroutines', '&page=2');
	is($first->{total}, 25, 'all are counted');
	is(scalar $first->{results}->@*, 20, 'twenty are on a page');
	is(scalar $second->{results}->@*, 5, 'the rest on the next');
	like($first->{next}, qr/page=2/, 'to which the first leads');
	is($second->{next}, undef, 'and nothing follows');
	my %seen = map { $_->{slug} => 1 } $first->{results}->@*, $second->{results}->@*;
	is(scalar keys %seen, 25, 'none comes twice');
};

subtest 'little or nothing found' => sub {
	my $model = data('asynco');
	is($model->{suggestion}, 'asyncio', 'a misspelt word is corrected');
	like(text_of(page('asynco')), qr/No entry holds asynco \. These are the results for asyncio/, 'in words');
	like(text_of(page('push zebra')), qr/hold some/, 'some words are better than none');
	like(text_of(page('zebra')), qr/Nothing matches/, 'nothing is said to be nothing');
	is(data('zebra')->{total}, 0, 'and counted as such');
};

subtest 'what is hidden is not found' => sub {
	$wiki->must('entry', 'rm', '--yes', 'traceback-lab/borrows');
	is(slugs(data('E0502')), 'vec', 'neither by its code');
	is(slugs(data('borrows')), '', 'nor by its title');
	is(slugs(data('orrow')), '', 'nor by a part of it');
	$wiki->must('entry', 'restore', 'traceback-lab/borrows');
	is(slugs(data('borrows')), 'borrows', 'until it is restored');
	$wiki->must('reindex');
	is(slugs(data('orrow')), 'borrows', 'and the rebuilt index finds the same');
};

subtest 'nothing that is typed breaks it' => sub {
	my @hostile = ('"', '""', '"a', '(', 'a AND', 'NOT', 'NEAR(a b, 5)', '*', 'a*', '{title}: a',
		'title:a', '^a', 'a OR OR b', '-', '- -', '--', '-a', 'cat:', 'cat:"', 'tag:"a', 'in:', '%', '\\',
		'数据库', 'عربى', '😀', "e\x{301}", "\x01\x02", '<script>alert(1)</script>', "';--",
		join(' ', ('a') x 500), 'x' x 7000, '" ' x 300);
	for my $query (@hostile) {
		utf8::encode($query) if $query =~ /[^\x00-\xff]/;
		my $got = $cgi->get('/search' . address($query));
		is("$got->{status} " . join('; ', faults($got->{body})) . $got->{err}, '200 ',
			'answered: ' . substr $query, 0, 20);
	}
	is($cgi->get('/search?q=%00')->{status}, 400, 'a NUL byte is refused');
	cmp_ok($cgi->get('/search?q=' . 'a' x 100_000)->{status}, '<', 500, '100 KB are no fault of ours');
};

done_testing();
