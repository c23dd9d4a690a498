# shellcheck shell=bash
# Imports that are killed with kill -9 at a moment by chance, and started again until they end:
# the archive must then be the one that an undisturbed import makes. For t/cli/kill.t and
# script/soak; $CABLE is the program.

# kill_dump ARCHIVE: what is compared: the log's root, every telegram with its number in the archive.
kill_dump() {
	sqlite3 -readonly "$1" "SELECT id, lower(hex(text_sha256)), mrn FROM telegram ORDER BY id" | sha256sum
	"$CABLE" verify -a "$1" | sed -n 's/^log  *//p'
}

# kill_telegrams ARCHIVE: how many it holds; 0 before there is one.
kill_telegrams() {
	if [ -e "$1" ]; then
		sqlite3 -readonly "$1" "SELECT count(*) FROM telegram" 2>/dev/null || echo 0
	else
		echo 0
	fi
}

# kill_once ARCHIVE SOURCE SECONDS: start an import, kill it after as long as that. 0 if it was
# killed, 1 if it had ended before, 2 if it failed by itself.
kill_once() {
	local pid status=0
	"$CABLE" import -q -a "$1" "$2" >/dev/null 2>"$1.said" &
	pid=$!
	sleep "$3"
	kill -9 $pid 2>/dev/null || true
	wait $pid 2>/dev/null || status=$?
	case $status in
	0) return 1 ;;
	137) return 0 ;;
	*) return 2 ;;
	esac
}

# kill_import SOURCE FOLDER KILLS: KILLS kills; each archive that came to its end in between is
# compared and thrown away. Prints one line for each thing that is wrong; the counts are left
# in kill_killed, kill_ended and kill_kept (telegrams found after kills).
kill_import() {
	local source=$1 folder=$2 kills=$3 archive=$2/killed.cables began took want held now status
	kill_killed=0 kill_ended=0 kill_kept=0
	began=$(date +%s%N)
	"$CABLE" import -q -a "$folder/whole.cables" "$source" || echo 'an undisturbed import fails'
	took=$((($(date +%s%N) - began) / 1000000))
	want=$(kill_dump "$folder/whole.cables")
	held=0
	rm -f "$archive"*
	while [ $kill_killed -lt "$kills" ]; do
		# Up to the time of a whole import: some come too late, and some between two batches.
		now=$((RANDOM * took / 32768 + 1))
		status=0
		kill_once "$archive" "$source" "$((now / 1000)).$(printf %03d $((now % 1000)))" || status=$?
		if [ $status = 0 ]; then
			kill_killed=$((kill_killed + 1))
			now=$(kill_telegrams "$archive")
			[ "$now" -ge "$held" ] || echo "after kill $kill_killed: $now telegrams, there were $held"
			held=$now
			kill_kept=$((kill_kept + now))
			[ $((kill_killed % 4)) != 0 ] || status=3
		fi
		[ $status != 2 ] || { echo "import fails after $kill_killed kills: $(<"$archive.said")"; status=3; }
		[ $status != 0 ] || continue
		# To the end, and once more from nothing.
		"$CABLE" import -q -a "$archive" "$source" || echo "the rest is not imported after kill $kill_killed"
		[ "$(kill_dump "$archive")" = "$want" ] || echo "after $kill_killed kills the archive is another one"
		"$CABLE" verify -q -a "$archive" || echo "after $kill_killed kills verify finds damage"
		[ ! -e "$archive-wal" ] || echo "after $kill_killed kills a -wal is left"
		kill_ended=$((kill_ended + 1))
		held=0
		rm -f "$archive"*
	done
}
