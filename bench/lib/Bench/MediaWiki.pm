# MediaWiki, a peer: the code of Debian's package, its database (SQLite) and settings in a folder of
# their own, and its cache of whole pages in files, which makes it fast for anonymous readers.
package Bench::MediaWiki;

use v5.36;
use Bench::Php qw(php_fpm must_php serve_php translated);
use MojoWiki::Build qw(slurp spew);

use constant CODE => '/usr/share/mediawiki';

# As Bench::Fossil's.
sub serve ($class, $host, @pages) {
	return unless -e CODE . '/maintenance/install.php' && php_fpm();
	my $dir      = $host->folder('mediawiki');
	my $texts    = $host->folder('mediawiki/texts');
	my $cache    = $host->folder('mediawiki/pages');
	my $settings = "$dir/LocalSettings.php";
	my @texts    = map {
		my ($name) = m{([^/]+)\.md\z};
		spew("$texts/$name.txt", translated($_, 'pre', '=='));
		"$texts/$name.txt"
	} @pages;
	my %env = (MW_CONFIG_FILE => $settings);
	must_php([CODE . '/maintenance/install.php', qw(--dbtype sqlite --dbname wiki --scriptpath),
		'', '--dbpath', $dir, '--confpath', $dir, '--pass', 'only-for-the-bench', 'Bench', 'Bench']);
	spew($settings, slurp($settings)
		. "\$wgUseFileCache = true; \$wgFileCacheDirectory = '$cache'; \$wgShowIPinHeader = false;\n");
	must_php([CODE . '/maintenance/importTextFiles.php', '--bot', @texts], env => \%env);
	must_php([CODE . '/maintenance/rebuildtextindex.php'], env => \%env);
	my $base = serve_php($host, 'mediawiki', CODE, "env[MW_CONFIG_FILE] = $settings");
	return {
		base   => $base,
		page   => sub ($name) { '/index.php?title=' . ucfirst $name },
		search => sub ($word) { "/index.php?title=Special:Search&fulltext=1&search=$word" },
	};
}

1;
