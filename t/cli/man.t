#!/usr/bin/env bash
# The manual pages: well written, and cable(1) names every command and option of the program.
source t/lib.sh

command -v mandoc >/dev/null || skip_all 'mandoc is not installed'

for page in man/*.[157]; do
	# A page that is not installed yet cannot be found; all else counts.
	is "$(mandoc -T lint "$page" 2>/dev/null | grep -v 'referenced manual not found' || true)" '' "$page has no faults"
	name=$(basename "$page")
	ok "$name is installed" grep -qF "'$name'" man/meson.build
	is "$(sed -n 's/^\.Dt //p' "$page")" "$(tr '.a-z' ' A-Z' <<<"$name")" "$name says what it is called"
done

# section NAME: the part of cable(1) about a command.
section() {
	awk -v want="$1" '/^\.S[hs] / { inside = ($0 == ".Ss " want) } inside' man/cable.1
}

"$CABLE" completion bash >"$scratch/completion"
commands=$(sed -n "s/^\t1:\*) words='\(.*\)' ;;/\1/p" "$scratch/completion")
for c in $commands; do
	section "$c" | grep -oE '^\.It .*' | grep -oE 'Fl -[a-z-]+' | sed 's/Fl /-/' | sort >"$scratch/written" || true
	grep -oP "^\t$c\) words='\K[^']*" "$scratch/completion" | tr ' ' '\n' | grep -vx -e --help -e '' | sort >"$scratch/known" || true
	ok "cable(1) tells of $c" grep -qx "\.Ss $c" man/cable.1
	is "$(<"$scratch/written")" "$(<"$scratch/known")" "and of its options"

	# Letters too: "-a, --archive" in help is "Fl a , Fl -archive" there.
	"$CABLE" "$c" --help | sed -nE 's/^  -(.), --([a-z-]+).*/\1 \2/p' | grep -v '^h help$' >"$scratch/letters" || true
	while read -r letter option; do
		section "$c" | grep -qE "^\.It Fl $letter , Fl -$option( |$)" || echo "-$letter, --$option"
	done <"$scratch/letters" >"$scratch/missing"
	is "$(<"$scratch/missing")" '' 'and of their letters'
done
is "$(sed -n '/^\.Sh COMMANDS/,/^\.Sh ENV/s/^\.Ss //p' man/cable.1 | sort)" "$(tr ' ' '\n' <<<"$commands" | sort)" \
	'and of no other command'
done_testing
