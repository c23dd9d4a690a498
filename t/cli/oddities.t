#!/usr/bin/env bash
# docs/ODDITIES.md is true: each row's words stand in its file, and what tells of them does so.
source t/lib.sh

command -v jq >/dev/null || skip_all 'jq is not installed'

# rows: seen, action, told by, example, with a tab between them.
rows() {
	sed -n '/^| seen /d; /^| ---/d; s/^| \(.*\) |$/\1/p' docs/ODDITIES.md | sed 's/ | /\t/g'
}

# quoted TEXT: what stands between backquotes, a line each.
quoted() {
	grep -oE '`[^`]+`' <<<"$1" | tr -d '`' || true
}

# file NAME: its path, among the examples or among the tests' telegrams in trouble.
file() {
	local folder
	for folder in examples/telegrams t/golden/trouble; do
		[ ! -e "$folder/$1" ] || echo "$folder/$1"
	done
}

rows >"$scratch/rows"
ok 'there are at least 60 rows' test "$(wc -l <"$scratch/rows")" -ge 60
is "$(awk -F'\t' 'NF != 4' "$scratch/rows")" '' 'every row has four columns'
is "$(cut -f 1 "$scratch/rows" | sort | uniq -d)" '' 'and says something else'
is "$(cut -f 4 "$scratch/rows" | sort -u | while read -r file; do
	[ -n "$(file "$file")" ] || echo "$file"
done)" '' 'all files are there'
is "$(cut -f 3 "$scratch/rows" | grep -v '`' | tr -d ' ' | tr ',' '\n' | sort -u | while read -r rule; do
	grep -q "^| $rule |" docs/RULES.md || echo "$rule"
done)" '' 'all rules are there'

while IFS=$'\t' read -r seen action told file; do
	telegram=$(file "$file")
	quoted "$seen" | while IFS= read -r words; do
		grep -aqF -e "$words" "$telegram" || echo "$file does not say: $words"
	done
done <"$scratch/rows" >"$scratch/missing"
is "$(<"$scratch/missing")" '' 'what is seen stands in the file'

while IFS=$'\t' read -r seen action told file; do
	json=$scratch/$file.json
	[ -e "$json" ] || "$CABLE" parse --format json "$(file "$file")" >"$json"
	expression=$(quoted "$told")
	if [ -z "$expression" ]; then
		for rule in ${told//,/ }; do
			jq -e --arg rule "$rule" 'any(.findings[]; .rule == $rule)' "$json" >/dev/null ||
				echo "$file: $rule says nothing ($seen)"
		done
	elif ! jq -e "$expression" "$json" >/dev/null; then
		echo "$file: $expression is not so ($seen: $action)"
	fi
done <"$scratch/rows" >"$scratch/untrue"
is "$(<"$scratch/untrue")" '' 'and is told as it says'
done_testing
