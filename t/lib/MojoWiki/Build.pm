# Where things lie and how programs are run: every other helper stands on this one.
#
#   use FindBin; use lib "$FindBin::Bin/lib";
#   use MojoWiki::Build qw(srcdir builddir binary run slurp spew);
#
# `make check` and `make prove` say where the source and the build are (top_srcdir, top_builddir);
# a test started by hand finds the source from its own place and the build in build/.
package MojoWiki::Build;

use v5.36;
use Cwd qw(abs_path);
use Exporter qw(import);
use File::Basename qw(dirname);
use File::Spec;
use File::Temp;
use POSIX ();
use Time::HiRes qw(time);

our @EXPORT_OK =
	qw(srcdir builddir shared binary program slurp spew run until_true require_programs);

# The top of the source tree.
sub srcdir {
	return abs_path($ENV{top_srcdir} // dirname(__FILE__) . '/../../..');
}

# The folder that holds the built programs.
sub builddir {
	return abs_path($ENV{top_builddir}) if $ENV{top_builddir};
	my $src = srcdir();
	return -d "$src/build" ? "$src/build" : $src;
}

# The folder of test inputs that lies beside the source tree, or undef when it is not there.
sub shared {
	my $dir = $ENV{MOJOWIKI_SHARED} // srcdir() . '/../shared';
	return -d $dir ? abs_path($dir) : undef;
}

# The path of a program of ours (mojowiki, wikiadm); dies when it is not built.
sub binary ($name) {
	my $path = builddir() . "/$name";
	die "'$path' is not built: run make first\n" unless -x $path;
	return $path;
}

# The path of a program of the system, looked for in sbin too, or undef.
sub program ($name) {
	for my $dir (split(/:/, $ENV{PATH} // ''), qw(/usr/local/sbin /usr/sbin /sbin)) {
		return "$dir/$name" if -x "$dir/$name" && !-d _;
	}
	return;
}

# Skips the whole test file when a program is missing, naming it.
sub require_programs (@names) {
	my @missing = grep { !program($_) } @names;
	Test::More::plan(skip_all => "not installed: @missing") if @missing;
	return;
}

sub slurp ($path) {
	open my $in, '<:raw', $path or die "cannot read '$path': $!\n";
	local $/ = undef;
	return scalar <$in>;
}

sub spew ($path, $bytes) {
	open my $out, '>:raw', $path or die "cannot write '$path': $!\n";
	print {$out} $bytes;
	close $out or die "cannot write '$path': $!\n";
	return;
}

# Asks CHECK again and again until it returns something true, for at most SECONDS; returns that.
sub until_true ($seconds, $check) {
	my $end = time + $seconds;
	while (1) {
		my $result = $check->();
		return $result if $result || time > $end;
		select undef, undef, undef, 0.01;
	}
}

sub _exec ($command, $env, $in, $out, $err) {
	open STDIN,  '<&', $in  or POSIX::_exit(126);
	open STDOUT, '>&', $out or POSIX::_exit(126);
	open STDERR, '>&', $err or POSIX::_exit(126);
	for my $name (keys %$env) {
		if   (defined $env->{$name}) { $ENV{$name} = $env->{$name} }
		else                         { delete $ENV{$name} }
	}
	no warnings 'exec';
	exec {$command->[0]} @$command or POSIX::_exit(127);
}

# Looking for leaks takes as long as all else under the sanitizers: each verb of wikiadm, and each page
# of the worker, is looked at once a test.
my %looked_at;

sub _leaks ($command, $env) {
	my ($program) = $command->[0] =~ m{/(wikiadm|mojowiki)\z} or return ();
	my @words = $program eq 'wikiadm' ? grep { /^[a-z]+\z/ } @$command
		: map { s/\?.*//sr } grep { defined } @$env{qw(REQUEST_METHOD REQUEST_URI)};
	return $looked_at{ join ' ', $program, grep { defined } @words[0, 1] }++ ? (ASAN_OPTIONS => 'detect_leaks=0') : ();
}

# Runs COMMAND (an array reference, no shell) and returns { status, signal, out, err } as bytes.
# Options: stdin => BYTES, env => { NAME => VALUE or undef }, timeout => SECONDS (60).
# A program that outlives its time is killed and reported as signal 9.
sub run ($command, %option) {
	my ($in, $out, $err) = map { File::Temp->new } 1 .. 3;
	binmode $_ for $in, $out, $err;
	print {$in} $option{stdin} // '';
	$in->flush;
	seek $in, 0, 0;
	my %env = ($option{env} // {})->%*;
	%env = (_leaks($command, \%env), %env);
	my $pid = fork // die "cannot fork: $!\n";
	_exec($command, \%env, $in, $out, $err) if $pid == 0;
	local $SIG{ALRM} = sub { kill KILL => $pid };
	alarm($option{timeout} // 60);
	1 while waitpid($pid, 0) < 0 && $!{EINTR};
	my $status = $?;
	alarm 0;
	return {
		status => $status >> 8,
		signal => $status & 127,
		out    => slurp($out->filename),
		err    => slurp($err->filename),
	};
}

1;
