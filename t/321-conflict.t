# Two people write at once: what can be merged is, and what cannot is settled by who comes second.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Worker;
use MojoWiki::Html qw(form_of faults);
use MojoWiki::Wiki;
use MojoWiki::Writer qw(writers);
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Worker->new($wiki);
my ($ana, $boris, $cora) = writers($wiki, $cgi, qw(ana boris cora));
my $entry = sub { decode_json($cgi->get('/mojo/x.json')->{body}) };
my $edit  = '/mojo/x/edit';
my $start = "## Symptom\n\nOne two three.\n\n## Fix\n\nDo this. Then that.\n\n## Prevention\n\nLint it.\n";
$wiki->entry('mojo/x', { title => 'X', severity => 'low' }, $start);

# ana saves WORDS => hers while boris had the form open, who then saves his.
sub both ($from, $hers, $his, %more) {
	my @form = map { $_->filled($edit) } $ana, $boris;
	$_->[0]{body} =~ s/\Q$from\E/$_->[1]/ or die "no '$from'" for [$form[0], $hers], [$form[1], $his];
	@{ $form[1] }{ keys %more } = values %more;
	is($ana->post($edit, $form[0])->{status}, 303, 'the first is saved');
	return $boris->post($edit, $form[1]);
}

subtest 'different paragraphs' => sub {
	my @form = map { $_->filled($edit) } $ana, $boris;
	$form[0]{body} =~ s/One/First/;
	$form[1]{body} =~ s/Lint it/Use the lint/;
	is($_->{status}, 303, 'are both saved') for $ana->post($edit, $form[0]), $boris->post($edit, $form[1]);
	like($entry->()->{body}, qr/First two three.*Use the lint/s, 'and both are in');
	my $page = $boris->get('/mojo/x')->{body};
	like($page, qr{We merged your edit with that of ana\. <a href="/mojo/x/diff/2\.\.3">See what changed</a>}, 'the second is told, with a link to the diff');
	is_deeply([map { $_->{editor} } decode_json($cgi->get('/mojo/x/history.json')->{body})->{results}->@[0, 1]], ['boris', 'ana'],
		'history has two authors');
};

