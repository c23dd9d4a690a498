/*
 * peer - what the files of bench-peer share.
 */
#ifndef BENCH_PEER_H
#define BENCH_PEER_H

#include <stdio.h>

#include "index/find.h"
#include "index/writer.h"

/* Columns of the trial corpus, and where each stands in the plan. */
enum { PEER_CLASS, PEER_POST, PEER_YEAR, PEER_COLUMNS };
extern const struct index_column peer_columns[PEER_COLUMNS];

/* One telegram of the trial corpus. Everything lives in the arena that was given. */
struct peer_doc {
	Str id, time, post, class_;
	Str text; /* subject and paragraphs, a newline between each */
};

void peer_die(const char *what, const char *why);

/* Read a line of the corpus. */
void peer_read(struct arena *a, Str line, struct peer_doc *out);

/* Cuts texts into words. */
struct peer_cutter;
struct peer_cutter *peer_cutter_open(void);
void peer_cutter_close(struct peer_cutter *c);

typedef LIST(struct index_token) PeerTokens;

/* Runs of letters and digits, in lower case, as their stems. They live in the cutter. */
void peer_words(struct peer_cutter *c, struct arena *a, Str text, PeerTokens *out);

/* Snowball's English stem of a folded word; good until the next call. */
Str peer_stem(struct peer_cutter *c, Str form);

double peer_now(void);

/* Answer and time all queries. `ids` are the telegrams' own, by the number the index knows them by, or NULL. */
void peer_queries(const char *path, const struct index *x, struct peer_cutter *cutter, const Str *ids);

#endif
