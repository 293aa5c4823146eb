# Every C file is as .clang-format has it. Other versions of clang-format differ in details.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use Test::More;
use MojoWiki::Build qw(srcdir program run);
use MojoWiki::Source qw(c_files);

my $version = program('clang-format') ? run(['clang-format', '--version'])->{out} : 'none';
plan skip_all => 'clang-format 14 is not installed' unless $version =~ /version 14\b/;

my $top   = srcdir();
my @files = c_files('src', 't', 'fuzz', 'bench');
my $done  = run(['clang-format', '--dry-run', '--ferror-limit=0', map { "$top/$_" } @files], timeout => 300);
my %lines;
push @{ $lines{$1} }, $2 while $done->{err} =~ m{^\Q$top\E/(\S+?):(\d+):\d+: warning:}gm;
for my $file (@files) {
	is join(', ', @{ $lines{$file} // [] }), '', "$file is formatted in every line";
}
done_testing;
