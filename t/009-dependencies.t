# Every package that we ask for is told of, and none comes from an address of its own.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use JSON::PP;
use Test::More;
use MojoWiki::Source qw(source);

my $told = source('doc/dependencies.md');
my ($fields) = join ',', source('debian/control') =~ /^(?:Build-)?Depends:((?:\n[ ][^\n]*)+)/gm;
my @packages = grep { length && !/^\$/ } map { s/\s|<.*//gr } split /,/, $fields;
cmp_ok scalar @packages, '>', 20, 'debian/control lists packages';
is join(' ', grep { $told !~ /`\Q$_\E`/ } @packages), '', 'doc/dependencies.md tells of all of them';

my @modules = source('configure.ac') =~ /PKG_CHECK_MODULES\(\[\w+\], \[(\S+)/g;
is join(' ', grep { $told !~ /`\Q$_\E`/ } @modules), '', '... and of every library that configure asks for';

my $npm = decode_json(source('package.json'))->{devDependencies};
is join(' ', grep { $told !~ /`\Q$_\E`/ } sort keys %$npm), '', '... and of what comes from npm';
is join(' ', grep { $npm->{$_} !~ /^\d+\.\d+\.\d+$/ } sort keys %$npm), '', 'npm packages have one version';

my $lock = decode_json(source('package-lock.json'))->{packages};
is join(' ', grep { $lock->{$_}{resolved} } sort keys %$lock), '', 'package-lock.json names no host';
is join(' ', grep { !$lock->{$_}{integrity} } grep { length } sort keys %$lock), '',
	'... and the hash of every package';
done_testing;
