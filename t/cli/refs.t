#!/usr/bin/env bash
# cable refs: what a telegram cites and what cites it, both ways.
source t/lib.sh

a=$scratch/a.cables
"$CABLE" import -q -a "$a" examples/telegrams >/dev/null || true

run "$CABLE" refs -a "$a" 74LAPAZ9412
exit_is 0 'a telegram tells what it cites'
like "$out" '^74 LA PAZ 9412  19 March 1974  EXERCISE: DEED OF GIFT' 'it stands first'
like "$out" $'\n''cites 2 telegrams, 1 held, 1 not held; and 1 other thing'$'\n' 'what it cites is counted'
like "$out" $'\n''    A. 74 LA PAZ 9233  24 January 1974  EXERCISE: LAKE LEVELS' 'a held one with its subject'
like "$out" $'\n''    B. 74 STATE 904388  not held'$'\n' 'one that is not held has a row of its own'
like "$out" $'\n''    C. FENNIMORE-PRUITT TELCON, MARCH 15  telcon'$'\n' 'and so has a talk on the telephone'
like "$out" $'\n''is cited by 4 telegrams'$'\n''    74 LA PAZ 9480 ' 'and what cites it'
like "$out" $'\n''    74 LIMA 19204 ' 'also under a number that inherits its post'

run "$CABLE" refs -a "$a" --depth 3 '74 LA PAZ 09412'
like "$out" $'\n''        A. 74 STATE 901042 ' 'the second step'
like "$out" $'\n''            74 LA PAZ 9158 ' 'the third'
like "$out" '74 LA PAZ 9158 .*\(above\)' 'what stands above already is not opened again'

run "$CABLE" refs -a "$a" '74 STATE 904388'
exit_is 0 'a telegram that is only cited has references, too'
like "$out" '^74 STATE 904388  not held'$'\n''cites 0 telegrams'$'\n''is cited by 1 telegram' 'one way'

# Two telegrams that cite each other, and one of them itself.
one=examples/telegrams/1974-lapaz-9158-ministers-call.txt
mkdir "$scratch/ring"
sed 's/^REF: .*/REF: 74 LA PAZ 9159/' $one >"$scratch/ring/1.txt"
sed -e 's/^REF: .*/REF: 74 LA PAZ 9158, 74 LA PAZ 9159/' -e '/^REF/!s/LA PAZ \(0\?\)9158/LA PAZ \19159/' $one >"$scratch/ring/2.txt"
"$CABLE" import -q -a "$scratch/ring.cables" "$scratch/ring" >/dev/null
run timeout 20 "$CABLE" refs -a "$scratch/ring.cables" -d 50 74LAPAZ9158
exit_is 0 'a ring of references ends'
like "$out" 'cites 1 telegram, 1 held' 'each once'
if command -v jq >/dev/null; then
	run "$CABLE" refs -a "$scratch/ring.cables" -d 50 -f json 74LAPAZ9158
	is "$(jq -c '[.schema, (.nodes | length), (.edges | length), .cites, .cited_by]' <<<"$out")" '["refs/1",2,3,1,1]' \
		'also as JSON'
	run "$CABLE" refs -a "$a" -f json 74LAPAZ9412
	is "$(jq -c '[.cites, .cites_held, .cites_other, .cited_by, (.edges[0] | .label, .raw)]' <<<"$out")" \
		'[3,1,1,4,"A","LA PAZ 9233"]' 'counts and edges as JSON'
fi

run "$CABLE" refs -a "$a" -f dot 74LAPAZ9412
like "$out" '^digraph references \{.*n0 -> n1 \[label="A"\];' 'a graph for Graphviz'
run "$CABLE" refs -a "$a" -f graphml 74LAPAZ9412
like "$out" '<edge source="n0" target="n1"><data key="label">A</data><data key="raw">LA PAZ 9233</data></edge>' 'GraphML'
if command -v xmllint >/dev/null; then
	ok 'is XML' xmllint --noout "$scratch/out"
fi
run "$CABLE" refs -a "$a" -f csv 74LAPAZ9412
like "$out" $'\n''74LAPAZ9412,74STATE904388,cable,no,B,no,STATE 904388,' 'CSV'

run "$CABLE" refs -a "$a" 74LAPAZ9999
exit_is 1 'a number that nobody knows'
like "$err" 'neither held nor cited' 'is told'
run "$CABLE" refs -a "$a" 'no number'
exit_is 2 'what is no number'
run "$CABLE" refs -a "$a" -d 0 74LAPAZ9412
exit_is 2 'a depth of nothing'
run "$CABLE" refs -a "$scratch/none.cables" 74LAPAZ9412
exit_is 3 'an archive that is not there'
done_testing
