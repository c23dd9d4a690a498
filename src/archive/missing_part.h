/*
 * missing_part - what is between loading the numbers seen and reporting those missing. Private to missing*.c.
 */
#ifndef ARCHIVE_MISSING_PART_H
#define ARCHIVE_MISSING_PART_H

#include "archive/missing.h"

/* A telegram held. */
struct held_number {
	struct mrn mrn;
	int64_t id, minute;
};

/* A reference to a number. */
struct cite {
	struct mrn mrn;    /* as it is read in the end */
	struct missing_citing by;
	struct mrn citing; /* the number of the telegram that cites */
	bool inferred, agency;
	enum missing_doubt doubt;
	Str note;
};

/* All numbers of one post, year and kind. */
struct group {
	struct mrn key; /* number 0 */
	uint32_t held_from, held_to, cite_from, cite_to; /* in the sorted lists */
	struct pace pace;
};

struct numbers {
	struct arena *a;
	LIST(struct held_number) held;   /* sorted by post, kind, year, number */
	LIST(struct cite) cites;  /* likewise */
	LIST(struct group) groups; /* likewise */
	LIST(struct missing_timed) timed;
	int64_t telegrams, others;
};

/* Order by post, kind, year, number. */
int mrn_order(const struct mrn *x, const struct mrn *y);

/* Read all numbers out of the archive. */
bool numbers_load(struct archive *ar, struct arena *a, struct numbers *s, struct error *err);

/* Sort them and make the groups with their pace. */
void numbers_group(struct numbers *s);

/* The group of a number; NULL if there is none. */
const struct group *numbers_find(const struct numbers *s, const struct mrn *m);

/* Whether a telegram of the group with that number is held. */
bool numbers_hold(const struct numbers *s, const struct group *g, uint32_t number);

/* Read misspelt posts and years left out anew, and mark what cannot be; then the groups are made again. */
void numbers_clean(struct numbers *s);

/* The parts of the report. */
void missing_put_years(const struct numbers *s, const struct missing_want *want, struct missing *out);
void missing_put_cited(const struct numbers *s, const struct missing_want *want, struct missing *out);
void missing_put_silences(const struct numbers *s, const struct missing_want *want, struct missing *out);
void missing_put_misfits(const struct numbers *s, const struct missing_want *want, struct missing *out);

/* Whether a post's year is asked for. */
static inline bool missing_wanted(const struct missing_want *want, Str post, int year)
{
	return (!want->post.p || str_eq(want->post, post)) && (!want->year || want->year == year);
}

#endif
