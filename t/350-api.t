# doc/openapi.json says what programs can read; here it is held against the worker: every path answers
# with the documented status, type and members, and nothing else is there.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use MojoWiki::Cgi;
use MojoWiki::Worker;
use MojoWiki::Source qw(source);
use MojoWiki::Wiki;
use Test::More;

my $api  = decode_json(source('doc/openapi.json'));
my $wiki = MojoWiki::Wiki->new;
my $cgi  = MojoWiki::Worker->new($wiki);
my $admin = $cgi->login('admin', $wiki->password);

# Something of everything: codes, links, changes of every sort, texts that are empty.
$wiki->entry('mojo/full', { title => 'Full', codes => ['E0502'], tags => ['mutex'], kind => 'horror',
	signatures => [] }, "See [[lock-held-through-while-let]].\n\n## One\n\n### Two\n");
$wiki->entry('mojo/bare', { title => 'Bare' });
$wiki->entry('mojo/full', { title => 'Full', codes => ['E0502'], tags => ['locks'], kind => 'horror',
	signatures => [] }, "See [[lock-held-through-while-let]].\n\n## One\n\n### Two\n\nMore.\n");
my $cora = $cgi->login('cora', $wiki->must(qw(user add cora --role contributor)) =~ s/\n//r);
$cora->send('/mojo/full/edit', { title => 'Fuller', body => 'Other words.' });
$wiki->must('entry', 'mv', 'mojo/bare', 'mojo/barer');
$wiki->must('entry', 'rm', '--yes', 'mojo/barer');

sub resolve ($schema) {
	while (my $ref = $schema->{'$ref'}) { $schema = $api->{components}{schemas}{ $ref =~ s{.*/}{}r } // die "no schema '$ref'" }
	return $schema unless $schema->{allOf};
	return { resolve($schema->{allOf}[0])->%*, nullable => $schema->{nullable} };
}

my %IS = (
	object  => sub ($v) { ref $v eq 'HASH' },
	array   => sub ($v) { ref $v eq 'ARRAY' },
	boolean => sub ($v) { JSON::PP::is_bool($v) },
	integer => sub ($v) { !ref $v && encode_json([$v]) =~ /^\[-?\d+\]$/ },
	string  => sub ($v) { !ref $v && encode_json([$v]) =~ /^\["/ },
);
my %FORMAT = ('date-time' => qr/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, date => qr/^\d{4}-\d\d-\d\d$/);

# What VALUE has that SCHEMA does not say, and the other way round, as sentences.
sub differences ($value, $schema, $where = '') {
	$schema = resolve($schema);
	return $schema->{nullable} ? () : "$where is null" unless defined $value;
	my $type = $schema->{type} // return;
	return "$where is no $type" unless $IS{$type}->($value);
	my @found;
	push @found, "'$value' of $where is not foreseen" if $schema->{enum} && !grep { $_ eq $value } $schema->{enum}->@*;
	push @found, "$where is no $schema->{format}: '$value'" if $schema->{format} && $value !~ $FORMAT{ $schema->{format} };
	if ($type eq 'object') {
		my $known = $schema->{properties};
		push @found, map { "$where/$_ is missing" } grep { !exists $value->{$_} } $schema->{required}->@*;
		push @found, map { $known->{$_} ? differences($value->{$_}, $known->{$_}, "$where/$_") : "$where/$_ is not documented" }
			sort keys %$value;
	}
	if ($type eq 'array') {
		push @found, "$where has not $schema->{minItems} members" if $schema->{minItems} && @$value != $schema->{minItems};
		push @found, map { differences($value->[$_], $schema->{items}, "$where/$_") } 0 .. $#$value;
	}
	return @found;
}

# An address for PATH out of the examples of its parameters.
sub target ($path, $operation, $fill = {}) {
	my %in = (path => {}, query => {});
	$in{ $_->{in} }{ $_->{name} } = $fill->{ $_->{name} } // $_->{example} for ($operation->{parameters} // [])->@*;
	my $target = $path =~ s/\{(\w+)\}/$in{path}{$1} \/\/ die "no example for $1"/ger;
	my $query  = MojoWiki::Cgi::form($in{query});
	return ($target, length $query ? "$target?$query" : $target);
}

sub answers ($target, $response, $status, $client = $cgi) {
	my $got = $client->get($target);
	is($got->{status}, $status, "$target answers $status");
	my ($type) = keys $response->{content}->%*;
	is($got->{headers}{'content-type'} =~ s/;.*//r, $type, "$target is $type");
	is($got->{err}, '', "$target logs nothing");
	return unless $type =~ /json$/;
	is(join('; ', differences(decode_json($got->{body}), $response->{content}{$type}{schema})), '',
		"$target has the members that are documented");
	return;
}

# what writes is for t/351-api-write.t
for my $path (grep { $api->{paths}{$_}{get} } sort keys $api->{paths}->%*) {
	subtest $path => sub {
		my $operation = $api->{paths}{$path}{get};
		ok(length $operation->{summary}, 'it says what it is');
		my ($plain, $full) = target($path, $operation);
		my $responses = $operation->{responses};
		my $client = $operation->{security} ? $admin : $cgi;
		answers($_, $responses->{200}, 200, $client) for $plain eq $full ? $plain : ($plain, $full);
		answers((target($path, $operation, { map { $_ => 'nowhere' } qw(category slug tag part) }))[0],
			$responses->{404}, 404) if $responses->{404};
		answers((target($path, $operation, { category => 'mojo', slug => 'barer' }))[0],
			$responses->{410}, 410) if $responses->{410};
	};
}

subtest 'the same for other examples' => sub {
	my $entry = $api->{paths}{'/{category}/{slug}.json'}{get}{responses}{200};
	answers('/mojo/full.json', $entry, 200);
	answers('/search.json?q=E0502', $api->{paths}{'/search.json'}{get}{responses}{200}, 200);
	answers('/search.json?q=nothinglikethis', $api->{paths}{'/search.json'}{get}{responses}{200}, 200);
	answers('/nothing/here/at/all.json', { content => { 'application/json' => { schema =>
		{ '$ref' => '#/components/schemas/Error' } } } }, 404);
};

# Every address that answers in a format for programs is documented.
my %suffixes = (FORMAT_JSON => ['.json'], DATA => ['.json'], TEXT => ['.json', '.md'], FEED => ['.atom', '.rss'],
	FORMAT_XML => ['.xml'], FORMAT_TEXT => ['.txt'], PAGE => []);
my ($table) = source('src/web/route.c') =~ /routes\[\] = \{(.*?)\n\};/s;
while ($table =~ /\{"([^"]+)", READ, (\w+)/g) {
	my ($pattern, $formats) = ($1, $2);
	ok($api->{paths}{"$pattern$_"}, "$pattern$_ is documented") for $suffixes{$formats}->@*;
}
is(join(' ', grep { !/openapi/ && source('man/mojowiki-api.7') !~ /\Q$_\E/ }
	map { s/\{(\w+)\}/uc $1/ger } sort keys $api->{paths}->%*), '', 'the manual page tells of every path');

done_testing();
