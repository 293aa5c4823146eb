# The Traceback Lab as people use it: paste an error in a browser, through curl or in a CI job, and
# get the entries, with the line and the reason. Nothing of a paste stays anywhere.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use File::Find;
use JSON::PP qw(decode_json);
use Test::More;
use MojoWiki::Build qw(require_programs run slurp);
use MojoWiki::Cgi;
use MojoWiki::Worker;
use MojoWiki::Html qw(faults links);
use MojoWiki::Server;
use MojoWiki::Wiki;

require_programs('curl');

my $wiki = MojoWiki::Wiki->new(content => 'none');
$wiki->entry('rust-engineering/moved', {
	title => 'A value is used after it moved', kind => 'pitfall', lang => 'rust', codes => ['E0382'],
	affects => 'Rust 1.0 and later', summary => 'Moved.',
	signatures => [{ match => 'error[E0382]: borrow of moved value: `{place}`',
		samples => ['error[E0382]: borrow of moved value: `order`'] }],
}, "## Mechanism\n\nIt moved.\n\n## Fix\n\nBorrow it, or clone it.\n");
$wiki->entry('rust-engineering/two-borrows', {
	title => 'Two borrows, one of them mutable', kind => 'pitfall', lang => 'rust', codes => ['E0502'],
	summary => 'Borrowed.', signatures => [{
		match => 'cannot borrow `{place}` as mutable because it is also borrowed as immutable',
		samples => ['error[E0502]: cannot borrow `v` as mutable because it is also borrowed as immutable'] }],
}, "## Fix\n\nEnd the first borrow before the second begins.\n");
$wiki->entry('python-pitfalls/missing-key', {
	title => 'A key that is not there', kind => 'pitfall', lang => 'python', fixed_in => '3.12',
	summary => 'Key.', signatures => [{ match => 'KeyError: {key}', samples => ["KeyError: 'amex'"] }],
}, "## Fix\n\nAsk with `get`.\n");
$wiki->entry('python-pitfalls/no-card', {
	title => 'A card that cannot be read', kind => 'pitfall', lang => 'python', summary => 'Card.',
	signatures => [{ match => 'CardError: cannot charge {card}', samples => ['shop.CardError: cannot charge amex'] }],
}, "## Fix\n\nLook at the cause first.\n");

my $cgi  = MojoWiki::Worker->new($wiki);
my $site = MojoWiki::Server->new($wiki);

sub curl ($bytes, @options) {
	my $done = run(['curl', '-s', '--data-binary', '@-', @options, $site->url('/lab')], stdin => $bytes);
	die "curl: $done->{err}" if $done->{status};
	return $done->{out};
}

sub json ($bytes, %headers) {
	return decode_json($cgi->request('POST', '/lab.json', \%headers, $bytes)->{body});
}

my $log = join '', map { "   Compiling crate-$_ v0.1.$_\n" } 1 .. 180;
$log .= <<'END';
error[E0382]: borrow of moved value: `order`
  --> src/main.rs:14:20
   |
9  |     let order = next();
   |         ----- move occurs because `order` has type `Order`, which does not implement the `Copy` trait
14 |     println!("{order:?}");
   |               ^^^^^^^^^ value borrowed here after move

END
$log .= join '', map { "   Compiling other-$_ v0.2.$_\n" } 1 .. 190;
$log .= <<'END';
error[E0502]: cannot borrow `v` as mutable because it is also borrowed as immutable
 --> src/lib.rs:4:5
  |
4 |     v.push(*first);
  |     ^ mutable borrow occurs here

error: could not compile `shop` (lib) due to 2 previous errors
END

