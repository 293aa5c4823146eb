# What search engines fetch: the sitemap, robots.txt, and what llms.txt tells other machines.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Build qw(binary require_programs run);
use MojoWiki::Worker;
use MojoWiki::Feed qw(xml_faults);
use MojoWiki::Html qw(crawl);
use MojoWiki::Wiki;
use Test::More;

require_programs('xmllint');

my $wiki = MojoWiki::Wiki->new(content => [qw(lock-held-through-while-let mojo-not-implicitly-copyable)]);
my $cgi  = MojoWiki::Worker->new($wiki);
my $SITE = 'https://wiki.example';
$wiki->must('config', 'set', 'site.url', $SITE);

# { ADDRESS => last change } of a sitemap.
sub urls ($target) {
	my $got = $cgi->get($target);
	is($got->{status}, 200, "$target is there");
	is($got->{headers}{'content-type'}, 'application/xml; charset=utf-8', "$target is XML");
	is(xml_faults($got->{body}), '', "$target is well-formed");
	return map { m{^<loc>([^<]*)</loc>(?:<lastmod>([^<]*)</lastmod>)?$} ? ($1 => $2) : fail("'$_'") }
		$got->{body} =~ m{<url>(.*?)</url>}g;
}

subtest 'the sitemap' => sub {
	my %urls = urls('/sitemap.xml');
	for my $url ("$SITE/", "$SITE/mojowiki", "$SITE/mojo") {
		ok(exists $urls{$url}, "$url is in it");
	}
	my $entry = decode_json($cgi->get('/mojo.json')->{body})->{results}[0];
	is($urls{"$SITE$entry->{url}"}, $entry->{updated}, 'an entry has the time of its last change');
	is($urls{"$SITE/mojo"}, $entry->{updated}, '... and so has its category');
	for my $url (sort keys %urls) {
		is($cgi->get($url =~ s/^\Q$SITE\E//r)->{status}, 200, "$url is there");
	}
};

subtest 'the sitemap follows changes' => sub {
	$wiki->entry('kotlin/one-more', { title => 'One more' });
	my %urls = urls('/sitemap.xml');
	ok($urls{"$SITE/kotlin/one-more"}, 'a new entry is in it');
	is($urls{"$SITE/"}, $urls{"$SITE/kotlin/one-more"}, 'and the home page has changed with it');
	$wiki->must('entry', 'rm', '--yes', 'kotlin/one-more');
	%urls = urls('/sitemap.xml');
	ok(!exists $urls{"$SITE/kotlin/one-more"}, 'a deleted one is not');
};

subtest 'robots' => sub {
	my $got = $cgi->get('/robots.txt');
	is($got->{headers}{'content-type'}, 'text/plain; charset=utf-8', 'robots.txt is plain text');
	like($got->{body}, qr{^Sitemap: \Q$SITE\E/sitemap\.xml$}m, 'it names the sitemap');
	my @refused = map {
		my $pattern = quotemeta =~ s/\\\*/.*/gr =~ s/\\\$$/\$/r;
		qr/^$pattern/
	} $got->{body} =~ /^Disallow: (.*)$/gm;
	my $may = sub ($path) { return !grep { $path =~ $_ } @refused };
	ok(!$may->($_), "robots keep out of $_")
		for qw(/mojo/x/edit /mojo/x/history /mojo/x/diff/1..2 /mojo/x/links /search?q=a /search.json?q=a
			/search /new /new?category=mojo /mojo/x?rev=3 /admin/users /login);
	ok($may->($_), "robots may read $_")
		for qw(/ /mojo /mojo/x /mojo/edit-distance /searching /newcomers/x /feed.atom /mojo/feed.atom
			/mojo/x.md /llms.txt /recent /mojowiki /static/site.0123456789ab.css);
};

subtest 'llms.txt' => sub {
	$wiki->entry('mojo/brackets', { title => 'An [odd] `List[Int]`', summary => 'One line' });
	my $got = $cgi->get('/llms.txt');
	is($got->{headers}{'content-type'}, 'text/plain; charset=utf-8', 'it is plain text');
	like($got->{body}, qr/\A# MojoWiki\n\n> /, 'it begins with a title and what this is');
	like($got->{body}, qr/^## Rust Engineering$/m, 'it has a part for each category');
	like($got->{body}, qr{^- \[An \\\[odd\\\] `List\[Int\]`\]\(\Q$SITE\E/mojo/brackets\.md\): One line$}m,
		'an entry is a link to its Markdown, and a line about it');
	for my $url ($got->{body} =~ /\]\(\Q$SITE\E([^)]*)\)/g) {
		is($cgi->get($url)->{status}, 200, "$url is there");
	}
};

subtest 'more addresses than one file may hold' => sub {
	my $done = run([binary('t/helper/sql'), $wiki->db, <<'END']);
INSERT INTO entry (public_id, slug, category_id, kind, status, revision, published, updated, title,
	summary, topic, lang, severity, codes, signature, affects, fixed_in, verified_on, verified_with, author)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50001)
SELECT 'id' || i, 'many-' || i, 1, 'article', 'live', 1, i, i, 'Many', '', '', '', '', '[]', '', '', '', '', '', ''
FROM n;
UPDATE generation SET number = number + 1
END
	is($done->{status}, 0, 'a wiki with 50,000 entries more') or diag $done->{err};
	my $got = $cgi->get('/sitemap.xml');
	is(xml_faults($got->{body}), '', 'its sitemap is well-formed');
	my @parts = $got->{body} =~ m{<sitemap><loc>\Q$SITE\E([^<]*)</loc></sitemap>}g;
	is($got->{body} =~ /<url>/, '', 'it is an index of parts');
	my %all;
	for my $part (@parts) {
		my %urls = urls($part);
		cmp_ok(scalar keys %urls, '<', 50_000, "$part is not too long");
		is(scalar(grep { $all{$_}++ } keys %urls), 0, "$part repeats nothing");
	}
	my ($count) = $cgi->get('/metrics')->{body} =~ /^mojowiki_entries (\d+)$/m;
	is(scalar keys %all, $count + 9 + 2, 'the parts hold all entries, categories, the manual and the home page');
	is($cgi->get('/sitemap-' . (@parts + 1) . '.xml')->{status}, 404, 'there is no part more');
	is($cgi->get("/sitemap-$_.xml")->{status}, 404, "there is no part '$_'") for qw(0 01 x -1 1e3);
};

done_testing();
