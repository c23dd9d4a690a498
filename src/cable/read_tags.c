/*
 * read_tags - the TAGS line: subjects, programs, places, organisations, persons.
 *
 * Separators are blanks, commas or both; tokens run together (PRELPGOV) are cut
 * where both halves are known, a token one impulse off a known one is read as it.
 */
#include "authority/near.h"
#include "authority/tags.h"
#include "cable/elements.h"

static struct cable_tag *add_tag(struct reader *r, const struct joined *j, Str raw)
{
	struct cable_tag *t = list_push(r->a, &r->c->tags);

	t->raw = arena_str(r->a, raw);
	t->span = joined_span(j, raw);
	t->tag = t->raw;
	t->kind = S("unknown");
	add_joined(r, NODE_TAG, j, raw);
	return t;
}

static void name_tag(struct cable_tag *t, const struct tag *entry)
{
	t->tag = entry->code;
	t->name = entry->name.n ? entry->name : STR_NONE;
	t->kind = tag_kind_word((enum tag_kind)entry->kind);
}

static void add_known(struct reader *r, const struct joined *j, Str raw, const struct tag *entry)
{
	name_tag(add_tag(r, j, raw), entry);
}

static Str upper(struct arena *a, Str s)
{
	char *p = arena_raw(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)to_upper((unsigned char)s.p[i]);
	return (Str){ p, s.n };
}

/* Is one the other with two neighbours in each other's place? Both are one edit apart. */
static bool is_swapped(Str a, Str b)
{
	size_t i = 0;

	while (i < a.n && i < b.n && to_upper((unsigned char)a.p[i]) == b.p[i])
		i++;
	return a.n == b.n && i + 1 < a.n && to_upper((unsigned char)a.p[i]) == b.p[i + 1] &&
	       to_upper((unsigned char)a.p[i + 1]) == b.p[i];
}

/* MAR for MARR: a code that has the same letters, one of them twice. */
static const struct tag *with_letter_twice(struct reader *r, Str raw, int date)
{
	char *twice = arena_raw(r->scratch, raw.n + 2);

	for (size_t i = 0; raw.n == 3 && i < raw.n; i++) {
		const struct tag *found;

		memcpy(twice, raw.p, i + 1);
		memcpy(twice + i + 1, raw.p + i, raw.n - i);
		found = tag_at((Str){ twice, raw.n + 1 }, date);
		if (found)
			return found;
	}
	return NULL;
}

static void add_unknown(struct reader *r, const struct joined *j, Str raw, int date)
{
	struct near how;
	const struct tag *near = raw.n >= 3 && may_look_near(r) ? tag_by_one(raw, date, &how) : NULL;
	struct cable_tag *t = add_tag(r, j, raw);
	Span s = t->span;
	bool certain;

	t->tag = upper(r->a, raw);
	if (near && !how.alone && (near = with_letter_twice(r, raw, date))) {
		add_repair(r, "T02", str_at(r->text, s), near->code, "a known code in which one letter stands twice", false);
		return;
	}
	if (!near || !how.alone)
		return;
	certain = raw.n >= 4 && (how.garble || is_swapped(raw, near->code) ||
			       (raw.n == 5 && near->code.n == 4)); /* no code has five letters */
	add_repair(r, "T02", str_at(r->text, s), near->code,
		   how.garble ? "one impulse of the five-unit code apart" : "the only known code one letter away", certain);
	if (certain)
		name_tag(t, near);
}

static void read_token(struct reader *r, const struct joined *j, Str raw)
{
	int date = telegram_date(r);
	const struct tag *entry = tag_at(raw, date);
	size_t cut;

	if (entry) {
		add_known(r, j, raw, entry);
		return;
	}
	cut = raw.n >= 5 ? tag_split(raw) : 0;
	if (cut) {
		add_repair(r, "T08", str_at(r->text, joined_span(j, raw)), STR_NONE, "two codes written together", true);
		read_token(r, j, str_cut(raw, 0, cut));
		read_token(r, j, str_cut(raw, cut, raw.n));
		return;
	}
	add_unknown(r, j, raw, date);
}

/* "(KISSINGER, HENRY A)"; what follows the parenthesis stays in `*s`. */
static void read_person(struct reader *r, const struct joined *j, Str *s)
{
	size_t end = str_find_byte(*s, ')');
	Str inside = str_trim(str_cut(*s, 1, end));
	struct cable_tag *t;

	if (inside.n) {
		t = add_tag(r, j, inside);
		t->kind = S("person");
	}
	*s = str_cut(*s, end + 1, s->n);
}

static bool is_token_byte(int c)
{
	return is_alnum(c) || c == '*' || c == '-' || c == '&';
}

/* Up to the next comma or person. */
static void skip_qualifier(Str *s)
{
	while (s->n && s->p[0] != ',' && s->p[0] != '(')
		*s = str_cut(*s, 1, s->n);
}

/* The relay printed asterisks for what it could not read. */
static bool is_garble(Str word)
{
	return str_find_byte(word, '*') < word.n;
}

void read_tags(struct reader *r, const struct joined *j, Str value)
{
	Str s = value;

	r->c->has_tags_line = true;
	while (s.n) {
		size_t n = 0;

		if (s.p[0] == '(') {
			read_person(r, j, &s);
			continue;
		}
		while (n < s.n && is_token_byte((unsigned char)s.p[n]))
			n++;
		if (is_garble(str_cut(s, 0, n)))
			add_joined(r, NODE_GARBLE, j, str_cut(s, 0, n));
		else if (n && is_alpha((unsigned char)s.p[0]))
			read_token(r, j, str_cut(s, 0, n));
		s = str_cut(s, n + (n == 0), s.n);
		if (take_byte(&s, ':')) /* "AFIN: SEPARATION": what it is about, no code */
			skip_qualifier(&s);
	}
}
