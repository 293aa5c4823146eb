# What narrows a search: each filter lets through what it says, with words and without any, and what an
# edit, a deletion or a category's new name changes is seen by the next search.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Wiki;
use MojoWiki::Worker;
use Test::More;

my $wiki = MojoWiki::Wiki->new(content => 'none');
$wiki->entry('rust-engineering/vec', {
	title => 'A growing lock', kind => 'pitfall', lang => 'rust', severity => 'high',
	tags  => ['borrow checker', 'c++'], affects => 'Rust < 1.95.2', verified_with => 'rustc1.93',
}, "A lock that grows.\n");
$wiki->entry('python-pitfalls/gil', {
	title => 'The other lock', kind => 'article', lang => 'python', severity => 'low',
	tags  => ['asyncio'], affects => 'Python 3.12', fixed_in => '3.13.1',
}, "A lock of all.\n");
$wiki->entry('production-horrors/night', { title => 'A night', kind => 'horror', lang => 'c' },
	"Nobody held the lock.\n");
my $worker = MojoWiki::Worker->new($wiki);

# On a busy machine the time may be up before anything was done.
sub found ($query) {
	my $model;
	for (1 .. 5) {
		$model = decode_json($worker->get('/search.json?q='
			. ($query =~ s/([^A-Za-z0-9])/sprintf '%%%02X', ord $1/ger))->{body});
		last unless $model->{partial};
	}
	return join ' ', sort map { $_->{slug} } $model->{results}->@*;
}

sub finds ($query, $slugs) {
	is found($query), $slugs, "$query: " . ($slugs || 'nothing');
	return;
}

for my $case (
	['lang:rust',                     'vec'],
	['lang:c',                        'night'],
	['LANG:Rust',                     'vec'],
	['lang:go',                       ''],
	['kind:article',                  'gil'],
	['sev:high',                      'vec'],
	['tag:asyncio',                   'gil'],
	['tag:async',                     ''],
	['tag:c++',                       'vec'],
	['tag:"borrow checker"',          'vec'],
	['tag:borrow',                    ''],
	['cat:rust-engineering',          'vec'],
	['cat:p',                         'gil night'],
	['cat:nowhere',                   ''],
	['version:1.95',                  'vec'],
	['version:1.95.2',                'vec'],
	['version:1',                     'vec'],
	['version:1.9',                   ''],
	['version:95',                    ''],
	['version:1.93',                  'vec'],
	['version:3.13',                  'gil'],
	['version:python',                'gil'],
	['version:"Python 3.12"',         'gil'],
	['version:"Python 1.95"',         ''],
	['version:...',                   ''],
	['lang:rust sev:high',            'vec'],
	['lang:rust sev:low',             ''],
	['cat:p lang:c kind:horror',      'night'],
) {
	my ($filters, $slugs) = @$case;
	finds($filters, $slugs);
	finds("lock $filters", $slugs);
}
finds('lock',                  'gil night vec');
finds('gro lang:rust',         'vec');
finds('gro lang:python',       '');
finds('lock -grows tag:"c++"', '');

$wiki->entry('python-pitfalls/gil', { title => 'The other lock', kind => 'article', lang => 'mojo' });
finds('lang:python', '');
finds('lang:mojo',   'gil');
$wiki->must(['category', 'mv', 'rust-engineering', 'iron']);
finds('lock cat:iron lang:rust', 'vec');
finds('lang:rust', 'vec');
$wiki->must(['entry', 'edit', 'vec', '-'], stdin =>
	MojoWiki::Wiki::document({ title => 'A growing lock', kind => 'pitfall', lang => 'go' }));
finds('lang:rust', '');
finds('cat:iron lang:go', 'vec');
$wiki->must(['entry', 'rm', 'vec', '--yes']);
finds('lang:go', '');
is $wiki->adm(['fsck'])->{status}, 0, 'the indexes are sound after it';
$wiki->must(['reindex']);
finds('lang:mojo', 'gil');
done_testing;
