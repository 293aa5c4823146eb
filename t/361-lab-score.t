# How well the Lab does on real pastes: with the starter content, each case of ../shared/errors in eight
# disguises. The right entry is the one that is called like the case's label. Labels without an entry
# are left out; the table says how many there were.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP qw(decode_json);
use Test::More;
use MojoWiki::Build qw(shared slurp);
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
my %variant = (
	plain   => sub ($text) { $text },
	colour  => sub ($text) { lines($text, sub ($line, $n) { $line =~ s/^(\S+)/\e[1;31m$1\e[0m/r }) },
	crlf    => sub ($text) { $text =~ s/\n/\r\n/gr },
	compose => sub ($text) { lines($text, sub ($line, $n) { "worker-1  | $line" }) },
	cri     => sub ($text) { lines($text, sub ($line, $n) { sprintf '2026-05-12T03:14:07.%09dZ stderr F %s', $n, $line }) },
	journal => sub ($text) { lines($text, sub ($line, $n) { "May 12 03:14:07 web1 app[4242]: $line" }) },
	quoted  => sub ($text) { lines($text, sub ($line, $n) { "> $line" }) },
	noise   => sub ($text) {
		join('', map { "2026-05-12 03:14:0$_ INFO worker: job $_ done in 12 ms\n" } 1 .. 9) . $text
			. "2026-05-12 03:15:00 INFO worker: stopped\n";
	},
);

sub slugs_for ($text) {
	utf8::encode($text) if utf8::is_utf8($text);
	my $got = $site->request('POST', '/lab.json', { content => $text, headers => { 'Content-Type' => 'text/plain' } });
	die "the Lab answers $got->{status}: $got->{content}" unless $got->{status} == 200;
	my %seen;
	return grep { !$seen{$_}++ } map { $_->{slug} } grep { $_->{by} eq 'signature' } decode_json($got->{content})->{matches}->@*;
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
		note "$case->{id} $name: $label, found: @found[0 .. ($#found > 2 ? 2 : $#found)]" unless $first;
	}
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
my @wrong;
for my $text (@negative) {
	my @found = slugs_for($text);
	push @wrong, "@found" if @found;
}
is "@wrong", '', scalar(@negative) . ' texts without an error match nothing';
done_testing;
