#!/usr/bin/env bash
# Inputs that fuzzing found, replayed: any bytes are read, checked and printed without a complaint of the sanitizers.
source t/lib.sh

replay=${CABLEROOM_BUILD:-build-test}/fuzz/replay-read
[ -x "$replay" ] || skip_all "there is no $replay"

run "$replay" fuzz/corpus/read/*
exit_is 0 'every kept input is read'
is "$(printf '%s\n' "$out" | grep -c '^ok')" "$(find fuzz/corpus/read -type f | wc -l)" 'each of them once'
done_testing
