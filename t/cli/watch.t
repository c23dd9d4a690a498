#!/usr/bin/env bash
# cable save and cable watch: what is new since last time.
source t/lib.sh

a=$scratch/a.cables
mkdir "$scratch/first" "$scratch/second"
i=0
for f in examples/telegrams/*.txt; do
	i=$((i + 1))
	cp "$f" "$scratch/$([ $((i % 2)) = 0 ] && echo first || echo second)"
done
"$CABLE" import -q -a "$a" "$scratch/first" >/dev/null 2>&1 || true
export CABLEROOM_ARCHIVE=$a
before=$("$CABLE" count exercise)

run "$CABLE" watch
exit_is 2 'nothing is saved'
run "$CABLE" save --list
exit_is 1 'an empty list'
run "$CABLE" save all exercise
exit_is 0 'a search is saved'
"$CABLE" save lake 'lake OR steamer'
"$CABLE" save vain xyzzyx
run "$CABLE" save --list
is "$out" "all   exercise
lake  lake OR steamer
vain  xyzzyx" 'the list is in order of names'
run "$CABLE" save --list --format json
like "$out" '^\{"schema":"saved/1","searches":\[\{"name":"all","query":"exercise","reading":"operators"\}' 'as JSON'
run "$CABLE" save 'a name' x
exit_is 2 'a name is a word'
run "$CABLE" save --remove nothing
exit_is 1 'a name that there is not'

run "$CABLE" watch
exit_is 1 'nothing is new'
like "$out" "^all: 0 new of $before"$'\n' 'and it says so'
"$CABLE" import -q -a "$a" "$scratch/second" >/dev/null 2>&1 || true
new=$(($("$CABLE" count exercise) - before))
ok 'others came' test "$new" -gt 0
run "$CABLE" watch all --peek --limit 2
exit_is 0 'they are new'
like "$out" "^all: $new new of $((before + new))"$'\n' 'so many'
like "$out" "and $((new - 2)) more; --limit 0 shows all" 'of which two are shown'
run "$CABLE" watch all --format json --limit 0 --atom "$scratch/all.xml"
exit_is 0 '--peek left them new'
like "$out" "^\{\"schema\":\"watch/1\",\"searches\":\[\{\"name\":\"all\",\"query\":\"exercise\",\"total\":$((before + new)),\"new\":$new,\"hits\":\[" 'as JSON'
is "$(grep -o '"more_paragraphs"' <<<"$out" | wc -l)" "$new" 'with all of them'
run "$CABLE" watch all
exit_is 1 'they are new once'
run "$CABLE" watch
exit_is 0 'to each search by itself'
like "$out" $'\n''vain: 0 new of 0' 'one of them has none'
run "$CABLE" watch
exit_is 1 'no more'

like "$(head -1 "$scratch/all.xml")" '^<\?xml version="1.0" encoding="utf-8"\?>$' 'the feed is XML'
is "$(grep -c '<entry>' "$scratch/all.xml")" "$((before + new < 50 ? before + new : 50))" 'with the latest hits'
is "$(grep -o '<id>[^<]*</id>' "$scratch/all.xml" | sort | uniq -d)" '' 'whose names are their own'
is "$(grep -c '<updated>[0-9]\{4\}-[0-9][0-9]-[0-9][0-9]T[0-9:]\{8\}Z</updated>' "$scratch/all.xml")" "$(grep -c '<updated>' "$scratch/all.xml")" 'and whose times are times'
if command -v python3 >/dev/null; then
	ok 'it is well-formed' python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' "$scratch/all.xml"
else
	skip 'python3 is not installed'
fi
cp "$scratch/all.xml" "$scratch/once.xml"
"$CABLE" watch all --atom "$scratch/all.xml" >/dev/null || true
same_file "$scratch/all.xml" "$scratch/once.xml" 'the same hits give the same bytes'

"$CABLE" save --remove all
run "$CABLE" watch all
exit_is 2 'a search that was removed'
printf 'junk\n' >"$a-searches"
run "$CABLE" watch
exit_is 3 'a file that is no list of searches'
like "$err" "$a-searches, line 1" 'is named with its line'
done_testing
