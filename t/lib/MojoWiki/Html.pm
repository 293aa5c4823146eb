# Reads our pages as a browser's tokenizer would: the tags with their attributes, decoded.
#
#   use MojoWiki::Html qw(tags links faults text_of crawl);
#   for my $tag (tags($html)) { say $tag->{name}, $tag->{attributes}{href} // '' }
#   my $answers = crawl($cgi, '/');   # { TARGET => answer } of all that is linked within the site
package MojoWiki::Html;

use v5.36;
use Exporter qw(import);

our @EXPORT_OK = qw(tags links faults text_of attribute_of form_of crawl);

my %VOID  = map { $_ => 1 } qw(area base br col embed hr img input link meta source track wbr);
my %ADDRESS = map { $_ => 1 } qw(href src action formaction data poster cite xlink:href);
my %ENTITY = (amp => '&', lt => '<', gt => '>', quot => '"', '#39' => "'");

sub _decode ($text) {
	return $text =~ s{&(#39|[a-z]+);}{$ENTITY{$1} // "&$1;"}ger;
}

# Every tag in order: { name, attributes, closes }. What is no tag of HTML is a name of ''.
sub tags ($html) {
	my @tags;
	while ($html =~ m{<(?:!--.*?-->|!DOCTYPE[^>]*>|(/?)([A-Za-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|)}gs) {
		my ($closes, $name, $rest) = ($1, $2, $3 // '');
		next if !defined $name && substr($html, $-[0], 2) eq '<!';
		my %attributes;
		while ($rest =~ m{([^\s"'=/>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?}g) {
			$attributes{lc $1} = _decode($2 // $3 // $4 // '');
		}
		push @tags, { name => lc($name // ''), closes => $closes // '', attributes => \%attributes };
	}
	return @tags;
}

# What is wrong with the markup, in words: tags that do not pair, and all that could run a script.
sub faults ($html) {
	my (@open, @faults, $is_data);
	for my $tag (tags($html)) {
		my ($name, $attributes) = $tag->@{qw(name attributes)};
		push @faults, 'a stray <' if $name eq '';
		$is_data = ($attributes->{type} // "") eq "application/ld+json" if $name eq 'script' && $attributes->{type};
		my $is_ours = ($attributes->{src} // '') =~ m{^/static/[\w.]+\.js\z};
		push @faults, "<$name>" if $name eq 'script' && !$is_data && !$is_ours && !$tag->{closes};
		push @faults, "<$name>" if $name =~ /^(?:style|iframe|object|embed|base|svg|math|frame|applet|template)$/;
		for my $attribute (sort keys %$attributes) {
			my $value = $attributes->{$attribute} =~ s/[\x00-\x20]//gr;
			push @faults, "$attribute of <$name>" if $attribute =~ /^(?:on|style$|srcdoc$|formaction$)/;
			push @faults, "'$value' in $attribute of <$name>" if $ADDRESS{$attribute} && $value =~ /^(?:javascript|vbscript|data|file):/i;
		}
		next if $name eq '' || $VOID{$name};
		if (!$tag->{closes}) { push @open, $name }
		elsif (($open[-1] // '') eq $name) { pop @open }
		else { push @faults, sprintf '</%s> within <%s>', $name, $open[-1] // '' }
	}
	push @faults, map { "<$_> is not closed" } @open;
	return @faults;
}

# The addresses that the page leads to: links and what it loads.
sub links ($html) {
	return map { $_->{attributes}{href} // $_->{attributes}{src} // () }
		grep { !$_->{closes} } tags($html);
}

# The value of ATTRIBUTE in the first tag NAME that has PAIRS (name => value), or undef.
sub attribute_of ($html, $name, $attribute, %pairs) {
	for my $tag (grep { $_->{name} eq $name && !$_->{closes} } tags($html)) {
		next if grep { ($tag->{attributes}{$_} // '') ne $pairs{$_} } keys %pairs;
		return $tag->{attributes}{$attribute};
	}
	return;
}

# What a browser would send of the form that goes to ACTION: { NAME => value }, or a list of values for
# a name that comes more than once. No button is pressed.
sub form_of ($html, $action) {
	my ($form) = grep { /\A<form\b[^>]*\baction="\Q$action\E"/ } $html =~ m{(<form\b.*?</form>)}gs or return;
	my %value;
	my $add = sub ($name, $value) {
		$value{$name} = exists $value{$name} ? [ref $value{$name} ? @{ $value{$name} } : $value{$name}, $value] : $value;
	};
	while ($form =~ m{<(input)\b([^>]*)>|<(textarea|select)\b([^>]*)>\n?(.*?)</\g3>}gs) {
		my ($tag, $attributes, $content) = ($1 // $3, $2 // $4, $5);
		my ($name) = $attributes =~ /\bname="([^"]*)"/ or next;
		next if $attributes =~ /\btype="(?:radio|checkbox)"/ && $attributes !~ /\bchecked\b/;
		my ($value) = $attributes =~ /\bvalue="([^"]*)"/;
		$value = $content if $tag eq 'textarea';
		($value) = ($content =~ /<option value="([^"]*)" selected/, $content =~ /<option value="([^"]*)"/) if $tag eq 'select';
		$add->($name, _decode($value // ''));
	}
	return \%value;
}

# What stands between the tags, blanks folded.
sub text_of ($html) {
	return _decode($html =~ s{<[^>]*>}{ }gr) =~ s/\s+/ /gr;
}

# Asks for every page that START leads to, at most LIMIT of them. Files under /static/ are left out, and
# forms that want a login, and histories, which lead to every revision.
sub crawl ($cgi, $start = '/', $limit = 200) {
	my %answers;
	my @queue = ($start);
	while (defined(my $target = shift @queue)) {
		next if $answers{$target} || keys %answers >= $limit;
		my $answer = $answers{$target} = $cgi->get($target);
		next unless ($answer->{headers}{'content-type'} // '') =~ m{^text/html};
		push @queue, grep { m{^/(?!/|static/)} && !m{/(?:edit|history)(?:\?|\z)|^/new\?} } map { s/#.*//r } links($answer->{body});
	}
	return \%answers;
}

1;
