/*
 * stations - the posts that send telegrams, and the numbers they give them.
 *
 * Every post counts its telegrams from 1 in each year. Some numbers stand on no telegram
 * of the corpus, as in every archive; references name them all the same.
 */
#ifndef BENCH_STATIONS_H
#define BENCH_STATIONS_H

#include "authority/posts.h"
#include "prose.h"

enum { SKIPPED_KEPT = 8 };

struct station {
	const struct post *post;
	Str plad;           /* AMEMBASSY LA PAZ */
	Str name;           /* LA PAZ, as on the class line */
	Str origin;         /* Embassy La Paz, as archives say */
	Str country_tag;    /* of the era; absent for the Department */
	uint32_t places[2]; /* words: its country and its city */
	int year;
	uint32_t number; /* the last one given in that year */
	struct {
		int year;
		uint32_t number;
	} skipped[SKIPPED_KEPT];
	uint32_t skipped_n;
};

struct stations {
	struct station *v; /* the first is the Department */
	uint32_t n;
	struct lot usual;
};

/* All posts that were there from the first to the last day (20060918). They live in the arena of the lexicon. */
void stations_init(struct stations *s, struct language *l, enum era era, int first, int last, uint64_t seed);

struct station *station_draw(struct stations *s, struct random *r);

/* The next number of a post in that year. */
uint32_t station_number(struct station *s, int year, struct random *r);

#endif
