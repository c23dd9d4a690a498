/*
 * verify_work - what the parts of verify share. Private to this floor.
 */
#ifndef ARCHIVE_VERIFY_WORK_H
#define ARCHIVE_VERIFY_WORK_H

#include "archive/handle.h"
#include "archive/verify.h"

/* Ids of rows, small numbers for the most part. */
struct id_set {
	unsigned char *bits;
	int64_t room; /* ids below this can be held; those above IDS_MOST are taken for damage */
};
enum { IDS_MOST = 1 << 30 };
bool id_set_add(struct id_set *s, int64_t id); /* false: it cannot be held */
bool id_set_has(const struct id_set *s, int64_t id);
void id_set_release(struct id_set *s);

struct verify {
	struct archive *ar;
	struct arena *a;      /* of the report */
	struct arena scratch; /* for one row */
	const struct verify_watch *watch;
	struct verify_report *report;
	struct id_set logged;         /* telegrams that the log names */
	struct id_set sources_logged; /* sources that it names … */
	struct id_set sources_agree;  /* … with the hash that they have */
};

/* Note a damage. `id` 0 is none; the sentence is printed as by printf. */
void verify_damage(struct verify *v, enum verify_part part, int64_t id, const char *remedy, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));

/* The same for a telegram, whose number and origin are looked up. */
void verify_telegram_damage(struct verify *v, enum verify_part part, int64_t id, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* A query that ended early says why, as damage of the table. */
void verify_rows_end(struct verify *v, struct rows *rows, enum verify_part part, const char *table);

void verify_progress(struct verify *v, const char *doing, int64_t done, int64_t all);

/* The parts, in the order in which they are looked at. */
void verify_pages(struct verify *v);
void verify_structure(struct verify *v);
void verify_schema(struct verify *v);
void verify_log(struct verify *v);
void verify_telegrams(struct verify *v);
void verify_origins(struct verify *v);
void verify_persons(struct verify *v);

#endif
