# A growth curve as an SVG picture: entries across, logarithmic, one measure upward from zero.
package Bench::Curve;

use v5.36;
use Exporter qw(import);

our @EXPORT_OK = qw(curve);

use constant { WIDTH => 640, HEIGHT => 360, LEFT => 80, RIGHT => 24, TOP => 48, BOTTOM => 48 };

# 1, 2 or 5 times a power of ten, so that at most six steps reach MAXIMUM.
sub _step ($maximum) {
	my $step = 10**int(log($maximum || 1) / log(10) - 2);
	while (1) {
		for my $factor (1, 2, 5) {
			return $step * $factor if $maximum / ($step * $factor) <= 6;
		}
		$step *= 10;
	}
}

sub _thousands ($number) {
	1 while $number =~ s/^(\d+)(\d{3})/$1,$2/;
	return $number;
}

sub _line ($x1, $y1, $x2, $y2) {
	return qq(<line x1="$x1" y1="$y1" x2="$x2" y2="$y2" stroke="#ccc"/>\n);
}

sub _text ($x, $y, $anchor, $text) {
	return qq(<text x="$x" y="$y" text-anchor="$anchor">$text</text>\n);
}

# The picture of POINTS, each [entries, value], two at least.
sub curve ($title, $unit, @points) {
	my ($first, $last) = map { log } $points[0][0], $points[-1][0];
	my ($maximum) = sort { $b <=> $a } map { $_->[1] } @points;
	my $step  = _step($maximum);
	my $top   = $step * (int($maximum / $step) + 1);
	my $right = WIDTH - RIGHT;
	my $floor = HEIGHT - BOTTOM;
	my $x = sub ($entries) { sprintf '%.1f', LEFT + ($right - LEFT) * (log($entries) - $first) / ($last - $first) };
	my $y = sub ($value) { sprintf '%.1f', $floor - ($floor - TOP) * $value / $top };
	my $svg = qq(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 @{[WIDTH]} @{[HEIGHT]}" )
		. qq(font-family="sans-serif" font-size="12">\n<rect width="100%" height="100%" fill="#fff"/>\n);
	$svg .= qq(<text x="@{[LEFT]}" y="24" font-size="15">$title, $unit</text>\n);
	for (my $value = 0; $value <= $top; $value += $step) {
		my $at = $y->($value);
		$svg .= _line(LEFT, $at, $right, $at) . _text(LEFT - 8, $at + 4, 'end', sprintf '%g', $value);
	}
	for my $point (@points) {
		my ($px, $py) = ($x->($point->[0]), $y->($point->[1]));
		$svg .= _line($px, TOP, $px, $floor) . _text($px, $floor + 18, 'middle', _thousands($point->[0]));
		$svg .= qq(<circle cx="$px" cy="$py" r="4" fill="#06c"/>\n);
	}
	my $path = join ' ', map { $x->($_->[0]) . ',' . $y->($_->[1]) } @points;
	$svg .= qq(<polyline points="$path" fill="none" stroke="#06c" stroke-width="2"/>\n);
	return $svg . _text(($right + LEFT) / 2, HEIGHT - 10, 'middle', 'entries') . "</svg>\n";
}

1;
