#!/usr/bin/perl
# Categories, tags and aliases: what is renamed stays within reach.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP qw(decode_json);
use MojoWiki::Build qw(spew);
use MojoWiki::Worker;
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Worker->new($wiki);

# "301 /mojo/x", "404", ...
sub answer ($path) {
	my $got = $cgi->get($path);
	return join ' ', $got->{status}, $got->{headers}{location} // ();
}

sub fails ($status, $pattern, @words) {
	my $done = $wiki->adm(@words);
	is $done->{status}, $status, "@words: exit $status" or diag $done->{err};
	like $done->{err}, $pattern, '... in words';
	return;
}

subtest 'category add, set, rm' => sub {
	spew($wiki->dir . '/zig.md', "What *Zig* does.\r\n");
	$wiki->must('category', 'add', 'zig', '--title', 'Zig', '--promise', 'No hidden control flow.',
		'--body', $wiki->dir . '/zig.md', '--tags', 'zig, comptime');
	is answer('/zig'), 200, 'it has a page';
	like $cgi->get('/zig')->{body}, qr{What <em>Zig</em> does}, 'with its description';
	my @slugs = map { (split)[0] } split /\n/, $wiki->must('category', 'list');
	is $slugs[-1], 'zig', 'a new one stands last';
	$wiki->must('category', 'set', 'zig', '--position', 1, '--title', 'Zig!');
	like $wiki->must('category', 'list'), qr/^zig .* Zig!$/m, 'title and position change';
	like $cgi->get('/zig')->{body}, qr/No hidden control flow/, 'what was not named stays';
	$wiki->must('category', 'rm', 'zig', '--yes');
	is answer('/zig'), 404, 'and it goes';
	fails(4, qr/already/,       qw(category add mojo));
	fails(3, qr/no category/,   qw(category set nix --title X));
	fails(3, qr/no category/,   qw(category mv nix nax));
	fails(3, qr/no category/,   qw(category rm nix --yes));
	fails(4, qr/already/,       qw(category mv mojo golang));
	fails(2, qr/letters/,       qw(category add No));
	fails(2, qr/itself/,        qw(category add search));
	fails(2, qr/itself/,        qw(category mv mojo static));
	fails(2, qr/--position/,    qw(category set mojo --position first));
	fails(2, qr/title/,         'category', 'set', 'mojo', '--title', 'x' x 61);
	fails(3, qr/cannot open/,   qw(category set mojo --body /nowhere/x));
};

subtest 'a category that holds entries stays' => sub {
	$wiki->entry('kotlin/held', { title => 'Held' });
	fails(4, qr/holds 1 entr/, qw(category rm kotlin --yes));
	$wiki->must('entry', 'rm', 'kotlin/held', '--yes');
	fails(4, qr/deleted ones included/, qw(category rm kotlin --yes));
};

subtest 'category mv: old addresses of its entries lead on, links follow' => sub {
	$wiki->entry('golang/leak',   { title => 'Leak' });
	$wiki->entry('mojo/pointing', { title => 'Pointing' }, "See [[leak]] and [[golang/leak|it]].\n");
	$wiki->must('config', 'set', 'import.category', 'golang');
	$wiki->must('category', 'mv', 'golang', 'go');
	is answer('/go/leak'), 200, 'the new address answers';
	is answer('/golang/leak'), '301 /go/leak', 'the old one leads there';
	is answer('/golang'), '301 /go', 'and so does that of the category';
	is answer('/golang.json'), '301 /go.json', '... in every format';
	unlike $cgi->get('/mojo/pointing')->{body}, qr{/golang/}, 'no link names the old one';
	is $wiki->must('config', 'get', 'import.category'), "go\n", 'imports go there';
	is $wiki->adm('entry', 'show', 'golang/leak')->{status}, 0, 'the command knows it, too';
	unlike $cgi->get('/recent')->{body}, qr{/golang\b}, 'nor does the list of changes';
	like $cgi->get('/recent?category=go')->{body}, qr{/go/leak}, '... which finds its changes under the new one';
	$wiki->must('category', 'mv', 'go', 'gopher');
	is answer('/golang/leak'), '301 /gopher/leak', 'after a second move the first is still one step';
	is answer('/go/leak'), '301 /gopher/leak', 'and so is the second';
	$wiki->must('category', 'mv', 'gopher', 'golang');
	is answer('/golang/leak'), 200, 'and back';
	is answer('/golang'), 200, '... as is the category';
	is answer('/go'), '301 /golang', 'whose other names lead home in one step';
	is answer('/gopher/leak'), '301 /golang/leak', 'the detour leads home';
	unlike $wiki->must('alias', 'list'), qr{^golang/leak }m, 'no alias points at itself';
};

