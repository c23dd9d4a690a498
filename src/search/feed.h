/*
 * feed - telegrams to search: those of an archive, or those of files.
 */
#ifndef SEARCH_FEED_H
#define SEARCH_FEED_H

#include "archive/get.h"
#include "cable/telegram.h"
#include "search/lookup.h"

/* A telegram of a feed; it lasts as long as the call that gives it. */
struct fed {
	int64_t id;       /* of the archive; of files: which one, from 1 */
	Str path, member; /* of files */
	Str form;         /* of the file it came in: "nara"; absent if it is not known */
	const struct cable *cable;
};

/* A file that gave no telegram, and why. */
struct feed_trouble {
	Str path, reason;
	bool failed; /* it could not be read; else it holds no telegram */
};

struct feed {
	struct archive *archive; /* borrowed; NULL: files */
	struct lookup *lookup;   /* its index, borrowed; NULL: every telegram is looked at */
	uint64_t generation;     /* of the index that is asked for; 0: that of now */
	char **paths;            /* files, folders, "-" */
	size_t path_count;
	LIST(struct feed_trouble) troubles; /* of the last walk */
	struct arena keep, text, scratch;
};

void feed_init_archive(struct feed *f, struct archive *ar);
void feed_init_files(struct feed *f, char **paths, size_t n);

/* The same with an index; NULL is allowed. */
void feed_init_indexed(struct feed *f, struct archive *ar, struct lookup *lookup);
void feed_release(struct feed *f);

/* Can it be walked more than once? Standard input cannot. */
bool feed_lasts(const struct feed *f);

/*
 * Give every telegram to `each`, in the order of ids. False if the archive refused;
 * files that cannot be read are troubles, and the walk goes on.
 */
bool feed_walk(struct feed *f, void (*each)(void *data, const struct fed *one), void *data, struct error *err);

/* Give some of an archive's telegrams to `each`, in the order of `ids`. Those that it does not hold any more are left out. */
bool feed_get(struct feed *f, const int64_t *ids, size_t n, void (*each)(void *data, const struct fed *one), void *data,
              struct error *err);

#endif
