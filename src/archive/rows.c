/*
 * rows - the rows of one telegram, ready to be put.
 *
 * What a view can say again is not stored twice: a date-time group or an address
 * written in the plain way, page lines that repeat the first.
 */
#include "archive/rows.h"

#include <assert.h>
#include <stdlib.h>

#include "archive/hash64.h"
#include "cable/names.h"
#include "cable/rules.h"

struct layout {
	struct arena *a;
	struct prepared_rows *r;
	const struct cable *c;
};

#define ROW(l, table, ...) row_add((l), (table), DB_VALUES(__VA_ARGS__))

static struct value cleaned(struct arena *a, const struct value *v)
{
	struct value c;

	if (v->kind != VALUE_TEXT && v->kind != VALUE_NAME)
		return *v;
	c = value_clean(a, v->str);
	if (v->kind == VALUE_NAME && c.kind == VALUE_CLEAN)
		c.kind = VALUE_NAME;
	return c;
}

static void row_add(struct layout *l, enum table_id table, const struct value *v, size_t n)
{
	assert(n == tables[table].columns);
	*list_push(l->a, &l->r->rows) = (struct row){ table, l->r->values.n };
	for (size_t i = 0; i < n; i++)
		*list_push(l->a, &l->r->values) = cleaned(l->a, &v[i]);
}

/* A text that is there, or NULL in place of an empty one. */
static struct value text_or_null(Str s)
{
	return TEXT(s.n ? s : STR_NONE);
}

static struct value name(Str s)
{
	return (struct value){ s.p ? VALUE_NAME : VALUE_NULL, 0, s };
}

static struct value name_or_null(Str s)
{
	return name(s.n ? s : STR_NONE);
}

/* For a column that is never NULL. */
static struct value text_or_empty(Str s)
{
	return TEXT(s.p ? s : S(""));
}

/* For a column that stands for `plain` where it is NULL. */
static struct value text_unless(Str s, Str plain)
{
	return str_eq(s, plain) ? TEXT(STR_NONE) : text_or_empty(s);
}

static struct value year_of(const struct mrn *m)
{
	return INT_OR_NULL(m->year, m->year != 0);
}

static struct value number_of(const struct mrn *m)
{
	return INT_OR_NULL(m->number, m->number != 0);
}

static Str printed(struct arena *a, const struct dtg *d, void (*print)(struct buf *b, const struct dtg *d))
{
	struct buf b;
	Str s;

	buf_init(&b, 64);
	print(&b, d);
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static Str day_of(struct arena *a, struct date d)
{
	return d.year ? arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day) : STR_NONE;
}

/* The view prints a date-time group from the time. */
static struct value dtg_of(struct arena *a, const struct cable *c)
{
	if (!dtg_known(&c->dtg))
		return text_or_null(c->dtg_raw);
	if (c->dtg.zone != 'Z' || c->dtg.year_digits != 2)
		return text_or_empty(c->dtg_raw);
	return text_unless(c->dtg_raw, printed(a, &c->dtg, dtg_print));
}

static void lay_telegram(struct layout *l, Str form, const unsigned char sha256[SHA256_BYTES])
{
	const struct cable *c = l->c;
	bool sbu = false;
	enum class_level now = telegram_level_now(c, &sbu);

	ROW(l, TABLE_TELEGRAM, text_or_null(c->mrn.post), year_of(&c->mrn), number_of(&c->mrn), INT(c->mrn.airgram),
	    TEXT(dtg_known(&c->dtg) ? printed(l->a, &c->dtg, dtg_print_time) : STR_NONE), dtg_of(l->a, c),
	    name(precedence_word(c->precedence)), name(precedence_word(c->info_precedence)), name_or_null(c->from.name),
	    text_or_null(c->from.post), name_or_null(c->from.routing), name(level_word(c->classification)),
	    name(level_word(now)), INT(sbu), name(release_status_name(c->release.status)),
	    TEXT(day_of(l->a, c->release.date)), text_or_null(c->subject), text_or_null(c->signer), name(form),
	    name(profile_name(c->profile)), INT((int64_t)c->text.n), BLOB((Str){ (const char *)sha256, SHA256_BYTES }),
	    INT(c->sections.of), INT(c->sections.complete), INT(c->findings.n),
	    BLOB(l->r->sketch.there ? (Str){ (const char *)l->r->sketch.bits, SKETCH_BYTES } : STR_NONE));
}

