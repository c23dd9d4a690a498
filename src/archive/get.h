/*
 * get - telegrams out of the archive: their bytes and what a list shows of them.
 *
 * Whoever needs more than a summary reads the bytes again with telegram_read().
 * Everything given lives in the arena.
 */
#ifndef ARCHIVE_GET_H
#define ARCHIVE_GET_H

#include "archive/archive.h"
#include "cable/output.h"
#include "cable/telegram.h"

typedef LIST(int64_t) IdList;

/* What lists, hits and neighbours show. Absent text is a Str without a pointer. */
struct summary {
	int64_t id;
	Str mrn, post;
	int year;        /* 0: not known */
	uint32_t number; /* 0: not known */
	Str time;        /* "2006-09-18T06:45Z" */
	Str precedence, from_name, from_post;
	Str to;          /* action addressees, "STATE, KABUL" */
	Str class_sent, class_now, release, release_date; /* "2005-06-30" */
	bool sbu;
	Str subject, form, profile;
	int64_t bytes, findings;
	int sections;
	bool complete;
};

/* ERR_MISSING if there is no telegram with that id. */
bool archive_get_text(struct archive *ar, struct arena *a, int64_t id, Str *out, struct error *err);
bool archive_get_summary(struct archive *ar, struct arena *a, int64_t id, struct summary *out, struct error *err);

/*
 * The bytes of the container as they were, for an item of an import; absent where they were the text itself.
 * ERR_MISSING if there is no such item.
 */
bool archive_get_carried(struct archive *ar, struct arena *a, int64_t item, Str *out, struct error *err);

/* Where its text came from first. */
bool archive_get_source(struct archive *ar, struct arena *a, int64_t id, struct source *out, struct error *err);

/*
 * The telegrams of a number, in order of id: none, one, or several that share it.
 * A number without a year finds those of all years.
 */
bool archive_find(struct archive *ar, struct arena *a, const struct mrn *m, IdList *out, struct error *err);

/* The telegrams held whose numbers come just before and after one's, of the same post; 0: there is none. */
struct neighbours {
	int64_t before, after;
};
bool archive_get_neighbours(struct archive *ar, const struct mrn *m, struct neighbours *out, struct error *err);

/* A reference that a telegram makes, and the telegrams held that it may mean. */
struct held_reference {
	Str label, kind, mrn, raw, title;
	bool notal;
	IdList held;
};
typedef LIST(struct held_reference) HeldReferenceList;
bool archive_get_references(struct archive *ar, struct arena *a, int64_t id, HeldReferenceList *out,
                            struct error *err);

/* A telegram that cites a number, held or not, and the words in which it does. */
struct citation {
	int64_t id;
	Str mrn, time, from, subject; /* of the telegram that cites */
	Str label, raw, title;
};
typedef LIST(struct citation) CitationList;

/* In order of time. The count is that of telegrams, each once. */
bool archive_get_citations(struct archive *ar, struct arena *a, const struct mrn *m, CitationList *out,
                           struct error *err);
bool archive_count_citations(struct archive *ar, const struct mrn *m, int64_t *out, struct error *err);

/*
 * Call `each` with every id: in order of time (those without a time last), or of
 * ids above `after`, in order of id. False if the archive refused; `each` may
 * answer false to end early.
 */
bool archive_each_by_time(struct archive *ar, bool (*each)(void *data, int64_t id), void *data, struct error *err);
bool archive_each_after(struct archive *ar, int64_t after, bool (*each)(void *data, int64_t id), void *data,
                        struct error *err);

#endif
