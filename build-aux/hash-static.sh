#!/bin/sh
# hash-static.sh SOURCE TARGET HEADER: copies every file of SOURCE into TARGET under a name that
# carries the start of its SHA-256, so that browsers may keep it for ever, and writes HEADER with one
# ASSET_... macro a file, the URL that pages use. The themes keep their plain names too: the web
# server picks one by cookie as /static/theme.css. Copies of files that changed are removed. Indentation
# and comments that fill their lines stay here: readers need not wait for them.
set -eu
source=$1 target=$2 header=$3

new=$target.new

squeeze() {
	case $1 in
	*.css | *.js)
		sed -e '/^[[:blank:]]*\/\*.*\*\/$/d' -e '/^[[:blank:]]*\/\*/,/\*\/$/d' \
			-e '/^[[:blank:]]*\/\//d' -e 's/^[[:blank:]]*//' "$1"
		;;
	*) cat "$1" ;;
	esac
}

rm -rf "$new"
mkdir -p "$new"
{
	echo '/* Made by build-aux/hash-static.sh from the files in static/. */'
	echo '#pragma once'
	echo
} >"$header.new"

for file in "$source"/*.*; do
	name=${file##*/}
	stem=${name%.*} extension=${name##*.}
	squeeze "$file" >"$new/$name"
	hash=$(sha256sum "$new/$name" | cut -c1-12)
	hashed=$stem.$hash.$extension
	mv "$new/$name" "$new/$hashed"
	chmod 644 "$new/$hashed"
	macro=$(printf '%s' "$name" | tr 'a-z.-' 'A-Z__')
	echo "#define ASSET_$macro \"/static/$hashed\"" >>"$header.new"
	case $name in
	theme-*.css) cp "$new/$hashed" "$new/$name" ;;
	esac
done

rm -rf "$target"
mv "$new" "$target"
# an unchanged header keeps its time, so that nothing is compiled again
if cmp -s "$header.new" "$header"; then
	rm "$header.new"
else
	mv "$header.new" "$header"
fi
