# An address that is nearly right leads to the right one: one 301, the query kept, never off the site.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Worker;
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Worker->new($wiki);

$wiki->entry('mojo/first', { title => 'First', tags => ['memory', 'C/C++'] });
$wiki->entry("golang/\x{431}\x{435}\x{433}", { title => "\x{411}\x{435}\x{433}" });
$wiki->must(qw(entry mv mojo/first kotlin/second));
$wiki->must(qw(alias add /Old-Site/First.html kotlin/second));
$wiki->must(qw(alias add /rust-generator-yield/ kotlin/second));

# One redirect from TARGET to WANTED, which answers by itself.
sub leads ($target, $wanted, $why) {
	my $got = $cgi->get($target);
	is("$got->{status} " . ($got->{headers}{location} // ''), "301 $wanted", $why);
	is(length $got->{body}, 0, "$target has no body");
	is($cgi->get($wanted)->{status}, 200, "$wanted is the final place");
	return;
}

subtest 'slashes' => sub {
	leads('/mojo/',                  '/mojo',             'a slash at the end');
	leads('/mojo///',                '/mojo',             'many slashes at the end');
	leads('//mojo',                  '/mojo',             'two at the beginning');
	leads('/kotlin//second/',        '/kotlin/second',    'two in the middle');
	leads('/kotlin/second.json/',    '/kotlin/second.json', 'after .json');
	leads('//',                      '/',                 'nothing but slashes');
	leads('/search/?q=a%26b',        '/search?q=a%26b',   'before a query');
	leads('/mojowiki/?sort=code',    '/mojowiki?sort=code', 'after the manual');
};

subtest 'upper and lower case' => sub {
	leads('/MOJO',                   '/mojo',             'a category');
	leads('/Kotlin/SECOND',          '/kotlin/second',    'an entry');
	leads('/Kotlin/Second.json?a=B', '/kotlin/second.json?a=B', 'JSON, the query untouched');
	leads('/kotlin/second.JSON',     '/kotlin/second.json', 'the suffix');
	leads('/kotlin/second.Md',       '/kotlin/second.md', 'the suffix of the source');
	leads('/INDEX.json',             '/index.json',       'the first page as JSON');
	leads('/Recent.Json',            '/recent.json',      'the changes as JSON');
	leads('/golang/%D0%91%D0%B5%D0%B3', '/golang/%D0%B1%D0%B5%D0%B3', 'Cyrillic');
	leads('/tags/Memory',            '/tags/memory',      'a tag');
	leads('/Tags/C%2FC++',           '/tags/c%2Fc%2B%2B', 'a tag with a slash in it');
};

subtest 'the wrong category and old names' => sub {
	leads('/golang/second',          '/kotlin/second',    'another category');
	leads('/nowhere/second.md',      '/kotlin/second.md', 'no category at all');
	leads('/mojo/first',             '/kotlin/second',    'the former address');
	leads('/mojo/first.json',        '/kotlin/second.json', 'the former address, as JSON');
	leads('/mojo/first/links',       '/kotlin/second/links', 'its page of links');
	leads('/Mojo/FIRST/?a=1',        '/kotlin/second?a=1', 'case, slash and name at once');
	leads('/rust-generator-yield/',  '/kotlin/second',    'an address of another site');
	leads('/Rust-Generator-Yield',   '/kotlin/second',    'the same in other letters');
	leads('/old-site/first.html?utm=1', '/kotlin/second?utm=1', 'one that ends in .html');
	leads('/OLD-SITE//first.HTML/',  '/kotlin/second',    'the same with slashes');
};

subtest 'an entry that moved often' => sub {
	$wiki->must(qw(entry mv kotlin/second ai/third));
	$wiki->must(qw(entry mv ai/third mojo/first));
	leads('/kotlin/second', '/mojo/first', 'the second of three names');
	leads('/ai/third',      '/mojo/first', 'the third of three names');
	is($cgi->get('/mojo/first')->{status}, 200, 'the first name, which it has again, leads nowhere else');
};

subtest 'no address leads off the site' => sub {
	for my $target ('//evil.example', '///evil.example/', '/\\evil.example', '/%5Cevil.example',
		'/%2F%2Fevil.example', '/%2Fevil.example/', '//evil.example/%2e%2e', '//Evil.example/mojo/',
		'/mojo/%2F%2Fevil.example', '//evil.example//second', '/https://evil.example/second/',
		'/.//evil.example', '/%0D%0ALocation:%20//evil.example', '/kotlin/second/?%0d%0aX:y')
	{
		my $got      = $cgi->get($target);
		my $location = $got->{headers}{location} // '/';
		like($location, qr{\A/(?![/\\])[^\r\n\\]*\z}, "$target stays here");
		unlike($got->{raw} =~ s/\r\n\r\n.*//sr, qr/^(?:X:|Location: .*evil\.example\b(?!.*\/))/m,
			"$target sets no header");
	}
};

subtest 'every redirect ends' => sub {
	for my $target ('//evil.example', '/%2F%2Fmojo', '/mojo/%2E%2E/', '/%4DOJO/', '/tags/%C4%B0/',
		'/golang/%CE%91%CE%A3/', '/mojo.json.json/', '/.json', '/mojo/.md/', '/index/', '/INDEX',
		'/p/ABC/', '/mojo/first.md.json', '/tags/a%2F/', '/tags/%2E%2E', '/%E2%84%AA')
	{
		my ($hops, $got, $next) = (0, undef, $target);
		while (1) {
			$got = $cgi->get($next);
			last if $got->{status} != 301 || ++$hops > 1;
			$next = $got->{headers}{location};
		}
		cmp_ok($hops, '<=', 1, "$target takes one redirect at most");
		like($got->{status}, qr/^(?:200|404)$/, "$target ends on a page");
	}
};

done_testing();
