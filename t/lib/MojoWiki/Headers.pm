# The headers that every answer has, whoever makes it and whatever its status.
#
#   is_deeply({ security_of($got) }, \%SECURITY);
package MojoWiki::Headers;

use v5.36;
use Exporter qw(import);

our @EXPORT_OK = qw(%SECURITY security_of);

our %SECURITY = (
	'content-security-policy' => "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
		. "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	'x-content-type-options'       => 'nosniff',
	'x-frame-options'              => 'DENY',
	'referrer-policy'              => 'same-origin',
	'cross-origin-opener-policy'   => 'same-origin',
	'cross-origin-resource-policy' => 'same-origin',
	'permissions-policy'           => 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
);

# Those of an answer by these names; undef for one that is missing.
sub security_of ($got) {
	return map { $_ => $got->{headers}{$_} } keys %SECURITY;
}

1;
