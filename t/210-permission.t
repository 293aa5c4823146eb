# Who may do what over HTTP: every route of the table, in every format, for everyone, on entries in
# every state. A route that this test does not know fails it, and so does a cell that nobody decided.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use File::Copy qw(copy);
use MojoWiki::Cgi;
use MojoWiki::Database qw(sql);
use MojoWiki::People;
use MojoWiki::Routes qw(routes);
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

my $wiki   = MojoWiki::Wiki->new(content => 'none');
my $site   = MojoWiki::Server->new($wiki);
my $people = MojoWiki::People->new($wiki, $site);
my $before = $wiki->dir . '/before.db';
sql($wiki, "VACUUM INTO '$before'");
my %RANK   = (anonymous => 0, reader => 1, contributor => 2, editor => 3, admin => 4);

# The least role that may do an act: on others' entries, and on one's own.
my %LEAST = (
	read => { live => ['anonymous'], draft => ['editor', 'reader'], pending => ['editor', 'reader'],
		hidden => ['editor'], deleted => ['editor'], locked => ['anonymous'] },
	edit => { live => ['contributor'], draft => ['editor', 'contributor'],
		pending => ['editor', 'contributor'], hidden => ['editor'], deleted => ['editor'], locked => ['admin'] },
	(map { $_ => { (map { $_ => ['editor'] } qw(live draft pending hidden deleted)), locked => ['admin'] } }
		qw(rename delete restore hide review)),
	lock => { map { $_ => ['admin'] } qw(live draft pending hidden deleted locked) },
);

# What the pages below an entry do, by their last part. Reading is asked of all of them as well.
my %ACT = (links => 'read', history => 'read', diff => 'read', edit => 'edit', preview => 'edit', draft => 'edit',
	rename => 'rename', delete => 'delete', restore => 'restore', hide => 'hide', review => 'review', lock => 'lock',
	undo => 'restore', revert => 'edit', conflict => 'edit', files => 'edit', verify => 'edit');

# What is done to a revision, which the address of its form names.
my $OF_REVISION = qr{/(?:restore|undo|hide)\z};

# What stands for the holes of patterns that name no entry.
my %FILL = (category => 'mojo', tag => 'tagcanarylive', id => 'a' x 26, part => '1', name => 'reader-user',
	code => 'E0001', class => 'SQLSTATE', kind => 'x', range => '1..1', hash => 'x');

sub may ($who, $act, $state) {
	my ($base) = $state =~ /([a-z]+)\z/;
	my $least = $LEAST{$act}{$base} or die "nobody said who may $act what is $base\n";
	my $own   = $who eq 'owner' && $state =~ /^own-/;
	return $RANK{ $people->role($who) } >= $RANK{ $least->[$own ? -1 : 0] };
}

sub fill ($pattern, $slug) {
	return $pattern =~ s/\{(\w+)\}/$1 eq 'slug' ? $slug : $FILL{$1} \/\/ die "nothing stands for {$1}\n"/ger;
}

sub headers ($who, $route, $json, $method) {
	my %headers = $who eq 'anonymous' ? () : (Cookie => $people->cookie($who));
	return %headers if $method eq 'GET';
	$headers{'Content-Type'} = $json ? 'application/json' : 'application/x-www-form-urlencoded';
	my $token = $people->token($who, $route->{form});
	return (%headers, $json ? ('X-CSRF-Token' => $token) : (token => $token));
}

sub ask ($agent, $who, $route, $method, $format, $slug) {
	my %headers = headers($who, $route, $format eq '.json', $method);
	my $token   = delete $headers{token};
	my %fields  = (rev => 1, comment => 'Why');
	my $body    = $method eq 'GET' ? undef
		: $format eq '.json' ? '{"base":1,"title":"Changed"}' : MojoWiki::Cgi::form({ csrf => $token, %fields });
	my $path    = fill($route->{pattern}, $slug) . $format . ($route->{pattern} =~ /$OF_REVISION/ ? '?rev=1' : '');
	my $got     = $agent->ask($method, $path, \%headers, $body);
	my $word    = 'canary' . $slug =~ tr/-//dr;
	return "$got->{status} with its text" if $slug && !may($who, 'read', $slug) && $got->{body} =~ /$word\b/;
	return $got->{status};
}

