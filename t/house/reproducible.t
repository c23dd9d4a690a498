#!/usr/bin/env bash
#
# One tree, built in two folders, gives the same program and the same library, byte by byte.
source t/lib.sh

# build FOLDER: what is delivered; what is said is shown when that fails.
build() {
	{ meson setup -Dtests=false "$1/build" "$1" && meson compile -C "$1/build" cable libcable; } \
		>"$scratch/log" 2>&1 || { tail -n 20 "$scratch/log" >&2; return 1; }
}

export SOURCE_DATE_EPOCH=1000000000
one=$scratch/one two=$scratch/a/longer/path/two
mkdir -p "$one" "$(dirname "$two")"
tar --exclude='./build*' --exclude=./.git -c . | tar -x -C "$one"
cp -a "$one" "$two"
build "$one"
build "$two"

for file in cable libcable.so; do
	ok "$file has the same bytes" cmp "$one/build/$file" "$two/build/$file"
	not_ok "$file does not know where it was built" grep -qF "$scratch" "$one/build/$file"
done

done_testing
