# Fossil, a peer: its wiki pages and its search, served by itself.
package Bench::Fossil;

use v5.36;
use MojoWiki::Build qw(program run);

# A repository whose wiki pages are PAGES, paths of Markdown files entry-N.md. Returns the addresses of
# an entry's page and of a search for a word, each as a function; nothing when it is not installed.
sub serve ($class, $host, @pages) {
	my $fossil     = program('fossil') or return;
	my $dir        = $host->folder('fossil');
	my $repository = "$dir/wiki.fossil";
	my %home       = (HOME => $dir, USER => 'bench');
	my @orders     = (
		['new', $repository],
		map({
			my ($name) = m{([^/]+)\.md\z};
			['wiki', 'create', $name, $_, '-M', 'text/x-markdown', '-R', $repository]
		} @pages),
		['fts-config', 'enable', 'w', '-R', $repository],
		['fts-config', 'index', 'on', '-R', $repository],
	);
	for my $order (@orders) {
		my $done = run([$fossil, @$order], env => \%home);
		die "fossil @$order: $done->{err}" if $done->{status};
	}
	my $port = $host->free_port;
	local @ENV{ keys %home } = values %home;
	$host->start('fossil', $fossil, 'server', '--localhost', '--port', $port, $repository);
	$host->wait_for('fossil', $port);
	my $base = "http://127.0.0.1:$port";
	return {
		base   => $base,
		page   => sub ($name) { "/wiki?name=$name" },
		search => sub ($word) { "/search?s=$word" },
	};
}

1;
