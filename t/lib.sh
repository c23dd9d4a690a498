# shellcheck shell=bash
#
# lib - what a test written in bash needs to speak the Test Anything Protocol.
#
# A test is an executable file t/cli/NAME.t that runs from the root of the repository:
#
#	#!/usr/bin/env bash
#	# What this test is about.
#	source t/lib.sh
#
#	run "$CABLE" parse "$scratch/one.txt"
#	exit_is 0 'an empty telegram can be parsed'
#	is "$out" 'nothing' 'and says so'
#	done_testing
#
# Every test has:
#	$CABLE      path of the program, absolute; set by script/test, else build/cable
#	$scratch    an empty folder of its own, removed at the end; HOME and TMPDIR are in it
#	set -euo pipefail, LC_ALL=C, TZ=UTC; what it leaves running in the background is ended
#
# Functions; the last argument says what is tested:
#	run COMMAND...          run it; sets $out, $err (without final line ends) and $status, and
#	                        keeps the exact bytes in $scratch/out and $scratch/err
#	exit_is CODE NAME       the last `run` ended with CODE
#	is GOT WANT NAME        two strings are equal
#	like GOT REGEX NAME     an extended regular expression matches somewhere (unlike: nowhere)
#	same_file GOT WANT NAME two files hold the same bytes
#	ok NAME COMMAND...      the command succeeds (its output is thrown away)
#	not_ok NAME COMMAND...  the command fails
#	eventually NAME COMMAND... the command succeeds within ten seconds
#	skip REASON [COUNT]     COUNT tests (1) cannot run here
#	skip_all REASON         nothing can run here; ends the test
#	done_testing            the last line of every test
#
# `UPDATE=1` makes `same_file` copy GOT over WANT, so that a change of golden files can be
# reviewed as a diff.

set -euo pipefail
export LC_ALL=C TZ=UTC

CABLE=$(realpath -m "${CABLE:-build/cable}")
CABLEROOM_ROOT=${CABLEROOM_ROOT:-$PWD}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/cableroom-test.XXXXXX")
mkdir "$scratch/home" "$scratch/tmp"
export CABLE CABLEROOM_ROOT HOME="$scratch/home" TMPDIR="$scratch/tmp"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME

tap_count=0
tap_failed=0
# shellcheck disable=SC2034 # $out is for the test
out='' err='' status=0

tap_end() {
	local jobs
	jobs=$(jobs -p)
	# One word a job; a test leaves a server or two.
	# shellcheck disable=SC2086
	[ -z "$jobs" ] || { kill $jobs && wait; } 2>/dev/null || true
	rm -rf "$scratch"
}
trap tap_end EXIT
trap 'echo "# $0: line $LINENO failed: $BASH_COMMAND" >&2' ERR

# tap_result GOOD NAME [DIAGNOSIS...]: one line of TAP, and why it failed.
tap_result() {
	local good=$1 name=$2
	shift 2
	tap_count=$((tap_count + 1))
	if [ "$good" = yes ]; then
		echo "ok $tap_count - $name"
		return
	fi
	tap_failed=$((tap_failed + 1))
	echo "not ok $tap_count - $name"
	echo "# failed at ${BASH_SOURCE[2]}:${BASH_LINENO[1]}"
	[ $# = 0 ] || printf '%s\n' "$@" | sed -n '1,40s/^/# /p'
}

run() {
	status=0
	"$@" >"$scratch/out" 2>"$scratch/err" || status=$?
	# shellcheck disable=SC2034 # as above
	out=$(tr -d '\0' <"$scratch/out")
	err=$(tr -d '\0' <"$scratch/err")
}

exit_is() {
	if [ "$status" = "$1" ]; then
		tap_result yes "$2"
	else
		tap_result no "$2" "exit code $status instead of $1" "${err:-nothing on standard error}"
	fi
}

is() {
	if [ "$1" = "$2" ]; then
		tap_result yes "$3"
	else
		tap_result no "$3" "got:  '$1'" "want: '$2'"
	fi
}

like() {
	if [[ $1 =~ $2 ]]; then
		tap_result yes "$3"
	else
		tap_result no "$3" "no match for: $2" "got: '$1'"
	fi
}

unlike() {
	if [[ $1 =~ $2 ]]; then
		tap_result no "$3" "should not match: $2" "got: '$1'"
	else
		tap_result yes "$3"
	fi
}

same_file() {
	[ "${UPDATE:-}" != 1 ] || cp "$1" "$2"
	if cmp -s "$1" "$2"; then
		tap_result yes "$3"
	else
		tap_result no "$3" "$(diff -au "$2" "$1" 2>&1 | tr -d '\0')"
	fi
}

ok() {
	local name=$1
	shift
	if "$@" >/dev/null 2>"$scratch/err"; then
		tap_result yes "$name"
	else
		tap_result no "$name" "failed: $*" "$(<"$scratch/err")"
	fi
}

not_ok() {
	local name=$1
	shift
	if "$@" >"$scratch/out" 2>&1; then
		tap_result no "$name" "succeeded: $*" "$(tr -d '\0' <"$scratch/out")"
	else
		tap_result yes "$name"
	fi
}

eventually() {
	local name=$1 tries=100
	shift
	until "$@" >/dev/null 2>"$scratch/err"; do
		tries=$((tries - 1))
		if [ $tries = 0 ]; then
			tap_result no "$name" "failed for ten seconds: $*" "$(<"$scratch/err")"
			return
		fi
		sleep 0.1
	done
	tap_result yes "$name"
}

skip() {
	local count=${2:-1}
	while [ "$count" -gt 0 ]; do
		tap_count=$((tap_count + 1))
		echo "ok $tap_count # SKIP $1"
		count=$((count - 1))
	done
}

skip_all() {
	echo "1..0 # SKIP $1"
	exit 0
}

done_testing() {
	echo "1..$tap_count"
	exit $((tap_failed > 0))
}
