#!/usr/bin/env bash
#
# cable export --bagit: a bag that other programs can check.
source t/lib.sh

archive=$scratch/a.cables
run "$CABLE" import -q -a "$archive" examples/telegrams
run "$CABLE" export -a "$archive" --bagit "$scratch/bag"
exit_is 0 'a bag is written'
is "$(find "$scratch/bag" -mindepth 1 -maxdepth 1 -printf "%f\n" | sort | tr '\n' ' ')" 'bag-info.txt bagit.txt data manifest-sha256.txt tagmanifest-sha256.txt ' \
	'it has the files of a bag'
is "$(<"$scratch/bag/bagit.txt")" $'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8' 'and says which kind it is'
ok 'its payload has the sums that it says' bash -c "cd '$scratch/bag' && sha256sum --strict -c manifest-sha256.txt"
ok 'and so have its tag files' bash -c "cd '$scratch/bag' && sha256sum --strict -c tagmanifest-sha256.txt"
is "$(cut -c 67- "$scratch/bag/manifest-sha256.txt" | sort)" "$(cd "$scratch/bag" && find data -type f | sort)" \
	'every file of the payload is in the manifest'
read -r bytes count < <(sed -n 's/^Payload-Oxum: \([0-9]*\)\.\([0-9]*\)/\1 \2/p' "$scratch/bag/bag-info.txt")
is "$count" "$(find "$scratch/bag/data" -type f | wc -l)" 'files are counted'
is "$bytes" "$(find "$scratch/bag/data" -type f -printf '%s\n' | awk '{ n += $1 } END { print n }')" 'and bytes'
root=$("$CABLE" verify "$archive" | sed -n 's/^log .* root //p')
like "$(<"$scratch/bag/bag-info.txt")" "Cableroom-Log-Root: $root" 'the root is in it'

# The telegrams are those that came in.
sha256sum examples/telegrams/*.txt | cut -d ' ' -f 1 | sort -u >"$scratch/want"
sha256sum "$scratch"/bag/data/telegrams/*/* | cut -d ' ' -f 1 | sort -u | comm -12 - "$scratch/want" >"$scratch/got"
same_file "$scratch/got" "$scratch/want" 'every telegram is there, byte for byte'
is "$(wc -l <"$scratch/bag/data/telegrams/0001.jsonl")" "$(find "$scratch/bag/data/telegrams/0001" -type f | wc -l)" \
	'and a line about each'
like "$(head -1 "$scratch/bag/data/telegrams/0001.jsonl")" '^\{"id":1,"file":"data/telegrams/0001/00000001-.*"cable":\{"schema":"cable/1"' \
	'which is what cable parse says'

run "$CABLE" export -a "$archive" --bagit "$scratch/bag"
exit_is 2 'a folder that is there is left alone'
run "$CABLE" export -a "$archive" --bagit "$scratch/some/" date:1974
exit_is 0 'a query chooses what goes in'
like "$(<"$scratch/some/bag-info.txt")" 'Cableroom-Query: date:1974' 'and is named'
ok 'it is less' test "$(find "$scratch/some" -name '*.txt' | wc -l)" -lt "$(find "$scratch/bag" -name '*.txt' | wc -l)"
run "$CABLE" export -a "$archive" --bagit "$scratch/nothing" nosuchwordanywhere
exit_is 1 'nothing found is no bag'
ok 'and none is left' test ! -e "$scratch/nothing"
run "$CABLE" export -a "$archive"
exit_is 2 'export asks what to write'
run "$CABLE" export -a "$archive" --bagit "$scratch/no/such/bag"
exit_is 3 'a folder that is not there is said'
is "$(find "$scratch" -name '*.part' | wc -l)" 0 'nothing half written is left'
done_testing
