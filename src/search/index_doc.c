/*
 * index_doc - a telegram as the index takes it.
 */
#include "search/index_doc.h"

#include "cable/rules.h"
#include "search/filter.h"
#include "search/member.h"
#include "search/trait.h"

struct values {
	struct arena *a;
	const struct cable *c;
	struct period days;
	int day; /* 0: not known */
	LIST(struct index_value) list;
};

static void put(struct values *v, enum columns column, Str word)
{
	if (word.n > 0)
		*list_push(v->a, &v->list) = (struct index_value){ .column = column, .word = columns_word(v->a, word) };
}

/* ---- To count by ---- */

static void put_time(struct values *v)
{
	struct period p = v->days;

	if (p.from && p.from / 10000 == p.to / 10000)
		put(v, COLUMNS_YEAR, arena_printf(v->a, "%d", p.from / 10000));
	if (p.from && p.from / 100 == p.to / 100)
		put(v, COLUMNS_MONTH, arena_printf(v->a, "%d-%02d", p.from / 10000, p.from / 100 % 100));
	if (v->day)
		return;
	put(v, COLUMNS_LOOSE, p.from == 0 ? S("nothing") : p.from / 100 == p.to / 100 ? S("month") : S("year"));
	if (p.from)
		*list_push(v->a, &v->list) = (struct index_value){ .column = COLUMNS_LAST, .number = p.to };
}

static void put_class(struct values *v)
{
	bool sbu = false;
	enum class_level now = telegram_level_now(v->c, &sbu);

	put(v, COLUMNS_CLASS, level_word(v->c->classification));
	if (now != v->c->classification)
		put(v, COLUMNS_CLASS, level_word(now));
	if (sbu)
		put(v, COLUMNS_CLASS, S("SBU"));
	put(v, COLUMNS_PRECEDENCE, precedence_word(v->c->precedence));
}

static void put_tag(struct values *v, const struct cable_tag *t)
{
	const struct country *is = str_starts(t->kind, S("geo")) ? country_by_tag(t->tag, v->days.from) : NULL;
	Str upper = columns_upper(v->a, t->tag);

	put(v, COLUMNS_TAGS, t->tag);
	if (!str_eq(upper, columns_word(v->a, t->tag)))
		put(v, COLUMNS_TAG_UPPER, upper);
	if (is)
		put(v, COLUMNS_COUNTRY, is->name);
}

static void put_captions(struct values *v)
{
	for (uint32_t i = 0; i < v->c->captions.n; i++)
		put(v, COLUMNS_CAPTION, columns_upper(v->a, v->c->captions.v[i]));
	put(v, COLUMNS_CAPTION, columns_upper(v->a, v->c->class_control));
}

/* ---- To ask for ---- */

static void put_signed(struct values *v, enum columns role, char sign, Str name)
{
	if (name.n > 0)
		put(v, role, columns_signed(v->a, sign, name));
}

static void put_post(struct values *v, enum columns role, Str post, Str routing)
{
	put(v, role, post);
	if (routing.n > 0)
		put_signed(v, role, '/', routing);
	else
		put_signed(v, role, '=', post);
}

static void put_sender(struct values *v)
{
	const struct cable *c = v->c;
	Str post = cable_post(c);

	put(v, COLUMNS_POST, post);
	put_post(v, COLUMNS_FROM, post, c->has_from && c->from.routing.n > 0 ? c->from.routing : c->transmission.station);
}

static void put_party(struct values *v, enum columns role, const struct party *p)
{
	const struct post *led_to = NULL;
	Str collective = collective_named(p->name);

	if (p->post.n == 0 && p->name.n == 0 && p->routing.n > 0)
		led_to = post_by_ri(p->routing, v->day);
	if (led_to)
		put_signed(v, role, '@', led_to->mrn);
	put_post(v, role, p->post, p->routing);
	put_signed(v, role, '*', collective.n > 0 || p->routing.n == 0 ? collective : collective_named(p->routing));
}

static void put_reached(void *data, Str post)
{
	put(data, COLUMNS_REACHED, post);
}

static void put_number(struct values *v, enum columns column, const struct mrn *m)
{
	Str number = columns_number(v->a, m);

	put(v, column, arena_printf(v->a, "%.*s%u", STR_ARG(number), (unsigned)m->year));
}

static void put_traits(struct values *v)
{
	size_t n;
	const struct trait *all = trait_all(&n);

	for (size_t i = 0; i < n; i++)
		if (all[i].test(v->c))
			put(v, COLUMNS_TRAIT, all[i].name);
}

