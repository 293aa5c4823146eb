# An invented language that is the same on every machine: word(N) is the Nth word of a text in which,
# as in any language, few words are frequent and most are rare.
package Bench::Words;

use v5.36;
use Exporter qw(import);

our @EXPORT_OK = qw(word code_word pick titled queries);

use constant VOCABULARY => 20_000;

my @COMMON = qw(the a of to in and is it that when for with on as an error value thread lock file
	request memory time call type task queue read write server client loop state page cache);
my @SYLLABLES = map { my $start = $_; map { "$start$_" } qw(a e i o u an er in or us) }
	qw(b d f g k l m n p r s t v w sh tr);

# A number below LIMIT that follows from N without a visible pattern.
sub pick ($n, $limit) {
	my $mixed = ($n * 2654435761 + 12345) & 0xffffffff;
	$mixed = (($mixed ^ ($mixed >> 15)) * 2246822519) & 0xffffffff;
	return ($mixed ^ ($mixed >> 13)) % $limit;
}

# The word of a rank, 0 for the most frequent.
sub _of_rank ($rank) {
	return $COMMON[$rank] if $rank < @COMMON;
	return join '', map { $SYLLABLES[pick($rank * 3 + $_, scalar @SYLLABLES)] } 0 .. 1 + $rank % 2;
}

my @vocabulary = map { _of_rank($_) } 0 .. VOCABULARY - 1;

sub word ($n) {
	my $share = pick($n, 1_000_000) / 1_000_000;
	return $vocabulary[int(VOCABULARY * $share**3)];
}

sub code_word ($n) {
	return word($n) . (qw(_ . _at_ _of_))[$n % 4] . word($n + 7);
}

sub titled ($n) {
	return ucfirst join ' ', word($n * 11), word($n * 11 + 1), 'and', word($n * 11 + 2), $n;
}

# COUNT searches as readers type them, all different: one word, frequent or rare, two or three words,
# a phrase, code, an error code, with a filter, with a word that must not be there.
sub queries ($count) {
	return map {
		my ($one, $two, $three) = map { $vocabulary[pick($_, VOCABULARY / 10)] } $_ * 3 .. $_ * 3 + 2;
		my $frequent = $COMMON[15 + $_ % 20];
		my @forms = (
			"$one network", "$frequent $one", "$one $two $three", qq("$frequent $one"), "${one}_$two",
			'E' . (1000 + pick($_, 1000)), "$one lang:python", "$frequent -$two $three",
		);
		"$forms[$_ % @forms]";
	} 1 .. $count;
}

1;
