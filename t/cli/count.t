#!/usr/bin/env bash
# cable count and cable timeline: exact numbers, out of archives with and without an index, and out of files.
source t/lib.sh

a=$scratch/a.cables
"$CABLE" import -q -a "$a" examples/telegrams >/dev/null 2>&1 || true
export CABLEROOM_ARCHIVE=$a

run "$CABLE" count whistle
exit_is 0 'a query is counted'
like "$out" '^[0-9]+$' 'and the number is all that is said'
n=$out
is "$("$CABLE" search --format json whistle | grep -o '"total":[0-9]*')" "\"total\":$n" 'it is the number that search tells'
is "$("$CABLE" count --in examples/telegrams whistle)" "$n" 'files have as many'
run "$CABLE" count xyzzyx
exit_is 1 'none is an answer, too'
is "$out" 0 'which is told'
run "$CABLE" count --format json whistle
like "$out" "^\{\"schema\":\"count/1\",\"query\":\"whistle\",\"read_as\":\"the word 'whistle' in any form\",\"notes\":\[\],\"searched\":[0-9]+,\"unindexed\":0,\"total\":$n\}$" 'as JSON'
is "$("$CABLE" count -l 'lake OR boiler' || true)" "$("$CABLE" count 'lake AND "or" AND boiler' || true)" '--literal'

# Without an index, and with one that was damaged, the numbers are the same.
for query in whistle 'from:lapaz' 'minist*' '"steam whistle"' 'NOT bolivia' 'date:1974'; do
	printf '%s %s\n' "$("$CABLE" count "$query" || true)" "$query"
done >"$scratch/by_index"
mkdir "$scratch/alone"
cp "$a" "$scratch/alone/a.cables"
mkdir "$scratch/alone/a.cables-index"
chmod a-w "$scratch/alone/a.cables-index"
while read -r n query; do
	printf '%s %s\n' "$("$CABLE" count -a "$scratch/alone/a.cables" "$query" || true)" "$query"
done <"$scratch/by_index" >"$scratch/by_matcher"
same_file "$scratch/by_matcher" "$scratch/by_index" 'index and matcher count alike'

run "$CABLE" timeline whistle -f csv
exit_is 0 'by month'
is "$(head -1 <<<"$out")" month,count 'as a table'
is "$(tail -n +2 <<<"$out" | awk -F, '{ n += $2 } END { print n }')" "$("$CABLE" count whistle)" 'the months add up to the count'
is "$(tail -n +2 <<<"$out" | awk -F'[-,]' 'NR > 1 && $1 * 12 + $2 != last + 1 { print } { last = $1 * 12 + $2 }')" '' 'no month is left out'
like "$out" ',0'$'\n' 'those without a hit have a row'
run "$CABLE" timeline whistle --by year
like "$out" '^[0-9]{4} +[0-9]+ ?#*' 'by year, with bars'
is "$(awk 'length > 80' <<<"$out")" '' 'within 80 columns'
run "$CABLE" timeline whistle -f json
like "$out" '"schema":"timeline/1".*"months":\{"year":[0-9]{4},"month":[0-9]+,"counts":\[[0-9,]+\],"undated":0\}' 'as JSON'
run "$CABLE" timeline xyzzyx
exit_is 1 'nothing is found'
is "$out" '' 'and there is no month'
run "$CABLE" count
exit_is 2 'a query is needed'
run "$CABLE" count -a "$a" --in examples x
exit_is 2 'an archive and files exclude each other'
done_testing
