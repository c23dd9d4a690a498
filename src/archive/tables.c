/*
 * tables - the tables that hold the values of a telegram, as put and read again.
 */
#include "archive/tables.h"

/* What becomes of a column in each of the statements. */
#define COUNT(column) +1
#define MARK(column) ", ?"
#define SET(column) ", " #column " = ?"
#define LISTED(column) ", " #column
#define PLAIN(column) ", r." #column
#define NAMED(column) \
	", CASE typeof(r." #column ") WHEN 'integer' THEN (SELECT text FROM name WHERE name.id = r." #column \
	") ELSE r." #column " END"

/* These stand in front of the columns of a telegram only. */
#define EXTRA_TELEGRAM ", record, digest"
#define EXTRA_MARKS_TELEGRAM ", ?, ?"
#define EXTRA_ADDRESSEE
#define EXTRA_MARKS_ADDRESSEE
#define EXTRA_TAG
#define EXTRA_MARKS_TAG
#define EXTRA_CAPTION
#define EXTRA_MARKS_CAPTION
#define EXTRA_REFERENCE
#define EXTRA_MARKS_REFERENCE
#define EXTRA_PARAGRAPH
#define EXTRA_MARKS_PARAGRAPH
#define EXTRA_SECTION
#define EXTRA_MARKS_SECTION
#define EXTRA_PAGE
#define EXTRA_MARKS_PAGE
#define EXTRA_FINDING
#define EXTRA_MARKS_FINDING

#define X(id, row, list, key, columns, order) \
	_Static_assert((columns(COUNT, COUNT)) <= TABLE_COLUMNS_MOST, "TABLE_COLUMNS_MOST is too small");
TABLES(X)
#undef X

const struct table tables[TABLE_COUNT] = {
#define X(id, row, list_name, key, column_list, order) \
	[TABLE_##id] = { \
		.list = list_name, \
		.columns = 0 column_list(COUNT, COUNT), \
		.insert = "INSERT INTO " row " (" key EXTRA_##id column_list(LISTED, LISTED) ") VALUES (?" \
		          EXTRA_MARKS_##id column_list(MARK, MARK) ")", \
		.select = "SELECT r." key column_list(PLAIN, NAMED) " FROM " row " r WHERE r." key " = ? ORDER BY " order, \
		.remove = "DELETE FROM " row " WHERE " key " = ?", \
	},
	TABLES(X)
#undef X
};

const char telegram_update[] = "UPDATE telegram_row SET record = ?, digest = ?" TELEGRAM_COLUMNS(SET, SET) " WHERE id = ?";
