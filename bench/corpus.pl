#!/usr/bin/perl
# Writes entries FIRST to LAST of an endless, always equal series into FOLDER, as Markdown with front
# matter for "wikiadm import md": about 6.3 KiB each, with 3 code blocks and a link to an older entry.
# Words are as frequent as in a language: "network" stands in half of all entries, the last in few.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use Bench::Words qw(word code_word pick titled);
use File::Path qw(make_path);

use constant {
	PARAGRAPHS => 2000,
	BLOCKS     => 500,
};

my @CATEGORIES = qw(python-pitfalls rust-engineering mojo golang kotlin ai production-horrors);
my @LANGUAGES  = qw(python rust mojo go kotlin python c);
my @TOPICS     = qw(Concurrency Errors Memory Types Networking Time Text Storage);
my @SEVERITIES = qw(low medium high critical);

sub sentence ($number) {
	my @words = map { word($number * 31 + $_) } 1 .. 9 + $number % 9;
	return ucfirst(join ' ', @words) . '.';
}

sub paragraph ($number) {
	return join ' ', map { sentence($number * 4 + $_) } 0 .. 3;
}

sub block ($number) {
	my @lines = map {
		my $at = $number * 40 + $_ * 4;
		sprintf "    %s = %s.%s(%d, \"%s\")", map({ code_word($at + $_) } 0 .. 2), $at % 997, word($at);
	} 0 .. 9;
	return join "\n", 'def ' . code_word($number) . '(self):', @lines, "    return None";
}

my @paragraphs = map { paragraph($_) } 0 .. PARAGRAPHS - 1;
my @blocks     = map { block($_) } 0 .. BLOCKS - 1;

sub section ($number, $part, $title) {
	my $lang = $LANGUAGES[$number % @LANGUAGES];
	my $code = $blocks[pick($number * 7 + $part, BLOCKS)];
	my @text = map { $paragraphs[pick($number * 13 + $part * 3 + $_, PARAGRAPHS)] } 0 .. 2;
	return "## $title\n\n$text[0]\n\n```$lang\n$code\n```\n\n$text[1] See `value_$number` and *$part*.\n\n$text[2]\n";
}

sub entry ($number) {
	my $title = titled($number);
	my $common = $number % 2 ? 'network' : 'disk';
	my $older  = int($number / 2);
	my $link   = $older ? "\nThe $common is [[entry-$older]]'s matter too.\n" : "\n";
	my $tags   = join "\n", map { "  - tag-" . pick($number * 3 + $_, 60) } 0 .. 2;
	my $kind   = $number % 5 ? 'pitfall' : 'traceback';
	my $body   = join "\n", map { section($number, $_, (qw(Symptom Mechanism Fix))[$_]) } 0 .. 2;
	return <<"END";
---
title: $title
slug: entry-$number
category: $CATEGORIES[$number % @CATEGORIES]
kind: $kind
lang: $LANGUAGES[$number % @LANGUAGES]
topic: $TOPICS[$number / 7 % @TOPICS]
summary: What happens in the $common when @{[ word($number) ]} meets @{[ word($number + 1) ]}.
tags:
$tags
codes:
  - E@{[ 1000 + $number ]}
severity: $SEVERITIES[$number % @SEVERITIES]
verified_on: 2025-0@{[ 1 + $number % 9 ]}-1@{[ $number % 10 ]}
date: 2024-0@{[ 1 + $number % 9 ]}-2@{[ $number % 10 ]}
---

$body$link
END
}

die "usage: corpus.pl FIRST LAST FOLDER\n" unless @ARGV == 3;
my ($first, $last, $folder) = @ARGV;
make_path("$folder/$_") for @CATEGORIES;
for my $number ($first .. $last) {
	my $path = "$folder/$CATEGORIES[$number % @CATEGORIES]/entry-$number.md";
	open my $out, '>', $path or die "cannot write '$path': $!\n";
	print {$out} entry($number);
	close $out or die "cannot write '$path': $!\n";
}
