/*
 * nara - a text file of the National Archives, 1973-79: the Department's copy with its
 * page lines, cut into the pages of a later print, and the archivists' attributes below.
 */
#include "nara.h"

enum { PAGE_LINES = 44, PRINT_LINES = 56, SECTION_LINES = 88 };

/* Where a copy stands while it is put down line by line. */
struct nara {
	struct buf *b;
	const struct draft *t;
	Str banner;
	unsigned section, sections; /* sections is 0 where there is but one part */
	unsigned page, line;        /* of the section; of the page */
	unsigned printed;           /* lines on the page of the print */
};

const char *nara_review(int year)
{
	static const char *const marks[] = {
		"Declassified/Released US Department of State EO Systematic Review 30 JUN 2005",
		"Declassified/Released US Department of State EO Systematic Review 30 JUN 2005",
		"Margaret P. Grafeld Declassified/Released US Department of State EO Systematic Review 05 JUL 2006",
		"Margaret P. Grafeld Declassified/Released US Department of State EO Systematic Review 04 MAY 2006",
		"Margaret P. Grafeld Declassified/Released US Department of State EO Systematic Review 22 May 2009",
		"Sheryl P. Walter Declassified/Released US Department of State EO Systematic Review 20 Mar 2014",
		"Sheryl P. Walter Declassified/Released US Department of State EO Systematic Review 20 Mar 2014",
	};

	return marks[(year - 1973) % 7];
}

static void put_print_page(struct nara *n)
{
	buf_printf(n->b, "%s%s\n\n\n\n\n", n->printed ? "\f\n" : "", nara_review(n->t->date.year));
	n->printed = 6;
}

/* One line; an empty one has a blank. */
static void put_line(struct nara *n, Str line)
{
	if (n->printed >= PRINT_LINES)
		put_print_page(n);
	buf_put(n->b, line.n ? line : S(" "));
	buf_byte(n->b, '\n');
	n->printed++;
}

static void put_lines(struct nara *n, Str lines)
{
	Str line;

	while (str_next(&lines, '\n', &line))
		put_line(n, line);
}

/* "PAGE 01        LA PAZ 03534  01 OF 02  231725Z" */
static void put_page_line(struct nara *n)
{
	const struct number *number = &n->t->number;
	bool department = !number->from->country_tag.n;
	char text[96];
	struct buf b;

	buf_init(&b, sizeof text);
	buf_printf(&b, "PAGE %02u  %s%.*s %0*u  ", n->page, n->t->date.year < 1976 ? "" : "      ",
	           STR_ARG(str_trim_right(str_cut(number->from->name, 0, 6))), department ? 6 : 5, (unsigned)number->number);
	if (n->sections)
		buf_printf(&b, "%02u OF %02u  ", n->section, n->sections);
	put_time(&b, n->t, n->t->relayed);
	put_line(n, buf_str(&b));
	buf_release(&b);
}

static void put_banner(struct nara *n)
{
	struct buf b;

	buf_init(&b, 80);
	buf_put(&b, n->banner);
	if (n->t->copy == COPY_AGAIN && n->page == 1)
		buf_z(&b, "   POSS DUPE");
	put_line(n, buf_str(&b));
	buf_release(&b);
}

/* A line of the text: a full page ends with the class, and the next one begins with it. */
static void put_text_line(struct nara *n, Str line)
{
	if (n->line++ == PAGE_LINES) {
		n->page++;
		n->line = 0;
		put_line(n, n->banner);
		put_line(n, S(""));
		put_line(n, n->banner);
		put_line(n, S(""));
		put_page_line(n);
		put_line(n, S(""));
	}
	put_line(n, line);
}

static void put_distribution(struct nara *n)
{
	static const char *const offices[] = { "OCT", "ISO", "EB", "L", "CIAE", "INR", "NSAE", "NSC", "SS", "DODE", "PM", "H",
	                                       "USIA", "AID", "COME", "TRSE", "PA", "PRS", "SP", "OMB" };
	static const char *const actions[] = { "ARA", "EUR", "EA", "NEA", "AF", "IO", "EB", "OES" };
	struct random r = random_of(n->t->number.number, n->t->serial, 0); /* the same in every section */
	unsigned sum = random_between(&r, 1, 25), some = random_between(&r, 6, 18), step = random_between(&r, 1, 2);
	struct buf b;

	buf_init(&b, 2000);
	buf_printf(&b, "ACTION %s-%02u\n\nINFO  ", actions[random_below(&r, 8)], sum);
	for (unsigned i = 0; i < some; i += step) {
		unsigned copies = random_chance(&r, 400) ? 0 : random_between(&r, 1, 15);

		buf_printf(&b, "%s-%02u%s", offices[i], copies, i / step % 7 == 6 ? "\n      " : "  ");
		sum += copies;
	}
	buf_printf(&b, "/%03u W\n", sum);
	put_lines(n, buf_str(&b));
	buf_release(&b);
}

