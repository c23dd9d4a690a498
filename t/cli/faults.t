#!/usr/bin/env bash
# A world that fails: one sentence that says what to do, and nothing that was kept is lost.
source t/lib.sh

corpus=$(dirname "$CABLE")/bench/bench-corpus
[ -x "$corpus" ] || skip_all "there is no $corpus; it is built with the tests"
"$corpus" --words 25 -o "$scratch/one" 400 1
"$corpus" --words 25 -o "$scratch/two" 400 2
cd "$scratch"

# sentence PATTERN NAME: standard error is one line of the program with it.
sentence() {
	is "$(wc -l <"$scratch/err")" 1 "$2: one sentence"
	like "$err" "^cable: .*$1" "$2: it says what to do"
}

# whole ARCHIVE COUNT NAME: the archive is sound and has as many telegrams.
whole() {
	run "$CABLE" info -a "$1"
	like "$out" "telegrams +$2"$'\n' "$3: $2 telegrams are there"
	ok "$3: and the archive is whole" "$CABLE" verify -q -a "$1"
}

# One writer waits for standard input with a batch begun; the other one is told so, after a while. The rest of
# this file goes on meanwhile.
mkfifo stall
"$CABLE" import -q -a busy.cables one - <stall >held.out 2>&1 &
holder=$!
exec 9>stall
# It lets others see what it has, which takes a moment without the lock.
filed() { "$CABLE" info -a busy.cables 2>/dev/null | grep -q '^telegrams  *400$'; }
eventually 'the first writer has filed what it was given' filed
("$CABLE" import -q -a busy.cables two >late.out 2>late.err && echo 0 >late || echo $? >late) &
late=$!

# Two that both come to their end.
"$CABLE" import -q -a both.cables one >both.one 2>&1 &
first=$!
run "$CABLE" import -q -a both.cables two
exit_is 0 'two writers: the second waits'
ok 'two writers: the first goes on' wait $first
whole both.cables 800 'two writers'

# The disk is full: a limit for files of this size, and a real small disk where one can be had.
run bash -c "trap '' XFSZ; ulimit -f 200; exec '$CABLE' import -q -a limit.cables one"
exit_is 3 'file limit: the import fails'
sentence '(disk is full|cannot grow|too large)' 'file limit'
run "$CABLE" import -q -a limit.cables one
exit_is 0 'file limit: with more room it goes on'
whole limit.cables 400 'file limit'
"$CABLE" import -q -a grown.cables one
run bash -c "ulimit -f 900; exec '$CABLE' import -q -a grown.cables two"
exit_is 3 'file limit: the signal for it does not kill'
like "$(sqlite3 -readonly grown.cables 'SELECT count(*) >= 400 FROM telegram' 2>&1)" '^1$' 'file limit: what was there stays'
run "$CABLE" import -q -a grown.cables two
whole grown.cables 800 'file limit, filled archive'
mkdir disk
if mount -t tmpfs -o size=600k none disk 2>/dev/null; then
	run "$CABLE" import -q -a disk/full.cables one two
	exit_is 3 'full disk: the import fails'
	sentence 'the disk is full' 'full disk'
	run "$CABLE" info -a disk/full.cables
	exit_is 0 'full disk: the archive can be read'
	mount -o remount,size=20m disk
	run "$CABLE" import -q -a disk/full.cables one two
	exit_is 0 'full disk: with more room it goes on'
	whole disk/full.cables 800 'full disk'
	umount disk
else
	skip 'no small disk can be mounted here' 7
fi

# Folders and files that may not be written. The superuser may, so somebody else tries.
nobody=()
[ "$(id -u)" != 0 ] || nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
mkdir -m 755 closed
cp both.cables closed/archive.cables
chmod 444 closed/archive.cables
chmod 555 closed
chmod 755 . one two
if "${nobody[@]}" "$CABLE" --version >/dev/null 2>&1; then
	run "${nobody[@]}" "$CABLE" import -q -a closed/new.cables one
	exit_is 3 'read-only folder: no new archive'
	sentence 'read-only' 'read-only folder'
	run "${nobody[@]}" "$CABLE" import -q -a closed/archive.cables one
	exit_is 3 'read-only archive: no import'
	sentence 'read-only' 'read-only archive'
	run "${nobody[@]}" "$CABLE" info -a closed/archive.cables
	exit_is 0 'read-only archive: it can be read'
	like "$out" 'telegrams +800' 'read-only archive: all of it'
