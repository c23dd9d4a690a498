/*
 * check_captions - captions and pass lines: who may see a telegram, who shall get it (K01 to K12).
 */
#include "cable/check.h"

#include "authority/captions.h"
#include "authority/posts.h"

static Str caption_at(const struct check *k, uint32_t i)
{
	return str_at(k->c->text, k->c->where[WHERE_CAPTIONS].v[i]);
}

/* K01: a line between classification and E.O. that is nearly a caption. */
static bool is_element(unsigned kind)
{
	return kind >= NODE_EO && kind <= NODE_CLASSIFIED_BY;
}

static void near_caption(struct check *k, const struct rule *r, Span at)
{
	Str words = str_trim(str_at(k->c->text, at));
	const struct caption *near;
	struct near how;

	if (words.n < 4 || words.n > 30 || caption_find(words))
		return;
	near = caption_near(words, &how);
	if (near && how.alone)
		report(k, r,
		       AT(at, .expected = near->words, .repair_to = near->words,
		          .because = S("the nearest caption"),
		          .certain = how.edits == 1 && how.garble),
		       "\"%.*s\" is no caption; the nearest one is %.*s.", STR_ARG(words),
		       STR_ARG(near->words));
}

void check_caption_known(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	for (uint32_t i = 0; i < c->where[WHERE_CAPTIONS].n && !enough(k); i++)
		near_caption(k, r, c->where[WHERE_CAPTIONS].v[i]);
	if (!(class_line(k) != NO_LINE))
		return;
	for (uint32_t i = class_line(k) + 1; i < c->lines.n && !enough(k); i++) {
		if (is_element(c->lines.v[i].kind) || c->lines.v[i].kind == NODE_PARAGRAPH)
			return;
		if (c->lines.v[i].kind == NODE_FIELD)
			near_caption(k, r, line_span(c, i));
	}
}

/* K02 */
void check_caption_twice(struct check *k, const struct rule *r)
{
	const SpanList *l = &k->c->where[WHERE_CAPTIONS];

	for (uint32_t i = 1; i < l->n && i < 64; i++)
		for (uint32_t j = 0; j < i; j++)
			if (str_ieq(caption_at(k, i), caption_at(k, j))) {
				report(k, r, AT(l->v[i]),
				       "The caption %.*s stands here a second time: the drafter wrote it once and the system once.",
				       STR_ARG(caption_at(k, i)));
				return;
			}
}

/* K03, K04 */
static const struct caption *known(const struct check *k, uint32_t i)
{
	return caption_find(k->c->captions.v[i]);
}

void check_channels(struct check *k, const struct rule *r)
{
	const struct caption *first = NULL;

	for (uint32_t i = 0; i < k->c->captions.n; i++) {
		const struct caption *one = known(k, i);

		if (!one || one->kind != CAPTION_CHANNEL)
			continue;
		if (first) {
			report(k, r, AT(caption_span(k, one->words)),
			       "%.*s and %.*s: a telegram goes in one channel only.",
			       STR_ARG(first->words), STR_ARG(one->words));
			return;
		}
		first = one;
	}
}

void check_agrement(struct check *k, const struct rule *r)
{
	Str agrement = S("AGREMENT CHANNEL");

	if (has_caption(k->c, agrement) && k->c->captions.n > 1)
		report(k, r, AT(caption_span(k, agrement)),
		       "AGREMENT CHANNEL, for consent to ambassadors, stands alone; it goes with no other caption.");
}

/* K05 */
void check_caption_order(struct check *k, const struct rule *r)
{
	const struct caption *before = NULL;

	for (uint32_t i = 0; i < k->c->captions.n; i++) {
		const struct caption *one = known(k, i);

		if (!one || one->rank == 0)
			continue;
		if (before && one->rank > before->rank) {
			report(k, r, AT(caption_span(k, one->words)),
			       "%.*s limits distribution more than %.*s and should stand before it.",
			       STR_ARG(one->words), STR_ARG(before->words));
			return;
		}
		before = one;
	}
}

/* K06 */
void check_sipdis(struct check *k, const struct rule *r)
{
	static const Str closed[] = { S_INIT("NODIS"), S_INIT("EXDIS"), S_INIT("ROGER CHANNEL"),
		                      S_INIT("CHEROKEE") };

	for (size_t i = 0; has_caption(k->c, S("SIPDIS")) && i < sizeof closed / sizeof *closed;
	     i++)
		if (has_caption(k->c, closed[i])) {
			report(k, r, AT(caption_span(k, closed[i])),
			       "SIPDIS shares the telegram with other agencies, %.*s keeps it from them.",
			       STR_ARG(closed[i]));
			return;
		}
}

/* K07 */
void check_caption_era(struct check *k, const struct rule *r)
{
	for (uint32_t i = 0; k->date && i < k->c->captions.n && !enough(k); i++) {
		const struct caption *one = known(k, i);

		if (one && !validity_has(one->valid, k->date))
			report(k, r, AT(caption_span(k, one->words)),
			       "The caption %.*s is known from %.*s; this telegram is of %d.",
			       STR_ARG(one->words), STR_ARG(one->era), k->date / 10000);
	}
}

