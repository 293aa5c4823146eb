# What of a paste may stay: a link that somebody asks for in a second act, and, where the wiki counts
# them, errors that no signature matches, for editors. Neither holds what was masked.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP qw(decode_json);
use Test::More;
use MojoWiki::Build qw(slurp);
use MojoWiki::Cgi;
use MojoWiki::Database qw(sql);
use MojoWiki::Html qw(faults form_of links text_of);
use MojoWiki::Wiki;
use MojoWiki::Writer qw(writers);

my $wiki = MojoWiki::Wiki->new(content => ['python-asyncio-queue-full']);
my $cgi  = MojoWiki::Cgi->new($wiki);
my ($editor, $contributor) = writers($wiki, $cgi, 'ed', 'carla:contributor');

# Built here, so that no scanner takes this file for a leak.
my $key   = 'AKIA' . 'QZ7X2MNB4LKJ6TRE';
my $email = 'quincy.nobody' . '@example.org';
my $paste = <<"END";
Traceback (most recent call last):
  File "jobs.py", line 7, in put <b>
    queue.put_nowait(job)
jobs.ShelfError: the queue zanzibar-91 was full for $email with $key
END

# A paste goes into the form of the Lab, as a browser sends it.
sub paste ($text = $paste) {
	return $cgi->request('POST', '/lab',
		{ Accept => 'text/html', 'Content-Type' => 'application/x-www-form-urlencoded' },
		MojoWiki::Cgi::form({ text => $text =~ s/\n/\r\n/gr }))->{body};
}

# All bytes of the database, its log included.
sub stored () { return join '', map { slurp($_) } glob $wiki->db . '*' }
sub shares () { return (sql($wiki, 'SELECT count(*) FROM share'))[0] }

my $asked = form_of(paste(), '/lab/share');

subtest 'the result offers a link' => sub {
	ok $asked, 'by a form' or return;
	unlike $asked->{text}, qr/\Q$key\E|\Q$email\E/, 'that carries no secret';
	is shares(), 0, 'and nothing is stored';
};

my $second = $cgi->post('/lab/share', $asked);
my $form   = form_of($second->{body}, '/lab/share') // {};

subtest 'the second act shows what would be stored' => sub {
	is $second->{status}, 200, 'a page';
	is $second->{headers}{'cache-control'}, 'no-store', 'that nobody keeps';
	is join('; ', faults($second->{body})), '', 'clean markup';
	like $second->{body}, qr/Nothing is stored yet/, 'it says so';
	like $form->{text} // '', qr/for \[e-mail\] with \[AWS key\]$/, 'the text is masked';
	ok !exists $form->{term}, 'no term is chosen for its reader';
	is shares(), 0, 'nothing is stored';

	my $raw = $cgi->post('/lab/share', { text => $paste });
	unlike $raw->{body}, qr/\Q$key\E|\Q$email\E/, 'what comes there unmasked is masked';
	is shares(), 0, 'and not stored';
	like $cgi->post('/lab/share', { text => $paste, term => '9y' })->{body}, qr/Nothing is stored yet/, 'an unknown term is asked for again';
	is shares(), 0, 'with nothing stored';
};

my $link;

subtest 'then it is stored, and the link works' => sub {
	my $done = $cgi->post('/lab/share', { %$form, term => '1h', text => "$form->{text}token $key\n" });
	is $done->{status}, 303, 'stored';
	$link = $done->{headers}{location};
	like $link, qr{\A/lab/shared/[0-9a-z]{26}\z}, 'under an address that nobody guesses' or return;
	my ($row) = sql($wiki, 'SELECT expires - created FROM share');
	is $row, 3600, 'for as long as was chosen';
	my $page = $cgi->get($link);
	is $page->{status}, 200, 'the link leads to it';
	is join('; ', faults($page->{body})), '', 'clean markup';
	is $page->{headers}{'cache-control'}, 'private, no-store', 'that nobody keeps';
	like $page->{body}, qr/<meta name="robots" content="noindex/, 'no search engine lists it';
	my $words = text_of($page->{body});
	like $words, qr/ShelfError: the queue zanzibar-91 was full for \[e-mail\] with \[AWS key\]/, 'the masked text is there';
	like $words, qr/token \[AWS key\]/, 'what was typed into it in the second act, masked too';
	like $words, qr/can read it until \d+ \w+ \d{4} \d\d:\d\d UTC/, 'until when, to the minute';
	unlike $page->{body}, qr{Make a share link}, 'it is not shared again';
	unlike stored(), qr/\Q$key\E|\Q$email\E/, 'no byte of a secret is in the database';
};

subtest 'an expired link is gone' => sub {
	sql($wiki, 'UPDATE share SET expires = unixepoch() - 1');
	my $got = $cgi->get($link);
	is $got->{status}, 404, 'it is not found';
	like text_of($got->{body}), qr/No shared paste is kept here: it has expired and was deleted/, 'in words';
	unlike $got->{body}, qr/zanzibar/, 'nothing of it is shown';
	is shares(), 0, 'and it was deleted, though nobody shared another';
};

