# Many writers on few pages at the same time, over HTTP, and a model that says what must be there in
# the end. Each page has a paragraph for each writer, which counts that writer's saves, and one
# sentence that everybody changes, so that saves merge and conflict. A writer that gets no answer, or
# one that is no verdict, asks again with the same save_id, as any client should.
#
#   my $writers = MojoWiki::Writers->new($wiki, $site, writers => 8, pages => 4, saves => 25);
#   $writers->start;                      # SAVES of each writer, in processes of their own
#   ... kill workers ... while ($writers->running)
#   my @faults = $writers->faults;        # sentences, after all have ended
package MojoWiki::Writers;

use v5.36;
use HTTP::Tiny;
use JSON::PP;
use MojoWiki::Build qw(slurp);
use POSIX qw(WNOHANG);
use Time::HiRes qw(time);

my $json = JSON::PP->new->utf8;

sub new ($class, $wiki, $site, %option) {
	my $self = bless { wiki => $wiki, site => $site, %option, pids => {} }, $class;
	$wiki->must(qw(user add writer --role editor));
	$self->{token} = $wiki->must(qw(token new writer)) =~ s/\s+\z//r;
	my $body = "Last of all.\n" . join '', map { "\n## w$_\n\nCount 0.\n" } 1 .. $self->{writers};
	$wiki->entry("mojo/page-$_", { title => "Page $_" }, $body) for 1 .. $self->{pages};
	return $self;
}

sub _log ($self, $writer) { return $self->{wiki}->dir . "/writer-$writer.log" }

# The answer to METHOD TARGET, asked for until there is a verdict; other statuses are logged.
sub _ask ($self, $log, $method, $target, $fields = undef) {
	my $agent = HTTP::Tiny->new(timeout => 30, max_redirect => 0, proxy => undef, http_proxy => undef);
	my %headers = (Authorization => "Bearer $self->{token}", 'Content-Type' => 'application/json');
	for my $try (1 .. 200) {
		my $got = $agent->request($method, $self->{site}->url($target),
			{ headers => \%headers, $fields ? (content => $json->encode($fields)) : () });
		return $got if $got->{status} =~ /^(?:200|409)$/;
		say {$log} "status $got->{status} " . substr($got->{content}, 0, 200) =~ tr/\n/ /r
			unless $self->{killing} && $got->{status} =~ /^(?:502|504|599)$/;
	}
	die "no verdict for $method $target\n";
}

