/*
 * wire - telegrams as they came over the line, one behind the other.
 */
#include "sheet.h"

enum { SECTION_LINES = 100 };

unsigned wire_sections(Str body)
{
	unsigned lines = 0;

	for (size_t i = 0; i < body.n; i++)
		lines += body.p[i] == '\n';
	return (lines + SECTION_LINES - 1) / SECTION_LINES;
}

static const char *letters(const struct draft *t)
{
	return t->prec == PREC_ROUTINE ? "RR" : t->prec == PREC_PRIORITY ? "PP" : t->prec == PREC_IMMEDIATE ? "OO" : "ZZ";
}

static void put_address(struct buf *b, const char *before, const struct station *s, const char *prec, unsigned serial)
{
	buf_printf(b, "%s%.*s/%.*s%s %04u\n", before, STR_ARG(s->post->ri), STR_ARG(s->plad), prec, serial % 10000);
}

static void put_routing(struct buf *b, const struct draft *t, unsigned sections)
{
	static const char signals[LEVEL_COUNT] = { [LEVEL_UNCLASSIFIED] = 'U', [LEVEL_LOU] = 'E', [LEVEL_CONFIDENTIAL] = 'C',
	                                           [LEVEL_SECRET] = 'S' };
	char level = signals[t->level];

	buf_printf(b, "VZCZC%c%c%c%04u\n", 'A' + (int)(t->serial % 26), 'A' + (int)(t->serial / 26 % 26),
	           'A' + (int)(t->serial / 676 % 26), (unsigned)(t->serial >> 20) % 10000);
	buf_printf(b, "%s %.*s", letters(t), STR_ARG(t->to->post->ri));
	for (unsigned i = 0; i < t->info_n; i++)
		buf_printf(b, " %.*s", STR_ARG(t->info[i]->post->ri));
	buf_printf(b, "\nDE %.*s #%04u", STR_ARG(t->number.from->post->ri), (unsigned)t->number.number % 10000);
	if (sections > 1)
		buf_z(b, "/01");
	buf_printf(b, " %03d%02u%02u\n", date_ordinal(t->date), t->minute / 60, t->minute % 60);
	buf_printf(b, "%s %c%c%c%c%c ZZH\n", level == 'U' ? "ZNR" : "ZNY", level, level, level, level, level);
}

void put_wire_head(struct buf *b, const struct draft *t, unsigned sections)
{
	static const char *const words[PREC_COUNT] = { [PREC_ROUTINE] = "", [PREC_PRIORITY] = " PRIORITY",
	                                               [PREC_IMMEDIATE] = " IMMEDIATE", [PREC_FLASH] = " FLASH" };

	put_routing(b, t, sections);
	put_filing_line(b, t);
	buf_printf(b, "FM %.*s\n", STR_ARG(t->number.from->plad));
	put_address(b, "TO ", t->to, words[t->prec], (unsigned)(t->serial >> 34));
	for (unsigned i = 0; i < t->info_n; i++)
		put_address(b, i ? "" : "INFO ", t->info[i], "", (unsigned)(t->serial >> 36) + 37 * i);
}

void put_wire(struct buf *b, const struct draft *t)
{
	struct buf body;
	unsigned sections;

	buf_init(&body, BUF_MOST);
	put_body(&body, t);
	sections = wire_sections(buf_str(&body));
	put_wire_head(b, t, sections);
	buf_z(b, "BT\n");
	put_class_line(b, t, 1, sections);
	buf_byte(b, '\n');
	buf_put(b, buf_str(&body));
	buf_printf(b, "BT\n#%04u\n\n\n\nNNNN\n\n", (unsigned)t->number.number % 10000);
	buf_release(&body);
}