static void put_counter(struct nara *n)
{
	bool early = date_number(n->t->date) < 19761201;
	struct buf b;

	buf_init(&b, 200);
	buf_printf(&b, early ? "                       ---------------------     %06u" : "                    ------------------%06u  ",
	           (unsigned)(n->t->serial >> 8) % 1000000);
	if (!early) {
		put_time(&b, n->t, n->t->relayed + 15);
		buf_printf(&b, " /%02u", (unsigned)(n->t->serial >> 40) % 90 + 10);
	}
	put_line(n, buf_str(&b));
	buf_release(&b);
}

static void put_heading(struct nara *n)
{
	static const char *const words[PREC_COUNT] = { [PREC_ROUTINE] = "", [PREC_PRIORITY] = "PRIORITY ",
	                                               [PREC_IMMEDIATE] = "IMMEDIATE ", [PREC_FLASH] = "FLASH " };
	const struct draft *t = n->t;
	struct buf b;

	buf_init(&b, 2000);
	put_filing_line(&b, t);
	buf_printf(&b, "FM %.*s\nTO %.*s %s%04u\n", STR_ARG(t->number.from->plad), STR_ARG(t->to->plad), words[t->prec],
	           (unsigned)(t->serial >> 34) % 9999 + n->section);
	for (unsigned i = 0; i < t->info_n; i++)
		buf_printf(&b, "%s%.*s\n", i ? "" : "INFO ", STR_ARG(t->info[i]->plad));
	buf_byte(&b, '\n');
	put_class_line(&b, t, n->section, n->sections);
	buf_byte(&b, '\n');
	put_lines(n, buf_str(&b));
	buf_release(&b);
}

static void put_section(struct nara *n, Str text)
{
	bool early = n->t->date.year < 1976;
	Str line;

	n->page = 1;
	n->line = 0;
	put_banner(n);
	put_line(n, S(""));
	put_page_line(n);
	if (early) {
		put_line(n, S(""));
		put_line(n, S("47"));
	}
	put_distribution(n);
	put_counter(n);
	put_heading(n);
	while (str_next(&text, '\n', &line))
		put_text_line(n, line);
	put_lines(n, S("\n\n"));
	put_line(n, n->banner);
	put_lines(n, S("\n\n\n\nNNN\n"));
}

/* The first lines of `rest` up to a blank one behind SECTION_LINES; all of it if there is none. */
static Str section_cut(Str *rest)
{
	unsigned lines = 0;
	size_t i = 0;
	Str cut;

	for (; i < rest->n; i++)
		if (rest->p[i] == '\n' && ++lines > SECTION_LINES && i + 1 < rest->n && rest->p[i + 1] == '\n')
			break;
	cut = str_cut(*rest, 0, i < rest->n ? i + 1 : i);
	*rest = str_cut(*rest, cut.n, rest->n);
	return cut;
}

static unsigned count_sections(Str body)
{
	unsigned count = 0;

	for (; body.n; count++)
		section_cut(&body);
	return count > 1 ? count : 0;
}

void put_nara(struct buf *b, const struct draft *t)
{
	struct nara n = { .b = b, .t = t, .banner = draft_class(t) };
	struct buf body;
	Str rest;

	buf_init(&body, BUF_MOST);
	put_body(&body, t);
	rest = buf_str(&body);
	n.sections = count_sections(rest);
	put_print_page(&n);
	put_lines(&n, t->date.year < 1976 ? S("Message Text\n\n") : S("Message Text\n"));
	for (n.section = 1; rest.n; n.section++)
		put_section(&n, section_cut(&rest));
	put_print_page(&n);
	put_attributes(b, t);
	buf_release(&body);
}
