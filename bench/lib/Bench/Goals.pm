# The goals, and the table that holds what was measured against them.
package Bench::Goals;

use v5.36;
use Bench::Wrk qw(median);
use Exporter qw(import);

our @EXPORT_OK = qw(table);

# [what it is called, what is measured, beside what (a ratio) or '', must, stretch, unit]. A goal with
# "<" before its number is one to stay below. Without goals a row is for comparison only.
my @ROWS = (
	['L0: a static file',                       'l0',       'l1',      '',      '',      '/s'],
	['L1: the least of a FastCGI worker',       'l1',       'l1',      '',      '',      '/s'],
	['L3: L1 through one second of cache',      'l3',       'l1',      '',      '',      '/s'],
	['entry page, 8 connections',               'entry',    'l1',      '0.80',  '0.95',  '/s'],
	['entry page, 32 connections',              'entry_32', 'l1_32',   '0.80',  '0.95',  '/s'],
	['entry page, 1 connection, p50',           'p50_entry_1', 'p50_l1_1', '<1.3', '<1.1', 'ms'],
	['entry page, shipped microcache',          'cached',   'l3',      '0.90',  '0.95',  '/s'],
	['category page',                           'category', 'l1',      '0.70',  '0.90',  '/s'],
	['home page',                               'home',     'l1',      '0.70',  '0.90',  '/s'],
	['entry page, 304',                         'match',    'l1',      '1.0',   '1.2',   '/s'],
	['entry pages in turn, none cached',        'others',   'l1',      '',      '',      '/s'],
	['search, mixed, none cached',              'search',   'l1',      '0.07',  '0.10',  '/s'],
	['entry page, LARGE entries',               'large',    'entry',   '0.9',   '1.0',   '/s'],
	['import of 1,000 entries',                 'import',   '',        '<1.5',  '<1',    's'],
	['database after it',                       'size',     '',        '<18',   '<12',   'MiB'],
	['private memory of a worker',              'memory',   '',        '<8',    '<5',    'MiB'],
	['search, CPU p95, 10,000 entries',         'search_10000',  '',   '<5',    '<2',    'ms'],
	['search, CPU p95, LARGE entries',          'search_large',  '',   '<10',   '<5',    'ms'],
	['search, CPU at most, LARGE entries',      'worst_large',   '',   '<100',  '<100',  'ms'],
	['a save, form to answer, p50',             'save_p50', '',        '<3',    '<2',    'ms'],
	['a save, form to answer, p99',             'save_p99', '',        '<50',   '<20',   'ms'],
	['the Lab: 4 KiB, 1,000 signatures, p50',  'lab_p50',  '',        '',      '',      'ms'],
	['the Lab: 4 KiB, 1,000 signatures, p99',  'lab_p99',  '',        '<10',   '<5',    'ms'],
	['the Lab: matching, CPU, 10,000',         'lab_match', '',       '<0.5',  '<0.2',  'ms'],
	map { (
		["$_: entry page", $_,          'l1', '', '', '/s'],
		["$_: search",     "${_}_search", 'l1', '', '', '/s'],
	) } qw(Fossil DokuWiki MediaWiki),
);

# Pages that L1 sent each second on the machine where the goals were set.
use constant L1_OF_GOALS => 20_400;

sub _meets ($value, $goal) {
	return $goal =~ /^<(.*)/ ? $value <= $1 : $value >= $goal;
}

sub _verdict ($value, $must, $stretch) {
	return '' if $must eq '';
	return _meets($value, $stretch) ? 'stretch' : _meets($value, $must) ? 'must' : 'MISSED';
}

# Ratios are made inside each round, and the middle one counts.
sub _middle_ratio ($these, $those) {
	return median(map { $these->[$_] / $those->[$_] } 0 .. $#$these);
}

sub _number ($value) {
	return sprintf $value >= 100 ? '%.0f' : $value >= 1 ? '%.1f' : '%.3f', $value;
}

# MEASURED: name -> numbers, one each round. GROWTH: name -> [[entries, value], ...].
sub table ($measured, $growth) {
	my %all   = %$measured;
	my $large = $growth->{search} ? $growth->{search}[-1][0] : 0;
	for my $what (qw(search worst)) {
		for my $point (@{ $growth->{$what} // [] }) {
			$all{"${what}_$point->[0]"} = [$point->[1]];
			$all{"${what}_large"} = [$point->[1]];
		}
	}
	my $speed  = median(@{ $all{l1} }) / L1_OF_GOALS;
	my $format = "%-38s %10s %-4s %7s %8s %6s %8s  %s\n";
	my $text   = sprintf $format, 'metric', 'measured', '', 'ratio', 'scaled', 'must', 'stretch', '';
	for my $row (@ROWS) {
		my ($title, $what, $beside, $must, $stretch, $unit) = @$row;
		next unless $all{$what};
		my $value = median(@{ $all{$what} });
		my $ratio = $beside ? _middle_ratio($all{$what}, $all{$beside}) : undef;
		$text .= sprintf $format, $title =~ s/LARGE/$large/r, _number($value), $unit,
			defined $ratio ? sprintf('%.3f', $ratio) : '',
			!$beside && $unit =~ /^m?s\z/ ? _number($value * $speed) : '', $must, $stretch,
			_verdict($ratio // $value, $must, $stretch);
	}
	return $text . sprintf "\nscaled: a time as it would be where L1 gives %d pages a second, as where the goals were set\n",
		L1_OF_GOALS;
}

1;
