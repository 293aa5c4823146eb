# Reading changes nothing: after every GET the database is the same, byte for byte.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Build qw(slurp);
use MojoWiki::Worker;
use MojoWiki::Html qw(crawl);
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => [qw(lock-held-through-while-let mojo-not-implicitly-copyable)]);
my $cgi  = MojoWiki::Worker->new($wiki);

# All files of the database that hold anything, with their bytes.
sub files () {
	return { map { $_ => slurp($_) } grep { -s $_ && !/-shm$/ } glob $wiki->db . '*' };
}

$wiki->entry('mojo/x', { title => 'X' });
$wiki->must(qw(entry mv mojo/x golang/y));
my $before = files();

subtest 'every page that is linked, and what is not' => sub {
	my $answers = crawl($cgi);
	$cgi->get($_) for '/mojo/x', '/Golang/Y/', '/nothing', '/golang/y?rev=1', '/search?q=lock&page=2', '/?x=%zz';
	$cgi->head($_) for '/', '/mojo';
	$cgi->post('/theme', { theme => 'dark' });
	cmp_ok(scalar keys %$answers, '>', 50, 'many requests');
	is_deeply([sort keys files()->%*], [sort keys %$before], 'no file came or went');
	ok(files()->{$_} eq $before->{$_}, "$_ is the same") for sort keys %$before;
};

subtest 'by workers that stay alive' => sub {
	my $site = MojoWiki::Server->new($wiki);
	for (1 .. 3) {
		is($site->get($_)->{status}, 200, "$_") for '/', '/mojo', '/search?q=lock', '/golang/y', '/recent';
	}
	$site->stop;
	ok(files()->{$_} eq $before->{$_}, "$_ is the same") for sort keys %$before;
};

done_testing();
