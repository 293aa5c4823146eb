#!/bin/sh
# fill.sh TEMPLATE NAME=VALUE...: prints TEMPLATE with every @NAME@ replaced. A name that is left
# over is an error, so that a new one cannot be forgotten in any of the places that fill templates.
set -eu
template=$1; shift
script=
for pair in "$@"; do
	value=$(printf '%s' "${pair#*=}" | sed 's/[\\&|]/\\&/g')
	script="${script}s|@${pair%%=*}@|${value}|g;"
done
filled=$(sed "$script" "$template")
left=$(printf '%s\n' "$filled" | grep -o '@[a-z_]*@' | sort -u | tr '\n' ' ')
if [ -n "$left" ]; then
	echo "fill.sh: no value for $left in '$template'" >&2
	exit 1
fi
printf '%s\n' "$filled"
