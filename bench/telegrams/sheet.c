/*
 * sheet - the parts of a telegram that all forms share.
 */
#include "sheet.h"

static const char marks[LEVEL_COUNT][4] = { [LEVEL_UNCLASSIFIED] = "U", [LEVEL_LOU] = "LOU", [LEVEL_CONFIDENTIAL] = "C",
                                            [LEVEL_SECRET] = "S" };

void put_wrapped(struct buf *b, Str text, unsigned column, unsigned indent)
{
	while (text.n) {
		size_t room = LINE_WIDTH - column, cut = text.n;

		if (text.n > room) {
			for (cut = room; cut > 0 && text.p[cut] != ' '; cut--)
				;
			if (!cut)
				cut = str_find_byte(text, ' ');
		}
		buf_put(b, str_trim_right(str_cut(text, 0, cut)));
		buf_byte(b, '\n');
		text = str_cut(text, cut, text.n);
		take_blanks(&text);
		if (text.n)
			buf_fill(b, ' ', indent);
		column = indent;
	}
}

void put_time(struct buf *b, const struct draft *t, unsigned more)
{
	unsigned minute = t->minute + more;
	struct date day = date_from_days(date_days(t->date) + minute / 1440);

	buf_printf(b, "%02d%02u%02uZ", day.day, minute / 60 % 24, minute % 60);
}

void put_filing_line(struct buf *b, const struct draft *t)
{
	buf_byte(b, t->prec == PREC_ROUTINE ? 'R' : t->prec == PREC_PRIORITY ? 'P' : t->prec == PREC_IMMEDIATE ? 'O' : 'Z');
	buf_byte(b, ' ');
	put_time(b, t, 0);
	buf_printf(b, " %s %02d%s\n", month_short[t->date.month], t->date.year % 100,
	           t->era == ERA_2006 && t->copy == COPY_CORRECTED ? " ZDS" : "");
}

void put_name(struct buf *b, const struct draft *t)
{
	buf_printf(b, "%d%.*s%05u", t->number.year, STR_ARG(t->number.from->post->mrn), (unsigned)t->number.number);
	if (t->copies)
		buf_printf(b, "_%u", t->copies + 1);
}

static bool is_department(const struct number *n)
{
	return n->from->places[0] == n->from->places[1] && !n->from->country_tag.n;
}

void put_class_line(struct buf *b, const struct draft *t, unsigned section, unsigned of)
{
	static const char *const words[LEVEL_COUNT] = {
		[LEVEL_UNCLASSIFIED] = "UNCLAS", [LEVEL_LOU] = "LIMITED OFFICIAL USE",
		[LEVEL_CONFIDENTIAL] = "C O N F I D E N T I A L", [LEVEL_SECRET] = "S E C R E T",
	};
	bool late = t->era == ERA_2006;

	buf_z(b, words[t->level]);
	if (of > 1)
		buf_printf(b, late ? " SECTION %02u OF %02u" : " SECTION %u OF %u", section, of);
	buf_printf(b, late || is_department(&t->number) ? " %.*s %06u" : " %.*s %04u", STR_ARG(t->number.from->name),
	           (unsigned)t->number.number);
}

static void put_captions(struct buf *b, const struct draft *t)
{
	if (t->copy == COPY_CORRECTED)
		buf_z(b, "\nC O R R E C T E D  C O P Y (TEXT)\n");
	if (t->noforn)
		buf_z(b, "\nNOFORN\n");
	if (t->caption.n)
		buf_printf(b, "\n%.*s\n", STR_ARG(t->caption));
	if (t->sensitive)
		buf_z(b, "\nSENSITIVE\n");
}

static void put_order(struct buf *b, const struct draft *t)
{
	bool open = t->level < LEVEL_CONFIDENTIAL;
	unsigned number = t->era == ERA_2006 ? 12958 : date_number(t->date) < 19781201 ? 11652 : 12065;

	buf_printf(b, "\nE.O. %u: ", number);
	if (open)
		buf_z(b, "N/A\n");
	else if (number == 11652)
		buf_z(b, t->level == LEVEL_SECRET && t->serial % 3 == 0 ? "XGDS-1\n" : "GDS\n");
	else if (number == 12065)
		buf_printf(b, "GDS %d/%d/%d (%s) OR-M\n", t->date.month, t->date.day > 28 ? 28 : t->date.day,
		           t->date.year % 100 + 6, t->signer);
	else
		buf_printf(b, "DECL: %02d/%02d/%d\n", t->date.month, t->date.day > 28 ? 28 : t->date.day, t->date.year + 10);
}

