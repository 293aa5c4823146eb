#!/bin/sh
# hash-static.sh SOURCE TARGET HEADER: copies every file of SOURCE into TARGET under a name that
# carries the start of its SHA-256, so that browsers may keep it for ever, and writes HEADER with one
# ASSET_... macro a file, the URL that pages use. The themes keep their plain names too: the web
# server picks one by cookie as /static/theme.css. Copies of files that changed are removed.
set -eu
source=$1 target=$2 header=$3

new=$target.new
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
	hash=$(sha256sum "$file" | cut -c1-12)
	hashed=$stem.$hash.$extension
	cp "$file" "$new/$hashed"
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
