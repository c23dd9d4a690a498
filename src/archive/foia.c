/*
 * foia - requests for the telegrams that are cited and not held: a table, and letters to send.
 */
#include "archive/foia.h"

#include "authority/posts.h"
#include "base/csv.h"

enum { LINE = 72, SENTENCE_MOST = 300, LAST_AT_ARCHIVES = 1979, DAY = 24 * 60, HOLE_DAYS = 3 };

static const char *const office_words[] = { "State Department", "National Archives" };

enum foia_office foia_office_of(int year)
{
	return year <= LAST_AT_ARCHIVES ? FOIA_ARCHIVES : FOIA_STATE;
}

/* "LA PAZ" for LAPAZ; a post that has no city as it stands. */
static Str place_of(struct arena *a, Str name)
{
	const struct post *post = post_find(name);
	char *p;

	if (!post || !post->city.n || post->type == POST_DEPARTMENT)
		return name;
	p = arena_z(a, post->city);
	for (size_t i = 0; p[i]; i++)
		p[i] = (char)to_upper((unsigned char)p[i]);
	return str_of(p);
}

/* The number as the records of its time have it: "1974LAPAZ07697", later "85 LA PAZ 7697". */
static Str record_number(struct arena *a, const struct missing_cited *c)
{
	Str place = place_of(a, c->mrn.post);

	if (!series_electronic(c->mrn.year))
		return arena_printf(a, "%02d %.*s %u", c->mrn.year % 100, STR_ARG(place), c->mrn.number);
	if (str_eq(c->mrn.post, S("STATE")))
		return arena_printf(a, "%dSTATE%06u", c->mrn.year, c->mrn.number);
	place = post_find(c->mrn.post) ? post_name(post_find(c->mrn.post), ALIAS_SHORT) : STR_NONE;
	return arena_printf(a, "%d%.*s%05u", c->mrn.year, STR_ARG(place.p ? place : c->mrn.post), c->mrn.number);
}

static Str when_words(struct arena *a, const struct missing_cited *c)
{
	struct buf b;
	Str words;

	buf_init(&b, 200);
	pace_when_print(&b, &c->when);
	words = arena_str(a, buf_str(&b));
	buf_release(&b);
	return words;
}

static void put_cell(struct buf *b, Str s)
{
	csv_put(b, s);
	buf_byte(b, ',');
}

void foia_csv(struct buf *b, struct arena *a, const struct missing *m)
{
	buf_z(b, "ask,number,post,year,date,cited_by,times_cited,subject_of_the_citing_telegram,sentence,canonical\n");
	for (uint32_t i = 0; i < m->cited.n; i++) {
		const struct missing_cited *c = &m->cited.v[i];

		put_cell(b, str_of(office_words[foia_office_of(c->mrn.year)]));
		put_cell(b, record_number(a, c));
		put_cell(b, place_of(a, c->mrn.post));
		put_cell(b, arena_printf(a, "%d", c->mrn.year));
		put_cell(b, when_words(a, c));
		put_cell(b, c->by_mrn);
		put_cell(b, arena_printf(a, "%u", c->by.n));
		put_cell(b, c->by_subject);
		put_cell(b, c->sentence);
		csv_put(b, c->text);
		buf_byte(b, '\n');
	}
}

/* Words in lines of at most LINE columns, further lines indented. */
static void put_wrapped(struct buf *b, Str text, size_t indent)
{
	size_t column = indent;

	for (text = str_trim(text); text.n; text = str_trim(text)) {
		size_t n = 0;

		while (n < text.n && !is_blank((unsigned char)text.p[n]) && text.p[n] != '\n')
			n++;
		if (column > indent && column + 1 + n > LINE) {
			buf_byte(b, '\n');
			buf_fill(b, ' ', indent);
			column = indent;
		} else if (column > indent) {
			buf_byte(b, ' ');
			column++;
		}
		buf_put(b, str_cut(text, 0, n));
		column += n;
		text = str_cut(text, n, text.n);
	}
	buf_byte(b, '\n');
}

/* The hole of the archives' file that a telegram may have fallen into, where its day is known well enough. */
static const struct hole *hole_of(const struct missing_cited *c)
{
	int64_t slack = (int64_t)HOLE_DAYS * DAY;

	if (!series_electronic(c->mrn.year) || c->when.basis > PACE_RATE)
		return NULL;
	return hole_between(pace_date(c->when.likely - slack), pace_date(c->when.likely + slack));
}

