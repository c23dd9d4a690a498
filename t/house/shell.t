#!/usr/bin/env bash
#
# Every script passes shellcheck, stops at its first error, and can be started.
source t/lib.sh

command -v shellcheck >/dev/null || skip_all 'shellcheck is not installed'

shopt -s nullglob
for script in script/* .ci/run t/*.t t/*/*.t; do
	read -r shebang <"$script"
	[[ $shebang = *bash* ]] || continue
	is "$(shellcheck "$script")" '' "$script passes shellcheck"
	ok "$script stops at its first error" grep -qxE 'set -euo pipefail|source t/lib.sh' "$script"
	ok "$script can be started" test -x "$script"
done
is "$(shellcheck t/lib.sh)" '' 't/lib.sh passes shellcheck'

done_testing
