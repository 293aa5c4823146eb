# No text that anybody writes or sends becomes a script, an event or an address that runs.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use MojoWiki::Build qw(spew);
use MojoWiki::Html qw(faults tags crawl);
use MojoWiki::Wiki;
use MojoWiki::Worker;
use Test::More;

my @PAYLOADS = (
	'<script>alert(1)</script>', '<SCRIPT SRC=//evil.example/x.js></SCRIPT>', '<img src=x onerror=alert(1)>',
	'<svg onload=alert(1)>', '<svg><script>alert(1)</script></svg>', '<body onload=alert(1)>',
	'<iframe src="javascript:alert(1)"></iframe>', '<a href="javascript:alert(1)">x</a>', '<b onmouseover=alert(1)>x</b>',
	'"><script>alert(1)</script>', q{'><script>alert(1)</script>}, q{" onmouseover="alert(1)}, q{' onfocus='alert(1)},
	q{" autofocus onfocus=alert(1) x="}, '</title><script>alert(1)</script>', '</textarea><script>alert(1)</script>',
	'</code></pre><script>alert(1)</script>', '--><script>alert(1)</script>', ']]><script>alert(1)</script>',
	'<!--<img src="--><img src=x onerror=alert(1)//">', '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
	'<form action=javascript:alert(1)><input type=submit>', '<input onfocus=alert(1) autofocus>', '<details open ontoggle=alert(1)>',
	'<video><source onerror=alert(1)>', '<object data="javascript:alert(1)">', '<embed src="javascript:alert(1)">',
	'<link rel=stylesheet href=//evil.example/x.css>', '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
	'<base href=//evil.example/>', '<style>*{background:url(//evil.example)}</style>', '<p style="background:url(javascript:alert(1))">',
	'<scr<script>ipt>alert(1)</scr</script>ipt>', '<<script>alert(1)//<</script>', '<script/x>alert(1)</script>', "<script\n>alert(1)</script>",
	'<img/src=x/onerror=alert(1)>', '<img src=`x`onerror=alert(1)>', '<x onclick=alert(1)>y', '<%<!--%><script>alert(1);</script -->',
	'[x](javascript:alert(1))', '[x](JaVaScRiPt:alert(1))', '[x](java&#115;cript:alert(1))', "[x](java\nscript:alert(1))",
	'[x](<javascript:alert(1)>)', '[x](&#x6A;avascript:alert(1))', '[x](javascript&colon;alert(1))', '[x](vbscript:msgbox(1))',
	'[x](data:text/html,<script>alert(1)</script>)', '[x](data:text/html;base64,PHNjcmlwdD4=)', '[x]( javascript:alert(1) )',
	'[x](file:///etc/passwd)', "[x](\x{1}javascript:alert(1))", '[x](//evil.example "\" onmouseover=\"alert(1)")', '[x](/a" onclick="alert(1))',
	'<javascript:alert(1)>', '<http://x" onclick="alert(1)>', '![x](javascript:alert(1))', '![x](x" onerror="alert(1))', '![" onerror="alert(1)](x)',
	"[x]: javascript:alert(1)\n\n[x]", "[x]: /a 'b\" onclick=\"alert(1)'\n\n[x]", '[<img src=x onerror=alert(1)>](/a)', '[[<script>alert(1)</script>]]',
	'[[x|<script>alert(1)</script>]]', '[["onclick=alert(1)]]', '[[x|" onclick="alert(1)]]', '[[javascript:alert(1)]]', '[[mojo/x" onclick="y|z]]',
	"```\"><script>alert(1)</script>\ncode\n```", "```js\" onclick=\"alert(1)\n</code></pre><script>alert(1)</script>\n```",
	"~~~ <b> {1} \"x\"\n<script>\n~~~", '`<script>alert(1)</script>`', '``"><img src=x onerror=alert(1)>``', '# <script>alert(1)</script>',
	'## "onclick=alert(1) x="', "# a {#x\" onclick=\"alert(1)}", "| <script>alert(1)</script> |\n| --- |\n| \"><img src=x onerror=alert(1)> |",
	"| a |\n| :-- onclick=alert(1) |\n| b |", '~~<script>alert(1)</script>~~', '- [ ] <script>alert(1)</script>', '- [x] " onclick="alert(1)',
	'> <script>alert(1)</script>', "> [!NOTE]\n> <script>alert(1)</script>", "> [!<script>]\n> x", '1. <script>alert(1)</script>',
	'https://evil.example/"onmouseover="alert(1)', 'https://evil.example/<script>alert(1)</script>', "http://x/'onclick='alert(1)",
	'www.evil.example"><script>alert(1)</script>', 'mailto:a@b"onclick="alert(1)', '&lt;script&gt;alert(1)&lt;/script&gt;', '&#60;script&#62;alert(1)',
	'\\<script\\>alert(1)\\</script\\>', "<script>\n\nalert(1)\n\n</script>", '{{{title}}} {{>layout}} {{=<% %>=}}', '%3Cscript%3Ealert(1)%3C/script%3E',
	"\x{FF1C}script\x{FF1E}alert(1)", "<scr\x{AD}ipt>alert(1)</script>", "<\x{2028}script>alert(1)</script>", "javascript:alert(1)", '*<script>*alert(1)*</script>*',
	'<a href="&#106;avascript:alert(1)">x</a>', '[x](<data:image/svg+xml,%3Csvg onload=alert(1)%3E>)', '" style="position:fixed" class="',
);

my $wiki = MojoWiki::Wiki->new(content => 'none');
my $cgi  = MojoWiki::Worker->new($wiki);

# Attributes whose names no template of ours writes, and addresses off the site that load something.
sub strange ($html) {
	my @found = faults($html);
	for my $tag (grep { !$_->{closes} } tags($html)) {
		my $attributes = $tag->{attributes};
		push @found, "<$tag->{name} http-equiv>" if $attributes->{'http-equiv'};
		push @found, "<$tag->{name} src=$attributes->{src}>" if ($attributes->{src} // '') =~ m{^(?://|\\|[a-z]+:)}i;
		push @found, "<link href=$attributes->{href}>"
			if $tag->{name} eq 'link' && ($attributes->{rel} // '') =~ /stylesheet|icon/ && $attributes->{href} !~ m{^/static/};
		push @found, "<form action=$attributes->{action}>"
			if $tag->{name} eq 'form' && ($attributes->{action} // '') !~ m{^/(?![/\\])};
		push @found, "href=$attributes->{href}" if ($attributes->{href} // '') =~ m{^(?!https?://|mailto:|/|\#|\./)[a-z]*:}i;
	}
	return join '; ', @found;
}

# Every payload as the text of one entry and in the fields of another, imported as a tree of files.
my $tree = $wiki->dir . '/tree';
mkdir $_ for $tree, "$tree/mojo", "$tree/ai";
for my $number (0 .. $#PAYLOADS) {
	my $text = $PAYLOADS[$number];
	my $line = $text =~ s/\s+/ /gr;
	spew("$tree/mojo/p$number.md", MojoWiki::Wiki::document(
		{ title => "Payload $number", category => 'mojo', kind => 'pitfall' },
		"Before\n\n$text\n\n$text after\n"));
	spew("$tree/ai/f$number.md", MojoWiki::Wiki::document({
		title => substr($line, 0, 120), summary => $line, topic => substr($line, 0, 60),
		lang => substr($line, 0, 30), tags => [substr $line, 0, 40], codes => [substr $line, 0, 40],
		affects => substr($line, 0, 60), fixed_in => substr($line, 0, 60), verified_on => '2026-01-02',
		verified_with => substr($line, 0, 60), severity => 'low', author => substr($line, 0, 60),
		kind => $number % 2 ? 'article' : 'pitfall', category => 'ai', slug => "f$number",
	}));
}
$wiki->must('import', 'md', $tree);

subtest 'stored: in the text' => sub {
	for my $number (0 .. $#PAYLOADS) {
		my $page = $cgi->get("/mojo/p$number");
		is($page->{status}, 200, "payload $number is shown");
		is(strange($page->{body}), '', "payload $number does nothing") or diag $PAYLOADS[$number];
	}
};

subtest 'stored: in every field' => sub {
	my $answers = crawl($cgi, '/ai', 400);
	cmp_ok(scalar keys %$answers, '>', 300, 'many pages show them');
	for my $target (sort keys %$answers) {
		my $got = $answers->{$target};
		like($got->{status}, qr/^(?:200|404)$/, "$target is a page");
		is(strange($got->{body}), '', "$target does nothing") if $got->{headers}{'content-type'} =~ /html/;
	}
};

subtest 'reflected' => sub {
	for my $number (0 .. $#PAYLOADS) {
		utf8::encode(my $bytes = $PAYLOADS[$number]);
		my $escaped = $bytes =~ s/([^A-Za-z0-9])/sprintf '%%%02X', ord $1/ger;
		my $light   = $bytes =~ s/([\s%#?\x80-\xff])/sprintf '%%%02X', ord $1/ger;
		my @targets = ("/search?q=$escaped", "/$light", "/mojo/$escaped", "/tags/$escaped", "/mojo?lang=$light",
			"/recent?category=$light&before=$escaped", "/?$light", "/search?q=$light");
		for my $target (@targets[grep { $_ % 4 == $number % 4 || $_ == 0 } 0 .. $#targets]) {
			my $got = $cgi->get($target);
			is(strange($got->{body}), '', "payload $number in " . $target =~ s/\W.*//r) or diag $target;
			unlike($got->{headers}{location} // '/', qr{^(?!/)|^//|[\r\n]}, "payload $number leads nowhere else");
		}
	}
};

subtest 'JSON is never HTML' => sub {
	for my $target ('/mojo.json', '/ai.json', '/search.json?q=script', '/mojo/p0.json') {
		my $got = $cgi->get($target);
		is($got->{headers}{'content-type'}, 'application/json; charset=utf-8', "$target says what it is");
		is($got->{headers}{'x-content-type-options'}, 'nosniff', "$target is not to be guessed");
	}
};

done_testing();
