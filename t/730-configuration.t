# What contrib/ ships is sound: nginx takes it, nothing in it starves the workers, and systemd finds
# little to say against the service.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use Test::More;
use MojoWiki::Build qw(srcdir program run spew until_true);
use MojoWiki::Server;
use MojoWiki::Source qw(source files_below);
use MojoWiki::Wiki;

my $conf = source('contrib/nginx/mojowiki.conf.in') =~ s/^\s*#.*//gmr;
unlike $conf, qr/\bkeepalive\b/, 'nginx keeps no connection to a worker: an idle one would block it';
like $conf, qr/fastcgi_keep_conn off/, '... and says so';
unlike $conf, qr/fastcgi_request_buffering off/, 'a slow client never holds a worker';

my ($body) = $conf =~ /client_max_body_size (\d+)m/;
my ($ours) = source('src/web/request.h') =~ /REQUEST_BODY_MAX = (\d+) << 20/;
cmp_ok $body, '>', $ours, "nginx's limit of a body lies above ours, so that our page answers";
my ($line)   = $conf =~ /large_client_header_buffers \d+ (\d+)k/;
my ($target) = source('src/web/request.h') =~ /REQUEST_TARGET_MAX = (\d+) << 10/;
cmp_ok $line, '>', $target, "... and so does that of a request line";

for my $file (grep { /\.in\z/ } files_below(qr/./, 'contrib')) {
	my $done = run(['sh', srcdir() . '/build-aux/fill.sh', srcdir() . "/$file", 'none=1']);
	is $done->{status}, 1, "$file has names to fill in";
	like $done->{err}, qr/no value for \@/, '... and fill.sh tells which are missing';
}

SKIP: {
	skip 'systemd-analyze is not installed', 2 unless program('systemd-analyze');
	my $dir  = File::Temp->newdir;
	my $done = run(['sh', srcdir() . '/build-aux/fill.sh', srcdir() . '/contrib/systemd/mojowiki.service.in',
		'bindir=/usr/bin']);
	spew("$dir/mojowiki.service", $done->{out});
	my $grade = run(['systemd-analyze', 'security', '--offline=true', "$dir/mojowiki.service"]);
	my ($level) = $grade->{out} =~ /exposure level for \S+: ([\d.]+)/;
	cmp_ok $level // 10, '<=', 0.2, 'systemd grades the exposure of the service 0.2 or better' or diag $grade->{err};
	unlike $grade->{err}, qr/mojowiki\.service:\d+/, '... and understands every line';
}

# The optional microcache, in a site that runs

my $wiki  = MojoWiki::Wiki->new(content => [qw(lock-held-through-while-let lru-cache-on-a-method)]);
my $snip  = srcdir() . '/contrib/nginx/microcache.conf';
my $cache = $wiki->dir . '/cache';
my $site  = MojoWiki::Server->new($wiki, workers => 1, edit => sub {
	s/\A/fastcgi_cache_path $cache keys_zone=mojowiki:1m;\n/;
	s/(?<=location \/ \{\n)/add_header X-Cache \$upstream_cache_status always; include "$snip";\n/;
});
my @got = map { $site->get('/') } 1 .. 2;
is $got[1]{headers}{'x-cache'}, 'HIT', 'with the microcache a second reader is answered by nginx';
is $got[1]{content}, $got[0]{content}, '... with the same page';
is $site->get('/', 'If-None-Match' => $got[0]{headers}{etag})->{status}, 304, '... or 304';
for my $header (['Cookie', 'session=x'], ['Authorization', 'Bearer x']) {
	# the page is in the cache for the rest of a second
	until_true(5, sub { ($site->get('/')->{headers}{'x-cache'} // '') eq 'HIT' });
	is $site->get('/', @$header)->{headers}{'x-cache'}, 'BYPASS', "who sends $header->[0] reaches the worker";
}
done_testing;
