# [[links]] are marked while nothing is there, and lead on as soon as something is.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Worker;
use MojoWiki::Html qw(tags);
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Worker->new($wiki);
$wiki->entry('mojo/from', { title => 'From' }, "See [[target]] and [[kotlin/target|that one]].\n");

# Where the links of the text lead, '' for a missing one.
sub targets () {
	my ($prose) = $cgi->get('/mojo/from')->{body} =~ m{<div class="prose">(.*?)</div>}s;
	return join ' ', map { $_->{attributes}{href} // 'missing' }
		grep { $_->{name} eq 'a' && !$_->{closes} } tags($prose) unless $prose =~ /class="missing"/;
	return 'missing';
}

is(targets(), 'missing', 'a link to nothing is marked');
$wiki->entry('mojo/target', { title => 'The *target*' });
is(targets(), '/mojo/target /mojo/target', 'created, it heals');
like($cgi->get('/mojo/from')->{body}, qr{>that one</a>}, 'a label of its own is kept');
$wiki->must(qw(entry mv mojo/target golang/moved));
is(targets(), '/golang/moved /golang/moved', 'moved, the links follow');
$wiki->must(qw(entry rm --yes golang/moved));
is(targets(), 'missing', 'deleted, they are marked again');
$wiki->must(qw(entry restore golang/moved));
is(targets(), '/golang/moved /golang/moved', 'restored, they lead on again');

subtest 'what links here' => sub {
	my $model = decode_json($cgi->get('/golang/moved/links.json')->{body});
	is($model->{total}, 1, 'one entry does');
	is($model->{results}[0]{slug}, 'from', 'the one that was written');
	like($cgi->get('/golang/moved/links')->{body}, qr{<a href="/mojo/from">From</a>}, 'the page lists it');
	like($cgi->get('/golang/moved')->{body}, qr{Linked from</h2>.*<a href="/mojo/from">From</a>}s, 'so does the entry');
	like($cgi->get('/mojo/from/links')->{body}, qr/No entry links here yet/, 'or the page says that none does');
	$wiki->entry('mojo/from', { title => 'From' }, "Nothing any more.\n");
	is(decode_json($cgi->get('/golang/moved/links.json')->{body})->{total}, 0, 'a link taken out is gone');
};

subtest 'the table of contents' => sub {
	$wiki->entry('mojo/headed', { title => 'Headed' }, join '', map { "## $_\n\ntext\n\n" } qw(One Two Two main q));
	my $page = $cgi->get('/mojo/headed')->{body};
	my @ids  = map { $_->{attributes}{id} // () } tags($page);
	my %count;
	$count{$_}++ for @ids;
	is_deeply([grep { $count{$_} > 1 } keys %count], [], 'no id stands twice on a page');
	my @anchors = grep { /^#/ } map { $_->{attributes}{href} // () } tags($page);
	is_deeply([grep { !$count{s/^#//r} } @anchors], [], 'every link within the page has its target');
};

done_testing();
