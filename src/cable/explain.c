/*
 * explain - goes through a telegram line by line and says what each is for.
 *
 * Lines of a kind that belong together are one entry: an address list is a
 * line each, a distribution block one entry with its blank lines.
 */
#include "cable/explain.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "cable/explain_part.h"
#include "cable/rules.h"

enum { SENTENCE_MOST = 600 };

/* How lines of a kind come together. */
enum join { ALONE, FOLLOWING, ACROSS_BLANKS };

static const struct {
	explain_function *explain;
	enum join join;
} kinds[NODE_COUNT] = {
	[NODE_RECORD_ID] = { explain_record_id, ALONE },
	[NODE_RECORD_SUBJECT] = { explain_record_subject, ALONE },
	[NODE_RECORD_DATE] = { explain_record_date, ALONE },
	[NODE_RECORD_CLASS] = { explain_record_class, ALONE },
	[NODE_RECORD_ORIGIN] = { explain_record_origin, ALONE },
	[NODE_WRAPPER] = { explain_wrapper, FOLLOWING },
	[NODE_RELEASE] = { explain_release, FOLLOWING },
	[NODE_ATTRIBUTE] = { explain_attributes, ACROSS_BLANKS },
	[NODE_BANNER] = { explain_banner, ACROSS_BLANKS },
	[NODE_PAGE_LINE] = { explain_page, ALONE },
	[NODE_DIST] = { explain_distribution, ACROSS_BLANKS },
	[NODE_DASH] = { explain_dash, ALONE },
	[NODE_DRAFTING] = { explain_drafting, ACROSS_BLANKS },
	[NODE_FL1] = { explain_identification, ALONE },
	[NODE_FL2] = { explain_called, FOLLOWING },
	[NODE_FL3] = { explain_calling, ALONE },
	[NODE_FL4] = { explain_instructions, FOLLOWING },
	[NODE_FL5] = { explain_preamble, ALONE },
	[NODE_FL6] = { explain_address, ALONE },
	[NODE_FL7] = { explain_address, ALONE },
	[NODE_FL8] = { explain_address, ALONE },
	[NODE_FL9] = { explain_address, ALONE },
	[NODE_FL10] = { explain_prefix, ALONE },
	[NODE_BREAK] = { explain_break, ALONE },
	[NODE_PILOT] = { explain_pilot, FOLLOWING },
	[NODE_CLASS_LINE] = { explain_class, ALONE },
	[NODE_CORRECTED] = { explain_corrected, ALONE },
	[NODE_CAPTION] = { explain_caption, ALONE },
	[NODE_PASS_LINE] = { explain_pass_line, ALONE },
	[NODE_EO] = { explain_order, FOLLOWING },
	[NODE_TAGS] = { explain_tags, FOLLOWING },
	[NODE_SUBJECT] = { explain_subject, FOLLOWING },
	[NODE_REF] = { explain_refs, ACROSS_BLANKS },
	[NODE_CLASSIFIED_BY] = { explain_classified_by, FOLLOWING },
	[NODE_FIELD] = { explain_field, FOLLOWING },
	[NODE_RULE] = { explain_rule, ALONE },
	[NODE_HEADING] = { explain_heading, ALONE },
	[NODE_PARAGRAPH] = { explain_paragraph, FOLLOWING },
	[NODE_TEXT] = { explain_text, FOLLOWING },
	[NODE_SIGNER] = { explain_signer, ALONE },
	[NODE_REPEAT] = { explain_repeat, ACROSS_BLANKS },
	[NODE_EMBEDDED] = { explain_embedded, ACROSS_BLANKS },
	[NODE_VALIDATION] = { explain_validation, ALONE },
	[NODE_END] = { explain_end, ALONE },
	[NODE_TAIL] = { explain_tail, FOLLOWING },
	[NODE_UNKNOWN] = { explain_unknown, FOLLOWING },
};

static Str print(struct explainer *x, const char *fmt, va_list ap)
{
	char text[SENTENCE_MOST];

	vsnprintf(text, sizeof text, fmt, ap);
	return arena_str(x->a, str_of(text));
}

void say(struct explainer *x, const char *fmt, ...)
{
	va_list ap;
	Str s;

	va_start(ap, fmt);
	s = print(x, fmt, ap);
	va_end(ap);
	x->e->meaning = x->e->meaning.p ? arena_printf(x->a, "%.*s %.*s", STR_ARG(x->e->meaning),
	                                               STR_ARG(s))
	                                : s;
}

