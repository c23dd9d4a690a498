#!/usr/bin/env bash
#
# A byte that changes anywhere in an archive is found, or changes no answer.
source t/lib.sh

archive=$scratch/good.cables
run "$CABLE" import -q -a "$archive" examples/telegrams
exit_is 0 'an archive is made'
run "$CABLE" verify -q "$archive"
exit_is 0 'it is whole'
size=$(stat -c %s "$archive")
good=$(command -v sqlite3 >/dev/null && sqlite3 "$archive" .dump | sha256sum)

# flip PLACE: a copy with one byte changed there, by another number at each place.
flip() {
	local place=$1 byte
	byte=$(od -An -tu1 -j "$place" -N 1 "$archive")
	cp "$archive" "$scratch/bad.cables"
	printf '%b' "\\x$(printf %02x $((byte ^ (1 + place % 255))))" |
		dd of="$scratch/bad.cables" bs=1 seek="$place" conv=notrunc status=none
}

# unseen PLACE: the damage there is not noticed, although it changes what the archive holds.
unseen() {
	local code=0
	"$CABLE" verify -q "$scratch/bad.cables" >"$scratch/out" 2>"$scratch/err" || code=$?
	case $code in
	1) [ ! -s "$scratch/out" ] ;;  # named
	3) [ ! -s "$scratch/err" ] ;;  # refused, with a sentence
	0) [ -n "$good" ] && [ "$(sqlite3 "$scratch/bad.cables" .dump 2>&1 | sha256sum)" != "$good" ] ;;
	*) true ;;
	esac
}

# try NAME PLACE...: none of them goes by.
try() {
	local name=$1 place
	shift
	for place; do
		flip "$place"
		! unseen || echo "$place: $(head -c 200 "$scratch/err")"
	done >"$scratch/unseen"
	is "$(<"$scratch/unseen")" '' "$name"
}

try 'each byte of the header' $(seq 0 99)
# shellcheck disable=SC2046 # a word a place
try '200 places anywhere' $(awk -v n="$size" 'BEGIN { srand(1974); for (i = 0; i < 200; i++) print int(rand() * n) }')

# What a reader meets on its way is refused too, not only what verify looks for.
flip $((size / 2))
run "$CABLE" verify "$scratch/bad.cables"
exit_is 1 'damage in the middle is found'
like "$out" 'damaged: page [0-9]+: ' 'with its page'
done_testing
