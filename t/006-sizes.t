# Files, functions and lines stay short enough to be read. A text for people is not broken, so that
# it can be searched for: a line may be as long as the texts in it make it.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use Test::More;
use Text::Tabs;
use MojoWiki::Source qw(c_files source);

use constant { FILE_LINES => 600, FUNCTION_LINES => 80, COLUMNS => 100 };

for my $file (c_files('src', 't', 'fuzz', 'bench')) {
	my @lines = split /\n/, source($file);
	my @wrong;
	push @wrong, scalar(@lines) . ' lines' if @lines > FILE_LINES;
	my $begin;
	for my $number (1 .. @lines) {
		my $line = expand($lines[$number - 1]);
		utf8::decode($line);
		push @wrong, "line $number is " . length($line) . ' columns wide'
			if length($line =~ s/"(?:[^"\\]|\\.)*"/""/gr) > COLUMNS;
		$begin = $number if $line eq '{';
		if ($line eq '}' && $begin) {
			my $length = $number - $begin - 1;
			push @wrong, "the function at line $begin has $length lines" if $length > FUNCTION_LINES;
			undef $begin;
		}
	}
	is join('; ', @wrong), '', "$file is short";
}
done_testing;
