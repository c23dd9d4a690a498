/*
 * indexing - the index brought up to date by a command, with what a person sees of it.
 */
#ifndef CLI_INDEXING_H
#define CLI_INDEXING_H

#include "search/indexer.h"

/* Telegrams that a command which was asked for something else indexes first; more is left to `cable index`. */
enum { INDEXING_AT_ONCE = 5000 };

/* Do it, with progress on standard error unless `quiet`. */
enum indexer_result indexing_run(struct archive *ar, enum indexer_how how, bool quiet, struct error *err);

/* What is lacking after an import. Trouble is told on standard error: the import is good all the same. */
void indexing_after(struct archive *ar, bool quiet);
void indexing_rebuild(struct archive *ar, bool quiet);

/* Before a search through `l`: what is lacking, if it is little and can be written. */
void indexing_before(struct archive *ar, struct lookup *l);

#endif
