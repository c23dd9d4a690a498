#!/usr/bin/env bash
#
# The reading room by plain HTTP: each page answers, says what it is, and is safe to look at.
source t/lib.sh
source t/web/room.sh

fill
serve

# page PATH STATUS WORDS: it answers with that status, as HTML, with these words in it.
page() {
	get "$1"
	is "$status" "$2" "$1 answers $2"
	is "$type" 'text/html; charset=utf-8' 'as a page'
	like "$body" "$3" "that says '$3'"
	unlike "$body" '<[a-z][^>]* (style|on[a-z]+)=' 'and holds no style and no script of its own'
}

page / 200 'Three things to try'
page /help 200 'How queries work'
page '/search?q=steamer' 200 '<mark>[Ss]teamer</mark>'
page '/search?q=steemer' 200 'Near it: <a href="[^"]*">steamer</a>'
page '/search?q=' 200 '<b>[0-9]+ telegrams</b>'
page /cable/06LAPAZ9273 200 'id="p2"'
page /cable/06LAPAZ9273/raw 200 'routing indicator'
page '/cable/74LAPAZ9158?q=steamer&hit=1' 200 'hit 1 of [0-9]+'
page '/cable/74LAPAZ9158?case=sentence' 200 'Minister of transport'
page /cable/06LAPAZ9402 200 'Section 2 of 2 is not held'
page /cable/06LIMA9150 200 '2 telegrams bear this number'
page /cable/74LAPAZ9110 404 'This telegram is not held'
page /cable/nothing 404 'There is no such telegram'
page /telegram/999999 404 'There is no such telegram'
page /no/such/page 404 'There is no such page'
page /nothing.css 404 'There is no such page'

get /cable/06LAPAZ9318
like "$body" '<h1[^>]*>&lt;script&gt;alert\(1\)&lt;/script&gt;' 'a script in a subject is text'
unlike "$body" '<script|<img|<b>bold' 'and no markup of the telegram is markup of the page'

# What a person corrected, and what is much alike, stand above the text.
sed 's/STEAMER/LAUNCH/; s/9158/9159/' examples/telegrams/1974-lapaz-9158-ministers-call.txt >"$scratch/twin.txt"
"$CABLE" import -q -a "$archive" "$scratch/twin.txt"
"$CABLE" correct -a "$archive" --by tester --because 'the <i>copy</i> is cut' 74LAPAZ9159 'subject=THE MINISTER CALLS' \
	>"$scratch/corrected"
get /cable/74LAPAZ9159
like "$body" 'Corrections:.*subject is <b>THE MINISTER CALLS</b>: the &lt;i&gt;copy&lt;/i&gt; is cut \(tester, ' 'a correction is shown'
like "$body" 'Much alike:.*<a href="/cable/74LAPAZ9158">74 LA PAZ 9158</a>: [0-9]+ percent' 'and a telegram much alike'

# Numbers in any spelling lead to the one address.
get '/cable/06%20la%20paz%20009273?q=steamer'
is "$status" 301 'another spelling moves on'
is "$(header location)" '/cable/06LAPAZ9273?q=steamer' 'to the canonical number'

# The number that nobody holds.
get /cable/74LAPAZ9110
like "$body" '74 LA PAZ 9158' 'a page of a number that is not held says who cites it'
like "$body" 'before it|after it' 'and which numbers stand near it'

# Facets add and remove themselves; the address is the state.
get '/search?q=steamer&f=date:1974&sort=date&page=1'
like "$body" 'Narrowed by' 'what narrows the words is told'
like "$body" 'href="/search\?q=steamer&amp;sort=date" title="take this away"' 'and can be taken away'
like "$body" '<li class="on"><a href="/search\?q=steamer&amp;sort=date" [^>]*>1974</a>' 'a facet that is on removes itself'
like "$body" '<svg width="100%"' 'the other years are still to be seen'
like "$body" '<input type="hidden" name="f" value="date:1974">' 'the box keeps the facets'

# Counts are exact, and pages neither repeat nor skip a telegram.
total=$("$CABLE" search -a "$archive" --format json '' | jq .total)
for ((p = 1; p <= (total + 19) / 20; p++)); do
	get "/search?q=&page=$p"
	grep -o '<h2><a href="[^"?]*' "$scratch/body" || true
done >"$scratch/hits"
is "$(wc -l <"$scratch/hits")" "$total" "all $total telegrams are on the pages"
is "$(sort "$scratch/hits" | uniq -d)" '' 'each of them once'

