#!/usr/bin/env bash
# cable info: what an archive holds, and how far to trust it.
source t/lib.sh

a=$scratch/a.cables
ship=$scratch/ship
mkdir "$ship"
cp examples/telegrams/1974-lapaz-9158-ministers-call.txt examples/telegrams/1974-lapaz-9233-lake-levels.txt \
	examples/telegrams/1974-state-901042-questions.txt examples/telegrams/2006-lapaz-9301-diary-section-1.txt "$ship"
echo 'Not a telegram.' >"$ship/note"
ln -s nowhere "$ship/dangling"
"$CABLE" import -q -a "$a" "$ship" >/dev/null || true

run "$CABLE" info -a "$a"
exit_is 0 'an archive tells what it holds'
like "$out" 'telegrams +4'$'\n' 'how many'
like "$out" 'from - to +1974-01-09T17:43Z - 2006-' 'from when to when'
like "$out" 'posts +LAPAZ 3, STATE 1'$'\n' 'of which posts'
like "$out" 'years +1974 3, 2006 1'$'\n' 'of which years'
like "$out" 'sources +nara: 3 files with 3 telegrams' 'from which sources'
like "$out" 'imported 4, already there 0, not a telegram 1, failed 1' 'what the last import did'
like "$out" "failed +1"$'\n'"  $ship/dangling: No such file or directory" 'what failed'
like "$out" "not telegrams +1"$'\n'"  $ship/note: nothing in it reads" 'what is no telegram'
like "$out" 'incomplete +1'$'\n''  06LAPAZ9301: 1 of 2 sections: ' 'what lacks sections'
ok 'looking leaves no file behind' test ! -e "$a-wal" -a ! -e "$a-shm" -a ! -e "$a-journal"

# A file that failed once and came in later is no trouble any more.
cp examples/telegrams/2006-lima-9150-crate-114.txt "$ship/nowhere"
"$CABLE" import -q -a "$a" "$ship" >/dev/null || true
run "$CABLE" info -a "$a"
like "$out" 'failed +0'$'\n' 'a failure that was mended is forgotten'

run "$CABLE" info -a "$a" --format json
if command -v jq >/dev/null; then
	is "$(jq -c '[.schema, .telegrams, .posts[0], .failed, (.incomplete | length)]' <<<"$out")" \
		'["info/1",5,{"post":"LAPAZ","count":3},[],1]' '--format json'
else
	like "$out" '^\{"schema":"info/1"' '--format json'
fi

run env CABLEROOM_ARCHIVE="$a" "$CABLE" info
like "$out" 'telegrams +5' 'CABLEROOM_ARCHIVE names the archive'
run "$CABLE" info -a "$scratch/none.cables"
exit_is 3 'an archive that is not there'
is "$err" "cable: $scratch/none.cables: there is no such archive; \`cable import --archive $scratch/none.cables PATH\` makes one" \
	'and what to do'
echo 'prose, and more of it' >"$scratch/prose"
run "$CABLE" info -a "$scratch/prose"
exit_is 3 'a file that is no archive'
like "$err" 'is not an archive$' 'is told'

: >"$scratch/nothing"
"$CABLE" import -q -a "$scratch/e.cables" "$scratch/nothing" >/dev/null
run "$CABLE" info -a "$scratch/e.cables"
like "$out" 'It is empty: `cable import PATH` fills it.' 'an empty archive says how to fill it'
done_testing