subtest 'an unknown link' => sub {
	is $cgi->get('/lab/shared/' . 'a' x 26)->{status}, 404, 'is not found';
	is $cgi->get("/lab/shared/'--")->{status}, 404, 'nor is one that no link has';
};

subtest 'limits' => sub {
	my $long = "KeyError: 1\n" . "x y\n" x 20_000;
	unlike paste($long), qr{name="text"}, 'more than 64 KiB is not offered';
	my $got = $cgi->post('/lab/share', { text => $long, term => '1h' });
	like $got->{body}, qr/may have 64 KiB/, 'nor taken, in words';
	is shares(), 0, 'and nothing is stored';
	is $cgi->post('/lab/share', { text => $paste, term => '1h' }, Origin => 'http://other.example')->{status}, 403,
		'nor from a page of another site';
	is shares(), 0, 'and nothing is stored';
};

subtest 'a wiki that keeps no shared pastes' => sub {
	$wiki->must(qw(config set lab.share off));
	unlike paste(), qr/Make a share link/, 'offers none';
	my $got = $cgi->post('/lab/share', { text => $paste, term => '1h' });
	is $got->{status}, 403, 'and refuses them';
	like $got->{body}, qr/Nothing was stored/, 'in words';
	is shares(), 0, 'with nothing stored';
	$wiki->must(qw(config set lab.share on));
};

sub misses () { return sql($wiki, 'SELECT fingerprint, lang, count FROM miss') }

subtest 'while lab.misses is off' => sub {
	is_deeply [misses()], [], 'nothing was counted';
	like $editor->get('/lab/wanted')->{body}, qr/Counting is off/, 'and the list says why it is empty';
};

$wiki->must(qw(config set lab.misses on));

subtest 'an error that no signature matches is counted' => sub {
	paste();
	paste($paste =~ s/zanzibar-91/madagascar-7/r);
	is_deeply [misses()], ['… the queue … was full for … with …|python|2'], 'without its values, each time'
		or diag explain [misses()];
	paste("Traceback (most recent call last):\n  File \"a.py\", line 1, in f\nasyncio.queues.QueueFull\n");
	is scalar(misses()), 1, 'one that a signature matches is not';
	paste("all is well\n");
	is scalar(misses()), 1, 'nor a text without an error';
	unlike stored(), qr/\Q$key\E|\Q$email\E|zanzibar|madagascar/, 'no value is in the database';
};

subtest 'who sees what is wanted' => sub {
	my $guest = $cgi->get('/lab/wanted');
	is $guest->{status}, 303, 'a visitor logs in first';
	is $cgi->get('/lab/wanted.json')->{status}, 401, 'or is refused';
	is $contributor->get('/lab/wanted')->{status}, 403, 'a contributor does not';
	my $page = $editor->get('/lab/wanted');
	is $page->{status}, 200, 'an editor does';
	is join('; ', faults($page->{body})), '', 'clean markup';
	like text_of($page->{body}), qr/the queue … was full .* python · pasted, times: 2/, 'what, and how often';
	my $data = decode_json($editor->get('/lab/wanted.json')->{body});
	is $data->{results}[0]{count}, 2, 'as JSON too';
};

subtest 'the link to a new entry' => sub {
	my ($new) = grep { m{\A/new\?} } links($editor->get('/lab/wanted')->{body});
	ok $new, 'stands beside it' or return;
	my $filled = $editor->filled($new);
	is $filled->{category}, 'traceback-lab', 'the category is filled in';
	is $filled->{kind}, 'traceback', 'the kind';
	is $filled->{lang}, 'python', 'the language';
	like $filled->{title}, qr/the queue … was full/, 'the title';
	like $filled->{match}, qr/the queue \{value\d\} was full for \{value\d\} with \{value\d\}\z/, 'the pattern, with a hole for each value';
	$filled->{title} = 'The shelf is full';
	$filled->{summary} = 'Nobody takes what is put there.';
	$filled->{sample} = 'jobs.ShelfError: the queue one was full for two with three';
	my $saved = $editor->post('/new', $filled);
	is $saved->{status}, 303, 'with a sample it is saved' or diag text_of($saved->{body});
	like paste(), qr{<h1>One entry matches\.}, 'and the paste finds it';
	like((misses())[0], qr/\|2\z/, 'it is not counted again');
};

subtest 'an editor takes it from the list' => sub {
	my ($row) = misses();
	my ($fingerprint) = split /\|/, $row;
	is $contributor->send('/lab/wanted', { fingerprint => $fingerprint }, csrf => 'none')->{status}, 403, 'nobody else does';
	is scalar(misses()), 1, 'and it stays';
	is $editor->send('/lab/wanted', { fingerprint => $fingerprint })->{status}, 303, 'it goes';
	is scalar(misses()), 0, 'for good';
};

done_testing;
