#!/usr/bin/env bash
#
# What fuzzing found stays found: the reader takes every input that was kept.
source t/lib.sh

shopt -s nullglob
kept=(fuzz/corpus/read/*)
[ ${#kept[@]} != 0 ] || skip_all 'no input is kept in fuzz/corpus/read'
"${CABLEROOM_BUILD:-build}/fuzz/replay-read" "${kept[@]}"
