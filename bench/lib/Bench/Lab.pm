# A wiki of signatures, and what a paste costs in it.
package Bench::Lab;

use v5.36;
use File::Path qw(make_path);
use JSON::PP qw(decode_json);
use MojoWiki::Build qw(spew);
use MojoWiki::Server;
use MojoWiki::Wiki;
use Time::HiRes qw(time);

use constant { PER_ENTRY => 20, PASTE => 4096 };

my @VERBS  = qw(open lock read parse move bind send merge);
my @THINGS = qw(ledger invoice session parcel voucher cursor shard replica buffer ticket);

# A message of its own for each NUMBER, with holes as real ones have them.
sub _message ($number, $what, $owner) {
	my ($verb, $thing) = ($VERBS[$number % @VERBS], $THINGS[int($number / @VERBS) % @THINGS]);
	return sprintf 'Shop%sError: cannot %s %s %s of %s', $number, $verb, $thing, $what, $owner;
}

sub _entry ($first) {
	my $text = "---\ntitle: Errors from $first\nkind: traceback\nsummary: Made up.\nsignatures:\n";
	for my $number ($first .. $first + PER_ENTRY - 1) {
		$text .= sprintf "- match: \"%s\"\n  samples:\n  - \"%s\"\n", _message($number, '{what}', '{owner}'),
			_message($number, 'A-17', 'order 4711');
	}
	return "$text---\n## Fix\n\nNone.\n";
}

# A wiki in DIR with COUNT signatures.
sub new ($class, $dir, $count) {
	make_path("$dir/tree/traceback-lab");
	for (my $first = 1; $first <= $count; $first += PER_ENTRY) {
		spew("$dir/tree/traceback-lab/errors-$first.md", _entry($first));
	}
	my $wiki = MojoWiki::Wiki->new(dir => $dir, content => 'none');
	$wiki->must(['import', 'md', "$dir/tree"], timeout => 300);
	return bless { wiki => $wiki, count => $count }, $class;
}

# Milliseconds of CPU for matching 4 KiB that hold nothing but samples.
sub match_cost ($self) {
	return decode_json($self->{wiki}->must(qw(sig bench --json)))->{search_ms};
}

# A log of 4 KiB with one error that is known.
sub _paste ($self, $number) {
	my $line = sprintf "2026-05-12 03:14:07 INFO worker: job %d done in 12 ms\n", $number;
	my $error = "Traceback (most recent call last):\n  File \"/srv/shop.py\", line 9, in run\n    work()\n"
		. _message(1 + $number % $self->{count}, 'A-18', "order $number") . "\n";
	my $text = $line x int((PASTE - length $error) / length $line);
	return $text . $error;
}

# Milliseconds from sending a paste to its answer, of COUNT different ones one after the other.
sub answer_costs ($self, $count) {
	my $site = $self->{site} //= MojoWiki::Server->new($self->{wiki}, edit => sub { s/^\s*limit_(?:req|conn)\b[^;]*;//mg });
	my @costs;
	for my $number (1 .. $count) {
		my $paste = $self->_paste($number);
		my $start = time;
		my $got   = $site->request('POST', '/lab.json', { content => $paste, headers => { 'Content-Type' => 'text/plain' } });
		push @costs, 1000 * (time - $start);
		die "a paste was answered with $got->{status}\n" unless $got->{status} == 200;
		die "a paste found nothing\n" unless $got->{content} =~ /"by":\s*"signature"/;
	}
	return @costs;
}

1;
