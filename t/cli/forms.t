#!/usr/bin/env bash
# cable import: what holds many telegrams gives each of them, whatever the file is called.
source t/lib.sh

a=$scratch/a.cables
one=examples/telegrams/1974-lapaz-9158-ministers-call.txt
two=examples/telegrams/1974-lapaz-9233-lake-levels.txt

# imports FILE...: the counts of importing them into an empty archive, and what was told, on one line each.
imports() {
	rm -f "$a"
	run "$CABLE" import -a "$a" "$@"
	out=${out//"$scratch/"/}
}

# can PROGRAM: is it there? Else the next COUNT tests are skipped.
can() {
	command -v "$1" >/dev/null && return
	skip "$1 is not installed" "${2:-1}"
	return 1
}

mkdir -p "$scratch/in/1974"
cp "$one" "$two" "$scratch/in/1974"
printf 'Telegrams of the lake.\n' >"$scratch/in/README"

tar -C "$scratch/in" --sort=name -cf "$scratch/ship" README 1974
imports "$scratch/ship"
exit_is 0 'a tar without a telling name is imported'
like "$out" '^imported 2
already there 0
not a telegram 1
failed 0' 'each file in it counts'
like "$out" 'ship.*README: nothing in it reads like a telegram' 'and is named with the way to it'

gzip -k "$scratch/ship"
mv "$scratch/ship.gz" "$scratch/ship.txt"
imports "$scratch/ship.txt"
like "$out" '^imported 2' 'the same compressed, under a wrong name'

gzip -c "$one" >"$scratch/one.gz"
imports "$scratch/one.gz" "$one"
like "$out" '^imported 1
already there 1' 'one telegram, compressed, is the same telegram'

if can zip 2; then
	(cd "$scratch" && zip -q9 nested.zip ship ship.txt && zip -qP exercise locked.zip in/1974/*)
	imports "$scratch/nested.zip"
	like "$out" '^imported 2
already there 2
not a telegram 2' 'archives within a zip'
	imports "$scratch/locked.zip"
	like "$out" '^imported 0.*failed 2.*locked with a password' 'a password is told of'
fi

for program in xz zstd bzip2; do
	can "$program" || continue
	"$program" -c "$scratch/ship" >"$scratch/packed"
	imports "$scratch/packed"
	like "$out" '^imported 2' "a tar that $program has compressed"
done

cat "$one" "$two" >"$scratch/both.txt"
imports "$scratch/both.txt"
like "$out" '^imported 2' 'two texts in one file'
imports - <"$scratch/both.txt"
like "$out" '^imported 2' 'and over standard input'

gzip -c "$scratch/both.txt" | head -c 1500 >"$scratch/broken.gz"
imports "$scratch/broken.gz"
exit_is 1 'an archive that breaks off'
like "$out" 'failed: .*truncated gzip' 'is told of'

# A table as Cablegate's, with a row that lacks a column.
header='VZCZCXRO5590
PP RUEHC
DE RUEHLP #9001/01 2610645
ZNR UUUUU ZZH
P 180645Z SEP 06
FM AMEMBASSY LA PAZ
TO RUEHC/SECSTATE WASHDC PRIORITY 6963'
row() {
	printf '%d,"9/18/2006 6:45","06LAPAZ%d","Embassy La Paz","UNCLASSIFIED","","%s","UNCLAS LA PAZ 00%d\n\nTAGS: PREL, BL\n' \
		"$1" "$1" "$header" "$1"
	printf 'SUBJECT: EXERCISE \\"%d\\"\n\n1. EXERCISE.\n"\n' "$1"
}
{
	row 9001
	echo '9002,"9/18/2006 6:45","06LAPAZ9002","Embassy La Paz","UNCLASSIFIED","","EXERCISE"'
	row 9003
} >"$scratch/cables"
imports "$scratch/cables"
like "$out" '^imported 2
already there 0
not a telegram 0
failed 1' 'a table with a bad row'
like "$out" 'failed: cables: line 14: 7 columns where 8 are expected' 'which is told of'
run "$CABLE" show -a "$a" '06 LA PAZ 9003'
like "$out" 'EXERCISE "9003"' 'a telegram of it, without its escapes'

# Objects with a text.
if can jq 2; then
	jq -Rs '{doc_id: "1974LAPAZ09158", body: .}' "$one" >"$scratch/objects"
	imports "$scratch/objects"
	like "$out" '^imported 1' 'a JSON object'
	"$CABLE" parse --format json "$one" >"$scratch/parsed"
	imports "$scratch/parsed"
	like "$out" '^imported 0.*failed 1.*no field `text`' 'our own JSON without the text is told of'
fi

# A page with its text in <pre>.
{
	echo "<html><body><a href='/cable/2006/09/06LAPAZ9001.html'>06LAPAZ9001</a><code><pre>"
	echo "$header</pre></code><code><pre>UNCLAS LA PAZ 009001&#x000A;&#x000A;SUBJECT: EXERCISE &amp; MORE</pre></code>"
} >"$scratch/page"
imports "$scratch/page"
like "$out" '^imported 1' 'an HTML page'

{
	printf 'Message-ID: <1@example.org>\nContent-Transfer-Encoding: base64\n\n'
	base64 "$two"
} >"$scratch/mail"
imports "$scratch/mail" "$two"
like "$out" '^imported 1
already there 1' 'a mail'

# A PDF of two pages, as small as it can be.
pdf() {
	local text='P 180645Z SEP 06\nFM AMEMBASSY LA PAZ\nTO RUEHC/SECSTATE WASHDC\n' stream
	text+='UNCLAS LA PAZ 009001\n\nSUBJECT: EXERCISE'
	stream="BT /F1 10 Tf 12 TL 50 700 Td $(printf %b "$text" | sed 's/.*/(&) Tj T*/') ET"
	printf '%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n'
	printf '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'
	printf '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R'
	printf '/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Courier>>>>>>>>endobj\n'
	printf '4 0 obj<</Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n' "${#stream}" "$stream"
}
if can pdftotext; then
	pdf >"$scratch/scan"
	imports "$scratch/scan"
	like "$out" '^imported 1' 'a PDF with text'
fi
pdf >"$scratch/scan"
rm -f "$a"
run env PATH="$scratch" "$CABLE" import -a "$a" "$scratch/scan"
like "$out" 'install poppler-utils' 'a PDF where there is no pdftotext'

printf '%%PDF-1.4 EXERCISE\n' >"$scratch/bad"
if can pdftotext; then
	imports "$scratch/bad"
	like "$out" 'failed: bad: pdftotext cannot read this PDF' 'a PDF that is none'
fi

done_testing
