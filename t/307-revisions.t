# ?rev=N shows an old revision, says that it is old, and keeps it out of search engines.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Worker;
use MojoWiki::Html qw(attribute_of text_of faults);
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Worker->new($wiki);
$wiki->entry('mojo/x', { title => 'First title', tags => ['one'] }, "First text, see [[y]].\n");
$wiki->entry('mojo/x', { title => 'Second title', tags => ['two'] }, "Second text.\n");
$wiki->entry('mojo/x', { title => 'Third title' }, "Third text.\n");

subtest 'the current revision' => sub {
	my $page = $cgi->get('/mojo/x')->{body};
	unlike($page, qr/This is revision/, 'has no warning');
	is(attribute_of($page, 'meta', 'content', name => 'robots'), undef, 'is for search engines');
	is($cgi->get('/mojo/x?rev=3')->{status}, 200, 'can be named by its number');
	unlike($cgi->get('/mojo/x?rev=3')->{body}, qr/This is revision/, 'and then has no warning either');
};

subtest 'an old revision' => sub {
	my $page = $cgi->get('/mojo/x?rev=1')->{body};
	like($page, qr{<h1>First title</h1>}, 'shows its title');
	like($page, qr{First text, see}, 'shows its text');
	like($page, qr{>one</a>}, 'shows its tags');
	unlike($page =~ s{<nav class="side".*?</nav>}{}sr, qr{Third text|>two</a>}, 'shows nothing newer');
	like(text_of($page), qr/This is revision 1, and not the current one/, 'says that it is old');
	like($page, qr{<a href="/mojo/x">Read revision 3</a>}, 'leads to the current one');
	is(attribute_of($page, 'meta', 'content', name => 'robots'), 'noindex, follow', 'is not for search engines');
	like(attribute_of($page, 'link', 'href', rel => 'canonical'), qr{/mojo/x$}, 'names the current address');
	is(join('; ', faults($page)), '', 'has clean markup');
};

subtest 'as JSON and Markdown' => sub {
	my $model = decode_json($cgi->get('/mojo/x.json?rev=2')->{body});
	is($model->{revision}, 2, 'JSON has the number');
	is($model->{title}, 'Second title', 'JSON has the title');
	like($model->{html}, qr/Second text/, 'JSON has the text');
	like($cgi->get('/mojo/x.md?rev=1')->{body}, qr/^title: First title\n.*^First text/ms, 'Markdown has both');
};

subtest 'a revision that never was' => sub {
	is($cgi->get("/mojo/x$_")->{status}, 404, "$_ is not found")
		for qw(?rev=4 ?rev=99999 .json?rev=4 .md?rev=2147483647);
};

subtest 'no number at all' => sub {
	for my $value ('', '0', 'x', '-1', '1.5', '1e1', '99999999999999999999', '%20', '1%202') {
		my $got = $cgi->get("/mojo/x?rev=$value");
		is($got->{status}, 200, "rev=$value is left out of account");
		like($got->{body}, qr/Third text/, "rev=$value shows the current text");
	}
};

subtest 'after a move' => sub {
	$wiki->must(qw(entry mv mojo/x golang/z));
	my $got = $cgi->get('/mojo/x?rev=1');
	is($got->{headers}{location}, '/golang/z?rev=1', 'the old address leads on with its revision');
	my $page = $cgi->get('/golang/z?rev=1')->{body};
	like($page, qr{<a href="/golang/z">Read revision 4</a>}, 'a move is a revision too');
};

done_testing();
