/*
 * foiarchive - a telegram's text out of one JSON object.
 */
#include "intake/foiarchive.h"

#include "base/calendar.h"
#include "intake/json_value.h"

/* Names of the text, the best first. Letter case, blanks and _ make no difference. */
static const Str text_names[] = {
	S_INIT("rawtext"), S_INIT("text"), S_INIT("body"), S_INIT("fulltext"), S_INIT("messagetext"), S_INIT("msgtext"),
	S_INIT("content"),
};

/* The keys of NARA's attributes, in their order. */
static const Str keys[] = {
	S_INIT("Automatic Decaptioning"), S_INIT("Capture Date"), S_INIT("Channel Indicators"), S_INIT("Concepts"),
	S_INIT("Control Number"), S_INIT("Copy"), S_INIT("Current Classification"), S_INIT("Decaption Date"),
	S_INIT("Decaption Note"), S_INIT("Disposition Action"), S_INIT("Disposition Approved on Date"),
	S_INIT("Disposition Authority"), S_INIT("Disposition Case Number"), S_INIT("Disposition Comment"),
	S_INIT("Disposition Date"), S_INIT("Disposition Event"), S_INIT("Disposition History"),
	S_INIT("Disposition Reason"), S_INIT("Disposition Remarks"), S_INIT("Document Number"),
	S_INIT("Document Source"), S_INIT("Document Unique ID"), S_INIT("Draft Date"), S_INIT("Sent Date"),
	S_INIT("Drafter"), S_INIT("Enclosure"), S_INIT("Errors"), S_INIT("Executive Order"), S_INIT("Film Number"),
	S_INIT("From"), S_INIT("Handling Restrictions"), S_INIT("Image Path"), S_INIT("ISecure"),
	S_INIT("Legacy Key"), S_INIT("Line Count"), S_INIT("Locator"), S_INIT("Markings"), S_INIT("Message ID"),
	S_INIT("Office"), S_INIT("Original Classification"), S_INIT("Original Handling Restrictions"),
	S_INIT("Original Previous Classification"), S_INIT("Original Previous Handling Restrictions"),
	S_INIT("Page Count"), S_INIT("Previous Channel Indicators"), S_INIT("Previous Classification"),
	S_INIT("Previous Handling Restrictions"), S_INIT("Reference"), S_INIT("Retention"), S_INIT("Review Action"),
	S_INIT("Review Authority"), S_INIT("Review Comment"), S_INIT("Review Content Flags"), S_INIT("Review Date"),
	S_INIT("Review Event"), S_INIT("Review Exemptions"), S_INIT("Review History"), S_INIT("Review Markings"),
	S_INIT("Review Media Identifier"), S_INIT("Review Referrals"), S_INIT("Review Release Date"),
	S_INIT("Review Release Event"), S_INIT("Review Transfer Date"), S_INIT("Review Withdrawn Fields"),
	S_INIT("SAS ID"), S_INIT("Secure"), S_INIT("Status"), S_INIT("Subject"), S_INIT("TAGS"), S_INIT("To"),
	S_INIT("Type"),
};

enum { KEYS = sizeof keys / sizeof *keys };

/* What FOIArchive calls them. */
static const struct {
	Str name, key;
} aliases[] = {
	{ S_INIT("docid"), S_INIT("Document Number") },
	{ S_INIT("docnbr"), S_INIT("Document Number") },
	{ S_INIT("id"), S_INIT("Document Number") },
	{ S_INIT("title"), S_INIT("Subject") },
	{ S_INIT("fromfield"), S_INIT("From") },
	{ S_INIT("tofield"), S_INIT("To") },
	{ S_INIT("classification"), S_INIT("Original Classification") },
	{ S_INIT("date"), S_INIT("Draft Date") },
	{ S_INIT("authored"), S_INIT("Draft Date") },
	{ S_INIT("refs"), S_INIT("Reference") },
	{ S_INIT("references"), S_INIT("Reference") },
	{ S_INIT("offices"), S_INIT("Office") },
	{ S_INIT("origclass"), S_INIT("Original Classification") },
};

/* An object on its way to a record. */
struct object {
	Str text;  /* the value of its text field */
	int rank;  /* of that field's name */
	bool ours; /* "schema": "cable/1" */
	Str attribute[KEYS]; /* their values */
	bool any;
};

