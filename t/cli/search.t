#!/usr/bin/env bash
# cable search: hits as text, JSON and CSV, out of an archive and out of files.
source t/lib.sh

# telegram NUMBER DAY CLASS SUBJECT TEXT: a small telegram of La Paz in the folder `ship`.
ship=$scratch/ship
mkdir "$ship"
telegram() {
	cat >"$ship/$1.txt" <<-END
		VZCZCLPI$1
		RR RUEHC RUEHPE
		DE RUEHLP #$1 1851905
		ZNR UUUUU ZZH
		R $2
		FM AMEMBASSY LA PAZ
		TO RUEHC/SECSTATE WASHDC 9899
		INFO RUEHPE/AMEMBASSY LIMA 4410
		BT
		$3 LA PAZ 00$1

		E.O. 12958: N/A
		TAGS: EWWT BL
		SUBJECT: EXERCISE: $4

		REF: LIMA 9150

		1. $5

		WETHERELL
		BT
		#$1
		NNNN
	END
}
telegram 9001 '041905Z JUL 06' UNCLAS 'ROAD MAP' 'EXERCISE. The steam whistle of the vice-president. A road.'
telegram 9002 '051905Z JUL 06' CONFIDENTIAL 'LAKE' 'EXERCISE. Mr. O'\''Mara found a map, SA3, and a whistle.'
telegram 9003 '041905Z SEP 07' UNCLAS 'BOILER' 'EXERCISE. Boiler drawings; see 06 LA PAZ 9001.'

search() {
	run "$CABLE" search --in "$ship" "$@"
}

search whistle
exit_is 0 'a word is found'
is "$(head -1 <<<"$out")" "2 telegrams: the word 'whistle' in any form" 'the count and the reading come first'
like "$out" $'\n'"2006-07-04  06 LA ?PAZ 9001  La Paz -> State +UNCLASSIFIED"$'\n' 'date, number, from and to, class'
like "$out" $'\n''  EXERCISE: ROAD MAP'$'\n''  1 +EXERCISE. The steam whistle of the vice-president' 'subject and paragraph'
unlike "$out" $'\033|\\[' 'neither colours nor brackets in plain output'
is "$(awk 'length > 80' <<<"$out")" '' 'in 80 columns'
search whistle --mark
like "$out" 'steam \[whistle\] of' '--mark puts hits in brackets'
search whistle --color always
like "$out" $'steam \033\\[1;33mwhistle\033\\[0m of' '--color always colours them'
run env NO_COLOR=1 "$CABLE" search --in "$ship" whistle
unlike "$out" $'\033' 'NO_COLOR is respected'

# count QUERY: how many telegrams it finds.
count() {
	search --format json "$@"
	grep -o '"total":[0-9]*' <<<"$out" | cut -d: -f2
}
is "$(count 'road whistle')" 1 'all words'
is "$(count 'lake OR boiler')" 2 'OR'
is "$(count 'whistle -road')" 1 'minus'
is "$(count NOT whistle)" 1 'NOT; several operands are one query'
is "$(count '"road map"')" 1 'a phrase'
is "$(count '"map road"')" 0 'in its order'
is "$(count vicepresident)" 1 'a hyphen joins'
is "$(count 'vice president')" 1 'and splits'
is "$(count omara)" 1 'an apostrophe is no matter'
is "$(count 'subject:lake')" 1 'a part'
is "$(count 'from:la paz class>=confidential')" 1 'fields'
is "$(count 'date:2006-07')" 2 'a month'
is "$(count '06LAPAZ9001')" 2 'a number finds the telegram and what cites it'
is "$(count 'lima 9150')" 3 'also the references'
is "$(count '*')" 3 'everything'

