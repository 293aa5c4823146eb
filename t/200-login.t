# Logging in and out, as browsers and programs do it, on plain CGI and behind nginx.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Worker;
use MojoWiki::Database qw(sql);
use MojoWiki::Login;
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Worker->new($wiki);
chomp(my $password = $wiki->must(qw(user add boris --role editor)));

for my $site ($cgi, MojoWiki::Server->new($wiki)) {
	subtest 'log in and out: ' . ref $site => sub {
		is($site->get('/account')->{status}, 303, 'without a session, the account page leads');
		is($site->get('/account')->{headers}{location}, '/login?return_to=%2Faccount', '... to the login page');
		my $who = MojoWiki::Login->new($site);
		ok(!$who->sign_in('boris', 'wrong password'), 'a wrong password is refused');
		is($who->{answer}{status}, 422, 'with 422');
		like($who->{answer}{body}, qr/That name and password do not match/, 'in words');
		unlike($who->{answer}{body}, qr/wrong password/, 'that do not repeat the password');
		ok($who->sign_in('boris', $password, return_to => '/mojo'), 'the right one is taken');
		is($who->{answer}{headers}{location}, '/mojo', 'and leads back');
		my $got = $who->get('/account');
		is($got->{status}, 200, 'then the account page is there');
		like($got->{body}, qr/boris/, 'and says who it is');
		$got = $who->get('/mojo');
		is($got->{headers}{'cache-control'}, 'private, no-cache', 'pages are private');
		like($got->{body}, qr{href="/account">boris<}, 'and lead to the account');
		unlike($site->get('/mojo')->{body}, qr/boris/, 'which others do not see');
		is($who->send('/logout')->{status}, 303, 'logging out is answered');
		unlike($who->cookies, qr/session/, 'takes the cookie back');
		is($who->get('/account')->{status}, 303, 'and ends the session');
	};
}

subtest 'the cookie of the session' => sub {
	my $who = MojoWiki::Login->new($cgi);
	$who->sign_in('boris', $password);
	my ($cookie) = grep { /^__Host-session=/ } $who->{answer}{headers}{'set-cookie'}->@*;
	like($cookie, qr/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure\z/, 'is bound to this host');
	my ($secret) = $cookie =~ /=([\w-]{43});/;
	unlike(join('', sql($wiki, 'SELECT * FROM session')), qr/\Q$secret\E/, 'is not in the database');
	$who->sign_in('boris', $password, stay => 1);
	like("$who->{answer}{headers}{'set-cookie'}->@*", qr/Max-Age=2592000/, 'stays for 30 days if asked to');
};

subtest 'a key of a program' => sub {
	is($cgi->get('/account.json')->{status}, 401, 'without one, JSON is refused');
	is($cgi->get('/account.json', Authorization => 'Bearer mw_nonsense')->{status}, 401, 'as with a wrong one');
	like($cgi->get('/account.json')->{headers}{'www-authenticate'}, qr/^Bearer /, 'which is said as HTTP says it');
};

done_testing();
