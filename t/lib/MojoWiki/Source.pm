# The C sources as text, for tests of how they are written.
#
#   for my $file (c_files('src')) {               # paths below the top of the source tree
#       for my $string (strings($file)) { ... }   # { file, line, text }: each literal, joined
#   }
package MojoWiki::Source;

use v5.36;
use Exporter qw(import);
use File::Find;
use MojoWiki::Build qw(srcdir slurp);

our @EXPORT_OK = qw(c_files files_below source strings code);

# The files below DIRS of the source tree whose names match PATTERN, but for those in hidden folders.
sub files_below ($pattern, @dirs) {
	my $top = srcdir();
	my @found;
	find({
		no_chdir   => 1,
		preprocess => sub { grep { !/\A\.[^.]/ } @_ },
		wanted     => sub { push @found, s{^\Q$top\E/}{}r if -f && /$pattern/ },
	}, grep { -d } map { "$top/$_" } @dirs);
	return sort @found;
}

sub c_files (@dirs) { return files_below(qr/\.[ch]\z/, @dirs) }

# The text of one file of the source tree.
sub source ($file) { return slurp(srcdir() . "/$file") }

my $string    = qr/"(?:[^"\\\n]|\\.)*"/s;
my $character = qr/'(?:[^'\\\n]|\\.)*'/;
my $comment   = qr{/\*.*?\*/|//[^\n]*}s;

# The text without comments, which leave their line ends behind.
sub code ($file) {
	my $text = source($file);
	$text =~ s{($string|$character)|($comment)}{defined $1 ? $1 : $2 =~ s/[^\n]//gr}ge;
	return $text;
}

# Every string literal; neighbours that C joins are one.
sub strings ($file) {
	my $text = code($file) =~ s/^\s*#\s*include[^\n]*//gmr;
	my @found;
	while ($text =~ /\G(?:$character|[^"'])*?($string(?:\s*$string)*)/gc) {
		my $line = 1 + (substr($text, 0, $-[1]) =~ tr/\n//);
		my $joined = join '', map { substr $_, 1, -1 } $1 =~ /$string/g;
		push @found, { file => $file, line => $line, text => $joined };
	}
	return @found;
}

1;
