#!/usr/bin/perl
# wikiadm check code: the programs beside entries still do what the entries say.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use JSON::PP   qw(decode_json);
use MojoWiki::Build qw(require_programs slurp spew);
use MojoWiki::Wiki;
use Test::More;

require_programs('python3');

my $wiki    = MojoWiki::Wiki->new(content => 'none');
my $content = tempdir(CLEANUP => 1);
my $spare   = tempdir(CLEANUP => 1);

sub entry ($slug, @matches) {
	$wiki->entry("traceback-lab/$slug",
		{title => $slug, kind => 'traceback', summary => 'One.', signatures => [map { {match => $_} } @matches]});
}

sub program ($slug, $name, $text) {
	make_path("$content/repro/$slug");
	spew("$content/repro/$slug/$name", $text);
}

# The exit status, the rows by program, and what was said.
sub check (@arguments) {
	my $done = $wiki->adm(['--json', 'check', 'code', '--dir', $content, @arguments],
		env => {%{ $wiki->env }, TMPDIR => $spare});
	my %rows = map { ("$_->{slug}/$_->{program}" => $_) } map { decode_json($_) } split /\n/, $done->{out};
	return ($done->{status}, \%rows, $done->{err});
}

entry('key-error', 'Name{x}Error: {text}', 'KeyError: {key}');
program('key-error', 'fails.py', "{}['a']\n");
program('key-error', 'fixed.py', "print({}.get('a'))\n");

subtest 'programs that do as the entry says' => sub {
	my ($status, $rows, $err) = check();
	is $status, 0, 'exit 0';
	like $err, qr/^2 as they should be, 0 not, 0 skipped$/m, 'and a count';
	my $fails = $rows->{'key-error/fails.py'};
	is $fails->{signature}, 2, 'the output is matched by the second signature';
	is $fails->{exit}, 1, 'of a program that failed';
	like $fails->{version}, qr/^Python 3\.\d+/, 'the version that ran is recorded';
	is $rows->{'key-error/fixed.py'}{exit}, 0, 'the fixed one did not';
	like $wiki->adm(['check', 'code', '--dir', $content])->{out},
		qr{^ok +key-error/fails.py: signature 2 matches; Python 3}m, 'in words';
};

subtest 'what goes wrong without an error' => sub {
	$wiki->entry('traceback-lab/leak', { title => 'leak', summary => 'One.' }, "Text.\n\n```text\nopen files: 412\n```\n");
	program('leak', 'symptom.py', "print('start')\nprint('open files: 17')\n");
	my (undef, $rows) = check('leak');
	is $rows->{'leak/symptom.py'}{reason}, 'it prints what the entry shows', 'is what the entry shows, numbers aside';
	program('leak', 'symptom.py', "print('open sockets: 17')\n");
	(undef, $rows) = check('leak');
	is $rows->{'leak/symptom.py'}{result}, 'failed', 'and something else is not';
	unlink "$content/repro/leak/symptom.py";
	rmdir "$content/repro/leak";
};

subtest 'what needs a newer tool' => sub {
	program('key-error', 'fixed.py', "# needs: 3.9999\nraise SystemExit(1)\n");
	my ($status, $rows) = check('key-error');
	is $status, 0, 'is no failure';
	is $rows->{'key-error/fixed.py'}{reason}, 'it needs python3 3.9999', 'but skipped, with the reason';
	program('key-error', 'fixed.py', "# needs: 3.2\nprint('x')\n");
	(undef, $rows) = check('key-error');
	is $rows->{'key-error/fixed.py'}{result}, 'ok', 'a tool that is new enough runs it';
};

subtest 'programs that do not' => sub {
	entry('changed', 'ValueError: {text}');
	program('changed', 'fails.py', "{}['b']\n");
	program('changed', 'fixed.py', "raise SystemExit(3)\n");
	entry('silent');
	program('silent', 'fails.py', "1/0\n");
	program('lost', 'fails.py', "1/0\n");
	entry('how', 'Error: {text}');
	program('how', 'fails.zig', "x\n");
	my ($status, $rows) = check('-j', 3);
	is $status, 1, 'exit 1';
	like $rows->{'changed/fails.py'}{reason}, qr/no signature of the entry matches/, 'another error';
	like $rows->{'changed/fails.py'}{output}, qr/KeyError: 'b'/, '... is shown';
	like $rows->{'changed/fixed.py'}{reason}, qr/exits with 3/, 'a fix that fails';
	like $rows->{'silent/fails.py'}{reason}, qr/has no signature/, 'an entry without a signature';
	like $rows->{'lost/'}{reason}, qr/no entry of that name/, 'programs without an entry';
	like $rows->{'how/'}{reason}, qr/'run: COMMAND'/, 'a file that nothing says how to run';
	is $rows->{'key-error/fails.py'}{result}, 'ok', 'the others are not disturbed';
};

