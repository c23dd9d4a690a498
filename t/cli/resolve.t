#!/usr/bin/env bash
# cable resolve: which telegram a spelling of a number means.
source t/lib.sh

a=$scratch/a.cables
"$CABLE" import -q -a "$a" examples/telegrams >/dev/null || true
cd "$scratch"

run "$CABLE" resolve 'STATE (01) 201265'
exit_is 0 'without an archive the tables serve'
is "$out" 'STATE (01) 201265'$'\n''  01STATE201265' 'a year in parentheses'
run "$CABLE" resolve 'AMEMBASSY LA PAZ 9158'
like "$out" 'LAPAZ9158'$'\n''      AMEMBASSY LA PAZ is its address on the wire' 'an address'
like "$out" 'the year is not known; --year or --near tells it' 'a year that nothing tells'
run "$CABLE" resolve --year 1974 'LA PAZ 9158'
like "$out" '  74LAPAZ9158' 'a year that is given'
run "$CABLE" resolve REFTEL
exit_is 1 'what only its context can name'
is "$out" 'REFTEL: the telegram named in the references of the one that says so; with a letter, that one of them' 'is told'

run "$CABLE" resolve -a "$a" 'LA PAZ 9158'
like "$out" $'\n''  74LAPAZ9158  held'$'\n''      is 74 LA PAZ 9158, 9 January 1974: MINISTER ASKS' 'an archive knows the year'
run "$CABLE" resolve -a "$a" 'LAPAX 9158'
like "$out" $'\n''  74LAPAZ9158  held' 'a misspelt post that is held comes first'
like "$out" 'no post is called LAPAX; LAPAZ is one letter off' 'and why'
run "$CABLE" resolve -a "$a" '74 LA PAZ 9200'
like "$out" '74LAPAZ9200  not held'$'\n''      near it 74 LA PAZ 9158, 9 January 1974.*near it 74 LA PAZ 9233, 24 January 1974' \
	'of a number that is not held, what is near it'
run "$CABLE" resolve -a "$a" '74 STATE 904388'
like "$out" '74STATE904388  cited, not held' 'one that is only cited'
run "$CABLE" resolve -a "$a" --near 1974-01-25 'LA PAZ 9655'
like "$out" '  73LAPAZ9655 .*the year before that of the day given' 'a number to which the post had not come by that day'
run "$CABLE" resolve -a "$a" --near 1974-07-25 'LA PAZ 9655'
like "$out" '  74LAPAZ9655  held' 'and one to which it had'
run "$CABLE" resolve -a "$a" 'USDAO LA PAZ 12'
like "$out" "^USDAO LA PAZ 12: a number of USDAO, whose office has a series of its own" "an attache's number"

printf '%s\n' '74LAPAZ9158' '' 'KABUL 936/935' >lines
run "$CABLE" resolve -a "$a" -f json - <lines
exit_is 0 'a text a line'
if command -v jq >/dev/null; then
	is "$(jq -c '[.schema, .text, (.spellings[] | .candidates[0].mrn)]' <<<"$out")" \
		'["resolve/1","74LAPAZ9158","74LAPAZ9158"]'$'\n''["resolve/1","KABUL 936/935","KABUL936","KABUL935"]' '--format json'
	is "$(jq -c '.spellings[0].candidates[0].held[0].mrn // empty' <<<"$out")" '"74LAPAZ9158"' 'what is held'
fi

run "$CABLE" resolve --year 74 'LA PAZ 1'
exit_is 2 'a year has four digits'
run "$CABLE" resolve --near yesterday 'LA PAZ 1'
exit_is 2 'a day is written 1974-01-24'
run "$CABLE" resolve -a "$scratch/none.cables" 'LA PAZ 1'
exit_is 3 'an archive that is named must be there'
run "$CABLE" resolve $'LA PAZ\e[2J 1'
unlike "$out" $'\e' 'nothing steers the terminal'
done_testing
