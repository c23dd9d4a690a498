#!/usr/bin/env bash
#
# cable correct: what a person knows better is kept beside the telegram.
source t/lib.sh

archive=$scratch/a.cables
export CABLEROOM_ARCHIVE=$archive
run "$CABLE" import -q examples/telegrams
number=$("$CABLE" search -f csv 'date:1974' | sed -n '2s/^[0-9]*,\([^,]*\),.*/\1/p')
run "$CABLE" show --raw "$number"
before=$out

run "$CABLE" correct "$number" subject='EXERCISE: ANOTHER SUBJECT'
exit_is 2 'a correction needs a reason'
run "$CABLE" correct "$number" -b 'EXERCISE' colour=red
exit_is 2 'and a field that there is'
like "$err" "'colour' cannot be corrected; these can: mrn, date" 'which are named'
run "$CABLE" correct "$number" -b 'EXERCISE' date=yesterday
exit_is 2 'a value has its form'
like "$err" "'yesterday' is no date; it should be a day, 1974-12-31" 'which is shown'
run "$CABLE" correct "$number" -b 'EXERCISE' classification=PINK
exit_is 2 'a class must be one'
run "$CABLE" correct 74LAPAZ1 -b 'EXERCISE' subject=X
exit_is 1 'a telegram that is not held cannot be corrected'
run "$CABLE" correct x -b 'EXERCISE' subject=X
exit_is 2 'and must be named by its number'

run "$CABLE" correct "$number" --by 'A READER' -b 'EXERCISE: THE REPLY CITES IT SO' \
	'date=311530Z DEC 74' 'tags=ewwt, bl' 'classification=confidential' "mrn=1974 LA PAZ 09999"
exit_is 0 'four corrections are kept'
like "$out" 'date is 1974-12-31T15:30Z' 'a date-time group becomes a time'
like "$out" 'tags is EWWT, BL' 'TAGS become capitals'
like "$out" 'classification is CONFIDENTIAL' 'a class becomes its word'
like "$out" 'mrn is 74LAPAZ9999' 'a number becomes the number'
run "$CABLE" show --raw "$number"
is "$out" "$before" 'the telegram is what it was'
run "$CABLE" show "$number"
like "$out" 'A READER' 'show tells who corrected it'
like "$out" 'EXERCISE: THE REPLY CITES IT SO' 'and why'
run "$CABLE" verify -q
is "$status$out" 0 'the archive is whole'
if command -v sqlite3 >/dev/null; then
	sqlite3 "$archive" "UPDATE correction SET because = 'A LIE' WHERE id = 1"
	run "$CABLE" verify
	like "$out" 'damaged: correction .*its date is damaged' 'a changed correction is found'
	sqlite3 "$archive" 'DELETE FROM correction WHERE id = 2'
	run "$CABLE" verify
	like "$out" 'a correction that is in the log .* is not there' 'and one taken out'
else
	skip 'sqlite3 is not installed' 2
fi
done_testing
