/*
 * field - what may stand before a colon in a query, and how its value is read.
 */
#include "search/field.h"

#include "authority/addresses.h"
#include "authority/captions.h"
#include "authority/near.h"
#include "authority/precedences.h"
#include "authority/tags.h"
#include "search/lex.h"
#include "search/period.h"

static Str upper(struct arena *a, Str s)
{
	char *p = arena_raw(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)to_upper((unsigned char)s.p[i]);
	return (Str){ p, s.n };
}

static bool has_wildcard(Str s)
{
	return str_find_byte(s, '*') < s.n || str_find_byte(s, '?') < s.n;
}

/* Letters of a routing indicator: R, U or R again, and up to seven in all. */
static bool is_routing(Str s)
{
	if (post_routings(s).n > 0 || collective_by_ri(s) || agency_has_ri(s))
		return true;
	if (s.n < 4 || s.n > 7 || !str_istarts(s, S("RU")))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!is_upper(s.p[i]))
			return false;
	}
	return true;
}

static bool knows_post(struct arena *a, Str words)
{
	(void)a;
	return post_by_alias(words, NULL) != NULL;
}

/* A name that no table has is looked for in the names as they stand. */
static void address_words(struct value_reader *r, const struct field *f, struct query_node *out)
{
	Str name = upper(r->a, r->value);
	struct near how;
	const struct post *near = has_wildcard(name) ? NULL : post_near(name, &how);

	out->kind = Q_IN;
	out->scope.parts = f->parts;
	if (has_wildcard(name) || collective_find(name).n > 0 || agency_find(name).n > 0)
		return;
	if (near)
		query_note(r->a, r->q, r->span, "no post is called '%.*s' (nearest: %.*s); looked for in the names as written",
		           STR_ARG(r->value), STR_ARG(near->mrn));
	else
		query_note(r->a, r->q, r->span, "no post is called '%.*s'; looked for in the names as written", STR_ARG(r->value));
}

static bool read_address(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	const struct post *post = post_by_alias(r->value, NULL);

	(void)why;
	if (!post && !is_routing(upper(r->a, r->value))) {
		address_words(r, f, out);
		return true;
	}
	out->kind = Q_POST;
	out->post.roles = f->parts;
	out->post.post = post;
	if (!post)
		out->post.ri = upper(r->a, r->value);
	return true;
}

static bool read_tag(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	struct near how;
	const struct tag *near;

	(void)f;
	(void)why;
	out->kind = Q_TAG;
	out->tag.code = upper(r->a, r->value);
	out->tag.wild = has_wildcard(r->value);
	if (out->tag.wild || tag_kinds(out->tag.code) != 0 || str_find_byte(r->value, ',') < r->value.n)
		return true;
	near = tag_near(out->tag.code, 0, &how);
	if (near)
		query_note(r->a, r->q, r->span, "no TAGS code '%.*s' is known (nearest: %.*s)", STR_ARG(out->tag.code),
		           STR_ARG(near->code));
	else
		query_note(r->a, r->q, r->span, "no TAGS code '%.*s' is known", STR_ARG(out->tag.code));
	return true;
}

static const struct country *find_country(Str name)
{
	const struct country *c = country_by_iso2(name);

	return c ? c : country_by_name(name);
}

static bool knows_country(struct arena *a, Str words)
{
	(void)a;
	return country_by_name(words) != NULL;
}

static Str country_near(Str name)
{
	unsigned best = NEAR_MAX + 1;
	size_t n;
	const struct country *all = country_all(&n);
	Str found = STR_NONE;

	for (size_t i = 0; i < n; i++) {
		unsigned edits = near_edits(all[i].name, name);

		if (edits < best) {
			best = edits;
			found = all[i].name;
		}
	}
	return found;
}

static bool read_country(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	const struct country *c = find_country(r->value);
	Str near;

	(void)f;
	if (!c) {
		near = country_near(r->value);
		*why = near.n > 0 ? arena_printf(r->a, "no country is called '%.*s' (nearest: %.*s)", STR_ARG(r->value), STR_ARG(near))
		                  : arena_printf(r->a, "no country is called '%.*s'", STR_ARG(r->value));
		return false;
	}
	out->kind = Q_COUNTRY;
	out->country = c;
	return true;
}

static bool read_caption(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	Str name = upper(r->a, r->value);
	const struct caption *c = caption_find(name), *near;
	struct near how;

	(void)f;
	(void)why;
	if (!c)
		c = caption_by_archive(name);
	out->kind = Q_CAPTION;
	out->caption = c ? c->words : name;
	if (c)
		return true;
	near = caption_near(name, &how);
	if (near)
		query_note(r->a, r->q, r->span, "no caption '%.*s' is known (nearest: %.*s)", STR_ARG(name), STR_ARG(near->words));
	else
		query_note(r->a, r->q, r->span, "no caption '%.*s' is known", STR_ARG(name));
	return true;
}

