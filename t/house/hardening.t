#!/usr/bin/env bash
#
# The program and the library, as people build them, have the protections of the compiler and
# the linker.
source t/lib.sh

release=${CABLEROOM_RELEASE:-build}
[ -x "$release/cable" ] || skip_all "there is no $release/cable; script/build makes it"

# hardened FILE: what holds for programs and libraries alike.
hardened() {
	local file=$1 name headers dynamic symbols
	name=$(basename "$file")
	headers=$(readelf -Wl "$file")
	dynamic=$(readelf -Wd "$file")
	symbols=$(readelf -Ws "$file")
	like "$headers" '(DYN|Shared object file)' "$name can be loaded anywhere"
	like "$headers" 'GNU_RELRO' "$name has tables that become read-only"
	like "$dynamic" 'BIND_NOW|Flags:.* NOW' "$name binds everything before it starts"
	like "$headers" 'GNU_STACK +[x0-9a-f ]+ RW ' "$name has no executable stack"
	unlike "$headers" ' RWE ' "$name has no memory that is both written and run"
	unlike "$dynamic" 'TEXTREL|RPATH|RUNPATH' "$name has no relocations in its code and no library path"
	like "$symbols" '__stack_chk_fail' "$name guards its stack"
	like "$symbols" '__[a-z]+_chk@' "$name uses the checked functions of the C library"
}

hardened "$release/cable"
like "$(readelf -Wd "$release/cable")" 'FLAGS_1.* PIE' 'cable is position-independent'

library=$(find "$release" -maxdepth 3 -name 'libcable.so.*' -type f ! -name '*.symbols' -print -quit)
if [ -n "$library" ]; then
	hardened "$library"
else
	skip 'there is no libcable.so'
fi

done_testing
