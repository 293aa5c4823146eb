# Writing: new entries, whole ones and sections, preview, drafts, signatures, and what is refused.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Worker;
use MojoWiki::Html qw(form_of);
use MojoWiki::Wiki;
use MojoWiki::Writer qw(writers pairs);
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Worker->new($wiki);
my ($ana, $boris) = writers($wiki, $cgi, qw(ana boris));
my $data = sub ($path) { decode_json($cgi->get("$path.json")->{body}) };

subtest 'a new entry' => sub {
	my $page = $ana->get('/new?category=golang&kind=traceback')->{body};
	my $form = form_of($page, '/new');
	is($form->{category}, 'golang', 'begins in the category of the link');
	like($form->{body}, qr/\A## What it says\n\n\n## What the runtime was doing\n/, 'with the sections of its kind');
	like($page, qr{<a href="/new\?category=golang&amp;kind=horror"}, 'other kinds are a link away');

	my $got = $ana->submit('/new?category=golang', title => 'A map that panics', summary => 'It dies.', severity => 'high',
		tags => 'maps, Races', codes => 'E1', affects => 'go 1.22', verified_on => '2026-05-12', body => "## Symptom\r\n\r\nIt *dies*.\r\n",
		comment => 'First words');
	is($got->{status}, 303, 'is saved');
	is($got->{headers}{location}, '/golang/a-map-that-panics', 'at an address made from its title');
	my $entry = $data->('/golang/a-map-that-panics');
	is_deeply([$entry->@{qw(title severity affects verified_on comment editor kind)}],
		['A map that panics', 'high', 'go 1.22', '2026-05-12', 'First words', 'ana', 'pitfall'], 'every field is kept');
	is_deeply([$entry->{tags}, $entry->{codes}], [['maps', 'races'], ['E1']], 'lists too');
	is($entry->{body}, "## Symptom\n\nIt *dies*.\n", 'line ends are line feeds');
	like($ana->get('/golang/a-map-that-panics')->{body}, qr/The entry is written/, 'its writer is told, once');
	unlike($ana->get('/golang/a-map-that-panics')->{body}, qr/The entry is written/, 'and not twice');
};

subtest 'who is not signed in' => sub {
	my $page = $cgi->get('/golang/a-map-that-panics')->{body};
	like($page, qr{href="/golang/a-map-that-panics/edit"}, 'sees the same links');
	my $got = $cgi->get('/golang/a-map-that-panics/edit?section=symptom');
	is($got->{status}, 303, 'is asked to log in');
	is($got->{headers}{location}, '/login?return_to=%2Fgolang%2Fa-map-that-panics%2Fedit%3Fsection%3Dsymptom', 'and comes back to the form');
};

$wiki->entry('mojo/long', { title => 'Long' }, "Before.\n\n## One\n\nFirst.\n\n### Sub\n\nMore.\n\n## Two\n\nSecond.\n");
my $edit = '/mojo/long/edit';

subtest 'a section' => sub {
	like($cgi->get('/mojo/long')->{body}, qr{href="$edit\?section=one">Edit</a></h2>}, 'is a link away');
	my $form = $ana->filled("$edit?section=one");
	is($form->{body}, "## One\n\nFirst.\n\n### Sub\n\nMore.\n\n", 'stands alone in the form');
	ok(!exists $form->{title}, 'without the fields of the entry');
	is($ana->submit("$edit?section=one", body => "## One\n\nChanged.\n")->{status}, 303, 'is saved');
	is($data->('/mojo/long')->{body}, "Before.\n\n## One\n\nChanged.\n\n## Two\n\nSecond.\n", 'in its place');
	is($ana->filled("$edit?section=nothing")->{body} =~ /Before/, 1, 'one that is not there is the whole text');
};

subtest 'preview and drafts' => sub {
	my $got = $ana->submit($edit, body => "## New words\n\nOf a *draft*.\n", comment => 'Trying', do => 'preview');
	is($got->{status}, 200, 'a preview is a page');
	like($got->{body}, qr{<h2 id="new-words">New words<a class="anchor".*?</h2>\s*<p>Of a <em>draft</em>}s, 'as readers will see it');
	is(form_of($got->{body}, $edit)->{comment}, 'Trying', 'and the form again');
	like($data->('/mojo/long')->{body}, qr/Second/, 'nothing is saved by it');
	my $page = $ana->get($edit)->{body};
	like($page, qr/Your draft from \d+ \w+ \d{4} \d\d:\d\d UTC, (?:just now|\d+ \w+ ago), is loaded/, 'the draft comes back with its age');
	is(form_of($page, $edit)->{body}, "## New words\n\nOf a *draft*.\n", 'whole');
	like($page, qr{href="/mojo/long/draft"}, 'and can be compared');
	like($ana->get('/mojo/long/draft')->{body}, qr{<del>.*?</del>|class="del"}s, 'word by word');
	like($boris->get($edit)->{body}, qr/ana typed into this entry/, 'others hear of it');
	unlike($boris->get($edit)->{body}, qr/Of a \*draft\*/, 'and do not see it');
	is($ana->submit($edit, do => 'discard')->{status}, 303, 'it is discarded by will');
	unlike($ana->get($edit)->{body}, qr/Your draft/, 'and is gone');
	$ana->submit($edit, body => "Kept.\n", do => 'preview');
	$ana->submit($edit, body => "Saved.\n");
	unlike($ana->get($edit)->{body}, qr/Your draft/, 'a save ends it as well');
};

subtest 'the draft of a new entry' => sub {
	my $got = $ana->submit('/new?category=mojo', title => 'Half a thought', do => 'preview');
	my $id = form_of($got->{body}, '/new')->{save_id};
	my $page = $ana->get('/new?category=mojo')->{body};
	like($page, qr{href="/new\?draft=$id"[^>]*>}, 'is offered on the empty form');
	is(form_of($ana->get("/new?draft=$id")->{body}, '/new')->{title}, 'Half a thought', 'and comes back');
	like($ana->get('/account')->{body}, qr{<a href="/new\?draft=$id">Half a thought</a>}, 'the account lists it');
	my ($draft) = decode_json($ana->get('/account.json')->{body})->{drafts}->@*;
	is_deeply([$draft->@{qw(title url entry_url)}], ['Half a thought', "/new?draft=$id", undef], '... for programs too');
	($draft) = decode_json($ana->get('/account/export.json')->{body})->{drafts}->@*;
	is($draft->{content}{title}, 'Half a thought', 'and it is among the data to take away');
};

subtest 'a live preview' => sub {
	my $form = $ana->filled($edit, body => "Live *words*.\n", do => 'show');
	my $got  = $ana->post('/mojo/long/preview', $form);
	like($got->{body}, qr{\A<p>Live <em>words</em>\.</p>}, 'is the text alone');
	unlike($ana->get($edit)->{body}, qr/Your draft/, 'and stores nothing');
	$form->{do} = 'draft';
	$ana->post('/mojo/long/preview', $form);
	like($ana->get($edit)->{body}, qr/Your draft/, 'unless it is asked to');
	$ana->submit($edit, do => 'discard');
};

subtest 'signatures' => sub {
	my @rows = (match => 'cannot {verb} x', sample => "error: cannot move x\n  at y", sample => 'cannot copy x', not => 'can move x',
		match => '', sample => '', not => '');
	my $form = $ana->filled($edit, body => "With patterns.\n");
	delete $form->@{qw(match sample not)};
	is($ana->send($edit, [pairs($form)->@*, @rows], csrf => $form->{csrf})->{status}, 303, 'are saved');
	my $one = { match => 'cannot {verb} x', samples => ["error: cannot move x\n  at y", 'cannot copy x'], not => ['can move x'] };
	is_deeply($data->('/mojo/long')->{signatures}, [$one], 'with their samples, without empty lines');
	$form = $ana->filled($edit);
	is_deeply([$form->{match}, $form->{sample}, $form->{not}], ['cannot {verb} x', ["error: cannot move x\n  at y", 'cannot copy x', ''], ['can move x', '']],
		'the form shows them again');
	$ana->submit($edit, summary => 'Other.');
	is_deeply($data->('/mojo/long')->{signatures}, [$one], 'and a save of something else keeps them');
	my $more = $ana->submit($edit, do => 'pattern');
	is(scalar(() = $more->{body} =~ /name="match"/g), 2, 'one more can be added');
	$ana->submit($edit, do => 'discard');
};

subtest 'signatures are tried before they are saved' => sub {
	my $other = $ana->filled('/new?category=mojo', title => 'Keeps it', slug => 'keeps-it');
	$other->{match}  = 'KeptError: {what}';
	$other->{sample} = ['KeptError: a lock'];
	is($ana->post('/new', $other)->{status}, 303, 'another entry has one');
	like($cgi->request('POST', '/lab.json', { 'Content-Type' => 'text/plain' }, "job 7\nKeptError: a door\n")->{body},
		qr/"slug":\s*"keeps-it"/, 'which the Lab finds in the very next paste');
	my $before = $data->('/mojo/long')->{revision};
	my $form   = $ana->filled($edit);
	my sub with (@rows) {
		my %rest = %$form;
		delete @rest{qw(match sample not)};
		return $ana->send($edit, [pairs(\%rest)->@*, @rows], csrf => $form->{csrf});
	}
	my $good = with(do => 'try', match => 'MovedError: {what} of {owner}', sample => "job 1\nMovedError: x of y", not => 'MovedError: x');
	is($good->{status}, 200, 'the form is shown again');
	like($good->{body}, qr/The patterns were tried.*<a href="#f-match-1">/s, 'and says so at its head');
	like($good->{body}, qr/Pattern 1 matches its sample, and nothing that belongs to another entry\./, 'what comes of it');
	like($good->{body}, qr{Sample 1: <code>MovedError: x of y</code>, what = <code>x</code>, owner = <code>y</code>}, 'what is matched and captured');
	my $bad = with(do => 'try', match => 'MovedError: {what}', sample => 'Moved: x', not => 'MovedError: y', match => '/x/', sample => 'x');
	like($bad->{body}, qr/Pattern 1 cannot be saved like this, for these reasons:.*does not match its sample.*matches “MovedError: y”, which it must not/s,
		'what it misses, and what it must not match');
	like($bad->{body}, qr/Pattern 2 cannot be saved like this:.*no literal of four bytes/s, 'what is no signature');
	my @broad = (match => 'KeptError: a {what}', sample => 'KeptError: a lock of mine');
	like(with(do => 'try', @broad)->{body}, qr/also matches a sample of &#39;mojo\/keeps-it&#39;/, 'whose samples it would match as well');
	my $many = with(do => 'try', map { (match => "Moved${_}Error: {what}", sample => "Moved${_}Error: x") } 1 .. 51);
	is($many->{status}, 422, 'too many are not tried');
	like($many->{body}, qr/50 signatures at most; these are 51/, 'and that is said');
	is($data->('/mojo/long')->{revision}, $before, 'nothing is saved');
	my $refused = with(@broad);
	is($refused->{status}, 422, 'a save is refused');
	like($refused->{body}, qr{<p class="msg" id="f-g-e"><span class="vh">Error: </span>Signature 1, .*?also matches a sample of &#39;mojo/keeps-it&#39;},
		'with the reason beside the patterns');
	like($refused->{body}, qr/value="KeptError: a \{what\}".*KeptError: a lock of mine/s, 'and nothing typed is lost');
	$ana->submit($edit, do => 'discard');
};

subtest 'a double click' => sub {
	my $form = $ana->filled($edit, body => "Once.\n");
	my @got  = map { $ana->post($edit, $form) } 1 .. 2;
	is_deeply([map { $_->{status} } @got], [303, 303], 'is answered twice');
	my @revisions = grep { $_->{editor} eq 'ana' && $_->{size} == 6 } $data->('/mojo/long/history')->{results}->@*;
	is(scalar @revisions, 1, 'and saves once');
	my $new = $ana->filled('/new?category=mojo', title => 'Only one');
	$ana->post('/new', $new) for 1 .. 2;
	is($cgi->get('/mojo/only-one-2')->{status}, 404, 'a new entry as well');
	$form->{body} = "Something else.\n";
	my $other = $ana->post($edit, $form);
	is($other->{status}, 409, 'another text under the same id is no repeat');
	like($other->{body}, qr/Something else\./, 'and is given back');
};

subtest 'a rule that is broken' => sub {
	my $got = $ana->submit('/new?category=mojo', title => 't' x 121, slug => 'Not A Slug', summary => 's' x 401, body => "Typed.\n", severity => 'low');
	is($got->{status}, 422, 'is refused');
	like($got->{body}, qr{<title>Error: New entry}, 'the title says so');
	like($got->{body}, qr{<div class="problem stack-s" role="alert".*?href="#f-title">Title must be 120 characters or fewer; it has 121}s, 'in the summary');
	like($got->{body}, qr{<p class="msg" id="f-title-e"><span class="vh">Error: </span>Title must be 120}, 'and in the same words at the field');
	like($got->{body}, qr{href="#f-slug">.*href="#f-summary">}s, 'every one at once');
	my $form = form_of($got->{body}, '/new');
	is_deeply([$form->@{qw(body severity summary)}], ["Typed.\n", 'low', 's' x 401], 'with all that was typed');
	my $empty = $ana->submit('/new?category=mojo', body => "Typed.\n");
	like($empty->{body}, qr{href="#f-title">Enter a title}, 'a missing title is asked for');
	my $taken = $ana->submit('/new?category=mojo', title => 'Long', body => "Typed.\n");
	is($taken->{status}, 409, 'a taken address is a conflict');
	like($taken->{body}, qr{href="#f-slug">[^<]*taken by}, 'at its field');
	is(form_of($taken->{body}, '/new')->{body}, "Typed.\n", 'and the text is there');
};

my %bad = (
	'10,000 tags'            => [{ tags => join ',', 1 .. 10_000 }, 422, qr/takes 50 tags at most/],
	'a summary of 10 KB'     => [{ summary => 'x ' x 5000 }, 422, qr/Summary must be 400 characters or fewer/],
	'a text of 65 KiB'       => [{ body => "word\n" x 14_000 }, 422, qr/Text must be 65536 bytes or fewer/],
	'a line of 64 KiB'       => [{ body => 'x' x 65_000 }, 303],
	'only markers'           => [{ body => "<<<<<<< a\n=======\n>>>>>>> b\n" }, 303],
	'bidi controls'          => [{ body => "a \xe2\x80\xae b\n" }, 303],
	'a category from nowhere' => [{ category => 'nowhere' }, 422, qr/no category/],
	'a kind from nowhere'    => [{ kind => 'poem' }, 422, qr/no kind/],
	'a comment of 10 KB'     => [{ comment => 'c ' x 5000 }, 303],
	'NUL'                    => [{ body => "a\0b" }, 400, qr/NUL/],
	'invalid UTF-8'          => [{ body => "a\xff\xfe" }, 400, qr/UTF-8/],
);
for my $name (sort keys %bad) {
	my ($fields, $status, $words) = $bad{$name}->@*;
	my $got = $ana->submit($edit, %$fields);
	is($got->{status}, $status, "$name is answered with $status");
	like($got->{body}, $words, "$name: in words") if $words;
	is($got->{err}, '', "$name: logs nothing");
	$ana->submit($edit, do => 'discard');
}

subtest 'a base that is none' => sub {
	my $other = $ana->filled('/golang/a-map-that-panics/edit')->{base};
	for my $base ($other, 'x@99', '99', 'nonsense', $ana->filled($edit)->{base} =~ s/\d+$/999/r) {
		my $got = $ana->submit($edit, base => $base, body => "My words.\n");
		is($got->{status}, 409, "$base is refused");
		is(form_of($got->{body}, $edit)->{body}, "My words.\n", "$base: and the text is there");
	}
	$ana->submit($edit, do => 'discard');
};

done_testing();
