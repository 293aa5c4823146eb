#!/usr/bin/perl
# The author's own feed, as a stranger would import it.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP qw(decode_json);
use MojoWiki::Build qw(shared slurp spew);
use MojoWiki::Worker;
use MojoWiki::Database qw(sql is_sound);
use MojoWiki::Wiki;
use Test::More;

my $feed = (shared() // '') . '/seeds/000_dde91375156f80d8.txt';
plan skip_all => "the author's feed is not there: no ../shared/seeds" unless -f $feed;

my $wiki = MojoWiki::Wiki->new;
my $cgi  = MojoWiki::Worker->new($wiki);

sub answer ($path) {
	my $got = $cgi->get($path);
	return join ' ', $got->{status}, $got->{headers}{location} // ();
}

my $first = $wiki->adm('import', 'rss', $feed, '--site', 'krun.pro');
is $first->{status}, 0, 'the feed is imported';
is $first->{out}, "12 new, 0 changed, 0 unchanged\n", 'twelve articles';
like $first->{err}, qr{'The Unofficial MojoWiki' gets no alias: '/mojowiki/' is taken}, 'the taken path is reported';
my @lost = $first->{err} =~ /^'(.*)' has no tag of a category.*it went to 'production-horrors'$/mg;
cmp_ok scalar @lost, '>', 0, 'articles that no tag sends anywhere are listed';

my @entries = map { decode_json($_) } split /\n/, $wiki->must(qw(--json entry list --kind article));
@entries = grep { $_->{slug} ne 'read-timeout-does-not-bound-a-stream' } @entries; # was there before
is scalar @entries, 12, 'all of kind article';
my %count;
$count{ $_->{category} }++ for @entries;
is $count{'production-horrors'}, scalar @lost, 'the listed ones are those in the fallback category';
ok $count{'rust-engineering'} && $count{kotlin} && $count{mojo}, 'the others are where their tags say';

is answer('/rust-generator-yield/'), '301 /rust-engineering/rust-generator-yield', 'the old address is one 301';
is answer('/rust-engineering/rust-generator-yield'), 200, 'to the entry';
is answer('/mojowiki'), 200, '/mojowiki is the manual still';

my $text = slurp($feed);
for my $entry (@entries) {
	my $told = decode_json($wiki->must('--json', 'entry', 'show', $entry->{id}));
	my $slug = "$told->{category}/$told->{slug}";
	is $told->{author}, 'Krun_Dev', "$slug: author";
	like $told->{published}, qr/^2026-/, "$slug: date";
	cmp_ok scalar $told->{tags}->@*, '>', 0, "$slug: tags";
	unlike $told->{body}, qr{</?(?:p|h[1-6]|ul|ol|li|pre|code|a|strong|em)\b[^>]*>}, "$slug: no HTML is left";
	my $page = $cgi->get("/$slug")->{body};
	like $page, qr/<h2/, "$slug: headings";
}
my @guids = sql($wiki, 'SELECT source_id FROM entry WHERE source_id IS NOT NULL');
is scalar @guids, 12, 'guids are kept';
ok !grep({ index($text, "<guid>$_</guid>") < 0 } @guids), '... as they are in the feed';

is $wiki->must('import', 'rss', $feed, '--site', 'krun.pro'), "0 new, 0 changed, 12 unchanged\n", 'a second run';

my $edited = $wiki->dir . '/edited.xml';
spew($edited, $text =~ s/The honeymoon phase/The honeymoon time/r);
is $wiki->must('import', 'rss', $edited, '--site', 'krun.pro'), "0 new, 1 changed, 11 unchanged\n", 'an edited item';
my ($unofficial) = map { $_->{id} } grep { $_->{title} =~ /Unofficial/ } @entries;
my @log = map { decode_json($_)->{action} } split /\n/, $wiki->must('--json', 'entry', 'log', $unofficial);
is_deeply \@log, ['import', 'import'], 'is one new revision';
like $wiki->must('entry', 'show', $unofficial), qr/The honeymoon time/, 'with the new text';
ok is_sound($wiki), 'the database is sound';

done_testing;
