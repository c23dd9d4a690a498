#!/usr/bin/env bash
# The reader against what NARA's archivists noted of 182 real telegrams of 1974-79. The text is cut at
# the attributes first, so that the answers are not in the question.
source t/lib.sh

corpus=../shared/corpus/cfpf-1974-79
[ -e "$corpus/truth.jsonl" ] || skip_all 'the corpus of real telegrams is not beside the project'
command -v jq >/dev/null || skip_all 'jq is not installed'

mkdir "$scratch/cut"
for file in "$corpus"/txt/*.txt; do
	sed '/^Message Attributes/,$d' "$file" >"$scratch/cut/$(basename "$file")"
done

"$CABLE" parse --format json "$scratch"/cut/*.txt |
	jq -c '{id: (.source.path | sub(".*/"; "") | sub("[.]txt$"; "")), mrn, day: (.time // "" | .[:10]), classification,
		bytes: (.accounted + .unknown), unknown, length: .source.length}' >"$scratch/ours"
is "$(wc -l <"$scratch/ours")" 182 'every telegram is read'
is "$(jq -s 'map(select(.bytes != .length)) | length' "$scratch/ours")" 0 'every byte is accounted for once'

# A document number is year, six letters of the post, five digits: "1974LAPAZ00158".
jq -s -c --slurpfile truth "$corpus/truth.jsonl" '
	def months: {jan: "01", feb: "02", mar: "03", apr: "04", may: "05", jun: "06", jul: "07", aug: "08", sep: "09",
		oct: "10", nov: "11", dec: "12"};
	def day: capture("(?<d>[0-9]+) (?<m>[a-z]+) (?<y>[0-9]+)") | "\(.y)-\(months[.m])-\(.d)";
	def number: capture("^[0-9]{2}(?<y>[0-9]{2})(?<p>[A-Z]+)(?<n>[0-9]+)$") | "\(.y)\(.p)\(.n | tonumber)";
	(map({key: .id, value: .}) | from_entries) as $ours |
	$truth | map(select(.attributes["Document Number"])) | map(.id as $id | $ours[$id] as $o | .attributes |
		{mrn: (($o.mrn // "") == (.["Document Number"] | number)),
		 day: ($o.day == (.["Draft Date"] | ascii_downcase | day)),
		 class: ($o.classification == (.["Original Classification"] | ascii_upcase))})
	| {n: length, mrn: (map(select(.mrn)) | length), day: (map(select(.day)) | length),
	   class: (map(select(.class)) | length)}' "$scratch/ours" >"$scratch/score"
sed "s/^/# /" "$scratch/score"
for value in mrn day class; do
	is "$(jq ".$value / .n >= 0.98" "$scratch/score")" true "$value is right in at least 98 %"
done
is "$(jq -s '(map(.unknown) | add) <= 0.005 * (map(.length) | add)' "$scratch/ours")" true 'at most half a percent of the bytes is unknown'
done_testing
