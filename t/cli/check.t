#!/usr/bin/env bash
# cable check: findings as a compiler prints them.
source t/lib.sh

good=examples/telegrams/1974-lapaz-9412-deed-of-gift.txt

# One telegram with a garbled label and a wrong TAG.
cat >"$scratch/garbled" <<'END'
VZCZCXYZ0381
RR RUEHC
DE RUEHPE #9150 1732140
ZNR UUUUU ZZH
R 222140Z JUN 06
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC 1877
BT
UNCLAS LIMA 009150

SIPDIS

E.O. 193056: N/A
TAGS: PREL QXQX PE
SUBJECT: EXERCISE: CRATE 114

1. EXERCISE. Nothing was found.

MARCHBANKS
BT
#9150

NNNN
END

run "$CABLE" check "$scratch/garbled"
like "$out" "(^|"$'\n'")$scratch/garbled:13:[0-9]+: (error|warning): .* \\[[A-Z][0-9]+\\]" 'file, line, column, severity, sentence, rule'
like "$out" $'\n  E\\.O\\. 193056: N/A\n       \\^~~~~~(\n|$)' 'the place is underlined'
like "$out" $'\n  repair' 'a repair is proposed'
like "$err" '^1 telegram: [0-9]+ errors?, [0-9]+ warnings?, [0-9]+ remarks?$' 'a summary on standard error'
is "$(grep -cE ':[0-9]+:[0-9]+: (error|warning|information): ' <<<"$out")" \
	"$(tr -dc '0-9 \n' <<<"$err" | awk '{ print $2 + $3 + $4 }')" 'which counts what was printed'

errors=$(grep -cE ':[0-9]+: error: ' <<<"$out" || true)
exit_is "$((errors > 0))" 'the exit code says whether an error was found'

run "$CABLE" check "$good"
exit_is 0 'a good telegram has no errors'
like "$err" '^1 telegram: 0 errors' 'and the summary says so'

run "$CABLE" check --format json "$scratch/garbled" "$good"
is "$(wc -l <"$scratch/out")" 2 'JSON: one object for each telegram'
if command -v jq >/dev/null; then
	is "$(head -n 1 "$scratch/out" | jq -c '[.schema, .name, .mrn]')" "[\"check/1\",\"$scratch/garbled\",\"06LIMA9150\"]" \
		'which names schema, file and number'
	is "$(head -n 1 "$scratch/out" | jq -c '[.findings[] | select(.line == 13)] | .[0] | [.column, .finding.found]')" \
		'[6,"193056"]' 'and places'
else
	skip 'jq is not installed' 2
fi

# Tabs in front do not move the underline away; what could steer a terminal is shown.
sed 's/^E.O. /E.O.\t/; s/CRATE 114/&\x1b[2J/' "$scratch/garbled" >"$scratch/tab"
run "$CABLE" check "$scratch/tab"
like "$out" $'\n  E\\.O\\.    193056: N/A\n          \\^~~~~~(\n|$)' 'a tab is shown as blanks'
is "$(LC_ALL=C grep -c '[[:cntrl:]]' <<<"$out" || true)" 0 'no control character is printed'

run "$CABLE" check --profile acp127 "$good"

run "$CABLE" check --rules
like "$out" $'\nE09 .* 1995-10-14  -  ' 'rules have the days from and to which they hold'
sed 's/Nothing was found/The old faade was found/' "$scratch/garbled" >"$scratch/faade"
run "$CABLE" check "$scratch/faade"
unlike "$out" '\[L05\]' 'a rule on request is not asked by itself'
run "$CABLE" check --only L05 "$scratch/faade"
like "$out" '"faade" is probably façade.*\[L05\]' 'but where it is named'
run "$CABLE" check --profile acp127 - <<<$'R 222140Z JUN 06\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nUNCLAS LIMA 009150'
like "$out" '\[F01\]' "a draft without a relay's lines lacks them by the rules of the wire"
run "$CABLE" check --profile nonsense "$good"
exit_is 2 'a profile that does not exist'
is "$err" "cable: check: --profile takes auto, acp127, state, archive, aad or smart, not 'nonsense'" 'and those that do'
run "$CABLE" check "$scratch/none"
exit_is 3 'a file that is not there'
done_testing
