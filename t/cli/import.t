#!/usr/bin/env bash
# cable import: all that is offered is accounted for, nothing is kept twice, and a killed import leaves a good archive.
source t/lib.sh

a=$scratch/a.cables
examples=examples/telegrams
count=$(find "$examples" -type f | wc -l)

alone() { [ "$(cd "$1" && echo *)" = "$2" ]; }

run "$CABLE" import -a "$a" "$examples"
exit_is 0 'the example telegrams are imported'
is "$(head -n 1 <<<"$out")" "imported $count" 'all of them'
is "$err" '' 'without progress where nobody watches'
ok 'the archive is one file, with its index beside it' alone "$scratch" 'a.cables a.cables-index err home out tmp'

cp "$a" "$scratch/before"
run "$CABLE" import -a "$a" "$examples"
exit_is 0 'again'
root=$("$CABLE" report -a "$a" | sed -n 's/^root //p')
is "$out" "imported 0
already there $count
not a telegram 0
failed 0
root $root" 'nothing is imported twice, and the root of the log is as it was'
cp -r "$examples" "$scratch/moved"
run "$CABLE" import -a "$a" "$scratch/moved"
like "$out" "^imported 0"$'\n'"already there $count"$'\n' 'nor when the files have moved'

# A shipment with trouble in it.
ship=$scratch/ship
mkdir -p "$ship/sub"
cp "$examples/1974-lapaz-9158-ministers-call.txt" "$ship/sub/good.txt"
ln -s nowhere "$ship/dangling"
ln -s .. "$ship/sub/up"
: >"$ship/empty.txt"
printf 'Telegrams of the lake.\nPlease handle with care.\n' >"$ship/README"
head -c 20000 /dev/zero | tr '\0' '\1' >"$ship/binary.bin"
mkfifo "$ship/pipe"
b=$scratch/b.cables
run "$CABLE" import -a "$b" "$ship" "$scratch/none.txt"
exit_is 1 'files that could not be read make it 1'
like "$out" $'\nroot [0-9a-f]{64}\n' 'the root of the log is told'
is "$(grep -v '^root ' <<<"$out")" "imported 1
already there 0
not a telegram 3
failed 4
not a telegram: $ship/README: nothing in it reads like a telegram
not a telegram: $ship/binary.bin: it is not text
not a telegram: $ship/empty.txt: it is empty
failed: $ship/dangling: No such file or directory
failed: $ship/pipe: neither a file nor a folder
failed: $ship/sub/up: a link back to a folder that it stands in
failed: $scratch/none.txt: No such file or directory" 'and each is listed with its reason'
run "$CABLE" import -q -a "$b" "$ship/dangling" "$ship/README"
is "$out" "failed: $ship/dangling: No such file or directory" '--quiet tells only what failed'
run "$CABLE" import --format json -a "$b" "$ship/empty.txt"
is "$(sed 's/"name":"[^"]*","root":"[0-9a-f]*",//' "$scratch/out")" '{"schema":"import/1","archive":"'"$b"'","files":1,"imported":0,"already_there":0,"not_telegrams":1,"failed":0,"troubles":[{"outcome":"not a telegram","path":"'"$ship"'/empty.txt","member":null,"reason":"it is empty"}]}' \
	'--format json'

# Names, reports, trials, and once more what failed.
run "$CABLE" import --name 'second shipment' -a "$b" "$ship"
run "$CABLE" report -a "$b" 'second shipment'
like "$out" $'^import second shipment\nstarted .*already there 1\nnot a telegram 3\nfailed 3\n' 'the report is kept under its name'
like "$out" "failed: $ship/pipe: neither" 'and says what failed'
run "$CABLE" report --format csv -a "$b" 'second shipment'
like "$out" "$ship/README,,not a telegram,nothing in it reads like a telegram,,,,,"$'\r' 'as a table'
run "$CABLE" info -a "$b"
like "$out" 'their reports +second shipment, 20' 'info lists the names of reports'
run "$CABLE" import --name 'second shipment' -a "$b" "$ship"
exit_is 2 'a name is given once'
run "$CABLE" report -a "$b" nothing
exit_is 1 'a report that is not there'
run "$CABLE" import --dry-run -a "$b" "$examples"
is "$(head -n 2 <<<"$out")" "imported $((count - 1))
already there 1" 'a trial tells what would be imported'
run "$CABLE" import --dry-run -a "$scratch/none.cables" "$examples" "$examples"
is "$(head -n 2 <<<"$out")" "imported $count
already there $count" 'also into an archive that is not there'
ok 'and makes none' test ! -e "$scratch/none.cables"
rm "$ship/dangling"
cp "$examples/1974-lapaz-9233-lake-levels.txt" "$ship/dangling"
run "$CABLE" import --retry-failed -a "$b"
like "$out" "^imported 1"$'\n' 'what failed is tried once more'
printf 'Dear all,\nthe picnic is on Sunday.\n' >"$scratch/prose.txt"
run "$CABLE" import -a "$scratch/prose.cables" "$scratch/prose.txt"
like "$out" $'not a telegram 1\n' 'prose is no telegram'
run "$CABLE" import --retry-failed -a "$scratch/prose.cables"
like "$out" $'not a telegram 0\n' 'but it was read: it is not tried once more'
run "$CABLE" import --rehash -a "$b" "$ship/sub/good.txt"
like "$out" "^imported 0"$'\n'"already there 1" 'a known file is read again when asked to'
run "$CABLE" import --reparse -a "$b"
is "$out" $'telegrams 2\nchanged 0' 'reading anew by the same reader changes nothing'
run "$CABLE" import --retry-failed -a "$b" "$ship"
exit_is 2 'with paths it is a slip'

# Standard input, and the archives that are chosen without an option.
run "$CABLE" import -a "$scratch/stdin.cables" - <"$examples/1974-lapaz-9233-lake-levels.txt"
like "$out" '^imported 1' 'standard input is one telegram'
run env CABLEROOM_ARCHIVE="$scratch/env.cables" "$CABLE" import "$ship/sub/good.txt"
ok 'CABLEROOM_ARCHIVE names the archive' test -s "$scratch/env.cables"
mkdir "$scratch/here"
cp "$ship/sub/good.txt" "$scratch/here/good.txt"
(cd "$scratch/here" && "$CABLE" import . >out)
is "$(head -n 1 "$scratch/here/out")" 'imported 1' 'else ./cableroom.cables is the archive'
(cd "$scratch/here" && "$CABLE" import . >out) || true
is "$(sed -n 3,4p "$scratch/here/out")" 'not a telegram 1
failed 0' 'which is not offered to itself'

# Archives that cannot be opened.
run "$CABLE" import -a "$scratch/nowhere/x.cables" "$examples"
exit_is 3 'an archive in a folder that is not there'
is "$err" "cable: $scratch/nowhere/x.cables cannot be made: its folder is missing or read-only" 'one sentence'
run "$CABLE" import -a "$ship/README" "$examples"
exit_is 3 'a file that is no archive'
is "$err" "cable: $ship/README is not an archive" 'is left alone'
like "$(<"$ship/README")" 'handle with care' 'as it was'
run "$CABLE" import -a "$b"
exit_is 2 'a path must be given'

# Killed while it waits for standard input.
mkdir "$scratch/many"
make_many() { # FROM TO
	for ((i = $1; i <= $2; i++)); do
		sed "s/9158/$((20000 + i))/g" "$ship/sub/good.txt" >"$scratch/many/$i.txt"
	done
}
make_many 1 700
k=$scratch/k.cables
mkfifo "$scratch/stall"
"$CABLE" import -a "$k" "$scratch/many" - <"$scratch/stall" >/dev/null 2>&1 &
victim=$!
exec 9>"$scratch/stall"
held() { "$CABLE" info -a "$k" | grep -q '^telegrams  *700$'; }
eventually 'readers see what there is while the import waits' held
kill -9 "$victim"
wait "$victim" 2>/dev/null || true
exec 9>&-
run "$CABLE" info -a "$k"
exit_is 0 'a killed import leaves an archive'
like "$out" 'telegrams +700'$'\n' 'with what was shown'
like "$out" '\(not finished\): imported 700' 'and says that it did not end'
make_many 701 720
run "$CABLE" import -a "$k" "$scratch/many"
is "$(head -n 2 <<<"$out")" 'imported 20
already there 700' 'the next import goes on where it ended'
ok 'and leaves one file' test ! -e "$k-wal" -a ! -e "$k-shm"

corpus=../shared/corpus/cfpf-1974-79/txt
if [ -d "$corpus" ]; then
	run "$CABLE" import -a "$scratch/real.cables" "$corpus"
	is "$(head -n 1 <<<"$out")" 'imported 182' 'telegrams of 1974-79'
else
	skip 'the corpus of 1974-79 is not beside the project'
fi

# What docs/SCHEMA.md says of the file is tested in archive-sql.t.
if command -v sqlite3 >/dev/null; then
	is "$(sqlite3 -readonly -bail "$k" 'PRAGMA integrity_check; PRAGMA foreign_key_check')" ok 'the archive is sound'
else
	skip 'the sqlite3 shell is not installed'
fi
done_testing
