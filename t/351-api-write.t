# Writing entries over JSON with an API token: what is answered, and that nothing is stored by half.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Worker;
use MojoWiki::Source ();
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Worker->new($wiki);
my $json = JSON::PP->new->utf8->canonical->allow_nonref;

sub token ($name, $role) {
	$wiki->must(qw(user add), $name, '--role', $role);
	return $wiki->must(qw(token new), $name) =~ s/\s+\z//r;
}
my $editor      = token(ada  => 'editor');
my $contributor = token(cara => 'contributor');
my $reader      = token(rob  => 'reader');

# Sends FIELDS (or bytes) as JSON; the answer has its body decoded in "data".
sub send_json ($method, $target, $fields, %headers) {
	my $body = ref $fields ? $json->encode($fields) : $fields;
	my %all  = ('Content-Type' => 'application/json', Authorization => "Bearer $editor", %headers);
	delete $all{$_} for grep { !defined $all{$_} } keys %all;
	my $got  = $cgi->request($method, $target, \%all, $body);
	return { %$got, data => eval { $json->decode($got->{body}) } };
}
sub put ($fields, %headers) { return send_json('PUT', '/mojo/first.json', $fields, %headers) }
sub source ($name = 'mojo/first') { return $wiki->must(qw(entry show), $name) }
sub body_of ($name = 'mojo/first') { return source($name) =~ s/\A---\n.*?\n---\n\n//sr }
sub revisions { return scalar split /\n/, $wiki->must(qw(entry log), 'mojo/first') }
sub says ($got, $status, $pattern, $name) {
	is $got->{status}, $status, $name;
	like $got->{body}, $pattern, '... says why';
	return;
}

my %entry = (title => 'First', category => 'mojo', slug => 'first', kind => 'pitfall',
	body => "## Fix\n\nOne.\n\nTwo.\n", tags => ['a', 'b']);

subtest 'a new entry' => sub {
	my $got = send_json('POST', '/new.json', { %entry, comment => 'Made', save_id => 'new-1' });
	is $got->{status}, 201, 'is created';
	is_deeply $got->{data}, { url => '/mojo/first', revision => 1, merged => JSON::PP::false }, '... and where it is';
	like source(), qr/^title: First\n.*^  - a\n  - b\n/ms, '... with its fields';
	is send_json('POST', '/new.json', { %entry, comment => 'Made', save_id => 'new-1' })->{status}, 201,
		'sent twice, it answers the same';
	is revisions(), 1, '... and is saved once';
	says(send_json('POST', '/new.json', { %entry, title => 'Other', save_id => 'new-1' }), 409,
		qr/saved before with another text/, 'one save_id with another text');
	says(send_json('POST', '/new.json', \%entry), 409, qr/address 'first' is taken/, 'a taken address');
	says(send_json('POST', '/new.json', { %entry, title => '', slug => '', severity => 'huge' }), 422,
		qr/"field":"title".*"field":"severity"/, 'fields that break a rule');
};

subtest 'a change' => sub {
	my $etag = $cgi->get('/mojo/first.json')->{headers}{etag};
	is $etag, '"1"', 'the ETag is the revision';
	my $got = put({ body => "## Fix\n\nOne, better.\n\nTwo.\n", comment => 'Better' }, 'If-Match' => $etag);
	is $got->{status}, 200, 'is saved';
	is $got->{data}{revision}, 2, '... as a revision';
	like source(), qr/^  - a\n/m, 'what was not sent stays';
	$got = put({ body => "## Fix\n\nOne.\n\nTwo, longer.\n", base => 1 });
	is $got->{status}, 200, 'one that was made from an older revision is merged';
	ok $got->{data}{merged}, '... and says so';
	is body_of(), "## Fix\n\nOne, better.\n\nTwo, longer.\n", '... with both changes';
	is put({ tags => ['b', 'c'], base => 3 })->{status}, 200, 'a list';
	like source(), qr/^tags:\n  - b\n  - c\n\S/m, '... is replaced';
	is $cgi->get('/mojo/first.json')->{headers}{etag}, '"4"', 'readers get the new ETag';
};

subtest 'a conflict' => sub {
	my $before = source();
	my $got = put({ body => "## Fix\n\nOne, mine.\n\nTwo.\n" }, 'If-Match' => '"1"');
	is $got->{status}, 409, 'is told';
	is_deeply $got->{data}, { url => '/mojo/first', base => 1, theirs => 4, conflicts => [
		{ field => 'body', section => 'Fix', base => 'One.', theirs => 'One, better.', yours => 'One, mine.' }] },
		'... with three sides';
	is source(), $before, '... and nothing is stored';
	is put({ body => "## Fix\n\nOne, mine.\n\nTwo, longer.\n", base => 4 })->{status}, 200,
		'settled, it is saved with theirs as the base';
};

subtest 'what is refused' => sub {
	my $revisions = revisions();
	says(put({ body => 'X' }), 422, qr/Say which revision/, 'no base');
	says(put({ body => 'X', base => 99 }), 422, qr/no revision 99/, 'an unknown base');
	says(put({ body => 'X', base => '1' }), 422, qr/number of a revision/, 'a base in words');
	says(put({ body => 'X' }, 'If-Match' => 'W/"1"'), 422, qr/If-Match must be/, 'a weak ETag');
	says(put({ body => 'X', base => 1 }, 'If-Match' => '"2"'), 422, qr/different revisions/, 'two bases');
	says(put({ base => 1, colour => 'red' }), 422, qr/'colour' is no field/, 'an unknown field');
	says(put({ base => 1, title => ['x'] }), 422, qr/'title' must be a text/, 'a list for a text');
	says(put({ base => 1, tags => [map { "t$_" } 1 .. 10_000] }), 422, qr/takes 50 tags at most; these are 10000/, '10,000 tags');
	says(put({ base => 1, body => 'x' x 70_000 }), 422, qr/must be 65536 bytes or fewer/, 'a body over the limit');
	says(put({ base => 1, summary => 'x' x 10_240 }), 422, qr/400 characters or fewer; it has 10240/, 'a long summary');
	says(put({ base => 1, save_id => 'x' x 65 }), 422, qr/1 to 64 bytes/, 'a long save_id');
	says(put('{"body": "a\u0000b", "base": 1}'), 400, qr/no JSON/, 'a NUL');
	says(put("{\"body\": \"a\xFFb\", \"base\": 1}"), 400, qr/no JSON/, 'what is not UTF-8');
	says(put('[1]'), 400, qr/one JSON object/, 'a list');
	says(put('{"base": 1,'), 400, qr/no JSON/, 'half a JSON');
	says(put(''), 400, qr/no JSON/, 'nothing');
	says(put('[' x 100_000), 400, qr/no JSON/, 'a deep one');
	is put({ base => 1 }, 'Content-Type' => 'text/plain')->{status}, 415, 'another type';
	is put({ base => 1 }, Authorization => undef)->{status}, 401, 'nobody';
	says(put({ base => 1, body => 'X' }, Authorization => "Bearer $reader"), 403, qr/role contributor/, 'a reader');
	is send_json('PUT', '/mojo/nowhere.json', { base => 1 })->{status}, 404, 'an entry that is not there';
	is revisions(), $revisions, 'and nothing was written';
};

subtest 'what is cleaned' => sub {
	my $base = revisions();
	is put({ base => $base, body => "One\r\n\r\n<<<<<<< x\n=======\n>>>>>>> y\n\x{202E}bidi\n" })->{status}, 200, 'odd text is saved';
	is body_of(), "One\n\n<<<<<<< x\n=======\n>>>>>>> y\n\xE2\x80\xAEbidi\n", '... with line feeds, and its markers';
	is put({ base => $base, body => 'x' x 65_000 })->{status}, 409, 'a long line';
	is put({ base => $base + 1, body => 'x' x 65_000, comment => 'y' x 10_240 })->{status}, 200, '... is taken, too';
	like $wiki->must(qw(entry log), 'mojo/first'), qr/\A\d+ .* y{499}/, 'a long comment is cut';
};

subtest 'a contributor' => sub {
	my $base = revisions();
	my $got  = put({ base => $base, body => "Proposed.\n" }, Authorization => "Bearer $contributor");
	is $got->{status}, 202, 'is told to wait';
	unlike body_of(), qr/Proposed/, 'readers see nothing of it';
	my ($name) = $wiki->must(qw(review list)) =~ /^(\S+) .*cara/m;
	is $name, 'mojo/first@' . ($base + 1), 'it is in the queue';
	$wiki->must(qw(review approve), $name);
	is body_of(), "Proposed.\n", 'approved, it is the text';
	is send_json('POST', '/new.json', { %entry, slug => 'second', title => 'Second' },
		Authorization => "Bearer $contributor")->{status}, 202, 'a new entry waits as well';
	is $cgi->get('/mojo/second')->{status}, 404, '... unseen';
};

subtest 'an entry that went meanwhile' => sub {
	$wiki->must(qw(entry mv mojo/first golang/moved));
	my $base = 1;
	my $got  = put({ base => $base, topic => 'T' });
	is $got->{status}, 200, 'a moved one is found at its old address';
	is $got->{data}{url}, '/golang/moved', '... and named at the new one';
	$wiki->must(qw(entry rm --yes golang/moved));
	says(send_json('PUT', '/golang/moved.json', { base => 1, topic => 'U' }), 409, qr/is deleted/, 'a deleted one');
};

subtest 'what is documented' => sub {
	my $api  = decode_json(MojoWiki::Source::source('doc/openapi.json'));
	my $says = sub ($schema, $data) {
		my $known = $api->{components}{schemas}{$schema};
		is_deeply [sort keys %$data], [sort $known->{required}->@*], "$schema has its members";
	};
	my $made = send_json('POST', '/new.json', { %entry, slug => 'third', title => 'Third' })->{data};
	$says->(Saved => $made);
	my $third = sub ($fields) { return send_json('PUT', '/mojo/third.json', $fields)->{data} };
	$third->({ base => 1, topic => 'A' });
	my $conflict = $third->({ base => 1, topic => 'B' });
	$says->(Conflict => $conflict);
	my $place = $api->{components}{schemas}{Conflict}{properties}{conflicts}{items}{required};
	is_deeply [sort keys $conflict->{conflicts}[0]->%*], [sort @$place], '... each place as well';
	my $problems = $third->({ base => 1, colour => 'red' });
	$says->(Problems => $problems);
	is_deeply [sort keys $problems->{errors}[0]->%*], [qw(field message)], '... each of them as well';
	my %sent = map { $_ => 1 } keys $api->{components}{schemas}{Writing}{properties}->%*;
	delete @sent{qw(comment base save_id)};
	my $read = $json->decode($cgi->get('/mojo/third.json')->{body});
	is_deeply [grep { !exists $read->{$_} } sort keys %sent], [], 'what is written has the names of what is read';
};

done_testing;
