#!/usr/bin/env bash
# Receipts: what an answer rests on, and whether it still holds.
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

run "$CABLE" count exercise --receipt "$scratch/r"
exit_is 0 'an answer has a receipt'
n=$out
like "$(<"$scratch/r")" "^\{\"schema\":\"receipt/1\",\"query\":\"exercise\",\"reading\":\"operators\",\"read_as\":\"the word 'exercise' in any form\",\"program\":\"[0-9.]+\",\"index_version\":[0-9]+,\"archive_version\":[0-9]+,\"entries\":[0-9]+,\"root\":\"[0-9a-f]{64}\",\"total\":$n,\"hits_sha256\":\"[0-9a-f]{64}\"\}$" 'that names query, versions, archive, count and hits'
"$CABLE" search exercise -n 1 --sort -date --receipt "$scratch/s" >/dev/null
same_file "$scratch/s" "$scratch/r" 'search writes the same bytes, whatever page or order'
"$CABLE" facets exercise --receipt "$scratch/s" >/dev/null
same_file "$scratch/s" "$scratch/r" 'so do facets'
"$CABLE" timeline exercise --receipt "$scratch/s" >/dev/null
same_file "$scratch/s" "$scratch/r" 'and timeline'
rm -rf "$a-index"
"$CABLE" count exercise --receipt "$scratch/s" >/dev/null
same_file "$scratch/s" "$scratch/r" 'and an index made anew'
run "$CABLE" count exercise --receipt -
like "$out" '^\{"schema":"receipt/1".*\}'$'\n'"$n$" 'standard output'
if command -v jq >/dev/null; then
	"$CABLE" search exercise -n 0 -f csv | tail -n +2 | cut -d, -f1 | sort -n >"$scratch/ids"
	is "$(sha256sum <"$scratch/ids" | cut -d' ' -f1)" "$(jq -r .hits_sha256 "$scratch/r")" 'the hash can be made by hand'
	"$CABLE" verify --root "$(jq -r .root "$scratch/r")" >"$scratch/verified" || true
	like "$(<"$scratch/verified")" 'This was the root' 'the root is that of verify'
else
	skip 'jq is not installed' 2
fi

run "$CABLE" search --check-receipt "$scratch/r"
exit_is 0 'it holds'
is "$out" "It holds: the same $n telegrams are found, and nothing came to the archive since." 'as nothing changed'
"$CABLE" import -q -a "$a" "$scratch/second" >/dev/null 2>&1 || true
run "$CABLE" search --check-receipt "$scratch/r"
exit_is 0 'it holds when the archive has grown'
like "$out" "the same $n are found. The archive has grown since; now there are $("$CABLE" count exercise)\.$" 'and tells what there is now'
sed 's/"query":"exercise"/"query":"exercise NOT lake"/' "$scratch/r" >"$scratch/forged"
run "$CABLE" search --check-receipt "$scratch/forged"
exit_is 1 'another query does not give those hits'
like "$out" '^It does not hold: ' 'which is said'
sed 's/"root":"..../"root":"0000/' "$scratch/r" >"$scratch/forged"
run "$CABLE" search --check-receipt "$scratch/forged"
exit_is 1 'another archive'
like "$out" 'this archive never had that root' 'is told apart'
printf '{"schema":"other"}\n' >"$scratch/forged"
run "$CABLE" search --check-receipt "$scratch/forged"
exit_is 3 'what is no receipt'
like "$err" 'this is no receipt of a search' 'is called so'
run "$CABLE" search --in examples/telegrams exercise --receipt "$scratch/s"
exit_is 2 'files have no receipt'
done_testing
