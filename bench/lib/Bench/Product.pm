# One wiki of the corpus: made, grown, served by nginx and two workers as ./serve does, and measured.
package Bench::Product;

use v5.36;
use File::Path qw(make_path remove_tree);
use IO::Socket::INET;
use List::Util qw(max sum);
use MojoWiki::Build qw(srcdir builddir run slurp spew);
use MojoWiki::Cgi;
use MojoWiki::Server;
use MojoWiki::Wiki;
use MojoWiki::Writer qw(pairs writers);
use Time::HiRes qw(time);

# More entries than these are imported in several goes, so that the corpus needs little room.
use constant STEP => 10_000;

my @CATEGORIES = qw(python-pitfalls rust-engineering mojo golang kotlin ai production-horrors);

# A release build of the source in FOLDER; sets top_builddir to it.
sub build ($folder, $log) {
	make_path($folder);
	my $source = srcdir();
	my $steps  = "{ [ -e $source/configure ] || (cd $source && autoreconf -i); } && cd $folder && "
		. "{ [ -e Makefile ] || $source/configure; } && make -j2 all";
	my $done = run(['sh', '-c', $steps], timeout => 300);
	spew($log, $done->{out} . $done->{err});
	die "bench: the build failed; see '$log'\n" if $done->{status} || $done->{signal};
	$ENV{top_builddir} = $folder;
	return;
}

sub new ($class, $dir) {
	make_path($dir);
	return bless { dir => $dir, wiki => MojoWiki::Wiki->new(dir => $dir, content => 'none') }, $class;
}

# Imports the entries FROM to TO and returns how many seconds that took. The site is stopped first.
sub grow ($self, $from, $to) {
	my $corpus  = "$self->{dir}/corpus";
	my $seconds = 0;
	$self->stop;
	for (my $first = $from; $first <= $to; $first += STEP) {
		my $last = $first + STEP - 1 < $to ? $first + STEP - 1 : $to;
		remove_tree($corpus);
		my $made = run([$^X, srcdir() . '/bench/corpus.pl', $first, $last, $corpus]);
		die $made->{err} if $made->{status};
		my $start = time;
		$self->{wiki}->must(['import', 'md', $corpus], timeout => 600);
		$seconds += time - $start;
	}
	return $seconds;
}

sub size ($self) { return -s $self->{wiki}->db }

sub serve ($self) {
	$self->{site} = MojoWiki::Server->new($self->{wiki});
	return;
}

# A second nginx with the shipped microcache before the same workers; returns its address.
sub serve_cached ($self) {
	my $snippet = srcdir() . '/contrib/nginx/microcache.conf';
	my $cache   = "$self->{dir}/cache";
	my $socket  = $self->{site}->socket_path;
	my $dir     = "$self->{dir}/cached";
	make_path($dir);
	$self->{cached} = MojoWiki::Server->new(
		MojoWiki::Wiki->new(dir => $dir, content => 'none'),
		edit => sub {
			s/\A/fastcgi_cache_path $cache keys_zone=mojowiki:4m max_size=64m inactive=1m;\n/;
			s/(?<=location \/ \{\n)/include "$snippet";\n/;
			s/"unix:[^"]*"/"unix:$socket"/g;
		});
	return $self->{cached}->url('');
}

sub stop ($self) {
	delete $self->{site};
	remove_tree("$self->{dir}/site");
	return;
}

sub url ($self, $path) { return $self->{site}->url($path) }

sub page ($self, $number) { return "/$CATEGORIES[$number % @CATEGORIES]/entry-$number" }

sub etag ($self, $path) {
	return $self->{site}->get($path)->{headers}{etag} // die "'$path' has no ETag\n";
}

# The whole answer of the worker to PATH, as a CGI program.
sub answer ($self, $path) {
	my $done = run([builddir() . '/mojowiki'], env => {
		%{ $self->{wiki}->env }, GATEWAY_INTERFACE => 'CGI/1.1', REQUEST_METHOD => 'GET', REQUEST_URI => $path });
	die "the worker does not answer '$path': $done->{err}" unless $done->{out} =~ /\AStatus: 200/;
	return $done->{out};
}

sub escaped ($text) { return $text =~ s/([^A-Za-z0-9_.-])/sprintf '%%%02X', ord $1/ger }

sub search_path ($query) { return '/search?q=' . escaped($query) }

# The CPU milliseconds of all workers until now.
sub _cpu ($self) {
	my $sum = 0;
	$sum += (split ' ', slurp("/proc/$_/schedstat"))[0] for $self->{site}->worker_pids;
	return $sum / 1e6;
}

# How many milliseconds of CPU each of the searches costs the worker.
sub search_costs ($self, @queries) {
	my @costs;
	for my $query (@queries) {
		my $before = $self->_cpu;
		my $got    = $self->{site}->get(search_path($query));
		die "search '$query' answers $got->{status}\n" if $got->{status} >= 400;
		push @costs, $self->_cpu - $before;
	}
	return @costs;
}

# Milliseconds from sending BYTES on an open connection until its end, and what came.
sub _send ($self, $bytes) {
	my $connection = IO::Socket::INET->new(PeerAddr => $self->url('') =~ s{^http://}{}r)
		or die "cannot connect: $!\n";
	my $start = time;
	$connection->print($bytes);
	$connection->flush;
	my $answer = join '', $connection->getlines;
	return (1000 * (time - $start), $answer);
}

# Milliseconds from sending the form of an entry to the answer that it is saved, COUNT times.
sub save_costs ($self, $count) {
	my ($writer) = writers($self->{wiki}, $self->{site}, 'bench');
	my $target = $self->page(1) . '/edit';
	my @costs;
	for my $number (1 .. $count) {
		my $form  = $writer->filled($target);
		my $token = delete $form->{csrf};
		$form->{body} .= "\nSaved $number.\n";
		my $body = MojoWiki::Cgi::form([csrf => $token, pairs($form)->@*]);
		my $head = join "\r\n", "POST $target HTTP/1.1", 'Host: ' . $self->url('') =~ s{^http://}{}r,
			'Origin: ' . $self->url(''), 'Cookie: ' . $writer->cookies, 'Connection: close',
			'Content-Type: application/x-www-form-urlencoded', 'Content-Length: ' . length $body, '', '';
		my ($cost, $answer) = $self->_send($head . $body);
		push @costs, $cost;
		die "a save was answered with $answer\n" unless $answer =~ m{\AHTTP/1.1 303 };
	}
	return @costs;
}

# What the worker with the most memory of its own has, in MiB.
sub private_megabytes ($self) {
	my @sizes = map {
		my @parts = slurp("/proc/$_/smaps_rollup") =~ /^Private_(?:Clean|Dirty):\s+(\d+) kB/gm;
		sum(@parts) / 1024;
	} $self->{site}->worker_pids;
	return max(@sizes);
}

1;