subtest 'a name chooses' => sub {
	my ($status, $rows) = check('traceback-lab/key-error');
	is $status, 0, 'exit 0';
	is_deeply [sort keys %$rows], ['key-error/fails.py', 'key-error/fixed.py'], 'that entry alone';
	($status, undef, my $err) = check('nothing');
	is $status, 3, 'exit 3 for a name without programs';
	like $err, qr/no programs for 'nothing'/, 'in words';
	is $wiki->adm(['check', 'code', '--dir', '/nowhere'])->{status}, 3, '... and for no folder';
};

subtest 'a run: line says how' => sub {
	entry('script', 'variable is {value}');
	program('script', 'fails.txt', "variable is real\n");
	program('script', 'fails.sh', "# run: A=1 sh fails.sh | cat\ncat part; echo variable is \$A; exit 9\n");
	program('script', 'fixed.sh', "# run: env B=2 sh fixed.sh\ntest \$B = 2 && rm -r ../\$(basename \$PWD)/part\n");
	program('script', 'part', "one\n");
	entry('elsewhere', 'nothing');
	program('elsewhere', 'fails.py', "# run: no-such-compiler fails.py\n");
	my ($status, $rows, $err) = check('script', 'elsewhere');
	is $status, 0, 'what cannot run here does no harm';
	is $rows->{'script/fails.sh'}{result}, 'ok', 'variables and pipes';
	is $rows->{'script/fails.txt'}{result}, 'ok', 'a text is compared as it is';
	is $rows->{'script/fixed.sh'}{result}, 'ok', 'wrappers';
	ok -e "$content/repro/script/part", 'a program changes a copy only';
	like $rows->{'elsewhere/fails.py'}{reason}, qr/'no-such-compiler' is not on PATH/, 'the reason is said';
	like $err, qr/1 skipped/, 'and counted';
};

subtest 'a program that does not end' => sub {
	entry('hangs', 'nothing');
	program('hangs', 'fails.sh', "sleep 1000 & echo \$! >'$spare/pid'; wait\n");
	entry('floods', 'nothing');
	program('floods', 'fails.sh', "yes\n");
	my ($status, $rows) = check('--seconds', 2, 'hangs', 'floods');
	is $status, 1, 'exit 1';
	like $rows->{'hangs/fails.sh'}{reason}, qr/stopped after 2 seconds/, 'is stopped';
	like $rows->{'floods/fails.sh'}{reason}, qr/stopped after printing 16 MiB/, 'so is one that floods';
	cmp_ok length $rows->{'floods/fails.sh'}{output}, '<=', 256 << 10, '... of which little is kept';
	chomp(my $pid = slurp("$spare/pid"));
	my ($state) = -e "/proc/$pid/stat" ? slurp("/proc/$pid/stat") =~ /\) (\S)/ : 'gone';
	like $state, qr/^(?:gone|Z)$/, 'with all that it started';
	is_deeply [glob "$spare/mojowiki-repro-*"], [], 'no copy is left behind';
};

subtest 'a compiler' => sub {
	plan skip_all => 'gcc is not installed' unless grep { -x "$_/gcc" } split /:/, $ENV{PATH};
	entry('freed', 'free(): {what}');
	program('freed', 'fails.c', "#include <stdlib.h>\nint main(void) { char *p = malloc(9); free(p); free(p); }\n");
	program('freed', 'fixed.c', "#include <stdlib.h>\nint main(void) { char *p = malloc(9); free(p); }\n");
	my ($status, $rows) = check('freed');
	is $status, 0, 'exit 0' or diag explain $rows;
	is $rows->{'freed/fails.c'}{exit}, 134, 'a signal is an exit status';
	like $rows->{'freed/fails.c'}{version}, qr/gcc/, 'its version';
};

subtest 'init' => sub {
	make_path("$content/mojo");
	spew("$content/mojo/_index.md", "---\ntitle: Mojo\n---\n");
	spew("$content/mojo/one.md", "---\ntitle: One\n---\n\nText.\n");
	my $made = $wiki->adm(['--db', "$spare/new.db", 'init', '--content', $content]);
	is $made->{status}, 0, 'the folder is content' or diag $made->{err};
	unlike $made->{err}, qr/passed over/, 'its programs are none of it';
};

done_testing;
