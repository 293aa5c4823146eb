# One measurement with wrk, and the middle of several.
package Bench::Wrk;

use v5.36;
use Exporter qw(import);
use MojoWiki::Build qw(run spew);

our @EXPORT_OK = qw(wrk script median quantile);

# Asks URL for SECONDS over CONNECTIONS and returns { rate (answers a second), p50 (milliseconds) }.
# Dies when an answer was an error: its rate would mean nothing. Options: script => FILE (Lua),
# headers => [LINES], may_fail => 1 for a peer: then errors do not count.
sub wrk ($url, $connections, $seconds, %option) {
	my @more = map { ('-H', $_) } @{ $option{headers} // [] };
	push @more, '-s', $option{script} if $option{script};
	my $done = run(['wrk', '--latency', '-t1', "-c$connections", "-d${seconds}s", @more, $url]);
	my ($rate) = $done->{out} =~ m{^Requests/sec:\s+([\d.]+)}m
		or die "wrk $url: $done->{out}$done->{err}";
	if ($done->{out} =~ /Non-2xx or 3xx responses: (\d+)/) {
		die "wrk $url: $1 answers were errors\n" unless $option{may_fail};
		my ($all) = $done->{out} =~ /^\s+(\d+) requests in/m;
		$rate *= 1 - $1 / $all;
	}
	my ($p50, $unit) = $done->{out} =~ /^\s+50%\s+([\d.]+)(us|ms|s)/m;
	return { rate => $rate, p50 => $p50 * { us => 0.001, ms => 1, s => 1000 }->{$unit} };
}

# Writes a Lua script that asks for one of PATHS after the other, in a circle.
sub script ($file, @paths) {
	my $list = join ",\n", map { '"' . s/(["\\])/\\$1/gr . '"' } @paths;
	spew($file, <<"END");
local paths = {
$list
}
local at = 0
function request()
	at = at % #paths + 1
	return wrk.format("GET", paths[at])
end
END
	return $file;
}

sub quantile ($share, @numbers) {
	my @sorted = sort { $a <=> $b } @numbers;
	return $sorted[ int($share * $#sorted + 0.5) ];
}

sub median (@numbers) { return quantile(0.5, @numbers) }

1;
