#!/usr/bin/env bash
#
# Every header stands alone: it compiles without another one before it, and twice in one file.
source t/lib.sh

# What the build makes (version.h and such) lies in the build folder.
includes=(-Iinclude -Isrc -It -I"${CABLEROOM_BUILD:-build}/src" -I"${CABLEROOM_BUILD:-build}")

compiles() {
	printf '#include "%s"\n' "$1" "$1" |
		gcc -std=c17 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Werror \
			-fsyntax-only "${includes[@]}" -x c -
}

# alone PREFIX FILE...: the files, named as an include names them.
alone() {
	local prefix=$1 header
	shift
	for header in "$@"; do
		ok "$header" compiles "${header#"$prefix"}"
	done
}

shopt -s nullglob
alone src/ src/*/*.h
alone include/ include/*.h
alone t/ t/*.h

echo 'struct unknown_thing thing;' >"$scratch/needy.h"
includes+=(-I"$scratch")
not_ok 'a header that needs another one is found' compiles needy.h

# The public header is for programs that are older than ours, or not in C.
public=(-Wall -Wextra -Wpedantic -Werror -fsyntax-only include/cable.h)
ok 'cable.h is C99' clang -x c-header -std=c99 "${public[@]}"
ok 'cable.h is C++' clang -x c++-header -std=c++11 "${public[@]}"

done_testing
