# The disk fills up while people save: each is told so and nothing is stored by half, readers go on
# reading, and once there is room again the same workers save again. The room is a limit of file sizes
# that the workers run under: writing beyond it fails as writing to a full disk does.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use HTTP::Tiny;
use JSON::PP;
use MojoWiki::Build qw(program require_programs run);
use MojoWiki::Database qw(is_sound);
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

require_programs('prlimit');

my $wiki = MojoWiki::Wiki->new(content => 'none');
$wiki->must(qw(user add ada --role editor));
my $token = $wiki->must(qw(token new ada)) =~ s/\s+\z//r;
$wiki->entry('mojo/page', { title => 'Page' }, "Text 0.\n");
my $blocks = int((-s $wiki->db) / 512) + 1500;
my $site   = MojoWiki::Server->new($wiki, workers => 1,
	wrap => [program('sh'), '-c', "trap '' XFSZ; ulimit -S -f $blocks; exec \"\$@\"", 'sh']);
my ($worker) = $site->worker_pids;
my $base = 1;

sub save ($number) {
	my %save = (body => "Text $number.\n\n" . join('', map { "Word $number-$_ of many.\n" } 1 .. 2000), base => $base);
	my $got  = $site->request('PUT', '/mojo/page.json', { content => encode_json(\%save), headers =>
		{ Authorization => "Bearer $token", 'Content-Type' => 'application/json' } });
	$base = decode_json($got->{content})->{revision} if $got->{status} == 200;
	return $got;
}

my ($got, $saved) = (undef, 0);
for my $number (1 .. 200) {
	$got = save($number);
	last unless $got->{status} == 200;
	$saved = $number;
}
cmp_ok $saved, '>', 0, 'there is room at first';
is $got->{status}, 507, 'then there is none';
like $got->{content}, qr/disk is full/, '... which is said';
is save(999)->{status}, 507, 'so it stays';
is $site->get('/mojo/page.json')->{status}, 200, 'readers read on';
like $site->get('/mojo/page.json')->{content}, qr/Text $saved\./, '... what was saved last';
is $site->get('/mojo/page')->{status}, 200, '... in every format';

run([program('prlimit'), '--pid', $worker, '--fsize=unlimited:unlimited'])->{status} == 0 or die "prlimit failed\n";
is save(1000)->{status}, 200, 'with room again, saving goes on';
is_deeply [$site->worker_pids], [$worker], '... in the same worker';
like $wiki->must(qw(entry show mojo/page)), qr/Text 1000\./, '... and is there';
is scalar(split /\n/, $wiki->must(qw(entry log mojo/page))), $saved + 2, 'every save that was answered, and no other';
ok is_sound($wiki), 'the database is sound';
is $wiki->adm('fsck')->{status}, 0, '... and the search index';
done_testing;
