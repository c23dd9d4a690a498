#!/usr/bin/env bash
# The search index, killed ten times while it is written: what it then lacks is made good, nothing is in it twice, and no
# file lies about. script/soak kill-index does the same with more.
source t/lib.sh
source t/kill.sh

corpus=$(dirname "$CABLE")/bench/bench-corpus
[ -x "$corpus" ] || skip_all "there is no $corpus; it is built with the tests"
command -v sqlite3 >/dev/null || skip_all 'the sqlite3 shell is not installed'

RANDOM=${CABLEROOM_SEED:-$$}
echo "# CABLEROOM_SEED=${CABLEROOM_SEED:-$$} chooses the same moments"

mkdir "$scratch/source" "$scratch/work"
for part in 1 2 3; do
	"$corpus" --words 40 -o "$scratch/source/$part" 400 $part
done
kill_index "$scratch/source" "$scratch/work" 10 >"$scratch/wrong"
is "$(<"$scratch/wrong")" '' "$kill_killed kills (imports ${kill_by[import]}, rebuilds ${kill_by[rebuild]}, merges ${kill_by[optimise]}): the index has every telegram once"

done_testing