search '06LAPAZ9001' --format csv
is "$(head -1 <<<"$out")" 'id,mrn,time,from,to,paragraph,classification,current,subject,mark,text,path' 'CSV has column names'
like "$out" $'\n''1,06LAPAZ9001,2006-07-04T19:05Z,LAPAZ,STATE,1,UNCLASSIFIED,UNCLASSIFIED,EXERCISE: ROAD MAP,,' 'and a line a hit'
is "$(sed -n '2s/^[^,]*,\([^,]*\).*/\1/p' <<<"$out")" 06LAPAZ9001 'the telegram itself comes before those that cite it'

search whistle --sort -date --format csv
is "$(sed -n '2,$s/^[^,]*,\([^,]*\).*/\1/p' <<<"$out" | tr '\n' ' ')" '06LAPAZ9002 06LAPAZ9001 ' '--sort'
search 'whistle sort:date' --format csv
is "$(sed -n '2,$s/^[^,]*,\([^,]*\).*/\1/p' <<<"$out" | tr '\n' ' ')" '06LAPAZ9001 06LAPAZ9002 ' 'sort: in the query'
search '*' --limit 1 --offset 1
like "$out" $'^3 telegrams: every telegram\n\n2006-07-05 ' '--limit and --offset'
like "$out" $'\n2-2 of 3; --offset N goes on' 'with the place in the whole'
search '*' --limit 0
is "$(grep -c '^200' <<<"$out")" 3 'limit 0 is all'

search whistle --format json
if command -v jq >/dev/null; then
	is "$(jq -c '[.schema, .read_as, .searched, .total, .sort, (.hits | length)]' <<<"$out")" \
		"[\"search/1\",\"the word 'whistle' in any form\",3,2,\"relevance\",2]" '--format json'
	is "$(jq -c '[.years, .posts, .classes]' <<<"$out")" \
		'[[{"value":"2006","count":2}],[{"value":"LAPAZ","count":2}],[{"value":"CONFIDENTIAL","count":1},{"value":"UNCLASSIFIED","count":1}]]' 'facets'
	is "$(jq -r '.hits[] | select(.mrn == "06LAPAZ9001") | .snippet | .text[.hits[0][0]:.hits[0][0] + .hits[0][1]]' <<<"$out")" \
		whistle 'hits have places'
	search '*' --format json
	is "$(jq -c '.months | [.year, .month, .counts, .undated]' <<<"$out")" \
		'[2006,7,[2,0,0,0,0,0,0,0,0,0,0,0,0,0,1],0]' 'months without a telegram are in the timeline'
else
	skip 'jq is not installed' 4
fi

search whissle boiler
exit_is 1 'nothing is found'
like "$out" "^no telegram of 3: both words 'whissle' and 'boiler'" 'and says so'
like "$out" "nothing has the word 'whissle' in any form; near spellings: 'whistle'" 'which word is to blame, and what is near'
unlike "$out" "nothing has the word 'boiler'" 'and which is not'
search '"steam boiler" lake'
like "$out" "nothing has the phrase 'steam boiler'" 'the same for a phrase'
search boiler lake
like "$out" 'each part of it is found, but not all in one telegram' 'or only all together'

search 'foo:bar OR whistle'
like "$out" $'note: there is no field \'foo:\'; read as words\n  foo:bar OR whistle\n  \\^~~\n' 'a note points at its place'
like "$out" '--literal reads them as words' 'the other reading is offered'
run "$CABLE" search --explain 'SALE OR LEASE NOT APPROVED'
exit_is 0 '--explain needs no telegrams'
is "$out" "the word 'sale' in any form, or (the word 'lease' in any form, not the word
  'approved' in any form)
AND, OR, NOT and - are read as operators; --literal reads them as words
with --literal: all 5 words 'sale', 'or', 'lease', 'not' and 'approved' in any form" 'it says both readings'
run "$CABLE" search --explain --literal 'SALE OR LEASE'
is "$out" "all 3 words 'sale', 'or' and 'lease' in any form" '--literal'

# What docs/QUERY.md writes in the first column of its tables is read without a note.
bad=''
examples=0
while read -r query; do
	run "$CABLE" search --explain -- "$query"
	[ "$status" = 0 ] && ! grep -q 'read as words\|has no value' <<<"${out%%with --literal*}" || bad+="$query; "
	examples=$((examples + 1))
