/*
 * check_subject - the subject line, and what an archive made of it (S01 to S05).
 */
#include "cable/check.h"

static Span subject_span(const struct check *k)
{
	return value_span(k, WHERE_SUBJECT, NODE_SUBJECT);
}

/* S01 */
void check_subject_there(struct check *k, const struct rule *r)
{
	if (k->c->subject.n)
		return;
	if (has_line(k, NODE_SUBJECT))
		report(k, r, AT(kind_span(k, NODE_SUBJECT)), "The subject is empty.");
	else if (is_whole_telegram(k))
		report(k, r, AT(elements_place(k), .expected = S("SUBJECT:")),
		       "The telegram has no subject.");
}

/* S02, S03: the archive keeps the first line of it, with a mark in front or not. */
static Str record_subject(const struct check *k, Span *at)
{
	Str s;

	*at = kind_span(k, NODE_RECORD_SUBJECT);
	s = str_trim(str_at(k->c->text, *at));
	if (k->c->subject_mark.n && s.n > k->c->subject_mark.n + 2 && s.p[0] == '(')
		s = str_trim(str_cut(s, k->c->subject_mark.n + 2, s.n));
	return s;
}

/* Bytes of `whole` that `part` stands for, 0 if it does not begin so; runs of blanks are one. */
static size_t prefix_length(Str whole, Str part)
{
	size_t i = 0, j = 0;

	while (j < part.n) {
		if (i >= whole.n || to_upper(whole.p[i]) != to_upper(part.p[j]))
			return 0;
		for (i++; i < whole.n && whole.p[i] == ' ' && whole.p[i - 1] == ' '; i++)
			;
		for (j++; j < part.n && part.p[j] == ' ' && part.p[j - 1] == ' '; j++)
			;
	}
	return i;
}

void check_record_subject(struct check *k, const struct rule *r)
{
	Span at;
	Str s = record_subject(k, &at);

	if (s.n && k->c->subject.n && prefix_length(k->c->subject, s) == 0)
		report(k, r, AT(at, .expected = k->c->subject),
		       "The archive gives the subject as \"%.*s\", but the telegram's own begins otherwise.",
		       STR_ARG(s));
}

void check_record_subject_cut(struct check *k, const struct rule *r)
{
	Span at;
	Str s = record_subject(k, &at);
	size_t n = prefix_length(k->c->subject, s);

	if (s.n && n && str_trim(str_cut(k->c->subject, n, k->c->subject.n)).n)
		report(k, r, AT(at, .expected = k->c->subject),
		       "The archive kept only the first line of the subject: \"%.*s\".",
		       STR_ARG(s));
}

/* S04 */
static bool has_lower(Str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (is_lower(s.p[i]))
			return true;
	return false;
}

void check_subject_writing(struct check *k, const struct rule *r)
{
	Str s = has_line(k, NODE_SUBJECT) ? str_trim(line_text(k->c, k->facts.first[NODE_SUBJECT]))
	                                  : STR_NONE;

	report_repairs(k, r);
	if (k->reported || !s.p)
		return;
	if (!str_starts(s, S("SUBJECT")))
		report(k, r, AT(kind_span(k, NODE_SUBJECT), .expected = S("SUBJECT:")),
		       "The line should begin with SUBJECT, in full and in capitals.");
	else if (has_lower(k->c->subject))
		report(k, r, AT(subject_span(k)),
		       "The subject is not all in capitals, as is the custom.");
}

/* S05 */
void check_subject_mark_there(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	if (is_classified(c) && c->subject.n && !c->subject_mark.p && k->facts.marks)
		report(k, r, AT(subject_span(k), .expected = S("(U)")),
		       "The paragraphs carry classification marks, the subject does not.");
}
