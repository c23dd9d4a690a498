/*
 * index_fill - telegrams out of an archive into its index, as the archive's log has them.
 *
 * Several threads read them again and make their documents; the calling one puts them into the index.
 */
#ifndef SEARCH_INDEX_FILL_H
#define SEARCH_INDEX_FILL_H

#include "index/writer.h"
#include "search/index_note.h"
#include "search/indexer.h"

/* The plan of every index of telegrams, with the memory that a writer may take. */
const struct index_plan *index_fill_plan(void);

struct index_fill {
	struct archive *ar;        /* any connection */
	struct writer *writer;
	struct index_note note;    /* how far it has come; committed with the rest */
	unsigned workers;          /* threads; 0: as many as there are processors */
	const struct indexer_watch *watch;
	uint64_t done, all, bytes; /* told to the watch */
	bool purged;               /* something was deleted */
	bool stopped;              /* the watch said so */
};

/*
 * Up to an entry of the log. What it has is committed now and then, what came last is not. `have` are ids, in order,
 * that need not be added again.
 */
bool index_fill_log(struct index_fill *f, int64_t entries, const IdList *have, struct error *err);

/* Telegrams by their ids, wherever the log has them. */
bool index_fill_ids(struct index_fill *f, const IdList *ids, struct error *err);

/* Note how far it has come, and make it known. */
bool index_fill_commit(struct index_fill *f, enum writer_settle settle, struct error *err);

#endif
