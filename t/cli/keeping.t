#!/usr/bin/env bash
#
# verify, correct, purge, seal and export in a world that fails: full disks, folders of others, others at work,
# archives of the future. A clear sentence, nothing lost.
source t/lib.sh

archive=$scratch/a.cables
run "$CABLE" import -q -a "$archive" examples/telegrams
root=$("$CABLE" verify "$archive" | sed -n 's/^log .* root //p')
number=$("$CABLE" search -a "$archive" -f csv 'date:1974' | sed -n '2s/^[0-9]*,\([^,]*\),.*/\1/p')

# whole NAME: the archive is what it was.
whole() {
	run "$CABLE" verify "$archive"
	is "$status $(sed -n 's/^log .* root //p' <<<"$out")" "0 $root" "$1"
}

# small BLOCKS COMMAND...: where no file may have more than so many blocks of 1024 bytes.
small() {
	local blocks=$1
	shift
	run bash -c 'ulimit -f "$1"; shift; exec "$@"' small "$blocks" "$@"
}

small 100 "$CABLE" seal "$archive" -o "$scratch/sealed.cables"
exit_is 3 'a seal for which there is no room fails'
like "$err" '^cable: .+' 'with a sentence'
ok 'it leaves nothing half written' test -z "$(find "$scratch" -maxdepth 1 -name 'sealed*')"
small 8 "$CABLE" export -a "$archive" --bagit "$scratch/bag"
exit_is 3 'so does a bag'
like "$err" '\.part/.*: ' 'which names the file'
ok 'and leaves nothing' test -z "$(find "$scratch" -maxdepth 1 -name 'bag*')"
small 4 "$CABLE" correct -a "$archive" "$number" -b EXERCISE note=X
exit_is 3 'a correction for which there is no room fails'
like "$err" '^cable: .+' 'with a sentence'
whole 'nothing is lost'
small 4 "$CABLE" purge -a "$archive" "$number" -b EXERCISE
exit_is 3 'so does a purge'
whole 'and nothing is lost'
small 100 "$CABLE" purge -a "$archive" "$number" -b EXERCISE
exit_is 3 'a purge that cannot rewrite the file fails'
run "$CABLE" verify -q "$archive"
is "$status$out" 0 'the archive is whole all the same'
cp "$archive" "$scratch/before.cables"

# Somebody who owns neither file nor folder.
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	chmod a+x "$scratch"
	nobody=(setpriv --reuid 65534 --regid 65534 --clear-groups)
	run "${nobody[@]}" "$CABLE" correct -a "$archive" "$number" -b EXERCISE note=X
	exit_is 3 'an archive of others cannot be corrected'
	like "$err" 'read-only' 'which is said'
	run "${nobody[@]}" "$CABLE" purge -a "$archive" "$number" -b EXERCISE
	exit_is 3 'nor purged'
	run "${nobody[@]}" "$CABLE" seal "$archive" -o "$scratch/x.cables"
	exit_is 3 'nor sealed into a folder of others'
	run "${nobody[@]}" "$CABLE" export -a "$archive" --bagit "$scratch/x"
	exit_is 3 'nor exported into one'
	like "$err" 'Permission denied' 'which is said'
else
	skip 'this is not root, or setpriv is not installed' 6
fi
same_file "$archive" "$scratch/before.cables" 'the archive is untouched'

# Others who write.
if command -v sqlite3 >/dev/null; then
	{
		echo 'BEGIN IMMEDIATE; SELECT 1;'
		sleep 2
	} | sqlite3 "$scratch/before.cables" >"$scratch/held" 2>&1 &
	eventually 'somebody writes' grep -q 1 "$scratch/held"
	run "$CABLE" correct -a "$scratch/before.cables" id:2 -b EXERCISE note=WAITED
	exit_is 0 'a correction waits for its turn'
	wait
else
	skip 'sqlite3 is not installed' 2
fi
for i in 1 2 3 4; do
	"$CABLE" correct -a "$scratch/before.cables" id:1 -b EXERCISE "note=$i" >"$scratch/note$i" 2>&1 &
done
wait
run "$CABLE" show -a "$scratch/before.cables" id:1
is "$(grep -c '^ note is [1-4]$' <<<"$out")" 4 'four at once: each is kept'
run "$CABLE" verify -q "$scratch/before.cables"
is "$status$out" 0 'and the archive is whole'

# seal_page FILE: make the sum of page 1 again, as docs/TRUST.md describes it.
seal_page() {
	local page
	page=$(od -An -tu1 -j 16 -N 2 "$1" | awk '{ print $1 * 256 + $2 }')
	od -An -v -tu4 -w8 -N "$((page - 8))" "$1" | awk '
		BEGIN { m = 4294967296; a = 1; b = m - 2 }
		{ a = (a + $1 + b) % m; b = (b + $2 + a) % m }
		function put(w, i) { for (i = 0; i < 4; i++) { printf "\\x%02x", w % 256; w = int(w / 256) } }
		END { put(a); put(b) }' >"$scratch/sum"
	printf '%b' "$(<"$scratch/sum")" | dd of="$1" bs=1 seek="$((page - 8))" conv=notrunc status=none
}

cp "$scratch/before.cables" "$scratch/new.cables"
seal_page "$scratch/new.cables"
same_file "$scratch/new.cables" "$scratch/before.cables" 'the sum of a page is what docs/TRUST.md says'
printf '\x63' | dd of="$scratch/new.cables" bs=1 seek=63 conv=notrunc status=none
seal_page "$scratch/new.cables"
for command in 'verify -a FILE' 'correct -a FILE id:1 -b EXERCISE note=X' 'purge -a FILE id:1 -b EXERCISE' 'seal -a FILE' \
	'export -a FILE --bagit bag'; do
	read -ra words <<<"${command//FILE/$scratch/new.cables}"
	run "$CABLE" "${words[@]}"
	exit_is 3 "${words[0]}: an archive of a newer program is left alone"
	like "$err" 'was written by a newer Cableroom' 'which is said'
done
done_testing
