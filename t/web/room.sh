# shellcheck shell=bash disable=SC2034,SC2154 # t/lib.sh gives $scratch; the variables set are for the tests
#
# room - what the tests of the reading room share: an archive of the examples, a server on a free port.

command -v curl >/dev/null || skip_all 'curl is not installed'

archive=$scratch/room.cables

# fill: put the example telegrams into the archive.
fill() {
	"$CABLE" import -a "$archive" examples/telegrams >"$scratch/import" 2>&1 ||
		{ cat "$scratch/import" && exit 1; }
}

# serve: start the server and wait for its address. Sets $room (without the last slash)
# and $server, the process.
serve() {
	: >"$scratch/address" # not that of a server before
	"$CABLE" serve -a "$archive" --port 0 >"$scratch/address" 2>"$scratch/complaint" &
	server=$!
	eventually 'the server prints its address' grep -q '^http://.*/$' "$scratch/address"
	room=$(sed -n '1s:/$::p' "$scratch/address")
}

# get PATH [CURL OPTION...]: sets $status and $type; the body is in $scratch/body and $body, the
# headers are in $scratch/headers.
get() {
	local path=$1
	shift
	status=$(curl -sS --max-time 20 -o "$scratch/body" -D "$scratch/headers" -w '%{http_code}' "$@" "$room$path")
	body=$(tr -d '\0' <"$scratch/body")
	type=$(header content-type)
}

# header NAME: the value of a header of the last answer.
header() {
	tr -d '\r' <"$scratch/headers" | sed -n "s/^$1: //Ip"
}
