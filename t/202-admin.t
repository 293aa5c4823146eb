# The pages of an admin: accounts found, changed and ended; and people whom the web server vouches for.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Database qw(sql);
use MojoWiki::Html qw(faults text_of);
use MojoWiki::Login;
use MojoWiki::Wiki;
use MojoWiki::Worker;
use Test::More;

my $wiki  = MojoWiki::Wiki->new(content => 'none');
my $cgi   = MojoWiki::Worker->new($wiki);
my $admin = $cgi->login($wiki->admin, $wiki->password);
chomp(my $password = $wiki->must(qw(user add ana --role editor)));
sql($wiki, qq{INSERT INTO user (name, role, created) VALUES ('member$_', 'reader', 0)}) for 100 .. 249;

sub names ($query) {
	return map { $_->{name} } decode_json($admin->get("/admin/users.json$query")->{body})->{results}->@*;
}

subtest 'accounts' => sub {
	my $page = $admin->get('/admin/users')->{body};
	is(join('; ', faults($page)), '', 'have a page with clean markup');
	like(text_of($page), qr/152 in all/, 'which says how many there are');
	is(scalar names(''), 100, 'a hundred on a page');
	is(scalar names('?page=2'), 52, 'and the others on the next');
	is_deeply([names('?q=ANA')], ['ana'], 'they are found by name, in any case of letters');
	is_deeply([names('?role=editor')], ['ana'], 'and by role');
	is_deeply([names('?q=%25')], [], 'no sign is special');
	like(text_of($admin->get('/admin/users?q=nobody')->{body}), qr/No account fits\. Show all/, 'and when none is found, that is said');
};

my $ana = $cgi->login('ana', $password);
sub change (%fields) { return $admin->send('/admin/users/ana', { password => $wiki->password, %fields }) }

subtest 'what an admin changes' => sub {
	is(change(do => 'role', role => 'reader', password => 'wrong')->{status}, 422, 'asks for the own password');
	is($ana->get('/new')->{status}, 200, 'and changes nothing without it');
	is(change(do => 'role', role => 'reader')->{status}, 303, 'a role');
	is($ana->get('/new')->{status}, 303, 'ends what was begun with the old one');
	$ana = $cgi->login('ana', $password);
	is($ana->get('/new')->{status}, 403, 'and counts from the next login');
	is(change(do => 'sessions')->{status}, 303, 'all sessions');
	is($ana->get('/account')->{status}, 303, 'are over');
	is(change(do => 'disable')->{status}, 303, 'an account');
	ok(!MojoWiki::Login->new($cgi)->sign_in('ana', $password), 'that is disabled lets nobody in');
	is(change(do => 'enable')->{status}, 303, 'until it is enabled');
	ok(MojoWiki::Login->new($cgi)->sign_in('ana', $password), 'again');
	my $log = text_of($admin->get('/admin/audit?user=' . $wiki->admin)->{body});
	like($log, qr/user $_ \S+ ana/, "the audit log has 'user $_'") for qw(role disable enable);
	is($admin->send('/admin/users/' . $wiki->admin, { password => $wiki->password, do => 'role', role => 'reader' })->{status},
		422, 'the last admin stays one');
};

subtest 'who comes with REMOTE_USER' => sub {
	my $sent = sub { return MojoWiki::Worker->new($wiki, env => { REMOTE_USER => $_[0] }) };
	is($sent->('ana')->get('/account')->{status}, 303, 'is nobody, as long as the server is not trusted');
	$wiki->must(qw(config set account.remote-user on));
	like(text_of($sent->('ana')->get('/account')->{body}), qr/signed in as ana/, 'then is that account');
	is($sent->('ana')->get('/admin/users')->{status}, 403, 'with its role and no other');
	is($sent->($_)->get('/account')->{status}, 303, "but '$_' is nobody") for 'stranger', '', 'ana,admin', 'former-user-1';
	is($sent->('ana')->post('/account/tokens', { label => 'x' }, Origin => 'http://evil.example')->{status}, 403, 'and no form of another site counts');
	change(do => 'disable');
	is($sent->('ana')->get('/account')->{status}, 303, 'a disabled one is nobody');
};

done_testing();
