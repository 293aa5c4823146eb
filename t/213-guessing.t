# Whoever guesses passwords is slowed down; the one whose account it is logs in at once; nobody learns
# which names exist. The long form, a thousand guesses and a statistic of their times, is for --slow.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use List::Util qw(sum);
use MojoWiki::Cgi;
use MojoWiki::Database qw(sql);
use MojoWiki::Login;
use MojoWiki::Wiki;
use Test::More;
use Time::HiRes qw(time);

my $SLOW = $ENV{MOJOWIKI_SLOW};
my $wiki = MojoWiki::Wiki->new(content => 'none');
chomp(my $password = $wiki->must(qw(user add boris --role editor)));

sub at ($address, %env) { return MojoWiki::Cgi->new($wiki, env => { REMOTE_ADDR => $address, %env }) }

# A reader at ADDRESS with the login form before them; guesses are sent from it.
sub guesser ($address, %env) {
	my $who = MojoWiki::Login->new(at($address, %env));
	$who->{token} = $who->token('/login');
	return sub ($name, $guess) {
		return $who->send('/login', { name => $name, password => $guess }, csrf => $who->{token});
	};
}

# As after many more guesses of boris's password, whose waits nobody here sits through.
sub wait_long () { return sql($wiki, "UPDATE throttle SET level = 12000, moment = unixepoch()") }

my $tries = $SLOW ? 1000 : 16;
subtest "$tries wrong passwords from one address" => sub {
	my $guess = guesser('203.0.113.9');
	my %count;
	$count{ $guess->('boris', "guess number $_")->{status} }++ for 1 .. $tries;
	cmp_ok($count{422}, '>=', 5, "the first $count{422} are compared");
	cmp_ok($count{422}, '<=', 12, '... and few more');
	is($count{422} + $count{429}, $tries, 'all others have to wait');
	wait_long();
	my $got = $guess->('boris', $password);
	is($got->{status}, 429, 'even the right one does then');
	cmp_ok($got->{headers}{'retry-after'}, '>=', 1, 'and is told how long');
	like($got->{body}, qr/Too many logins failed\. Wait \d+ (?:seconds|minutes)/, 'in words');
	my $start = time;
	ok(MojoWiki::Login->new(at('198.51.100.7'))->sign_in('boris', $password), 'on another address, boris logs in');
	cmp_ok(time - $start, '<', 10, 'at once');
};

subtest 'a device that was used before' => sub {
	my $guess = guesser('192.0.2.1');
	my $home  = at('192.0.2.1')->login('boris', $password);
	$guess->('boris', 'a guess');
	wait_long();
	is($guess->('boris', $password)->{status}, 429, 'others at its address wait');
	$home->send('/logout');
	ok($home->sign_in('boris', $password), 'it does not');
	$wiki->must([qw(user passwd boris)], stdin => "seven herons over the weir\n");
	ok(!$home->sign_in('boris', 'seven herons over the weir'), 'after a new password it is as unknown as any');
	$password = 'seven herons over the weir';
};

subtest 'names of many accounts from one address' => sub {
	my $guess = guesser('2001:db8:1:2::1');
	my %count;
	$count{ $guess->("name$_", 'some password')->{status} }++ for 1 .. 33;
	cmp_ok($count{422}, '<=', 31, "$count{422} are compared");
	is(guesser('2001:db8:1:2:ffff::9')->('boris', 'x')->{status}, 429, 'its whole network waits');
	is(guesser('2001:db8:1:3::1')->('boris', 'x')->{status}, 422, 'and no other');
};

subtest 'what is known of names' => sub {
	my $guess = guesser('198.51.100.20');
	my ($known, $unknown) = map { $guess->($_, 'not the password') } 'boris', 'nobody-here';
	s/value="[^"]*"//g, s/[\w-]{54}//g for $known->{body}, $unknown->{body};
	is($known->{status}, $unknown->{status}, 'the status is the same');
	is($known->{body}, $unknown->{body}, 'and every word of the page');
};

subtest 'what is remembered' => sub {
	my @rows = map { decode_json($_) } split /\n/, $wiki->must(qw(--json audit --limit 1000));
	ok((grep { $_->{act} eq 'login' && $_->{actor} eq 'boris' && $_->{address} eq '198.51.100.7' } @rows), 'logins');
	ok((grep { $_->{act} eq 'login failed' && $_->{object} eq 'boris' && $_->{address} eq '203.0.113.9' } @rows), 'failures');
	ok(!(grep { join(' ', values %$_) =~ /nobody-here|guess/ } @rows), 'no name that nobody has, and no guess');
	my $done = eval { sql($wiki, 'DELETE FROM audit'); 1 };
	ok(!$done && $@ =~ /append-only/, 'the audit log cannot be emptied');
	$done = eval { sql($wiki, "UPDATE audit SET actor = 'x'"); 1 };
	ok(!$done && $@ =~ /append-only/, 'nor changed');
};

subtest 'a hash of another cost' => sub {
	my ($cheap) = sql($wiki, "SELECT password FROM user WHERE name = 'boris'");
	my $start = time;
	ok(MojoWiki::Login->new(at('198.51.100.30', MOJOWIKI_CHEAP_PASSWORDS => undef))->sign_in('boris', $password), 'is taken');
	my ($dear) = sql($wiki, "SELECT password FROM user WHERE name = 'boris'");
	like($cheap, qr/^\$argon2id\$v=19\$m=8,/, 'and made anew: cheap before');
	like($dear, qr/^\$argon2id\$v=19\$m=65536,t=2,p=1\$/, '... and argon2id with 64 MiB and two passes after');
};

SKIP: {
	skip 'set MOJOWIKI_SLOW=1 for the statistic of times', 1 unless $SLOW;
	# Welch's t-test of the times for a name that exists and for one that does not
	my %times;
	for my $round (1 .. 400) {
		for my $name ($round % 2 ? ('boris', 'nobody') : ('nobody', 'boris')) {
			sql($wiki, 'DELETE FROM throttle');
			my $guess = guesser('203.0.113.77', MOJOWIKI_CHEAP_PASSWORDS => undef);
			my $start = time;
			$guess->($name, 'not the password');
			push $times{$name}->@*, time - $start;
		}
	}
	my ($n, %mean, %variance) = (400);
	for my $name (keys %times) {
		my @kept = (sort { $a <=> $b } $times{$name}->@*)[0 .. $n * 0.9];
		$mean{$name}     = sum(@kept) / @kept;
		$variance{$name} = sum(map { ($_ - $mean{$name})**2 } @kept) / (@kept - 1) / @kept;
	}
	my $t = abs($mean{boris} - $mean{nobody}) / sqrt($variance{boris} + $variance{nobody});
	diag(sprintf 'known %.1f ms, unknown %.1f ms, t = %.2f', 1000 * $mean{boris}, 1000 * $mean{nobody}, $t);
	cmp_ok($t, '<', 4.5, 'the time does not tell whether a name exists');
}

done_testing();
