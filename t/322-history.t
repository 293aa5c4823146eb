# History: revisions, comparisons, and what is done to an entry or a revision as a whole.
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
my ($ana, $cora) = writers($wiki, $cgi, 'ana', 'cora:contributor');
my $json = sub ($path, $who = $cgi) { decode_json($who->get("$path.json")->{body}) };
my $filler = join '', map { "Line $_.\n\n" } 1 .. 12;
$wiki->entry('mojo/x', { title => 'X', severity => 'low' }, "## One\n\nA small word.\n\n$filler## Two\n\nThe end.\n");
$ana->submit('/mojo/x/edit', body => "## One\n\nA large word.\n\n$filler## Two\n\nThe end.\n", severity => 'high', comment => 'Larger');
$ana->submit('/mojo/x/edit', body => "## One\n\nA large word.\n\n$filler## Two\n\nThe very end.\n\nAnd more.\n");

subtest 'the list' => sub {
	my $page = $cgi->get('/mojo/x/history')->{body};
	is(join('; ', faults($page)), '', 'has clean markup');
	like(text_of($page), qr/3 revisions since \d+ \w+ \d{4}\./, 'says how many and since when');
	my $form = form_of($page, '/mojo/x/diff');
	is_deeply([$form->@{qw(a b)}], [2, 3], 'offers the last change');
	like($page, qr{<strong><a href="/u/ana">ana</a></strong>: Larger}, 'who and why');
	unlike($page, qr{/restore\?|/hide\?}, 'a reader is offered no acts');
	like($ana->get('/mojo/x/history')->{body}, qr{/mojo/x/restore\?rev=1".*/mojo/x/hide\?rev=1"}s, 'an editor is');
	my $got = $cgi->get('/mojo/x/diff?a=3&b=1');
	is("$got->{status} $got->{headers}{location}", '303 /mojo/x/diff/1..3', 'two radios lead to a comparison');
	is_deeply([map { $_->{number} } $json->('/mojo/x/history')->{results}->@*], [3, 2, 1], 'JSON says the same');
};

subtest 'a comparison' => sub {
	my $page = $cgi->get('/mojo/x/diff/1..3')->{body};
	is(join('; ', faults($page)), '', 'has clean markup');
	like($page, qr{<td class="del"><span class="vh">removed: </span>A <del>small</del> word\.</td>}, 'words that are gone are marked and said');
	like($page, qr{<td class="ins"><span class="vh">added: </span>A <ins>large</ins> word\.</td>}, 'and those that came');
	like($page, qr{Show (\d+) unchanged lines}, 'what is the same is folded');
	unlike($page, qr{Line 6\.}, 'away');
	like($cgi->get('/mojo/x/diff/1..3?all=1')->{body}, qr{Line 6\.}, 'and can be opened');
	like($page, qr{<th scope="row">severity</th><td class="del"><del>low</del></td><td class="ins"><ins>high</ins></td>}i, 'fields are compared');
	my $unified = $cgi->get('/mojo/x/diff/1..3?view=unified')->{body};
	like($unified, qr{<td class="sg ins" aria-hidden="true">\+</td><td class="ins"><span class="vh">added: </span>A <ins>large</ins> word}, 'unified');
	my $rendered = $cgi->get('/mojo/x/diff/1..3?view=rendered')->{body};
	like($rendered, qr{<h2 id="old-one">One.*<p>A <del>small</del> word\.</p>.*<h2 id="one">One.*<p>A <ins>large</ins> word\.</p>}s, 'rendered');
	is(join('; ', faults($rendered)), '', 'with clean markup');
	like($json->('/mojo/x/diff/1..3')->{diff}, qr/^-A small word\.\n\+A large word\.$/m, 'as diff prints it');
	is($cgi->get('/mojo/x/diff/3..1')->{headers}{location}, '/mojo/x/diff/1..3', 'one address for both orders');
	is($cgi->get("/mojo/x/diff/$_")->{status}, 404, "$_ names nothing") for qw(1..99 0..1 x 1 1..2..3);
};