/* K08 */
void check_corrected(struct check *k, const struct rule *r)
{
	bool signal = has_signal(k->c, S("ZDS")) || has_signal(k->c, S("ZEL"));

	if (!has_line(k, NODE_FL5))
		return;
	if (has_line(k, NODE_CORRECTED) && !signal)
		report(k, r, AT(kind_span(k, NODE_CORRECTED), .expected = S("ZDS")),
		       "The text says that this is a corrected copy, "
		       "but the heading lacks the signal ZDS (or ZEL) behind the date-time group.");
	else if (signal && !has_line(k, NODE_CORRECTED))
		report(k, r, AT(kind_span(k, NODE_FL5)),
		       "The heading announces a corrected copy (ZDS or ZEL), but the text does not say what was corrected.");
}

/* K09 */
void check_sensitive_last(struct check *k, const struct rule *r)
{
	const SpanList *l = &k->c->where[WHERE_CAPTIONS];
	bool seen = false;

	for (uint32_t i = 0; i < l->n; i++) {
		bool sensitive = str_ieq(caption_at(k, i), S("SENSITIVE"));

		if (seen && !sensitive) {
			report(k, r, AT(l->v[i]),
			       "%.*s stands behind SENSITIVE, which should be the last caption.",
			       STR_ARG(caption_at(k, i)));
			return;
		}
		seen |= sensitive;
	}
}

/* K10 */
void check_eyes_only(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	uint32_t first = k->facts.first[NODE_CAPTION];

	for (uint32_t i = first; first != NO_LINE && i < c->lines.n && c->lines.v[i].kind < NODE_EO;
	     i++) {
		Str s = c->lines.v[i].kind == NODE_CAPTION ? str_trim(line_text(c, i)) : STR_NONE;

		if (!str_ieq(s, S("EYES ONLY")) && !str_ieq(s, S("EYES ONLY FOR")))
			continue;
		report(k, r, AT(line_span(c, i)),
		       "EYES ONLY names nobody; it should say for whom, as in EYES ONLY FOR THE AMBASSADOR.");
		return;
	}
}

/* K11: "DEPARTMENT FOR …" needs the Department among the addressees, "LIMA FOR …" its embassy. */
static bool is_among(Str s, const Str *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ieq(s, names[i]))
			return true;
	return false;
}

static bool is_department(Str s)
{
	static const Str names[] = { S_INIT("DEPARTMENT"), S_INIT("DEPT"), S_INIT("STATE"),
		                     S_INIT("SECSTATE") };

	return is_among(s, names, sizeof names / sizeof *names);
}

static bool is_office(Str s)
{
	static const Str agencies[] = { S_INIT("NSC"),      S_INIT("CIA"),      S_INIT("DOD"),
		                        S_INIT("DOE"),      S_INIT("JCS"),      S_INIT("SECDEF"),
		                        S_INIT("TREASURY"), S_INIT("COMMERCE"), S_INIT("USDOC"),
		                        S_INIT("USDA"),     S_INIT("USAID"),    S_INIT("OPIC") };

	return is_department(s) || is_among(s, agencies, sizeof agencies / sizeof *agencies) ||
	       post_by_alias(s, NULL);
}

static bool names_office(const PartyList *l, Str office)
{
	if (is_department(office))
		office = S("SECSTATE");
	for (uint32_t i = 0; i < l->n; i++)
		if (str_ifind(l->v[i].name, office) < l->v[i].name.n)
			return true;
	return false;
}

void check_pass_line(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	for (uint32_t i = 0; i < c->pass_lines.n && c->to.n && !enough(k); i++) {
		Str line = c->pass_lines.v[i];
		size_t at = str_find(line, S(" FOR "));
		Str office = str_trim(str_cut(line, 0, at));

		if (at == line.n || str_find_byte(office, ' ') < office.n ||
		    str_find_byte(office, '/') < office.n || !is_office(office))
			continue;
		if (!names_office(&c->to, office) && !names_office(&c->info, office) &&
		    !str_istarts(c->from.name, S("SECSTATE")))
			report(k, r,
			       AT(i < c->where[WHERE_PASS_LINES].n ? c->where[WHERE_PASS_LINES].v[i]
			                                           : kind_span(k, NODE_PASS_LINE)),
			       "This line is for somebody at %.*s, which is no addressee of the telegram.",
			       STR_ARG(office));
	}
}

/* K12 */
void check_official_informal(struct check *k, const struct rule *r)
{
	Str s = k->c->subject;

	if (has_caption(k->c, S("OFFICIAL INFORMAL")) &&
	    str_ifind(s, S("OFFICIAL INFORMAL")) == s.n &&
	    str_ifind(s, S("OFFICIAL-INFORMAL")) == s.n && str_ifind(s, S("O-I")) == s.n)
		report(k, r, AT(caption_span(k, S("OFFICIAL INFORMAL"))),
		       "OFFICIAL INFORMAL is a caption here, but the subject does not repeat it, with its number.");
}
