# "make install" puts everything into its place, with the installed paths in the files for servers;
# "make uninstall" takes it away again.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use File::Find;
use File::Temp;
use Test::More;
use MojoWiki::Build qw(builddir run slurp srcdir);
use MojoWiki::Source qw(files_below);

my $root = File::Temp->newdir;
my $made = slurp(builddir() . '/Makefile');
my ($prefix) = $made =~ /^prefix = (.*)$/m;
my $share = "$root$prefix/share/mojowiki";

sub make (@words) {
	# what a "make" above us says is not meant for this one
	my %env = map { $_ => undef } qw(MAKEFLAGS MFLAGS MAKELEVEL);
	return run(['make', '-C', builddir(), @words, "DESTDIR=$root"], env => \%env, timeout => 300);
}

sub installed () {
	my @files;
	find({ no_chdir => 1, wanted => sub { push @files, $_ if -f } }, "$root");
	return @files;
}

my $done = make('install');
is $done->{status}, 0, 'make install' or diag $done->{err};
ok -x "$root$prefix/bin/$_", "$_ is installed" for qw(mojowiki wikiadm);
for my $page (files_below(qr/\.[1-8]\z/, 'man')) {
	my ($name, $section) = $page =~ m{man/(.*\.(\d))\z};
	ok -f "$root$prefix/share/man/man$section/$name", "$page is installed";
}
for my $file (files_below(qr/./, 'templates'), files_below(qr/./, 'content')) {
	is slurp("$share/$file"), slurp(srcdir() . "/$file"), "$file is installed";
}
my @static = map { s{.*/}{}r } glob "$share/public/static/*";
my @made   = map { s{.*/}{}r } glob builddir() . '/public/static/*';
is "@static", "@made", 'the static files are installed under their names with a hash';

my @conf = glob "$share/contrib/*/*";
cmp_ok scalar @conf, '>=', 7, 'files for servers are installed';
for my $file (@conf) {
	my $text = slurp($file);
	unlike $text, qr/\@[a-z_]+\@/, "$file is filled in";
	unlike $text, qr{\Q$root\E|/\.\./}, '... and knows only the final paths';
}

is make('uninstall')->{status}, 0, 'make uninstall';
is join(' ', installed()), '', '... leaves nothing behind';
done_testing;
