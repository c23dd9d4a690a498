/*
 * value - the values behind the fields of a query.
 *
 * Each reader takes what stands behind one field. What no table has is still
 * looked for where a telegram may have it, and a note names the nearest.
 */
#include "search/value.h"

#include "authority/addresses.h"
#include "authority/captions.h"
#include "authority/near.h"
#include "authority/precedences.h"
#include "authority/tags.h"
#include "cable/rules.h"
#include "search/lex.h"
#include "search/member.h"
#include "search/period.h"
#include "search/rule_name.h"
#include "search/trait.h"

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

bool value_is_post(struct arena *a, Str words)
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

/* An address to many posts, by its name, also without the word COLLECTIVE, or its routing indicator. */
static bool value_collective(struct value_reader *r, struct query_node *out)
{
	Str value = upper(r->a, r->value), name = collective_named(value);

	if (name.n == 0 && !post_by_alias(r->value, NULL))
		name = collective_named(arena_printf(r->a, "%.*s COLLECTIVE", STR_ARG(value)));
	if (name.n == 0)
		return false;
	out->kind = Q_POST;
	out->post.roles = PART_BIT(TO) | PART_BIT(INFO);
	out->post.collective = name;
	return true;
}

bool value_address(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	const struct post *post = post_by_alias(r->value, NULL);

	(void)why;
	if (f->parts == (PART_BIT(TO) | PART_BIT(INFO)) && value_collective(r, out))
		return true;
	if (!post && !is_routing(upper(r->a, r->value))) {
		address_words(r, f, out);
		return true;
	}
	out->kind = Q_POST;
	out->post.roles = f->parts;
	out->post.post = post;
	out->post.through = post && f->parts == (PART_BIT(TO) | PART_BIT(INFO));
	if (!post)
		out->post.ri = upper(r->a, r->value);
	return true;
}

bool value_tag(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
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

bool value_is_country(struct arena *a, Str words)
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

bool value_country(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
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

bool value_caption(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
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

bool value_class(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
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

bool value_precedence(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
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

bool value_date(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
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

bool value_is_number(struct arena *a, Str words)
{
	struct mrn m;

	return mrn_read(a, words, &m) && post_find(m.post);
}

bool value_number(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
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

bool value_cited(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	struct mrn m;

	(void)f;
	if (!mrn_read(r->a, r->value, &m)) {
		*why = arena_printf(r->a, "'%.*s' is no telegram's number, such as 06ALMATY3273", STR_ARG(r->value));
		return false;
	}
	out->kind = Q_SET;
	out->set.which = SET_CITED;
	out->set.mrn = m;
	return true;
}

/* What is to be said of a rule without findings. */
static void note_rule(struct value_reader *r, Str id)
{
	const struct rule *rule = rule_by_id(id);
	Str near = rule ? STR_NONE : rule_name_near(r->value);

	if (rule && rule_on_request(rule))
		query_note(r->a, r->q, r->span, "what rule %.*s says is not kept: 'cable check --only' asks it", STR_ARG(id));
	else if (near.n > 0)
		query_note(r->a, r->q, r->span, "no check rule is called '%.*s' (nearest: %.*s)", STR_ARG(r->value), STR_ARG(near));
	else if (!rule)
		query_note(r->a, r->q, r->span, "no check rule is called '%.*s'; 'cable check --rules' lists them, such as E02",
		           STR_ARG(r->value));
}

bool value_finding(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	Str named = rule_named(r->value);

	(void)f;
	(void)why;
	out->kind = Q_FINDING;
	out->finding.rule = named.n > 0 ? named : upper(r->a, r->value);
	out->finding.wild = has_wildcard(r->value);
	if (!out->finding.wild)
		note_rule(r, out->finding.rule);
	return true;
}

bool value_mark(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	(void)why;
	out->kind = Q_IN;
	out->scope.parts = f->parts;
	out->scope.mark = upper(r->a, r->value);
	return true;
}

bool value_trait(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	Str name = arena_printf(r->a, "%.*s:%.*s", STR_ARG(f->name), STR_ARG(r->value)), known;

	if (str_ieq(name, S("is:duplicate"))) {
		out->kind = Q_SET;
		out->set.which = SET_DUPLICATE;
		return true;
	}
	out->trait = trait_find(name);
	if (out->trait) {
		out->kind = Q_TRAIT;
		return true;
	}
	known = trait_names(r->a);
	*why = arena_printf(r->a, "'%.*s' is none of %.*s, is:duplicate", STR_ARG(name), STR_ARG(known));
	return false;
}

bool value_sort(struct value_reader *r, const struct field *f, struct query_node *out, Str *why)
{
	(void)f;
	if (!query_sort_read(r->value, &r->q->sort)) {
		*why = arena_printf(r->a, "'%.*s' is no order: relevance, date, -date, mrn", STR_ARG(r->value));
		return false;
	}
	out->kind = Q_ALL;
	return true;
}
