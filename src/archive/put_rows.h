/*
 * put_rows - the rows of a prepared telegram into their tables.
 */
#ifndef ARCHIVE_PUT_ROWS_H
#define ARCHIVE_PUT_ROWS_H

#include "archive/put.h"
#include "archive/rows.h"

/* archive_put() under an id that the telegram had before; 0: a new one. */
bool archive_put_as(struct archive *ar, int64_t id, const struct prepared *p, struct put *out, struct error *err);

/* The row of the telegram itself, with its record (0: its own). `id` 0 asks for a new one, given in `*out`. */
bool put_telegram_row(struct archive *ar, const struct prepared *p, int64_t id, int64_t record, int64_t *out,
                      struct error *err);

/* The rows of all of its lists, and of one. */
bool put_lists(struct archive *ar, const struct prepared *p, int64_t id, struct error *err);
bool put_table(struct archive *ar, const struct prepared *p, enum table_id table, int64_t id, struct error *err);

/* The values of a row as they are bound: names become numbers. `v` has room for TABLE_COLUMNS_MOST. */
bool row_bind(struct archive *ar, const struct prepared_rows *r, const struct row *row, struct value *v, struct error *err);

#endif
