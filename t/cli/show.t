#!/usr/bin/env bash
# cable show: a telegram as a person reads it.
source t/lib.sh

deed=examples/telegrams/1974-lapaz-9412-deed-of-gift.txt
wara=examples/telegrams/2006-lapaz-9273-wara-wara.txt

run "$CABLE" show "$deed"
exit_is 0 'a telegram is shown'
is "$err" '' 'and nothing else is said'
like "$out" '^ UNCLASSIFIED - sent CONFIDENTIAL, declassified 30 June 2005 -+'$'\n' 'what it is now and what it was, above'
is "$(head -n 1 <<<"$out")" "$(tail -n 1 <<<"$out")" 'and the same below'
like "$out" $'\n 74 LA PAZ 9412 +19 March 1974 19:40Z - PRIORITY\n' 'number, time, precedence'
like "$out" $'\n Subject +EXERCISE: DEED OF GIFT' 'the subject'
like "$out" $'\n From +Embassy La Paz\n To +Department of State' 'who to whom, in plain words'
like "$out" $'\n  4 +RISK\\. MINISTER UNDERSTANDS' 'paragraph numbers stand in the margin'
like "$out" $'\n {9}\\.+ section 1 of 2, page 2 \\.+\n' 'page lines are folded'
like "$out" $'COMPLETE WHEN\n +THE CRATES' 'a page break inside a sentence leaves no gap'
unlike "$out" 'Declassified/Released' 'stamps of the archive are not in the text'
is "$(awk 'length > 80' <<<"$out")" '' 'no line is longer than 80 columns'

run "$CABLE" show "$wara"
like "$out" $'\n  4 SBU  Apaza said' 'marks stand in the margin'

run "$CABLE" show examples/telegrams/2006-lapaz-9301-diary-section-1.txt
like "$out" $'\n {9}~+ section 2 of 2 is not held ~+\n' 'a missing section is a torn edge'

run env COLUMNS=50 "$CABLE" show "$deed"
is "$(awk 'length > 50' <<<"$out")" '' 'a narrow terminal'
run env LC_ALL=C.UTF-8 "$CABLE" show "$deed"
like "$out" '^ UNCLASSIFIED · sent CONFIDENTIAL' 'finer strokes where the locale has them'

run "$CABLE" show --raw "$deed"
same_file "$scratch/out" "$deed" '--raw gives the bytes'
run "$CABLE" show --format raw - <"$wara"
same_file "$scratch/out" "$wara" 'also from standard input'
run "$CABLE" show --format json "$wara"
like "$out" '^\{"schema":"cable/1".*"mrn":"06LAPAZ9273"' '--format json'

# Nothing in a telegram can steer the terminal.
printf 'FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nUNCLAS LIMA 9199\nSUBJECT: EXERCISE \033[2J\n\n1. BELL \007 \302\2331m \xff.\n' \
	>"$scratch/hostile"
run "$CABLE" show "$scratch/hostile"
like "$out" 'EXERCISE <1B>\[2J' 'an escape in the subject is made visible'
like "$out" 'BELL <07> <U\+009B>1m <FF>\.' 'and control characters in the text'
is "$(LC_ALL=C grep -c '[[:cntrl:]]' <<<"$out" || true)" 0 'no control character is left'

run "$CABLE" show --color always "$deed"
like "$out" $'\033\\[1;32mUNCLASSIFIED\033\\[0m' 'colours can be asked for'
run env NO_COLOR=1 TERM=xterm "$CABLE" show "$deed"
unlike "$out" $'\033' 'and are not there by themselves in a pipe'

: >"$scratch/empty"
run "$CABLE" show "$scratch/empty"
exit_is 0 'an empty file'
like "$out" 'number not known' 'has no number'
like "$out" ' no text ' 'and no text'

# From an archive, by number.
a=$scratch/a.cables
"$CABLE" import -q -a "$a" "$deed" "$wara" >/dev/null
for spelling in 74LAPAZ9412 '74 LA PAZ 9412' 1974LAPAZ09412 'LA PAZ 9412'; do
	run "$CABLE" show --raw --archive "$a" "$spelling"
	same_file "$scratch/out" "$deed" "out of the archive as $spelling"
done
run env CABLEROOM_ARCHIVE="$a" "$CABLE" show 06LAPAZ9273
like "$out" '06 LA PAZ 9273' 'out of the archive that the environment names'
run "$CABLE" show -a "$a" 74LAPAZ1
exit_is 1 'a number that is not held: the answer is no'
is "$err" "cable: 74LAPAZ1 is not in the archive $a" 'and is told'
run "$CABLE" show -a "$scratch/none.cables" 74LAPAZ1
exit_is 3 'an archive that is not there'
run "$CABLE" show 'no such thing'
exit_is 3 'neither a file nor a number'
like "$err" "there is no file 'no such thing', and it is no telegram's number such as" 'is told'
done_testing
