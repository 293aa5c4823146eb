# Every route that changes something refuses what its own form did not send: generated from the table
# of routes, so that a new one is tried as well.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Cgi;
use MojoWiki::Database qw(sql);
use MojoWiki::Login;
use MojoWiki::People;
use MojoWiki::Routes qw(routes);
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $site = MojoWiki::Server->new($wiki);
$wiki->must(qw(config set account.registration open));
$wiki->entry('mojo/here', { title => 'Here' });
chomp(my $password = $wiki->must(qw(user add boris --role admin)));
my %FILL = (category => 'mojo', slug => 'here', name => 'boris', range => '1..1', id => 'x');

# Who is signed in; who had been; and the key that a reader without a session gets with the login form.
my $who    = $site->login('boris', $password);
my $other  = $site->login('boris', $password);
my $former = $site->login('boris', $password);
my ($ended) = $former->cookies =~ /__Host-session=([\w-]+)/;
$former->send('/logout');
my ($key)   = $who->cookies =~ /__Host-session=([\w-]+)/;
my ($else)  = $other->cookies =~ /__Host-session=([\w-]+)/;
my $visitor = MojoWiki::Login->new($site);
$visitor->get('/login');
my ($form_key) = $visitor->cookies =~ /__Host-form=([\w-]+)/;

sub proof ($with, $form) { return MojoWiki::People::proof($with, $form) }

# TOKEN with one of its characters changed, whatever it was.
sub bent ($token) { return $token =~ s{(.)(?=.\z)}{$1 =~ tr/A-Za-z0-9_-/B-ZAb-za1-90\-_/r}er }

# All that a request could have changed; a session's last use is written after any answer.
sub state_of () {
	my @tables = map { "SELECT '$_', * FROM $_" } qw(setting user entry revision draft token throttle);
	return join "\n", sql($wiki, join ';', @tables, 'SELECT id, digest FROM session', 'SELECT number FROM generation');
}

sub send_form ($route, $json, $token, %headers) {
	my $path = $route->{pattern} =~ s/\{(\w+)\}/$FILL{$1} \/\/ die "nothing stands for {$1}\n"/ger;
	my %all  = (Cookie => $route->{cookie}, 'Content-Type' => $json ? 'application/json' : 'application/x-www-form-urlencoded',
		$json && defined $token ? ('X-CSRF-Token' => $token) : (), %headers);
	my %fields = (defined $token ? (csrf => $token) : (), name => 'mallory', password => 'x', answer => 'x');
	return $site->ask($route->{method}, $path . ($json ? '.json' : ''), \%all,
		$json ? '{"base":1,"title":"Mallory"}' : MojoWiki::Cgi::form(\%fields));
}

sub refused ($got, $what) {
	like($got->{status}, qr/^(?:401|403|415)\z/, "$what: refused with $got->{status}");
	like($got->{body}, qr/nothing was changed|Send a token|takes JSON|takes forms|session had ended|form had expired/,
		'... with a sentence');
	return;
}