subtest 'a build log through curl' => sub {
	my $text = curl($log);
	like $text, qr/^line 181: error\[E0382\]/m, 'the first error, by its line';
	like $text, qr{A  A value is used after it moved \(exact signature\)\n\s+http://\S+/rust-engineering/moved$}m, 'its entry';
	like $text, qr/where\s+place = order/, 'what was captured';
	like $text, qr/^line 379: error\[E0502\]/m, 'the second error';
	like $text, qr{/rust-engineering/two-borrows$}m, 'its entry';
	like $text, qr/fix\s+Borrow it, or clone it\./, 'the fix in short';
	unlike $text, qr/<|&lt;/, 'no markup';
};

my $kubernetes = <<'END';
2026-05-12T03:14:07.221000000Z stderr F Traceback (most recent call last):
2026-05-12T03:14:07.221100000Z stderr F   File "/srv/app/pay.py", line 41, in charge
2026-05-12T03:14:07.221200000Z stderr F     return rates[card]
2026-05-12T03:14:07.221300000Z stderr F   File "/usr/lib/python3.11/collections/__init__.py", line 1004, in __getitem__
2026-05-12T03:14:07.221310000Z stderr F     return self.__missing__(key)
2026-05-12T03:14:07.221320000Z stderr F   File "/usr/lib/python3.11/collections/__init__.py", line 996, in __missing__
2026-05-12T03:14:07.221330000Z stderr F     raise KeyError(key)
2026-05-12T03:14:07.221400000Z stderr F KeyError: 'amex'
2026-05-12T03:14:07.221500000Z stderr F 
2026-05-12T03:14:07.221600000Z stderr F The above exception was the direct cause of the following exception:
2026-05-12T03:14:07.221700000Z stderr F 
2026-05-12T03:14:07.221800000Z stderr F Traceback (most recent call last):
2026-05-12T03:14:07.221900000Z stderr F   File "/srv/app/job.py", line 7, in run
2026-05-12T03:14:07.222000000Z stderr F     charge(card)
2026-05-12T03:14:07.222100000Z stderr F shop.CardError: cannot charge amex
END

subtest 'a chain in a Kubernetes log, as a form without JavaScript' => sub {
	my $got = $cgi->request('POST', '/lab', { Accept => 'text/html', 'Content-Type' => 'application/x-www-form-urlencoded' },
		MojoWiki::Cgi::form({ text => $kubernetes =~ s/\n/\r\n/gr }));
	is $got->{status}, 200, 'answered at once';
	is join('; ', faults($got->{body})), '', 'clean markup';
	is $got->{headers}{'cache-control'}, 'no-store', 'kept by nobody';
	like $got->{body}, qr{<h1>Two entries match\. The root error is on line 8</h1>}, 'the root is named first';
	like $got->{body}, qr/id="match-a".*A key that is not there.*id="match-b".*A card that cannot be read/s, 'its entry comes first';
	like $got->{body}, qr{<li id="L8" class="hit">.*?<mark>KeyError: &#39;amex&#39;</mark>}, 'the line is marked, by its number in the paste';
	like $got->{body}, qr{<summary>\d+ lines in [\w.]+, 4 to 7</summary>}, 'frames of the library fold';
	like $got->{body}, qr/Fixed in 3\.12; you run 3\.11\./, 'the version is compared';
	like $got->{body}, qr/line 15.*raised because of the one before/is, 'how the second error hangs together with it';
};

subtest 'how the answer is wanted' => sub {
	my sub type ($path, $accept, $content, $body = $log) {
		return $cgi->request('POST', $path, { Accept => $accept, 'Content-Type' => $content }, $body)->{headers}{'content-type'};
	}
	my $form = 'application/x-www-form-urlencoded';
	like type('/lab', '*/*', $form), qr{^text/plain}, 'curl gets text';
	like type('/lab', 'text/html,*/*', 'text/plain'), qr{^text/html}, 'a browser HTML';
	like type('/lab', 'application/json', 'text/plain'), qr{^application/json}, 'who names JSON gets it';
	like type('/lab.json', 'text/html', $form), qr{^application/json}, '/lab.json is JSON';
	like curl("text is not a field: KeyError: 'x'\n"), qr/key = 'x'/, 'a raw paste may begin with a word';
	like curl(''), qr/^No error was found/, 'an empty paste';
	my $got = $cgi->get('/lab');
	like $got->{body}, qr/<form action="\/lab" method="post"/, 'GET shows the form';
	ok !$got->{headers}{'set-cookie'}, 'without a cookie';
	is $cgi->request('POST', '/lab.json', { 'Content-Type' => 'application/json' }, '{"txt":1}')->{status}, 400, 'JSON without a text';
	is $cgi->request('POST', '/lab.json', { 'Content-Type' => 'application/json' }, '{"text":"x","limit":0}')->{status}, 400, 'a limit of none';
};

subtest 'the contract of the JSON' => sub {
	my $answer = json($log);
	is_deeply [sort keys %$answer], [qw(errors matches partial)], 'its members';
	is_deeply $answer->{errors}[0], { line => 181, text => 'error[E0382]: borrow of moved value: `order`', lang => 'rust' }, 'an error';
	my $match = $answer->{matches}[0];
	is_deeply [sort keys %$match], [qw(by captures category error fix_html level lines score signature slug title url versions)], 'a match';
	is_deeply [@$match{qw(by level slug error)}], ['signature', 'exact', 'moved', 0], 'the best one';
	is_deeply $match->{captures}, { place => 'order' }, 'its captures';
	is_deeply $match->{lines}, [181], 'its line';
	ok $match->{score} > 0 && $match->{score} <= 1, 'a score between 0 and 1';
	my $one = json('{"text":' . JSON::PP->new->allow_nonref->encode($log) . ',"limit":1}', 'Content-Type' => 'application/json');
	is scalar $one->{matches}->@*, 1, 'a limit is kept';
	my $class = json("error[E0382]: a wording that nobody knows\n --> a.rs:1:1\n");
	is_deeply [@{ $class->{matches}[0] }{qw(by level slug)}], ['fulltext', 'class', 'moved'], 'a known code is the same class';
	my $guess = json("Traceback (most recent call last):\n  File \"a.py\", line 1, in f\nLookupError: no such card key\n");
	ok !(grep { $_->{by} eq 'signature' } $guess->{matches}->@*), 'words alone are no signature';
	is_deeply json("all is well\nbuild finished in 3 s\n"), { errors => [], matches => [], partial => JSON::PP::false }, 'no error: no guesses';
};

subtest 'explain in a CI job' => sub {
	my $done = $wiki->adm([qw(explain --json -)], stdin => $log);
	is $done->{status}, 0, 'a match';
	is decode_json($done->{out})->{matches}[1]{slug}, 'two-borrows', 'as JSON';
	is $wiki->adm([qw(explain)], stdin => "all is well\n")->{status}, 1, 'no match';
	like $wiki->adm([qw(explain)], stdin => $log)->{out}, qr/^line 181:/m, 'as text';
};

subtest 'codes' => sub {
	is $cgi->get('/e/E0382')->{headers}{location}, '/rust-engineering/moved', 'a code leads to its entry';
	is $cgi->get('/e/e0382')->{headers}{location}, '/rust-engineering/moved', 'in either case';
	$wiki->entry('production-horrors/serial', { title => 'S', kind => 'pitfall', summary => 'S.', codes => ['40001', 'ERR_REQUIRE_ESM'] }, "## Fix\n\nx\n");
	is $cgi->get('/e/SQLSTATE/40001')->{headers}{location}, '/production-horrors/serial', 'SQLSTATE';
	is $cgi->get('/e/ERR_REQUIRE_ESM')->{headers}{location}, '/production-horrors/serial', "Node's";
	$wiki->entry('production-horrors/also', { title => 'Also', kind => 'pitfall', summary => 'S.', codes => ['40001'] }, "## Fix\n\nx\n");
	my $got = $cgi->get('/e/SQLSTATE/40001');
	is $got->{status}, 200, 'several are listed';
	is scalar(grep { m{^/production-horrors/(?:serial|also)$} } links($got->{body})), 2, 'both';
	is $cgi->get('/e/E9999')->{status}, 404, 'an unknown one';
};

subtest 'an editor adds a signature that matches what belongs to another' => sub {
	my $done = $wiki->adm([qw(entry new python-pitfalls/broad -)],
		stdin => "---\ntitle: Broad\nkind: pitfall\nsignatures:\n- match: \"KeyError: 'amex'\"\n  samples:\n  - \"KeyError: 'amex'\"\n---\n## Fix\n\nx\n");
	isnt $done->{status}, 0, 'is refused';
	like $done->{err}, qr{also matches a sample of 'python-pitfalls/missing-key'}, 'with the entry by name';
};

subtest 'limits' => sub {
	my $got = $cgi->request('POST', '/lab', { Accept => '*/*' }, 'x' x (1024 * 1024 + 1));
	is $got->{status}, 413, 'a paste too large';
	like $got->{body}, qr/1048577|1 MiB|1048576/, 'in words';
	is $cgi->request('POST', '/lab', { Accept => 'text/html', 'Content-Type' => 'application/x-www-form-urlencoded' },
		'text=' . '%0A' x (1024 * 1024))->{status}, 200, 'a form of three times the bytes holds a mebibyte';
	like curl("x" x 1_048_577), qr/1048577|1 MiB|1048576/, 'also behind nginx';
};

# Built here, so that no scanner takes this file for a leak.
my %secret = (
	aws   => 'AKIA' . 'QZ7X2MNB4LKJ6TRE',
	jwt   => 'eyJ' . 'hbGciOiJIUzI1NiJ9.eyJ' . 'zdWIiOiJwcml2YXRlLXBlcnNvbiJ9.c2lnbmF0dXJlMDEyMzQ1',
	email => 'quincy.nobody' . '@example.org',
	plain => 'zanzibar-quokka-91',
);

subtest 'secrets and privacy' => sub {
	my $paste = "KeyError: '$secret{email}'\nkey $secret{aws}\nAuthorization: Bearer $secret{jwt}\n"
		. "Traceback (most recent call last):\n  File \"x.py\", line 1, in f\nZeroDivisionError: $secret{plain} of nothing\n";
	my $html = $cgi->request('POST', '/lab', { Accept => 'text/html', 'Content-Type' => 'text/plain' }, $paste)->{body};
	my $data = $cgi->request('POST', '/lab.json', {}, $paste)->{body};
	my $text = curl($paste);
	for my $name (qw(aws jwt email)) {
		ok index("$html$data$text", $secret{$name}) < 0, "the $name is masked everywhere";
	}
	is decode_json($data)->{matches}[0]{captures}{key}, "'[e-mail]'", 'also in captures';
	like $html, qr/Masked before matching: 1 e-mail, 1 AWS key, 1 (?:authorization|JWT)/, 'the page says what was masked';
	# by every way in, large and broken ones too
	curl($paste . 'x' x 300_000);
	$wiki->adm([qw(config set lab.misses on)]);
	curl($paste =~ s/KeyError/QuokkaError/r);
	curl($paste . 'x' x 900_000);
	curl('text=' . '%0A' x 1_000_000 . MojoWiki::Cgi::form({ '' => $paste }), '-H', 'Accept: text/html');
	$site->request('GET', '/healthz');
	unlike $site->log('nginx'), qr/temporary file/, 'nginx holds the largest of them in memory';
	undef $cgi;
	my @found;
	find({ no_chdir => 1, wanted => sub {
		return unless -f;
		my $bytes = slurp($_);
		push @found, map { "$_ in $File::Find::name" } grep { index($bytes, $secret{$_}) >= 0 } keys %secret;
	} }, $wiki->dir, $site->dir);
	is "@found", '', 'no byte of it is in the folder of the site: database, WAL, logs, temporary files';
};

done_testing;
