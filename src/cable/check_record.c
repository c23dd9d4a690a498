/*
 * check_record - the lines that an archive put in front of a telegram (A01 to A06).
 */
#include "cable/check.h"

#include "authority/posts.h"

/* "06ALMATY3273" */
static bool is_record_id(Str s)
{
	size_t letters, digits;

	if (s.n < 4 || !is_digit(s.p[0]) || !is_digit(s.p[1]))
		return false;
	for (letters = 2; letters < s.n && is_upper(s.p[letters]); letters++)
		;
	for (digits = letters; digits < s.n && is_digit(s.p[digits]); digits++)
		;
	return letters > 2 && digits > letters && digits <= letters + 7 && digits == s.n;
}

/* A01 */
void check_record_id(struct check *k, const struct rule *r)
{
	Span at = kind_span(k, NODE_RECORD_ID);
	Str id = str_at(k->c->text, at);

	if (!at.len)
		return;
	if (!is_record_id(id))
		report(k, r, AT(at, .expected = S("06ALMATY3273")),
		       "The number of the record, \"%.*s\", is not two digits of the year, a post without blanks and a number.",
		       STR_ARG(id));
	else if (post_aliases(id).n)
		report(k, r, AT(at, .expected = post_aliases(id).first->post->mrn),
		       "The number of the record, \"%.*s\", is a damaged one; the post is %.*s.",
		       STR_ARG(id), STR_ARG(post_aliases(id).first->post->mrn));
}

/* A02 */
void check_record_post(struct check *k, const struct rule *r)
{
	Span at = kind_span(k, NODE_RECORD_ID);
	Str id = str_at(k->c->text, at);

	if (!at.len || !is_record_id(id) || post_aliases(id).n)
		return;
	id = str_cut(id, 2, id.n);
	while (id.n && is_digit(id.p[id.n - 1]))
		id.n--;
	if (!post_by_alias(id, NULL))
		report(k, r, AT(at, .found = id), "No post %.*s is known.", STR_ARG(id));
}

/* A03: number, subject, date, class, origin. */
void check_record_lines(struct check *k, const struct rule *r)
{
	static const uint8_t order[] = { NODE_RECORD_ID, NODE_RECORD_SUBJECT, NODE_RECORD_DATE,
		                         NODE_RECORD_CLASS, NODE_RECORD_ORIGIN };
	uint32_t last = 0;
	bool any = false;

	for (size_t i = 0; i < sizeof order; i++)
		any |= has_line(k, order[i]);
	for (size_t i = 0; any && i < sizeof order; i++) {
		uint32_t line = k->facts.first[order[i]];

		if (line != NO_LINE && line >= last && line_span(k->c, line).len) {
			last = line;
			continue;
		}
		report(k, r, AT({ 0, 0 }, .expected = node_name(order[i])),
		       "The archive's own lines in front (number, subject, date, class, origin) are not complete or not in order: %.*s.",
		       STR_ARG(node_name(order[i])));
		return;
	}
}

/* A05 */
void check_record_glue(struct check *k, const struct rule *r)
{
	if (k->c->notes.glued)
		report(k, r, AT(k->c->notes.glue), "Heading and text are glued together here.");
}

/* A06 */
void check_record_station(struct check *k, const struct rule *r)
{
	Str station = k->c->transmission.station;
	Span at = kind_span(k, NODE_RECORD_ORIGIN);
	const struct post *post = at.len ? post_by_alias(str_at(k->c->text, at), NULL) : NULL;

	if (!post || !station.p || !post->ri.n || post_routings(station).n == 0 ||
	    post_has_ri(post, station, k->date))
		return;
	report(k, r, AT(at, .expected = post->ri),
	       "The archive names %.*s as the origin, but station %.*s of the heading does not serve it.",
	       STR_ARG(str_at(k->c->text, at)), STR_ARG(station));
}