else
	skip 'nobody else can start the program here' 8
fi
chmod 755 closed

# An archive that a later version made.
if command -v sqlite3 >/dev/null; then
	# Not a changed copy: its pages have checksums, and it would be damaged.
	sqlite3 v99.cables "PRAGMA application_id = $(sqlite3 -readonly both.cables 'PRAGMA application_id');
		PRAGMA user_version = 99; CREATE TABLE telegram (id INTEGER PRIMARY KEY)"
	before=$(sha256sum <v99.cables)
	for command in "import -q -a v99.cables one" "info -a v99.cables" "verify v99.cables"; do
		# shellcheck disable=SC2086 # words
		run "$CABLE" $command
		exit_is 3 "later version: ${command%% *} refuses"
		sentence 'newer' "later version, ${command%% *}"
	done
	is "$(sha256sum <v99.cables)" "$before" 'later version: not a byte is changed'
else
	skip 'the sqlite3 shell is not installed' 10
fi

# A 7-Zip archive that was cut off, in its middle and near its end.
base64 -d >sound.7z <<'END'
N3q8ryccAAMtxgyVogAAAAAAAABGAAAAAAAAAEi9MwMAKQgCA1vNaZa40duHXxozmKBPpdI7XOUJEpMIMgRWdRjE7robQHz6lYOu
ZP+2acRF8O6awrqd/q67/sR6MnUXNiM/1IinenTa6w2WDThoYDr3bK3l+qX9LiYVEEOcIpJbjx4V+/jKrQbWpsy31g/rg/22O0sR
bmjiQafjawUs0Pma/D3rg6KRxFRNOIK1JPFtVYrOlnUIuaGPTHMq/91wsAABBAYAAQmAogAHCwEAASMDAQEFXQAAgAAMgLwACAoB
PFm1rQAABQEREwBuAG8AdABlAC4AdAB4AHQAAAAVBgEAIICkgQAA
END
run "$CABLE" import -a seven.cables sound.7z
like "$out" '^imported 1' '7z: a sound one is imported'
for bytes in 0 5 40 150 -10; do
	head -c $bytes sound.7z >cut.7z
	[ $bytes != -10 ] || head -c -10 sound.7z >cut.7z
	run "$CABLE" import -a seven.cables cut.7z
	like "$out" '(failed|not a telegram): cut.7z: [^:]' "7z: cut at $bytes it is told"
done
whole seven.cables 1 '7z'

# Five gigabytes without a line end: out of a hole in a file, and half of one through a pipe.
printf 'VZCZCLPA0001\nRR RUEHC\nDE RUEHLP 0001 0010000\n' >long
truncate -s 5G long
run timeout 60 "$CABLE" import -a long.cables long
like "$out" '(failed|not a telegram) 1'$'\n' 'a line of 5 GB: it is told, and soon'
rm long
status=0
head -c 500M /dev/zero | tr '\0' A | timeout 60 "$CABLE" import -a long.cables - >out.long 2>err.long || status=$?
is "$status" 1 'a line of 500 MB in a pipe: it has failed, and soon'
like "$(<out.long)" 'failed: -: .*16 MiB' 'and how much would be too much is said'

# A name that would write on the terminal.
mkdir names
printf 'Nothing.\n' >names/$'red\e[31m\rname\nof two lines.txt'
run "$CABLE" import -a names.cables names
unlike "$out" $'[\e\r]' 'names: no control character comes out'
is "$(grep -c 'not a telegram: ' <<<"$out")" 1 'names: one line for one file'
run "$CABLE" import --format json -a names.cables names
unlike "$out" $'[\e\r]' 'names: nor in JSON'

# The two of the beginning.
wait $late || true
is "$(<late)" 3 'a writer that waits in vain ends'
is "$(wc -l <late.err)" 1 'with one sentence'
like "$(<late.err)" 'busy.cables is being written by another program' 'that says so'
exec 9>&-
ok 'the other one ends well' wait $holder
run "$CABLE" import -q -a busy.cables two
exit_is 0 'and then there is room'
whole busy.cables 800 'one after the other'

done_testing
