# Whatever goes wrong while a form is sent, what was typed is there again, and can be sent again.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Build qw(program require_programs);
use MojoWiki::Cgi;
use MojoWiki::Database qw(sql);
use MojoWiki::Html qw(form_of text_of);
use MojoWiki::Wiki;
use MojoWiki::Writer qw(writers pairs);
use Test::More;

require_programs(qw(prlimit));
my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Cgi->new($wiki);
my ($ana, $boris, $cora) = writers($wiki, $cgi, 'ana', 'boris', 'cora:contributor');
my $words = qq{Precious <words> & "more"};
my $text  = "## Fix\n\n$words.\n\nOf two paragraphs.\n";
$wiki->entry('mojo/x', { title => 'X' }, "Start.\n\n## Fix\n\nDo this.\n");
$wiki->entry('mojo/x', { title => 'X' }, "Start.\n\n## Fix\n\nDo that.\n");
$wiki->entry('mojo/u', { title => 'U' }, $_) for "One.\n", "Two.\n";
$cora->submit('/mojo/x/edit', body => "Pending.\n");

# What ana has typed, as the form would be sent; each has the words somewhere.
sub conflict () {
	my @form = map { $_->filled('/mojo/x/edit') } $boris, $ana;
	$_->[0]{body} = "Start.\n\n## Fix\n\n$_->[1]\n" for [$form[0], "Do B$$." . time], [$form[1], $words];
	$boris->post('/mojo/x/edit', $form[0]);
	return { form_of($ana->post('/mojo/x/edit', $form[1])->{body}, '/mojo/x/edit')->%*, p1 => 'own', own1 => $words, do => 'merge' };
}
my %forms = (
	'a new entry'  => ['/new', sub { $ana->filled('/new?category=mojo', title => 'New', slug => "n-$$-" . rand =~ s/\D//gr, body => $text) }],
	'an entry'     => ['/mojo/x/edit', sub { $ana->filled('/mojo/x/edit', body => $text) }],
	'a section'    => ['/mojo/x/edit', sub { $ana->filled('/mojo/x/edit?section=fix', body => $text) }],
	'a preview'    => ['/mojo/x/edit', sub { $ana->filled('/mojo/x/edit', body => $text, do => 'preview') }],
	'a merge'      => ['/mojo/x/edit', \&conflict],
	'a move'       => ['/mojo/x/rename', sub { $ana->filled('/mojo/x/rename', slug => 'x', comment => $words, category => 'golang') }],
	'a deletion'   => ['/mojo/x/delete', sub { $ana->filled('/mojo/x/delete', comment => $words) }],
	'a restoring'  => ['/mojo/x/restore', sub { $ana->filled('/mojo/x/restore?rev=1', comment => $words) }],
	'an undoing'   => ['/mojo/u/undo', sub { $ana->filled('/mojo/u/undo?rev=2', comment => $words) }],
	'a hiding'     => ['/mojo/x/hide', sub { $ana->filled('/mojo/x/hide?rev=1', comment => $words) }],
	'a review'     => ['/admin/review', sub { $ana->filled('/admin/review', comment => $words, do => 'reject') }],
);
my %form = map { $_ => $forms{$_}[1]->() } sort keys %forms;

# Whether the words are in a field of PAGE, not cut and not changed.
sub has_words ($page) {
	my $escaped = $words =~ s/&/&amp;/gr =~ s/</&lt;/gr =~ s/>/&gt;/gr =~ s/"/&quot;/gr;
	return $page =~ m{<textarea[^>]*>\n[^<]*\Q$escaped\E[^<]*</textarea>} || $page =~ m{value="[^"]*\Q$escaped\E[^"]*"};
}

# Sends every form under a fault, at the same time, since some faults take long to be noticed.
sub under ($fault, $statuses, $send) {
	my %pipe;
	for my $name (sort keys %forms) {
		my $pid = open $pipe{$name}, '-|';
		if ($pid == 0) {
			my $got = $send->($forms{$name}[0], { $form{$name}->%* });
			print $got->{status}, ' ', has_words($got->{body}) ? 'kept' : 'lost: ' . substr text_of($got->{body}), 0, 300;
			close STDOUT;
			POSIX::_exit(0);
		}
	}
	for my $name (sort keys %forms) {
		my $said = do { local $/; readline $pipe{$name} };
		like($said, qr/^(?:$statuses) kept/, "$fault: $name");
	}
	return;
}
my $send = sub ($target, $form) { $ana->post($target, $form) };
my $with = sub (@wrap) { return sub ($target, $form) { local $cgi->{wrap} = \@wrap; return $ana->post($target, $form) } };

# A disk that takes what is there and no byte more: the log of the database can only grow.
my $open = MojoWiki::Database->hold($wiki, 'SELECT count(*) FROM entry');
$wiki->entry("mojo/log-$_", { title => "Log $_" }, "Some words of many.\n" x 200) for 1 .. 3;
my @full = (program('prlimit'), '--fsize=' . -s($wiki->db . '-wal'));
local $SIG{XFSZ} = 'IGNORE';
under('the disk is full', '507', $with->(@full));
{
	my $lock = MojoWiki::Database->hold($wiki);
	my $start = time;
	under('the database is busy', '503', $send);
	# STORE_BUSY_SECONDS is 10
	cmp_ok(time - $start, '<', 18, '... and nobody waits for it twice');
}
SKIP: {
	skip 'only root can take its rights away', 1 unless $> == 0 && program('setpriv');
	chmod 0755, $wiki->dir;
	chmod 0644, glob $wiki->db . '*';
	under('the database is read-only', '503|507', $with->(program('setpriv'), '--reuid=65534', '--regid=65534', '--clear-groups'));
}
{
	undef $open;
	rename $wiki->db, $wiki->db . '.away';
	under('the database is gone', '503', $send);
	rename $wiki->db . '.away', $wiki->db;
}
under('the token is stale', '403', sub ($target, $form) { $ana->post($target, { %$form, csrf => 'x' }) });
under('the session is over', '401', sub ($target, $form) { local $ana->{jar} = {}; return $ana->send($target, pairs($form), csrf => 'x') });
under('the form is larger than 1 MiB', '413', sub ($target, $form) { $ana->post($target, { %$form, more => 'x' x (1 << 20) }) });
{
	sql($wiki, q{UPDATE user SET role = 'reader' WHERE name = 'ana'});
	under('the right was taken away', '403', $send);
	sql($wiki, q{UPDATE user SET role = 'editor' WHERE name = 'ana'});
}

subtest 'after the login' => sub {
	my %jar = $ana->{jar}->%*;
	$ana->{jar} = {};
	my $page = $ana->send('/mojo/x/edit', pairs($form{'an entry'}), csrf => 'x');
	my $login = form_of($page->{body}, '/login');
	my $back = $ana->post('/login', { %$login, name => 'ana', password => $ana->{password} });
	is(form_of($back->{body}, '/mojo/x/edit')->{body}, $text, 'the form is there again with the text');
	$form{'an entry'}{csrf} = form_of($back->{body}, '/mojo/x/edit')->{csrf};
};

subtest 'from another site' => sub {
	my $got = $ana->send('/mojo/x/edit', pairs($form{'an entry'}), csrf => $form{'an entry'}{csrf}, headers => { Origin => 'http://evil.example' });
	is($got->{status}, 403, 'a form is refused');
	ok(!has_words($got->{body}), 'and nothing of it is shown');
};

subtest 'when all is well again' => sub {
	my $open = MojoWiki::Database->hold($wiki, 'SELECT count(*) FROM entry');
	my $kept = $with->(program('prlimit'), '--fsize=32768')->('/mojo/x/edit', $form{'an entry'});
	my $again = form_of($kept->{body}, '/mojo/x/edit');
	is($again->{body}, $text, 'the page of a fault has the form');
	is($ana->post('/mojo/x/edit', { %$again, do => '' })->{status} =~ /^(?:303|409)$/, 1, 'which can be sent again');
	is(join(' ', sql($wiki, 'PRAGMA integrity_check')), 'ok', 'and the database is whole');
};

done_testing();
