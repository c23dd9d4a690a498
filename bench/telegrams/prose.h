/*
 * prose - the words of one telegram: a subject and paragraphs.
 *
 * As in real text a word that has come comes again: a part of the words repeats earlier
 * ones of the telegram, a part comes from its topics, and the rest is general.
 */
#ifndef BENCH_PROSE_H
#define BENCH_PROSE_H

#include "base/buf.h"
#include "grammar.h"
#include "topics.h"

enum { PARTS_MOST = 400 };

struct language {
	struct lexicon lx;
	struct grammar g;
	struct topics topics;
};

struct prose {
	struct buf subject;
	struct buf text; /* the parts, without line ends */
	struct part {
		uint32_t off, n;
		bool heading; /* of the paragraphs that follow */
	} parts[PARTS_MOST];
	uint32_t parts_n;
	struct buf ids; /* uint32_t: the words in their order; UINT32_MAX where a sentence ends or a number stands */
};

/* What a telegram is to be about. */
struct matter {
	uint32_t topics[3];
	uint32_t places[2]; /* words: the country and the city of the post */
	bool capitals;      /* all in capitals, as before 1985 or so */
};

void language_init(struct language *l, enum era era, uint64_t seed);
void language_release(struct language *l);

void prose_init(struct prose *p);
void prose_release(struct prose *p);

void prose_copy(struct prose *to, const struct prose *from);

/* Put about `words` words in place of what was there. */
void prose_write(struct prose *p, const struct language *l, const struct matter *m, struct random *r, uint32_t words);

static inline Str prose_part(const struct prose *p, uint32_t i)
{
	return (Str){ p->text.p + p->parts[i].off, p->parts[i].n };
}

#endif
