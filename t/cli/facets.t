#!/usr/bin/env bash
# cable facets: what hits are counted by.
source t/lib.sh

a=$scratch/a.cables
"$CABLE" import -q -a "$a" examples/telegrams >/dev/null 2>&1 || true
export CABLEROOM_ARCHIVE=$a

run "$CABLE" facets whistle
exit_is 0 'hits are counted'
like "$out" "^$("$CABLE" count whistle) telegrams"$'\n' 'how many come first'
for title in Year From 'Sent as, or is now' Precedence TAGS Country; do
	like "$out" $'\n'"$title"$'\n''  ' "by $title"
done
unlike "$out" $'\nMonth\n' 'months only when asked for'
is "$(awk 'length > 80' <<<"$out")" '' 'within 80 columns'
run "$CABLE" facets whistle --of year,month
like "$out" $'\nYear\n.*\nMonth\n' '--of'
unlike "$out" 'TAGS' 'and no others'
run "$CABLE" facets whistle --of yeer
exit_is 2 'a facet that there is not'
run "$CABLE" facets whistle --of year -f csv
is "$(head -1 <<<"$out")" facet,value,count 'CSV has names of columns'
is "$(tail -n +2 <<<"$out" | awk -F, '{ n += $3 } END { print n }')" "$("$CABLE" count whistle)" 'the years add up to the count'
is "$(tail -n +2 <<<"$out" | cut -d, -f3)" "$(tail -n +2 <<<"$out" | cut -d, -f3 | sort -rn)" 'the most frequent first'
while IFS=, read -r _ year n; do
	is "$("$CABLE" count "whistle date:$year")" "$n" "narrowed by $year there are as many"
done < <(tail -n +2 "$scratch/out" | head -3)
run "$CABLE" facets '' -f csv
cp "$scratch/out" "$scratch/by_index"
run "$CABLE" facets --in examples/telegrams '' -f csv
is "$(grep -v '^form' "$scratch/out")" "$(grep -v '^form' "$scratch/by_index")" 'files are counted as an archive is'
run "$CABLE" facets whistle -f json
like "$out" '"schema":"facets/1".*"total":[0-9]+,"years":\[\{"value":"[0-9]{4}","count":[0-9]+\}' 'as JSON'
run "$CABLE" facets xyzzyx
exit_is 1 'nothing is found'
done_testing
