#!/usr/bin/env bash
# The session in README.md is true: each command prints what stands below it.
source t/lib.sh

command -v jq >/dev/null || skip_all 'jq is not installed'

mkdir "$scratch/bin" "$scratch/session"
ln -s "$CABLE" "$scratch/bin/cable"
ln -s "$CABLEROOM_ROOT/examples" "$scratch/session/examples"
export PATH=$scratch/bin:$PATH LC_ALL=C.UTF-8

# session: the lines of the README between ```console and ```.
session() {
	sed -n '/^```console$/,/^```$/p' README.md | sed '1d;$d'
}

# play: the same lines, with what the commands print now.
play() {
	session | grep '^\$ ' | while IFS= read -r line; do
		printf '%s\n' "$line"
		(cd "$scratch/session" && bash -c "${line#\$ }" 2>&1 </dev/null) || true
	done
}

play >"$scratch/now"
session >"$scratch/written"
ok 'the README shows a session' test "$(grep -c '^\$ ' "$scratch/written")" -ge 4
if [ "${UPDATE:-}" = 1 ]; then
	sed -i -e "/^\`\`\`console\$/r $scratch/now" -e '/^```console$/,/^```$/{/^```/!d}' README.md
	session >"$scratch/written"
fi
same_file "$scratch/now" "$scratch/written" 'and it is what the program prints'

# What it points to is there.
grep -oE '\]\([^):#]+\)' README.md docs/*.md | sed -E 's/^([^:]*):\]\((.*)\)$/\1 \2/' | while read -r file link; do
	[ -e "$(dirname "$file")/$link" ] || echo "$file: $link"
done >"$scratch/dangling"
is "$(<"$scratch/dangling")" '' 'links of README and docs lead somewhere'
done_testing