/* An address as it is mostly written: routing indicator, name, precedence, continuity number. */
static Str plain_address(struct arena *a, const struct party *p)
{
	Str precedence = precedence_word(p->precedence);

	if (!p->name.n || (!p->routing.n && !precedence.n && !p->number.n))
		return p->name;
	return arena_printf(a, "%.*s%s%.*s%s%.*s%s%.*s", STR_ARG(p->routing), p->routing.n ? "/" : "", STR_ARG(p->name),
	                    precedence.n ? " " : "", STR_ARG(precedence), p->number.n ? " " : "", STR_ARG(p->number));
}

static void lay_parties(struct layout *l, int role, const PartyList *list)
{
	for (uint32_t i = 0; i < list->n; i++) {
		const struct party *p = &list->v[i];

		ROW(l, TABLE_ADDRESSEE, INT(role), INT(i), name_or_null(p->name), text_or_null(p->post),
		    name_or_null(p->routing), text_or_null(p->office), name(precedence_word(p->precedence)),
		    text_or_null(p->number), text_unless(p->raw, plain_address(l->a, p)), INT(p->span.off),
		    INT(p->span.len));
	}
}

static void lay_addressees(struct layout *l)
{
	lay_parties(l, 0, &l->c->to);
	lay_parties(l, 1, &l->c->info);
	lay_parties(l, 2, &l->c->exempt);
}

static void lay_tags(struct layout *l)
{
	for (uint32_t i = 0; i < l->c->tags.n; i++) {
		const struct cable_tag *t = &l->c->tags.v[i];

		ROW(l, TABLE_TAG, INT(i), text_or_empty(t->tag), name_or_null(t->kind), name_or_null(t->name),
		    text_unless(t->raw, t->tag), INT(t->span.off), INT(t->span.len));
	}
}

static void lay_captions(struct layout *l)
{
	for (uint32_t i = 0; i < l->c->captions.n; i++)
		ROW(l, TABLE_CAPTION, INT(i), text_or_empty(l->c->captions.v[i]));
}

static void lay_references(struct layout *l)
{
	for (uint32_t i = 0; i < l->c->refs.n; i++) {
		const struct reference *r = &l->c->refs.v[i];

		ROW(l, TABLE_REFERENCE, INT(i), text_or_null(r->label), name(ref_kind_name(r->kind)),
		    text_or_null(r->mrn.post), year_of(&r->mrn), number_of(&r->mrn), INT(r->mrn.airgram),
		    INT(r->year_inferred), INT(r->notal), text_or_null(r->title), text_or_null(r->raw), INT(r->span.off),
		    INT(r->span.len));
	}
}

static void lay_paragraphs(struct layout *l)
{
	for (uint32_t i = 0; i < l->c->paragraphs.n; i++) {
		const struct paragraph *p = &l->c->paragraphs.v[i];

		ROW(l, TABLE_PARAGRAPH, INT(i), INT_OR_NULL(p->number, p->number >= 0), text_or_null(p->mark),
		    text_or_null(p->heading), text_or_empty(p->text), INT(p->span.off), INT(p->span.len));
	}
}

