/*
 * read_record - the five lines that an archive put in front of a telegram, as
 * in the seed: number, subject, date, class, origin.
 *
 * The date is a Ruby 1.8 stamp in the zone of the machine that wrote it; its
 * time is lost. Day, month and year are read as printed and the zone is ignored.
 */
#include "cable/reader.h"

enum { RECORD_LINES = 5 };

/* "Mon Sep 18 00:00:00 +0200 2006" */
static bool is_ruby_date(Str s)
{
	unsigned day, hour, minute, second;

	if (s.n < 28 || s.p[3] != ' ' || !month_read(str_cut(s, 4, 7)) || s.p[7] != ' ')
		return false;
	s = str_cut(s, 8, s.n);
	return take_digits(&s, 2, &day) && take_byte(&s, ' ') && take_digits(&s, 2, &hour) && take_byte(&s, ':') &&
	       take_digits(&s, 2, &minute) && take_byte(&s, ':') && take_digits(&s, 2, &second);
}

static void add_record(struct reader *r, uint32_t line, const char *key, enum node_kind kind)
{
	struct pair *p = list_push(r->a, &r->c->record);

	p->key = str_of(key);
	p->value = line_text(r, line);
	p->span = span_of(r, p->value);
	set_kind(r, line, kind);
}

void read_record(struct reader *r)
{
	static const struct {
		const char *key;
		enum node_kind kind;
	} fields[RECORD_LINES] = {
		{ "id", NODE_RECORD_ID },
		{ "subject", NODE_RECORD_SUBJECT },
		{ "date", NODE_RECORD_DATE },
		{ "classification", NODE_RECORD_CLASS },
		{ "origin", NODE_RECORD_ORIGIN },
	};

	if (r->end < RECORD_LINES || r->look[0] != LOOK_RECORD_ID || !is_ruby_date(line_text(r, 2)))
		return;
	r->has_record = true;
	for (uint32_t i = 0; i < RECORD_LINES; i++)
		add_record(r, i, fields[i].key, fields[i].kind);
	add_mrn_form(r, MRN_IN_RECORD, line_text(r, 0));
}
