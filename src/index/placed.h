/*
 * placed - what has positions, made ready to be looked up document by document.
 */
#ifndef INDEX_PLACED_H
#define INDEX_PLACED_H

#include "index/asked.h"
#include "index/cursor.h"

/* The list of a word, and which of its variants count. */
struct placed_word {
	struct postings p;
	struct cursor *c;     /* NULL until a document is looked for */
	const bool *allowed;  /* by variant; NULL: all */
	const uint32_t *wide; /* by variant; NULL: all cover one position */
	bool single;          /* has one form alone, spelt as the word */
	uint32_t *places, room; /* of the document that was asked for last */
};

/* Positions from `at` up to, not including, `end`. */
struct extent {
	uint32_t at, end;
};
typedef LIST(struct extent) ExtentList;

/* A form of a segment: number of its word, and of the variant. */
struct word_code {
	uint32_t word, code;
};

/* Words of a pattern that are too many to have all lists open; see word_forms_each(). */
struct many_words {
	struct word_code *found; /* in order */
	uint32_t n;
	uint64_t docs;           /* of all lists */
	bool plain;              /* all variants of each word fit */
};

/* A place in a document. */
struct place {
	uint32_t doc, at, end;
};

struct placed {
	const struct ask *node;
	struct placed **child;
	uint32_t children;
	LIST(struct placed_word *) words; /* of a word or of all forms that fit, no two the same; of a phrase: its pairs */
	struct many_words *many;          /* of a pattern, instead of `words` */
	LIST(struct place) places;        /* of a pattern: all in the documents that pattern_gather() was given, in order of these */
	uint32_t next_place;
	bool gathered;
	bool *paired;                     /* of a phrase: which children stand in such a pair */
	bool nowhere;                     /* a pair that it needs is not there */
	ExtentList extents;               /* of the document that was asked for last */
	uint64_t most;                    /* documents at most */
	uint64_t weighed;                 /* of a word: documents that have it in any form */
	struct tally_list *tally;         /* all documents, once that was asked for */
};

/* The place in its list: the first document, at first. */
static inline struct cursor *placed_cursor(struct arena *a, struct placed_word *w)
{
	if (!w->c) {
		w->c = (struct cursor *)arena_raw(a, sizeof *w->c);
		cursor_open(w->c, &w->p);
	}
	return w->c;
}

/* Look up all words below a node that has positions. A form that is nowhere gives no words. */
struct placed *placed_make(struct asked *q, const struct ask *n);

/* Whether nothing but the document has to be looked at: any variant of its words counts, or it is a pair. */
bool placed_plain(const struct placed *p);

/*
 * Where it stands in a document, in order, in p->extents. Documents come in order. `parts` is
 * filled when it is first needed in a document: its `n` is 0 before.
 */
void placed_find(struct asked *q, struct placed *p, uint32_t doc, PartList *parts);

/* The positions of one word in a document, appended in order. */
void placed_word_find(struct arena *a, struct placed_word *w, uint32_t doc, ExtentList *out);

/* Its only list, where it has one and that says all about it; else NULL. */
struct postings *placed_list(const struct placed *p);

/* Begin again with the first document. */
void placed_rewind(struct placed *p);

/* Documents that may have it: all that have the words. */
void placed_candidates(struct asked *q, struct placed *p, struct set *out);

/* Those that may have it in a heavy place. */
void placed_heavy(struct asked *q, struct placed *p, struct set *out);

/* Keep the documents of a list that have a word. */
void placed_keep(struct arena *a, struct set *list, struct placed_word *w);

/* The documents that have it; some that are not in `within` may be left out, unless that is NULL. */
void placed_set(struct asked *q, struct placed *p, const struct set *within, struct set *out);

/* The same with how often. It is made once where `within` is NULL. */
struct tally_list *placed_tally(struct asked *q, struct placed *p, const struct set *within);

/* The part that holds a position; parts are those of its document. */
const struct part_at *placed_part(const PartList *parts, uint32_t at);

#endif
