#!/usr/bin/env bash
# libcable as somebody else meets it: installed, found by pkg-config, used from C and C++ by the example.
source t/lib.sh

release=${CABLEROOM_RELEASE:-build}
[ -e "$release/libcable.so" ] || skip_all "there is no $release/libcable.so; script/build makes it"
command -v pkg-config >/dev/null || skip_all 'pkg-config is not installed'

stage=$scratch/stage
ok 'the build can be installed' env DESTDIR="$stage" meson install -C "$release" --no-rebuild
PKG_CONFIG_PATH=$(dirname "$(find "$stage" -name libcable.pc)")
export PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR=$stage
read -r -a flags <<<"$(pkg-config --cflags --libs libcable)"
libdir=$(pkg-config --variable=libdir libcable)
LD_LIBRARY_PATH=$stage${libdir#"$stage"}

# installed COMMAND...: run it with the library that was installed.
installed() {
	run env LD_LIBRARY_PATH="$LD_LIBRARY_PATH" "$@"
}

first=examples/telegrams/2006-lima-9150-crate-114.txt
second=examples/telegrams/1974-lapaz-9480-two-prefects.txt
want="$first:
number   06LIMA9150
time     2006-06-22T21:40Z
from     AMEMBASSY LIMA
subject  EXERCISE: CRATE 114 - WHAT LIMA'S FILES SAY
tags     SCUL
         EWWT
         ELTN
         PE
         BL

$second:
number   74LAPAZ9480
time     1974-05-02T15:10Z
from     AMEMBASSY LA PAZ
subject  EXERCISE: TWO PREFECTS AND ONE LANDING
tags     PINT
         EWWT
         BL"

for compiler in gcc clang; do
	if ! command -v "$compiler" >/dev/null; then
		skip "$compiler is not installed" 3
		continue
	fi
	program=$scratch/subject-$compiler
	ok "$compiler builds the example" \
		"$compiler" -std=c99 -pedantic-errors -Wall -Wextra -Werror -o "$program" examples/c/subject.c "${flags[@]}"
	installed "$program" "$first" "$second"
	exit_is 0 'it runs'
	is "$out" "$want" 'and tells what two telegrams are about'
done

installed "$scratch/subject-gcc" "$scratch/nothing" "$scratch" /dev/null
exit_is 1 'what cannot be read is said'
like "$err" 'nothing: No such file.*Is a directory' 'a file that is not there, and a folder'
like "$out" '/dev/null:' 'and the next one is read all the same'

# Whoever includes the header finds what it declares, and nothing else, in the library.
grep -oE '\bcable_[a-z_]+\(' include/cable.h | tr -d '(' | sort -u >"$scratch/declared"
nm -D --defined-only "$stage${libdir#"$stage"}/libcable.so" | awk '$2 == "T" { print $3 }' | sort >"$scratch/exported"
same_file "$scratch/exported" "$scratch/declared" 'the library exports what the header declares'

# The manual page tells all of it, and its example is a program.
page=man/libcable.3
grep -oE '\b(cable_[a-z_]+\(|CABLE_[A-Z_]+)' include/cable.h | tr -d '(' | grep -vx 'CABLE_H\|CABLE_API' | sort -u >"$scratch/public"
while read -r name; do
	grep -qw "$name" "$page" || echo "$name"
done <"$scratch/public" >"$scratch/untold"
is "$(<"$scratch/untold")" '' 'libcable(3) tells of every name in the header'
if command -v mandoc >/dev/null; then
	# A page that is not installed yet cannot be found; all else counts.
	is "$(mandoc -T lint "$page" 2>/dev/null | grep -v 'referenced manual not found' || true)" '' 'and has no faults'
else
	skip 'mandoc is not installed'
fi
sed -n '/^\.Sh EXAMPLES/,/^\.Ed/{/^[^.]/p}' "$page" | sed '1d;s/\\e/\\/g;s/\\(aq/'"'"'/g;s/\\-/-/g' >"$scratch/example.c"
ok 'its example can be built' gcc -std=c99 -Wall -Wextra -Werror -c -o "$scratch/example.o" "$scratch/example.c" "${flags[@]}"

cat >"$scratch/count.cc" <<-'END'
	#include <cable.h>
	#include <string>

	int main()
	{
		std::string text = "TAGS: PREL, PE\n";
		cable_telegram *t;
		if (cable_open(text.data(), text.size(), &t) != CABLE_OK)
			return 1;
		bool good = cable_count(t, CABLE_TAGS) == 2;
		cable_close(t);
		return !good;
	}
END
if command -v g++ >/dev/null; then
	ok 'a C++ program can be built' \
		g++ -std=c++11 -pedantic-errors -Wall -Wextra -Werror -o "$scratch/count" "$scratch/count.cc" "${flags[@]}"
	installed "$scratch/count"
	exit_is 0 'and runs'
else
	skip 'g++ is not installed' 2
fi
done_testing