subtest 'tags' => sub {
	$wiki->entry('mojo/one', { title => 'One', tags => ['simd', 'Old Tag'] });
	$wiki->entry('mojo/two', { title => 'Two', tags => ['old tag'] });
	is $wiki->must('tag', 'list') =~ s/ +/ /gr, "old tag 2\nsimd 1\n", 'a list with counts';
	like $wiki->adm('tag', 'mv', 'Old Tag', 'newer')->{err}, qr/2 entries/, 'mv, in any case';
	like $wiki->must('entry', 'show', 'mojo/one'), qr/^  - newer$/m, 'the entries have it';
	like $wiki->must('entry', 'log', 'mojo/two'), qr/Tag renamed/, 'and it is in their history';
	is answer('/tags/newer'), 200, 'and it has its page';
	$wiki->must('tag', 'mv', 'newer', 'simd');
	is $wiki->must('tag', 'list') =~ s/ +/ /gr, "simd 2\n", 'two tags become one';
	$wiki->must('tag', 'rm', 'simd', '--yes');
	is $wiki->must('tag', 'list'), '', 'rm takes it from all';
	fails(3, qr/no entry has the tag 'simd'/, qw(tag mv simd x));
	fails(3, qr/no entry has the tag 'simd'/, qw(tag rm simd --yes));
	$wiki->entry('mojo/one', { title => 'One', tags => ['simd'] });
	fails(2, qr/empty/, 'tag', 'mv', 'simd', '');
	fails(2, qr/40 characters/, 'tag', 'mv', 'simd', 'x' x 41);
	is decode_json($wiki->must(qw(--json tag mv simd simd)))->{changed}, 0, 'to itself changes nothing';
};

subtest 'aliases' => sub {
	$wiki->must('alias', 'add', 'https://example.org/Blog/Pointer%20Tricks/?x=1', 'mojo/pointing');
	is answer('/blog/pointer%20tricks/'), '301 /mojo/pointing', 'an address of another site answers';
	is answer('/Blog/Pointer%20Tricks'), '301 /mojo/pointing', 'in any case, with or without a slash';
	like $wiki->must('alias', 'list'), qr{^blog/pointer tricks +mojo +pointing +live$}m, 'list';
	is $wiki->adm('alias', 'add', '/blog/pointer tricks', 'mojo/pointing')->{status}, 0, 'twice is once';
	is $wiki->adm('alias', 'add', '/mojo/pointing', 'mojo/pointing')->{status}, 0, 'its own address';
	unlike $wiki->must('alias', 'list'), qr{^mojo/pointing }m, '... needs none';
	fails(4, qr/another entry already/, qw(alias add), '/blog/pointer tricks', 'mojo/one');
	fails(4, qr/address of another entry/, qw(alias add /mojo/one mojo/pointing));
	fails(4, qr/page of the wiki itself/, qw(alias add /mojowiki/ mojo/one));
	fails(4, qr/page of the wiki itself/, qw(alias add /search mojo/one));
	fails(4, qr/category of that name/, qw(alias add /mojo mojo/one));
	fails(2, qr/1 to 1000 bytes/, 'alias', 'add', '/', 'mojo/one');
	fails(2, qr/1 to 1000 bytes/, 'alias', 'add', 'x' x 1001, 'mojo/one');
	fails(3, qr/no entry/, qw(alias add /x mojo/nix));
	$wiki->must('alias', 'rm', '/blog/pointer tricks/', '--yes');
	is answer('/blog/pointer%20tricks'), 404, 'rm ends it';
	fails(3, qr/no alias/, qw(alias rm /blog/pointer --yes));
};

done_testing;
