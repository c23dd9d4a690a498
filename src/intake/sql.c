/*
 * sql - Cablegate as a dump of a database: INSERT statements with one row or
 * many, or the COPY of PostgreSQL.
 *
 * Statements begin at the beginning of a line. Tables without a body are no
 * telegrams and are passed over, told of once.
 */
#include "intake/cablegate.h"
#include "intake/cut.h"
#include "intake/sql_table.h"

enum { STATEMENT_LOOK = 8192, ROW_LOOK = 64, LINES_LOOKED_AT = 1000 };

struct sql {
	struct cut *c;
	bool backslash;
	struct sql_table created, table; /* the last CREATE TABLE, and the table of the statement */
	char passed[64];                 /* the table that was told of last */
};

/* A row at the window's front. */
struct sql_row {
	size_t length; /* 0: it has no end */
	unsigned columns;
	struct { size_t from, to; } column[SQL_COLUMNS_MOST];
	const char *why;
	size_t seen;
};

bool kind_is_sql(Str head)
{
	struct sql_table t;
	Str rest = head, line;

	for (int i = 0; i < LINES_LOOKED_AT && rest.p; i++) {
		Str s = str_cut(rest, 0, STATEMENT_LOOK);

		if (sql_table_insert(s, &t) || sql_table_copy(s, &t) || sql_table_create(s, &t))
			return true;
		if (!str_next(&rest, '\n', &line))
			return false;
	}
	return false;
}

/* In the midst of a string: the next row, if the string was not closed. */
static bool begins_row(Str s)
{
	struct date day;
	unsigned minute;
	uint32_t number;

	if (str_starts(s, S("INSERT INTO ")))
		return true;
	if (!take_byte(&s, '(') || !take_number(&s, 9, &number) || !take_byte(&s, ','))
		return false;
	take_blanks(&s);
	return take_byte(&s, '\'') && cablegate_date(s, &day, &minute) > 0;
}

static void add_value(struct sql_row *r, size_t from, size_t to)
{
	if (r->columns < SQL_COLUMNS_MOST) {
		r->column[r->columns].from = from;
		r->column[r->columns].to = to;
	}
	r->columns++;
}

/* Is the row's reading over at the byte at `i`, for better or worse? */
static bool step_row(struct sql *q, struct sql_row *r, struct sql_walk *w, size_t i, size_t *from)
{
	char c = stream_see(q->c->from, 0).p[i];
	enum sql_step step = sql_step(w, c);

	r->seen = i + 1;
	if (step != SQL_INSIDE) {
		add_value(r, *from, i);
		*from = i + 1;
		r->length = step == SQL_CLOSE ? i + 1 : 0;
		return step == SQL_CLOSE;
	}
	if (w->quoted && c == '\n' && begins_row(str_cut(stream_see(q->c->from, i + ROW_LOOK), i + 1, i + ROW_LOOK)))
		r->why = "a string is not closed where the next row begins";
	else if (i >= INTAKE_RECORD_MOST)
		r->why = "the row is longer than the 64 MiB that one may have";
	return r->why != NULL;
}

static void scan_row(struct sql *q, struct sql_row *r)
{
	struct sql_walk w = { .backslash = q->backslash };
	size_t from = 1;

	for (size_t i = 0; stream_see(q->c->from, i + 1).n > i; i++)
		if (step_row(q, r, &w, i, &from))
			return;
	r->why = "the row breaks off";
}

/* Values in the order of the record, decoded one after the other. */
static bool give_values(struct sql *q, const struct sql_row *r, bool copied)
{
	struct slice slice = { .form = &form_cablegate_sql, .length = r->length };
	Str window = stream_see(q->c->from, 0), field[CABLEGATE_COLUMNS] = { { 0 } };
	struct buf value[CABLEGATE_COLUMNS], text;
	struct cablegate f;
	bool go;

	for (size_t i = 0; i < CABLEGATE_COLUMNS; i++)
		buf_init(&value[i], BUF_MOST);
	for (unsigned i = 0; i < q->table.columns; i++) {
		Str s = str_cut(window, r->column[i].from, r->column[i].to);
		int role = q->table.role[i];

		if (role >= 0 && copied)
			sql_put_copied(&value[role], s);
		else if (role >= 0)
			sql_put_value(&value[role], s, q->backslash);
	}
	for (size_t i = 0; i < CABLEGATE_COLUMNS; i++)
		field[i] = buf_str(&value[i]);
	f = (struct cablegate){ field[0], field[1], field[2], field[3], field[4], field[5], field[6], field[7] };
	buf_init(&text, CABLE_TEXT_MOST + 1);
	cablegate_put(&text, &f);
	go = cut_made(q->c, &slice, &text);
	buf_release(&text);
	for (size_t i = 0; i < CABLEGATE_COLUMNS; i++)
		buf_release(&value[i]);
	return go;
}

