#!/usr/bin/env bash
# tools/score: the reader against what NARA's archivists noted. First on three invented telegrams, where
# right and wrong are known; then on the real ones, whose figures must not fall.
source t/lib.sh

score=$(dirname "$CABLE")/tools/score
[ -x "$score" ] || skip_all "there is no $score; it is built where libjansson-dev is installed"

folder=$scratch/telegrams
mkdir -p "$folder/txt"

# telegram ID: one by LA PAZ in the form of NARA's copies, with the answers below it; from standard input
# its lines between the class line and the text.
telegram() {
	cat >"$folder/txt/$1.txt" - <(
		printf '\n1. EXERCISE. NOTHING WAS FOUND.\nMARCHBANKS\n\nUNCLASSIFIED\n\nNNN\n'
		printf '\nMessage Attributes\nDocument Number: 1974LIMA00001\nOriginal Classification: SECRET\n'
	)
	sed -i '1i Message Text\n \nUNCLASSIFIED\n \nPAGE 01  LA PAZ '"${1#1974LAPAZ}"'  031530Z\n \nR 031412Z JUN 74\
FM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC 9301\n \nUNCLAS LA PAZ '"${1#1974LAPAZ0}"'\n ' "$folder/txt/$1.txt"
}

# noted ID FROM SUBJECT TAGS REFERENCE: a line of truth.jsonl.
noted() {
	printf '{"id": "%s", "attributes": {"Document Number": "%s", "Draft Date": "03 JUN 1974", ' "$1" "$1"
	printf '"Original Classification": "UNCLASSIFIED", "From": "%s", "Subject": "%s", "TAGS": "%s", "Reference": "%s"}}\n' \
		"${@:2}"
}

telegram 1974LAPAZ09412 <<'END'
E.O. 11652: N/A
TAGS: PINT, BL (THORNBURY, ELIAS P.)
SUBJ: (U) EXERCISE: CRATE 114

REF: (A) LA PAZ 9273 OF MAY 31, 1974; (B) SANTIAGO 4779
     (C) STATE 901042
END
telegram 1974LAPAZ09413 <<'END'
E.O. 11652: N/A
TAGS: SHUM, PINT
SUBJECT: EXERCISE: A WHISTLE IS LOOKED FOR
IN AREQUIPA

REF: LA PAZ 9412
END
telegram 1974LAPAZ09414 <<'END'
E.O. 11652: N/A
TAGS: PINT
SUBJECT: EXERCISE: NOBODY NOTED THIS
END
{
	# Column 36 of the Reference falls into SANTIAGO; the list goes on where NARA stopped.
	noted 1974LAPAZ09412 'LA PAZ OR-P' '(U) EXERCISE: CRATE 114 NOTHING WAS' 'PINT, BL, US, (THORNBURY, ELIAS P' \
		'(A) LA PAZ 9273 OF MAY 31, 1974; (B), SANTIAG 4779'
	noted 1974LAPAZ09413 'LIMA' 'EXERCISE: A DIARY' 'PINT' 'n/a'
	echo '{"id": "1974LAPAZ09414", "attributes": {}}'
} >"$folder/truth.jsonl"

# figures FIELD: right and of, for all and without the disputed.
figures() {
	awk -v field="$1" '$1 == field { n = NF; print $(n - 5), $(n - 4), $(n - 2), $(n - 1) }' "$scratch/out"
}

run "$score" "$folder"
exit_is 0 'three telegrams are scored'
like "$out" '^3 telegrams; NARA noted something of 2; 0 have' 'one of them has no attributes'
is "$(figures mrn)" '2 2 2 2' 'number'
is "$(figures day)" '2 2 2 2' 'day'
is "$(figures class)" '2 2 2 2' 'class: the answers below the text are not read'
is "$(figures from)" '1 2 1 2' "sender, without the classifier's code"
is "$(figures subject)" '1 2 1 2' 'subject, with the mark and what follows it'
is "$(figures tags-right)" '3 4 3 4' 'TAGS that are right: persons are not asked'
is "$(figures tags-found)" '3 3 3 3' 'TAGS that are found: those that NARA added are not asked'
is "$(figures refs-right)" '2 3 2 3' 'references that are right'
is "$(figures refs-found)" '2 2 2 2' 'references that are found, one of them cut'
like "$out" 'References not asked, .*: 1' "what stands behind NARA's last one is not asked"

