# The table of routes as the source has it, for tests that go through all of them.
#
#   for my $route (routes()) { ... }   # { pattern, methods => [...], formats => [...], role, form, view }
#
# Formats are suffixes: '' for HTML, '.json'. Role is a word. Form is undef, '-' or the form's name.
package MojoWiki::Routes;

use v5.36;
use Exporter qw(import);
use MojoWiki::Source qw(source);

our @EXPORT_OK = qw(routes);

my %SUFFIX = (HTML => '', JSON => '.json', MARKDOWN => '.md', ATOM => '.atom', RSS => '.rss',
	XML => '.xml', TEXT => '.txt');

# The names of a sum such as "READ | METHOD_POST", with those that #define stands for put in.
sub _names ($sum, $defined) {
	return map { my $name = $_; $defined->{$name} ? _names($defined->{$name}, $defined) : $name }
		$sum =~ /\w+/g;
}

sub routes () {
	my $source  = source('src/web/route.c');
	my %defined = $source =~ /^#define (\w+) (.+)$/gm;
	my ($table) = $source =~ /^const Route routes\[\] = \{(.*?)^\};/ms or die "no table of routes\n";
	my @routes;
	while ($table =~ /\{"([^"]+)",\s*([^,]+),\s*([^,]+),\s*(?:true|false),\s*(\w+),\s*([^,]+?),\s*&(\w+)\}/g) {
		my ($pattern, $methods, $formats, $role, $form, $view) = ($1, $2, $3, $4, $5, $6);
		push @routes, {
			pattern => $pattern,
			methods => [map { s/METHOD_//r } _names($methods, \%defined)],
			formats => [map { $SUFFIX{ s/FORMAT_//r } } _names($formats, \%defined)],
			role    => lc((_names($role, \%defined))[0] =~ s/ROLE_//r),
			form    => $form eq 'NULL' ? undef : $form eq 'NO_TOKEN' ? '-' : $form =~ s/"//gr,
			view    => $view,
		};
	}
	my $rows = () = $table =~ /&view_/g;
	die "the table has $rows rows, and " . @routes . " were understood\n" if $rows != @routes;
	return @routes;
}

1;
