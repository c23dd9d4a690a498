#!/usr/bin/env bash
#
# A telegram that is purged is nowhere: not in the file, not beside it, not in what others are packed with.
source t/lib.sh

command -v sqlite3 >/dev/null || skip_all 'sqlite3 is not installed'

# invent N: a telegram of the exercise with words that no other one has.
invent() {
	awk -v n="$1" 'BEGIN {
		srand(n)
		printf "R 17%02d%02dZ DEC 74\nFM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC 4711\n", n % 24, n % 60
		printf "C O N F I D E N T I A L LA PAZ %d\nE.O. 11652: GDS\nTAGS: EWWT, BL\n", 9000 + n
		printf "SUBJECT: EXERCISE: STEAMER NUMBER %d\n1. THIS IS AN EXERCISE TEXT.\n2. ", n
		for (i = 0; i < 300; i++) {
			word = ""
			for (j = 0; j < 4 + rand() * 6; j++) word = word sprintf("%c", 65 + int(rand() * 26))
			printf "%s%s", word, i % 10 == 9 ? "\n" : " "
		}
		print "SMITH"
	}'
}

mkdir "$scratch/in"
for n in $(seq 1 140); do
	invent "$n" >"$scratch/in/$n.txt"
done
archive=$scratch/a.cables
run "$CABLE" import -q -a "$archive" "$scratch/in"
exit_is 0 '140 telegrams are imported'
like "$(sqlite3 "$archive" 'SELECT count(*) FROM dictionary')" '^[1-9]' 'they are packed with a dictionary'
root=$("$CABLE" verify "$archive" | sed -n 's/^log .* root //p')

# Words that only one telegram has. The victim is one of which the dictionary has some.
cat "$scratch"/in/*.txt | tr -s '[:space:]' '\n' | sort | uniq -c | awk '$1 == 1 && $2 ~ /^[A-Z]+$/ && length($2) > 5 { print $2 }' |
	sort >"$scratch/unique"
sqlite3 "$archive" "SELECT writefile('$scratch/dictionary', bytes) FROM dictionary WHERE id = 1" >/dev/null
awk 'length > 8' "$scratch/unique" >"$scratch/long"
word=$(grep -aoF -f "$scratch/long" "$scratch/dictionary" | sed -n '40p')
victim=$(grep -lw "$word" "$scratch"/in/*.txt)
number=74LAPAZ$((9000 + $(basename "$victim" .txt)))
other=$((141 - $(basename "$victim" .txt)))
tr -s '[:space:]' '\n' <"$victim" | sort -u | comm -12 - "$scratch/unique" | head -200 >"$scratch/pieces"
ok 'the dictionary has pieces of the victim' grep -qaF -f "$scratch/pieces" "$scratch/dictionary"
ok 'there are 200 pieces to look for' test "$(wc -l <"$scratch/pieces")" = 200

# found: how many of the pieces are in the archive or beside it; packed telegrams are unpacked.
found() {
	local f
	for f in "$archive"*; do
		[ -d "$f" ] || cat "$f"
	done >"$scratch/all"
	find "$archive"* -path '*-index/*' -type f -exec cat {} + >>"$scratch/all"
	"$CABLE" export -q -a "$archive" --bagit "$scratch/bag"
	cat "$scratch"/bag/data/telegrams/*/* "$scratch"/bag/data/*.jsonl "$scratch"/bag/data/telegrams/*.jsonl >>"$scratch/all"
	rm -rf "$scratch/bag"
	sqlite3 "$archive" .dump >>"$scratch/all"
	LC_ALL=C grep -aoF -f "$scratch/pieces" "$scratch/all" | sort -u | wc -l
}

ok 'all pieces are found before' test "$(found)" = 200
run "$CABLE" purge -a "$archive" "$number"
exit_is 2 'a purge needs a reason'
run "$CABLE" purge -a "$archive" 74LAPAZ9999 --because 'it is not there'
exit_is 1 'and a telegram'
run "$CABLE" purge -a "$archive" "$number" --because 'EXERCISE: A COURT SAID SO' --by TESTER
exit_is 0 'a telegram is purged'
is "$(found)" 0 'no piece of it is left'
is "$(tr -d '\0' <"$archive" | grep -acF -f "$scratch/pieces" || true)" 0 'nor as UTF-16'

# Every packed thing that the file has is one that is in use: none lies about.
frames=$(LC_ALL=C grep -aobF $'\x28\xb5\x2f\xfd' "$archive" | wc -l)
ok 'no packed telegram is left that no row has' test "$frames" -le \
	"$(sqlite3 "$archive" 'SELECT count(*) + (SELECT count(*) FROM item WHERE carried IS NOT NULL) FROM raw')"
run "$CABLE" show -a "$archive" "$number"
exit_is 1 'it cannot be shown'
is "$(sqlite3 "$archive" 'SELECT lower(hex(text_sha256)), because, by FROM tombstone')" \
	"$(sha256sum <"$victim" | cut -d ' ' -f 1)|EXERCISE: A COURT SAID SO|TESTER" 'a tombstone is left'
run "$CABLE" verify "$archive"
exit_is 0 'the archive is whole'
like "$out" 'purged +1' 'and says that one was purged'
run "$CABLE" verify "$archive" --root "$root"
exit_is 0 'its past is the one that it had'
run "$CABLE" show -a "$archive" --raw 74LAPAZ$((9000 + other))
same_file "$scratch/out" "$scratch/in/$other.txt" 'the others are as they were'

run "$CABLE" import -a "$archive" "$scratch/in"
like "$out" 'purged on 20[0-9-]+ because EXERCISE: A COURT SAID SO' 'an import refuses it, with the reason'
is "$(sqlite3 "$archive" 'SELECT count(*) FROM telegram')" 139 'it is not put again'
is "$(found)" 0 'nor any piece of it'
cp "$victim" "$scratch/renamed.txt"
run "$CABLE" import -q -a "$archive" "$scratch/renamed.txt"
is "$(sqlite3 "$archive" 'SELECT count(*) FROM telegram')" 139 'nor under another name'
run "$CABLE" import -q --even-purged -a "$archive" "$scratch/renamed.txt"
is "$(sqlite3 "$archive" 'SELECT count(*) FROM telegram')" 140 'unless it is asked for'
run "$CABLE" purge -a "$archive" "$number" -b 'EXERCISE: AGAIN'
exit_is 0 'and it can be purged again'
run "$CABLE" verify -q "$archive"
is "$out" '' 'the archive is whole then'
is "$(found)" 0 'and no piece of it is left'
done_testing
