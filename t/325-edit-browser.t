# Writing in Chromium: two browsers at once, a phone without JavaScript, and the comforts of the editor.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Browser;
use MojoWiki::Server;
use MojoWiki::Wiki;
use Test::More;

require_browser();

my $wiki = MojoWiki::Wiki->new(content => 'none');
my @who  = map { chomp(my $p = $wiki->must('user', 'add', $_, '--role', 'editor')); "$_:$p" } qw(ana boris);
my $site = MojoWiki::Server->new($wiki);
browse('edit', $site->url(''), @who);

done_testing();
