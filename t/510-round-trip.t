#!/usr/bin/perl
# Markdown of Hugo, Jekyll and dev.to comes in, goes out, comes into another wiki and goes out again:
# the same bytes.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use File::Basename qw(dirname);
use File::Path qw(make_path);
use JSON::PP qw(decode_json);
use MojoWiki::Build qw(srcdir run slurp spew);
use MojoWiki::Worker;
use MojoWiki::Database qw(is_sound);
use MojoWiki::Wiki;
use Test::More;

my %files = (
	# Hugo: sections with a description, a leaf bundle, a draft, a map of its own
	'rust-engineering/_index.md' => <<'MD',
---
title: Rust, engineered
promise: What the borrow checker knew.
tags: [rust]
---

Everything about *ownership*.
MD
	'rust-engineering/pinned/index.md' => <<'MD',
---
title: "Pinned: a future that stays"
date: 2024-03-05T10:20:30+02:00
lastmod: 2024-04-01
draft: false
description: Why `Pin` is there.
tags: [Rust, async, "two words"]
categories: ["Rust Engineering"]
aliases:
  - /posts/old-pin/
  - /2023/pin.html
weight: 30
params:
  hero: /img/pin.png
  toc: true
  deep: {a: [1, 2, {b: c}], "quoted key": 'x: y'}
outputs: [html, json]
---

## Symptom

See [[pinned]] and [[rust-engineering/soon|the draft]].

```rust
---
let x: &str = "not a header";
---
```
MD
	'rust-engineering/pinned/picture.png' => "\x89PNG",
	'rust-engineering/soon.md'            => "---\ntitle: Soon\ndraft: true\n---\n\nNot yet.\n",
	# Jekyll: the date in the name, the category as a word, former addresses
	'_posts/2021-07-08-go-maps.md' => <<'MD',
---
layout: post
title: Go maps are not ordered
categories: golang backend
tags: go maps
permalink: /articles/go-maps/
redirect_from:
  - /go/maps/
excerpt: Never were.
last_modified_at: 2022-01-02 03:04:05 +0000
author: Ada
comments: true
---
Text under the header at once.
MD
	# dev.to: published, tags with commas, a picture, a series, a number
	'devto/kotlin-flows.markdown' => <<'MD',
---
id: 1234567
title: 'Kotlin flows: cold & "hot"'
published: true
tags: kotlin, coroutines
cover_image: https://example.org/cover.png?x=1&y=2
series: Flows
canonical_url: https://example.org/flows
published_at: 2020-02-29T12:00:00Z
---

Line with two blanks at its end  
and a second one.
MD
	'devto/hidden.md' => "---\ntitle: Hidden\npublished: false\ntags: kotlin\n---\n\nText.\n",
	'plain.md'        => "Only *text*, no header.\n",
	# everything that we know ourselves
	'traceback-lab/all-fields.md' => <<'MD',
---
id: 0123456789abcdefghjkmnpqrs
title: "All fields"
kind: traceback
lang: python
topic: "Iteration"
summary: "Every field: once"
codes: [E0382, "SQLSTATE/40001"]
severity: high
affects: "3.8 to 3.12"
fixed_in: "3.13"
verified_on: 2026-05-12
verified_with: "CPython 3.12"
signatures:
  - match: "dictionary changed size during iteration"
    samples: ["RuntimeError: dictionary changed size during iteration\n  line 2"]
    not: ["changed size"]
date: 2026-01-02
zebra: last
apple: |
  Lines
    that are kept

  as they are.
---

Text with trailing blank lines.


MD
);

my $work = File::Temp->newdir;
my $tree = "$work/in";
for my $path (keys %files) {
	make_path(dirname("$tree/$path"));
	spew("$tree/$path", $files{$path});
}

my $one = MojoWiki::Wiki->new(content => 'none');
my $two = MojoWiki::Wiki->new(content => 'none');
my $cgi = MojoWiki::Worker->new($one);

sub answer ($path) {
	my $got = $cgi->get($path);
	return join ' ', $got->{status}, $got->{headers}{location} // ();
}

