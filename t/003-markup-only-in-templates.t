# Pages are made by templates. Only text/, which makes HTML from Markdown, and exchange/, which reads
# and writes formats, may hold a tag.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/lib";
use Test::More;
use MojoWiki::Source qw(c_files files_below strings source);

for my $file (grep { !m{^src/(?:text|exchange)/} } c_files('src')) {
	my @found = grep { $_->{text} =~ m{</?[a-z][a-z0-9]*(?:\s+[a-z-]+=|\s*/?>)}i } strings($file);
	is join('; ', map { "line $_->{line}: $_->{text}" } @found), '', "$file holds no markup";
}

for my $file (files_below(qr/\.mustache\z/, 'templates')) {
	my $text = source($file);
	my @raw = grep { !/_html\z/ } $text =~ /\{\{\{\s*([^}\s]+)\s*\}\}\}/g, $text =~ /\{\{&\s*([^}\s]+)/g;
	is "@raw", '', "$file prints raw only what ends in _html";
	my @inline = $text =~ /(<style\b|\sstyle=|<script(?!\s+type="application\/ld\+json">|[^>]*\ssrc=)|\son[a-z]+=)/gi;
	is "@inline", '', "$file has no style and no script inside";
}
done_testing;
