/*
 * draft - one invented telegram, before it takes a form.
 */
#ifndef BENCH_DRAFT_H
#define BENCH_DRAFT_H

#include "cable/values.h"
#include "stations.h"

enum { TAGS_MOST = 8, REFS_MOST = 5, INFO_MOST = 6, COPIES_KEPT = 64, PAST_KEPT = 2048, TAG_ROOM = 8, SIGNER_ROOM = 40, WORDS_MIDDLE = 305 };

/* How it comes to be there: most are the first, some come again. */
enum copy { COPY_FIRST, COPY_AGAIN, COPY_CORRECTED, COPY_REPEATED };

struct number {
	const struct station *from;
	int year;
	uint32_t number;
};

struct draft {
	enum era era;
	uint32_t index; /* from 0 */
	enum copy copy;
	unsigned copies; /* that came before with the same number */
	struct number number;
	struct date date;
	unsigned minute;    /* of the day, Zulu */
	unsigned relayed;   /* minutes from then until the Department's copy was made */
	enum class_level level;
	bool sensitive, noforn; /* captions of 2006 */
	enum prec prec;
	Str caption;        /* absent if there is none */
	char tags[TAGS_MOST][TAG_ROOM];
	unsigned tags_n;
	struct number refs[REFS_MOST];
	unsigned refs_n;
	const struct station *to;
	const struct station *info[INFO_MOST];
	unsigned info_n;
	char signer[SIGNER_ROOM];
	uint64_t serial;    /* a number of its own, for serials of relay stations and the like */
	bool garbled_label; /* TAGS came as TAOS */
	struct prose prose;
};

/* Makes one after the other; what it made lately can come again or be referred to. */
struct drafter {
	enum era era;
	uint64_t seed;
	uint32_t n, made;
	uint32_t words; /* that the middle one has; may be changed before the first */
	struct language language;
	struct stations stations;
	struct draft kept[COPIES_KEPT];
	struct number past[PAST_KEPT];
	struct lot classes;
	long first_day, days; /* since 1970, and how many */
};

/* For `n` telegrams. The caller releases it. */
void drafter_init(struct drafter *d, enum era era, uint32_t n, uint64_t seed);
void drafter_release(struct drafter *d);

/* The next telegram, good until COPIES_KEPT others were made. */
const struct draft *drafter_next(struct drafter *d);

/* "LIMITED OFFICIAL USE", "CONFIDENTIAL": the class as archives put it. */
Str draft_class(const struct draft *t);

/* The number in its short form, "74LAPAZ179". */
void number_print(struct buf *b, const struct number *n);

#endif
