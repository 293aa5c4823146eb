# A room includes headers of its own and of the rooms below it, and each library has its rooms.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use Test::More;
use MojoWiki::Source qw(c_files code);

my %below = (
	base     => [],
	text     => [qw(base)],
	match    => [qw(base)],
	store    => [qw(base)],
	wiki     => [qw(base text match store)],
	lab      => [qw(base text match store wiki)],
	exchange => [qw(base text match store wiki)],
	web      => [qw(base text match store wiki lab)],
	adm      => [qw(base text match store wiki lab exchange)],
	mojowiki => [qw(base web)],
	wikiadm  => [qw(base adm)],
);
my %library = (
	'sqlite3.h'  => qr/^store$/,
	'fcgiapp.h'  => qr/^mojowiki$/,
	'cmark.h'    => qr/^text$/,
	'yaml.h'     => qr/^text$/,
	'pcre2.h'    => qr/^match$/,
	'sodium.h'   => qr/^(?:wiki|base)$/,
	qr{^libxml/} => qr/^exchange$/,
	# text and match see no file and no clock
	qr{^(?:unistd|fcntl|dirent|sys/.*|time|signal)\.h$} => qr/^(?!text$|match$)/,
	qr{^(?:gio|glib-object|fcgi_stdio)} => qr/^(?!)/,
);

my @files = c_files('src');
cmp_ok scalar @files, '>', 20, 'the sources are found';
for my $file (@files) {
	my ($room) = $file =~ m{^src/(\w+)};
	my @wrong;
	for my $header (code($file) =~ /^\s*#\s*include\s+"([^"]+)"/gm) {
		my ($other) = $header =~ m{^(\w+)/} or next;
		push @wrong, $header unless grep { $other eq $_ } $room, @{ $below{$room} // [] };
	}
	for my $header (code($file) =~ /^\s*#\s*include\s+<([^>]+)>/gm) {
		for my $name (keys %library) {
			next unless $name =~ /^\(\?/ ? $header =~ $name : $header eq $name;
			push @wrong, "<$header>" if $room !~ $library{$name};
		}
	}
	is "@wrong", '', "$file includes only what its room may see";
}
done_testing;
