/*
 * check_tags - the TAGS line: what a telegram is about and which countries (T01 to T11).
 *
 * Codes mean what their time says: PFOR became PREL, country codes are not
 * those of ISO before 2012 or later.
 */
#include "cable/check.h"

#include "authority/countries.h"
#include "authority/posts.h"
#include "authority/tags.h"

enum {
	ISO_SINCE = 20130101, /* FIPS codes are seen until October 2012; when the change came is not
	                         known */
	TAGS_USUAL = 10,
	UNKNOWN_MOST = 4, /* beyond this the line itself is the trouble */
};

static bool is_person(const struct cable_tag *t)
{
	return str_eq(t->kind, S("person"));
}

static bool is_unknown(const struct cable_tag *t)
{
	return str_eq(t->kind, S("unknown"));
}

/* The line, or the first code where SMART has it in a field. */
static Span tags_span(const struct check *k)
{
	return has_line(k, NODE_TAGS) || k->c->tags.n == 0 ? kind_span(k, NODE_TAGS)
	                                                   : k->c->tags.v[0].span;
}

/* The group of a tag's kind; -1 for persons and unknown ones. */
static int group_of(const struct check *k, const struct cable_tag *t)
{
	const struct tag *known;

	if (is_person(t) || is_unknown(t))
		return -1;
	known = tag_at(t->tag, k->date);
	return known ? (int)tag_kind_group((enum tag_kind)known->kind) : -1;
}

static bool has_group(const struct check *k, int a, int b)
{
	for (uint32_t i = 0; i < k->c->tags.n; i++) {
		int group = group_of(k, &k->c->tags.v[i]);

		if (group == a || group == b)
			return true;
	}
	return false;
}

static bool has_unknown(const struct cable *c)
{
	for (uint32_t i = 0; i < c->tags.n; i++)
		if (is_unknown(&c->tags.v[i]))
			return true;
	return false;
}

/* T01 */
void check_tags_there(struct check *k, const struct rule *r)
{
	if (!k->c->has_tags_line && is_whole_telegram(k))
		report(k, r, AT(elements_place(k), .expected = S("TAGS:")),
		       "No line TAGS says what the telegram is about; it is required since March 1973.");
}

/* Two letters that are a country for ISO, and another or none in a TAGS line. */
static const struct {
	Str code, meant;
} traps[] = {
	{ S_INIT("RU"), S_INIT("RS") },
	{ S_INIT("EU"), S_INIT("EUN") },
	{ S_INIT("IQ"), S_INIT("IZ") },
	{ S_INIT("VZ"), S_INIT("VE") },
};

static Str meant_by(const struct check *k, const struct cable_tag *t)
{
	const struct country *iso;

	if (t->raw.n != 2 || k->date < 19800101 || k->date > ISO_SINCE)
		return STR_NONE;
	for (size_t i = 0; i < sizeof traps / sizeof *traps; i++)
		if (str_ieq(t->raw, traps[i].code))
			return traps[i].meant;
	iso = is_unknown(t) ? country_by_iso2(t->raw) : NULL;
	return iso && iso->fips.n ? iso->fips : STR_NONE;
}

static bool is_foreign_code(const struct check *k, const struct cable_tag *t)
{
	return meant_by(k, t).p != NULL;
}

/* T02: unknown codes that no repair was found for. Tags and their repairs are in one order. */
static bool is_lost(const struct check *k, const struct cable_tag *t, uint32_t *repair)
{
	const struct cable *c = k->c;

	while (*repair < c->repairs.n && (strcmp(c->repairs.v[*repair].rule, "T02") != 0 ||
	                                  c->repairs.v[*repair].span.off < t->span.off))
		++*repair;
	if (*repair < c->repairs.n && c->repairs.v[*repair].span.off == t->span.off)
		return false;
	return is_unknown(t) && !is_foreign_code(k, t);
}

static uint32_t count_lost(const struct check *k)
{
	uint32_t n = 0, repair = 0;

	for (uint32_t i = 0; i < k->c->tags.n; i++)
		n += is_lost(k, &k->c->tags.v[i], &repair);
	return n;
}

void check_tag_known(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	uint32_t lost = count_lost(k), repair = 0;

	if (lost > UNKNOWN_MOST) {
		report(k, r, AT(tags_span(k)),
		       "%u words of this line are no TAGS; it was damaged, or other text follows it.",
		       (unsigned)lost);
		return;
	}
	report_repairs(k, r);
	for (uint32_t i = 0; lost && i < c->tags.n && !enough(k); i++)
		if (is_lost(k, &c->tags.v[i], &repair))
			report(k, r, AT(c->tags.v[i].span), "\"%.*s\" is no TAG of the time.",
			       STR_ARG(c->tags.v[i].raw));
}

/* T03, T04 */
void check_tag_subject(struct check *k, const struct rule *r)
{
	if (k->c->tags.n && !has_unknown(k->c) &&
	    !has_group(k, TAG_GROUP_SUBJECT, TAG_GROUP_PROGRAM))
		report(k, r, AT(tags_span(k)),
		       "None of the TAGS names a subject, such as PREL or ETRD; at least one is required.");
}

