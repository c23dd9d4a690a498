#!/usr/bin/env bash
#
# What fuzzing found stays found: the readers take every input that was kept.
source t/lib.sh

shopt -s nullglob
for target in read part intake; do
	kept=("fuzz/corpus/$target"/*)
	run "${CABLEROOM_BUILD:-build}/fuzz/replay-$target" "${kept[@]}"
	exit_is 0 "$target: every kept input is read"
	is "$(grep -c '^ok' "$scratch/out")" "${#kept[@]}" "$target: each of them once"
done
done_testing