/* Parts of a kind, and with a mark, mostly come one behind the other. */
static void put_kinds(struct values *v, const struct document *d)
{
	unsigned kinds = 0;
	Str before = STR_NONE;

	for (uint32_t i = 0; i < d->parts.n; i++) {
		const struct part *p = &d->parts.v[i];

		kinds |= 1u << p->kind | p->over;
		if (p->mark.n > 0 && !str_eq(p->mark, before))
			put(v, COLUMNS_MARK, columns_upper(v->a, p->mark));
		before = p->mark.n > 0 ? p->mark : before;
	}
	for (unsigned k = 0; k < PART_KIND_COUNT; k++)
		if (kinds & 1u << k)
			put(v, COLUMNS_PART, part_name((enum part_kind)k));
}

static void put_all(struct values *v, const struct document *d, Str form)
{
	const struct cable *c = v->c;

	put_time(v);
	put_class(v);
	put_captions(v);
	put_sender(v);
	for (uint32_t i = 0; i < c->tags.n; i++)
		put_tag(v, &c->tags.v[i]);
	for (uint32_t i = 0; i < c->to.n; i++)
		put_party(v, COLUMNS_TO, &c->to.v[i]);
	for (uint32_t i = 0; i < c->info.n; i++)
		put_party(v, COLUMNS_INFO, &c->info.v[i]);
	reached_each(c, put_reached, v);
	put_number(v, COLUMNS_NUMBER, &c->mrn);
	for (uint32_t i = 0; i < c->refs.n; i++)
		if (c->refs.v[i].mrn.post.n > 0)
			put_number(v, COLUMNS_CITES, &c->refs.v[i].mrn);
	put_traits(v);
	for (uint32_t i = 0; i < c->findings.n; i++)
		put(v, COLUMNS_FINDING, str_of(c->findings.v[i].rule->id));
	put_kinds(v, d);
	put(v, COLUMNS_FORM, form);
}

/* ---- Words ---- */

static void put_parts(struct arena *a, const struct document *d, struct index_doc *out)
{
	struct index_part *parts = arena_raw(a, (d->parts.n + 1) * sizeof *parts);

	for (uint32_t i = 0; i < d->parts.n; i++) {
		const struct part *p = &d->parts.v[i];

		parts[i] = (struct index_part){ p->at, p->end, 1u << p->kind | p->over, STR_NONE };
		if (p->mark.n > 0)
			parts[i].mark = columns_word(a, p->mark);
	}
	out->parts = parts;
	out->part_count = d->parts.n;
}

/* Forms of several runs come when the last one was read: each goes to where it begins. */
static void settle(struct index_token *t, uint32_t n)
{
	for (uint32_t i = n; i > 0 && t[i - 1].at > t[i].at; i--) {
		struct index_token swap = t[i - 1];

		t[i - 1] = t[i];
		t[i] = swap;
	}
}

static void put_tokens(struct arena *a, const struct document *d, struct index_doc *out)
{
	struct index_token *tokens = arena_raw(a, ((size_t)d->tokens.n + 1) * sizeof *tokens);
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->parts.n; i++) {
		const struct part *p = &d->parts.v[i];

		for (uint32_t k = 0; k < p->n; k++, n++) {
			const struct token *t = &d->tokens.v[p->first + k];

			tokens[n] = (struct index_token){ t->word, t->hash, t->at, (uint16_t)t->wide, p->kind == PART_SUBJECT };
			settle(tokens, n);
		}
	}
	out->tokens = tokens;
	out->token_count = n;
}

struct index_doc *index_doc_of(struct arena *a, const struct document *d, int64_t id, Str form)
{
	struct index_doc *out = arena_new(a, struct index_doc);
	struct values v = { .a = a, .c = d->cable, .days = cable_days(d->cable) };

	v.day = v.days.from == v.days.to ? v.days.from : 0;
	list_room(a, &v.list, 64);
	put_all(&v, d, form);
	*out = (struct index_doc){ .id = id, .time = cable_time(d->cable), .length = d->length, .values = v.list.v,
	                           .value_count = v.list.n };
	put_parts(a, d, out);
	put_tokens(a, d, out);
	return out;
}

struct index_doc *index_doc_make(struct arena *a, const struct cable *c, int64_t id, Str form)
{
	return index_doc_of(a, document_read(a, c, PARTS_PLAIN), id, form);
}
