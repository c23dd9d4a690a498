/*
 * tables - the tables that hold the values of a telegram, as put and read again.
 *
 * They are the ones behind the views that people use (docs/SCHEMA.md): words that
 * come again and again stand once, in table `name`, and rows have their numbers.
 */
#ifndef ARCHIVE_TABLES_H
#define ARCHIVE_TABLES_H

/* P is a plain column, N one that holds the number of a name, or text that is none. Lists are in the order of their keys. */
#define TELEGRAM_COLUMNS(P, N) \
	P(post) P(year) P(number) P(airgram) P(time) P(dtg) N(precedence) N(info_precedence) N(from_name) P(from_post) \
	N(from_routing) N(class_sent) N(class_now) P(sbu) N(release) P(release_date) P(subject) P(signer) N(form) \
	N(profile) P(bytes) P(text_sha256) P(sections) P(complete) P(findings) P(sketch)
#define ADDRESSEE_COLUMNS(P, N) \
	P(role) P(position) N(name) P(post) N(routing) P(office) N(precedence) P(number) P(raw) P(offset) P(length)
#define TAG_COLUMNS(P, N) P(position) P(tag) N(kind) N(name) P(raw) P(offset) P(length)
#define CAPTION_COLUMNS(P, N) P(position) P(caption)
#define REFERENCE_COLUMNS(P, N) \
	P(position) P(label) N(kind) P(post) P(year) P(number) P(airgram) P(year_inferred) P(notal) P(title) P(raw) \
	P(offset) P(length)
#define PARAGRAPH_COLUMNS(P, N) P(position) P(number) P(mark) P(heading) P(text) P(offset) P(length)
#define SECTION_COLUMNS(P, N) P(number) P(held)
#define PAGE_COLUMNS(P, N) P(position) P(page) P(section) P(sections) P(raw) P(offset) P(length)
#define FINDING_COLUMNS(P, N) \
	P(position) P(rule) N(severity) N(message) N(found) P(expected) P(repair) N(because) P(offset) P(length)

/* The table, what its view is called, the column with the telegram's id, the columns, the order of rows. */
#define TABLES(X) \
	X(TELEGRAM, "telegram_row", "telegram", "id", TELEGRAM_COLUMNS, "id") \
	X(ADDRESSEE, "addressee_row", "addressee", "telegram_id", ADDRESSEE_COLUMNS, "role, position") \
	X(TAG, "tag_row", "tag", "telegram_id", TAG_COLUMNS, "position") \
	X(CAPTION, "caption", "caption", "telegram_id", CAPTION_COLUMNS, "position") \
	X(REFERENCE, "reference_row", "reference", "telegram_id", REFERENCE_COLUMNS, "position") \
	X(PARAGRAPH, "paragraph", "paragraph", "telegram_id", PARAGRAPH_COLUMNS, "position") \
	X(SECTION, "section", "section", "telegram_id", SECTION_COLUMNS, "number") \
	X(PAGE, "page_row", "page", "telegram_id", PAGE_COLUMNS, "position") \
	X(FINDING, "finding_row", "finding", "telegram_id", FINDING_COLUMNS, "position")

enum table_id {
#define X(id, row, list, key, columns, order) TABLE_##id,
	TABLES(X)
#undef X
	TABLE_COUNT
};

enum { TABLE_COLUMNS_MOST = 26 };

struct table {
	const char *list;    /* what people call it */
	unsigned columns;    /* without the telegram's id, which comes first in `insert` */
	const char *insert;  /* of a telegram also its record and digest, in front of the columns */
	const char *select;  /* by the telegram's id, in order: its id, then the columns, names as text */
	const char *remove;  /* by the telegram's id */
};

extern const struct table tables[TABLE_COUNT];

/* Of a telegram: record, digest, all columns, then its id. */
extern const char telegram_update[];

#endif
