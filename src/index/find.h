/*
 * find - a question to an index: the best documents, all of them, how many, of what kind.
 *
 * Scores are sums over the words, phrases and NEARs of the question that do not stand
 * behind a NOT: each gives BM25's score for every document that has it, wherever in
 * the question it stands. The weight of a phrase is that of its words together; of an OR within one
 * it is that of the commonest of them; a pattern weighs nothing. What weighs nothing gives each
 * document 1. Deleted documents are never found, but count in the weights until they are merged away.
 */
#ifndef INDEX_FIND_H
#define INDEX_FIND_H

#include "index/index.h"
#include "index/step.h"
#include "index/top.h"

/* What gives scores: a word or phrase in one segment. */
struct leaf {
	struct placed *placed;
	struct postings *list;   /* NULL: its documents are in `tally`, once it is needed */
	struct tally_list *tally;
	struct set *set;         /* of what has no weight, once it is needed */
	double weight;           /* sum of idfs; 0: it gives 1 */
};

/* The question to one segment. */
struct find_part {
	struct asked q;
	const struct index_view *view;
	const struct column *time;
	struct step *step;
	struct leaf *leaves;
	uint32_t leaf_count;
	struct set set;          /* what was found, once that is known */
	bool found;
};

struct find {
	struct arena *a;
	const struct index *x;
	const struct ask *root;
	struct find_part *parts; /* one for each segment */
	uint32_t n;
	double average;          /* length */
	struct error *err;
};

struct find_hit {
	int64_t id;
	float score;
};

/*
 * Look up what a question names. Index, tree and `err` must stay until the last answer was
 * had; the rest lives in `a`. NULL where a segment is damaged, here and below: `err` says which.
 */
struct find *find_open(const struct index *x, struct arena *a, const struct ask *root, struct error *err);

/* The best `most` hits or fewer, the best first; equal ones in order of time, then id, those without a time last. */
bool find_top(struct find *f, uint32_t most, struct find_hit *out, uint32_t *n);

/* Find all hits. Everything below needs that. */
bool find_all(struct find *f);
uint64_t find_count(const struct find *f);

/* `limit` hits from number `offset` on, in order of time, those without one last; or the latest first. */
uint32_t find_by_time(const struct find *f, uint64_t offset, uint32_t limit, bool latest, int64_t *ids);

/* How many hits of a segment have each stored value of a column: `counts` has room for all and the 0 of none. */
void find_values(const struct find_part *p, const struct column *c, uint32_t *counts);

struct find_value {
	Str word;
	uint64_t count;
};
typedef LIST(struct find_value) FindValueList;

/* The words of a column with how many hits have each, in order of the words; those without any are left out. */
void find_facet(const struct find *f, Str column, FindValueList *out);

/* How many hits have a time from bounds[i] up to, not including, bounds[i + 1]: `n` counts, n + 1 bounds in order. */
void find_times(const struct find *f, const int64_t *bounds, uint32_t n, uint64_t *counts);

#endif
