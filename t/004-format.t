# Every C file is as .clang-format has it. Other versions of clang-format differ in details.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use Test::More;
use MojoWiki::Build qw(srcdir program run);
use MojoWiki::Source qw(c_files source);

my $version = program('clang-format') ? run(['clang-format', '--version'])->{out} : 'none';
plan skip_all => 'clang-format 14 is not installed' unless $version =~ /version 14\b/;

for my $file (c_files('src', 't', 'fuzz', 'bench')) {
	my $done = run(['clang-format', srcdir() . "/$file"]);
	my @have = split /\n/, source($file), -1;
	my @want = split /\n/, $done->{out}, -1;
	my ($line) = grep { ($have[$_] // '') ne ($want[$_] // '') } 0 .. ($#have > $#want ? $#have : $#want);
	ok !defined $line, "$file is formatted"
		or diag sprintf "line %d should be: %s", $line + 1, $want[$line] // '(the end)';
}
done_testing;
