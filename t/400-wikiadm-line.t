#!/usr/bin/perl
# The command line of wikiadm: options, help, exit codes, and where output goes.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP qw(decode_json);
use MojoWiki::Build qw(binary run spew);
use MojoWiki::Database qw(sql contents);
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => [qw(lru-cache-on-a-method mojo-not-implicitly-copyable
	lock-held-through-while-let goroutine-leak-after-timeout)]);
my $adm  = binary('wikiadm');
my $name = 'python-pitfalls/lru-cache-on-a-method';

sub adm (@words) { return run([$adm, @words], env => { MOJOWIKI_DB => undef }) }

# Through a shell, for redirections.
sub shell ($command) {
	return run(['sh', '-c', $command], env => { ADM => $adm, MOJOWIKI_DB => $wiki->db });
}

subtest 'the database is named by --db or by MOJOWIKI_DB' => sub {
	is adm('stats')->{status}, 2, 'one of them is needed';
	like adm('stats')->{err}, qr/--db PATH or in MOJOWIKI_DB/, 'and the message says so';
	is adm('--db', $wiki->db, 'stats')->{status}, 0, '--db';
	is run([$adm, 'stats'], env => { MOJOWIKI_DB => $wiki->db })->{status}, 0, 'MOJOWIKI_DB';
	is run([$adm, '--db', '/nowhere/x', 'stats'], env => { MOJOWIKI_DB => $wiki->db })->{status},
		3, '--db wins';
};

subtest 'options stand before or after the verb' => sub {
	my $after = adm('entry', 'list', '--db', $wiki->db, '--json', '--category', 'mojo');
	is adm('--json', '--db', $wiki->db, '--category', 'mojo', 'entry', 'list')->{out},
		$after->{out}, 'before it';
	is adm('--json', 'entry', '--db=' . $wiki->db, 'list', '--category=mojo')->{out},
		$after->{out}, 'around it';
	is_deeply [grep { $_ ne 'mojo' } map { decode_json($_)->{category} } split /\n/, $after->{out}], [],
		'and they count';
};

subtest '-- ends the options' => sub {
	is $wiki->adm('search', '--', '--xyzzyplugh')->{status}, 1, 'a word may begin with hyphens';
	like $wiki->adm('entry', 'show', '--', '-x')->{err}, qr/no entry '-x'/, 'and be a name';
	is $wiki->adm('--', 'entry', 'show', $name)->{status}, 0, 'before the verb it is harmless';
	like $wiki->adm('--', 'entry', 'show', '-x')->{err}, qr/no entry '-x'/, 'with hyphens too';
};

subtest 'a line that makes no sense is answered with exit 2 and a sentence' => sub {
	my %wrong = (
		'nothing at all'     => [[],                           qr/usage: wikiadm/],
		'an unknown verb'    => [['frobnicate'],               qr/'frobnicate' is no verb/],
		'half a verb'        => [['entry'],                    qr/'entry' needs a second word: /],
		'a word before it'   => [['please', 'search', 'rust'], qr/'please' is no verb/],
		'an unknown option'  => [['entry', 'list', '--shiny'], qr/--shiny; see 'wikiadm entry list --help'/],
		'a missing word'     => [['entry', 'mv', 'x'],         qr/usage: wikiadm entry mv NAME NEW/],
		'a word too many'    => [['stats', 'now'],             qr/usage: wikiadm stats/],
		'an option cut off'  => [['entry', 'list', '--kind'],  qr/--kind/],
		'bytes, no text'     => [['search', "\xff\xfe"],       qr/not UTF-8/],
		'a silly number'     => [['search', 'x', '--limit', 'many'], qr/--limit takes a number/],
	);
	for my $what (sort keys %wrong) {
		my ($words, $message) = $wrong{$what}->@*;
		my $done = @$words ? $wiki->adm(@$words) : adm();
		is $done->{status}, 2, $what;
		like @$words ? $done->{err} : $done->{out}, $message, '... in words';
	}
};