static void put_item(struct buf *b, struct arena *a, const struct missing_cited *c, unsigned n)
{
	enum { INDENT = 5 };
	Str by = c->by_mrn.p ? c->by_mrn : S("another telegram");

	buf_printf(b, "%3u. %.*s, sent ", n, STR_ARG(record_number(a, c)));
	buf_put(b, when_words(a, c));
	buf_z(b, ".\n     ");
	put_wrapped(b, arena_printf(a, "Cited by %.*s%.*s%.*s%s.", STR_ARG(by), STR_ARG(c->by_subject.p ? S(", \"") : S("")),
	                            STR_ARG(c->by_subject), c->by_subject.p ? "\"" : ""), INDENT);
	if (hole_of(c)) {
		buf_z(b, "     ");
		put_wrapped(b, arena_printf(a, "It may be on microfilm only: %.*s", STR_ARG(hole_of(c)->what)), INDENT);
	}
	if (!c->sentence.p)
		return;
	buf_z(b, "     ");
	put_wrapped(b, arena_printf(a, "It is named there in the words: \"%.*s\"",
	                            STR_ARG(str_cut(c->sentence, 0, SENTENCE_MOST))), INDENT);
}

static const char state_head[] =
	"[Your name]\n[Your postal address]\n[Your e-mail address and telephone number]\n\n[Date]\n\n"
	"U.S. Department of State\nOffice of Information Programs and Services\n"
	"2201 C Street N.W., Suite B266\nWashington, D.C. 20520-0000\nFOIARequest@state.gov\n"
	"[Look at https://foia.state.gov before you send this: the office has moved\n"
	"before, and it prefers the form on its web site.]\n\n"
	"FREEDOM OF INFORMATION ACT REQUEST\n\nDear Information Officer:\n\n"
	"Under the Freedom of Information Act, 5 U.S.C. 552, I ask for copies of\n"
	"the telegrams of the Department of State and its posts that are listed\n"
	"below, all their sections, with the earliest classification that allows\n"
	"their release. I know them only because other telegrams, which are\n"
	"public, cite them. The post, the year and the number of each identify it\n"
	"in the Department's central file. The dates are estimates from the\n"
	"numbers of neighbouring telegrams.\n\n";

static const char archives_head[] =
	"[Your name]\n[Your postal address]\n[Your e-mail address and telephone number]\n\n[Date]\n\n"
	"Special Access and FOIA Program\nNational Archives at College Park\n"
	"8601 Adelphi Road, Room 5500\nCollege Park, MD 20740-6001\nspecialaccess_foia@nara.gov\n"
	"[Before you send this, look up each number in Access to Archival Databases,\n"
	"https://aad.archives.gov, Central Foreign Policy Files: strike out what can\n"
	"be read there. Where a withdrawal card is found, add its number. Where the\n"
	"text was lost, add the Film Number of the Message Attributes; if the\n"
	"telegram was unclassified or Limited Official Use, that request goes to\n"
	"archives2reference@nara.gov instead.]\n\n"
	"FREEDOM OF INFORMATION ACT REQUEST\n\nDear Archivist:\n\n"
	"Under the Freedom of Information Act, 5 U.S.C. 552, I ask for copies of\n"
	"the telegrams listed below: Record Group 59, General Records of the\n"
	"Department of State, Central Foreign Policy Files, 1973-1979. I know them\n"
	"only because other telegrams of that file, which are released, cite them.\n"
	"The numbers are Message Reference Numbers (Document Numbers). The dates\n"
	"are estimates from the numbers of neighbouring telegrams.\n\n";

static const char tail[] =
	"\nIf parts of a telegram must be withheld, please send the rest and name\n"
	"the exemption for each part. If a telegram is not found, please say so\n"
	"under its number.\n\n"
	"I am [a scholar, a journalist, a private person] and ask for this for\n"
	"[purpose], not for commercial use. Please [waive the fees] [tell me before\n"
	"the fees exceed $__].\n\nYours sincerely,\n\n\n[Your name]\n";

static const char *const heads[] = { [FOIA_STATE] = state_head, [FOIA_ARCHIVES] = archives_head };

bool foia_letter(struct buf *b, struct arena *a, enum foia_office office, const struct missing *m)
{
	unsigned n = 0;
	Str post = STR_NONE;

	for (uint32_t i = 0; i < m->cited.n; i++) {
		const struct missing_cited *c = &m->cited.v[i];

		if (foia_office_of(c->mrn.year) != office)
			continue;
		if (n == 0)
			buf_z(b, heads[office]);
		if (!post.p || !str_eq(post, c->mrn.post))
			buf_printf(b, "%s%.*s\n\n", n ? "\n" : "", STR_ARG(place_of(a, c->mrn.post)));
		post = c->mrn.post;
		put_item(b, a, c, ++n);
	}
	if (n)
		buf_z(b, tail);
	return n > 0;
}