run "$score" --disagreements "$folder"
is "$(grep -cE '^1974LAPAZ' <<<"$out")" 4 'every disagreement is printed'
like "$out" $'1974LAPAZ09413 from\n    ours  LAPAZ\n    NARA  LIMA\n    text  FM AMEMBASSY LA PAZ\n' \
	"with both answers and the telegram's line"
like "$out" $'    text  SUBJECT: EXERCISE: A WHISTLE IS LOOKED FOR\n' 'or lines'
run "$score" --disagreements tags-right "$folder"
is "$(grep -oE '^1974LAPAZ.*' <<<"$out")" '1974LAPAZ09413 tags-right' 'or only those of one field'

printf 'id,field,reason\n1974LAPAZ09413,from,"NARA is wrong, and so on"\n1974LAPAZ09413,subject,the same\n' >"$scratch/disputed"
run "$score" --disputed "$scratch/disputed" --disagreements "$folder" from
is "$(figures from)" '1 2 1 1' 'a disputed field counts in the first figure alone'
is "$(figures mrn)" '2 2 2 2' 'other fields of the telegram stay'
like "$out" '1974LAPAZ09413 from \(disputed\)' 'and is marked'

run "$score" --help
exit_is 0 '--help'
like "$out" $'\nExample:\n  score --disputed .*\n      ' 'with an example'
run "$score"
exit_is 2 'no folder'
run "$score" "$folder" nothing
exit_is 2 'a field that does not exist'
run "$score" "$scratch"
exit_is 3 'a folder without truth.jsonl'
like "$err" '^score: .*/truth.jsonl: ' 'which is named'
run "$score" --disputed "$scratch/none" "$folder"
exit_is 3 'a list that is not there'
echo '1974LAPAZ09413,colour,of the paper' >>"$scratch/disputed"
run "$score" --disputed "$scratch/disputed" "$folder"
exit_is 3 'a list with a field that does not exist'
like "$err" 'disputed:4: ' 'and its line'
rm "$folder/txt/1974LAPAZ09414.txt"
run "$score" "$folder"
exit_is 3 'a telegram that is not there'
echo '{"id": 3' >>"$folder/truth.jsonl"
run "$score" "$folder"
like "$err" 'truth.jsonl:4: ' 'a line that is no JSON'

corpus=../shared/corpus/cfpf-1974-79
if [ -e "$corpus/truth.jsonl" ]; then
	run "$score" --disputed docs/truth-disputed.csv "$corpus"
	exit_is 0 'the real telegrams'
	while read -r field least; do
		read -r _ _ right of <<<"$(figures "$field")"
		ok "$field: $right of $of are right, at least $least %" test "$((right * 1000))" -ge "$((of * least * 10))"
	done <<-'END'
		mrn 99
		day 99
		class 99
		from 99
		subject 98
		tags-right 97
		tags-found 99
		refs-right 98
		refs-found 99
	END
	disputed=$(tail -n +2 docs/truth-disputed.csv | cut -d , -f 1 | sort -u | wc -l)
	ok "$disputed telegrams are disputed, at most 2 %" test "$((disputed * 50))" -le "$(wc -l <"$corpus/truth.jsonl")"
	run sed -n '/^```$/,/^```$/{/^```$/d;p}' docs/TRUTH.md
	cp "$scratch/out" "$scratch/printed"
	run "$score" --disputed docs/truth-disputed.csv "$corpus"
	same_file "$scratch/printed" "$scratch/out" 'docs/TRUTH.md prints what is measured'
	run "$(dirname "$CABLE")/tools/kinds" "$corpus/txt"
	exit_is 0 'the kinds of their lines'
	sed -n '/^| kind of line /,/^| all of /p' docs/TRUTH.md >"$scratch/kinds"
	same_file "$scratch/kinds" "$scratch/out" 'docs/TRUTH.md has what is measured'
	unknown=$(awk -F'[ |]+' '$2 == "unknown" { print int($4 * 100 + 0.5) }' "$scratch/out")
	ok 'at most half a percent of the bytes are unknown' test "${unknown:-100}" -le 50
else
	skip 'the corpus of real telegrams is not beside the project' 15
fi
done_testing
