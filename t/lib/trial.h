/*
 * trial - invented documents, questions about them, and the plain definition of the answers.
 *
 * The index is held against loops that know nothing but the tokens. A word's stem is
 * the word without an s at its end.
 */
#ifndef T_TRIAL_H
#define T_TRIAL_H

#include "index/find.h"
#include "index/writer.h"

enum { TRIAL_COLUMNS = 4, TRIAL_HEAVY = 5 };

struct trial_doc {
	struct index_doc d;
	bool added, gone;   /* in the index; deleted from it, but not yet merged away */
};

struct trial {
	struct arena a;
	LIST(struct trial_doc) docs;
	struct index_plan plan;
	uint64_t chance;
};

void trial_init(struct trial *t, uint64_t seed);
void trial_release(struct trial *t);

uint32_t trial_below(struct trial *t, uint32_t n); /* a random number */
void trial_invent(struct trial *t, uint32_t n);    /* so many documents more */

/* A random question; some are deep, most find something. */
const struct ask *trial_question(struct trial *t, unsigned depth);

/* Whether a document is an answer, and what it scores among those in the index. */
bool trial_holds(struct arena *a, const struct ask *n, const struct index_doc *d);
double trial_score(struct trial *t, struct arena *a, const struct ask *root, const struct index_doc *d);

/* What a question costs to weigh is done once for all documents. */
void trial_weigh(struct trial *t, struct arena *a, const struct ask *root);

/* Remove a folder with the files in it. */
void trial_remove(const char *folder);

void trial_print(const struct ask *n); /* as a comment of TAP, for what went wrong */

#endif
