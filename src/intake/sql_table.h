/*
 * sql_table - which column of a dump's table is which column of a Cablegate record.
 */
#ifndef INTAKE_SQL_TABLE_H
#define INTAKE_SQL_TABLE_H

#include "intake/cablegate.h"
#include "intake/sql_value.h"

struct sql_table {
	char name[64];
	unsigned columns;                     /* that are named; 0: none is */
	signed char role[SQL_COLUMNS_MOST];   /* which of the eight, or -1 */
};

/*
 * Read "INSERT INTO name (a, b) VALUES", "COPY name (a, b) FROM stdin;" from the
 * front of `s`. Returns the bytes used, 0 if it is none.
 */
size_t sql_table_insert(Str s, struct sql_table *t);
size_t sql_table_copy(Str s, struct sql_table *t);

/* Read "CREATE TABLE name ( a integer, …": as much as is there. */
bool sql_table_create(Str s, struct sql_table *t);

/* Can its rows be telegrams? One of its columns is a body, or no name is known. */
bool sql_table_may_hold(const struct sql_table *t);

/* The columns by their order in the CSV, where none is named. */
void sql_table_by_order(struct sql_table *t);

#endif
