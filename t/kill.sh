# shellcheck shell=bash
# Imports that are killed with kill -9 at a moment by chance, and started again until they end:
# the archive must then be the one that an undisturbed import makes. For t/cli/kill.t and
# script/soak; $CABLE is the program. The same of the search index beside it.

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
	rm -rf "$archive"*
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
		"$CABLE" index verify -q -a "$archive" || echo "after $kill_killed kills the index is not what it should be"
		[ ! -e "$archive-wal" ] || echo "after $kill_killed kills a -wal is left"
		kill_ended=$((kill_ended + 1))
		held=0
		rm -rf "$archive"*
	done
}

# kill_soon SECONDS COMMAND...: start it, kill it after as long as that. 0 if it was killed, 1 if it had
# ended before, 2 if it failed by itself.
kill_soon() {
	local pid status=0 seconds=$1
	shift
	"$@" >/dev/null 2>"$kill_said" &
	pid=$!
	sleep "$seconds"
	kill -9 $pid 2>/dev/null || true
	wait $pid 2>/dev/null || status=$?
	case $status in
	0) return 1 ;;
	137) return 0 ;;
	*) return 2 ;;
	esac
}

# kill_strangers FOLDER: files of an index that its manifest does not name.
kill_strangers() {
	local f name
	for f in "$1"/*; do
		[ -e "$f" ] || continue
		name=${f##*/}
		case $name in
		MANIFEST | LOCK) continue ;;
		*.gone) name=${name%%-*} ;;
		*.segment) name=${name%.segment} ;;
		esac
		grep -q "^segment $((10#${name//[!0-9]/})) " "$1/MANIFEST" || echo "${f##*/}"
	done
}

# kill_index_check ARCHIVE WHAT: brought up to date, the index has every telegram of the archive once.
kill_index_check() {
	local strangers
	[ -e "$1" ] || return 0
	if ! "$CABLE" index update -q -a "$1" 2>"$kill_said"; then
		# The kill came before the first tables were there.
		! grep -q 'is empty, not an archive$' "$kill_said" || return 0
		echo "$2: the index is not caught up: $(<"$kill_said")"
	fi
	"$CABLE" index verify -a "$1" >"$kill_said" 2>&1 || echo "$2: $(<"$kill_said")"
	"$CABLE" index status -a "$1" >"$kill_said" || echo "$2: $(head -n 1 "$kill_said")"
	[ "$(sed -n 's/^indexed //p' "$kill_said")" = "$(kill_telegrams "$1")" ] ||
		echo "$2: the archive has $(kill_telegrams "$1") telegrams, the index $(sed -n 's/^indexed //p' "$kill_said")"
	strangers=$(kill_strangers "$1-index")
	[ -z "$strangers" ] || echo "$2: files that nobody names: ${strangers//$'\n'/ }"
}

# kill_index SOURCE FOLDER KILLS: KILLS kills of imports that feed the index, of rebuilding, and of making one segment of
# several, which are of the folders in SOURCE. Prints one line for each thing that is wrong; the counts are left in
# kill_killed and kill_by, of each of the three.
kill_index() {
	local source=$1 folder=$2 kills=$3 parts=$2/parts.cables archive=$2/killed.cables began now what part status
	declare -A took
	kill_killed=0
	declare -gA kill_by=([import]=0 [rebuild]=0 [optimise]=0)
	kill_said=$folder/said
	for part in "$source"/*; do
		"$CABLE" import -q -a "$parts" "$part" || echo 'an undisturbed import fails'
	done
	cp -r "$parts-index" "$folder/kept"
	for what in optimise rebuild import; do
		began=$(date +%s%N)
		kill_index_work "$what" "$source" "$archive" "$parts" >/dev/null 2>&1 || echo "an undisturbed $what fails"
		took[$what]=$((($(date +%s%N) - began) / 1000000))
	done
	while [ $kill_killed -lt "$kills" ]; do
		what=$(printf '%s\n' import rebuild optimise | sed -n $((RANDOM % 3 + 1))p)
		if [ "$what" = import ]; then
			# Two in three go on with what there is.
			[ $((RANDOM % 3)) != 0 ] || rm -rf "$archive"*
		else
			rm -rf "$parts-index"
			cp -r "$folder/kept" "$parts-index"
		fi
		now=$((RANDOM * took[$what] / 32768 + 1))
		status=0
		kill_soon "$((now / 1000)).$(printf %03d $((now % 1000)))" \
			kill_index_run "$what" "$source" "$archive" "$parts" || status=$?
		if [ $status = 0 ]; then
			kill_killed=$((kill_killed + 1))
			kill_by[$what]=$((kill_by[$what] + 1))
		fi
		[ $status != 2 ] || echo "$what fails after $kill_killed kills: $(<"$kill_said")"
		if [ "$what" = import ]; then
			kill_index_check "$archive" "kill $kill_killed, $what"
		else
			kill_index_check "$parts" "kill $kill_killed, $what"
		fi
		[ $status = 0 ] || [ "$what" != import ] || rm -rf "$archive"*
	done
}

# kill_index_work WHAT SOURCE ARCHIVE PARTS: what is to be killed.
kill_index_work() {
	case $1 in
	import) "$CABLE" import -q -a "$3" "$2" ;;
	*) "$CABLE" index "$1" -q -a "$4" ;;
	esac
}

# The same in place of the shell, so that the kill hits it.
kill_index_run() {
	case $1 in
	import) exec "$CABLE" import -q -a "$3" "$2" ;;
	*) exec "$CABLE" index "$1" -q -a "$4" ;;
	esac
}
