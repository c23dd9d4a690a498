#!/usr/bin/env bash
#
# The reading room in a browser: searching, following links, reading; with scripts and without.
#
# chromedriver is spoken to over plain HTTP (the WebDriver protocol), so that links are clicked
# as a reader clicks them.
source t/lib.sh
source t/web/room.sh

for program in chromium chromedriver jq; do
	command -v $program >/dev/null || skip_all "$program is not installed"
done

fill
serve

chromedriver --port=0 >"$scratch/driver" 2>&1 &
eventually 'the driver of the browser starts' grep -q 'started successfully on port' "$scratch/driver"
driver=http://127.0.0.1:$(sed -n 's/.*started successfully on port \([0-9]*\).*/\1/p' "$scratch/driver")

# wd METHOD PATH [JSON]: one call of the protocol; the answer's value goes to standard output.
wd() {
	local data=()
	[ $# -lt 3 ] || data=(-d "$3")
	curl -sS --max-time 60 -X "$1" -H 'Content-Type: application/json' "${data[@]}" "$driver$2" | jq -r .value
}

# browse SCRIPTS: begin a session; SCRIPTS 2 switches scripts off, 1 on.
browse() {
	local wanted
	wanted=$(jq -n --arg folder "$scratch/chromium-$1" --argjson scripts "$1" '{capabilities: {alwaysMatch: {
		browserName: "chrome", unhandledPromptBehavior: "ignore", "goog:chromeOptions": {
		prefs: {"profile.managed_default_content_settings.javascript": $scripts},
		args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--user-data-dir=\($folder)"]}}}}')
	session=/session/$(wd POST /session "$wanted" | jq -r .sessionId)
}

go() { wd POST "$session/url" "$(jq -n --arg url "$room$1" '{$url}')" >/dev/null; }
find_ids() { wd POST "$session/elements" "$(jq -n --arg value "$1" '{using: "css selector", $value}')" | jq -r '.[] | .[]'; }
find_id() { find_ids "$1" | sed -n 1p; }
seen() { [ -n "$(find_ids "$1")" ]; }
run_script() { wd POST "$session/execute/sync" "$(jq -n --arg script "$1" '{$script, args: []}')"; }
text() { wd GET "$session/element/$(find_id "$1")/text"; }
click() { wd POST "$session/element/$(find_id "$1")/click" '{}' >/dev/null; }
type_in() { wd POST "$session/element/$(find_id "$1")/value" "$(jq -n --arg text "$2" '{$text}')" >/dev/null; }
where() { wd GET "$session/url"; }
dialog() { wd GET "$session/alert/text"; }

# As a reader: the box, a hit, its marks, its data.
read_something() {
	local how=$1
	go /
	type_in 'form input[name=q]' steamer
	click 'form button'
	eventually "$how: the box leads to hits" seen 'li.hit mark'
	like "$(where)" '/search\?q=steamer$' "$how: whose address holds the query"
	like "$(text '.tally b')" '^[0-9]+ telegrams$' "$how: and which are counted"
	click 'li.hit h2 a'
	eventually "$how: a hit leads to its telegram" seen 'main.telegram mark'
	like "$(text 'main.telegram mark')" '[Ss][Tt][Ee][Aa][Mm][Ee][Rr]' "$how: the word is marked there"
	like "$(text 'nav.hits')" 'hit 1 of [0-9]+' "$how: and it is told which hit it is"
	click 'nav.hits a[rel=next]'
	eventually "$how: from hit to hit" seen 'nav.hits a[rel=prev]'
	click 'details.sent summary'
	eventually "$how: how it was sent unfolds" seen 'details.sent[open]'
	click '.take a[href$=".json"]'
	eventually "$how: the telegram is there as data" grep -q '\.json$' <(where)
	like "$(wd GET "$session/source")" 'cable/1' "$how: of the schema cable/1"
}

# Facets, timeline, pages: each is a link, and what it says is what it leads to.
narrow_something() {
	local how=$1 many first second
	go '/search?q=exercise'
	many=$(text '.facets li:has(a[href*="f=from:"]) .num')
	click '.facets a[href*="f=from:"]'
	eventually "$how: a facet narrows the hits" seen '.narrowed a'
	is "$(text '.tally b')" "$many telegrams" "$how: to as many as it said"
	seen '.facets .on a[aria-current]' && on=yes || on=no
	is "$on" yes "$how: it is marked as chosen"
	click '.narrowed a'
	eventually "$how: it can be taken away again" grep -q 'q=exercise$' <(where)
	click '.time details summary'
	eventually "$how: the bars are there as a table" seen '.time details[open] td'
	many=$(text '.time tbody tr:has(a) td')
	click '.time tbody tr a'
	eventually "$how: a row of it narrows, too" seen '.narrowed a'
	like "$(text '.tally b')" "^$many telegrams?$" "$how: to as many"
	go '/search?q=exercise'
	first=$(run_script 'return [...document.querySelectorAll("li.hit h2 a")].map(a => a.href.split("?")[0]).join(" ")')
	click '.pages a[rel=next]'
	eventually "$how: there is a next page" seen '.pages a[rel=prev]'
	like "$(where)" 'page=2&g=[0-9]+$' "$how: whose address holds the generation of the archive"
	second=$(run_script 'return [...document.querySelectorAll("li.hit h2 a")].map(a => a.href.split("?")[0]).join(" ")')
	is "$(tr ' ' '\n' <<<"$first $second" | sort | uniq -d)" '' "$how: and which repeats nothing"
	go '/search?q=whissle'
	click '.none li a'
	eventually "$how: a near spelling leads to hits" seen 'li.hit mark'
}

browse 1
read_something 'with scripts'
narrow_something 'with scripts'

go /cable/06LAPAZ9318
is "$(text h1)" '<script>alert(1)</script> EXERCISE: CHARACTERS & SIGNS' 'a script in a subject is read as text'
like "$(dialog)" 'no such alert' 'and does not run'
is "$(find_ids 'main img, main script, main b')" "$(find_ids '.walk b, .route b')" 'nor is any other markup of it markup of the page'
go '/search?q=%3Cscript%3Ealert(9)%3C/script%3E'
like "$(dialog)" 'no such alert' 'neither does one in a query'

go /cable/06LAPAZ9273/raw
click 'table.bytes a[href^="#b"]'
eventually 'the name of a piece lights its bytes' seen 'span:target'
is "$(run_script 'document.querySelector("table.bytes span[id]").dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
	return document.querySelectorAll(".lit").length')" 2 'pointing at a piece lights it and its name'
wd DELETE "$session" >/dev/null

browse 2
read_something 'without scripts'
go /cable/06LAPAZ9273/raw
click 'table.bytes a[href^="#b"]'
eventually 'without scripts the name of a piece still lights its bytes' seen 'span:target'
is "$(find_ids .lit)" '' 'and no script ran'

wd DELETE "$session" >/dev/null

# On a telephone nothing has to be pushed sideways.
browse 1
wd POST "$session/window/rect" '{"width": 400, "height": 800}' >/dev/null
for path in / /help '/search?q=steamer' /cable/06LAPAZ9273 /cable/74LAPAZ9158 /cable/06LAPAZ9273/raw /cable/74LAPAZ9110; do
	go "$path"
	is "$(run_script 'return innerWidth <= 400 && document.documentElement.scrollWidth <= innerWidth')" true "$path fits a window of 400 pixels"
done
wd DELETE "$session" >/dev/null
done_testing
