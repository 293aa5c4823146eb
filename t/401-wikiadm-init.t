#!/usr/bin/perl
# Making a wiki, its schema and its settings.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use File::Temp;
use JSON::PP qw(decode_json);
use MojoWiki::Build qw(srcdir binary run slurp spew);
use MojoWiki::Database qw(sql is_sound);
use MojoWiki::Wiki;
use Test::More;

my $dir     = File::Temp->newdir;
my $content = srcdir() . '/content';
my $number  = 0;

# A new wiki with what init said, whatever that is.
sub init (@words) {
	my $db = "$dir/" . ++$number . '.db';
	my $done = run([binary('wikiadm'), '--db', $db, 'init', @words],
		env => { MOJOWIKI_CONTENT => $content, MOJOWIKI_DB => undef });
	return { %$done, db => $db };
}

sub on ($made, @words) { return run([binary('wikiadm'), '--db', $made->{db}, @words]) }
sub files ($made)      { return [map { s{.*/}{}r } glob "$made->{db}*"] }

my $starter = grep { !/_index\.md\z/ } glob srcdir() . '/content/*/*.md';

subtest 'init makes a wiki with the starter content' => sub {
	my $made = init('--admin', 'ada');
	is $made->{status}, 0, 'it succeeds';
	like $made->{out}, qr/\A[0-9a-z]{20}\n\z/, 'standard output is the password alone';
	like $made->{err}, qr/made '\Q$made->{db}\E' with $starter entries/, 'standard error tells the rest';
	my $stats = decode_json(on($made, '--json', 'stats')->{out});
	is_deeply [$stats->@{qw(entries categories users)}], [$starter, 9, 1], 'entries, categories, admin';
	my $again = run([binary('wikiadm'), '--db', $made->{db}, 'init']);
	is $again->{status}, 4, 'an existing file is refused';
	like $again->{err}, qr/exists already/, 'in words';
	is decode_json(on($made, '--json', 'stats')->{out})->{entries}, $starter, 'and kept';
	isnt init('--admin', 'ada', '--content', 'none')->{out}, $made->{out}, 'each wiki has a password of its own';
};

subtest 'init --json tells path, entries and password' => sub {
	my $made = init('--json', '--admin', 'ada');
	my $told = decode_json($made->{out});
	is_deeply [$told->@{qw(path entries)}], [$made->{db}, $starter], 'path and entries';
	like $told->{password}, qr/\A[0-9a-z]{20}\z/, 'password';
};

subtest 'init --content none brings the categories alone' => sub {
	my $stats = decode_json(on(init('--content', 'none'), '--json', 'stats')->{out});
	is_deeply [$stats->@{qw(entries categories users)}], [0, 9, 0], 'nine of them, no admin';
};

subtest 'an init that fails leaves nothing behind' => sub {
	mkdir "$dir/empty";
	my %wrong = (
		'no such folder'    => [3, '--content', "$dir/nowhere"],
		'an empty folder'   => [3, '--content', "$dir/empty"],
		'a bad name'        => [2, '--admin', 'a b'],
		'a word too many'   => [2, 'now'],
	);
	for my $what (sort keys %wrong) {
		my ($status, @words) = $wrong{$what}->@*;
		my $made = init(@words);
		is $made->{status}, $status, $what or diag $made->{err};
		is_deeply files($made), [], '... no file';
	}
	my $full = "$dir/full.db";
	my $done = run(['sh', '-c', '"$0" --db "$1" init --admin ada >/dev/full', binary('wikiadm'), $full],
		env => { MOJOWIKI_CONTENT => $content });
	is $done->{status}, 8, 'a password that nobody saw';
	ok !-e $full, '... makes no wiki';
	is run([binary('wikiadm'), '--db', "$dir/no/such/x.db", 'init'],
		env => { MOJOWIKI_CONTENT => $content })->{status}, 8, 'a folder that is not there';
};

subtest 'migrate' => sub {
	my $made = init('--content', 'none');
	is on($made, 'migrate', '--check')->{status}, 0, '--check: nothing is due';
	is on($made, 'migrate')->{status}, 0, 'and migrating then does no harm';
	sql_on($made, 'PRAGMA user_version = 0');
	is on($made, 'migrate', '--check')->{status}, 1, '--check: something is due';
	my $stats = on($made, 'stats');
	is $stats->{status}, 7, 'an older schema is not worked with';
	like $stats->{err}, qr/run 'wikiadm --db \Q$made->{db}\E migrate'/, 'the message says what to do';
	sql_on($made, 'PRAGMA user_version = 999');
	for my $verb (['migrate'], ['migrate', '--check'], ['stats']) {
		my $done = on($made, @$verb);
		is $done->{status}, 7, "a newer schema: @$verb";
		like $done->{err}, qr/schema 999.*upgrade MojoWiki/, '... in words';
	}
};

sub sql_on ($made, $statement) {
	my $done = run([binary('t/helper/sql'), $made->{db}, $statement]);
	die $done->{err} if $done->{status};
	return;
}

subtest 'config' => sub {
	my $wiki = MojoWiki::Wiki->new(content => 'none');
	is $wiki->must('config', 'get', 'site.title'), "MojoWiki\n", 'a setting has an initial value';
	$wiki->must('config', 'set', 'site.title', '  Our   wiki ');
	is $wiki->must('config', 'get', 'site.title'), "Our wiki\n", 'takes another, as one line';
	$wiki->must('config', 'rm', 'site.title', '--yes');
	is $wiki->must('config', 'get', 'site.title'), "MojoWiki\n", 'and goes back';
	$wiki->must('config', 'set', 'site.url', 'https://wiki.example.org/');
	is $wiki->must('config', 'get', 'site.url'), "https://wiki.example.org\n", 'a slash at the end goes';
	my @wrong = ([3, 'get', 'no.such'], [3, 'set', 'no.such', 'x'], [3, 'rm', 'no.such', '--yes'],
		[2, 'set', 'site.url', 'ftp://x'], [2, 'set', 'site.title', ''],
		[2, 'set', 'import.category', 'nowhere'], [2, 'set', 'site.title', 'x' x 2000]);
	for my $case (@wrong) {
		my ($status, @words) = @$case;
		is $wiki->adm('config', @words)->{status}, $status, substr "@words", 0, 40;
	}
	like $wiki->must('config', 'list'), qr/^site\.url +https:.* +\S/m, 'the list explains each';
};

subtest 'stats count what is there' => sub {
	my $wiki = MojoWiki::Wiki->new;
	$wiki->must('entry', 'rm', 'lru-cache-on-a-method', '--yes');
	my $stats = decode_json($wiki->must('--json', 'stats'));
	is_deeply [$stats->@{qw(entries deleted revisions)}], [$starter - 1, 1, $starter + 1], 'entries, deleted, revisions';
	ok is_sound($wiki), 'the database is sound';
};

subtest 'passwords are in it' => sub {
	my $wiki = MojoWiki::Wiki->new(content => 'none');
	is((stat $wiki->db)[2] & 0777, 0600, 'a new database is its owner\'s alone');
};

done_testing;
