# SQL lies in sql/ under a name; the C code binds values and knows no statement. The store itself
# may open transactions, set pragmas and give FTS5 its commands.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use Test::More;
use MojoWiki::Source qw(c_files files_below strings code source);

my $statement = qr/^\s*(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|CREATE|ALTER|DROP|ATTACH|VACUUM
	|PRAGMA|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)(?:\s|\z)/x;
my $of_the_store = qr/^\s*(?:(?:PRAGMA|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b
	|INSERT\ INTO\ (\w+)\ \(\1\)\ VALUES\ )/x;

for my $file (c_files('src')) {
	my @found = grep { $_->{text} =~ $statement } strings($file);
	@found = grep { $_->{text} !~ $of_the_store } @found if $file =~ m{^src/store/};
	is join('; ', map { "line $_->{line}: $_->{text}" } @found), '', "$file holds no SQL";
}

my $sources = join '', map { code($_) } c_files('src');
for my $file (files_below(qr/\.sql\z/, 'sql/queries')) {
	my $text = source($file);
	my @names = $text =~ /^-- name: (\w+)/gm;
	cmp_ok scalar @names, '>', 0, "$file names its queries";
	my @unused = grep { $sources !~ /\bQUERY_\U$_\E\b/ } @names;
	is "@unused", '', "every query of $file is used";
	is join(' ', $text =~ /[^\w'](\?\d*)(?=\W)/g), '', "the parameters of $file have names";
}
done_testing;
