#!/usr/bin/env bash
# cable missing: what an archive lacks, as far as what it holds tells, and letters that ask for it.
source t/lib.sh

a=$scratch/a.cables
"$CABLE" import -q -a "$a" examples/telegrams >/dev/null || true

run "$CABLE" missing -a "$a" --all
exit_is 0 'an archive tells what it lacks'
like "$out" '^[0-9]+ telegrams\. They name [0-9]+ others by number, [0-9]+ of them held' 'how many it cites'
like "$out" $'\n''  74 LA PAZ 9110  between 1 and 9 January 1974'$'\n''      cited by 74 LA PAZ 9158 of 9 January 1974' \
	'a number that is cited, when it was sent, by whom it is cited'
like "$out" '"AMBASSADOR READ THE PRESIDENT.S MESSAGE \(REFTEL\) IN SPANISH' 'and in which words'
unlike "$out" $'\n''  74 LA PAZ 9158  ' 'what is held is not missing'
like "$out" $'\n''  73 LA PAZ A-101  airgram' 'an airgram is of another series'
like "$out" 'Airgrams went by pouch and have numbers of their own' 'which is explained'
like "$out" '78 LA PAZ 19344  section 2 of 3 is not held' 'a telegram that lacks a section'
unlike "$out" '06 LA PAZ 9301  section' 'sections that came in two files are together'
like "$out" 'REPORT DTG 251847Z NOV 08' 'a message that is named by its time'
like "$out" 'less than half is held, a sample' 'of a sample no numbers between are listed'
ok 'looking leaves no file behind' test ! -e "$a-wal" -a ! -e "$a-shm" -a ! -e "$a-journal"

run "$CABLE" missing -a "$a" --post 'amembassy la paz' --year 1974 --ranges
like "$out" 'Cited, not held: 1'$'\n''  74 LA PAZ 9110' 'one post, one year'
like "$out" $'\n''  74 La Paz 9159 - 9232 \(74\)  9 January 1974 - 24 January 1974' 'with --ranges the numbers between'
unlike "$out" 'LIMA' 'and nothing of others'

run "$CABLE" missing -a "$a" -f csv
like "$out" '^kind,mrn,post,year,number,last_number,from,to,likely,times_cited,cited_by,subject,sentence,note'$'\n' 'a table'
like "$out" $'\n''cited,74LAPAZ9110,LAPAZ,1974,9110,,1974-01-01,1974-01-09,.*,1,74LAPAZ9158,' 'a line each'

run "$CABLE" missing -a "$a" -f json
if command -v jq >/dev/null; then
	is "$(jq -c '[.schema, (.cited[] | select(.mrn == "74LAPAZ9110") | .post, .to, .first_cited_by.mrn)]' <<<"$out")" \
		'["missing/1","LAPAZ","1974-01-09","74LAPAZ9158"]' '--format json'
	is "$(jq '[.cited[] | select(.doubt)] | length' <<<"$out")" 0 'nothing doubtful is among what to ask for'
else
	like "$out" '^\{"schema":"missing/1"' '--format json'
fi

# Requests go to the office that has the telegrams of the year.
mkdir "$scratch/ask"
run "$CABLE" missing -a "$a" --foia "$scratch/ask"
exit_is 0 'requests are written'
is "$out" "$scratch/ask/requests.csv"$'\n'"$scratch/ask/national-archives.txt"$'\n'"$scratch/ask/state-department.txt" \
	'a table and two letters'
ok 'telegrams of 1974 are asked of the National Archives' grep -q '1974LAPAZ09110, sent between' "$scratch/ask/national-archives.txt"
ok 'those of 1994 of the State Department' grep -q '94 STATE 925001, sent before 20 September 1994' "$scratch/ask/state-department.txt"
not_ok 'no airgram is asked for' grep -q 'A-101' "$scratch/ask/national-archives.txt"
is "$(awk 'length > 80' "$scratch"/ask/*.txt)" '' 'letters have lines that fit a page'
run "$CABLE" missing -a "$a" --foia "$scratch/nowhere"
exit_is 3 'a folder that is not there'
like "$err" "is there a folder '$scratch/nowhere'\?" 'is told'

# References that cannot be as they stand.
odd() {
	sed -e 's/LA PAZ 09158/LA PAZ 00158/; s/LA PAZ 9158/LA PAZ 0158/' -e "s/^REF: LA PAZ 9110 (NOTAL)/REF: $1/" \
		examples/telegrams/1974-lapaz-9158-ministers-call.txt
}
odd 'A. SANTAIGO 77 B. STATE 117711 C. PURCHASE ORDER 66' >"$scratch/odd.txt"
"$CABLE" import -q -a "$scratch/odd.cables" "$scratch/odd.txt" >/dev/null
run "$CABLE" missing -a "$scratch/odd.cables" --post santiago
like "$out" '74 SANTIAGO 77 .*read as SANTIAGO: SANTAIGO is one letter off' 'a misspelt post is read as the near one'
run "$CABLE" missing -a "$scratch/odd.cables"
like "$out" 'Cited, but hardly right: 1'$'\n''  PURCHASE ORDER 66  no post of that name is known' 'what is no post is not asked for'

run "$CABLE" missing -a "$a" --year 74
exit_is 2 'a year has four digits'
run "$CABLE" missing -a "$scratch/none.cables"
exit_is 3 'an archive that is not there'

# A year of a post that is held in most of its numbers: the gaps are listed, and so is a silence.
mkdir "$scratch/year"
for n in $(seq 1 60); do
	[ $((n % 10)) = 3 ] && continue
	day=$(date -u -d "1975-01-01 +$((n < 40 ? n : n + 60)) days" +%d%b | tr '[:lower:]' '[:upper:]')
	odd 'NONE' | sed -e "s/LA PAZ 00158/$(printf 'LA PAZ %05d' "$n")/; s/LA PAZ 0158/$(printf 'LA PAZ %04d' "$n")/" \
		-e "s/^O R 091743Z JAN 74/R ${day:0:2}1200Z ${day:2} 75/" >"$scratch/year/$n.txt"
done
"$CABLE" import -q -a "$scratch/year.cables" "$scratch/year" >/dev/null
run "$CABLE" missing -a "$scratch/year.cables"
like "$out" 'La Paz +1975 +54 of about +61 +89 %' 'the share held'
like "$out" 'Numbers between those seen: 6'$'\n''  75 La Paz 3  ' 'the numbers between'
like "$out" 'La Paz  9 February 1975 - 11 April 1975: numbers 39 to 40' 'a silence within the year'
done_testing
