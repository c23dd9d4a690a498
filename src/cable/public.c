/*
 * public - the public face of libcable over the reader's own structs.
 */
#include <cable.h>

#include <stdlib.h>

#include "cable/names.h"
#include "cable/output.h"
#include "cable/rules.h"

struct cable_telegram {
	struct arena arena, scratch;
	struct cable *c;
	const struct node *nodes;
	uint32_t node_count;
	Str mrn, time;
	Str *refs; /* the canonical numbers of the references */
};

_Static_assert((int)CABLE_LARGEST == (int)CABLE_TEXT_MOST, "the public limit is the reader's");

static Str time_of(struct arena *a, const struct cable *c)
{
	const struct dtg *d = &c->dtg;

	if (!dtg_known(d))
		return STR_NONE;
	return arena_printf(a, "%04d-%02d-%02dT%02d:%02dZ", d->date.year, d->date.month, d->date.day, d->minute / 60,
			    d->minute % 60);
}

static void read_all(struct cable_telegram *t, Str bytes)
{
	Str text = arena_str(&t->arena, bytes);

	t->c = telegram_read(&t->arena, &t->scratch, text);
	telegram_check(&t->arena, t->c);
	t->nodes = telegram_tree(&t->arena, t->c, &t->node_count);
	t->mrn = mrn_str(&t->arena, &t->c->mrn);
	t->time = time_of(&t->arena, t->c);
	t->refs = arena_array(&t->arena, Str, t->c->refs.n + 1);
	for (uint32_t i = 0; i < t->c->refs.n; i++)
		t->refs[i] = mrn_str(&t->arena, &t->c->refs.v[i].mrn);
	arena_release(&t->scratch);
}

enum cable_status cable_open(const void *bytes, size_t n, struct cable_telegram **out)
{
	struct cable_telegram *t;
	jmp_buf nomem;

	if (n > CABLE_LARGEST)
		return CABLE_TOO_LARGE;
	t = calloc(1, sizeof *t);
	if (!t)
		return CABLE_NOMEM;
	if (setjmp(nomem)) {
		cable_close(t);
		return CABLE_NOMEM;
	}
	t->arena.nomem = t->scratch.nomem = &nomem;
	read_all(t, (Str){ n ? bytes : "", n });
	t->arena.nomem = t->scratch.nomem = NULL;
	*out = t;
	return CABLE_OK;
}

void cable_close(struct cable_telegram *t)
{
	if (!t)
		return;
	arena_release(&t->arena);
	arena_release(&t->scratch);
	free(t);
}

static struct cable_text text_of(Str s)
{
	return (struct cable_text){ s.p, s.n };
}

struct cable_text cable_get(const struct cable_telegram *t, enum cable_value v)
{
	const struct cable *c = t->c;

	switch (v) {
	case CABLE_PROFILE: return text_of(profile_name(c->profile));
	case CABLE_MRN: return text_of(t->mrn);
	case CABLE_DTG: return text_of(c->dtg_raw);
	case CABLE_TIME: return text_of(t->time);
	case CABLE_PRECEDENCE: return text_of(precedence_word(c->precedence));
	case CABLE_FROM: return text_of(c->from.name);
	case CABLE_CLASSIFICATION: return text_of(level_word(c->classification));
	case CABLE_SUBJECT: return text_of(c->subject);
	case CABLE_SUMMARY: return text_of(c->summary);
	case CABLE_COMMENT: return text_of(c->comment);
	case CABLE_SIGNER: return text_of(c->signer);
	}
	return (struct cable_text){ NULL, 0 };
}

size_t cable_count(const struct cable_telegram *t, enum cable_list list)
{
	const struct cable *c = t->c;

	switch (list) {
	case CABLE_TO: return c->to.n;
	case CABLE_INFO: return c->info.n;
	case CABLE_CAPTIONS: return c->captions.n;
	case CABLE_TAGS: return c->tags.n;
	case CABLE_REFERENCES: return c->refs.n;
	case CABLE_PARAGRAPHS: return c->paragraphs.n;
	case CABLE_FINDINGS: return c->findings.n;
	}
	return 0;
}

static struct cable_place place_of(Span s)
{
	return (struct cable_place){ s.off, s.len };
}

static struct cable_item party_item(const struct party *p)
{
	return (struct cable_item){ text_of(p->name), text_of(precedence_word(p->precedence)), text_of(p->post), -1,
		place_of(p->span) };
}

static struct cable_item reference_item(const struct cable_telegram *t, size_t i)
{
	const struct reference *x = &t->c->refs.v[i];

	return (struct cable_item){ text_of(t->refs[i]), text_of(ref_kind_name(x->kind)), text_of(x->raw),
		(int)x->mrn.number, place_of(x->span) };
}

static struct cable_item finding_item(const struct finding *f)
{
	return (struct cable_item){ text_of(f->message), text_of(severity_word(f->severity)),
		text_of(str_of(f->rule->id)), -1, place_of(f->span) };
}

struct cable_item cable_at(const struct cable_telegram *t, enum cable_list list, size_t i)
{
	const struct cable *c = t->c;
	struct cable_item none = { .number = -1 };

	if (i >= cable_count(t, list))
		return none;
	switch (list) {
	case CABLE_TO: return party_item(&c->to.v[i]);
	case CABLE_INFO: return party_item(&c->info.v[i]);
	case CABLE_CAPTIONS: none.text = text_of(c->captions.v[i]); return none;
	case CABLE_TAGS:
		return (struct cable_item){ text_of(c->tags.v[i].tag), text_of(c->tags.v[i].kind),
			text_of(c->tags.v[i].name), -1, place_of(c->tags.v[i].span) };
	case CABLE_REFERENCES: return reference_item(t, i);
	case CABLE_PARAGRAPHS:
		return (struct cable_item){ text_of(c->paragraphs.v[i].text), text_of(c->paragraphs.v[i].mark),
			text_of(c->paragraphs.v[i].heading), c->paragraphs.v[i].number,
			place_of(c->paragraphs.v[i].span) };
	case CABLE_FINDINGS: return finding_item(&c->findings.v[i]);
	}
	return none;
}

size_t cable_node_count(const struct cable_telegram *t)
{
	return t->node_count;
}

struct cable_node cable_node(const struct cable_telegram *t, size_t i)
{
	const struct node *n = &t->nodes[i < t->node_count ? i : t->node_count - 1];

	return (struct cable_node){ place_of(n->span), n->end, node_name((enum node_kind)n->kind).p };
}

enum cable_status cable_json(const struct cable_telegram *t, char **out, size_t *n)
{
	struct source source = { .form = S("text"), .length = t->c->text.n };
	struct buf b;
	struct json j;

	buf_init(&b, BUF_MOST);
	json_init(&j, &b);
	telegram_json(&j, t->c, &source, false);
	buf_byte(&b, '\0');
	if (b.full) {
		buf_release(&b);
		return CABLE_NOMEM;
	}
	*out = b.p;
	*n = b.n - 1;
	return CABLE_OK;
}