/* By number; one that is there before one of the same number that is missing. */
static int by_section(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* A telegram without sections has no rows. */
static void lay_sections(struct layout *l)
{
	const struct sections *s = &l->c->sections;
	uint32_t n = s->of > 1 ? s->present.n + s->missing.n : 0;
	int64_t *keys = arena_array(l->a, int64_t, n + 1);

	for (uint32_t i = 0; i < n; i++)
		keys[i] = i < s->present.n ? (int64_t)s->present.v[i] * 2 : (int64_t)s->missing.v[i - s->present.n] * 2 + 1;
	qsort(keys, n, sizeof *keys, by_section);
	for (uint32_t i = 0; i < n; i++)
		if (i == 0 || keys[i] / 2 != keys[i - 1] / 2)
			ROW(l, TABLE_SECTION, INT(keys[i] / 2), INT(keys[i] % 2 == 0));
}

/* The first page line with another number of its page, as the view writes it; absent if that is not how it goes. */
static Str like_first(struct arena *a, const struct page_mark *first, const struct page_mark *p)
{
	Str from = arena_printf(a, "PAGE %02d", first->page);
	size_t at = str_find(first->raw, from);

	if (at == first->raw.n || first->page <= 0 || p->page <= 0 ||
	    str_find(str_cut(first->raw, at + 1, first->raw.n), from) < first->raw.n - at - 1)
		return STR_NONE;
	return arena_printf(a, "%.*sPAGE %02d%.*s", (int)at, first->raw.p, p->page,
	                    STR_ARG(str_cut(first->raw, at + from.n, first->raw.n)));
}

static void lay_pages(struct layout *l)
{
	for (uint32_t i = 0; i < l->c->sections.pages.n; i++) {
		const struct page_mark *p = &l->c->sections.pages.v[i];
		Str plain = i ? like_first(l->a, &l->c->sections.pages.v[0], p) : STR_NONE;

		ROW(l, TABLE_PAGE, INT(i), INT_OR_NULL(p->page, p->page > 0), INT_OR_NULL(p->section, p->section > 0),
		    INT_OR_NULL(p->of, p->of > 0), plain.p ? text_unless(p->raw, plain) : text_or_empty(p->raw),
		    INT(p->span.off), INT(p->span.len));
	}
}

/* A message that quotes nothing comes again with other telegrams; one that quotes does not. */
static struct value message_of(const struct finding *f)
{
	return str_find_byte(f->message, '"') < f->message.n ? text_or_empty(f->message) :
	                                                           name(f->message.p ? f->message : S(""));
}

/* Marks of a release come again with every telegram of it. */
static struct value found_of(const struct cable *c, const struct finding *f)
{
	for (uint32_t i = 0; f->found.n && i < c->release.marks.n; i++)
		if (str_eq(c->release.marks.v[i].text, f->found))
			return name(f->found);
	return TEXT(f->found);
}

static void lay_findings(struct layout *l)
{
	for (uint32_t i = 0; i < l->c->findings.n; i++) {
		const struct finding *f = &l->c->findings.v[i];

		ROW(l, TABLE_FINDING, INT(i), TEXT(str_of(f->rule->id)), name(severity_word(f->severity)),
		    message_of(f), found_of(l->c, f), TEXT(f->expected), TEXT(f->repair_to), name(f->repair_because),
		    INT(f->span.off), INT(f->span.len));
	}
}

/* Lists in the order of `tables`. */
static void (*const lists[])(struct layout *l) = {
	lay_addressees, lay_tags, lay_captions, lay_references, lay_paragraphs, lay_sections, lay_pages, lay_findings,
};

uint64_t digest_row(uint64_t digest, enum table_id table)
{
	return hash64_number(digest, 0x100 + (uint64_t)table);
}

uint64_t digest_value(uint64_t digest, const struct value *v)
{
	enum { NOTHING, NUMBER, WORDS, BYTES };

	switch (v->kind) {
	case VALUE_INT:
		return hash64_number(hash64_number(digest, NUMBER), (uint64_t)v->number);
	case VALUE_TEXT:
	case VALUE_CLEAN:
	case VALUE_NAME:
		return hash64_bytes(hash64_number(digest, WORDS), v->str);
	case VALUE_BLOB:
		return hash64_bytes(hash64_number(digest, BYTES), v->str);
	case VALUE_NULL:
		break;
	}
	return hash64_number(digest, NOTHING);
}

static uint64_t digest_of(const struct prepared_rows *r)
{
	uint64_t digest = 0;

	for (uint32_t i = 0; i < r->rows.n; i++) {
		const struct row *row = &r->rows.v[i];

		digest = digest_row(digest, row->table);
		for (unsigned k = 0; k < tables[row->table].columns; k++)
			digest = digest_value(digest, &r->values.v[row->first + k]);
	}
	return digest;
}

void rows_lay_out(struct arena *a, struct prepared_rows *r, const struct cable *c, Str form,
                  const unsigned char text_sha256[SHA256_BYTES])
{
	struct layout l = { a, r, c };

	lay_telegram(&l, form, text_sha256);
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		lists[i](&l);
	r->digest = digest_of(r);
}
