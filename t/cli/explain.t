#!/usr/bin/env bash
# cable explain: what was sent, and beside it what it means.
source t/lib.sh

crate=examples/telegrams/2006-lima-9150-crate-114.txt

run "$CABLE" explain "$crate"
exit_is 0 'a telegram is explained'
is "$err" '' 'and nothing else is said'
is "$(awk 'length > 80' <<<"$out")" '' 'in at most 80 columns'
like "$out" $'(^|\n)ZNR UUUUU ZZH +\\| [A-Z(]' 'what was sent stands at the left, what it means beside it'
like "$out" 'Embassy La Paz' 'addresses are put in plain words'

# The left column holds the whole telegram: take it, and what stands over both columns, together.
sed -E '/^  ! /d; s/^(.{38}) \|.*/\1/; s/[[:space:]]+$//' <<<"$out" | tr -d ' \n' >"$scratch/left"
tr -d ' \n' <"$crate" >"$scratch/sent"
same_file "$scratch/left" "$scratch/sent" 'nothing of what was sent is left out'

run env COLUMNS=120 "$CABLE" explain "$crate"
is "$(awk 'length > 120' <<<"$out")" '' 'as wide as the terminal'
ok 'and not narrower' grep -qE '^.{58} \|' "$scratch/out"
run "$CABLE" explain - <"$crate"
exit_is 0 'standard input'
run env LC_ALL=C.UTF-8 "$CABLE" explain "$crate"
like "$out" 'ZNR UUUUU ZZH +│ ' 'a finer line where the locale has one'

printf 'FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nUNCLAS LIMA 009150\n\nE.O. 193056: N/A\nTAGS: PREL, PE\nSUBJECT: EXERCISE \033[2J\n\n1. TEXT.\n' \
	>"$scratch/odd"
run "$CABLE" explain "$scratch/odd"
like "$out" $'\n  ! [^\n]*193056|\n  ! ' 'trouble stands below its line'
is "$(LC_ALL=C grep -c '[[:cntrl:]]' <<<"$out" || true)" 0 'no control character is printed'
run "$CABLE" explain "$scratch/none"
exit_is 3 'a file that is not there'
done_testing
