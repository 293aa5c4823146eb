# A worker is killed while it saves: nginx gives the form to another, and its save_id makes that one save.
# There is no script in the browser, and its user sees nothing of all this.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use IPC::Open2 qw(open2);
use JSON::PP qw(decode_json);
use MojoWiki::Browser;
use MojoWiki::Build qw(until_true);
use MojoWiki::Database;
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

require_browser();

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $site = MojoWiki::Server->new($wiki, workers => 1);
$wiki->must(qw(config set site.url), $site->url(''));
$wiki->entry('mojo/x', { title => 'X' }, "Before.\n");
chomp(my $password = $wiki->must(qw(user add ana --role editor)));
my $text = 'Many precious words, typed on a phone.';

my $pid = open2(my $from, my $to, browser_command('killed', $site->url(''), 'ana', $password, '/mojo/x', $text));
is decode_json(scalar readline $from)->{path}, '/mojo/x/edit', 'an editor types';
my ($worker) = $site->worker_pids;
my $lock = MojoWiki::Database->hold($wiki);
print {$to} "save\n";
$to->flush;
ok until_true(30, sub { (grep { (readlink // '') =~ /^socket:/ } glob "/proc/$worker/fd/*") > 1 }),
	'the worker has the form, and waits for its turn to write';
kill KILL => $worker;
undef $lock;
my $got = decode_json(scalar readline $from);
is $got->{path}, '/mojo/x', 'it is killed: another takes the form, and the writer sees the entry';
like $got->{text}, qr/\Q$text\E/, '... with every word';
is scalar(() = $wiki->must(qw(entry log mojo/x)) =~ /^\s*\d+/gm), 2, '... saved once';
close $to;
waitpid $pid, 0;

done_testing();