done < <(grep '^| `' docs/QUERY.md | cut -d '|' -f 2 | grep -o '`[^`]*`' | tr -d '`')
is "$((examples > 60)): $bad" '1: ' 'the examples of docs/QUERY.md are queries'

# The same out of an archive.
a=$scratch/a.cables
"$CABLE" import -q -a "$a" "$ship" >/dev/null
run "$CABLE" search -a "$a" whistle
exit_is 0 'an archive is searched'
like "$out" "^2 telegrams: the word 'whistle' in any form"$'\n' 'with the same count'
is "$(sed 1d <<<"$out" | sort)" "$(search whistle && sed 1d <<<"$out" | sort)" 'and the same hits'
run "$CABLE" search -a "$a" whissle
exit_is 1 'nothing is found there'
like "$out" "near spellings: 'whistle'" 'with near spellings'
run env CABLEROOM_ARCHIVE="$a" "$CABLE" search boiler
like "$out" '^1 telegram: ' 'CABLEROOM_ARCHIVE names the archive'

# Telegrams that cite each other, and one twice: the same from files and from an archive.
two=$scratch/two
mkdir "$two"
cp "$ship/9001.txt" "$two/1.txt"
sed 's/^#9001/#9001 /' "$ship/9001.txt" >"$two/2.txt"
sed 's/^REF: .*/REF: 06 LA PAZ 9001/' "$ship/9002.txt" >"$two/3.txt"
b=$scratch/b.cables
"$CABLE" import -q -a "$b" "$two" >/dev/null
for from in "--in=$two" "--archive=$b"; do
	run "$CABLE" search "$from" is:duplicate
	like "$out" '^2 telegrams: held in several texts' "duplicates ($from)"
	run "$CABLE" search "$from" -- '-is:duplicate citedby:06LAPAZ9002'
	like "$out" '^no telegram of 3: ' "those that it cites are the two ($from)"
	run "$CABLE" search "$from" citedby:06LAPAZ9002
	like "$out" '^2 telegrams: cited by telegram 06LAPAZ9002' "those that it cites ($from)"
	run "$CABLE" search "$from" 'finding:?* whistle'
	like "$out" '^3 telegrams: ' "findings ($from)"
done
run "$CABLE" search --in "$two" 06LAPAZ9005
like "$out" "near spellings:[[:space:]]+'06LAPAZ9002'" 'a number that is not held: the one before it'
run "$CABLE" search --in - is:duplicate <"$ship/9001.txt"
exit_is 2 'what has to be read twice does not come from standard input'
like "$err" 'name files or an archive' 'and the message says what to do'

run "$CABLE" search --in - whistle <"$ship/9001.txt"
like "$out" '^1 telegram: ' 'standard input is searched'
run "$CABLE" search --in - xyzzy <"$ship/9001.txt"
exit_is 1 'also in vain'
printf 'one\033[31m telegram\n' >"$ship/evil.txt"
cp "$ship/9002.txt" "$ship/9004.txt"
printf '2s/^/\033]0;x/;s/LAKE/LA\033[31mKE/\n' | sed -i -f - "$ship/9004.txt"
search subject:exercise
unlike "$out" $'\033' 'a telegram cannot steer the terminal'

search
exit_is 2 'a query is needed'
run "$CABLE" search -a "$a" --in "$ship" x
exit_is 2 'an archive and files exclude each other'
run "$CABLE" search -a "$scratch/none.cables" x
exit_is 3 'an archive that is not there'
run "$CABLE" search --in "$scratch/none" whistle
exit_is 3 'a file that is not there'
like "$err" "^cable: $scratch/none: " 'is named'
run "$CABLE" search --in "$ship/9001.txt" --in "$scratch/none" whistle
exit_is 3 'also when another one has a hit'
like "$out" '^1 telegram: ' 'which is shown'
search whistle --sort wisdom
exit_is 2 'an unknown order'

done_testing
