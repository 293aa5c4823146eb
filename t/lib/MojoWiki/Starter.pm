# A wiki with the whole starter content, made once for a build and its content and copied from then
# on: loading hundreds of entries for every test takes longer than most tests.
#
#   my $password = MojoWiki::Starter::copy_to("$dir/wiki.db", 'admin', sub ($db) { ... });
#
# The code makes the wiki at a path and returns the admin's password, when there is none yet.
package MojoWiki::Starter;

use v5.36;
use Digest::SHA qw(sha256_hex);
use Fcntl       qw(:flock);
use File::Copy  qw(copy);
use File::Path  qw(make_path);
use MojoWiki::Build qw(srcdir builddir binary slurp spew);

# Changes with the program, with its content, and with who is admin.
sub _key ($admin) {
	my @files = (binary('wikiadm'), sort glob srcdir() . '/content/*/*.md');
	return sha256_hex(join "\n", $admin, map { join ' ', $_, (stat)[7, 9] } @files);
}

sub copy_to ($db, $admin, $make) {
	my $key    = _key($admin);
	my $folder = builddir() . "/t/wikis/$admin";
	make_path($folder);
	open my $lock, '>', "$folder/lock" or die "cannot write '$folder/lock': $!\n";
	flock $lock, LOCK_EX;    # whoever makes it; the others wait
	if (!-e "$folder/key" || slurp("$folder/key") ne $key) {
		unlink glob "$folder/wiki.db* $folder/key";
		spew("$folder/password", $make->("$folder/wiki.db"));
		die "'$folder/wiki.db' was not closed\n" if -e "$folder/wiki.db-wal";
		spew("$folder/key", $key);
	}
	flock $lock, LOCK_SH;
	copy("$folder/wiki.db", $db) or die "cannot copy '$folder/wiki.db': $!\n";
	chmod 0600, $db;
	return slurp("$folder/password");
}

1;
