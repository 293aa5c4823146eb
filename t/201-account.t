# The account page: password, sessions, tokens, data and deletion, with no script at all.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Build qw(slurp);
use MojoWiki::Cgi;
use MojoWiki::Worker;
use MojoWiki::Database qw(sql);
use MojoWiki::Html qw(faults);
use MojoWiki::Login;
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Worker->new($wiki);
my $NEW  = 'eleven kites above the harbour';
chomp(my $password = $wiki->must(qw(user add demo --role editor)));

my $who   = $cgi->login('demo', $password);
my $other = $cgi->login('demo', $password);

subtest 'the page' => sub {
	my $got = $who->get('/account', 'User-Agent' => 'x');
	is(join('; ', faults($got->{body})), '', 'has clean markup');
	is(scalar(() = $got->{body} =~ /name="session"/g), 1, 'offers to end the other session');
	like($got->{headers}{'cache-control'}, qr/no-store/, 'is kept nowhere');
};

subtest 'another password' => sub {
	my $got = $who->send('/account/password', { current => 'wrong', password => $NEW }, page => '/account');
	is($got->{status}, 422, 'not without the present one');
	like($got->{body}, qr{<a href="#current">That is not your password</a>}, 'which is said at the top');
	like($got->{body}, qr{id="current-e"><span class="vh">Error: </span>That is not your password}, 'and at the field');
	like($got->{body}, qr/<title>Error: /, 'and in the title');
	unlike($got->{body}, qr/kites/, 'and no password comes back');
	for my $bad ('short', 'Password12345!', 'qwertyuiop123', 'Demo2024Demo2024', 'aaaaaaaaaaaaaaaa', '123456789012',
		'abcabcabcabcabc', 'Dr4g0n-M0nk3y-1999', 'x' x 129)
	{
		$got = $who->send('/account/password', { current => $password, password => $bad }, page => '/account');
		is($got->{status}, 422, 'not ' . substr($bad, 0, 20));
	}
	my $old = $who->cookies;
	is($who->send('/account/password', { current => $password, password => $NEW }, page => '/account')->{status},
		303, 'then it is changed');
	isnt($who->cookies, $old, 'with a new cookie for the session');
	is($cgi->get('/account', Cookie => $old)->{status}, 303, 'the old one is worth nothing');
	is($other->get('/account')->{status}, 303, 'nor is any other session');
	is($who->get('/account')->{status}, 200, 'this one goes on');
	ok(!MojoWiki::Login->new($cgi)->sign_in('demo', $password), 'the old password is refused');
	ok(MojoWiki::Login->new($cgi)->sign_in('demo', $NEW), 'the new one is taken');
};

subtest 'sessions' => sub {
	$other = $cgi->login('demo', $NEW);
	my ($id) = $who->get('/account')->{body} =~ /name="session" value="(\d+)"/;
	is($who->send('/account/sessions', { session => $id }, page => '/account')->{status}, 303, 'one is ended');
	$other = $cgi->login('demo', $NEW);
	is($who->send('/account/sessions', {}, page => '/account')->{status}, 303, 'all others are ended');
	is($other->get('/account')->{status}, 303, 'they are worth nothing then');
	is($who->get('/account')->{status}, 200, 'this one is');
};

my $token;
subtest 'tokens' => sub {
	my $got = $who->send('/account/tokens', { label => 'ci' }, page => '/account');
	($token) = $got->{body} =~ /\b(mw_[\w-]{43})\b/;
	ok($token, 'one is made and shown');
	unlike($who->get('/account')->{body}, qr/\Q$token\E/, 'once');
	$got = $cgi->get('/account.json', Authorization => "Bearer $token");
	is($got->{status}, 200, 'a program shows it');
	is(decode_json($got->{body})->{name}, 'demo', 'and is known');
	is($who->send('/account/tokens', { label => '' }, page => '/account')->{status}, 422, 'it needs a name');
	my ($id) = $who->get('/account')->{body} =~ /name="token" value="(\d+)"/;
	$who->send('/account/tokens', { token => $id }, page => '/account');
	is($cgi->get('/account.json', Authorization => "Bearer $token")->{status}, 401, 'once removed, it is refused');
};

subtest 'what the database tells a thief' => sub {
	my $bytes = join '', map { slurp($_) } glob $wiki->db . '*';
	my ($cookie) = $who->cookies =~ /session=([\w-]+)/;
	is(index($bytes, $_->[1]), -1, "no $_->[0]") for ['password', $NEW], ['token', $token], ['cookie', $cookie];
	for my $digest (sql($wiki, 'SELECT digest FROM session UNION SELECT digest FROM token')) {
		is($cgi->get('/account.json', Authorization => "Bearer $digest")->{status}, 401, 'a digest is no token');
		is($cgi->get('/account', Cookie => "__Host-session=$digest")->{status}, 303, 'and no cookie');
	}
};

subtest 'the data' => sub {
	my $got  = $who->get('/account/export.json');
	my $data = decode_json($got->{body});
	is($data->{name}, 'demo', 'are given to their owner');
	unlike($got->{body}, qr/argon2|digest/, 'without what others could use');
	my @times = map { $_->@{qw(created seen)} } $data, $data->{sessions}->@*;
	is_deeply([grep { !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\z/ } @times], [], '... and with times that everybody reads');
};

subtest 'a session that ended while somebody typed' => sub {
	$wiki->must(qw(session rm --yes demo));
	my $got = $who->request('POST', '/account/tokens', { 'Content-Type' => 'application/x-www-form-urlencoded' },
		'csrf=x&label=typed+%3Cb%3E+text');
	is($got->{status}, 401, 'is told so');
	like($got->{body}, qr/name="carry-label" value="typed &lt;b&gt; text"/, 'with what was typed');
	my ($csrf) = $got->{body} =~ /name="csrf" value="([^"]+)"/;
	$got = $who->request('POST', '/login', { 'Content-Type' => 'application/x-www-form-urlencoded' },
		MojoWiki::Cgi::form([csrf => $csrf, name => 'demo', password => $NEW, carry_to => '/account/tokens', 'carry-label' => 'typed']));
	is($got->{status}, 200, 'after the login, the form is there again');
	like($got->{body}, qr/You are signed in again/, 'and says so');
};

subtest 'deletion' => sub {
	$wiki->entry('mojo/mine', { title => 'Mine' });
	sql($wiki, "UPDATE revision SET editor = 'demo', user_id = (SELECT id FROM user WHERE name = 'demo') WHERE slug = 'mine'");
	is($who->send('/account/delete', { current => 'wrong' }, page => '/account')->{status}, 422, 'asks for the password');
	is($who->send('/account/delete', { current => $NEW }, page => '/account')->{status}, 303, 'and takes it');
	is($who->get('/account')->{status}, 303, 'nobody is signed in any more');
	ok(!MojoWiki::Login->new($cgi)->sign_in('demo', $NEW), 'nor can be');
	like($wiki->must(qw(entry log mojo/mine)), qr/former-user-\d+/, 'what was written stays, under another name');
	my $got = $cgi->get("/recent");
	unlike($got->{body}, qr/\bdemo\b/, 'which is what readers see');
};

done_testing();
