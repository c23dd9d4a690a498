#!/usr/bin/env bash
# cable parse --only PART: fragments, by the very readers of whole telegrams.
source t/lib.sh

# part PART TEXT OPTION...: what is printed for a fragment.
part() {
	local name=$1 text=$2
	shift 2
	printf '%s\n' "$text" >"$scratch/fragment"
	run "$CABLE" parse --only "$name" "$@" "$scratch/fragment"
}

part mrn $'STATE (01) 201265\n377 KATHMANDU\nnothing\n06ALMATY003273'
is "$out" $'01STATE201265\nKATHMANDU377\n\n06ALMATY3273' 'mrn: a line for each line'
part refs 'A. STATE 1234 B. 74 LIMA 5 (NOTAL)' --year 1975
is "$(jq -c 'map([.label, .mrn, .year_inferred, .notal])' <<<"$out")" \
	'[["A","75STATE1234",true,false],["B","74LIMA5",false,true]]' 'refs: without a label, with a year'
part refs 'REF: LA PAZ 9999' --mrn '1974LAPAZ00158' --from 'LA PAZ'
is "$(jq -r '.[0].mrn' <<<"$out")" 73LAPAZ9999 'refs: a number still to come is of the year before'
part tags 'TAGS: PINT, OVIP (EXERCISE, JOHN), BL'
is "$(jq -c 'map(.tag)' <<<"$out")" '["PINT","OVIP","EXERCISE, JOHN","BL"]' 'tags'
part recipients $'AMEMBASSY LIMA PRIORITY 0123\nAMEMBASSY QUITO'
is "$(jq -c 'map([.post, .precedence, .number])' <<<"$out")" '[["LIMA","PRIORITY","0123"],["QUITO",null,null]]' 'recipients'
part info 'INFO RUEHPE/AMEMBASSY LIMA 0123'
is "$(jq -c 'map([.routing, .post])' <<<"$out")" '[["RUEHPE","LIMA"]]' 'info'
part subject $'SUBJECT: EXERCISE ON\nTWO LINES'
is "$out" '"EXERCISE ON TWO LINES"' 'subject'
part summary 'Summary: He came. End summary.'
is "$out" '"He came."' 'summary'
part classified-by 'Classified By: CDA JOHN EXERCISE. Reason: 1.4(B/D)'
is "$(jq -c '[.name, .title, .reasons]' <<<"$out")" '["JOHN EXERCISE","CDA",["1.4(b)","1.4(d)"]]' 'classified-by'
part declassify 'E.O. 12958: DECL: 10/29/2015'
is "$(jq -c '[.order, .action, .date]' <<<"$out")" '["12958","DECL","2015-10-29"]' 'declassify'
part signer $'1. EXERCISE TEXT.\nSTEDMAN'
is "$out" '"STEDMAN"' 'signer'
part tags ''
is "$out" '[]' 'nothing gives nothing'

part refs $'{"id":7,"input":"REF: LIMA 1","year":1974}\nno JSON\n{"id":"b","input":"REF: LIMA 2","mrn":"75STATE1"}' --jsonl
exit_is 3 'a bad line of JSON Lines is told in the exit code'
like "$err" 'line 2' 'and named'
is "$(jq -c '[.id, .value[0].mrn]' <<<"$out")" $'[7,"74LIMA1"]\n["b","75LIMA2"]' 'the other lines are answered'
done_testing
