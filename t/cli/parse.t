#!/usr/bin/env bash
# cable parse: all values of a telegram, as JSON, as a summary, as a tree.
source t/lib.sh

crate=examples/telegrams/2006-lima-9150-crate-114.txt
deed=examples/telegrams/1974-lapaz-9412-deed-of-gift.txt

# value FILTER: what jq finds in the last output.
value() {
	jq -c "$1" <<<"$out"
}

run "$CABLE" parse "$crate"
exit_is 0 'a telegram is parsed'
is "$(wc -l <"$scratch/out")" 1 'one object, one line'

if command -v jq >/dev/null; then
	is "$(value .schema)" '"cable/1"' 'the schema is named'
	keys=schema,source,profile,mrn,mrn_forms,transmission,precedence,info_precedence,dtg,time,from,to,info
	keys+=,exempt,message,classification,release,captions,pass_lines,eo,tags,subject,subject_mark,refs,classified_by
	keys+=,sections,pages,distribution,summary,comment,paragraphs,headings,signer,where,embedded,record
	keys+=,findings,accounted,unknown
	is "$(jq -r 'keys_unsorted | join(",")' <<<"$out")" "$keys" 'the keys in their order'
	is "$(value .mrn)" '"06LIMA9150"' 'its number'
	is "$(value .time)" '"2006-06-22T21:40Z"' 'its time'
	is "$(value '[.to[0].name, .to[0].post]')" '["AMEMBASSY LA PAZ","LAPAZ"]' 'to whom it goes'
	is "$(value '[.refs[].mrn]')" '["06LAPAZ9273"]' 'what it answers'
	is "$(value '.accounted + .unknown')" "$(wc -c <"$crate")" 'every byte is accounted for or unknown'
	is "$(value '.source | [.path, .form, .offset, .length]')" \
		"[\"$crate\",\"acp127\",0,$(wc -c <"$crate")]" 'where it came from'
	is "$(value '.source | .sha256, .text_sha256' | sort -u)" "\"$(sha256sum <"$crate" | cut -c 1-64)\"" 'both hashes'
	is "$(value 'has("nodes")')" false 'no tree unless it is asked for'

	# Every span of a list names the bytes that it says.
	jq -r '.tags[] | "\(.span[0]) \(.span[1]) \(.raw)"' <<<"$out" | while read -r from length raw; do
		[ "$(tail -c +$((from + 1)) "$crate" | head -c "$length")" = "$raw" ] || echo "$raw"
	done >"$scratch/wrong"
	is "$(<"$scratch/wrong")" '' 'spans of TAGS name their bytes'

	run "$CABLE" parse --tree "$deed"
	is "$(value '[.nodes | recurse(.children[]) | select(.children == []) | .span[1]] | add')" "$(wc -c <"$deed")" \
		'the leaves of the tree hold every byte once'

	: >"$scratch/empty"
	run "$CABLE" parse "$scratch/empty"
	exit_is 0 'an empty file is an empty telegram'
	is "$(value '[.mrn, .from, .eo, .release, .to, .tags, .where.subject]')" '[null,null,null,null,[],[],[]]' \
		'what is absent is null or an empty list, never a missing key'

	printf 'SUBJECT: A\x80\xff\033B\n\n\000\n' >"$scratch/odd"
	run "$CABLE" parse "$scratch/odd"
	exit_is 0 'any bytes can be parsed'
	is "$(value .subject)" "\"A$(printf '\xef\xbf\xbd\xef\xbf\xbd')\\u001bB\"" 'and give JSON that is valid'

	run "$CABLE" parse - <"$crate"
	is "$(value '[.source.path, .mrn]')" '["-","06LIMA9150"]' 'standard input'

	run "$CABLE" parse --profile acp127 "$crate"
	is "$(value .profile)" '"acp127"' 'the profile can be said'

	run "$CABLE" parse "$crate" "$scratch/none" "$deed"
	exit_is 3 'a file that is not there'
	is "$(jq -c .mrn <<<"$out" | tr '\n' ' ')" '"06LIMA9150" "74LAPAZ9412" ' 'does not keep the others away'
	like "$err" "^cable: there is no file '$scratch/none'" 'and is named'
else
	skip 'jq is not installed' 21
fi

run "$CABLE" parse --format text "$deed"
exit_is 0 'a summary'
like "$out" 'number: +74LAPAZ9412'$'\n' 'with the number'
like "$out" 'date-time: +191940Z MAR 74 \(1974-03-19T19:40Z\)'$'\n' 'the time'
like "$out" 'sections: +2 of 2'$'\n' 'and the sections'

run "$CABLE" parse --format tree "$crate"
like "$out" '^off=0 +len=[0-9]+ +telegram'$'\n' 'a tree begins with the telegram'
like "$out" $'\n''off=[0-9]+ +len=4 +tag +SCUL'$'\n' 'and goes down to a TAG'

run "$CABLE" parse examples/telegrams
exit_is 2 'a folder is no telegram'
is "$err" 'cable: examples/telegrams is a folder; name the files in it, or import it' 'and what to do'
run "$CABLE" parse
exit_is 2 'nothing to parse'
like "$err" 'parse needs FILE' 'is told'

# A reader that has seen enough ends the program without a word.
run bash -c "'$CABLE' parse --format tree '$deed' '$deed' '$deed' '$deed' | head -n 1"
is "$err" '' 'a closed pipe is no failure'
if [ -e /dev/full ]; then
	run bash -c "'$CABLE' parse '$crate' >/dev/full"
	exit_is 3 'a full disk is one'
	like "$err" 'the output could not be written: No space left' 'and is told'
fi
done_testing
