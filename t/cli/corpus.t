#!/usr/bin/env bash
# bench-corpus: the same seed gives the same bytes, and the reader finds in them what was meant.
source t/lib.sh

corpus=$(dirname "$CABLE")/bench/bench-corpus
[ -x "$corpus" ] || skip_all "there is no $corpus; it is built with the tests"

# bytes FORM SEED: the hash of 200 telegrams in a form.
bytes() {
	local to=$scratch/$1-$2
	rm -rf "$to"
	"$corpus" --form "$1" -o "$to" --facts "$scratch/facts-$1" 200 "$2"
	(cd "$scratch" && find "$1-$2" -type f -print0 | sort -z | xargs -0 cat | sha256sum)
}

for form in nara csv text jsonl; do
	once=$(bytes $form 7)
	is "$(bytes $form 7)" "$once" "$form: the same seed gives the same bytes"
	not_ok "$form: another seed gives others" test "$(bytes $form 8)" = "$once"
	bytes $form 7 >/dev/null
done

is "$(find "$scratch/nara-7" -name '*.txt' | wc -l)" 200 'nara: a file for each'
is "$(grep -c '^NNNN$' "$scratch/text-7")" 200 'text: each ends in NNNN'
is "$(grep -c '"$' "$scratch/csv-7")" 200 'csv: rows end in a quote'
if command -v jq >/dev/null; then
	is "$(jq -r '.id + .time + .post + .class + .precedence + .tags[0] + .subject + .paragraphs[0] | length > 60' \
		"$scratch/jsonl-7" | sort | uniq -c | tr -s ' ')" ' 200 true' 'jsonl: what the peers read is there'
else
	skip 'jq is not installed'
fi

# Both eras in each form that has both; nara must be in its own.
ok 'text of 2006' "$corpus" --form text --era 2006 -o "$scratch/text-2006" 20 7
like "$(<"$scratch/text-2006")" 'E.O. 12958: ' 'has the order of its time'
run "$corpus" --era 2006 -o "$scratch/no" 20 7
exit_is 2 'nara has no telegrams of 2006'
run "$corpus" 20
exit_is 2 'a seed must be given'

# Values: of 100 telegrams 98 must be read as they were meant, and garbled ones are among them.
command -v sqlite3 >/dev/null || skip 'the sqlite3 shell is not installed' 3
for form in nara csv text; do
	command -v sqlite3 >/dev/null || break
	"$CABLE" import -a "$scratch/$form.cables" "$scratch/$form-7" >/dev/null
	sqlite3 -readonly -separator $'\t' "$scratch/$form.cables" "SELECT mrn, class_sent, precedence,
		(SELECT group_concat(tag, ',') FROM (SELECT tag FROM tag WHERE telegram_id = t.id ORDER BY position)),
		(SELECT group_concat(mrn, ',') FROM (SELECT mrn FROM reference WHERE telegram_id = t.id ORDER BY position))
		FROM telegram t" | sort -u >"$scratch/got"
	cut -f 2- "$scratch/facts-$form" | sort -u >"$scratch/want"
	right=$(comm -12 "$scratch/got" "$scratch/want" | wc -l)
	of=$(wc -l <"$scratch/want")
	ok "$form: $right of $of telegrams are read as they were meant" test $((right * 100)) -ge $((of * 98))
	comm -13 "$scratch/got" "$scratch/want" | sed 's/^/# not read so: /'
done

# Queries, 400 in each of eight classes, and only by the seed.
"$corpus" --queries "$scratch/queries" 0 7
is "$(cut -f 1 "$scratch/queries" | sort | uniq -c | awk '$1 >= 400 { print $2 }' | tr '\n' ' ')" \
	'and2 common filtered or2 or5 phrase prefix rare ' 'queries: 400 of each class'
ok 'queries: few twice' test "$(sort "$scratch/queries" | uniq -d | wc -l)" -lt 40
"$corpus" --form jsonl --queries "$scratch/again" 5 7 >/dev/null
ok 'queries: the same for every number of telegrams' cmp "$scratch/queries" "$scratch/again"

done_testing
