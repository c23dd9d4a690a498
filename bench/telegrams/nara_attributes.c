/*
 * nara_attributes - what archivists noted of a telegram, one value a line.
 */
#include "nara.h"

static void attribute_date(struct buf *b, const struct draft *t)
{
	buf_printf(b, "%02d %s %d", t->date.day, month_short[t->date.month], t->date.year);
}

/* Year, the first letters of the post, number: posts of several words give five letters, others six. */
static void attribute_number(struct buf *b, const struct draft *t)
{
	const struct station *s = t->number.from;
	size_t letters = str_find_byte(s->name, ' ') < s->name.n ? 5 : 6;
	Str post = str_cut(s->post->mrn, 0, letters);

	buf_printf(b, "%d%.*s%05u", t->number.year, STR_ARG(post), (unsigned)t->number.number);
}

static void attribute_from(struct buf *b, const struct draft *t)
{
	buf_put(b, t->number.from->name);
}

static void attribute_to(struct buf *b, const struct draft *t)
{
	buf_put(b, t->to->name);
}

static void attribute_class(struct buf *b, const struct draft *t)
{
	buf_put(b, draft_class(t));
}

static void attribute_subject(struct buf *b, const struct draft *t)
{
	buf_printf(b, "EXERCISE: %.*s", STR_ARG(buf_str(&t->prose.subject)));
}

static void attribute_tags(struct buf *b, const struct draft *t)
{
	for (unsigned i = 0; i < t->tags_n; i++)
		buf_printf(b, "%s%s", i ? ", " : "", t->tags[i]);
}

static void attribute_reference(struct buf *b, const struct draft *t)
{
	if (!t->refs_n)
		buf_z(b, "n/a");
	for (unsigned i = 0; i < t->refs_n; i++)
		buf_printf(b, "%s%02d %.*s %u", i ? ", " : "", t->refs[i].year % 100, STR_ARG(t->refs[i].from->name),
		           (unsigned)t->refs[i].number);
}

static void attribute_film(struct buf *b, const struct draft *t)
{
	buf_printf(b, "D%02d%04u-%04u", t->date.year % 100, (unsigned)(t->serial >> 12) % 700, (unsigned)(t->serial >> 30) % 1300);
}

static void attribute_key(struct buf *b, const struct draft *t)
{
	buf_printf(b, "link%d/newtext/t%d%02d%02d/aaaa%c%c%c%c.tel", t->date.year, t->date.year, t->date.month, t->date.day,
	           'a' + (int)(t->serial % 26), 'a' + (int)(t->serial / 26 % 26), 'a' + (int)(t->serial / 676 % 26),
	           'a' + (int)(t->serial / 17576 % 26));
}

static void attribute_lines(struct buf *b, const struct draft *t)
{
	buf_printf(b, "%u", (unsigned)(t->prose.text.n / LINE_WIDTH) + 40);
}

static void attribute_pages(struct buf *b, const struct draft *t)
{
	buf_printf(b, "%u", (unsigned)(t->prose.text.n / LINE_WIDTH) / 40 + 1);
}

/* A fixed value, or one of the telegram. */
static const struct attribute {
	const char *key, *value;
	form_put *put;
} attributes[] = {
	{ "Automatic Decaptioning", "X", NULL }, { "Capture Date", "01 JAN 1994", NULL }, { "Channel Indicators", "n/a", NULL },
	{ "Current Classification", "UNCLASSIFIED", NULL }, { "Concepts", "EXERCISES", NULL }, { "Control Number", "n/a", NULL },
	{ "Copy", "SINGLE", NULL }, { "Draft Date", NULL, attribute_date }, { "Decaption Date", "01 JAN 1960", NULL },
	{ "Decaption Note", " ", NULL }, { "Disposition Action", "n/a", NULL }, { "Disposition Approved on Date", " ", NULL },
	{ "Disposition Authority", "n/a", NULL }, { "Disposition Case Number", "n/a", NULL }, { "Disposition Comment", " ", NULL },
	{ "Disposition Date", "01 JAN 1960", NULL }, { "Disposition Event", " ", NULL }, { "Disposition History", "n/a", NULL },
	{ "Disposition Reason", " ", NULL }, { "Disposition Remarks", " ", NULL }, { "Document Number", NULL, attribute_number },
	{ "Document Source", "CORE", NULL }, { "Document Unique ID", "00", NULL }, { "Drafter", "n/a", NULL },
	{ "Enclosure", "n/a", NULL }, { "Executive Order", "N/A", NULL }, { "Errors", "N/A", NULL },
	{ "Film Number", NULL, attribute_film }, { "From", NULL, attribute_from }, { "Handling Restrictions", "n/a", NULL },
	{ "Image Path", " ", NULL }, { "ISecure", "1", NULL }, { "Legacy Key", NULL, attribute_key },
	{ "Line Count", NULL, attribute_lines }, { "Locator", "TEXT ON-LINE", NULL }, { "Office", "ACTION ARA", NULL },
	{ "Original Classification", NULL, attribute_class }, { "Original Handling Restrictions", "n/a", NULL },
	{ "Original Previous Classification", "n/a", NULL }, { "Original Previous Handling Restrictions", "n/a", NULL },
	{ "Page Count", NULL, attribute_pages }, { "Previous Channel Indicators", "n/a", NULL },
	{ "Previous Classification", NULL, attribute_class }, { "Previous Handling Restrictions", "n/a", NULL },
	{ "Reference", NULL, attribute_reference }, { "Review Action", "RELEASED, APPROVED", NULL }, { "Review Authority", "n/a", NULL },
	{ "Review Comment", "n/a", NULL }, { "Review Content Flags", " ", NULL }, { "Review Date", "09 SEP 2002", NULL },
	{ "Review Event", " ", NULL }, { "Review Exemptions", "n/a", NULL },
	{ "Review History", "RELEASED <09 SEP 2002>; APPROVED <10-Sep-2002>", NULL }, { "Review Media Identifier", " ", NULL },
	{ "Review Referrals", "n/a", NULL }, { "Review Release Date", "n/a", NULL }, { "Review Release Event", "n/a", NULL },
	{ "Review Transfer Date", " ", NULL }, { "Review Withdrawn Fields", "n/a", NULL }, { "Secure", "OPEN", NULL },
	{ "Status", "NATIVE", NULL }, { "Subject", NULL, attribute_subject }, { "TAGS", NULL, attribute_tags },
	{ "To", NULL, attribute_to }, { "Type", "TE", NULL },
};

void put_attributes(struct buf *b, const struct draft *t)
{
	buf_z(b, "Message Attributes\n");
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		buf_z(b, attributes[i].key);
		buf_z(b, ": ");
		if (attributes[i].put)
			attributes[i].put(b, t);
		else
			buf_z(b, attributes[i].value);
		buf_byte(b, '\n');
	}
	buf_printf(b, "Review Markings:  \n\n%s\n", nara_review(t->date.year));
}
