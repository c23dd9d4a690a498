/*
 * check_refs - references to other telegrams, as far as one telegram tells (X01 to X07).
 */
#include "cable/check.h"

#include "authority/posts.h"

/* X01 */
void check_ref_read(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	report_repairs(k, r);
	for (uint32_t i = 0; i < c->refs.n && !enough(k); i++)
		if (c->refs.v[i].kind == REF_UNKNOWN)
			report(k, r, AT(c->refs.v[i].span),
			       "The reference \"%.*s\" cannot be read as a telegram, a letter or anything else known.",
			       STR_ARG(c->refs.v[i].raw));
}

/* X03: a post numbers its telegrams through the year, so that a higher number is a later telegram. */
static bool is_same_series(const struct mrn *a, const struct mrn *b)
{
	return a->number && b->number && a->airgram == b->airgram && str_eq(a->post, b->post);
}

void check_ref_order(struct check *k, const struct rule *r)
{
	const struct mrn *own = &k->c->mrn;

	for (uint32_t i = 0; i < k->c->refs.n && !enough(k); i++) {
		const struct reference *x = &k->c->refs.v[i];

		if (is_same_series(&x->mrn, own) && x->mrn.year == own->year &&
		    x->mrn.number >= own->number && !x->year_inferred)
			report(k, r, AT(x->span),
			       x->mrn.number == own->number
			               ? "The telegram refers to itself."
			               : "The telegram refers to a later one of its own post.");
		else if (x->mrn.number == own->number && is_same_series(&x->mrn, own) &&
		         x->year_inferred)
			report(k, r, AT(x->span),
			       "The telegram refers to itself, unless another year is meant.");
		else if (x->mrn.year && own->year && x->mrn.year > own->year)
			report(k, r, AT(x->span), "The telegram is of %u but refers to one of %u.",
			       own->year, x->mrn.year);
	}
}

/* X04 */
void check_ref_post(struct check *k, const struct rule *r)
{
	for (uint32_t i = 0; i < k->c->refs.n && !enough(k); i++) {
		const struct reference *x = &k->c->refs.v[i];

		if ((x->kind == REF_CABLE || x->kind == REF_AIRGRAM) && x->mrn.post.n &&
		    !post_find(x->mrn.post))
			report(k, r, AT(x->span, .found = x->mrn.post),
			       "No post %.*s is known, so that this telegram may not be found.",
			       STR_ARG(x->mrn.post));
	}
}

/* X05 */
void check_ref_year(struct check *k, const struct rule *r)
{
	const struct reference *first = NULL;
	unsigned n = 0;

	for (uint32_t i = 0; i < k->c->refs.n; i++) {
		const struct reference *x = &k->c->refs.v[i];

		if (x->year_inferred && x->mrn.year && n++ == 0)
			first = x;
	}
	if (n)
		report(k, r, AT(first->span, .expected = mrn_str(k->a, &first->mrn)),
		       "%u %s the year out, first \"%.*s\"; it is taken as %u.", n,
		       n == 1 ? "reference leaves" : "references leave", STR_ARG(first->raw),
		       first->mrn.year);
}

/* X06, X07: "REF A" and REFTEL in the text. */
static bool next_ref(Str *s, Str *at)
{
	for (;;) {
		size_t i = str_find(*s, S("REF"));

		if (i == s->n)
			return false;
		*s = str_cut(*s, i, s->n);
		if (s->n >= 6 && (memcmp(s->p, "REFTEL", 6) == 0 || s->p[3] == ' ')) {
			*at = *s;
			*s = str_cut(*s, 4, s->n);
			return true;
		}
		*s = str_cut(*s, 1, s->n);
	}
}

/* The label behind "REF " or "REFTEL ", 0 if there is none. */
static char label_behind(Str s)
{
	if (!take(&s, S("REFTEL ")))
		take(&s, S("REF "));
	take_byte(&s, '(');
	if (s.n < 2 || !is_upper(s.p[0]) || is_alpha(s.p[1]) || s.p[1] == '/' || s.p[1] == '-')
		return 0;
	return s.p[1] == ' ' && s.p[0] == 'A' && s.n > 2 && is_alpha(s.p[2]) ? 0 : s.p[0];
}

static unsigned labels_of(const struct cable *c)
{
	unsigned labels = 0;

	for (uint32_t i = 0; i < c->refs.n; i++)
		if (c->refs.v[i].label.n && is_alpha(c->refs.v[i].label.p[0]))
			labels |= 1u << (to_upper(c->refs.v[i].label.p[0]) - 'A');
	return labels;
}

static void check_labels_used(struct check *k, const struct rule *r)
{
	unsigned known = labels_of(k->c);

	for (uint32_t i = 0; i < k->c->paragraphs.n; i++) {
		Str s = k->c->paragraphs.v[i].text, at;

		while (next_ref(&s, &at)) {
			char label = label_behind(at);

			if (!label || known & 1u << (label - 'A'))
				continue;
			known |= 1u << (label - 'A');
			report(k, r, AT(k->c->paragraphs.v[i].span, .found = str_cut(at, 0, 6)),
			       "The text speaks of reference %c, but the references have no such letter.",
			       label);
		}
	}
}

void check_ref_labels(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	char next = 'A';

	for (uint32_t i = 0; i < c->refs.n; i++) {
		const struct reference *x = &c->refs.v[i];

		if (x->label.n == 0 || to_upper(x->label.p[0]) == next - 1)
			continue;
		if (to_upper(x->label.p[0]) != next) {
			report(k, r,
			       AT(x->span, .found = x->label,
			          .expected = arena_printf(k->a, "%c", next)),
			       "This reference has the letter %.*s; the next one would be %c.",
			       STR_ARG(x->label), next);
			return;
		}
		next++;
	}
	if (next > 'A')
		check_labels_used(k, r);
}

/* "REFTEL LA PAZ 8837" names the telegram itself. */
static bool is_named(Str s)
{
	size_t words = 0;

	take(&s, S("REFTEL"));
	for (size_t i = 0; i < s.n && words < 4; i++) {
		if (is_digit(s.p[i]))
			return true;
		if (s.p[i] != ' ' && !is_upper(s.p[i]))
			return false;
		words += s.p[i] == ' ';
	}
	return false;
}

void check_ref_line(struct check *k, const struct rule *r)
{
	if (k->c->has_ref_line || !is_whole_telegram(k))
		return;
	for (uint32_t i = 0; i < k->c->paragraphs.n; i++) {
		Str s = k->c->paragraphs.v[i].text, at;

		while (next_ref(&s, &at)) {
			if ((!str_starts(at, S("REFTEL")) && !label_behind(at)) || is_named(at))
				continue;
			report(k, r, AT(k->c->paragraphs.v[i].span, .found = str_cut(at, 0, 6)),
			       "The text speaks of a reference (\"%.*s\"), but no line REF says what it is.",
			       STR_ARG(str_trim(str_cut(at, 0, 6))));
			return;
		}
	}
}