my $tried = 0;
for my $route (routes()) {
	next if !$route->{form} || $route->{form} eq '-';
	for my $method (grep { !/GET|HEAD/ } $route->{methods}->@*) {
		for my $format ($route->{formats}->@*) {
			my $json   = $format eq '.json';
			my $public = $route->{role} eq 'anonymous';
			my ($mine, $others) = $public ? ($form_key, $else) : ($key, $else);
			my %route = (%$route, method => $method, cookie => $public ? "__Host-form=$form_key" : "__Host-session=$key");
			my $good  = sub { proof($mine, $route->{form}) };
			$tried++;
			subtest "$method $route->{pattern}$format" => sub {
				my $before = state_of();
				refused(send_form(\%route, $json, undef),                              'no token');
				refused(send_form(\%route, $json, 'x' x 54),                           'a made-up token');
				refused(send_form(\%route, $json, proof($others, $route->{form})),     'another session\'s token');
				refused(send_form(\%route, $json, proof($mine, 'another form')),       'another form\'s token');
				refused(send_form(\%route, $json, bent($good->())),                     'a bent token');
				refused(send_form({ %route, cookie => "__Host-session=$ended" }, $json, proof($ended, $route->{form})),
					'a replay after the session ended');
				refused(send_form(\%route, $json, $good->(), Origin => 'https://evil.example'), 'another origin');
				refused(send_form(\%route, $json, $good->(), Origin => 'null'),                 'no origin');
				refused(send_form(\%route, $json, $good->(), 'Sec-Fetch-Site' => $_), "a $_ form") for qw(cross-site same-site);
				refused(send_form(\%route, $json, $good->(), 'Content-Type' => 'text/plain'), 'text/plain');
				my $got = send_form({ %route, method => 'GET' }, $json, $good->());
				unlike($got->{status}, qr/^5/, "a GET: $got->{status}");
				is(state_of(), $before, 'nothing was changed by any of these');
			};
		}
	}
}
cmp_ok($tried, '>=', 9, "$tried routes were tried");

subtest 'what the site itself sends is taken' => sub {
	my $origin = $site->url('');
	my $got = $who->send('/account/tokens', { label => 'mine' }, page => '/account',
		headers => { Origin => $origin, 'Sec-Fetch-Site' => 'same-origin' });
	is($got->{status}, 200, 'with the headers that browsers add');
};

subtest 'cookies' => sub {
	my $planted = 'A' x 43;
	my $got = $site->get('/account', Cookie => "__Host-session=$planted");
	is($got->{status}, 303, 'a session that somebody planted is none');
	my $victim = MojoWiki::Login->new($site);
	$victim->{jar}{'__Host-session'} = $planted;
	ok($victim->sign_in('boris', $password), 'a login over it');
	unlike($victim->cookies, qr/$planted/, 'makes a session of its own');
	my ($secret) = $victim->cookies =~ /__Host-session=([\w-]+)/;
	is($site->get('/account', Cookie => '__Host-session=' . substr($secret, 0, 42) . 'x')->{status}, 303, 'a bent one is none');
	is($site->get('/account', Cookie => "session=$secret")->{status}, 303, 'nor is one under another name');
	my %made;
	for my $got ($victim->{answer}, $who->get('/login'), MojoWiki::Login->new($site)->get('/login')) {
		my $set = $got->{headers}{'set-cookie'} // next;
		for my $cookie (ref $set ? @$set : $set) {
			like($cookie, qr/^__Host-\w+=[\w-]*; Path=\/;(?: Max-Age=\d+;)? HttpOnly; SameSite=Lax; Secure\z/, substr $cookie, 0, 20);
			unlike($cookie, qr/Domain/i, 'has no domain');
		}
	}
	$wiki->must(qw(user disable boris));
	is($site->get('/account', Cookie => "__Host-session=$secret")->{status}, 303, 'a disabled account has none');
	$wiki->must(qw(user enable boris));
	is($site->get('/account', Cookie => "__Host-session=$secret")->{status}, 303, '... and does not get it back');
	$wiki->must(qw(config set site.url http://wiki.example));
	$got = $site->get('/login');
	like($got->{headers}{'set-cookie'}, qr/^form=[\w-]+; Path=\/; HttpOnly; SameSite=Lax\z/, 'without https, cookies are plain');
};

subtest 'nobody is led away' => sub {
	$wiki->must(qw(config set site.url http://127.0.0.1));
	for my $path ('//evil.example', 'https://evil.example/', '/\\evil.example', "/\t/evil.example", 'javascript:alert(1)') {
		my $reader = MojoWiki::Login->new($site);
		$reader->sign_in('boris', $password, return_to => $path);
		is($reader->{answer}{headers}{location}, '/', 'after a login, not to ' . $path =~ s/\t/?/r);
	}
};

done_testing();