# One save by WRITER, its NUMBERth, on PAGE, whose count is to be COUNT.
sub _save ($self, $log, $writer, $number, $page, $count) {
	my $got  = $self->_ask($log, 'GET', "/mojo/page-$page.json");
	my $data = $json->decode($got->{content});
	my ($base, $body) = @$data{qw(revision body)};
	$body =~ s/(## w$writer\n\nCount )\d+/$1$count/ or die "no paragraph of writer $writer\n";
	$body =~ s/\A[^\n]*/Last of all: $writer, save $number./ if $number % 10 == 0;
	for my $round (1 .. 100) {
		my %save = (body => $body, base => $base, save_id => "w$writer-$number-$round");
		$got = $self->_ask($log, 'PUT', "/mojo/page-$page.json", \%save);
		# a retry of what was answered already must change nothing
		$got = $self->_ask($log, 'PUT', "/mojo/page-$page.json", \%save) if $number % 7 == 0 && $got->{status} == 200;
		$data = $json->decode($got->{content});
		return $data if $got->{status} == 200;
		# mine instead of theirs in the one sentence; the rest of the page is what they have now
		$base = $data->{theirs};
		$body = $json->decode($self->_ask($log, 'GET', "/mojo/page-$page.json?rev=$base")->{content})->{body};
		$body =~ s/(## w$writer\n\nCount )\d+/$1$count/;
		$body =~ s/\A[^\n]*/Last of all: $writer, save $number./;
	}
	die "writer $writer never settled save $number\n";
}

sub _write ($self, $writer) {
	open my $log, '>', $self->_log($writer) or die "cannot log: $!\n";
	$log->autoflush(1);
	my %count;
	srand $writer;
	for my $number (1 .. $self->{saves}) {
		my $page  = 1 + int rand $self->{pages};
		my $start = time;
		my $data  = $self->_save($log, $writer, $number, $page, ++$count{$page});
		printf {$log} "saved %d %d %d %d %.1f\n", $page, $count{$page}, $data->{revision}, $data->{merged} ? 1 : 0,
			(time - $start) * 1000;
	}
	return;
}

sub start ($self) {
	for my $writer (1 .. $self->{writers}) {
		my $pid = fork // die "cannot fork: $!\n";
		if ($pid == 0) {
			my $done = eval { $self->_write($writer); 1 } or warn "writer $writer: $@";
			POSIX::_exit($done ? 0 : 1);
		}
		$self->{pids}{$pid} = $writer;
	}
	return;
}

# Whether any writer is at work still.
sub running ($self) {
	for my $pid (keys $self->{pids}->%*) {
		next unless waitpid($pid, WNOHANG) == $pid;
		push $self->{failed}->@*, $self->{pids}{$pid} if $?;
		delete $self->{pids}{$pid};
	}
	return scalar keys $self->{pids}->%*;
}

# How many saves have been acknowledged until now.
sub saved ($self) {
	my $count = 0;
	for my $log (grep { -e } map { $self->_log($_) } 1 .. $self->{writers}) {
		$count += () = slurp($log) =~ /^saved /mg;
	}
	return $count;
}

# What each writer was told: the acknowledged saves.
sub _acknowledged ($self) {
	my (%count, %revisions, @times, @faults, $merged);
	for my $writer (1 .. $self->{writers}) {
		for my $line (split /\n/, slurp($self->_log($writer))) {
			if ($line =~ /^saved (\d+) (\d+) (\d+) (\d) (\S+)/) {
				$count{$1}{$writer} = $2;
				push @faults, "revision $3 of page $1 was given to two saves" if $revisions{$1}{$3}++;
				$merged += $4;
				push @times, $5;
			} else {
				push @faults, "writer $writer was told: $line";
			}
		}
	}
	return (\%count, \%revisions, [sort { $a <=> $b } @times], $merged, @faults);
}

# What is not as the acknowledged saves say, as sentences; and the times of the saves.
sub faults ($self) {
	my ($count, $revisions, $times, $merged, @faults) = $self->_acknowledged;
	push @faults, map { "writer $_ gave up" } ($self->{failed} // [])->@*;
	for my $page (1 .. $self->{pages}) {
		my $body = $self->{wiki}->must('entry', 'show', "mojo/page-$page");
		my $log  = () = $self->{wiki}->must('entry', 'log', "mojo/page-$page") =~ /^\d/mg;
		for my $writer (1 .. $self->{writers}) {
			my ($found) = $body =~ /## w$writer\n\nCount (\d+)\./;
			my $wanted = $count->{$page}{$writer} // 0;
			push @faults, "page $page has count " . ($found // 'none') . " of writer $writer, who was told $wanted"
				if ($found // -1) != $wanted;
		}
		my $saves = keys(($revisions->{$page} // {})->%*) + 1;
		push @faults, "page $page has $log revisions for $saves saves" if $log != $saves;
	}
	$self->{times}  = $times;
	$self->{merged} = $merged;
	return @faults;
}

# "p50 12 ms, p99 80 ms, 37 of 200 merged", after faults().
sub summary ($self) {
	my @times = $self->{times}->@*;
	return sprintf 'p50 %.0f ms, p99 %.0f ms, %d of %d merged', $times[$#times * 0.5], $times[$#times * 0.99],
		$self->{merged}, scalar @times;
}

1;
