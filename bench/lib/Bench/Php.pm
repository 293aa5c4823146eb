# What a peer written in PHP runs on: nginx before two processes of php-fpm, as many as the product has.
package Bench::Php;

use v5.36;
use Exporter qw(import);
use MojoWiki::Build qw(run slurp spew until_true);

our @EXPORT_OK = qw(php_fpm serve_php must_php translated);

# The program of the one PHP that is installed, whose name holds its version; or nothing.
sub php_fpm () {
	my ($found) = grep { -x } map { glob "$_/php-fpm*" } split(/:/, $ENV{PATH}), '/usr/sbin';
	return $found;
}

# Runs one of a peer's own programs; dies with what it said when it fails.
sub must_php ($command, %option) {
	my $done = run(['php', @$command], timeout => 120, %option);
	die "php @$command: $done->{out}$done->{err}" if $done->{status};
	return;
}

# The text of a Markdown file in a peer's syntax: TAG for code blocks, EQUALS around headings. All else
# of the corpus means the same there.
sub translated ($file, $tag, $equals) {
	return slurp($file) =~ s/\A---\n.*?\n---\n//sr =~ s/^```\w+\n/<$tag>\n/gmr =~ s/^```$/<\/$tag>/gmr
		=~ s/^## (.*)/$equals $1 $equals/gmr;
}

# Serves the scripts in folder ROOT. SETTINGS are lines of the pool's configuration. Returns the address.
sub serve_php ($host, $name, $root, @settings) {
	my $dir    = $host->folder("$name/php");
	my $socket = "$dir/php.sock";
	my $port   = $host->free_port;
	my @owner  = $> == 0 ? ('user = root', 'group = root') : ();
	spew("$dir/fpm.conf", join "\n", '[global]', "error_log = $dir/fpm.log", '[peer]', @owner,
		"listen = $socket", 'pm = static', 'pm.max_children = 2', @settings, '');
	$host->start("$name-php", php_fpm(), '--nodaemonize', '--fpm-config', "$dir/fpm.conf",
		$> == 0 ? '--allow-to-run-as-root' : ());
	until_true(10, sub { -S $socket }) or die "php-fpm did not start; see '$dir/fpm.log'\n";
	$host->nginx($name, 'bench/php.conf.in', port => $port, root => $root, socket => $socket);
	$host->wait_for($name, $port);
	return "http://127.0.0.1:$port";
}

1;
