/*
 * versions - texts of one telegram, and telegrams much alike.
 *
 * Each text that was put is a row with an id of its own. Rows with the same
 * record are versions of one telegram: retransmissions, corrected copies,
 * sections that came apart, releases with other redactions. Nothing is dropped.
 */
#ifndef ARCHIVE_VERSIONS_H
#define ARCHIVE_VERSIONS_H

#include "archive/get.h"

/* All versions of the telegram that `id` is a version of, itself among them, in order of id. */
bool archive_get_versions(struct archive *ar, struct arena *a, int64_t id, IdList *out, struct error *err);

#define NEAR_KINDS(X) \
	X(VERSION, "version") /* the same number, and the same time or much the same text */ \
	X(LIKE, "like")       /* much the same text; the number is another, or not known */ \
	X(MISPAIRED, "mispaired") /* the same number on quite another text of another time */

enum near_kind {
#define X(id, word) NEAR_##id,
	NEAR_KINDS(X)
#undef X
	NEAR_KIND_COUNT
};

Str near_kind_word(enum near_kind k);

/* Another telegram that stands near one. */
struct near_text {
	int64_t id;
	enum near_kind kind;
	unsigned likeness; /* of their texts, in percent */
};
typedef LIST(struct near_text) NearList;

/* Those near `id`, most alike first. */
bool archive_get_near(struct archive *ar, struct arena *a, int64_t id, NearList *out, struct error *err);

#endif