void detail(struct explainer *x, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	*list_push(x->a, &x->e->details) = print(x, fmt, ap);
	va_end(ap);
}

Str entry_text(const struct explainer *x)
{
	return str_trim(str_at(x->c->text, x->e->span));
}

Str entry_piece(const struct explainer *x, enum node_kind kind)
{
	for (uint32_t i = x->piece; i < x->piece_to; i++)
		if (x->c->pieces.v[i].kind == kind)
			return str_at(x->c->text, x->c->pieces.v[i].span);
	return STR_NONE;
}

uint32_t first_of_entry(const struct explainer *x, const void *items, uint32_t n, size_t size,
                        size_t span)
{
	uint32_t from = 0, to = n;

	while (from < to) {
		uint32_t middle = from + (to - from) / 2;
		const Span *at =
			(const Span *)(const void *)((const char *)items + middle * size + span);

		if (at->off < x->e->span.off)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

bool is_in_entry(const struct explainer *x, Span at)
{
	return at.off >= x->e->span.off && at.off < span_end(x->e->span);
}

/* The next line that is not blank; the count of lines if there is none. */
static uint32_t past_blanks(const struct cable *c, uint32_t i)
{
	while (i < c->lines.n && c->lines.v[i].kind == NODE_BLANK)
		i++;
	return i;
}

/* A field's value goes on at its column, behind blanks; a new paragraph is an entry of its own. */
static bool goes_on(const struct cable *c, unsigned kind, uint32_t next)
{
	const struct line *l = &c->lines.v[next];

	switch (kind) {
	case NODE_PARAGRAPH: return l->kind == NODE_TEXT;
	case NODE_FIELD: return l->kind == NODE_FIELD && l->len && c->text.p[l->off] == ' ';
	default: return l->kind == kind;
	}
}

/* The line behind the entry that begins with line `i`. */
static uint32_t entry_end(const struct cable *c, uint32_t i)
{
	unsigned kind = c->lines.v[i].kind;
	uint32_t end = i + 1, next;

	if (kinds[kind].join == ALONE)
		return end;
	for (;;) {
		next = kinds[kind].join == ACROSS_BLANKS ? past_blanks(c, end) : end;
		if (next >= c->lines.n || !goes_on(c, kind, next))
			return end;
		end = next + 1;
	}
}

static Span lines_span(const struct cable *c, uint32_t from, uint32_t to)
{
	uint32_t off = c->lines.v[from].off;
	Str s = { c->text.p + off, c->lines.v[to - 1].off + c->lines.v[to - 1].len - off };

	return (Span){ off, (uint32_t)str_trim_right(s).n };
}

static void explain_entry(struct explainer *x, uint32_t from, uint32_t to)
{
	const struct cable *c = x->c;
	unsigned kind = c->lines.v[from].kind;
	uint32_t end;

	x->e->span = lines_span(c, from, to);
	x->e->kind = (uint8_t)kind;
	end = span_end(x->e->span);
	for (x->piece = x->piece_to;
	     x->piece < c->pieces.n && c->pieces.v[x->piece].span.off < x->e->span.off; x->piece++)
		;
	for (x->piece_to = x->piece;
	     x->piece_to < c->pieces.n && c->pieces.v[x->piece_to].span.off < end; x->piece_to++)
		;
	assert(kinds[kind].explain);
	kinds[kind].explain(x);
}

/* Each finding goes to the last entry that begins at or before its place. */
static void add_troubles(struct arena *a, const struct cable *c, ExplainedList *l)
{
	uint32_t at = 0;

	for (uint32_t i = 0; l->n && i < c->findings.n; i++) {
		const struct finding *f = &c->findings.v[i];

		while (at + 1 < l->n && l->v[at + 1].span.off <= f->span.off)
			at++;
		*list_push(a, &l->v[at].troubles) = f->message;
	}
}

ExplainedList telegram_explain(struct arena *a, const struct cable *c)
{
	struct explainer x = { .a = a,
		               .c = c,
		               .date = dtg_known(&c->dtg) ? date_number(c->dtg.date) : 0 };
	ExplainedList l = { 0 };

	for (uint32_t i = past_blanks(c, 0), end; i < c->lines.n; i = past_blanks(c, end)) {
		end = entry_end(c, i);
		x.e = list_push(a, &l);
		explain_entry(&x, i, end);
	}
	add_troubles(a, c, &l);
	return l;
}
