# What contributors write waits for an editor.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Worker;
use MojoWiki::Html qw(form_of faults text_of);
use MojoWiki::Wiki;
use MojoWiki::Writer qw(writers);
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Worker->new($wiki);
my ($ana, $cora, $dan) = writers($wiki, $cgi, 'ana', 'cora:contributor', 'dan:reader');
my $json = sub ($path, $who = $cgi) { decode_json($who->get("$path.json")->{body}) };
$wiki->entry('mojo/x', { title => 'X' }, "One.\n\nTwo.\n");
my $decide = sub ($what, %more) {
	my $page = $ana->get('/admin/review')->{body};
	return $ana->post('/admin/review', { form_of($page, '/admin/review')->%*, do => $what, %more });
};

subtest 'a change' => sub {
	is($dan->get('/mojo/x/edit')->{status}, 403, 'a reader has none');
	like($cora->get('/mojo/x/edit')->{body}, qr/An editor looks at your change before readers see it/, 'is announced to wait');
	is($cora->submit('/mojo/x/edit', body => "One more.\n\nTwo.\n", comment => 'More')->{status}, 303, 'is sent');
	like($cora->get('/mojo/x')->{body}, qr/Your change waits for an editor/, 'its writer is told');
	unlike($cgi->get($_)->{body}, qr/One more/, "and $_ shows nothing of it") for '/mojo/x', '/mojo/x.json', '/mojo/x/history', '/recent', '/mojo/x?rev=2', '/mojo/x/diff/1..2';
	like($cora->get('/mojo/x?rev=2')->{body}, qr/One more/, 'but to who wrote it');
	is($cora->get('/admin/review')->{status}, 403, 'who does not decide');
	my $page = $ana->get('/admin/review')->{body};
	is(join('; ', faults($page)), '', 'the list has clean markup');
	like($page, qr{cora</a>.*More}s, 'says who and why');
	like($page, qr{<ins> more</ins>}, 'and what');
	is($json->('/admin/review', $ana)->{total}, 1, 'JSON counts it');
	is($decide->('approve')->{status}, 303, 'an editor approves it');
	is($json->('/mojo/x')->{body}, "One more.\n\nTwo.\n", 'and readers see it');
	is($json->('/mojo/x')->{editor}, 'cora', 'as its writer\'s');
};

subtest 'another one' => sub {
	$cora->submit('/mojo/x/edit', body => "Spam.\n");
	my $got = $decide->('reject', comment => '');
	is($got->{status}, 422, 'is not declined without a reason');
	$got = $decide->('return', comment => 'Say more.');
	is($got->{status}, 303, 'goes back to its writer');
	is($json->('/admin/review', $ana)->{total}, 0, 'and waits no more');
	$cora->submit('/mojo/x/edit', body => "Spam again.\n");
	is($decide->('reject', comment => 'Advertising')->{status}, 303, 'or is declined');
	unlike($cgi->get('/mojo/x')->{body}, qr/Spam/, 'and never seen');
};

subtest 'a new entry' => sub {
	my $got = $cora->submit('/new?category=mojo', title => 'Fresh words', body => "New.\n");
	is($got->{status}, 303, 'waits as well');
	is($cgi->get('/mojo/fresh-words')->{status}, 404, 'readers do not find it');
	is($cora->get('/mojo/fresh-words')->{status}, 200, 'its writer does');
	like($ana->get('/admin/review')->{body}, qr/New entry/, 'an editor is told that it is new');
	$decide->('approve');
	is($cgi->get('/mojo/fresh-words')->{status}, 200, 'until it is approved');
};

subtest 'what was saved meanwhile' => sub {
	$cora->submit('/mojo/x/edit', body => "One of cora.\n\nTwo.\n");
	$ana->submit('/mojo/x/edit', body => "One of ana.\n\nTwo.\n");
	my $got = $decide->('approve');
	is($got->{status}, 409, 'in the same words cannot be approved');
	like($got->{body}, qr/Give it back to its writer/, 'and says what can be done');
	is($json->('/mojo/x')->{body}, "One of ana.\n\nTwo.\n", 'nothing changed');
};

done_testing();