/* The range that a comparison leaves of `least` to `most`. */
static void set_range(struct query_node *out, enum compare how, int value, int least, int most)
{
	out->range.from = how == IS || how == AT_LEAST ? value : how == ABOVE ? value + 1 : least;
	out->range.to = how == IS || how == AT_MOST ? value : how == BELOW ? value - 1 : most;
}

static enum class_level level_of(Str word)
{
	enum class_level l;

	for (l = LEVEL_UNCLASSIFIED; l < LEVEL_COUNT; l++) {
		if (str_ieq(word, level_mark(l)))
			return l;
	}
	return word.n > 0 && level_read(word, &l) == word.n ? l : LEVEL_NONE;
}

static bool read_class(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	Str word = upper(r->a, r->value);
	enum class_level l = level_of(word);

	(void)f;
	out->range.sbu = str_eq(word, S("SBU")) && r->compare == IS;
	if (str_eq(word, S("TOPSECRET")))
		l = LEVEL_TOP_SECRET;
	if (l == LEVEL_NONE && !out->range.sbu) {
		*why = arena_printf(r->a, "'%.*s' is no classification: unclassified, lou, restricted, confidential, secret, "
		                    "topsecret, sbu", STR_ARG(r->value));
		return false;
	}
	out->kind = Q_LEVEL;
	set_range(out, r->compare, (int)l, LEVEL_UNCLASSIFIED, LEVEL_TOP_SECRET);
	return true;
}

static enum prec precedence_of(Str word)
{
	enum prec p;

	if (word.n == 1 || (word.n == 2 && word.p[0] == word.p[1]))
		return precedence_of_letter(word.p[0]);
	for (p = PREC_ROUTINE; p < PREC_COUNT; p++) {
		if (str_eq(word, precedence_word(p)))
			return p;
	}
	return str_eq(word, S("NIACT")) ? PREC_NIACT : PREC_NONE;
}

static bool read_precedence(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	Str word = upper(r->a, r->value);
	enum prec p = precedence_of(word);
	struct near how;
	const struct precedence *near = precedence_near(word, &how);

	(void)f;
	if (p == PREC_NONE) {
		*why = near ? arena_printf(r->a, "'%.*s' is no precedence (nearest: %.*s)", STR_ARG(r->value), STR_ARG(near->word))
		            : arena_printf(r->a, "'%.*s' is no precedence: routine, priority, immediate, niact, flash",
		                           STR_ARG(r->value));
		return false;
	}
	out->kind = Q_PRECEDENCE;
	set_range(out, r->compare, (int)p, PREC_ROUTINE, PREC_OVERRIDE);
	return true;
}

static bool read_date(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	struct period p;

	(void)f;
	if (!period_read(r->value, &p)) {
		*why = arena_printf(r->a, "'%.*s' is no date: 2006, 2006-09, 2006-09-18, 18sep06, 2006-09..2006-12", STR_ARG(r->value));
		return false;
	}
	if (r->compare == AT_LEAST || r->compare == ABOVE)
		p = r->compare == AT_LEAST ? (struct period){ p.from, 0 } : (struct period){ period_day_after(p.to), 0 };
	else if (r->compare == AT_MOST || r->compare == BELOW)
		p = r->compare == AT_MOST ? (struct period){ 0, p.to } : (struct period){ 0, period_day_before(p.from) };
	out->kind = Q_DATE;
	out->date.from = p.from;
	out->date.to = p.to;
	return true;
}

static bool knows_number(struct arena *a, Str words)
{
	struct mrn m;

	return mrn_read(a, words, &m) && post_find(m.post);
}

static bool read_number(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	if (!mrn_read(r->a, r->value, &out->number.mrn)) {
		*why = arena_printf(r->a, "'%.*s' is no telegram's number, such as 06ALMATY3273", STR_ARG(r->value));
		return false;
	}
	out->kind = Q_NUMBER;
	out->number.itself = f->parts != PART_BIT(REFERENCE);
	out->number.citing = f->parts == PART_BIT(REFERENCE);
	return true;
}

static bool read_mark(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	(void)why;
	out->kind = Q_IN;
	out->scope.parts = f->parts;
	out->scope.mark = upper(r->a, r->value);
	return true;
}

static bool has_ref(const struct cable *c)
{
	for (uint32_t i = 0; i < c->refs.n; i++) {
		if (c->refs.v[i].kind != REF_NONE)
			return true;
	}
	return false;
}

static bool has_summary(const struct cable *c)
{
	return c->summary.n > 0;
}

static bool has_comment(const struct cable *c)
{
	return c->comment.n > 0;
}

static bool has_missing(const struct cable *c)
{
	return c->sections.missing.n > 0;
}