/* Does `key` name a field, its case and its blanks put aside? */
static bool names(Str key, Str name)
{
	size_t i = 0, k = 0;

	for (;;) {
		while (i < key.n && (key.p[i] == ' ' || key.p[i] == '_' || key.p[i] == '-'))
			i++;
		while (k < name.n && name.p[k] == ' ')
			k++;
		if (i == key.n || k == name.n)
			return i == key.n && k == name.n;
		if (to_upper((unsigned char)key.p[i++]) != to_upper((unsigned char)name.p[k++]))
			return false;
	}
}

static void take_attribute(struct object *o, Str name, Str value)
{
	Str key = name;
	bool alias = false;

	for (size_t i = 0; i < sizeof aliases / sizeof *aliases && !alias; i++) {
		alias = names(name, aliases[i].name);
		key = alias ? aliases[i].key : name;
	}
	for (size_t i = 0; i < KEYS; i++) {
		if (names(key, keys[i]) && !(alias && o->attribute[i].p)) {
			o->attribute[i] = value;
			o->any = true;
			return;
		}
	}
}

static void take_pair(struct object *o, Str key, Str value)
{
	for (int i = 0; i < (int)(sizeof text_names / sizeof *text_names); i++) {
		if (value.p[0] == '"' && names(key, text_names[i])) {
			if (!o->text.p || i < o->rank) {
				o->text = value;
				o->rank = i;
			}
			return;
		}
	}
	if (str_eq(key, S("schema")))
		o->ours = str_starts(value, S("\"cable/1\""));
	take_attribute(o, key, value);
}

static void read_object(struct object *o, Str s)
{
	Str key, value;

	while (json_pair(&s, &key, &value)) {
		if (value.p[0] == '{' && names(key, S("attributes")))
			for (Str inner = value, k, v; json_pair(&inner, &k, &v);)
				take_attribute(o, k, v);
		else
			take_pair(o, key, value);
	}
}

/* "1974-01-02T…" as the attributes have it: "02 JAN 1974" */
static bool put_day(struct buf *b, Str s)
{
	uint32_t year, month, day;

	if (!take_number(&s, 4, &year) || !take_byte(&s, '-') || !take_number(&s, 2, &month) || !take_byte(&s, '-') ||
	    !take_number(&s, 2, &day) || month < 1 || month > 12)
		return false;
	buf_printf(b, "%02u %s %u", day, month_short[month], year);
	return true;
}

/* One value on one line; those of the Department's dates in its way. */
static void put_attribute(struct buf *b, Str key, Str value)
{
	struct buf text;

	buf_init(&text, BUF_MOST);
	if (value.p && json_put_text(&text, value) && text.n) {
		buf_put(b, key);
		buf_z(b, ": ");
		if (!str_ends(key, S("Date")) || !put_day(b, buf_str(&text)))
			for (size_t i = 0; i < text.n; i++)
				buf_byte(b, text.p[i] == '\n' || text.p[i] == '\r' ? ' ' : text.p[i]);
		buf_byte(b, '\n');
	}
	buf_release(&text);
}

static void put_attributes(struct buf *b, const struct object *o)
{
	if (!o->any || str_find(buf_str(b), S("Message Attributes")) < b->n)
		return;
	buf_z(b, "\n\nMessage Attributes\n\n");
	for (size_t i = 0; i < KEYS; i++)
		put_attribute(b, keys[i], o->attribute[i]);
}

/* FOIArchive has a sentence where NARA has film or nothing. */
static bool lacks_text(Str text)
{
	text = str_trim(text);
	return text.n == 0 || str_eq(text, S("No Text Body Available for Document"));
}

enum object_text object_put_text(struct buf *b, Str object, bool *ours)
{
	struct object o = { 0 };

	read_object(&o, object);
	*ours = o.ours;
	if (!o.text.p)
		return OBJECT_WITHOUT;
	json_put_text(b, o.text);
	if (lacks_text(buf_str(b)))
		return OBJECT_EMPTY;
	if (!o.ours)
		put_attributes(b, &o);
	return OBJECT_TEXT;
}
