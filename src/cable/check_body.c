/*
 * check_body - paragraphs, headings, the end of the text (B01 to B12).
 *
 * An archive can cut a text, lose characters in it, or take passages out: what
 * is missing shows in the numbers and at the end.
 */
#include "cable/check.h"

#include "base/utf8.h"

enum { PAGES_WITH_SUMMARY = 3, LINES_WITH_SUMMARY = 150, PARTS_MOST = 8 };

/*
 * B01: where passages were taken out of a release, paragraph numbers go with
 * them; and where counting begins again at 1, a list or another text was put in.
 */
static enum severity at_most(const struct cable *c, int number)
{
	return c->release.exemptions.n || number == 1 ? SEV_INFO : SEV_NONE;
}

void check_paragraph_numbers(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	int next = 1;

	for (uint32_t i = 0; i < c->paragraphs.n; i++) {
		const struct paragraph *p = &c->paragraphs.v[i];

		if (p->number < 0)
			continue;
		if (p->number == next) {
			next++;
			continue;
		}
		report(k, r,
		       AT(p->number_span, .expected = arena_printf(k->a, "%d", next),
		          .at_most = at_most(c, p->number)),
		       next == 1        ? "The first numbered paragraph is %d, not 1: the ones before it are missing here, or never had numbers."
		       : p->number == 1 ? "Paragraph %d follows paragraph %d: the counting begins again, as a list inside a paragraph does."
		                        : "Paragraph %d follows paragraph %d: a number is garbled, or a paragraph is missing or a list.",
		       p->number, next - 1);
		return;
	}
}

/* B02 */
void check_numbering(struct check *k, const struct rule *r)
{
	const struct facts *f = &k->facts;

	if (k->c->notes.partial_extract)
		return;
	if (f->numbered == 1 && f->unnumbered == 0)
		report(k, r, AT(k->c->paragraphs.v[0].number_span),
		       "The only paragraph has a number; a single one needs none.");
	else if (f->numbered == 0 && f->unnumbered > 1)
		report(k, r, AT(k->c->paragraphs.v[0].span),
		       "The text has several paragraphs without numbers, so that nobody can cite them.");
}

/* B03: the end may be left out in the last paragraph, which ends with the text. */
struct part {
	Str begin, end, end_of;
};

static bool is_ended(const struct cable *c, uint32_t from, const struct part *p)
{
	for (uint32_t i = from; i < c->paragraphs.n; i++) {
		Str s = c->paragraphs.v[i].text;

		if (str_ifind(s, p->end) < s.n || str_ifind(s, p->end_of) < s.n)
			return true;
	}
	return false;
}

static bool begins_part(Str s, const struct part *p)
{
	return str_istarts(s, p->begin) && s.n > p->begin.n &&
	       (s.p[p->begin.n] == ':' || s.p[p->begin.n] == '.');
}

void check_part_ends(struct check *k, const struct rule *r)
{
	static const struct part parts[] = {
		{ S_INIT("SUMMARY"), S_INIT("END SUMMARY"), S_INIT("END OF SUMMARY") },
		{ S_INIT("COMMENT"), S_INIT("END COMMENT"), S_INIT("END OF COMMENT") },
	};
	const struct cable *c = k->c;

	for (size_t j = 0; j < sizeof parts / sizeof *parts; j++)
		for (uint32_t i = 0, tries = 0; i + 1 < c->paragraphs.n && tries < PARTS_MOST;
		     i++) {
			const struct paragraph *p = &c->paragraphs.v[i];

			if (!begins_part(p->text, &parts[j]) ||
			    (tries++, is_ended(c, i, &parts[j])))
				continue;
			report(k, r, AT({ p->span.off, 0 }, .expected = parts[j].end),
			       "%.*s begins here, but no %.*s says where it ends.",
			       STR_ARG(parts[j].begin), STR_ARG(parts[j].end));
			break;
		}
}

/* B04 */
static bool is_rule_of_length(const struct cable *c, uint32_t line, size_t n)
{
	return line >= c->lines.n || c->lines.v[line].kind != NODE_RULE ||
	       line_span(c, line).len == n ||
	       str_find_byte(line_text(c, line), ' ') < line_span(c, line).len;
}

