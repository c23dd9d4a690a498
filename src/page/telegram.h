/*
 * telegram - the page of one telegram.
 *
 * The text is the only loud thing on it: banner, number, title, route, paragraphs
 * with number and mark in the margin; beside it what explains it; below it, folded,
 * how it was sent.
 */
#ifndef PAGE_TELEGRAM_H
#define PAGE_TELEGRAM_H

#include "archive/correct.h"
#include "archive/get.h"
#include "page/asked.h"
#include "page/html.h"
#include "search/match.h"

/* A number in a list of references: held by the archive, or only cited. */
struct cited_number {
	Str label, mrn, raw, kind;
	bool notal;
	int64_t held;      /* id of the telegram; 0: nobody holds it */
	Str subject;       /* of the one held */
	int64_t citations; /* telegrams that cite it */
};

/* Where in a list of hits the reader is. */
struct hit_walk {
	int64_t at, total; /* from 1; total 0: it was not opened from a search */
	Str before, after; /* addresses; absent at the ends */
};

/* Another telegram whose text is much the same, or that has the same number wrongly. */
struct near_telegram {
	const struct summary *other;
	bool mispaired;    /* the same number on quite another text */
	unsigned likeness; /* in percent */
};

struct telegram_page {
	const struct cable *cable;
	const struct summary *self;
	const struct source *source;
	const struct summary *before, *after; /* NULL where there is none */
	LIST(struct cited_number) refers_to;
	CitationList cited_by;
	LIST(const struct summary *) same_number; /* all of them, when there are several */
	LIST(struct near_telegram) near;          /* but those of the same number */
	CorrectionList corrections;
	const struct asked *asked;                /* how it is shown, and the search it was opened from */
	struct hit_walk walk;
	const struct document *document; /* that the marks count in; may be NULL */
	MarkList marks;
};

void telegram_page(struct html *h, const struct telegram_page *p);

#endif
