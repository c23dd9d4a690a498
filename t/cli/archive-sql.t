#!/usr/bin/env bash
# An archive in the sqlite3 shell: what docs/SCHEMA.md promises about the file, and each of its questions.
source t/lib.sh

command -v sqlite3 >/dev/null || skip_all 'the sqlite3 shell is not installed'

a=$scratch/a.cables
"$CABLE" import -a "$a" examples/telegrams >/dev/null
sql() { sqlite3 -readonly -bail "$@"; }

is "$(sql "$a" 'PRAGMA integrity_check; PRAGMA foreign_key_check')" ok 'the archive is sound'
is "$(sql "$a" 'PRAGMA application_id; PRAGMA user_version; PRAGMA journal_mode')" $'1128350290\n2\ndelete' \
	'it is what the description says'

sed -n '/^| \(view or \)\?table /,/^$/s/^| `\([a-z_]*\)` .*/\1/p' docs/SCHEMA.md | sort >"$scratch/told"
sql "$a" "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%' ORDER BY 1" >"$scratch/there"
is "$(<"$scratch/there")" "$(<"$scratch/told")" 'all tables and views are told, and no other'

# Schema 1 had these columns; what was written for it goes on working.
columns() { sql "$a" "SELECT group_concat(name, ' ') FROM pragma_table_info('$1')"; }
is "$(columns telegram)" 'id record_id mrn post year number airgram time dtg precedence info_precedence from_name from_post from_routing class_sent class_now sbu release release_date subject signer form profile bytes text_sha256 sections complete findings' 'telegram'
is "$(columns addressee)" 'telegram_id role position name post routing office precedence number raw offset length' 'addressee'
is "$(columns tag)" 'telegram_id position tag kind name raw offset length' 'tag'
is "$(columns caption)" 'telegram_id position caption' 'caption'
is "$(columns reference)" 'telegram_id position label kind mrn post year number airgram year_inferred notal title raw offset length' 'reference'
is "$(columns paragraph)" 'id telegram_id position number mark heading text offset length' 'paragraph'
is "$(columns section)" 'telegram_id number held' 'section'
is "$(columns page)" 'telegram_id position page section sections raw offset length' 'page'
is "$(columns finding)" 'telegram_id position rule severity message found expected repair because offset length' 'finding'
is "$(columns import_item)" 'id import_id source_id member offset length page outcome reason telegram_id' 'import_item'

# What is not stored because it goes without saying is said by the views, letter for letter.
json() { "$CABLE" parse --jsonl examples/telegrams/*; }
if command -v jq >/dev/null; then
	of_json() { json | jq -r "$1 // empty" | sort; }
	of_sql() { sql "$a" "SELECT $1 FROM $2 WHERE $1 IS NOT NULL" | sort; }
	is "$(of_sql dtg telegram)" "$(of_json .dtg)" 'date-time groups as sent'
	is "$(of_sql mrn telegram)" "$(of_json .mrn)" 'numbers'
	is "$(of_sql mrn reference)" "$(of_json '.refs[].mrn')" 'numbers that are cited'
	is "$(of_sql raw tag)" "$(of_json '.tags[].raw')" 'TAGS'
else
	skip 'jq is not installed' 4
fi
# as_sent LIST: places of its rows where the file has other bytes than `raw` says.
as_sent() {
	sql -separator $'\t' "$a" "SELECT s.path, l.offset, l.length, l.raw FROM $1 l JOIN import_item i USING (telegram_id)
		JOIN source s ON s.id = i.source_id WHERE l.raw IS NOT NULL AND l.length = length(l.raw)" |
		perl -F'\t' -lane 'open F, "<:raw", $F[0]; local $/; $t = <F>; $n++;
			print "$F[0] $F[1] $F[3]" if substr($t, $F[1], $F[2]) ne $F[3]; END { print "none seen" unless $n }'
}
is "$(as_sent page)" '' 'page lines'
is "$(as_sent addressee)" '' 'addresses'

# Conditions on these columns do not read the whole table.
plan() { sql "$a" "EXPLAIN QUERY PLAN $1"; }
like "$(plan "SELECT subject FROM telegram WHERE mrn = '74LAPAZ9158'")" 'telegram_by_mrn' 'a number'
like "$(plan "SELECT subject FROM telegram WHERE time BETWEEN '1974' AND '1975'")" 'telegram_by_time' 'a time'
like "$(plan "SELECT t.subject FROM telegram t JOIN addressee a ON a.telegram_id = t.id WHERE a.post = 'LIMA'")" \
	'addressee_by_post' 'an addressee'
like "$(plan "SELECT t.subject FROM telegram t LEFT JOIN tag g ON g.telegram_id = t.id WHERE t.id = 1")" \
	'SEARCH r USING PRIMARY KEY' 'a list of a telegram'
like "$(plan "SELECT telegram_id FROM reference WHERE mrn = '74LAPAZ9158'")" 'reference_by_mrn' 'a citation'
like "$(plan "SELECT text FROM paragraph WHERE telegram_id = 1")" 'USING INDEX' 'paragraphs'

# The ten questions.
awk '/^```sql/ { n++; on = 1; next } /^```/ { on = 0 } on { print > (dir "/q" n ".sql") }' dir="$scratch" docs/SCHEMA.md
ok 'there are ten questions' test -e "$scratch/q10.sql" -a ! -e "$scratch/q11.sql"
for q in {1..10}; do
	answer=$(sql "$a" <"$scratch/q$q.sql" || echo 'it is wrong' >&2)
	like "$answer" . "question $q has an answer"
done

# Bytes without cable.
is "$(sql "$a" 'SELECT count(*) FROM telegram t LEFT JOIN raw ON raw.telegram_id = t.id WHERE raw.zstd IS NULL')" 0 \
	'every telegram has its bytes'
if command -v zstd >/dev/null; then
	many=$scratch/many
	mkdir "$many"
	for ((i = 1; i <= 150; i++)); do
		sed "s/9158/$((20000 + i))/g" examples/telegrams/1974-lapaz-9158-ministers-call.txt >"$many/$i.txt"
	done
	"$CABLE" import -a "$scratch/many.cables" "$many" >/dev/null
	(cd "$scratch" && sqlite3 many.cables "SELECT writefile('raw.zst', zstd) FROM raw WHERE telegram_id = 1" \
		"SELECT writefile('dictionary', bytes) FROM dictionary WHERE id = 1" >/dev/null)
	zstd -q -D "$scratch/dictionary" -d "$scratch/raw.zst" -o "$scratch/raw.txt"
	is "$(sha256sum <"$scratch/raw.txt" | cut -d ' ' -f 1)" \
		"$(sql "$scratch/many.cables" 'SELECT lower(hex(text_sha256)) FROM telegram WHERE id = 1')" 'zstd gives them back'
else
	skip 'the zstd program is not installed'
fi

is "$(sql "$a" 'SELECT count(DISTINCT cited) FROM citation WHERE NOT held')" \
	"$(sql "$a" 'SELECT count(*) FROM missing')" 'what is cited and not held is known'
done_testing
