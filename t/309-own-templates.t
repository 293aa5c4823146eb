# A site changes single templates by path; a broken one stops the worker with its place.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Build qw(binary run srcdir spew slurp);
use MojoWiki::Cgi;
use MojoWiki::Wiki;
use Test::More;

my $wiki  = MojoWiki::Wiki->new;
my $stock = srcdir() . '/templates';
my $own   = $wiki->dir . '/own';
mkdir $_ for $own, "$own/partials";
my $cgi = MojoWiki::Cgi->new($wiki, env => { MOJOWIKI_TEMPLATES => "$own:$stock" });

subtest 'one page' => sub {
	spew("$own/help.mustache", "{{<layout}}\n{{\$main}}\n<h1>Our own {{title}}</h1>\n{{/main}}\n{{/layout}}\n");
	like($cgi->get('/help')->{body}, qr{<h1>Our own Help</h1>}, 'is replaced');
	like($cgi->get('/help')->{body}, qr{<footer class="foot">}, 'within the layout that stays');
	is($cgi->get('/mojo')->{body}, MojoWiki::Cgi->new($wiki)->get('/mojo')->{body}, 'and the others are as they were');
};

subtest 'one partial' => sub {
	spew("$own/partials/line.mustache", "<li>OWN <a href=\"{{url}}\">{{title}}</a></li>\n");
	like($cgi->get('/mojowiki')->{body}, qr{<li>OWN <a href="/}, 'is replaced wherever it is used');
	unlink "$own/partials/line.mustache";
};

subtest 'the layout' => sub {
	spew("$own/layout.mustache", slurp("$stock/layout.mustache") =~ s{</footer>}{<p>House rules</p></footer>}r);
	for my $target ('/', '/mojo', '/nothing', '/help') {
		like($cgi->get($target)->{body}, qr{<p>House rules</p></footer>}, "$target has it");
	}
	unlink "$own/layout.mustache";
};

my %broken = (
	'a section that is not closed' => ["one\n  {{#title}}\n", qr/help\.mustache:\d+:\d+: /],
	'a tag that is not closed'     => ["one\ntwo {{title\n",   qr/help\.mustache:2:5: /],
	'the end of another section'   => ["{{#title}}\n{{/other}}\n", qr/help\.mustache:2:1: /],
	'a partial that is not there'  => ["\n\n {{> partials/nowhere}}\n", qr/help\.mustache:3:2: .*partials\/nowhere/],
	'a raw value'                  => ["<p>{{{title}}}</p>\n", qr/help\.mustache:1:4: .*_html/],
);
for my $name (sort keys %broken) {
	subtest "$name" => sub {
		my ($source, $words) = $broken{$name}->@*;
		spew("$own/help.mustache", $source);
		my $done = run([binary('mojowiki')], env => { $wiki->env->%*, MOJOWIKI_TEMPLATES => "$own:$stock",
			GATEWAY_INTERFACE => 'CGI/1.1', REQUEST_METHOD => 'GET', REQUEST_URI => '/' });
		isnt($done->{status}, 0, 'the worker does not start');
		is($done->{out}, '', 'and answers nothing');
		like($done->{err}, $words, 'but names file, line and column');
		is(scalar(() = $done->{err} =~ /\n/g), 1, 'in one line');
	};
}

subtest 'an unknown key' => sub {
	spew("$own/help.mustache", "<p>\n{{no_such_key}}</p>\n");
	my $got = $cgi->get('/help');
	is($got->{status}, 500, 'is an error in strict mode');
	like($got->{err}, qr/help\.mustache:2:1.*no_such_key/, 'whose place is logged');
	unlike($got->{body}, qr/no_such_key|\Q$own\E/, 'and not shown');
	my $lax = MojoWiki::Cgi->new($wiki, env => { MOJOWIKI_TEMPLATES => "$own:$stock", MOJOWIKI_STRICT => undef });
	is($lax->get('/help')->{body}, "<p>\n</p>\n", 'and nothing at all otherwise');
};

subtest 'a folder that is not there' => sub {
	my $done = run([binary('mojowiki')], env => { $wiki->env->%*, MOJOWIKI_TEMPLATES => '/nonexistent',
		GATEWAY_INTERFACE => 'CGI/1.1' });
	isnt($done->{status}, 0, 'stops the worker');
	like($done->{err}, qr{'/nonexistent'}, 'which names it');
};

done_testing();
