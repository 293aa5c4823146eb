# A page is sent again only when something changed; a change is seen at once, whoever made it.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Build qw(srcdir spew slurp);
use MojoWiki::Cgi;
use MojoWiki::Database qw(sql);
use MojoWiki::Worker;
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new;
my $cgi  = MojoWiki::Worker->new($wiki);
my $ENTRY = '/mojo/mojo-not-implicitly-copyable';
my @ALL   = ('/', '/index.json', '/mojowiki', '/mojowiki.json', '/search?q=a', '/search.json?q=a', '/recent',
	'/recent.json', '/help', '/mojo', '/mojo.json', $ENTRY, "$ENTRY.json", "$ENTRY.md", "$ENTRY/links",
	"$ENTRY/links.json", "$ENTRY?rev=1", '/tags/deadlock');

sub etag ($target) { return $cgi->get($target)->{headers}{etag} }

subtest 'every page can be asked for again' => sub {
	for my $target (@ALL) {
		my $first = $cgi->get($target);
		my $etag  = $first->{headers}{etag};
		like($etag, qr/^"[^"]+"$/, "$target has a strong tag");
		is($first->{headers}{'cache-control'}, 'public, no-cache', "$target may be kept and must be asked for");
		my $again = $cgi->get($target, 'If-None-Match' => $etag);
		is($again->{status}, 304, "$target has not changed");
		is(length $again->{body}, 0, "$target is not sent again");
		is($again->{headers}{etag}, $etag, "$target keeps its tag");
		is($again->{headers}{'cache-control'}, 'public, no-cache', "$target keeps its caching");
		is($again->{headers}{'content-length'}, undef, "$target has no length of nothing");
	}
};

subtest 'If-None-Match' => sub {
	my $etag = etag('/');
	my %wanted = ("W/$etag" => 304, '*' => 304, qq{"x", $etag} => 304, qq{"x",W/$etag , "y"} => 304,
		'"x"' => 200, $etag =~ tr/"//dr => 200, '' => 200, ',,,' => 200, 'W/*' => 200);
	for my $value (sort keys %wanted) {
		is($cgi->get('/', 'If-None-Match' => $value)->{status}, $wanted{$value}, "'$value'");
	}
};

subtest 'HEAD tells what GET would' => sub {
	for my $target (@ALL, '/nothing', '/nothing.json', '/Mojo/', '/theme', '/?x=%zz', '/search?q=' . 'a' x 9000) {
		my ($get, $head) = ($cgi->get($target), $cgi->head($target));
		is($head->{status}, $get->{status}, substr "$target has the same status", 0, 60);
		is_deeply($head->{headers}, $get->{headers}, substr "$target has the same headers", 0, 60);
		is(length $head->{body}, 0, substr "$target has no body", 0, 60);
		is($get->{headers}{'content-length'} // 0, length $get->{body}, substr "$target has its length", 0, 60);
	}
};

subtest 'a change by the command' => sub {
	my %before = map { $_ => etag($_) } @ALL;
	$wiki->entry('mojo/fresh', { title => 'Fresh' });
	for my $target (@ALL) {
		my $is_document = $target =~ m{\Q$ENTRY\E\.(?:json|md)};
		my $got = $cgi->get($target, 'If-None-Match' => $before{$target});
		is($got->{status}, $is_document ? 304 : 200, "$target is "
			. ($is_document ? 'as it was: another entry was changed' : 'made anew'));
	}
};

subtest 'a database that comes back from a backup' => sub {
	my $copy = $wiki->dir . '/copy.db';
	sql($wiki, "VACUUM INTO '$copy'");
	$wiki->entry('mojo/lost', { title => 'Lost' });
	my $lost = etag('/mojo');
	rename $copy, $wiki->db or die "cannot rename '$copy': $!\n";
	unlink map { $wiki->db . $_ } qw(-wal -shm);
	$wiki->entry('mojo/kept', { title => 'Kept' });
	is($cgi->get('/mojo', 'If-None-Match' => $lost)->{status}, 200, 'is not taken for what was lost');
};

subtest 'the documents of an entry' => sub {
	is(etag('/mojo/fresh.json'), '"1"', 'JSON has the revision as its tag');
	is(etag('/mojo/fresh.md'),   '"1"', 'so has Markdown');
	$wiki->entry('mojo/fresh', { title => 'Fresher' });
	is(etag('/mojo/fresh.json'), '"2"', 'a new revision is a new tag');
	is(etag('/mojo/fresh.json?rev=1'), '"1"', 'the old revision keeps its own');
	is($cgi->get('/mojo/fresh.md?rev=1', 'If-None-Match' => '"1"')->{status}, 304, 'and never changes');
};

subtest 'a change of the look' => sub {
	my $before = etag('/help');
	my $folder = $wiki->dir . '/look';
	mkdir $folder;
	spew("$folder/help.mustache", slurp(srcdir() . '/templates/help.mustache') . "\n");
	my $other = MojoWiki::Cgi->new($wiki, env => { MOJOWIKI_TEMPLATES => "$folder:" . srcdir() . '/templates' });
	isnt($other->get('/help')->{headers}{etag}, $before, 'another template is another page');
};

subtest 'a worker that stays alive' => sub {
	my $site = MojoWiki::Server->new($wiki, workers => 1);
	my ($pid) = $site->worker_pids;
	for my $number (1 .. 5) {
		my $before = $site->get('/mojo');
		$wiki->entry('mojo/live', { title => "Live number $number" });
		my $after = $site->get('/mojo', 'If-None-Match' => $before->{headers}{etag});
		is($after->{status}, 200, "change $number makes the page new");
		like($after->{content}, qr/Live number $number/, "change $number is on the very next page");
	}
	$wiki->must(qw(config set site.title Another));
	like($site->get('/help')->{content}, qr/· Another|\xc2\xb7 Another/, 'a new title of the site is seen as well');
	is(($site->worker_pids)[0], $pid, 'all by the same worker');
};

done_testing();
