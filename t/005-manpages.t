# The manual pages are sound, and tell of every verb and option that --help does, and of no others.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use Test::More;
use MojoWiki::Build qw(srcdir binary program run);
use MojoWiki::Source qw(files_below source);

my @pages = files_below(qr/\.[1-8]\z/, 'man');
is "@pages", 'man/mojowiki-api.7 man/mojowiki-templates.7 man/mojowiki.8 man/wikiadm.1', 'the pages are there';

SKIP: {
	skip 'mandoc is not installed', scalar @pages unless program('mandoc');
	for my $page (@pages) {
		my $done = run(['mandoc', '-T', 'lint', '-W', 'warning', srcdir() . "/$page"]);
		is $done->{out} . $done->{err}, '', "$page passes mandoc's lint";
	}
}

sub unique (@words) {
	my %seen;
	return sort grep { !$seen{$_}++ } @words;
}

# mdoc writes "--db" as "Fl -db" and a verb as "Cm entry list"
sub options_of ($page) { return unique(map { "-$_" } source($page) =~ /\bFl (-?[a-z][\w-]*)/g) }
sub verbs_of   ($page) {
	my ($section) = grep { /^\.It Cm init/m } split /^(?=\.Sh )/m, source($page);
	return unique(map { s/ +\z//r } $section =~ /^\.It (?:Xo\n\.)?Cm ((?:[a-z]+(?: |$)){1,2})/gm);
}

sub help_of (@words) { return run([binary($words[0]), @words[1 .. $#words], '--help'])->{out} }
sub options_in ($help) { return $help =~ /(?<![\w-])(--[a-z][\w-]*|-[A-Za-z]\b)/g }

# which of LEFT are not in RIGHT
sub beyond ($left, $right) {
	my %there = map { $_ => 1 } @$right;
	return join ' ', map { s/ /_/gr } grep { !$there{$_} } @$left;
}

my $help    = help_of('wikiadm');
my @verbs   = unique($help =~ /^  ([a-z]+(?: [a-z]+)?)\b/gm);
my @options = unique(options_in($help), map { options_in(help_of('wikiadm', split / /)) } @verbs);
cmp_ok scalar @verbs, '>', 20, 'wikiadm --help lists verbs';
is beyond(\@verbs, [verbs_of('man/wikiadm.1')]), '', 'wikiadm(1) tells of every verb';
is beyond([verbs_of('man/wikiadm.1')], \@verbs), '', '... and of no other';
is beyond(\@options, [options_of('man/wikiadm.1')]), '', '... of every option';
is beyond([options_of('man/wikiadm.1')], \@options), '', '... and of no other';

@options = unique(options_in(help_of('mojowiki')));
is beyond(\@options, [options_of('man/mojowiki.8')]), '', 'mojowiki(8) tells of every option';
is beyond([options_of('man/mojowiki.8')], [@options, '--help', '--version']), '', '... and of no other';
done_testing;