subtest 'paging' => sub {
	my $text = join '', map { "$_\n\n" } 1 .. 3;
	for my $number (1 .. 52) {
		$wiki->entry('mojo/long', { title => 'Long' }, "Text $number.\n");
	}
	my $first = $json->('/mojo/long/history');
	is($first->{total}, 52, 'all are counted');
	is(scalar $first->{results}->@*, 50, 'fifty are shown');
	is($first->{next}, '/mojo/long/history.json?before=3', 'the next page is linked');
	is_deeply([map { $_->{number} } $json->('/mojo/long/history?before=3' =~ s/\?.*//r)->{results}->@[0, 1]], [52, 51], 'newest first');
	my $last = decode_json($cgi->get($first->{next})->{body});
	is_deeply([map { $_->{number} } $last->{results}->@*], [2, 1], 'and goes on where the first ended');
	is($last->{next}, undef, 'to its end');
};

subtest 'restore' => sub {
	like($ana->get('/mojo/x/restore?rev=1')->{body}, qr{<h1>Restore revision 1</h1>.*Restore revision</button>}s, 'asks first');
	like($json->('/mojo/x')->{body}, qr/very end/, 'and changes nothing by that');
	is($ana->submit('/mojo/x/restore?rev=1', comment => 'Back')->{status}, 303, 'then');
	my $now = $json->('/mojo/x');
	is_deeply([$now->@{qw(revision severity comment)}], [4, 'low', 'Back'], 'makes a new revision of the old text');
	like($ana->get('/mojo/x')->{body}, qr/The old text is back/, 'and says so');
	$ana->submit('/mojo/x/restore?rev=3');
};

subtest 'undo' => sub {
	is($ana->submit('/mojo/x/undo?rev=2')->{status}, 303, 'one old change');
	my $now = $json->('/mojo/x');
	like($now->{body}, qr/A small word.*The very end/s, 'is taken back, and what came after it stays');
	is($now->{severity}, 'low', 'fields as well');
	$ana->submit('/mojo/x/edit', body => $now->{body} =~ s/small/tiny/r);
	$ana->submit('/mojo/x/edit', body => $now->{body} =~ s/small/huge/r);
	my $last = $json->('/mojo/x')->{revision};
	my $got  = $ana->submit('/mojo/x/undo?rev=' . ($last - 1));
	is($got->{status}, 409, 'what was changed again since is a conflict');
	like($got->{body}, qr{<p>.*<ins>small</ins>}s, 'with what it was before');
	is($ana->post('/mojo/x/edit', { form_of($got->{body}, '/mojo/x/edit')->%*, p1 => 'yours', do => 'merge' })->{status}, 303, 'that is settled as any');
	like($json->('/mojo/x')->{body}, qr/A small word/, 'and undone');
};

subtest 'hide' => sub {
	$wiki->entry('mojo/h', { title => 'H' }, "Fine.\n");
	$ana->submit('/mojo/h/edit', body => "Secretword here.\n", comment => 'Secretcomment');
	$ana->submit('/mojo/h/edit', body => "Fine again.\n");
	is($ana->submit('/mojo/h/hide?rev=2', comment => '')->{status}, 422, 'wants a reason');
	is($ana->submit('/mojo/h/hide?rev=2', comment => 'advertising')->{status}, 303, 'and then');
	for my $target ('/mojo/h/history', '/mojo/h/history.json', '/mojo/h?rev=2', '/mojo/h/diff/1..2', '/mojo/h/diff/2..3.json', '/recent', '/recent.json', '/search?q=Secretword') {
		unlike($cgi->get($target)->{body}, qr/Secretword here|Secretcomment/, "is gone from $target");
	}
	like(text_of($cgi->get('/mojo/h/history')->{body}), qr/Hidden by ana: advertising/, 'history says who and why');
	like($ana->get('/mojo/h/hide?rev=2')->{body}, qr{Show revision</button>}, 'it can be shown again');
	$ana->submit('/mojo/h/hide?rev=2', comment => 'it was none');
	like($cgi->get('/mojo/h?rev=2')->{body}, qr/Secretword/, 'and is');
};

subtest 'move' => sub {
	$wiki->entry('mojo/from', { title => 'From' }, "A link to [[x]].\n");
	is($ana->submit('/mojo/x/rename', slug => 'Bad Name')->{status}, 422, 'a bad name is refused');
	is($ana->submit('/mojo/x/rename', slug => 'from')->{status}, 409, 'a taken one too');
	my $got = $ana->submit('/mojo/x/rename', category => 'golang', slug => 'y', links => 1, comment => 'Better');
	is("$got->{status} $got->{headers}{location}", '303 /golang/y', 'leads to the new address');
	is($cgi->get('/mojo/x')->{headers}{location}, '/golang/y', 'so does the old one');
	is($json->('/mojo/from')->{body}, "A link to [[y]].\n", 'links are written anew when asked');
	$ana->submit('/golang/y/rename', slug => 'z');
	is($json->('/mojo/from')->{body}, "A link to [[y]].\n", 'and not otherwise');
	like($cgi->get('/mojo/from')->{body}, qr{href="/golang/z"}, 'they lead there all the same');
};

subtest 'delete and bring back' => sub {
	is($cora->get('/golang/z/delete')->{status}, 403, 'not everybody may');
	is($ana->submit('/golang/z/delete', comment => '')->{status}, 422, 'wants a reason');
	is($ana->submit('/golang/z/delete', comment => 'Twice here')->{status}, 303, 'and then');
	is($cgi->get('/golang/z')->{status}, 410, 'readers are told that it is gone');
	is($cgi->get('/golang/z/history')->{status}, 410, 'its history too');
	is($ana->get('/golang/z/history')->{status}, 200, 'editors see that');
	like($ana->get('/golang/z')->{body}, qr{href="/golang/z/restore"}, 'whose page offers to');
	unlike($cgi->get('/golang/z')->{body}, qr{/golang/z/restore}, '... to nobody else');
	is($ana->submit('/golang/z/restore')->{status}, 303, 'bring it back');
	is($cgi->get('/golang/z')->{status}, 200, 'whole');
};

subtest 'what only editors may do' => sub {
	is($cora->get('/golang/z/undo?rev=2')->{status}, 403, 'a contributor takes no change of others back');
	unlike($cora->get("/golang/z/$_")->{body}, qr{/(?:undo|restore)\?}, "... nor is offered to, on $_") for 'history', 'diff/1..2';
};

subtest 'a lock' => sub {
	$wiki->must(qw(entry lock golang/z));
	my $got = $ana->get('/golang/z/edit');
	is($got->{status}, 403, 'keeps editors out');
	like($got->{body}, qr/locked/, '... and says so');
	is($cgi->get('/golang/z')->{status}, 200, 'and no reader');
	is($wiki->adm(qw(entry lock golang/z))->{status}, 1, 'twice is once');
	$wiki->must(qw(entry unlock golang/z));
	is($ana->get('/golang/z/edit')->{status}, 200, 'until it is taken away');
};

subtest 'the audit log' => sub {
	my %done = map { ("$_->{act} $_->{object} $_->{actor}" => $_) }
		map { decode_json($_) } split /\n/, $wiki->must(qw(--json audit --limit 1000));
	for my $line ('entry delete golang/z ana', 'entry rename mojo/x ana', 'revision hidden mojo/h@2 ana', 'revision live mojo/h@2 ana') {
		ok($done{$line}, "has '$line'");
		isnt($done{$line}{request} // '', '', '... with the request');
	}
	is($done{'entry delete golang/z ana'}{detail}, 'Twice here', '... and why');
	ok((grep { /^entry lock golang\/z / } keys %done), 'and what wikiadm did');
	my sub renames () { return scalar(() = $wiki->must(qw(audit --limit 1000)) =~ /entry rename/g) }
	my $before = renames();
	$wiki->must(qw(entry mv golang/z golang/z));
	is(renames(), $before, 'a move to where the entry stands is none');
	is($ana->submit('/golang/z/edit', category => 'mojo')->{headers}{location}, '/mojo/z', 'an edit may move it');
	is(renames(), $before + 1, '... which is noted as well');
	$ana->submit('/mojo/z/edit', category => 'golang');
};

subtest 'recent changes and contributions' => sub {
	is_deeply([sort map { $_->{author} } $json->('/recent')->{results}->@[0]], ['ana'], 'the newest first');
	my $all = decode_json($cgi->get('/recent.json?author=ANA&show=new')->{body});
	is(scalar $all->{results}->@*, 0, 'filters work together');
	ok((grep { $_->{change} eq 'renamed' } decode_json($cgi->get('/recent.json?show=move')->{body})->{results}->@*) > 0, 'moves alone');
	my $page = $cgi->get('/u/ana');
	like(text_of($page->{body}), qr/Changes by ana \d+ changes in \d+ entries/, 'what somebody wrote');
	is($cgi->get('/u/nobody')->{status}, 404, 'nobody wrote nothing');
	like($cgi->get('/recent')->{body}, qr{<a rel="nofollow" href="/golang/z/diff/\d+\.\.\d+">Diff}, 'each change leads to its diff');
};

done_testing();
