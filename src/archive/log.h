/*
 * log - what was ever put into an archive, in order: a list that only grows.
 *
 * Entries are numbered from 1. The hash of an entry includes that of the one
 * before it, and a tree of hashes stands over them all (archive/merkle.h). Its
 * root names all of the list: who has noted the root can tell later whether
 * anything was taken out, put in or changed, and one telegram is shown to be in
 * the archive by a few hashes (archive/proof.h). No time is in it: the same
 * sources in the same order give the same root.
 *
 * An entry can never be taken back. So it holds hashes, but no words of a
 * telegram, no number and no path.
 *
 * The bytes of an entry that are hashed: the hash of the entry before it (32 zeros
 * for the first), the kind (1 byte), the id that it is about (8 bytes, the highest first),
 * sha256 (32 zeros where there is none), and then `what`.
 */
#ifndef ARCHIVE_LOG_H
#define ARCHIVE_LOG_H

#include "archive/archive.h"
#include "archive/merkle.h"

/* The number of a kind is stored: it never changes. */
#define LOG_KINDS(X) \
	X(TELEGRAM, 1, "telegram")     /* a text was put in; sha256 is that of the text */ \
	X(SOURCE, 2, "source")         /* a source was read to its end; its sha256, `what` is its form */ \
	X(CORRECTION, 3, "correction") /* a person corrected a value; sha256 is that of the correction */ \
	X(PURGE, 4, "purge")           /* a text was destroyed; sha256 is that of the text */

enum log_kind {
#define X(id, number, word) LOG_##id = number,
	LOG_KINDS(X)
#undef X
};

Str log_kind_word(enum log_kind kind); /* absent for a number that is no kind */

/* Append an entry, within a batch. `sha256` is 32 bytes or absent, `what` a word or absent. */
bool log_append(struct archive *ar, enum log_kind kind, int64_t about, Str sha256, Str what, struct error *err);

/* The root over all entries, as of now. */
struct log_root {
	struct digest hash;
	int64_t entries;
};
bool log_root(struct archive *ar, struct log_root *out, struct error *err);

struct log_entry {
	int64_t number; /* from 1 */
	enum log_kind kind;
	int64_t about;
	Str sha256, what;
};

/* The hash of an entry, given that of the one before it. */
void log_leaf(const struct digest *before, const struct log_entry *e, struct digest *out);

/*
 * Where the list ends, as far as this connection knows; what it needs to append.
 * Private to log.c; it holds from one begin to the next, since others may write in between.
 */
struct log_tail {
	bool known;
	struct merkle tree;
	struct digest last; /* hash of the last entry */
};
void log_forget(struct log_tail *t);

#endif
