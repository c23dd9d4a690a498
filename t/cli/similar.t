#!/usr/bin/env bash
# cable similar: telegrams like one.
source t/lib.sh

a=$scratch/a.cables
"$CABLE" import -q -a "$a" examples/telegrams >/dev/null 2>&1 || true
export CABLEROOM_ARCHIVE=$a

# About one steamer: the telegrams that tell of her come before others.
run "$CABLE" similar 74LAPAZ9655 -f csv -n 5
exit_is 0 'some telegram is like it'
is "$(wc -l <"$scratch/out")" 6 'as many as asked for'
is "$(grep -c '74LAPAZ9655' <<<"$out" || true)" 0 'not itself'
run "$CABLE" similar 74LAPAZ9655 -n 3
like "$out" '^any of the words .*steamer|^any of the words .*crate|^any of the words .*whistle' 'by its telling words'
unlike "$out" '--literal' 'which nobody wrote'
run "$CABLE" similar 74LAPAZ9655 -f json -n 1
like "$out" '^\{"schema":"similar/1","id":[0-9]+,"query":".* OR .*","hits":\[\{' 'as JSON'
run "$CABLE" similar 99NOWHERE1
exit_is 1 'a telegram that is not there'
run "$CABLE" similar nonsense
exit_is 2 'what is no number'

# A copy with another number is found by its text, also without an index.
sed 's/9655/9656/g' examples/telegrams/*9655* >"$scratch/copy.txt" 2>/dev/null || true
if [ -s "$scratch/copy.txt" ]; then
	"$CABLE" import -q -a "$a" "$scratch/copy.txt" >/dev/null 2>&1
	run "$CABLE" similar 74LAPAZ9656
	like "$out" 'Much the same text:'$'\n''  id:[0-9]+, [0-9]+ % of the text the same' 'much the same text is named'
else
	skip 'no example has that number in its name'
fi
done_testing