void check_tag_place(struct check *k, const struct rule *r)
{
	if (k->c->tags.n && !has_unknown(k->c) && !has_group(k, TAG_GROUP_GEO, TAG_GROUP_REGION))
		report(k, r, AT(tags_span(k)), "None of the TAGS names a country or region.");
}

/* T05 */
void check_tag_iso(struct check *k, const struct rule *r)
{
	for (uint32_t i = 0; i < k->c->tags.n && !enough(k); i++) {
		const struct cable_tag *t = &k->c->tags.v[i];
		Str meant = meant_by(k, t);

		if (meant.p)
			report(k, r,
			       AT(t->span, .expected = meant, .repair_to = meant,
			          .because = S("the country code that TAGS use")),
			       "\"%.*s\" is a country code of another list; TAGS of this time write %.*s.",
			       STR_ARG(t->raw), STR_ARG(meant));
	}
}

/* T06 */
void check_tag_order(struct check *k, const struct rule *r)
{
	const struct cable_tag *place = NULL;

	for (uint32_t i = 0; i < k->c->tags.n; i++) {
		const struct cable_tag *t = &k->c->tags.v[i];
		int group = group_of(k, t);

		if (place && (group == TAG_GROUP_SUBJECT || group == TAG_GROUP_PROGRAM)) {
			report(k, r, AT(t->span),
			       "The subject %.*s stands behind the place %.*s; subjects come first.",
			       STR_ARG(t->tag), STR_ARG(place->tag));
			return;
		}
		if (group == TAG_GROUP_GEO || group == TAG_GROUP_REGION)
			place = t;
	}
}

/* T07 */
void check_tag_repeated(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	for (uint32_t i = 1; i < c->tags.n && i < 64; i++)
		for (uint32_t j = 0; j < i; j++)
			if (str_ieq(c->tags.v[i].tag, c->tags.v[j].tag)) {
				report(k, r, AT(c->tags.v[i].span), "TAG %.*s stands twice.",
				       STR_ARG(c->tags.v[i].tag));
				return;
			}
}

/* T08 */
static bool is_mixed(Str s)
{
	bool comma = str_find(s, S(", ")) < s.n, blank = false;
	unsigned depth = 0;

	for (size_t i = 0; i + 1 < s.n; i++) {
		depth += s.p[i] == '(';
		depth -= depth && s.p[i] == ')';
		blank |= depth == 0 && is_alnum(s.p[i]) && s.p[i + 1] == ' ' && i + 2 < s.n &&
		         is_alpha(s.p[i + 2]);
	}
	return comma && blank;
}

void check_tag_writing(struct check *k, const struct rule *r)
{
	Str s = has_line(k, NODE_TAGS) ? line_text(k->c, k->facts.first[NODE_TAGS]) : STR_NONE;
	size_t colon = str_find_byte(s, ':');

	report_repairs(k, r);
	s = str_trim(str_cut(s, colon < s.n ? colon + 1 : 0, s.n));
	if (!k->reported && is_mixed(s) && str_find(s, S("OVIP")) == s.n)
		report(k, r, AT(tags_span(k)),
		       "TAGS are separated by blanks here and by commas there; one of both is enough.");
}

/* T09 */
void check_tag_person(struct check *k, const struct rule *r)
{
	for (uint32_t i = 0; i < k->c->tags.n && !enough(k); i++) {
		const struct cable_tag *t = &k->c->tags.v[i];
		size_t comma = str_find_byte(t->raw, ',');

		if (is_person(t) && (comma == 0 || comma + 1 >= t->raw.n))
			report(k, r, AT(t->span, .expected = S("(SURNAME, GIVEN NAME)")),
			       "The person \"%.*s\" should be given as surname, comma, given name.",
			       STR_ARG(t->raw));
	}
}

/* T10 */
static bool is_of_country(const struct check *k, const struct cable_tag *t, Str iso)
{
	const struct country *c = t->raw.n == 2 ? country_by_tag(t->tag, k->date) : NULL;

	return c && str_eq(c->iso2, iso);
}

void check_tag_own_country(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	const struct post *post = c->from.post.p ? post_find(c->from.post) : NULL;

	if (!post || !post->country.n || post->type == POST_DEPARTMENT ||
	    post->type == POST_AGENCY || post->type == POST_MISSION ||
	    post->type == POST_DELEGATION || c->tags.n == 0)
		return;
	for (uint32_t i = 0; i < c->tags.n; i++)
		if (is_of_country(k, &c->tags.v[i], post->country))
			return;
	report(k, r, AT(tags_span(k)),
	       "None of the TAGS is that of %.*s, where the telegram comes from.",
	       STR_ARG(country_by_iso2(post->country) ? country_by_iso2(post->country)->name
	                                              : post->country));
}

/* T11 */
void check_tag_count(struct check *k, const struct rule *r)
{
	if (k->c->tags.n > TAGS_USUAL)
		report(k, r, AT(tags_span(k)),
		       "%u TAGS are many; more than about %d file a telegram everywhere and nowhere.",
		       (unsigned)k->c->tags.n, TAGS_USUAL);
}