static bool is_partial(const struct cable *c)
{
	return c->sections.missing.n > 0 || c->notes.partial_extract;
}

static const struct trait traits[] = {
	{ S_INIT("has:ref"), S_INIT("with references"), has_ref },
	{ S_INIT("has:summary"), S_INIT("with a summary"), has_summary },
	{ S_INIT("has:comment"), S_INIT("with a comment"), has_comment },
	{ S_INIT("has:missing-section"), S_INIT("with a section missing"), has_missing },
	{ S_INIT("is:partial"), S_INIT("not complete"), is_partial },
};

static bool read_trait(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	Str name = arena_printf(r->a, "%.*s:%.*s", STR_ARG(f->name), STR_ARG(r->value));
	Str known = STR_NONE;

	for (size_t i = 0; i < sizeof traits / sizeof *traits; i++) {
		if (str_ieq(traits[i].name, name)) {
			out->kind = Q_TRAIT;
			out->trait = &traits[i];
			return true;
		}
		known = arena_printf(r->a, "%.*s%s%.*s", STR_ARG(known), i > 0 ? ", " : "", STR_ARG(traits[i].name));
	}
	*why = arena_printf(r->a, "'%.*s' is none of %.*s", STR_ARG(name), STR_ARG(known));
	return false;
}

static bool read_sort(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	(void)f;
	if (!query_sort_read(r->value, &r->q->sort)) {
		*why = arena_printf(r->a, "'%.*s' is no order: relevance, date, -date, mrn", STR_ARG(r->value));
		return false;
	}
	out->kind = Q_ALL;
	return true;
}

#define NAMES (PART_BIT(SIGNER) | PART_BIT(CLASSIFIED_BY) | PART_BIT(DRAFTING))

static const struct field fields[] = {
	{ S_INIT("subject"), NULL, PART_BIT(SUBJECT), false, false, NULL },
	{ S_INIT("summary"), NULL, PART_BIT(SUMMARY), false, false, NULL },
	{ S_INIT("comment"), NULL, PART_BIT(COMMENT), false, false, NULL },
	{ S_INIT("para"), NULL, PART_BIT(PARAGRAPH), true, false, NULL },
	{ S_INIT("heading"), NULL, PART_BIT(HEADING), true, false, NULL },
	{ S_INIT("signer"), NULL, PART_BIT(SIGNER), false, false, NULL },
	{ S_INIT("classifiedby"), NULL, PART_BIT(CLASSIFIED_BY), false, false, NULL },
	{ S_INIT("drafter"), NULL, PART_BIT(DRAFTING), false, false, NULL },
	{ S_INIT("by"), NULL, NAMES, false, false, NULL },
	{ S_INIT("mark"), read_mark, PART_BIT(PARAGRAPH), false, false, NULL },
	{ S_INIT("from"), read_address, PART_BIT(FROM), false, false, knows_post },
	{ S_INIT("to"), read_address, PART_BIT(TO), false, false, knows_post },
	{ S_INIT("info"), read_address, PART_BIT(INFO), false, false, knows_post },
	{ S_INIT("addr"), read_address, PART_BIT(TO) | PART_BIT(INFO), false, false, knows_post },
	{ S_INIT("tag"), read_tag, 0, false, false, NULL },
	{ S_INIT("tags"), read_tag, 0, false, false, NULL },
	{ S_INIT("country"), read_country, 0, false, false, knows_country },
	{ S_INIT("cap"), read_caption, 0, false, false, NULL },
	{ S_INIT("class"), read_class, 0, false, true, NULL },
	{ S_INIT("prec"), read_precedence, 0, false, true, NULL },
	{ S_INIT("date"), read_date, 0, false, true, NULL },
	{ S_INIT("mrn"), read_number, 0, false, false, knows_number },
	{ S_INIT("ref"), read_number, PART_BIT(REFERENCE), false, false, knows_number },
	{ S_INIT("cites"), read_number, PART_BIT(REFERENCE), false, false, knows_number },
	{ S_INIT("has"), read_trait, 0, false, false, NULL },
	{ S_INIT("is"), read_trait, 0, false, false, NULL },
	{ S_INIT("sort"), read_sort, 0, false, false, NULL },
};

enum { FIELD_COUNT = sizeof fields / sizeof *fields };

const struct field *field_find(Str name)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (str_ieq(fields[i].name, name))
			return &fields[i];
	}
	return NULL;
}

const struct field *field_near(Str name)
{
	const struct field *found = NULL;
	unsigned best = 2; /* one slip: short names lie close to each other */

	for (size_t i = 0; i < FIELD_COUNT; i++) {
		unsigned edits = near_edits(fields[i].name, name);

		if (edits < best && fields[i].name.n > 2) {
			best = edits;
			found = &fields[i];
		}
	}
	return found;
}
