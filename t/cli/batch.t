#!/usr/bin/env bash
# cable batch: a list of queries.
source t/lib.sh

a=$scratch/a.cables
"$CABLE" import -q -a "$a" examples/telegrams >/dev/null 2>&1 || true
export CABLEROOM_ARCHIVE=$a

printf 'whistle\n\nwhissle\n"steam whistle"\n' >"$scratch/list"
run "$CABLE" batch "$scratch/list"
exit_is 0 'a list is run'
is "$(wc -l <"$scratch/out")" 3 'a row for each query'
is "$(awk '{ print $1 }' <<<"$out" | tr '\n' ' ')" "$("$CABLE" count whistle) 0 $("$CABLE" count '"steam whistle"') " 'with its count'
is "$err" '' 'and nothing to complain of'
run "$CABLE" batch -f csv "$scratch/list"
is "$(head -1 <<<"$out")" line,query,count,hits 'CSV has names of columns'
like "$out" $'\n''3,whissle,0,'$'\n' 'and lines of the list'
like "$out" $'\n''4,"""steam whistle"""' 'quoted where need be'
run "$CABLE" batch -f json --hits 1 "$scratch/list"
like "$out" '^\{"schema":"batch/1","answers":\[\{"line":1,"query":"whistle",.*"hits":\[\{.*"bad_lines":0\}$' 'as JSON'

printf 'whistle\nbad\001line\n\377\376\nlake\nfoo:bar\n' >"$scratch/bad"
run "$CABLE" batch "$scratch/bad"
exit_is 2 'a bad line is told by the exit code'
is "$(wc -l <"$scratch/out")" 3 'the others run'
like "$err" "line 2: it has control characters"$'\n'"cable: $scratch/bad, line 3: it is not UTF-8" 'the bad ones have their numbers'
like "$err" "line 5: note: there is no field 'foo:'" 'and so has what was read otherwise than meant'
head -c 9000 /dev/zero | tr '\0' x >"$scratch/long"
run "$CABLE" batch "$scratch/long"
like "$err" 'line 1: it is longer than 8 KB' 'a line that is too long'

printf 'lake OR boiler\n' >"$scratch/names"
run "$CABLE" batch --literal "$scratch/names"
is "$(awk '{ print $1 }' <<<"$out")" "$("$CABLE" count -l 'lake OR boiler' || true)" '--literal'
run "$CABLE" batch - <"$scratch/list"
exit_is 0 'standard input'
run "$CABLE" batch "$scratch/none"
exit_is 3 'a file that is not there'
printf 'whissle\n' >"$scratch/vain"
run "$CABLE" batch "$scratch/vain"
exit_is 1 'nothing is found'
done_testing
