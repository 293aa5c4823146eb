# The same program as plain CGI under a second web server, with the configuration that we ship, and
# without any: the same page, byte for byte, as through nginx and FastCGI.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use HTTP::Tiny;
use IO::Socket::INET;
use POSIX qw(WNOHANG);
use Test::More;
use MojoWiki::Build qw(srcdir builddir binary program require_programs run slurp spew until_true);
use MojoWiki::Cgi;
use MojoWiki::Server;
use MojoWiki::Wiki;

require_programs('lighttpd');
my $wiki  = MojoWiki::Wiki->new(content => [qw(lock-held-through-while-let lru-cache-on-a-method)]);
my $nginx = MojoWiki::Server->new($wiki);
my $cgi   = MojoWiki::Cgi->new($wiki);

sub lighttpd ($port) {
	my $dir  = $wiki->dir;
	my $done = run(['sh', srcdir() . '/build-aux/fill.sh', srcdir() . '/contrib/lighttpd/mojowiki.conf.in',
		'public=' . builddir() . '/public', 'worker=' . binary('mojowiki'), 'database=' . $wiki->db]);
	die $done->{err} if $done->{status};
	spew("$dir/mojowiki.conf", $done->{out});
	my %more = %{ $wiki->env };
	delete $more{MOJOWIKI_DB};
	my $more = join ', ', map { qq("$_" => "$more{$_}") } sort keys %more;
	spew("$dir/lighttpd.conf", <<"END");
server.document-root = "$dir"
server.bind = "127.0.0.1"
server.port = $port
server.errorlog = "$dir/lighttpd.log"
include "$dir/mojowiki.conf"
setenv.add-environment += ( $more )
END
	my $pid = fork // die "cannot fork: $!\n";
	if ($pid == 0) {
		exec program('setpriv'), '--pdeathsig', 'TERM', '--', program('lighttpd'), '-D', '-f',
			"$dir/lighttpd.conf" or POSIX::_exit(127);
	}
	return $pid;
}

# An error page carries the reference of its one request.
sub page ($html) { return $html =~ s/(?<=reference <span class="mono">)\w+//r }

my $port = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 1)->sockport;
my $pid  = lighttpd($port);
until_true(10, sub { IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $port) })
	or BAIL_OUT('lighttpd does not start: ' . slurp($wiki->dir . '/lighttpd.log'));
my $agent = HTTP::Tiny->new(max_redirect => 0, keep_alive => 0, timeout => 20);

my ($entry) = $nginx->get('/recent')->{content} =~ m{href="(/[a-z-]+/[a-z0-9-]+)"};
my ($sheet) = $nginx->get('/')->{content} =~ m{href="(/static/site\.[0-9a-f]{12}\.css)"};
for my $target ('/', '/mojo', '/mojowiki', '/mojo/', $entry, "$entry.md", "$entry.json",
	'/search?q=error&lang=go', '/nothing/at-all', '/search?q=%C3%A9+%22a%2Fb')
{
	my $want = $nginx->get($target);
	my $got  = $agent->get("http://127.0.0.1:$port$target");
	my $bare = $cgi->get($target);
	is $got->{status}, $want->{status}, "$target: lighttpd answers $want->{status}";
	ok page($got->{content}) eq page($want->{content}), '... with the same bytes';
	is $bare->{status}, $want->{status}, '... and so does the program by itself';
	ok page($bare->{body}) eq page($want->{content}), '... with the same bytes';
	for my $name (qw(content-type etag cache-control location content-security-policy)) {
		is $got->{headers}{$name}, $want->{headers}{$name}, "... and the same $name"
			if $want->{headers}{$name};
	}
}

my $post = { headers => { 'Content-Type' => 'application/x-www-form-urlencoded' }, content => 'theme=dark' };
my $got  = $agent->request('POST', "http://127.0.0.1:$port/theme", $post);
is $got->{status}, 303, 'a form reaches the program';
like $got->{headers}{'set-cookie'}, qr/theme=dark/, '... and its cookie comes back';

my $css = $agent->get("http://127.0.0.1:$port$sheet");
is $css->{content}, $nginx->get($sheet)->{content}, 'lighttpd serves the style sheet';
like $css->{headers}{'cache-control'}, qr/immutable/, '... for ever';
is $agent->get("http://127.0.0.1:$port/static/theme.css", { headers => { Cookie => 'theme=dark' } })->{content},
	slurp(builddir() . '/public/static/theme-dark.css'), '... and the theme of the cookie';

kill TERM => $pid;
ok until_true(10, sub { waitpid($pid, WNOHANG) != 0 }), 'lighttpd stops';
done_testing;
