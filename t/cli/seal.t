#!/usr/bin/env bash
#
# cable seal: one closed file, which is read without a write.
source t/lib.sh

archive=$scratch/a.cables
run "$CABLE" import -q -a "$archive" examples/telegrams
root=$("$CABLE" verify "$archive" | sed -n 's/^log .* root //p')
mkdir "$scratch/disk"
run "$CABLE" seal "$archive" -o "$scratch/disk/a.cables"
exit_is 0 'an archive is sealed'
like "$out" "root $root" 'its root is printed'
is "$(ls "$scratch/disk")" a.cables 'it is one file'
is "$(stat -c %a "$scratch/disk/a.cables")" 444 'that nobody writes'
is "$(od -An -tu1 -j 18 -N 2 "$scratch/disk/a.cables" | tr -d ' ')" 11 'and that needs no log beside it'
run "$CABLE" seal "$archive" -o "$scratch/disk/a.cables"
exit_is 2 'a file that is there is left alone'
run "$CABLE" seal "$archive" -o "$scratch/no/such/a.cables"
exit_is 3 'a folder that is not there is said'
run "$CABLE" seal "$archive"
ok 'without a name it is NAME.sealed.cables' test -e "$scratch/a.sealed.cables"
run "$CABLE" seal -a "$scratch/none.cables"
exit_is 3 'what is not there cannot be sealed'

# As on a disk that is written once, read by somebody who owns nothing there.
chmod 0555 "$scratch/disk"
as=()
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	chmod a+x "$scratch"
	as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
	"${as[@]}" test -r "$scratch/disk/a.cables" -a -x "$CABLE" || as=()
fi
run "${as[@]}" "$CABLE" info -a "$scratch/disk/a.cables"
exit_is 0 'it is read in a folder that cannot be written'
run "${as[@]}" "$CABLE" verify "$scratch/disk/a.cables"
exit_is 0 'and verified'
like "$out" "root $root" 'with the same root'
is "$(ls "$scratch/disk")" a.cables 'nothing came beside it'
if [ ${#as[@]} -gt 0 ]; then
	run "${as[@]}" "$CABLE" import -a "$scratch/disk/a.cables" examples/telegrams
	exit_is 3 'it cannot be written'
	like "$err" 'cannot be written: it or its folder is read-only' 'which is said'
else
	skip 'nobody else can be asked to read it' 2
fi
chmod 0755 "$scratch/disk"

# Read-only in place: the archive itself, not a copy.
chmod 0444 "$archive"
run "${as[@]}" "$CABLE" search -a "$archive" steamer
exit_is 0 'an archive that is only read-only is read too'
done_testing
