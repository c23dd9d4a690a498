/*
 * jsonl - one telegram a line, as the search peers read it.
 */
#include "sheet.h"

static void put_string(struct buf *b, Str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			buf_byte(b, '\\');
		buf_byte(b, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
	}
}

static void put_id(struct buf *b, const struct draft *t)
{
	number_print(b, &t->number);
	if (t->copies)
		buf_printf(b, "_%u", t->copies + 1);
}

void put_jsonl(struct buf *b, const struct draft *t)
{
	buf_z(b, "{\"id\": \"");
	put_id(b, t);
	buf_printf(b, "\", \"time\": \"%04d-%02d-%02dT%02u:%02uZ\"", t->date.year, t->date.month, t->date.day,
	           t->minute / 60, t->minute % 60);
	buf_printf(b, ", \"post\": \"%.*s\", \"class\": \"%.*s\", \"precedence\": \"%.*s\", \"tags\": [",
	           STR_ARG(t->number.from->post->mrn), STR_ARG(draft_class(t)), STR_ARG(precedence_word(t->prec)));
	for (unsigned i = 0; i < t->tags_n; i++)
		buf_printf(b, "%s\"%s\"", i ? ", " : "", t->tags[i]);
	buf_z(b, "], \"subject\": \"EXERCISE: ");
	put_string(b, buf_str(&t->prose.subject));
	buf_z(b, "\", \"paragraphs\": [");
	for (uint32_t i = 0; i < t->prose.parts_n; i++) {
		buf_z(b, i ? ", \"" : "\"");
		put_string(b, prose_part(&t->prose, i));
		buf_byte(b, '"');
	}
	buf_z(b, "]}\n");
}