# Links to other pages name the generation of the archive; one that is gone is told.
get '/search?q=&page=2'
like "$body" 'href="/search\?page=3&amp;g=[0-9]+" rel="next"' 'a link to the next page names the generation of the archive'
get '/search?q=&page=2&g=1'
like "$body" 'The archive has changed since this list was begun' 'one that is not held any more is told'
unlike "$("$CABLE" count -a "$archive" '' --format json)" '"unindexed":[1-9]' 'all is indexed'

# The counts of the page are those of the program.
get '/search?q=exercise'
for facet in From TAGS Country Precedence; do
	like "$body" "<h3>$facet</h3>" "hits are counted by $facet"
done
like "$body" "<b>$("$CABLE" count -a "$archive" exercise) telegrams</b>" 'as many hits as cable count says'
like "$body" '<details class="table"><summary>as a table</summary>' 'the bars are there as a table'
get '/facets.csv?q=exercise&of=post'
is "$status $type" '200 text/csv; charset=utf-8' 'counts as a table'
is "$body" "$("$CABLE" facets -a "$archive" exercise --of post -f csv)" 'as the program gives them'
get '/search.atom?q=steamer'
is "$status $type" '200 application/atom+xml' 'hits as a feed'
like "$body" "<link rel=\"alternate\" type=\"text/html\" href=\"$room/telegram/[0-9]+\"/>" 'whose entries lead here'

# The same as data.
get /cable/06LAPAZ9273.json
is "$status $type" '200 application/json' 'a telegram as JSON'
is "$(jq -r '.schema + " " + .mrn' "$scratch/body")" 'cable/1 06LAPAZ9273' 'with its number'
is "$(jq '.findings | type' "$scratch/body")" '"array"' 'and its findings'
get /cable/06LAPAZ9273.txt
same_file "$scratch/body" examples/telegrams/2006-lapaz-9273-wara-wara.txt 'a telegram as the bytes that were received'
is "$(header content-disposition)" 'attachment; filename="06LAPAZ9273.txt"' 'to be saved'
get '/search.json?q=steamer'
is "$status $type" '200 application/json' 'hits as JSON'
is "$(jq -r .schema "$scratch/body")" 'search/1' 'of the schema that cable search gives'
get '/search.csv?q=steamer'
is "$status $type" '200 text/csv; charset=utf-8' 'hits as a table'
is "$(header content-disposition)" 'attachment; filename="telegrams.csv"' 'to be saved'
same_file "$scratch/body" <("$CABLE" search -a "$archive" steamer -f csv) 'as cable search gives it'
get '/search.csv?q=xyzzyx'
is "$body" 'id,mrn,time,from,to,paragraph,classification,current,subject,mark,text,path' 'without a hit there are the names of the columns'

# Headers.
get /
csp=$(header content-security-policy)
for rule in "default-src 'none'" "style-src 'self'" "script-src 'self'" "form-action 'self'" "base-uri 'none'" "frame-ancestors 'none'"; do
	like "$csp" "$rule" "the policy has $rule"
done
unlike "$csp" 'unsafe' 'and nothing unsafe'
is "$(header x-content-type-options)" 'nosniff' 'types are not guessed'
is "$(header referrer-policy)" 'no-referrer' 'addresses are not told elsewhere'
is "$(header connection)" '' 'the connection stays open'

get /room.css
is "$type" 'text/css; charset=utf-8' 'the style sheet'
etag=$(header etag)
get /room.css -H "If-None-Match: $etag"
is "$status" 304 'is sent once'

# HEAD and other methods.
is "$(curl -sSI --max-time 20 -o "$scratch/body" -w '%{http_code} %{size_download}' "$room/cable/06LAPAZ9273")" '200 0' 'HEAD has no body'
get / -X POST -d q=1
is "$status" 405 'nothing can be posted'
is "$(header allow)" 'GET, HEAD' 'and the answer says what can be done'

