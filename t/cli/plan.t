#!/usr/bin/env bash
# cable search --explain: how a query is read, what answers it, what each part finds.
source t/lib.sh

run env HOME="$scratch" "$CABLE" search --explain wheat
is "$out" "the word 'wheat' in any form" 'without an archive the reading is all'
a=$scratch/a.cables
"$CABLE" import -q -a "$a" examples/telegrams >/dev/null 2>&1 || true

query='whistle OR (wheat from:lapaz)'
run "$CABLE" search -a "$a" --explain "$query"
exit_is 0 'with one there is more'
like "$out" $'\nread from\nor .*\n  word stem whistle' 'the tree'
like "$out" $'\nanswered by\n  the index, generation [0-9]+: [0-9]+ telegrams\n' 'the plan'
like "$out" $'\nfound by each part\n +'"$("$CABLE" count -a "$a" "$query")  " 'all of it'
like "$out" $'\n +'"$("$CABLE" count -a "$a" whistle)    the word 'whistle' in any form"$'\n' 'a word'
like "$out" $'\n +'"$("$CABLE" count -a "$a" from:lapaz)      from Embassy La Paz"$'\n' 'a value within brackets'
like "$out" "$("$CABLE" count -a "$a" "$query") telegrams in [0-9.]+ ms$" 'and how long it took'

run "$CABLE" search --in examples/telegrams --explain "$query"
like "$out" $'\nanswered by\n  the matcher: [0-9]+ telegrams of files, each looked at\n' 'files go to the matcher'
like "$out" $'\n +'"$("$CABLE" count -a "$a" from:lapaz)      from Embassy La Paz"$'\n' 'which finds as many by each part'
done_testing
