#!/usr/bin/env bash
#
# Functions stay short: the middle one has at most 20 lines, none has more than 70.
source t/lib.sh

ctags --version 2>/dev/null | grep -q Universal || skip_all 'Universal Ctags is not installed'

# lengths TREE: length, name and place of each function, the shortest first.
lengths() {
	find "$1" -name '*.[ch]' -print0 |
		xargs -0 ctags -x --kinds-C=f --fields=+e --_xformat='%{end} %n %N %F' |
		awk '{ print $1 - $2 + 1, $3, $4 }' | sort -n
}

all=$(lengths src)
median=$(awk '{ length_of[NR] = $1 } END { print length_of[int((NR + 1) / 2)] }' <<<"$all")
ok "the middle one of $(wc -l <<<"$all") functions has $median lines, at most 20" test "$median" -le 20
is "$(awk '$1 > 70' <<<"$all")" '' 'none has more than 70 lines'

{ printf 'int long_one(void)\n{\n'; printf '\t;\n%.0s' {1..69}; echo '}'; } >"$scratch/long.c"
is "$(lengths "$scratch" | cut -d ' ' -f 1,2)" '72 long_one' 'a long function is measured'

done_testing
