#!/usr/bin/env bash
# meson install: what is delivered, where it lands, and that it is of use there.
source t/lib.sh

release=${CABLEROOM_RELEASE:-build}
[ -x "$release/cable" ] || skip_all "there is no $release/cable; script/build makes it"

stage=$scratch/stage
run env DESTDIR="$stage" meson install -C "$release" --no-rebuild
exit_is 0 'the build can be installed'

# placed REGEX NAME: the path of a file that was installed ends so.
placed() {
	like "$(cd "$stage" && find . ! -type d -printf '%p ')" "$1 " "$2"
}

placed '/bin/cable' 'the program'
placed '/include/cable\.h' 'the header of the library'
placed '/lib[^ ]*/libcable\.so' 'the library to link with'
placed '/lib[^ ]*/libcable\.so\.[0-9]+' 'the library to run with'
placed '/pkgconfig/libcable\.pc' 'what pkg-config reads'
shopt -s nullglob
for page in man/*.[1-7]; do
	placed "/man/man${page##*.}/${page#man/}" "$page"
done
unlike "$(find "$stage" -name 't-*' -o -name '*.a')" . 'no test and no inner library'

program=$(find "$stage" -path '*/bin/cable')
run "$program" --version
exit_is 0 'the installed program runs'

# A stranger's program, built with nothing but what was installed.
library=$(find "$stage" -name libcable.pc)
cat >"$scratch/stranger.c" <<-'END'
	#include <cable.h>

	int main(void)
	{
		return 0;
	}
END
PKG_CONFIG_PATH=$(dirname "${library:-none}") PKG_CONFIG_SYSROOT_DIR=$stage
export PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR
run pkg-config --cflags --libs libcable
exit_is 0 'pkg-config knows the library'
read -r -a flags <<<"$out"
ok 'a program of somebody else can be built' \
	gcc -std=c99 -pedantic-errors -Wall -Werror -o "$scratch/stranger" "$scratch/stranger.c" "${flags[@]}"

done_testing