subtest 'help' => sub {
	my $help = adm('--help');
	is $help->{status}, 0, '--help succeeds';
	like $help->{out}, qr/^  import rss PATH/m, 'and lists the verbs';
	is $help->{err}, '', 'on standard output';
	for my $line (['help'], ['-h'], ['--json', '--help'], ['entry', '--help']) {
		is adm(@$line)->{out}, $help->{out}, "so does '@$line'";
	}
	like adm('entry', 'edit', '--help')->{out}, qr/--base=REVISION/, 'VERB --help lists its options';
	is adm('entry', 'edit', '--help')->{status}, 0, 'and succeeds without words or database';
	my @verbs = $help->{out} =~ /^  ([a-z]+(?: [a-z]+)?)(?= |\n)/mg;
	cmp_ok scalar @verbs, '>', 30, 'all verbs are in it';
	is_deeply [grep { adm((split / /, $_), '--help')->{status} } @verbs], [], 'each has its help';
};

subtest 'every exit code of the contract' => sub {
	my $text = $wiki->dir . '/text';
	spew($text, "I am no database.\n");
	is $wiki->adm('stats')->{status}, 0, '0 ok';
	is $wiki->adm('search', 'xyzzyplugh')->{status}, 1, '1 nothing found';
	is $wiki->adm('entry', 'show')->{status}, 2, '2 usage';
	is $wiki->adm('entry', 'show', 'mojo/no-such')->{status}, 3, '3 not found';
	is $wiki->adm('category', 'add', 'mojo')->{status}, 4, '4 conflict';
	is adm('--db', $text, 'stats')->{status}, 7, '7 no database';
	is shell('"$ADM" stats >/dev/full')->{status}, 8, '8 output';
};

subtest 'standard output holds the data, standard error the messages' => sub {
	my $list = $wiki->adm('entry', 'list');
	is $list->{err}, '', 'a list says nothing beside itself';
	my $set = $wiki->adm('config', 'set', 'site.title', 'The Wiki');
	is $set->{out}, '', 'a change prints no data';
	like $set->{err}, qr/The Wiki/, 'but a message';
	is $wiki->adm('-q', 'config', 'set', 'site.title', 'A Wiki')->{err}, '', '-q keeps it quiet';
	like $wiki->adm('-q', 'entry', 'show', 'nix')->{err}, qr/no entry/, 'but not an error';
	is $wiki->adm('config', 'get', 'site.title')->{out}, "A Wiki\n", 'a value is printed alone';
	like $wiki->adm('-v', 'export', 'md', $wiki->dir . '/verbose')->{err}, qr/\Q$name\E/, '-v names each entry';
};

