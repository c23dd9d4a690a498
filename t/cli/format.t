#!/usr/bin/env bash
# cable format: the canonical form, which reads as the telegram did.
source t/lib.sh

telegram=examples/telegrams/2006-lapaz-9402-drawings.txt
copy=examples/telegrams/1974-lapaz-9158-ministers-call.txt

run "$CABLE" format "$telegram"
exit_is 0 'a telegram is printed anew'
is "$err" '' 'and nothing else is said'
cp "$scratch/out" "$scratch/clean"
is "$(awk 'length > 69' "$scratch/clean")" '' 'no line is over 69 columns'
is "$(grep -c ' $' "$scratch/clean" || true)" 0 'no line ends in a blank'
is "$(grep -c '¶' "$scratch/clean" || true)" 0 'the marks of the archive are gone'
like "$out" $'\nBT\nUNCLAS ' 'the separation that the archive lost is there'
like "$out" $'\nBT\n#9402\n\nNNNN$' 'and the end'

if command -v jq >/dev/null; then
	values='[.mrn, .dtg, .from.name, [.to[], .info[] | .name, .number], .captions, [.tags[].tag], .subject, [.refs[].mrn],
		[.paragraphs[] | .number, .mark]]'
	is "$("$CABLE" parse "$scratch/clean" | jq -c "$values")" "$("$CABLE" parse "$telegram" | jq -c "$values")" 'it reads as before'
else
	skip 'jq is not installed'
fi
run "$CABLE" format "$scratch/clean"
same_file "$scratch/out" "$scratch/clean" 'and once more it is the same bytes'
run "$CABLE" format --format text - <"$telegram"
same_file "$scratch/out" "$scratch/clean" 'standard input'

run "$CABLE" format "$copy"
is "$(head -n 1 <<<"$out")" 'O R 091743Z JAN 74' 'a copy without the heading of the wire begins with its date-time group'
unlike "$out" $'PAGE 02|\nBT\n|VZCZC|/104 W' 'what the copy added is gone, and nothing is made up'

run "$CABLE" format "$telegram" "$copy"
is "$(grep -cx NNNN "$scratch/out")" 2 'two telegrams'
like "$out" $'\nNNNN\n\nO R 091743Z' 'with an empty line between'

"$CABLE" import --quiet --archive "$scratch/room.cables" "$telegram"
run "$CABLE" format --archive "$scratch/room.cables" '06 LA PAZ 9402'
same_file "$scratch/out" "$scratch/clean" 'one out of an archive, by its number'

{
	sed '/^NNNN/,$d' examples/telegrams/2006-lima-9150-crate-114.txt
	printf '9. EXERCISE. THE SIGN\nNNNN\nENDS A MESSAGE.\n'
} >"$scratch/refused"
run "$CABLE" format "$scratch/refused" "$telegram"
exit_is 1 'what must not be sent is refused'
like "$err" "^cable: format: $scratch/refused:[0-9]+:1: .*NNNN.*\\[F14\\]$" 'with what it is and where'
same_file "$scratch/out" "$scratch/clean" 'and nothing of it is printed, but the next one is'
run "$CABLE" format examples/telegrams/2009-lapaz-9044-two-whistles.txt
exit_is 1 'so is a portion above the whole'

run "$CABLE" format "$scratch/none"
exit_is 3 'a file that is not there'
run "$CABLE" format
exit_is 2 'nothing to format'
run "$CABLE" format --format wire "$telegram"
exit_is 2 'a format that is not known'
done_testing