sub head ($name) { return $one->must('entry', 'show', $name) =~ /\A---\n(.*?)^---\n/ms ? $1 : '' }
sub json ($name) { return decode_json($one->must('--json', 'entry', 'show', $name)) }

my $first = $one->adm('import', 'md', $tree);
is $first->{status}, 0, 'the folder is imported' or BAIL_OUT($first->{err});
is $first->{out}, "7 new, 0 changed, 0 unchanged\n", 'seven entries';
like $first->{err}, qr/1 files? .*no Markdown/, 'a picture is passed over and counted';
like $first->{err}, qr/'plain\.md' names no category; it went to 'production-horrors'/, 'and what has no category';

subtest 'Hugo' => sub {
	my $entry = json('rust-engineering/pinned');
	is $entry->{title}, 'Pinned: a future that stays', 'a bundle is called as its folder';
	is $entry->{published}, '2024-03-05T08:20:30Z', 'date';
	is $entry->{updated}, '2024-04-01T00:00:00Z', 'lastmod';
	is $entry->{summary}, 'Why `Pin` is there.', 'description';
	is_deeply $entry->{tags}, ['rust', 'async', 'two words'], 'tags';
	is answer('/posts/old-pin/'), '301 /rust-engineering/pinned', 'aliases';
	is answer('/2023/pin.html'), '301 /rust-engineering/pinned', '... with a dot';
	is answer('/rust-engineering/soon'), 404, 'a draft stays one';
	like head('pinned'), qr{^weight: 30\nparams:\n  hero: /img/pin\.png\n  toc: true\n.*^outputs:}ms,
		'unknown keys are kept, in order';
	like $one->must('category', 'list'), qr/^rust-engineering .* Rust, engineered$/m, 'a section is a category';
	like $cgi->get('/rust-engineering')->{body}, qr/Everything about <em>ownership/, 'with its text';
};

subtest 'Jekyll' => sub {
	my $entry = json('golang/go-maps');
	is $entry->{published}, '2021-07-08T00:00:00Z', 'the date in the name';
	is $entry->{updated}, '2022-01-02T03:04:05Z', 'last_modified_at';
	is_deeply $entry->{tags}, ['go', 'maps'], 'tags with blanks between';
	is $entry->{summary}, 'Never were.', 'excerpt';
	is $entry->{author}, 'Ada', 'author';
	is answer('/articles/go-maps/'), '301 /golang/go-maps', 'permalink';
	is answer('/go/maps/'), '301 /golang/go-maps', 'redirect_from';
	like head('go-maps'), qr/^layout: post\ncomments: true$/m, 'unknown keys';
};

