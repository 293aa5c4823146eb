# DokuWiki, a peer: the code of Debian's package, the pages and settings in a folder of their own.
package Bench::DokuWiki;

use v5.36;
use Bench::Php qw(php_fpm must_php serve_php translated);
use File::Path qw(make_path);
use MojoWiki::Build qw(spew);

use constant CODE => '/usr/share/dokuwiki';

# As Bench::Fossil's.
sub serve ($class, $host, @pages) {
	return unless -e CODE . '/doku.php' && php_fpm();
	my $dir = $host->folder('dokuwiki');
	make_path(map { "$dir/data/$_" }
		qw(pages attic cache index locks log media media_attic media_meta meta tmp));
	for my $page (@pages) {
		my ($name) = $page =~ m{([^/]+)\.md\z};
		spew("$dir/data/pages/$name.txt", translated($page, 'code', '====='));
	}
	spew("$dir/local.php",   "<?php \$conf['savedir'] = '$dir/data'; \$conf['useacl'] = 0;\n");
	spew("$dir/prepend.php", "<?php define('DOKU_CONF', '$dir/');\n");
	must_php(['-d', "auto_prepend_file=$dir/prepend.php", CODE . '/bin/indexer.php', '--quiet']);
	my $base = serve_php($host, 'dokuwiki', CODE, "php_admin_value[auto_prepend_file] = $dir/prepend.php");
	return {
		base   => $base,
		page   => sub ($name) { "/doku.php?id=$name" },
		search => sub ($word) { "/doku.php?do=search&id=$word&q=$word" },
	};
}

1;
