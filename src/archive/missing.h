/*
 * missing - the telegrams that an archive lacks, as far as those that it holds tell.
 *
 * A number that a held telegram cites; the numbers between those seen; sections
 * of telegrams held in part; times without a telegram. References are garbled
 * now and then: what cannot be as it stands is put aside with the reason, and
 * never asked for.
 */
#ifndef ARCHIVE_MISSING_H
#define ARCHIVE_MISSING_H

#include "archive/get.h"
#include "archive/pace.h"
#include "archive/series.h"

/* Why a cited number is not to be taken as it stands. */
#define MISSING_DOUBTS(X) \
	X(NONE,    "none", "") \
	X(SELF,    "own number", "it is the number of the telegram that cites it") \
	X(NO_POST, "no post", "whose it is is not said") \
	X(POST,    "unknown post", "no post of that name is known") \
	X(LONG,    "too long", "no post counts as far as that in a year") \
	X(NO_YEAR, "no year", "the year is neither written nor to be inferred") \
	X(YEAR,    "year", "the year is later than the telegram that cites it, or far before it") \
	X(HIGH,    "too high", "the post had not come to that number by then")
enum missing_doubt {
#define X(id, word, why) DOUBT_##id,
	MISSING_DOUBTS(X)
#undef X
	DOUBT_COUNT
};
Str missing_doubt_word(enum missing_doubt d);
Str missing_doubt_why(enum missing_doubt d);

/* A telegram that cites a number; its other values are asked for with missing_describe(). */
struct missing_citing {
	int64_t id, minute;
	Str label, raw, title;
	bool notal;
};

/* A number that is cited and not held. */
struct missing_cited {
	struct mrn mrn;
	Str text;      /* canonical */
	Str note;      /* what was read otherwise than written, and why; absent if nothing was */
	enum series series;
	enum missing_doubt doubt;
	bool agency;   /* not a post's but another agency's number */
	struct pace_when when;
	LIST(struct missing_citing) by; /* in order of time, each telegram once */
	Str by_mrn, by_time, by_from, by_subject; /* of the first of them, once described */
	Str sentence;  /* in which it names the number, once described; absent where only its references do */
};
typedef LIST(struct missing_cited) MissingCitedList;

/* Numbers of a post and year that are neither held nor cited, side by side. */
struct missing_range {
	Str post;
	int year;
	uint32_t first, last;
	int64_t from, to; /* between these times, in minutes */
};

/* What is held of a post in a year, and of how many. */
struct missing_year {
	Str post;
	int year;
	uint32_t held;        /* numbers, each once */
	uint32_t lowest, highest; /* seen: held or cited */
	int64_t first, last;  /* times of the held ones; PACE_NO_TIME if none has one */
	uint32_t estimate;    /* of the last number used by the time of the highest seen; 0: too few were seen */
	uint32_t cited, cited_held; /* numbers that others cite, and how many of these are held */
	double per_day;       /* numbers a day; 0: not known */
	bool sample;          /* held are less than half: single numbers between mean nothing */
	uint32_t ranges, between; /* runs of unseen numbers between the lowest and the highest, and the numbers in them */
};

/* A time without a telegram of the post, too long for chance. */
struct missing_silence {
	Str post;
	int year;
	enum { SILENCE_WITHIN, SILENCE_BEFORE, SILENCE_AFTER } place; /* before the first, after the last of the year */
	int64_t from, to;
	uint32_t first, last;    /* the numbers at its ends; 0: none */
	double expected;         /* telegrams in it, if they came as in the rest of the year */
	const struct hole *hole; /* what the National Archives lack, or NULL */
};

struct missing_sections {
	int64_t id;
	Str mrn, time, subject, numbers; /* "2, 3" */
	int of;
};

/* A held telegram whose number and time do not go together. */
struct missing_misfit {
	int64_t id;
	struct mrn mrn;
	Str text;
	int64_t minute;
	int days;        /* it is off */
	uint32_t mended; /* the number that would fit, one digit off; 0: not known */
};

/* A message that is named by its time, not by a number. */
struct missing_timed {
	Str raw;
	struct missing_citing by;
};

struct missing {
	int64_t telegrams;  /* in the archive */
	int64_t references; /* to numbers */
	int64_t held;       /* references whose number is held */
	int64_t others;     /* references to what has no number: letters, talks on the telephone */
	LIST(struct missing_year) years;
	MissingCitedList cited;    /* telegrams to be asked for, by post, year and number */
	MissingCitedList aside;    /* airgrams, travelling parties, other agencies */
	MissingCitedList doubtful;
	LIST(struct missing_range) ranges;
	LIST(struct missing_silence) silences;
	LIST(struct missing_sections) sections;
	LIST(struct missing_misfit) misfits;
	LIST(struct missing_timed) timed;
};

struct missing_want {
	Str post;    /* canonical; absent for all */
	int year;    /* 0: all */
	bool ranges; /* also of posts of which only a sample is held */
};

/* Everything lives in the arena. All of it is as of one moment. */
bool archive_get_missing(struct archive *ar, struct arena *a, const struct missing_want *want, struct missing *out,
                         struct error *err);

/* Finds the sentence in which a telegram names a number; a higher floor has it. */
typedef Str missing_sentence(struct arena *a, const struct cable *c, const struct mrn *m);

/*
 * Fill in what the first `most` of a list do not know yet of the telegram that
 * cites first: its number, time, sender, subject, and with `sentence` (may be
 * NULL) the sentence.
 */
bool missing_describe(struct archive *ar, struct arena *a, MissingCitedList *list, uint32_t most,
                      missing_sentence *sentence, struct error *err);

#endif