subtest '--json prints one object, or an object a line' => sub {
	my @lists = (['entry', 'list'], ['category', 'list'], ['tag', 'list'], ['config', 'list'],
		['entry', 'log', $name], ['search', 'cache']);
	for my $verb (@lists) {
		my @lines = split /\n/, $wiki->adm('--json', @$verb)->{out};
		ok @lines && !grep({ ref eval { decode_json($_) } ne 'HASH' } @lines), "@$verb";
	}
	my @acts = (
		['stats'], ['version'], ['migrate', '--check'], ['reindex'], ['rerender'],
		['entry', 'show', $name], ['config', 'get', 'site.url'], ['config', 'set', 'site.title', 'X'],
		['config', 'rm', '--yes', 'site.title'], ['category', 'add', 'zig'],
		['category', 'set', 'zig', '--title', 'Zig'], ['category', 'mv', 'zig', 'zag'],
		['category', 'rm', 'zag', '--yes'], ['alias', 'add', '/old-cache/', $name],
		['alias', 'rm', '/old-cache/', '--yes'], ['tag', 'mv', 'caching', 'caches'],
		['tag', 'rm', 'caches', '--yes'], ['entry', 'mv', $name, 'lru'], ['entry', 'mv', 'lru', $name],
		['entry', 'rm', $name, '--yes'], ['entry', 'restore', $name],
		['import', 'md', $wiki->{content}], ['export', 'md', $wiki->dir . '/json'],
	);
	for my $verb (@acts) {
		my $done = $wiki->adm('--json', @$verb);
		my @lines = split /\n/, $done->{out};
		is ref eval { decode_json($lines[0] // '') }, 'HASH', "@$verb"
			or diag "$done->{status}: $done->{out}$done->{err}";
		is scalar @lines, 1, '... one';
	}
};

subtest 'a dry run of any verb changes nothing and exits as the real one would' => sub {
	my $file = $wiki->dir . '/text.md';
	spew($file, "# A new text\n\nWith words.\n");
	my $tag = (split ' ', ($wiki->must('tag', 'list')))[0];
	$wiki->must('alias', 'add', '/kept/', $name);
	my $before = contents($wiki);
	my @good = (
		['entry', 'new', 'mojo/fresh', $file], ['entry', 'edit', $name, $file],
		['entry', 'mv', $name, 'mojo/moved'], ['entry', 'rm', $name, '--yes'],
		['entry', 'restore', "$name\@1"], ['category', 'add', 'zig'],
		['category', 'set', 'mojo', '--title', 'M'], ['category', 'mv', 'mojo', 'm'],
		['tag', 'mv', $tag, 'another'], ['tag', 'rm', $tag, '--yes'],
		['alias', 'add', '/x/', $name], ['alias', 'rm', '/kept/', '--yes'],
		['config', 'set', 'site.title', 'T'], ['config', 'rm', 'site.title', '--yes'],
		['import', 'md', $wiki->{content}], ['reindex'], ['rerender'], ['migrate'],
		['export', 'md', $wiki->dir . '/dry'],
	);
	for my $verb (@good) {
		my $done = $wiki->adm('-n', @$verb);
		is $done->{status}, 0, "@$verb" or diag $done->{err};
		is contents($wiki), $before, '... changed nothing';
	}
	ok !-e $wiki->dir . '/dry', 'an export writes nothing';
	my @bad = ([2, 'config', 'set', 'site.url', 'nowhere'], [3, 'entry', 'rm', 'mojo/nix', '--yes'],
		[4, 'category', 'add', 'mojo'], [4, 'entry', 'new', $name, $file], [4, 'category', 'rm', 'mojo']);
	for my $verb (@bad) {
		my ($status, @words) = @$verb;
		is $wiki->adm('--dry-run', @words)->{status}, $status, "@words: $status";
	}
	is adm('-n', '--db', $wiki->dir . '/other.db', 'init', '--admin', 'a', '--content', $wiki->{content})
		->{out}, '', 'init shows no password that opens nothing';
	is_deeply [glob $wiki->dir . '/other.db*'], [], 'and leaves no file';
};

subtest 'output that cannot be written is noticed' => sub {
	for my $verb ('entry list', "entry show $name", 'search the', '--help', 'entry edit --help',
		'--json stats', 'version') {
		my $done = shell("\"\$ADM\" $verb >/dev/full");
		is $done->{status}, 8, "$verb to a full device";
		like $done->{err}, qr/output cannot be written/, '... in words';
	}
	my $gone = run(['bash', '-c', 'exec 3> >(true); wait $!; "$ADM" entry list >&3; echo $? >&2'],
		env => { ADM => $adm, MOJOWIKI_DB => $wiki->db });
	like $gone->{err}, qr/output cannot be written.*^8$/ms, 'a reader that went away';
	is shell('"$ADM" entry list >&-')->{status}, 8, 'a closed standard output';
};

subtest 'rm asks, and without anybody to ask it needs --yes' => sub {
	for my $verb (['entry', 'rm', $name], ['category', 'rm', 'mojo'], ['tag', 'rm', 'x'],
		['alias', 'rm', '/kept/'], ['config', 'rm', 'site.title']) {
		my $done = $wiki->adm(@$verb);
		is $done->{status}, 2, "@$verb";
		like $done->{err}, qr/--yes/, '... names the option';
	}
};

subtest 'nobody waits for a slow writer: the text is read before the database is locked' => sub {
	pipe my $in, my $slow or die;
	my $pid = fork // die;
	if ($pid == 0) {
		open STDIN, '<&', $in;
		close $slow;
		open STDERR, '>', '/dev/null';
		exec $adm, '--db', $wiki->db, 'entry', 'new', 'mojo/slow', '-';
	}
	select undef, undef, undef, 0.3;
	my $start = time;
	is $wiki->adm('config', 'set', 'site.title', 'Meanwhile')->{status}, 0, 'another change is made';
	cmp_ok time - $start, '<', 5, 'at once';
	print {$slow} "# Slow\n\nText.\n";
	close $slow;
	waitpid $pid, 0;
	is $?, 0, 'and the slow one is made when its text has come';
};

subtest 'version' => sub {
	like adm('version')->{out}, qr/^mojowiki \d+\.\d+/, 'names the program';
	ok decode_json(adm('--json', 'version')->{out})->{schema}, 'and its schema';
};

done_testing;