# A page from elsewhere that makes its own name point here reads nothing.
port=${room##*:}
for host in localhost 127.0.0.1 '[::1]'; do
	get / -H "Host: $host:$port"
	is "$status" 200 "the host $host is served"
done
for host in evil.example localhost.evil.example 10.0.0.1; do
	get /cable/06LAPAZ9273 -H "Host: $host:$port"
	is "$status" 421 "the host $host is not"
	unlike "$body" 'Wara' 'and learns nothing'
done
get / -H 'Host:'
is "$status" 421 'a request without a host is refused'

# A telegram page stays small.
get /cable/06LAPAZ9273
html=$(wc -c <"$scratch/body")
get /room.css
sum=$((html + $(wc -c <"$scratch/body")))
ok "page and style are $sum bytes, fewer than 60 KB" test $sum -lt 61440

# While the server runs the archive grows.
printf 'R 010000Z JAN 75\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n\nUNCLAS LIMA 0001\n\nE.O. 11652: N/A\nTAGS: PE\nSUBJ: EXERCISE ZZZYX\n\n1. EXERCISE.\n' >"$scratch/new.txt"
run "$CABLE" import -a "$archive" "$scratch/new.txt"
exit_is 0 'a telegram is imported meanwhile'
get '/search?q=zzzyx'
like "$body" '<b>1 telegram</b>' 'and is found at once'

# Its end.
kill -TERM "$server"
code=0
wait "$server" || code=$?
is "$code" 0 'SIGTERM ends the server well'
is "$(<"$scratch/complaint")" '' 'and it complained of nothing'
serve
kill -INT "$server"
code=0
wait "$server" || code=$?
is "$code" 0 'so does SIGINT'

# An empty archive tells how it is filled.
full=$archive archive=$scratch/empty.cables
mkdir "$scratch/nothing"
run "$CABLE" import -a "$archive" "$scratch/nothing"
serve
page / 200 "cable import --archive $archive FOLDER"
page '/search?q=steamer' 200 'No telegram fits'
archive=$full

# A table of more hits than are read at a time is sent while it is made.
corpus=$(dirname "$CABLE")/bench/bench-corpus
if [ -x "$corpus" ]; then
	archive=$scratch/many.cables
	"$corpus" --words 25 --form text -o "$scratch/stream.txt" 2000 11
	"$CABLE" import -q -a "$archive" "$scratch/stream.txt" >/dev/null 2>&1
	serve
	descriptors() { find "/proc/$server/fd" -type l 2>/dev/null | wc -l; }
	get '/search.csv?q='
	is "$status $(header transfer-encoding)" '200 chunked' 'a long table comes in pieces'
	same_file "$scratch/body" <("$CABLE" search -a "$archive" '' -f csv) 'which together are what cable search gives'
	is "$(grep -cE '^[0-9]+,[^,]*,[0-9TZ:-]*,' "$scratch/body")" "$("$CABLE" count -a "$archive" '')" 'a line for each telegram'
	get '/search.csv?q=telegram&f=class:secret&sort=-date' --http1.0
	same_file "$scratch/body" <("$CABLE" search -a "$archive" 'telegram class:secret' --sort -date -f csv) 'narrowed, sorted, by HTTP/1.0'
	is "$(curl -sSI --max-time 20 -o "$scratch/body" -w '%{http_code} %{size_download}' "$room/search.csv?q=")" '200 0' 'HEAD has no body'
	for _ in 1 2 3 4; do # each thread that answers has its connection from now on
		get '/search.csv?q='
	done
	before=$(descriptors)
	for _ in 1 2 3 4 5 6; do
		curl -sS --max-time 20 "$room/search.csv?q=" 2>/dev/null | head -c 2000 >"$scratch/begun" || true
	done
	get /
	is "$status" 200 'browsers that go away in mid table leave a server that answers'
	back() { [ "$(descriptors)" -le $((before + 6)) ]; } # connections of the threads may have come
	eventually 'and nothing that stays open' back
	curl -sS --max-time 20 --limit-rate 20k -o "$scratch/cut" "$room/search.csv?q=" 2>/dev/null &
	slow=$!
	eventually 'a slow reader has begun' test -s "$scratch/cut"
	kill -TERM "$server"
	code=0
	wait "$server" || code=$?
	is "$code" 0 'the server ends while a table is being sent'
	is "$(<"$scratch/complaint")" '' 'and complains of nothing'
	code=0
	wait $slow || code=$?
	whole() { [ "$code" -ne 0 ] || cmp -s "$scratch/cut" <("$CABLE" search -a "$archive" '' -f csv); }
	ok 'whose reader learns it if that was not all' whole
	archive=$full
else
	skip "there is no $corpus; it is built with the tests" 12
fi

# What cannot be.
serve
run "$CABLE" serve -a "$archive" --port "${room##*:}"
exit_is 3 'a port in use'
like "$err" "^cable: port ${room##*:} of 127.0.0.1 is in use: .*--port" 'is told with what to do'
run "$CABLE" serve -a "$scratch/none.cables" --port 0
exit_is 3 'an archive that is not there'
run "$CABLE" serve -a "$archive" --port 70000
exit_is 2 'a port that cannot be'
run "$CABLE" serve -a "$archive" --host elsewhere --port 0
exit_is 2 'an address that is none'

done_testing
