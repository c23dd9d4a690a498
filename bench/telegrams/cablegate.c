/*
 * cablegate - a row of the Cablegate table: eight columns in quotes, the last two of them
 * the heading and the text of the telegram.
 */
#include "sheet.h"

/* Quotes and backslashes are escaped by a backslash; with `blanks` lines end in a blank, as texts do in the original. */
static void put_escaped(struct buf *b, Str text, bool blanks)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"' || text.p[i] == '\\')
			buf_byte(b, '\\');
		if (text.p[i] == '\n' && blanks)
			buf_byte(b, ' ');
		buf_byte(b, text.p[i]);
	}
}

static void put_archive_class(struct buf *b, const struct draft *t)
{
	buf_put(b, draft_class(t));
	if (t->sensitive)
		buf_z(b, "//FOR OFFICIAL USE ONLY");
	if (t->noforn)
		buf_z(b, "//NOFORN");
}

static void put_record(struct buf *b, const struct draft *t)
{
	buf_printf(b, "\"%u\",\"%d/%d/%d %u:%02u\",\"", (unsigned)t->index + 1, t->date.month, t->date.day, t->date.year,
	           t->minute / 60, t->minute % 60);
	number_print(b, &t->number);
	buf_printf(b, "\",\"%.*s\",\"", STR_ARG(t->number.from->origin));
	put_archive_class(b, t);
	buf_z(b, "\",\"");
	for (unsigned i = 0; i < t->refs_n; i++) {
		if (i)
			buf_byte(b, '|');
		number_print(b, &t->refs[i]);
	}
}

void put_cablegate(struct buf *b, const struct draft *t)
{
	struct buf head, body;
	unsigned sections;

	buf_init(&head, BUF_MOST);
	buf_init(&body, BUF_MOST);
	put_body(&body, t);
	sections = wire_sections(buf_str(&body));
	put_wire_head(&head, t, sections);
	put_record(b, t);
	buf_z(b, "\",\"");
	put_escaped(b, str_trim_right(buf_str(&head)), false);
	buf_z(b, "\",\"");
	buf_clear(&head);
	put_class_line(&head, t, 1, sections);
	buf_byte(&head, '\n');
	put_escaped(b, buf_str(&head), true);
	put_escaped(b, buf_str(&body), true);
	buf_z(b, "\"\n");
	buf_release(&body);
	buf_release(&head);
}
