/*
 * document - one telegram as the search sees it: parts with their tokens.
 */
#include "search/document.h"

#include "cable/rules.h"

enum { BYTES_A_TOKEN = 6 }; /* about */

struct maker {
	struct arena *a;
	struct document *d;
	unsigned kinds;
	uint32_t at;
};

Str part_name(enum part_kind kind)
{
	static const Str names[PART_KIND_COUNT] = {
#define X(id, name, words) S_INIT(name),
		PART_KINDS(X)
#undef X
	};

	return names[kind];
}

Str part_words(enum part_kind kind)
{
	static const Str all[PART_KIND_COUNT] = {
#define X(id, name, words) S_INIT(words),
		PART_KINDS(X)
#undef X
	};

	return all[kind];
}

static void put(struct maker *m, enum part_kind kind, Str text)
{
	struct part *p;

	if (text.n == 0 || !(m->kinds & 1u << kind))
		return;
	p = list_push(m->a, &m->d->parts);
	*p = (struct part){ .kind = (uint8_t)kind, .paragraph = -1, .text = text, .first = m->d->tokens.n, .at = m->at };
	tokens_read(m->a, text, &m->at, &m->d->tokens);
	p->n = m->d->tokens.n - p->first;
	p->end = m->at;
	if (PARTS_PLAIN & 1u << kind)
		m->d->length += p->end - p->at;
	m->at += POSITION_GAP;
}

static bool spans_meet(const SpanList *l, Span s)
{
	for (uint32_t i = 0; i < l->n; i++) {
		if (l->v[i].off < span_end(s) && s.off < span_end(l->v[i]))
			return true;
	}
	return false;
}

static void put_paragraph(struct maker *m, const struct cable *c, uint32_t i)
{
	const struct paragraph *p = &c->paragraphs.v[i];
	uint32_t before = m->d->parts.n;
	struct part *part;

	put(m, PART_PARAGRAPH, p->text);
	if (m->d->parts.n == before)
		return;
	part = &m->d->parts.v[before];
	part->paragraph = (int)i;
	part->mark = p->mark;
	if (spans_meet(&c->where[WHERE_SUMMARY], p->span))
		part->over |= PART_BIT(SUMMARY);
	if (spans_meet(&c->where[WHERE_COMMENT], p->span))
		part->over |= PART_BIT(COMMENT);
}

static void put_all(struct maker *m, enum part_kind kind, const StrList *l)
{
	for (uint32_t i = 0; i < l->n; i++)
		put(m, kind, l->v[i]);
}

/* The name as repaired. */
static void put_parties(struct maker *m, enum part_kind kind, const struct party *p, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		put(m, kind, p[i].name.n > 0 ? p[i].name : p[i].raw);
}

static void put_tags(struct maker *m, const struct cable *c)
{
	for (uint32_t i = 0; i < c->tags.n; i++)
		put(m, PART_TAG, c->tags.v[i].tag);
}

static void put_refs(struct maker *m, const struct cable *c)
{
	for (uint32_t i = 0; i < c->refs.n; i++) {
		put(m, PART_REFERENCE, c->refs.v[i].raw);
		if (str_find(c->refs.v[i].raw, c->refs.v[i].title) == c->refs.v[i].raw.n)
			put(m, PART_REFERENCE, c->refs.v[i].title);
	}
}

static void put_above(struct maker *m, const struct cable *c)
{
	put_parties(m, PART_FROM, &c->from, c->has_from);
	put_parties(m, PART_TO, c->to.v, c->to.n);
	put_parties(m, PART_INFO, c->info.v, c->info.n);
	put_parties(m, PART_EXEMPT, c->exempt.v, c->exempt.n);
	put_all(m, PART_CAPTION, &c->captions);
	put_all(m, PART_PASS_LINE, &c->pass_lines);
	put(m, PART_ORDER, c->eo.raw);
	put_tags(m, c);
	put(m, PART_SUBJECT, c->subject);
	put_refs(m, c);
	put(m, PART_CLASSIFIED_BY, c->classified_by.raw);
}

/* The part that a line belongs to which is part of no value; PART_KIND_COUNT if there is none. */
static enum part_kind part_of_line(const struct cable *c, const struct line *l, enum part_kind before)
{
	static const Str drafters[] = { S_INIT("Drafted By"), S_INIT("Cleared By"), S_INIT("Approved By"), S_INIT("Released By") };
	Str text = str_at(c->text, (Span){ l->off, l->len });

	if (l->kind == NODE_DRAFTING)
		return PART_DRAFTING;
	if (l->kind != NODE_FIELD)
		return PART_KIND_COUNT;
	if (text.n > 0 && is_blank((unsigned char)*text.p) && before == PART_DRAFTING)
		return PART_DRAFTING; /* goes on from the line above */
	for (size_t i = 0; i < sizeof drafters / sizeof *drafters; i++) {
		if (str_istarts(text, drafters[i]))
			return PART_DRAFTING;
	}
	return PART_FIELD;
}

/* Several lines as one, with single blanks. */
static Str one_line(struct arena *a, Str lines)
{
	char *p = arena_raw(a, lines.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < lines.n; i++) {
		bool blank = is_blank((unsigned char)lines.p[i]) || lines.p[i] == '\n';

		if (!blank)
			p[n++] = lines.p[i];
		else if (n > 0 && p[n - 1] != ' ')
			p[n++] = ' ';
	}
	return (Str){ p, n };
}

static Str lines_text(const struct cable *c, uint32_t first, uint32_t last)
{
	const struct line *l = c->lines.v;

	return str_cut(c->text, l[first].off, l[last].off + l[last].len);
}

static void put_lines(struct maker *m, const struct cable *c)
{
	enum part_kind kind = PART_KIND_COUNT;

	for (uint32_t i = 0, from = 0; i <= c->lines.n; i++) {
		enum part_kind next = i < c->lines.n ? part_of_line(c, &c->lines.v[i], kind) : PART_KIND_COUNT;

		if (next == kind)
			continue;
		if (kind != PART_KIND_COUNT && (m->kinds & 1u << kind))
			put(m, kind, one_line(m->a, lines_text(c, from, i - 1)));
		kind = next;
		from = i;
	}
}

static bool has_finding(const struct document *d, Str rule)
{
	for (uint32_t i = 0; i < d->findings.n; i++) {
		if (str_eq(d->findings.v[i], rule))
			return true;
	}
	return false;
}

/* The findings that an archive keeps of it; a copy is checked, since the telegram is only lent. */
static void find(struct maker *m, const struct cable *c)
{
	struct cable checked = *c;

	telegram_check(m->a, &checked);
	for (uint32_t i = 0; i < checked.findings.n; i++) {
		Str rule = str_of(checked.findings.v[i].rule->id);

		if (!has_finding(m->d, rule))
			*list_push(m->a, &m->d->findings) = rule;
	}
}

struct document *document_read(struct arena *a, const struct cable *c, unsigned kinds)
{
	struct maker m = { .a = a, .d = arena_new(a, struct document), .kinds = kinds };

	m.d->cable = c;
	list_room(a, &m.d->tokens, (uint32_t)(c->text.n / BYTES_A_TOKEN) + 16);
	put_above(&m, c);
	for (uint32_t i = 0; i < c->paragraphs.n; i++)
		put_paragraph(&m, c, i);
	for (uint32_t i = 0; i < c->headings.n; i++)
		put(&m, PART_HEADING, c->headings.v[i].text);
	put(&m, PART_SIGNER, c->signer);
	put_lines(&m, c);
	if (kinds & DOCUMENT_FINDINGS)
		find(&m, c);
	return m.d;
}