subtest 'the same sentence' => sub {
	my $got = both('Do this.', 'Do this now.', 'Do this later.', comment => 'Later');
	is($got->{status}, 409, 'is a conflict');
	is(join('; ', faults($got->{body})), '', 'with clean markup');
	like($got->{body}, qr{<h1>ana saved revision 4 while you were editing</h1>}, 'that says who and what');
	like($got->{body}, qr{Your text is safe\. One place needs you\.}, 'and how much is to do');
	like($got->{body}, qr{Place 1 of 1, in section Fix}, 'and where');
	like($got->{body}, qr{As it was, revision 3</strong></label><p>Do this\.</p>}, 'the base');
	like($got->{body}, qr{ana&#39;s, revision 4</strong></label><p>Do this<ins> now</ins>\.</p>}, 'theirs, with what was put in');
	like($got->{body}, qr{Yours</strong></label><p>Do this<ins> later</ins>\.</p>}, 'yours');
	unlike($entry->()->{body}, qr/later/, 'nothing is stored');
	my $form = form_of($got->{body}, $edit);
	is($form->{comment}, 'Later', 'the summary is kept');

	my $none = $boris->post($edit, { %$form, do => 'merge' });
	is($none->{status}, 409, 'without a choice it comes again');
	like($none->{body}, qr{href="#place-1">Choose what to keep at place 1}, 'and says what is missing');
	my $seen = $boris->post($edit, { %$form, p1 => 'yours', do => 'preview' });
	like($seen->{body}, qr{<p>Do this later\. Then that\.</p>}, 'the merged page can be looked at');
	like($seen->{body}, qr{value="yours" required checked}, 'and what was chosen stays chosen');
	is($boris->post($edit, { %$form, p1 => 'yours', do => 'merge' })->{status}, 303, 'a choice is saved');
	like($entry->()->{body}, qr/First two three.*Do this later\. Then that\..*Use the lint/s, 'with all the rest');
	unlike($boris->get($edit)->{body}, qr/Your draft/, 'and the draft is gone');
};

my %choices = (base => 'Do this. ', theirs => 'Do A. ', yours => 'Do B. ', both => 'Do A. Do B. ', own => 'Do C. ');
for my $choice (sort keys %choices) {
	$wiki->entry('mojo/x', { title => 'X' }, $start);
	my $form = form_of(both('Do this.', 'Do A.', 'Do B.')->{body}, $edit);
	$boris->post($edit, { %$form, p1 => $choice, own1 => 'Do C.', do => 'merge' });
	is($entry->()->{body} =~ s/.*## Fix\n\n(.*?)Then that.*/$1/sr, $choices{$choice}, "the choice '$choice' is taken");
}

subtest 'somebody saves again meanwhile' => sub {
	$wiki->entry('mojo/x', { title => 'X' }, $start);
	my $form = form_of(both('Do this.', 'Do A.', 'Do B.')->{body}, $edit);
	my $hers = $cora->filled($edit);
	$hers->{body} =~ s/Do A\./Do Z./;
	is($cora->post($edit, $hers)->{status}, 303, 'a third saves');
	my $again = $boris->post($edit, { %$form, p1 => 'yours', do => 'merge' });
	is($again->{status}, 409, 'the base is checked again');
	like($again->{body}, qr{cora saved revision}, 'against the newest');
	unlike($entry->()->{body}, qr/Do B/, 'and nothing is stored');
	is($boris->post($edit, { form_of($again->{body}, $edit)->%*, p1 => 'both', do => 'merge' })->{status}, 303, 'until it is settled');
	like($entry->()->{body}, qr/Do Z\. Do B\./, 'with both');
};

subtest 'fields' => sub {
	$wiki->entry('mojo/x', { title => 'X', severity => 'low', tags => ['a'] }, $start);
	my @form = map { $_->filled($edit) } $ana, $boris;
	$form[0]->@{qw(severity tags)} = ('high', 'a, b');
	$form[1]->@{qw(severity tags)} = ('medium', 'a, c');
	$ana->post($edit, $form[0]);
	my $got = $boris->post($edit, $form[1]);
	like($got->{body}, qr{Place 1 of 1, severity}, 'a value that both changed is a place');
	unlike($got->{body}, qr{value="both"}, 'that cannot be both');
	is($boris->post($edit, { form_of($got->{body}, $edit)->%*, p1 => 'theirs', do => 'merge' })->{status}, 303, 'is settled');
	is_deeply([$entry->()->{severity}, sort $entry->()->{tags}->@*], ['high', 'a', 'b', 'c'], 'and lists merge by themselves');
};

subtest 'text that looks like a conflict' => sub {
	$wiki->entry('mojo/x', { title => 'X' }, "<<<<<<< yours\nA line.\n=======\nMore.\n>>>>>>> theirs\n\nLast words.\n");
	my $form = form_of(both('Last words.', 'Last <del>words</del>.', "Last \"words\" & &amp;.")->{body}, $edit);
	is($boris->post($edit, { %$form, p1 => 'yours', do => 'merge' })->{status}, 303, 'is merged');
	is($entry->()->{body}, "<<<<<<< yours\nA line.\n=======\nMore.\n>>>>>>> theirs\n\nLast \"words\" & &amp;.\n", 'and stays what it is');
};

subtest 'an entry that moved or was deleted meanwhile' => sub {
	my $form = $boris->filled($edit, body => "Other.\n");
	$wiki->must('entry', 'mv', 'mojo/x', 'golang/y');
	is($boris->post($edit, $form)->{status}, 303, 'moved: it is saved where it is now');
	is(decode_json($cgi->get('/golang/y.json')->{body})->{body}, "Other.\n", 'with the text');
	$form = $boris->filled('/golang/y/edit', body => "After the end.\n");
	$wiki->must('entry', 'rm', '--yes', 'golang/y');
	my $got = $boris->post('/golang/y/edit', $form);
	is($got->{status}, 409, 'deleted: it is refused');
	like($got->{body}, qr/This entry was deleted meanwhile/, 'in words');
	is(form_of($got->{body}, '/golang/y/edit')->{body}, "After the end.\n", 'and the text is there');
};

done_testing();
