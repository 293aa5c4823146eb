# The programs are built as the OpenSSF guide asks: position independent, with read-only relocations,
# no executable stack, stack protector and checked string functions.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use Test::More;
use MojoWiki::Build qw(builddir binary slurp run require_programs);

require_programs('readelf');
my ($flags) = slurp(builddir() . '/Makefile') =~ /^HARDEN_CFLAGS = *(.*)$/m;
plan skip_all => 'configured with --disable-hardening' unless $flags;
my ($sanitized) = slurp(builddir() . '/Makefile') =~ /^SANITIZE_FLAGS = *(\S+)/m;

for my $name (qw(mojowiki wikiadm)) {
	my $elf = run(['readelf', '-W', '-h', '-l', '-d', '-s', binary($name)])->{out};
	like $elf, qr/^\s*Type:\s+DYN/m,                "$name is position independent";
	like $elf, qr/GNU_RELRO/,                       "$name has read-only relocations";
	like $elf, qr/FLAGS.*\bNOW\b|BIND_NOW/,         "$name binds at the start";
	like $elf, qr/GNU_STACK\s+\S+\s+\S+\s+\S+\s+\S+\s+\S+\s+RW\s/, "$name has a stack without code";
	like $elf, qr/__stack_chk_fail/,                "$name checks its stack";
	like $flags, qr/-fcf-protection=full/,          "$name guards its jumps";
	like $elf, qr/__\w+_chk\b(?<!__stack_chk)/, "$name checks the size of what it writes"
		unless $sanitized || $flags !~ /FORTIFY/;
}
done_testing;
