/*
 * series - which row of numbers a telegram's number belongs to, and what the National Archives lack.
 *
 * A post counts its telegrams from 1 each year. Beside them run airgrams, the
 * telegrams of a Secretary on his travels, and the messages of other agencies'
 * offices in an embassy: a number of theirs that is not held is no gap.
 */
#ifndef ARCHIVE_SERIES_H
#define ARCHIVE_SERIES_H

#include "cable/values.h"

/*       id       word       what a reader should know of it */
#define SERIES_KINDS(X) \
	X(POST,    "telegram", "A post numbers its telegrams from 1 on each year.") \
	X(AIRGRAM, "airgram",  "Airgrams went by pouch and have numbers of their own, from A-1 on each year. The " \
	                       "National Archives keep those of 1974-79 on microfilm (the P-reels); only an index " \
	                       "to them is online.") \
	X(TRAVEL,  "travel",   "A Secretary on a journey has numbers of his own: SECTO from his party, TOSEC to it " \
	                       "(TOPOL, PARTO and HAKTO are alike). They jump or begin anew with each journey, so " \
	                       "that gaps mean nothing. A TOSEC number stands on a STATE telegram beside its own.") \
	X(OFFICE,  "office",   "An office of another agency in the embassy (attache, military group, AID, USIS) " \
	                       "numbers its messages itself, or names them by their time. They are records of its " \
	                       "agency, not of the State Department.")

enum series {
#define X(id, word, note) SERIES_##id,
	SERIES_KINDS(X)
#undef X
	SERIES_COUNT
};

Str series_word(enum series s);
Str series_note(enum series s);

/*
 * The series of a number; `raw` is how it was written, or absent. "USDAO LA PAZ 12"
 * is the attache's, though LA PAZ is all that the number keeps of it.
 */
enum series series_of(const struct mrn *m, Str raw);

/* The office's word that `raw` begins with, "USDAO"; absent if there is none. */
Str series_office(Str raw);

/* A time of which the National Archives say that their electronic telegrams lack the text. */
struct hole {
	struct date from, to; /* both days belong to it */
	Str what;             /* a sentence */
};

/* The first hole that touches these days; NULL if there is none. */
const struct hole *hole_between(struct date from, struct date to);

/* Whether telegrams of that year are among the electronic ones of the National Archives, 1973-79. */
bool series_electronic(int year);

#endif
