/*
 * rows - the rows of one telegram, ready to be put.
 */
#ifndef ARCHIVE_ROWS_H
#define ARCHIVE_ROWS_H

#include "archive/db.h"
#include "archive/pack.h"
#include "archive/sketch.h"
#include "archive/tables.h"
#include "base/hash.h"
#include "cable/telegram.h"

struct row {
	enum table_id table;
	uint32_t first; /* of its values, as many as the table has columns */
};

/* Everything lives in the arena of the telegram that was prepared. */
struct prepared_rows {
	Str packed;           /* the text */
	const struct dictionary *dictionary; /* that it was packed with, or NULL */
	struct sketch sketch;
	uint64_t digest;      /* over all values, in order */
	LIST(struct value) values;
	LIST(struct row) rows; /* that of the telegram first, then its lists, in the order of `tables` and of their keys */
};

/*
 * Lay out the rows of a telegram that was read and checked, and came in `form`; `r->sketch` must be made. Values are
 * clean, and point into the telegram and the arena.
 */
void rows_lay_out(struct arena *a, struct prepared_rows *r, const struct cable *c, Str form,
                  const unsigned char text_sha256[SHA256_BYTES]);

/* One more row, or one more value of a row, under a digest; 0 begins it. Names count as what they are, as text. */
uint64_t digest_row(uint64_t digest, enum table_id table);
uint64_t digest_value(uint64_t digest, const struct value *v);

#endif
