#!/usr/bin/env bash
# cable index: how the index beside an archive is, and how it is brought up to date.
source t/lib.sh

a=$scratch/a.cables
examples=examples/telegrams
count=$(find "$examples" -type f | wc -l)

# told WORD: what the last `run` said of it.
told() {
	sed -n "s/^$1 //p" <<<"$out"
}

run "$CABLE" index status -a "$a"
exit_is 3 'without an archive there is nothing to tell'
run "$CABLE" import -q --no-index -a "$a" "$examples"
ok 'an import with --no-index makes none' test ! -e "$a-index"
run "$CABLE" index status -a "$a"
exit_is 1 'status without an index'
like "$out" '^state none \(there is no index yet\)' 'says so'
is "$(told telegrams) $(told indexed) $(told lacking)" "$count 0 $count" 'and that all are lacking'
run "$CABLE" index verify -a "$a"
exit_is 1 'there is nothing to verify'

run "$CABLE" index -a "$a"
exit_is 0 'it is made'
like "$out" '^state whole' 'and whole'
is "$(told telegrams) $(told indexed) $(told lacking)" "$count $count 0" 'with all telegrams'
run "$CABLE" index update -a "$a"
is "$(told generation)" 1 'an update without anything new changes nothing'
run "$CABLE" index verify -a "$a"
exit_is 0 'it is as it was written'
run "$CABLE" index rebuild -q -a "$a"
is "$out" '' '--quiet says nothing'
run "$CABLE" index status --format json -a "$a"
like "$out" '^\{"schema":"index/1","state":"whole","telegrams":'"$count"',"indexed":'"$count"',"lacking":0,"segments":1,' 'status as JSON'

# An import feeds it.
run "$CABLE" import -q -a "$scratch/fed.cables" "$examples"
run "$CABLE" index status -a "$scratch/fed.cables"
exit_is 0 'after an import it is whole'
is "$(told indexed)" "$count" 'with all telegrams'
sed 's/9158/9157/' "$examples/1974-lapaz-9158-ministers-call.txt" >"$scratch/one.txt"
run "$CABLE" import -q -a "$scratch/fed.cables" "$scratch/one.txt"
run "$CABLE" index optimise -a "$scratch/fed.cables"
is "$(told indexed) $(told segments)" "$((count + 1)) 1" 'optimise makes one segment'
run "$CABLE" import --reparse -q -a "$scratch/fed.cables"
run "$CABLE" index status -a "$scratch/fed.cables"
is "$(told state) $(told indexed)" "whole (the index is up to date) $((count + 1))" 'reading all values anew builds it anew'
run "$CABLE" import -q -a "$a" "$scratch/one.txt" --no-index
run "$CABLE" index status -a "$a"
is "$(told state) $(told lacking)" 'behind (telegrams came since the index was brought up to date) 1' 'it can be behind'
run "$CABLE" import -q -a "$a" "$examples"
run "$CABLE" index status -a "$a"
is "$(told state | cut -d ' ' -f 1)" whole 'the next import brings it up to date'

# Folders that cannot be written.
if [ "$(id -u)" != 0 ]; then
	mkdir "$scratch/still"
	"$CABLE" import -q --no-index -a "$scratch/still/a.cables" "$examples"
	chmod a-w "$scratch/still"
	run "$CABLE" index -a "$scratch/still/a.cables"
	exit_is 3 'where nothing can be written it says so'
	chmod u+w "$scratch/still"
else
	skip 'root can write everywhere'
fi

# Damage.
segment=$(ls "$a-index"/*.segment)
size=$(stat -c %s "$segment")
printf '\377\377\377' | dd of="$segment" bs=1 seek=$((size / 2)) conv=notrunc status=none
run "$CABLE" index verify -a "$a"
exit_is 1 'verify finds damage'
like "$out" "^$(basename "$segment"): " 'and names the file'
run "$CABLE" index status -a "$a"
exit_is 1 'status sees it, too'
is "$(told state | cut -d ' ' -f 1) $(told damaged) $(told lacking)" "damaged 1 $((count + 1))" 'the segment is set aside'
run "$CABLE" index -a "$a"
exit_is 0 'it is mended'
run "$CABLE" index verify -a "$a"
exit_is 0 'and as it should be'
rm "$a-index"/*.segment
run "$CABLE" index -a "$a"
exit_is 0 'a missing segment is made again'
is "$(told indexed)" "$((count + 1))" 'with all telegrams'
echo garbage >"$a-index/MANIFEST"
run "$CABLE" index -a "$a"
is "$(told state | cut -d ' ' -f 1) $(told indexed)" "whole $((count + 1))" 'so is one with a spoilt manifest'
: >"$a-index/00000099.segment"
run "$CABLE" index update -q -a "$a"
ok 'a file that nobody names goes' test ! -e "$a-index/00000099.segment"

# Another archive under the same name.
"$CABLE" import -q --no-index -a "$scratch/other.cables" "$scratch/one.txt"
mv "$scratch/other.cables" "$a"
run "$CABLE" index status -a "$a"
is "$(told state | cut -d ' ' -f 1)" old 'the index of another archive is not used'
run "$CABLE" index -a "$a"
is "$(told state | cut -d ' ' -f 1) $(told indexed)" 'whole 1' 'it is built anew'

run "$CABLE" index polish -a "$a"
exit_is 2 'a word that it does not know'
like "$err" 'update, status, rebuild, verify or optimise' 'shows those that it does'

done_testing
