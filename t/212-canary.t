# Words that are not for everybody appear to nobody else: planted in drafts, pending, hidden and
# deleted texts, in tokens and passwords, and looked for in everything that each role can reach.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Build qw(slurp);
use MojoWiki::Html qw(links);
use MojoWiki::Login;
use MojoWiki::People;
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

my $wiki   = MojoWiki::Wiki->new(content => 'none');
my $site   = MojoWiki::Server->new($wiki);
my $people = MojoWiki::People->new($wiki, $site);
chomp(my $token = $wiki->must(qw(token new editor-user --name ci)));
my @secrets = ($token, map { my $who = $_; ($people->password($who), $people->cookie($who) =~ /session=([\w-]+)/) }
	grep { !/anonymous/ } $people->names);

# Where words may stand: beside all that pages lead to, what no page does.
my @START = ('/', '/index.json', '/mojowiki.json', '/mojo.json', '/recent.json', '/recent.atom', '/recent.rss', '/feed.atom',
	'/feed.rss', '/mojo/feed.atom', '/sitemap.xml', '/sitemap-1.xml', '/llms.txt', '/robots.txt', '/opensearch.xml',
	(map { my $state = $_; my $word = 'canary' . $state =~ tr/-//dr;
		("/search?q=$word", "/search.json?q=$word", "/suggest?q=$word", "/tags/tag$word", "/tags/tag$word.json",
			map { "/mojo/$state$_" } '', '.json', '.md', '/links', '/links.json', '?rev=1', '/history', '/edit') }
		$people->states));

sub words_for ($who) {
	my $own  = $who eq 'owner' ? ['owndraft', 'ownpending'] : [];
	my $all  = [map { tr/-//dr } $people->states];
	my @free = qw(live ownlive locked ownlocked);
	return $all if $people->role($who) =~ /editor|admin/;
	return [@free, @$own];
}

# Everything within the site that WHO can reach by links from @START, as one text of each answer.
sub crawl ($who) {
	my $cookie = $people->cookie($who);
	my (%seen, %answers);
	my @todo = @START;
	while (defined(my $target = shift @todo)) {
		next if $seen{$target}++ || keys %answers > 400;
		my $got = $site->get($target, $cookie ? (Cookie => $cookie) : ());
		$answers{$target} = join "\n", map({ "$_: " . (ref $got->{headers}{$_} ? "@{$got->{headers}{$_}}" : $got->{headers}{$_}) }
			grep { $_ ne 'set-cookie' } sort keys $got->{headers}->%*), $got->{content};
		next unless ($got->{headers}{'content-type'} // '') =~ /html/;
		push @todo, grep { m{^/(?!/|static/|logout)} } map { s/#.*//r } links($got->{content});
	}
	return \%answers;
}

for my $who ($people->names) {
	subtest "what $who reads" => sub {
		my $answers = crawl($who);
		my %allowed = map { $_ => 1 } words_for($who)->@*;
		my %asked;
		for my $target (sort keys %$answers) {
			# what somebody asked for comes back to them in words
			my ($own) = $target =~ /canary(\w+)/;
			for my $word (map { tr/-//dr } $people->states) {
				next if $allowed{$word} || ($own && $own eq $word);
				# one's own words are given to take away, whatever became of them
				next if $target =~ /export/ && $who eq 'owner' && $word =~ /^own/;
				unlike($answers->{$target}, qr/canary$word\b/, "$target tells of nothing that is $word")
					if $answers->{$target} =~ /canary$word\b/;
			}
			unlike($answers->{$target}, qr/Entry canary$own\b/, "$target finds nothing that is $own")
				if $own && !$allowed{$own};
			for my $secret (@secrets) {
				fail("$target holds a secret") if index($answers->{$target}, $secret) >= 0;
			}
		}
		cmp_ok(scalar keys %$answers, '>', 100, keys(%$answers) . ' addresses were read');
		like($answers->{'/mojo/live'}, qr/canarylive/, 'what is for everyone is there');
	};
}

subtest 'what is typed is not written down' => sub {
	my $typed = 'a password in the wrong field';
	MojoWiki::Login->new($site)->sign_in($typed, $typed);
	$site->get("/login?password=typedintotheaddress", Authorization => 'Bearer mw_typedintotheheader');
	$site->get('/account', Cookie => '__Host-session=typedintothecookie');
	my $log = $site->log('workers');
	unlike($log, qr/wrong field|typedinto/, 'in the log of the workers');
	is(scalar(grep { index($log, $_) >= 0 } @secrets), 0, 'which holds no secret');
	my $bytes = join '', map { slurp($_) } glob $wiki->db . '*';
	unlike($bytes, qr/wrong field/, 'in the database');
	is(scalar(grep { index($bytes, $_) >= 0 } @secrets), 0, 'which holds no secret');
	my $got = $site->get("/admin/users\x{1b}[31m", Cookie => $people->cookie('reader'));
	unlike($site->log('workers'), qr/[\x00-\x09\x0b-\x1f\x7f]/, 'no control byte reaches the log');
};

done_testing();
