#!/usr/bin/env bash
# The example telegrams: all marked as invented, all named in the README's table, none large.
source t/lib.sh

folder=examples/telegrams
readme=examples/README.md

find "$folder" -type f -printf '%f\n' | sort >"$scratch/files"
awk -F'`' '/^[|] `/ { print $2 }' "$readme" >"$scratch/listed"
sort -u "$scratch/listed" >"$scratch/named"

ok 'there are at least 40 telegrams' test "$(wc -l <"$scratch/files")" -ge 40
is "$(grep -RLa --include='*' EXERCISE "$folder" || true)" '' 'every telegram says EXERCISE'
is "$(comm -23 "$scratch/files" "$scratch/named")" '' 'the table names every file'
is "$(comm -13 "$scratch/files" "$scratch/named")" '' 'and no other'
is "$(sort "$scratch/listed" | uniq -d)" '' 'and none of them twice'
is "$(find "$folder" -type f -size +65536c)" '' 'no telegram is larger than 64 KB'
is "$(grep -Evx '[a-z0-9.-]+\.txt' "$scratch/files" || true)" '' 'file names are plain'
is "$(awk -F' [|] ' '/^[|] `/ && NF != 4' "$readme")" '' 'every row of the table has four columns'
done_testing
