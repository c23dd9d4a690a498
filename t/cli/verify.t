#!/usr/bin/env bash
#
# cable verify: what it says of a whole archive, what it names in a damaged one, roots and proofs.
source t/lib.sh

command -v sqlite3 >/dev/null || skip_all 'sqlite3 is not installed'

archive=$scratch/a.cables
telegrams=(examples/telegrams/*.txt)
run "$CABLE" import -q -a "$archive" "${telegrams[@]:0:30}"
exit_is 0 'an archive is made'

run "$CABLE" verify "$archive"
exit_is 0 'it is whole'
like "$out" 'telegrams +30,' 'its telegrams are counted'
like "$out" 'All of it is as it was written' 'and it says so'
root=$(sed -n 's/^log .* root //p' <<<"$out")
is "${#root}" 64 'it has a root'
run "$CABLE" verify -q -a "$archive"
is "$status$out" 0 'quiet says nothing of what is good'
run "$CABLE" verify -f json "$archive"
like "$out" '"schema":"verify/1".*"good":true.*"damages":\[\]' 'as JSON too'

# The same sources in the same order give the same root, whatever happened in between.
run "$CABLE" import -q -a "$scratch/b.cables" "${telegrams[@]:0:10}"
run "$CABLE" import -q -a "$scratch/b.cables" "${telegrams[@]:0:20}"
run "$CABLE" import -q -a "$scratch/b.cables" "${telegrams[@]:5:25}"
run "$CABLE" verify "$scratch/b.cables"
like "$out" "root $root" 'the root does not know how often an import was run'
run "$CABLE" import -q -a "$archive" "${telegrams[@]}"
run "$CABLE" verify "$archive" --root "$root"
exit_is 0 'an earlier root is known again'
like "$out" 'when the log had 60 entries' 'and when it was'
run "$CABLE" verify "$archive" --root "${root%?}0"
[ "${root: -1}" != 0 ] || run "$CABLE" verify "$archive" --root "${root%?}1"
exit_is 1 'another one is not'
run "$CABLE" verify "$archive" --root abc
exit_is 2 'a root has 64 digits'

# Proofs need no archive.
number=$(sqlite3 "$archive" 'SELECT mrn FROM telegram WHERE mrn IS NOT NULL GROUP BY mrn HAVING count(*) = 1 LIMIT 1')
now=$("$CABLE" verify "$archive" | sed -n 's/^log .* root //p')
"$CABLE" verify -a "$archive" --proof "$number" >"$scratch/proof.txt"
"$CABLE" verify -a "$archive" --proof "$number" -f json >"$scratch/proof.json"
"$CABLE" show -a "$archive" --raw "$number" >"$scratch/telegram.txt"
for form in txt json; do
	run "$CABLE" verify --check-proof "$scratch/proof.$form" --root "$now" "$scratch/telegram.txt"
	exit_is 0 "a proof as $form holds"
	run "$CABLE" verify --check-proof "$scratch/proof.$form" --root "$root"
	exit_is 1 'against another root it does not'
	run "$CABLE" verify --check-proof "$scratch/proof.$form" --root "$now" "${telegrams[0]}"
	exit_is 1 'nor about another text'
done
ok 'a proof is short' test "$(grep -c ^path "$scratch/proof.txt")" -le 8
sed 's/^sha256 ./sha256 x/' "$scratch/proof.txt" >"$scratch/no.txt"
run "$CABLE" verify --check-proof "$scratch/no.txt" --root "$now"
exit_is 3 'what is no proof is refused'
run "$CABLE" verify --check-proof "$scratch/proof.txt"
exit_is 2 'a proof without a root proves nothing'

# tamper SQL: another program changes a copy. Its pages have no good sums then; what it did is named besides.
tamper() {
	cp "$archive" "$scratch/bad.cables"
	chmod u+w "$scratch/bad.cables"
	sqlite3 "$scratch/bad.cables" "$1"
	run "$CABLE" verify "$scratch/bad.cables"
}
tamper "UPDATE telegram_row SET subject = 'A LIE' WHERE id = 7"
exit_is 1 'a changed value is found'
like "$out" 'damaged: values 7' 'and named by its telegram'
like "$out" "examples/telegrams/" 'with where to get it again'
tamper 'UPDATE raw SET zstd = (SELECT zstd FROM raw WHERE telegram_id = 8) WHERE telegram_id = 9'
like "$out" 'damaged: text 9 .*the hash differs' 'a changed text is found'
tamper 'DELETE FROM paragraph WHERE telegram_id = 3 AND position = 0'
like "$out" 'damaged: values 3' 'a row taken out of a list is found'
tamper 'DELETE FROM telegram_row WHERE id = 5; DELETE FROM raw WHERE telegram_id = 5'
like "$out" 'damaged: log 5.*names a telegram that is not there' 'a telegram taken out is found'
tamper 'UPDATE log SET about = 99 WHERE entry = 20'
like "$out" 'entry 20 of the log is damaged' 'a changed entry of the log is found'
tamper 'DELETE FROM log WHERE entry = 20'
like "$out" 'entry 20 of the log is not there' 'and one taken out'
tamper "UPDATE source SET sha256 = x'$(printf '0%.0s' {1..64})' WHERE id = 4"
like "$out" 'damaged: source 4' 'a changed source is found'
tamper 'DROP INDEX telegram_by_time'
like "$out" 'damaged: schema.*telegram_by_time is not there' 'an index taken out is found'
tamper 'CREATE TABLE mine (x)'
like "$out" 'damaged: schema.*mine was added' 'a table put in is found'

# A page full of rubbish costs what stands on it; all else is looked at.
cp "$archive" "$scratch/bad.cables"
page=$(sqlite3 "$archive" 'PRAGMA page_size')
leaf=$(sqlite3 "$archive" "SELECT pageno FROM dbstat WHERE name = 'raw' AND pagetype = 'leaf' LIMIT 1")
head -c "$page" /dev/urandom | dd of="$scratch/bad.cables" bs="$page" seek=$((leaf - 1)) conv=notrunc status=none
run "$CABLE" verify "$scratch/bad.cables"
exit_is 1 'a page of rubbish is found'
like "$out" "damaged: page $leaf: " 'with its number'
like "$out" 'damaged: text [0-9]+ \(' 'and the telegrams on it'
like "$out" 'telegrams +6' 'the rest is looked at all the same'
run "$CABLE" info -a "$scratch/bad.cables"
head -c 3000 "$archive" >"$scratch/cut.cables"
run "$CABLE" verify "$scratch/cut.cables"
ok 'a file that is cut off is not whole' test "$status" -ne 0
run "$CABLE" verify "$scratch/none.cables"
exit_is 3 'what is not there cannot be verified'
echo 'EXERCISE' >"$scratch/prose.cables"
run "$CABLE" verify "$scratch/prose.cables"
exit_is 3 'nor what is no archive'
done_testing
