# What is a draft, hidden or deleted appears nowhere: no page, list, count, search, link or JSON.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Worker;
use MojoWiki::Database qw(sql);
use MojoWiki::Html qw(crawl);
use MojoWiki::Wiki;
use Test::More;

my $SECRET = 'xyzzyplugh';
my $wiki   = MojoWiki::Wiki->new(content => 'none');
my $cgi    = MojoWiki::Worker->new($wiki);
my %fields = (summary => "About $SECRET.", topic => "Topic $SECRET", tags => ["tag-$SECRET", 'shared'],
	codes => ["E$SECRET"], verified_on => '2026-01-02', lang => "lang$SECRET", severity => 'high');
my $body   = "Body $SECRET, see [[open]].\n";

$wiki->entry('mojo/open', { title => 'Open', tags => ['shared'] }, "See [[the-draft]] and [[the-deleted]].\n");
$wiki->entry('mojo/the-draft', { %fields, title => "Draft $SECRET", status => 'draft' }, $body);
$wiki->entry('mojo/the-horror', { %fields, title => "Horror $SECRET", kind => 'horror', status => 'draft' }, $body);
$wiki->entry('mojo/the-deleted', { %fields, title => 'Deleted' }, $body);
my $public_id = decode_json($cgi->get('/mojo/the-deleted.json')->{body})->{id};
my $draft_id  = decode_json($wiki->must(qw(--json entry show mojo/the-draft)))->{id};
$wiki->must(qw(entry rm --yes mojo/the-deleted));

# Whether any answer tells of the secret.
sub secrets (@targets) {
	return grep { $cgi->get($_)->{raw} =~ /$SECRET/i } @targets;
}

my @LISTS = ('/', '/mojowiki', '/mojowiki?sort=code', '/recent', '/mojo', '/mojo?kind=pitfall', '/tags/shared',
	'/mojo/open', '/mojo/open/links');
my @DATA = ('/index.json', map { m{\?} ? s/\?/.json?/r : "$_.json" } @LISTS[1 .. $#LISTS]);

subtest 'a draft and a deleted entry' => sub {
	is_deeply([secrets(@LISTS)], [], 'stand on no page');
	is_deeply([secrets(@DATA)], [], 'stand in no JSON');
	my $answers = crawl($cgi);
	is_deeply([grep { $answers->{$_}{body} =~ /$SECRET/i } keys %$answers], [], 'are led to by nothing');
	for my $path ('/mojo/the-draft', '/golang/the-draft', "/p/$draft_id", '/mojo/the-horror') {
		for my $target ($path, "$path.json", "$path.md", "$path/links", "$path?rev=1", "$path.json?rev=1") {
			is($cgi->get($target)->{status}, 404, "$target is not found");
		}
	}
	is($cgi->get("/p/$public_id")->{status}, 410, 'the permanent link of a deleted entry is gone');
};

subtest 'counts' => sub {
	is(decode_json($cgi->get('/tags/shared.json')->{body})->{total}, 1, 'a tag counts what is visible');
	is($cgi->get("/tags/tag-$SECRET")->{status}, 404, 'a tag of drafts only does not exist');
	is(decode_json($cgi->get('/mojo.json')->{body})->{total}, 1, 'a category counts what is visible');
	is(decode_json($cgi->get('/index.json')->{body})->{lead_count}, 1, 'the first page counts what is visible');
	like($cgi->get('/')->{body}, qr{, entries: </span>1</span></h3>}, 'and so do its cards');
};

subtest 'search' => sub {
	for my $query ($SECRET, "tag $SECRET", "E$SECRET") {
		my $model = decode_json($cgi->get('/search.json?q=' . $query =~ s/ /+/gr)->{body});
		is($model->{total}, 0, "'$query' finds nothing");
		is_deeply($model->{results}, [], "'$query' lists nothing");
	}
	my $got = $cgi->get("/mojo/$SECRET");
	is(scalar(() = $got->{body} =~ /the-draft|Draft $SECRET|Body/g), 0, 'an error page suggests nothing of it');
};

subtest 'links to it look like links to nothing' => sub {
	my $page = $cgi->get('/mojo/open')->{body};
	unlike($page, qr{href="/mojo/the-(?:draft|deleted)"}, 'no address is given away');
	is(scalar(() = $page =~ /class="missing"/g), 2, 'both are marked as missing');
};

# As no command does yet: sets the status of an entry, and renders all anew.
sub set_status ($status) {
	sql($wiki, "UPDATE entry SET status = '$status' WHERE slug = 'the-draft'");
	$wiki->must('rerender');
	return;
}

subtest 'live, it is everywhere' => sub {
	set_status('live');
	is_deeply([secrets('/mojo', '/recent', '/mojowiki', '/tags/shared', '/')],
		['/mojo', '/recent', '/mojowiki', '/tags/shared', '/'], 'in every list');
	like($cgi->get('/mojo/open')->{body}, qr{href="/mojo/the-draft"}, 'and links to it are healed');
};

subtest 'hidden again' => sub {
	set_status('hidden');
	is_deeply([secrets(@LISTS, @DATA)], [], 'it stands nowhere');
	is($cgi->get('/mojo/the-draft')->{status}, 404, 'and its address is not found');
	is(decode_json($cgi->get("/search.json?q=$SECRET")->{body})->{total}, 0, 'nor does a search count it');
};

done_testing();
