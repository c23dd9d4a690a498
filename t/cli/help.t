#!/usr/bin/env bash
# cable alone, help, --help, --version, completion, and words that are wrong.
source t/lib.sh

run "$CABLE"
exit_is 0 'cable alone'
ok 'says what it is in ten lines' test "$(wc -l <"$scratch/out")" -le 10
like "$out" 'diplomatic telegrams' 'in words'
is "$(awk 'length > 80' <<<"$out")" '' 'of at most 80 columns'
run "$CABLE" --help
like "$out" 'diplomatic telegrams' '--help says the same'
run "$CABLE" help
is "$(grep -c '^  ' <<<"$out")" "$("$CABLE" completion bash | sed -n "s/^\t1:\*) words='\(.*\)' ;;/\1/p" | wc -w)" 'help alone lists every command'
is "$(awk 'length > 80' <<<"$out")" '' 'of at most 80 columns'
run "$CABLE" --version
like "$out" '^cable [0-9]+\.[0-9]+\.[0-9]+$' '--version'

commands=$("$CABLE" completion bash | sed -n "s/^\t1:\*) words='\(.*\)' ;;/\1/p")
ok 'completion lists the commands' test -n "$commands"
for c in $commands; do
	run "$CABLE" "$c" --help
	exit_is 0 "$c --help"
	cp "$scratch/out" "$scratch/help"
	like "$out" "^cable $c - .*"$'\n\n'"Usage: cable $c" 'says what it is for and how it is called'
	like "$out" $'\nExamples:\n  .*cable.*\n      ' 'and has examples'
	is "$(awk 'length > 80' <<<"$out")" '' 'within 80 columns'
	run "$CABLE" help "$c"
	same_file "$scratch/out" "$scratch/help" "help $c says the same"
	run "$CABLE" "$c" --no-such-option
	exit_is 2 'an unknown option is wrong usage'
	is "$err" "cable: $c: there is no option --no-such-option; --help lists them" 'told in one sentence'
done

run "$CABLE" chek
exit_is 2 'an unknown command'
is "$err" "cable: there is no command 'chek'; did you mean 'check'?" 'a near one is offered'
run "$CABLE" help chek
is "$err" "cable: there is no command 'chek'; did you mean 'check'?" 'also by help'
run "$CABLE" help query-language
exit_is 0 'the query language has a help of its own'
is "$(awk 'length > 90' <<<"$out")" '' 'that fits the screen'
# Each example of it is a query that is read without a complaint.
sed -n 's/^  \([^ ].*[^ ]\)   *.*/\1/p' "$scratch/out" | sed 's/,  *-.*//; s/, .*//; s/   *.*//' >"$scratch/queries"
ok 'it shows queries' test "$(wc -l <"$scratch/queries")" -ge 20
while read -r query; do
	"$CABLE" search --explain -- "$query" 2>&1 | grep -i 'there is no\|not known\|no post\|read as words' || true
done <"$scratch/queries" >"$scratch/complaints"
is "$(<"$scratch/complaints")" '' 'all of which are understood'

run "$CABLE" teleport
is "$err" "cable: there is no command 'teleport'; \`cable help\` lists them" 'none is near'
run "$CABLE" show --fromat json x
exit_is 2 'a slip in an option'
is "$err" 'cable: show: there is no option --fromat; did you mean --format?' 'the right one is offered'
run "$CABLE" completion fish
exit_is 2 'a shell that is not known'

# What the script offers, asked as bash does.
# offered WORD...: completions of the last word.
offered() {
	# shellcheck disable=SC2016 # for the shell inside
	bash -c 'eval "$("$CABLE" completion bash)"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cable; echo "${COMPREPLY[*]}"' \
		bash "$@"
}
like "$(offered cable che)" '^check$' 'bash completes a command'
like "$(offered cable show --f)" '^--format$' 'an option'
is "$(offered cable show --format j)" json 'and its value'
is "$(offered cable show x)" '' 'files are left to the shell'
done_testing