/* A row of a table that holds no telegrams is passed over; the table is told of once. */
static bool pass_over(struct sql *q, const struct sql_row *r)
{
	if (strcmp(q->passed, q->table.name) == 0)
		return true;
	memcpy(q->passed, q->table.name, sizeof q->passed);
	return cut_other(q->c, 0, r->length, "line %llu: rows of the table %s, which has no column for a telegram's text",
	                 q->c->from->line, q->table.name);
}

static bool give_row(struct sql *q, const struct sql_row *r, bool copied)
{
	unsigned expected = q->table.columns ? q->table.columns : CABLEGATE_COLUMNS;

	if (!sql_table_may_hold(&q->table))
		return pass_over(q, r);
	if (r->columns != expected)
		return cut_failed(q->c, 0, r->length, "line %llu: %u columns where %u are expected", q->c->from->line,
		                  r->columns, expected);
	if (!q->table.columns)
		sql_table_by_order(&q->table);
	return give_values(q, r, copied);
}

/* Leave lines behind until one may begin a row or a statement. */
static void skip_to_row(struct sql *q, size_t seen)
{
	struct stream *st = q->c->from;
	Str line;

	stream_skip(st, seen);
	while (stream_line(st, 0, &line)) {
		if (begins_row(str_cut(stream_see(st, ROW_LOOK), 0, ROW_LOOK)))
			return;
		stream_skip(st, line.n);
	}
}

static bool cut_row(struct sql *q)
{
	struct sql_row r = { 0 };
	bool go;

	scan_row(q, &r);
	if (r.length) {
		go = give_row(q, &r, false);
		stream_skip(q->c->from, r.length);
		return go;
	}
	go = cut_failed(q->c, 0, r.seen, "line %llu: %s", q->c->from->line, r.why);
	skip_to_row(q, r.seen);
	return go;
}

/* The rows behind VALUES, up to what is no row. */
static bool cut_rows(struct sql *q)
{
	struct stream *st = q->c->from;

	for (Str s; (s = stream_see(st, 1)).n;) {
		if (is_blank((unsigned char)*s.p) || *s.p == '\n' || *s.p == ',')
			stream_skip(st, 1);
		else if (*s.p != '(')
			return true;
		else if (!cut_row(q))
			return false;
	}
	return true;
}

/* A line of COPY, the whole of which must be seen. */
static size_t copied_length(struct stream *st)
{
	size_t n = 0;

	for (Str line; n <= INTAKE_RECORD_MOST && stream_line(st, n, &line);) {
		n += line.n;
		if (line.p[line.n - 1] == '\n')
			break;
	}
	return n;
}

static bool cut_copied(struct sql *q)
{
	struct stream *st = q->c->from;
	struct sql_row r = { .length = copied_length(st) };
	Str line = str_cut(stream_see(st, 0), 0, r.length), item;
	const char *from = line.p;

	if (line.n && line.p[line.n - 1] == '\n')
		line.n--;
	for (Str rest = line; str_next(&rest, '\t', &item);)
		add_value(&r, (size_t)(item.p - from), (size_t)(item.p - from) + item.n);
	return give_row(q, &r, true) && (stream_skip(st, r.length), true);
}

static bool cut_copy(struct sql *q)
{
	struct stream *st = q->c->from;

	for (Str line; stream_line(st, 0, &line);) {
		if (str_eq(str_trim_right(line), S("\\."))) {
			stream_skip(st, line.n);
			return true;
		}
		if (!cut_copied(q))
			return false;
	}
	return true;
}

/* An INSERT without names has those of the CREATE TABLE before it. */
static void adopt_names(struct sql *q)
{
	if (!q->table.columns && strcmp(q->table.name, q->created.name) == 0)
		q->table = q->created;
}

static bool cut_statement(struct sql *q)
{
	struct stream *st = q->c->from;
	Str s = str_cut(stream_see(st, STATEMENT_LOOK), 0, STATEMENT_LOOK), line;
	struct sql_table t;
	size_t n;

	if ((n = sql_table_insert(s, &q->table)) > 0) {
		adopt_names(q);
		stream_skip(st, n);
		return cut_rows(q);
	}
	if (sql_table_create(s, &t))
		q->created = t;
	stream_line(st, 0, &line);
	n = sql_table_copy(s, &q->table);
	stream_skip(st, line.n);
	return n == 0 || cut_copy(q);
}

void sql_cut(struct cut *c)
{
	Str head = stream_see(c->from, INTAKE_HEAD);
	struct sql q = { .c = c, .backslash = sql_has_backslashes(str_cut(head, 0, INTAKE_HEAD)) };

	while (stream_see(c->from, 1).n && cut_statement(&q))
		;
}