# What a refusal looks like, or undef when the route lets the role in.
sub refusal ($who, $route, $method, $format) {
	return if $RANK{ $people->role($who) } >= $RANK{ $route->{role} };
	return '403' if $people->role($who) ne 'anonymous';
	return $method eq 'GET' && $format eq '' ? '303' : '401';
}

sub check_plain ($who, $route, $method, $format, $name) {
	my $refused = refusal($who, $route, $method, $format);
	if ($refused) {
		is(ask($site, $who, $route, $method, $format, ''), $refused, "$name is refused");
	} elsif ($method eq 'GET') {
		unlike(ask($site, $who, $route, $method, $format, ''), qr/^(?:401|403|5)/, "$name is let in");
	} else {
		pass("$name is let in: tests of its own say what it does");
	}
	return;
}

# A change that is allowed is tried on a copy of what was there first: no cell finds what another left.
sub on_a_copy ($who, $route, $method, $format, $state) {
	my $path = $wiki->dir . '/copy.db';
	copy($before, $path) or die "cannot copy: $!\n";
	my $status = ask(MojoWiki::Cgi->new($wiki, env => { MOJOWIKI_DB => $path }), $who, $route, $method, $format, $state);
	unlink glob "$path*";
	return $status;
}

sub check_entry ($who, $route, $method, $format, $state, $name) {
	my ($part) = $route->{pattern} =~ m{^/\{category\}/\{slug\}(?:/(\w+))?};
	my $act = $part ? $ACT{$part} : $method eq 'GET' ? 'read' : 'edit';
	my $refused = refusal($who, $route, $method, $format);
	return fail("$name: nobody said what /$part does") if !$act;
	if ($refused) {
		is(ask($site, $who, $route, $method, $format, $state), $refused, "$name is refused");
	} elsif (!may($who, 'read', $state)) {
		like(ask($site, $who, $route, $method, $format, $state), qr/^(?:4(?:03|04|09|10|22)|200)\z/, "$name is not there");
	} elsif (!may($who, $act, $state)) {
		like(ask($site, $who, $route, $method, $format, $state), qr/^4(?:03|04|09|10)/, "$name is denied");
	} elsif ($method eq 'GET') {
		like(ask($site, $who, $route, $method, $format, $state), qr/^(?:200|301|303|404|409|410)/, "$name is shown");
	} else {
		unlike(on_a_copy($who, $route, $method, $format, $state), qr/^(?:401|403|5)/, "$name is allowed");
	}
	return;
}

my %seen;
for my $route (routes()) {
	for my $method (grep { $_ ne 'HEAD' } $route->{methods}->@*) {
		# the Lab, the theme: they change nothing that matters, and are for everyone
		next if $method ne 'GET' && ($route->{form} // '') eq '-';
		subtest "$method $route->{pattern} @{$route->{formats}}" => sub {
			for my $who ($people->names) {
				for my $format ($route->{formats}->@*) {
					$seen{"$route->{pattern} $method $who $format"} = 1;
					my $name = "$who" . ($format && ", $format");
					if ($route->{pattern} =~ /\{slug\}/) {
						check_entry($who, $route, $method, $format, $_, "$name, $_") for $people->states;
					} else {
						check_plain($who, $route, $method, $format, $name);
					}
				}
			}
		};
	}
}
cmp_ok(scalar keys %seen, '>', 200, 'the matrix has ' . keys(%seen) . ' rows of states');

subtest 'who was demoted is powerless in all workers on the next request' => sub {
	my $cookie = $people->cookie('admin');
	is($site->get('/admin/users', Cookie => $cookie)->{status}, 200, 'an admin')
		for 1 .. 4;
	sql($wiki, "UPDATE user SET role = 'reader' WHERE name = 'admin-user'");
	is($site->get('/admin/users', Cookie => $cookie)->{status}, 403, 'not any more') for 1 .. 8;
	is($site->get('/account', Cookie => $cookie)->{status}, 200, 'still somebody');
};

done_testing();