void check_heading_rule(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	const struct heading *first = NULL;
	unsigned n = 0;

	for (uint32_t i = 0; i < c->headings.n; i++) {
		const struct heading *h = &c->headings.v[i];
		uint32_t line = line_with(c, h->span.off);
		size_t len = utf8_width(line_text(c, line));

		if (is_rule_of_length(c, line + 1, len) &&
		    (line == 0 || is_rule_of_length(c, line - 1, len)))
			continue;
		if (n++ == 0)
			first = h;
	}
	if (n)
		report(k, r, AT(first->span),
		       "The rule of dashes is not as long as the heading \"%.*s\"%s.",
		       STR_ARG(first->text), n > 1 ? ", nor elsewhere" : "");
}

/* B05, B06 */
void check_signer(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	if (!c->signer.n && c->paragraphs.n && is_whole_telegram(k) &&
	    (c->sections.of < 2 || c->sections.complete))
		report(k, r, AT(text_end(k)),
		       "No name stands under the text; the chief of the post or the Secretary signs.");
}

void check_cut(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	Str last = str_trim(str_at(c->text, c->notes.last_text));

	if (!has_heading(k) || c->signer.n || c->notes.end_mark || c->notes.partial_extract ||
	    !c->paragraphs.n || has_line(k, NODE_TAIL) || last.n == 0 || ends_sentence(last))
		return;
	report(k, r, AT(c->notes.last_text),
	       "The text stops at \"%.*s\", without full stop, signature or end of message: it was cut.",
	       STR_ARG(last));
}

/* B07 */
void check_garble(struct check *k, const struct rule *r)
{
	const struct tally *t = &k->facts.tally[TALLY_GARBLES];

	if (t->n)
		report(k, r, AT(t->first),
		       "\"%.*s\"%s: a Q behind a small letter stands for characters that were lost on the way.",
		       STR_ARG(str_at(k->c->text, t->first)), t->n > 1 ? " and elsewhere" : "");
}

/* B08 */
void check_pilcrow(struct check *k, const struct rule *r)
{
	const struct tally *t = &k->facts.tally[TALLY_PILCROWS];

	if (t->n)
		report(k, r, AT(t->first),
		       "A paragraph sign stands in front of %u %s; no teletype has it, the archive put it there.",
		       (unsigned)t->n, t->n == 1 ? "line" : "lines");
}

/* B09 */
void check_partial(struct check *k, const struct rule *r)
{
	if (k->c->notes.partial_extract)
		report(k, r, AT(text_start(k)),
		       "The archive holds only a partial extract of this telegram.");
}

/* B10 */
void check_redactions(struct check *k, const struct rule *r)
{
	const struct tally *t = &k->facts.tally[TALLY_REDACTIONS];

	if (t->n)
		report(k, r, AT(t->first), "Names or words were struck out with XXXX at %u %s.",
		       (unsigned)t->n, t->n == 1 ? "place" : "places");
}

/* B11 */
void check_tail(struct check *k, const struct rule *r)
{
	Str s = has_line(k, NODE_TAIL) ? str_trim(str_at(k->c->text, kind_span(k, NODE_TAIL))) : STR_NONE;

	if (s.n && !str_starts(s, S("REPRODUCTION FROM THIS COPY"))) /* the words of the printed form */
		report(k, r, AT(kind_span(k, NODE_TAIL)),
		       "\"%.*s\" stands behind the signature and is not part of the text.", STR_ARG(s));
}

/* B12 */
static int pages_of(const struct cable *c)
{
	int most = 0;

	for (uint32_t i = 0; i < c->sections.pages.n; i++)
		if (c->sections.pages.v[i].page > most)
			most = c->sections.pages.v[i].page;
	return most;
}

static bool has_summary(const struct cable *c)
{
	for (uint32_t i = 0; i < c->paragraphs.n && i < 6; i++) {
		Str s = c->paragraphs.v[i].text;

		if (str_ifind(str_cut(s, 0, 80), S("SUMMARY")) < str_cut(s, 0, 80).n)
			return true;
	}
	return c->summary.n > 0;
}

void check_summary(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	uint32_t lines = k->facts.lines[NODE_PARAGRAPH] + k->facts.lines[NODE_TEXT];

	if ((pages_of(c) > PAGES_WITH_SUMMARY || lines > LINES_WITH_SUMMARY) && c->paragraphs.n &&
	    !has_summary(c))
		report(k, r, AT({ c->paragraphs.v[0].span.off, 0 }, .expected = S("SUMMARY")),
		       "The text runs over more than %d pages without a summary in front.",
		       PAGES_WITH_SUMMARY);
}