static void put_tags(struct buf *b, const struct draft *t)
{
	const char *between = t->era == ERA_2006 || t->serial % 10 < 3 ? " " : ", ";

	buf_z(b, t->garbled_label ? "TAOS: " : "TAGS: ");
	for (unsigned i = 0; i < t->tags_n; i++)
		buf_printf(b, "%s%s", i ? between : "", t->tags[i]);
	buf_byte(b, '\n');
}

static void put_subject(struct buf *b, const struct draft *t)
{
	const char *label = t->era == ERA_1974 ? "SUBJ: EXERCISE: " : "SUBJECT: EXERCISE: ";

	buf_z(b, label);
	put_wrapped(b, buf_str(&t->prose.subject), (unsigned)strlen(label), t->era == ERA_1974 ? 6 : 0);
}

static void put_number(struct buf *b, const struct draft *t, const struct number *n)
{
	if (n->year != t->number.year)
		buf_printf(b, "%02d ", n->year % 100);
	buf_printf(b, t->era == ERA_2006 ? "%.*s %u" : is_department(n) ? "%.*s %06u" : "%.*s %04u", STR_ARG(n->from->name),
	           (unsigned)n->number);
}

static void put_refs(struct buf *b, const struct draft *t)
{
	bool late = t->era == ERA_2006, more = t->refs_n > 1;

	if (!t->refs_n)
		return;
	buf_z(b, late || !more ? "\nREF: " : "\nREFS: ");
	for (unsigned i = 0; i < t->refs_n; i++) {
		if (i)
			buf_z(b, late ? "\n     " : i == 2 || i == 4 ? ";\n      " : "; ");
		if (more)
			buf_printf(b, late ? "%c. " : "(%c) ", 'A' + (int)i);
		put_number(b, t, &t->refs[i]);
	}
	buf_byte(b, '\n');
}

static void put_heading(struct buf *b, const struct draft *t, Str text)
{
	if (t->era == ERA_2006) {
		buf_fill(b, '-', text.n < LINE_WIDTH ? text.n : LINE_WIDTH);
		buf_byte(b, '\n');
	}
	put_wrapped(b, text, 0, 0);
	if (t->era == ERA_2006) {
		buf_fill(b, '-', text.n < LINE_WIDTH ? text.n : LINE_WIDTH);
		buf_byte(b, '\n');
	}
}

static void put_paragraphs(struct buf *b, const struct draft *t)
{
	const char *mark = t->sensitive ? "SBU" : marks[t->level];
	unsigned number = 0;

	for (uint32_t i = 0; i < t->prose.parts_n; i++) {
		size_t before;

		buf_byte(b, '\n');
		before = b->n;
		if (t->prose.parts[i].heading) {
			put_heading(b, t, prose_part(&t->prose, i));
			continue;
		}
		buf_printf(b, "%u. ", ++number);
		if (t->era == ERA_2006)
			buf_printf(b, "(%s%s) ", mark, t->noforn ? "/NF" : "");
		put_wrapped(b, prose_part(&t->prose, i), (unsigned)(b->n - before), 0);
	}
}

void put_body(struct buf *b, const struct draft *t)
{
	put_captions(b, t);
	put_order(b, t);
	put_tags(b, t);
	put_subject(b, t);
	put_refs(b, t);
	if (t->era == ERA_2006 && t->level >= LEVEL_CONFIDENTIAL)
		buf_printf(b, "\nClassified By: Ambassador %s for reasons 1.4 (b)\nand (d).\n", t->signer);
	put_paragraphs(b, t);
	buf_printf(b, "%s%s\n", t->era == ERA_2006 ? "\n" : "", t->signer);
}

void put_facts(struct buf *b, const struct draft *t)
{
	put_name(b, t);
	buf_byte(b, '\t');
	number_print(b, &t->number);
	buf_printf(b, "\t%.*s\t%.*s\t", STR_ARG(draft_class(t)), STR_ARG(precedence_word(t->prec)));
	for (unsigned i = 0; i < t->tags_n; i++)
		buf_printf(b, "%s%s", i ? "," : "", t->tags[i]);
	buf_byte(b, '\t');
	for (unsigned i = 0; i < t->refs_n; i++) {
		if (i)
			buf_byte(b, ',');
		number_print(b, &t->refs[i]);
	}
	buf_byte(b, '\n');
}
