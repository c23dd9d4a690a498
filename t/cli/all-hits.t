#!/usr/bin/env bash
# cable search without a limit: the hits come some at a time, and are what they would be all at once.
source t/lib.sh

corpus=$(dirname "$CABLE")/bench/bench-corpus
[ -x "$corpus" ] || skip_all "there is no $corpus; it is built with the tests"

"$corpus" --words 25 --form text -o "$scratch/stream.txt" 2000 11
a=$scratch/a.cables
"$CABLE" import -q -a "$a" "$scratch/stream.txt" >/dev/null 2>&1
export CABLEROOM_ARCHIVE=$a
total=$("$CABLE" count '')
ok "the archive has $total telegrams, more than come at a time" test "$total" -gt 1000

# A text may have line ends within, so that lines are counted by their ids.
ids() {
	sed -n 's/^\([0-9][0-9]*\),[^,]*,[0-9TZ:-]*,.*/\1/p' "$1"
}

# pages QUERY: its CSV in pages, whose edges are others than those of the portions.
pages() {
	local at
	"$CABLE" search "$1" -f csv --limit 1 | head -1
	for ((at = 0; at < $2; at += 330)); do
		"$CABLE" search "$1" -f csv --limit 330 --offset $at | sed 1d
	done
}

for query in '' telegram 'sort:mrn' 'report sort:-date'; do
	n=$("$CABLE" count "$query" || true)
	"$CABLE" search "$query" -f csv --limit 0 >"$scratch/all.csv"
	ids "$scratch/all.csv" >"$scratch/ids"
	is "$(wc -l <"$scratch/ids")" "$n" "'$query': as many lines as cable count says"
	is "$(sort "$scratch/ids" | uniq -d)" '' 'each telegram once'
	pages "$query" "$n" >"$scratch/pages.csv"
	same_file "$scratch/pages.csv" "$scratch/all.csv" 'the same as page after page'
	"$CABLE" search "$query" -f json --limit 0 >"$scratch/all.json"
	grep -o '{"id":[0-9]*' "$scratch/all.json" | cut -d: -f2 >"$scratch/ids.json"
	same_file "$scratch/ids.json" "$scratch/ids" 'the same as JSON'
	if command -v jq >/dev/null; then
		is "$(jq -r '[.schema, .total, (.hits | length), (.months.counts | add) + .months.undated] | join(" ")' "$scratch/all.json")" \
			"search/1 $n $n $n" 'which is whole, with the counts behind the hits'
	else
		skip 'jq is not installed' 1
	fi
done

"$CABLE" search '' -f csv --limit 500 --offset 100 >"$scratch/some.csv"
"$CABLE" search '' -f csv >"$scratch/all.csv"
is "$(ids "$scratch/some.csv" | wc -l)" 500 'a limit that is no portion'
same_file <(ids "$scratch/some.csv") <(ids "$scratch/all.csv" | sed -n 101,600p) 'cuts the same list'
run "$CABLE" search xyzzyx -f csv
exit_is 1 'no hit'
is "$out" 'id,mrn,time,from,to,paragraph,classification,current,subject,mark,text,path' 'is a table without a line'

# Files have the same hits, with their names.
"$CABLE" search '' --in "$scratch/stream.txt" -f csv >"$scratch/files.csv"
is "$(ids "$scratch/files.csv" | wc -l)" "$total" 'files give as many lines'
is "$(tail -1 "$scratch/files.csv" | grep -c 'stream.txt$')" 1 'which name the file'

if [ -e /dev/full ]; then
	run bash -c "'$CABLE' search '' -f csv >/dev/full"
	exit_is 3 'a full disk'
	like "$err" '^cable: the output could not be written: ' 'is told, once'
	is "$(wc -l <<<"$err")" 1 'in one line'
else
	skip 'there is no /dev/full' 3
fi

done_testing
