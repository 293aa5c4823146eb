# How well the Lab does on real pastes: with the starter content, each case of ../shared/errors in many
# disguises. The right entry is the one that is called like the case's label. Labels without an entry
# are left out; the table says how many there were.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP qw(decode_json);
use Test::More;
use MojoWiki::Build qw(shared slurp srcdir);
use MojoWiki::Server;
use MojoWiki::Wiki;

use constant { TOP_1 => 95, TOP_3 => 98, VARIANT => 92 }; # percent
use constant NEGATIVES => 150;

my $file = (shared() // '') . '/errors/cases.jsonl';
plan skip_all => 'the shared errors are not here' unless -e $file;

my @cases = map { decode_json($_) } split /\n/, slurp($file);
my $wiki  = MojoWiki::Wiki->new;
my %entry = map { $_ => 1 } map { decode_json($_)->{slug} } split /\n/, $wiki->must(qw(entry list --json));
my $site  = MojoWiki::Server->new($wiki, edit => sub { s/^\s*limit_(?:req|conn)\b[^;]*;//mg });

sub lines ($text, $change) {
	my $number = 0;
	return join '', map { $change->($_, $number++) . "\n" } split /\n/, $text;
}
# Another error: of another language, so that no case has it already.
my %other = (
	python => "panic: runtime error: integer divide by zero\n\ngoroutine 1 [running]:\nmain.share(...)\n\t/srv/share.go:9\nexit status 2\n",
	rest   => "Traceback (most recent call last):\n  File \"/srv/share.py\", line 9, in share\n    return total / count\nZeroDivisionError: division by zero\n",
);
my %variant = (
	plain   => sub ($text) { $text },
	colour  => sub ($text) { lines($text, sub ($line, $n) { $line =~ s/^(\S+)/\e[1;31m$1\e[0m/r }) },
	crlf    => sub ($text) { $text =~ s/\n/\r\n/gr },
	compose => sub ($text) { lines($text, sub ($line, $n) { "worker-1  | $line" }) },
	cri     => sub ($text) { lines($text, sub ($line, $n) { sprintf '2026-05-12T03:14:07.%09dZ stderr F %s', $n, $line }) },
	journal => sub ($text) { lines($text, sub ($line, $n) { "May 12 03:14:07 web1 app[4242]: $line" }) },
	quoted  => sub ($text) { lines($text, sub ($line, $n) { "> $line" }) },
	docker  => sub ($text) { lines($text, sub ($line, $n) { sprintf '2026-05-12T03:14:07.%09dZ %s', $n, $line }) },
	syslog  => sub ($text) { lines($text, sub ($line, $n) { "<11>1 2026-05-12T03:14:07.221Z web1 app 4242 - - $line" }) },
	stern   => sub ($text) { lines($text, sub ($line, $n) { "shop-7d9c5b6f4-x2x9q app $line" }) },
	actions => sub ($text) { lines($text, sub ($line, $n) { "2026-05-12T03:14:07.2210000Z $line" }) },
	tabbed  => sub ($text) { lines($text, sub ($line, $n) { "    $line" }) },
	wrapped => sub ($text) { lines($text, sub ($line, $n) { $line =~ s/(.{80})(?=.)/$1\n/gr }) },
	cut     => sub ($text) { about($text, 12) },
	twice   => sub ($text) { "$text\n$text" },
	noise   => sub ($text) {
		join('', map { "2026-05-12 03:14:0$_ INFO worker: job $_ done in 12 ms\n" } 1 .. 9) . $text
			. "2026-05-12 03:15:00 INFO worker: stopped\n";
	},
);

sub answer_to ($text) {
	utf8::encode($text) if utf8::is_utf8($text);
	my $got = $site->request('POST', '/lab.json', { content => $text, headers => { 'Content-Type' => 'text/plain' } });
	die "the Lab answers $got->{status}: $got->{content}" unless $got->{status} == 200;
	return decode_json($got->{content});
}

sub slugs_for ($text) {
	my %seen;
	return grep { !$seen{$_}++ } map { $_->{slug} } grep { $_->{by} eq 'signature' } answer_to($text)->{matches}->@*;
}

# A cut at both ends: COUNT lines before the root error and as many behind it.
sub about ($text, $count) {
	my @lines = split /\n/, $text;
	my $line  = (answer_to($text)->{errors}[0] // return $text)->{line} - 1;
	my ($first, $last) = ($line > $count ? $line - $count : 0, $line + $count < $#lines ? $line + $count : $#lines);
	return join "\n", @lines[$first .. $last];
}

my (%score, %missing);
for my $case (@cases) {
	my $label = $case->{label};
	next unless $label && $label ne 'none';
	$missing{$label} = 1, next unless $entry{$label};
	for my $name (sort keys %variant) {
		my @found = slugs_for($variant{$name}->($case->{text}));
		my $first = @found && $found[0] eq $label;
		my $three = grep { $_ && $_ eq $label } @found[0 .. 2];
		for my $row ($score{$name}{all} //= {}, $score{$name}{ $case->{lang} } //= {}) {
			$row->{cases}++;
			$row->{first}++ if $first;
			$row->{three}++ if $three;
		}
		note "$case->{id} $name: $label, found: @{[grep { defined } @found[0 .. 2]]}" unless $first;
	}
}

# Two errors in one paste: both are found, whichever comes first.
my ($pairs, $both) = (0, 0);
for my $case (grep { $_->{label} && $entry{ $_->{label} } } @cases) {
	my $lang  = $case->{lang} eq 'python' ? 'python' : 'rest';
	my $wants = $lang eq 'python' ? 'go-integer-divide-by-zero' : 'python-zero-division';
	next if $case->{label} eq $wants;
	for my $text ("$case->{text}\n$other{$lang}", "$other{$lang}\n$case->{text}") {
		my %found = map { $_ => 1 } slugs_for($text);
		$pairs++;
		$found{$wants} && $found{ $case->{label} } ? $both++ : note "$case->{id} beside another: found @{[sort keys %found]}";
	}
}

# A second exception while the first is handled: the case is among the first three.
my ($chains, $chained) = (0, 0);
for my $case (grep { $_->{lang} eq 'python' && $entry{ $_->{label} // '' } && $_->{text} =~ /\ATraceback/ } @cases) {
	my $text = "$case->{text}\nDuring handling of the above exception, another exception occurred:\n\n"
		. "Traceback (most recent call last):\n  File \"/srv/job.py\", line 41, in run\n    raise JobError(job)\nshop.JobError: job 7\n";
	my @found = slugs_for($text);
	$chains++;
	(grep { $_ && $_ eq $case->{label} } @found[0 .. 2]) ? $chained++ : note "$case->{id} in a chain: found @found";
}

sub percent ($row, $what) { return 100 * ($row->{$what} // 0) / ($row->{cases} || 1) }

note sprintf '%-10s %-12s %5s %6s %6s', 'variant', 'language', 'cases', 'top 1', 'top 3';
for my $name (sort keys %score) {
	for my $lang (sort keys $score{$name}->%*) {
		my $row = $score{$name}{$lang};
		note sprintf '%-10s %-12s %5d %5.1f%% %5.1f%%', $name, $lang, $row->{cases}, percent($row, 'first'), percent($row, 'three');
	}
}
note 'labels without an entry: ' . (join(' ', sort keys %missing) || 'none');

my $plain = $score{plain}{all};
cmp_ok $plain->{cases} // 0, '>=', 50, 'there are cases whose label has an entry';
cmp_ok percent($plain, 'first'), '>=', TOP_1, 'the right entry comes first';
cmp_ok percent($plain, 'three'), '>=', TOP_3, '... or is among the first three';
cmp_ok percent($score{$_}{all}, 'first'), '>=', VARIANT, "also in disguise: $_" for grep { $_ ne 'plain' } sort keys %score;

cmp_ok 100 * $both / ($pairs || 1), '>=', VARIANT, "both of two errors are found ($both of $pairs)";
cmp_ok 100 * $chained / ($chains || 1), '>=', VARIANT, "what began a chain is found ($chained of $chains)";

# What is no error must match nothing.
my @negative = map { $_->{text} } grep { !$_->{label} || $_->{label} eq 'none' } @cases;
my @pieces = (
	'2026-05-12 03:14:07,221 INFO worker: job %d done in %d ms',
	'127.0.0.1 - - [12/May/2026:03:14:07 +0000] "GET /index.html?id=%d HTTP/1.1" 200 %d',
	'   Compiling serde v1.0.%d (%d of 80)',
	'test result: ok. %d passed; 0 failed; %d ignored',
	'def total_%d(items): return sum(i.price for i in items) + %d',
	'for (int i = 0; i < %d; i++) { sum += values[i] * %d; }',
	'The lock is held by %d readers, and a writer waits for %d of them to leave.',
	'<li class="row-%d"><a href="/p/%d">An entry</a></li>',
	'[%d/%d] Building CXX object src/CMakeFiles/app.dir/main.cpp.o',
	'=== RUN   TestTotal%d (%d.00s) --- PASS',
);
srand 20261126;
for my $round (1 .. NEGATIVES) {
	push @negative, join "\n", map { sprintf $pieces[rand @pieces], int rand 999, 1 + int rand 99 } 1 .. 5 + rand 30;
}
push @negative, join('', map { chr rand 256 } 1 .. 4000) for 1 .. 5;
# source code, markup and prose
push @negative, map { slurp($_) } grep { !m{/lab\.mustache$} } map { glob srcdir() . "/$_" }
	qw(src/base/*.c src/text/*.c src/web/*.c sql/*.sql templates/*.mustache static/*.css static/*.js README.md doc/architecture.md);
# stacks without an error: what jstack, faulthandler and a profiler print of a healthy program
push @negative, <<'JSTACK', <<'HANDLER', <<'GOROUTINES', <<'CARGO';
"http-worker-3" #27 prio=5 os_prio=0 cpu=12.31ms elapsed=481.20s tid=0x00007f2a4c2b1000 nid=0x5e03 waiting on condition  [0x00007f2a1d5fe000]
   java.lang.Thread.State: TIMED_WAITING (parking)
	at jdk.internal.misc.Unsafe.park(java.base@17.0.9/Native Method)
	at java.util.concurrent.locks.LockSupport.parkNanos(java.base@17.0.9/LockSupport.java:252)
	at java.util.concurrent.LinkedBlockingQueue.poll(java.base@17.0.9/LinkedBlockingQueue.java:460)
JSTACK
Thread 0x00007f0e8a7fc700 (most recent call first):
  File "/usr/lib/python3.11/selectors.py", line 468 in select
  File "/usr/lib/python3.11/asyncio/base_events.py", line 1884 in _run_once
  File "/srv/app/serve.py", line 12 in main
HANDLER
goroutine profile: total 2
1 @ 0x43a2d6 0x4064ad 0x405f8a 0x6b1a25 0x46a021
#	0x6b1a24	main.serve+0x44	/srv/shop/main.go:31
GOROUTINES
   Compiling libc v0.2.155
   Compiling serde v1.0.203
warning: unused variable: `total`
 --> src/main.rs:4:9
  |
4 |     let total = 3;
  |         ^^^^^ help: if this is intentional, prefix it with an underscore: `_total`

warning: `shop` (bin "shop") generated 1 warning
    Finished dev [unoptimized + debuginfo] target(s) in 2.31s
CARGO
my @wrong;
for my $text (@negative) {
	my @found = slugs_for($text);
	push @wrong, "@found" if @found;
}
is "@wrong", '', scalar(@negative) . ' texts without an error match nothing';
done_testing;