subtest 'dev.to' => sub {
	my $entry = json('kotlin/kotlin-flows');
	is $entry->{title}, 'Kotlin flows: cold & "hot"', 'title';
	is_deeply $entry->{tags}, ['kotlin', 'coroutines'], 'tags with commas';
	is $entry->{canonical_url}, 'https://example.org/flows', 'canonical_url';
	like $entry->{id}, qr/\A[0-9a-z]{26}\z/, 'the number is no id of ours';
	like head('kotlin-flows'), qr{^cover_image: https://example\.org/cover\.png\?x=1&y=2\nseries: Flows$}m, 'unknown keys';
	like $entry->{body}, qr/end  \nand/, 'a hard line break stays';
	is answer('/kotlin/hidden'), 404, 'published: false is a draft';
};

subtest 'our own fields' => sub {
	my $entry = json('traceback-lab/all-fields');
	is $entry->{id}, '0123456789abcdefghjkmnpqrs', 'the id is kept';
	is answer('/p/0123456789abcdefghjkmnpqrs'), '301 /traceback-lab/all-fields', '... and is a permalink';
	is_deeply $entry->{codes}, ['E0382', 'SQLSTATE/40001'], 'codes';
	is $entry->{signatures}[0]{samples}[0], "RuntimeError: dictionary changed size during iteration\n  line 2", 'samples';
	like head('all-fields'), qr/^zebra: last\napple: \|\n  Lines\n    that are kept\n\n  as they are\.$/m, 'a block of lines';
};

sub same ($x, $y, $what) {
	my $diff = run(['diff', '-r', $x, $y]);
	is $diff->{out} . $diff->{err}, '', $what;
	return;
}

subtest 'out, into another wiki, and out again' => sub {
	$one->must('export', 'md', "$work/first");
	my $in = $two->must('import', 'md', "$work/first");
	is $in, "7 new, 0 changed, 0 unchanged\n", 'all of it comes in';
	$two->must('export', 'md', "$work/second/");
	same("$work/first", "$work/second", 'the two exports are the same, byte for byte');
	ok -f "$work/second/rust-engineering/soon.md", 'drafts go along';
	is_deeply [glob "$work/*.partial*"], [], 'nothing else is left';
	is $two->must('import', 'md', "$work/first"), "0 new, 0 changed, 7 unchanged\n", 'again: all unchanged';
	is $one->must('import', 'md', "$work/first"), "0 new, 0 changed, 7 unchanged\n", 'at home as well';
	is $two->adm('entry', 'list', '--status', 'draft')->{out} =~ tr/\n//, 2, 'the drafts are drafts there';
	my $there = MojoWiki::Worker->new($two);
	is $there->get('/go/maps/')->{status}, 301, 'aliases work there';
};

subtest 'an edit in the folder is a revision' => sub {
	my $file = "$work/first/golang/go-maps.md";
	my $text = slurp($file);
	spew($file, $text =~ s/at once/at last/r);
	is $one->must('import', 'md', "$work/first"), "0 new, 1 changed, 6 unchanged\n", 'one of them';
	like $one->must('entry', 'show', 'go-maps'), qr/at last/, 'has the new text';
	spew($file, $text =~ s/at once/at last/r =~ s/^date: .*/date: 2021-07-09/mr);
	is $one->must('import', 'md', "$work/first"), "0 new, 1 changed, 6 unchanged\n", 'a new date counts';
	my $soon = "$work/first/rust-engineering/soon.md";
	spew($soon, slurp($soon) =~ s/^status: draft\n//mr);
	is $one->must('import', 'md', "$work/first"), "0 new, 1 changed, 6 unchanged\n", 'and a draft that is none now';
	is answer('/rust-engineering/soon'), 200, '... is published';
	$one->must('entry', 'rm', 'soon', '--yes');
	my $done = $one->adm('import', 'md', "$work/first");
	like $done->{err}, qr/was deleted here and was left so/, 'what was deleted here stays deleted';
	is answer('/rust-engineering/soon'), 410, '... for readers, too';
};

subtest 'the starter content' => sub {
	my $count = grep { !/_index\.md\z/ } glob srcdir() . '/content/*/*.md';
	my $three = MojoWiki::Wiki->new;
	my $four  = MojoWiki::Wiki->new(content => 'none');
	$three->must('export', 'md', "$work/third");
	is $four->must('import', 'md', "$work/third"), "$count new, 0 changed, 0 unchanged\n", 'goes out and in';
	$four->must('export', 'md', "$work/fourth");
	same("$work/third", "$work/fourth", 'and is the same');
	is $three->must('import', 'md', srcdir() . '/content'), "0 new, 0 changed, $count unchanged\n",
		'its own source says nothing new';
};

subtest 'export' => sub {
	mkdir "$work/empty";
	is $one->adm('export', 'md', "$work/empty")->{status}, 0, 'into an empty folder';
	my $full = $one->adm('export', 'md', "$work/empty");
	is $full->{status}, 4, 'not into one that holds something';
	like $full->{err}, qr/is not an empty folder; name another one/, '... in words';
	spew("$work/file", 'x');
	is $one->adm('export', 'md', "$work/file")->{status}, 4, 'not onto a file';
	is $one->adm('export', 'md', "$work/file/x")->{status}, 8, 'nor below one';
	is $one->adm('export', 'md', '')->{status}, 2, 'nor to no name';
	is slurp("$work/file"), 'x', 'the file is as it was';
	is_deeply [glob "$work/*.partial*"], [], 'no partial folder is left';
};

ok is_sound($_), 'the database is sound' for $one, $two;
done_testing;
