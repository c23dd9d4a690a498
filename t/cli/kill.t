#!/usr/bin/env bash
# cable import, killed twenty times: what was whole stays, the rest comes, and in the end the archive is the
# one that an undisturbed import makes. script/soak kill-import does the same with more.
source t/lib.sh
source t/kill.sh

corpus=$(dirname "$CABLE")/bench/bench-corpus
[ -x "$corpus" ] || skip_all "there is no $corpus; it is built with the tests"
command -v sqlite3 >/dev/null || skip_all 'the sqlite3 shell is not installed'

RANDOM=${CABLEROOM_SEED:-$$}
echo "# CABLEROOM_SEED=${CABLEROOM_SEED:-$$} chooses the same moments"

# More telegrams than one batch holds, so that kills fall between batches, too.
"$corpus" --words 25 --form text -o "$scratch/stream.txt" 5000 7
"$corpus" --words 25 -o "$scratch/folder" 1500 7

for source in stream.txt folder; do
	mkdir "$scratch/$source.d"
	kill_import "$scratch/$source" "$scratch/$source.d" 10 >"$scratch/wrong"
	is "$(<"$scratch/wrong")" '' "$source: $kill_killed kills, $kill_ended archives, all as if nothing had happened"
	echo "# telegrams that the kills left, in all: $kill_kept"
done

done_testing
