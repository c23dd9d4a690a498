#!/usr/bin/env bash
# cable diff: how the versions of a telegram differ.
source t/lib.sh

folder=examples/telegrams
first=$folder/2007-lapaz-9088-boiler-contract.txt second=$folder/2007-lapaz-9088-corrected-copy.txt
a=$scratch/a.cables
"$CABLE" import -q -a "$a" $first $second $folder/1974-lapaz-9158-ministers-call.txt >/dev/null

run "$CABLE" diff $first $second
exit_is 0 'two files'
like "$out" 'paragraphs: 2 the same, 1 changed, 0 only in the first, 0 only in the second' 'paragraphs are counted'
like "$out" $'\n''1\. \(SBU\) changed'$'\n' 'the one that differs'
like "$out" '\[-1200-\] \{\+120\+\} pounds' 'word by word'
unlike "$out" 'Delivery is due' 'what is the same is left out'
run "$CABLE" diff --all $first $second
like "$out" '3\. \(U\) the same'$'\n''  Delivery is due' 'unless all is asked for'

run "$CABLE" diff -a "$a" 07LAPAZ9088
exit_is 0 'all versions that are held of a number'
like "$out" '\[-1200-\] \{\+120\+\}|\[-120-\] \{\+1200\+\}' 'are compared'
run "$CABLE" diff -a "$a" 1 2
like "$out" 'id 1, +id 2,' 'two ids'
run "$CABLE" diff -a "$a" 74LAPAZ9158
exit_is 1 'a telegram that is held once'
like "$err" 'is held in one version' 'is told'
run "$CABLE" diff $first $first
like "$out" 'They are the same, byte for byte.' 'a file and itself'

# Words that were taken out, another classification, and a paragraph that is gone.
sed -e 's/COLONEL ANICETO/XXXXXXXXXXXX/' -e 's/^QUISBERT VALDA/XXXXXXXX XXXXX/' -e 's/^TAGS: PFOR, EWWT, BL/TAGS: PFOR, BL/' \
	$folder/1974-lapaz-9158-ministers-call.txt >"$scratch/redacted.txt"
run "$CABLE" diff $folder/1974-lapaz-9158-ministers-call.txt "$scratch/redacted.txt"
like "$out" 'TAGS +PFOR, EWWT, BL +PFOR, BL' 'values stand side by side'
like "$(tr -s ' \n' ' ' <<<"$out")" '\[-COLONEL ANICETO QUISBERT VALDA-\] *\{#XXXXXXXXXXXX XXXXXXXX XXXXX#\}' 'what was taken out is told'
like "$out" 'words are taken out in 1 place' 'and counted'
if command -v jq >/dev/null; then
	run "$CABLE" diff -f json $folder/1974-lapaz-9158-ministers-call.txt "$scratch/redacted.txt"
	is "$(jq -c '[.schema, .redactions, (.values[] | .name), (.paragraphs[] | select(.kind == "changed") | .runs[] | select(.redacted) | .text)]' <<<"$out")" \
		'["diff/1",1,"TAGS","XXXXXXXXXXXX XXXXXXXX XXXXX"]' '--format json'
fi
run "$CABLE" diff "$scratch/none.txt" $first
exit_is 2 'what is neither a file nor a number'
run "$CABLE" diff -a "$a" 74LAPAZ1 $first
exit_is 1 'a number that is not held'
done_testing
