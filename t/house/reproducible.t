#!/usr/bin/env bash
#
# One tree, built in two folders, gives the same program and the same library, byte by byte.
source t/lib.sh

# build FOLDER: copy the tree there and build what is delivered; prints nothing.
build() {
	mkdir -p "$1"
	tar --exclude='./build*' --exclude=./.git -c . | tar -x -C "$1"
	(
		cd "$1"
		meson setup build -Dtests=false
		ninja -C build cable
		! grep -q '^build libcable.so' build/build.ninja || ninja -C build libcable.so
	) >"$scratch/log" 2>&1 || { tail -n 20 "$scratch/log"; return 1; }
}

export SOURCE_DATE_EPOCH=1000000000
one=$scratch/one two=$scratch/a/longer/path/two
build "$one"
build "$two"

same_file "$one/build/cable" "$two/build/cable" 'cable has the same bytes'
if [ -e "$one/build/libcable.so" ]; then
	same_file "$one/build/libcable.so" "$two/build/libcable.so" 'libcable.so has the same bytes'
else
	skip 'there is no libcable.so'
fi
not_ok 'the program does not know where it was built' grep -qF "$scratch" "$one/build/cable"

done_testing
