/*
 * mktables - turn the csv files of data/ into one C file of sorted constant tables.
 *
 *     mktables OUT.c DATA_DIR
 *
 * Runs while building. What a column becomes is said by the tables at the end of
 * this file; a row that does not fit stops the build with file and line. Beside the
 * rows it writes the hash tables that src/authority/table.h describes.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "authority/fold.h"
#include "authority/table.h"
#include "base/lanes.h"

enum { FIELDS_MOST = 16, INDEXES_MOST = 6, SORTS_MOST = 3 };
enum { NO_LENGTH = 255 }; /* of a key that is not there */

/* A word of a table and the constant it stands for. */
struct word {
	const char *text, *constant;
};

enum form {
	SKIP,    /* for people only: evidence */
	TEXT,    /* as it is */
	FOLDED,  /* as the look-ups see it; may be empty */
	KEY,     /* the same, never empty */
	WORD,    /* one of a list */
	DATE,    /* 2006-11-15, or empty */
	INTEGER, /* or empty, which is 0 */
	REAL,    /* or empty */
	PRESENT, /* true if there is anything */
	LETTER,  /* one character */
	LINES,   /* numbers in a text, as a set of bits */
	POST,    /* name of a post, as a pointer */
	USUAL_RI /* name of a post, as the routing indicator seen most for it */
};

struct column {
	const char *name; /* in the first line of the file */
	enum form form;
	const char *field; /* of the struct */
	const struct word *words;
};

/* A hash table over a field; with an empty column only the rows are named. */
struct index_spec {
	const char *name, *column, *field;
	bool unique;
};

/* Pointers to the rows in another order. */
struct order_spec {
	const char *name;
	const char *by[SORTS_MOST];
};

struct spec {
	const char *file, *type, *rows;
	const struct column *columns;
	const char *sort[SORTS_MOST]; /* none: the order of the file */
	struct index_spec indexes[INDEXES_MOST];
	struct order_spec order;
};

struct row {
	Str cells[FIELDS_MOST];
	size_t line; /* in the file, from 1 */
	size_t at;   /* in the table, once it is sorted */
};

struct table {
	const struct spec *spec;
	char path[1024];
	Str header[FIELDS_MOST];
	size_t fields;
	struct row *rows;
	size_t n;
};

/* Where a reader stands. */
struct csv {
	const char *p, *end, *path;
	size_t line;
};

static FILE *out;
static struct table *tables; /* in the order of `specs` */

static void die(const char *path, size_t line, const char *fmt, ...)
	__attribute__((format(printf, 3, 4), noreturn));

static void die(const char *path, size_t line, const char *fmt, ...)
{
	va_list ap;

	if (line)
		fprintf(stderr, "%s:%zu: ", path, line);
	else
		fprintf(stderr, "%s: ", path);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

static void *must(void *p)
{
	if (!p)
		die("mktables", 0, "out of memory");
	return p;
}

static bool is(Str s, const char *z)
{
	return s.n == strlen(z) && memcmp(s.p, z, s.n) == 0;
}

/* Reading. Texts stay in memory to the end: the program is short-lived. */

static Str file_read(const char *path)
{
	FILE *f = fopen(path, "rb");
	size_t room = 1 << 16, n = 0, got;
	char *p = must(malloc(room));

	if (!f)
		die(path, 0, "%s", strerror(errno));
	while ((got = fread(p + n, 1, room - n, f)) > 0) {
		n += got;
		if (n == room)
			p = must(realloc(p, room *= 2));
	}
	if (ferror(f))
		die(path, 0, "cannot be read");
	fclose(f);
	return (Str){ p, n };
}

/* A field in quotes: two quotes inside stand for one. */
static Str quoted_read(struct csv *c)
{
	char *text = must(malloc((size_t)(c->end - c->p)));
	size_t n = 0;

	for (c->p++; c->p < c->end; c->p++) {
		if (*c->p == '"' && (c->p + 1 == c->end || c->p[1] != '"'))
			break;
		if (*c->p == '"')
			c->p++;
		else if (*c->p == '\n')
			die(c->path, c->line, "line end inside quotes");
		text[n++] = *c->p;
	}
	if (c->p == c->end)
		die(c->path, c->line, "quote is not closed");
	c->p++;
	return (Str){ text, n };
}

static Str plain_read(struct csv *c)
{
	const char *from = c->p;

	while (c->p < c->end && *c->p != ',' && *c->p != '\n') {
		if (*c->p == '"')
			die(c->path, c->line, "quote inside a field that does not begin with one");
		c->p++;
	}
	return (Str){ from, (size_t)(c->p - from) };
}

static void text_check(const struct csv *c, Str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < ' ' || s.p[i] > '~')
			die(c->path, c->line, "byte 0x%02x: the tables are plain ASCII",
			    (unsigned char)s.p[i]);
	if (s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' '))
		die(c->path, c->line, "blank at the end of a field");
}

/* One line into `cells`; the number of its fields, 0 at the end of the file. */
static size_t line_read(struct csv *c, Str cells[FIELDS_MOST])
{
	size_t n = 0;

	if (c->p == c->end)
		return 0;
	for (c->line++;; c->p++) {
		if (n == FIELDS_MOST)
			die(c->path, c->line, "more than %d fields", FIELDS_MOST);
		cells[n] = c->p < c->end && *c->p == '"' ? quoted_read(c) : plain_read(c);
		text_check(c, cells[n++]);
		if (c->p == c->end)
			die(c->path, c->line, "the last line has no end");
		if (*c->p == '\n')
			break;
		if (*c->p != ',')
			die(c->path, c->line, "text behind a closing quote");
	}
	c->p++;
	return n;
}

static size_t column_find(const struct table *t, const char *name)
{
	for (size_t i = 0; i < t->fields; i++)
		if (is(t->header[i], name))
			return i;
	die(t->path, 1, "column %s is missing", name);
}

static void header_check(const struct table *t)
{
	for (size_t i = 0; i < t->fields; i++) {
		const struct column *c = t->spec->columns;

		while (c->name && !is(t->header[i], c->name))
			c++;
		if (!c->name)
			die(t->path, 1, "unknown column %.*s", STR_ARG(t->header[i]));
	}
	for (const struct column *c = t->spec->columns; c->name; c++)
		column_find(t, c->name);
}

static void row_add(struct table *t, struct row row)
{
	if ((t->n & (t->n - 1)) == 0)
		t->rows = must(realloc(t->rows, (t->n ? t->n * 2 : 1) * sizeof(*t->rows)));
	t->rows[t->n++] = row;
	if (t->n == UINT16_MAX)
		die(t->path, row.line, "too many rows");
}

static void table_read(struct table *t, const char *dir)
{
	struct row row = { .line = 0 };
	struct csv c;
	Str text;
	size_t n;

	snprintf(t->path, sizeof(t->path), "%s/%s.csv", dir, t->spec->file);
	text = file_read(t->path);
	c = (struct csv){ text.p, text.p + text.n, t->path, 0 };
	t->fields = line_read(&c, t->header);
	header_check(t);
	while ((n = line_read(&c, row.cells)) > 0) {
		if (n != t->fields)
			die(t->path, c.line, "%zu fields, not %zu", n, t->fields);
		row.line = c.line;
		row_add(t, row);
	}
}

/* Values. */

static struct folded key_of(const struct table *t, const struct row *r, size_t column)
{
	struct folded f;

	if (!fold(&f, r->cells[column], false))
		die(t->path, r->line, "name of more than %d bytes", FOLD_MOST);
	return f;
}

static int word_find(const struct column *c, Str s)
{
	for (int i = 0; c->words && c->words[i].text; i++)
		if (is(s, c->words[i].text))
			return i;
	return -1;
}

static const struct column *column_of(const struct table *t, const char *name)
{
	const struct column *c = t->spec->columns;

	while (strcmp(c->name, name) != 0)
		c++;
	return c;
}

static int bytes_cmp(Str a, Str b)
{
	int d = memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);

	return d ? d : a.n < b.n ? -1 : a.n > b.n;
}

static int cells_cmp(const struct table *t, const char *name, const struct row *a,
		     const struct row *b)
{
	size_t i = column_find(t, name);
	const struct column *c = column_of(t, name);
	struct folded x, y;

	if (c->form == WORD)
		return word_find(c, a->cells[i]) - word_find(c, b->cells[i]);
	x = key_of(t, a, i);
	y = key_of(t, b, i);
	return bytes_cmp(folded_str(&x), folded_str(&y));
}

static int rows_cmp(const struct table *t, const char *const by[SORTS_MOST], const struct row *a,
		    const struct row *b)
{
	int d = 0;

	for (size_t i = 0; !d && i < SORTS_MOST && by[i]; i++)
		d = cells_cmp(t, by[i], a, b);
	return d ? d : a->line < b->line ? -1 : a->line > b->line;
}

/* What qsort cannot be told. */
static const struct table *sorted;
static const char *const *sorted_by;

static int sort_step(const void *a, const void *b)
{
	return rows_cmp(sorted, sorted_by, a, b);
}

static void table_sort(struct table *t, const char *const by[SORTS_MOST])
{
	sorted = t;
	sorted_by = by;
	if (by[0])
		qsort(t->rows, t->n, sizeof(*t->rows), sort_step);
	for (size_t i = 0; i < t->n; i++)
		t->rows[i].at = i;
}

static const struct table *table_named(const char *rows);

static size_t post_find_row(const struct table *t, const struct row *r, Str name)
{
	const struct table *posts = table_named("post_rows");
	size_t column = column_find(posts, "mrn_name");

	for (size_t i = 0; i < posts->n; i++)
		if (bytes_cmp(posts->rows[i].cells[column], name) == 0)
			return i;
	die(t->path, r->line, "no post %.*s", STR_ARG(name));
}

/* Routing indicator of the lowest rank for a post. */
static Str usual_ri(Str name)
{
	const struct table *t = table_named("routing_rows");
	size_t post = column_find(t, "mrn_name"), ri = column_find(t, "routing_indicator");
	size_t rank = column_find(t, "rank");
	Str best = S(""), best_rank = S("~");

	for (size_t i = 0; i < t->n; i++) {
		const Str *cells = t->rows[i].cells;

		if (bytes_cmp(cells[post], name) != 0 || bytes_cmp(cells[rank], best_rank) >= 0)
			continue;
		best = cells[ri];
		best_rank = cells[rank];
	}
	return best;
}

/* Writing. */

/* An empty cell is an absent text. */
static void text_print(Str s)
{
	if (s.n == 0) {
		fputs("{ NULL, 0 }", out);
		return;
	}
	fputs("S_INIT(\"", out);
	for (size_t i = 0; i < s.n; i++) {
		if (strchr("\"\\?", s.p[i]))
			fputc('\\', out);
		fputc(s.p[i], out);
	}
	fputs("\")", out);
}

/* `s` as a number made of `n` digits; dies if it is none. */
static int digits(const struct table *t, const struct row *r, Str s, size_t n)
{
	int v = 0;

	if (s.n != n || n == 0 || n > 9)
		die(t->path, r->line, "not a number or date: %.*s", STR_ARG(s));
	for (size_t i = 0; i < n; i++) {
		if (!is_digit(s.p[i]))
			die(t->path, r->line, "not a number or date: %.*s", STR_ARG(s));
		v = v * 10 + (s.p[i] - '0');
	}
	return v;
}

static int date_of(const struct table *t, const struct row *r, Str s)
{
	int year, month, day;

	if (s.n == 0)
		return 0;
	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
		die(t->path, r->line, "not a date: %.*s", STR_ARG(s));
	year = digits(t, r, str_cut(s, 0, 4), 4);
	month = digits(t, r, str_cut(s, 5, 7), 2);
	day = digits(t, r, str_cut(s, 8, 10), 2);
	if (month < 1 || month > 12 || day < 1 || day > 31)
		die(t->path, r->line, "not a date: %.*s", STR_ARG(s));
	return year * 10000 + month * 100 + day;
}

static void real_print(const struct table *t, const struct row *r, Str s)
{
	char z[32];
	char *end;

	if (s.n >= sizeof(z))
		die(t->path, r->line, "number is too long");
	memcpy(z, s.n ? s.p : "0", s.n ? s.n : 1);
	z[s.n ? s.n : 1] = '\0';
	fprintf(out, "%.4ff", strtod(z, &end));
	if (*end)
		die(t->path, r->line, "not a number: %s", z);
}

static unsigned lines_of(const struct table *t, const struct row *r, Str s)
{
	unsigned set = 0;

	for (size_t i = 0; i < s.n;) {
		size_t n = 0;

		while (i + n < s.n && is_digit(s.p[i + n]))
			n++;
		if (n > 0 && digits(t, r, str_cut(s, i, i + n), n) <= 16)
			set |= 1u << digits(t, r, str_cut(s, i, i + n), n);
		i += n + 1;
	}
	return set;
}

static const char *word_of(const struct table *t, const struct row *r, const struct column *c,
			   Str s)
{
	int i = word_find(c, s);

	if (i < 0)
		die(t->path, r->line, "%s is not one of the known ones: %.*s", c->name, STR_ARG(s));
	return c->words[i].constant;
}

static char letter_of(const struct table *t, const struct row *r, Str s)
{
	if (s.n != 1 || !is_upper(s.p[0]))
		die(t->path, r->line, "not one letter: %.*s", STR_ARG(s));
	return s.p[0];
}

static void key_print(const struct table *t, const struct row *r, const struct column *c)
{
	struct folded f = key_of(t, r, column_find(t, c->name));

	if (c->form == KEY && f.n == 0)
		die(t->path, r->line, "%s is empty", c->name);
	text_print(folded_str(&f));
}

static void value_print(const struct table *t, const struct row *r, const struct column *c)
{
	Str s = r->cells[column_find(t, c->name)];

	switch (c->form) {
	case SKIP: break;
	case TEXT: text_print(s); break;
	case FOLDED:
	case KEY: key_print(t, r, c); break;
	case WORD: fputs(word_of(t, r, c, s), out); break;
	case DATE: fprintf(out, "%d", date_of(t, r, s)); break;
	case INTEGER: fprintf(out, "%d", s.n ? digits(t, r, s, s.n) : 0); break;
	case REAL: real_print(t, r, s); break;
	case PRESENT: fputs(s.n ? "true" : "false", out); break;
	case LETTER: fprintf(out, "'%c'", letter_of(t, r, s)); break;
	case LINES: fprintf(out, "0x%xu", lines_of(t, r, s)); break;
	case POST: fprintf(out, "&post_rows[%zu]", post_find_row(t, r, s)); break;
	case USUAL_RI: text_print(usual_ri(s)); break;
	}
}

static void row_print(const struct table *t, const struct row *r)
{
	const char *gap = "\t{ ";

	for (const struct column *c = t->spec->columns; c->name; c++) {
		if (c->form == SKIP)
			continue;
		fprintf(out, "%s.%s = ", gap, c->field);
		value_print(t, r, c);
		gap = ", ";
	}
	fputs(" },\n", out);
}

static void rows_print(const struct table *t)
{
	fprintf(out, "\nstatic const %s %s[] = {\n", t->spec->type, t->spec->rows);
	for (size_t i = 0; i < t->n; i++)
		row_print(t, &t->rows[i]);
	fputs("};\n", out);
}

/* Slots: first come, next free; a key that is there already keeps its first row. */

static size_t slots_size(const struct table *t)
{
	size_t size = 8;

	while (size < t->n * 5 / 2)
		size *= 2;
	return size;
}

static void slot_put(const struct table *t, const struct index_spec *ix, uint16_t *slots,
		     size_t size, size_t row)
{
	size_t column = column_find(t, ix->column);
	struct folded key = key_of(t, &t->rows[row], column);
	size_t at = key.hash & (size - 1);

	if (key.n == 0)
		return;
	for (; slots[at]; at = (at + 1) & (size - 1)) {
		const struct row *there = &t->rows[slots[at] - 1];
		struct folded other = key_of(t, there, column);

		if (bytes_cmp(folded_str(&other), folded_str(&key)) != 0)
			continue;
		if (ix->unique)
			die(t->path, t->rows[row].line, "%.*s is in line %zu too", (int)key.n, key.p,
			    there->line);
		return;
	}
	slots[at] = (uint16_t)(row + 1);
}

static void slots_print(const struct table *t, const struct index_spec *ix)
{
	size_t size = slots_size(t), n = 0;
	uint16_t *slots = must(calloc(size, sizeof(*slots)));

	for (size_t i = 0; i < t->n; i++)
		slot_put(t, ix, slots, size, i);
	fprintf(out, "\nstatic const uint16_t %s_slots[%zu] = {", ix->name, size);
	for (size_t i = 0; i < size; i++)
		if (slots[i])
			fprintf(out, "%s[%zu] = %u,", n++ % 10 ? " " : "\n\t", i, slots[i]);
	fputs("\n};\n", out);
	free(slots);
}

/* Of each key its length, first and last letter: three columns of bytes, each filled up to whole lanes. */
static void ends_print(const struct table *t, const struct index_spec *ix)
{
	size_t column = column_find(t, ix->column), rows = (t->n + LANES - 1) / LANES * LANES;

	fprintf(out, "\nstatic const unsigned char %s_ends[%zu] = {", ix->name, 3 * rows);
	for (size_t i = 0; i < 3 * rows; i++) {
		struct folded key = { 0 };
		size_t what = i / rows, row = i % rows;

		if (row < t->n)
			key = key_of(t, &t->rows[row], column);
		fprintf(out, "%s%u,", i % 20 ? " " : "\n\t",
			row >= t->n ? NO_LENGTH : what == 0 ? (unsigned)key.n
			: key.n == 0 ? 0u : (unsigned char)key.p[what == 1 ? 0 : key.n - 1]);
	}
	fputs("\n};\n", out);
}

static void index_print(const struct table *t, const struct index_spec *ix)
{
	if (ix->column) {
		slots_print(t, ix);
		ends_print(t, ix);
	}
	fprintf(out, "\nconst struct index %s = { %s, ", ix->name, t->spec->rows);
	if (ix->column)
		fprintf(out, "%s_slots, %zu, %zu, ", ix->name, t->n, slots_size(t) - 1);
	else
		fprintf(out, "NULL, %zu, 0, ", t->n);
	fprintf(out, "sizeof(%s), ", t->spec->type);
	if (ix->column)
		fprintf(out, "offsetof(%s, %s), %s_ends };\n", t->spec->type, ix->field, ix->name);
	else
		fputs("0, NULL };\n", out);
}

static void order_print(const struct table *t)
{
	struct table copy = *t;

	if (!t->spec->order.name)
		return;
	copy.rows = must(malloc(t->n * sizeof(*t->rows)));
	memcpy(copy.rows, t->rows, t->n * sizeof(*t->rows));
	sorted = t;
	sorted_by = t->spec->order.by;
	qsort(copy.rows, copy.n, sizeof(*copy.rows), sort_step);
	fprintf(out, "\nconst %s *const %s[] = {\n", t->spec->type, t->spec->order.name);
	for (size_t i = 0; i < copy.n; i++)
		fprintf(out, "\t&%s[%zu],\n", t->spec->rows, copy.rows[i].at);
	fputs("};\n", out);
	free(copy.rows);
}

static void table_print(const struct table *t)
{
	rows_print(t);
	for (size_t i = 0; i < INDEXES_MOST && t->spec->indexes[i].name; i++)
		index_print(t, &t->spec->indexes[i]);
	order_print(t);
}

/* The words, from the lists that make the enums. */

#define X(kind, word, group, from, to) { word, "TAG_" #kind },
static const struct word tag_words[] = { TAG_KINDS(X) { NULL, NULL } };
#undef X
#define X(type, word) { word, "POST_" #type },
static const struct word post_words[] = { POST_TYPES(X) { NULL, NULL } };
#undef X
#define X(kind, word) { word, "ALIAS_" #kind },
static const struct word alias_words[] = { ALIAS_KINDS(X) { NULL, NULL } };
#undef X
#define X(kind, word) { word, "CAPTION_" #kind },
static const struct word caption_words[] = { CAPTION_KINDS(X) { NULL, NULL } };
#undef X
static const struct word address_kinds[] = {
	{ "prefix", "ADDRESS_PREFIX" }, { "whole", "ADDRESS_WHOLE" }, { "agency", "ADDRESS_AGENCY" },
	{ "place", "ADDRESS_PLACE" },   { NULL, NULL },
};

/* What the columns become. */

static const struct column tag_columns[] = {
	{ "tag", KEY, "code", NULL },
	{ "kind", WORD, "kind", tag_words },
	{ "name", TEXT, "name", NULL },
	{ "evidence", SKIP, NULL, NULL },
	{ NULL, SKIP, NULL, NULL },
};

static const struct column post_columns[] = {
	{ "mrn_name", KEY, "mrn", NULL },
	{ "mrn_name", USUAL_RI, "ri", NULL },
	{ "city", TEXT, "city", NULL },
	{ "country_iso2", FOLDED, "country", NULL },
	{ "post_type", WORD, "type", post_words },
	{ "lat", PRESENT, "placed", NULL },
	{ "lat", REAL, "lat", NULL },
	{ "lon", REAL, "lon", NULL },
	{ "valid_from", DATE, "valid.from", NULL },
	{ "valid_to", DATE, "valid.to", NULL },
	{ "note", TEXT, "note", NULL },
	{ "evidence", SKIP, NULL, NULL },
	{ NULL, SKIP, NULL, NULL },
};

static const struct column alias_columns[] = {
	{ "alias", KEY, "key", NULL },
	{ "alias", TEXT, "text", NULL },
	{ "mrn_name", POST, "post", NULL },
	{ "kind", WORD, "kind", alias_words },
	{ "valid_from", DATE, "valid.from", NULL },
	{ "valid_to", DATE, "valid.to", NULL },
	{ "evidence", SKIP, NULL, NULL },
	{ NULL, SKIP, NULL, NULL },
};

static const struct column routing_columns[] = {
	{ "routing_indicator", KEY, "ri", NULL },
	{ "mrn_name", POST, "post", NULL },
	{ "rank", SKIP, NULL, NULL },
	{ "valid_from", DATE, "valid.from", NULL },
	{ "valid_to", DATE, "valid.to", NULL },
	{ "evidence", SKIP, NULL, NULL },
	{ NULL, SKIP, NULL, NULL },
};

static const struct column collective_columns[] = {
	{ "name", KEY, "name", NULL },
	{ "routing_indicator", KEY, "ri", NULL },
	{ "evidence", SKIP, NULL, NULL },
	{ NULL, SKIP, NULL, NULL },
};

static const struct column agency_columns[] = {
	{ "plad", KEY, "plad", NULL },
	{ "routing_indicator", FOLDED, "ri", NULL },
	{ "observed", INTEGER, "observed", NULL },
	{ "evidence", SKIP, NULL, NULL },
	{ NULL, SKIP, NULL, NULL },
};

static const struct column country_columns[] = {
	{ "fips", FOLDED, "fips", NULL },
	{ "iso2", FOLDED, "iso2", NULL },
	{ "name", TEXT, "name", NULL },
	{ "name", KEY, "key", NULL },
	{ "tag_1974", FOLDED, "tag_1974", NULL },
	{ "tag_2024", FOLDED, "tag_2024", NULL },
	{ "note", TEXT, "note", NULL },
	{ "evidence", SKIP, NULL, NULL },
	{ NULL, SKIP, NULL, NULL },
};

static const struct column caption_columns[] = {
	{ "caption", KEY, "words", NULL },
	{ "archive_form", FOLDED, "archive", NULL },
	{ "kind", WORD, "kind", caption_words },
	{ "rank", INTEGER, "rank", NULL },
	{ "valid_from", DATE, "valid.from", NULL },
	{ "valid_to", DATE, "valid.to", NULL },
	{ "era", TEXT, "era", NULL },
	{ "meaning", TEXT, "meaning", NULL },
	{ "excludes_or_requires", TEXT, "rule", NULL },
	{ "evidence", SKIP, NULL, NULL },
	{ NULL, SKIP, NULL, NULL },
};

static const struct column opsignal_columns[] = {
	{ "signal", KEY, "code", NULL },
	{ "format_line", TEXT, "where", NULL },
	{ "format_line", LINES, "lines", NULL },
	{ "meaning", TEXT, "meaning", NULL },
	{ "confidence", TEXT, "confidence", NULL },
	{ "evidence", SKIP, NULL, NULL },
	{ NULL, SKIP, NULL, NULL },
};

static const struct column prosign_columns[] = {
	{ "prosign", KEY, "sign", NULL },
	{ "meaning", TEXT, "meaning", NULL },
	{ "evidence", SKIP, NULL, NULL },
	{ NULL, SKIP, NULL, NULL },
};

static const struct column precedence_columns[] = {
	{ "word", KEY, "word", NULL },
	{ "letter", LETTER, "letter", NULL },
	{ "fl2", FOLDED, "doubled", NULL },
	{ "rank", INTEGER, "rank", NULL },
	{ "speed_of_service", TEXT, "speed", NULL },
	{ "who", TEXT, "who", NULL },
	{ "evidence", SKIP, NULL, NULL },
	{ NULL, SKIP, NULL, NULL },
};

static const struct column level_columns[] = {
	{ "level", KEY, "name", NULL },
	{ "text_form", TEXT, "text", NULL },
	{ "text_form", KEY, "text_key", NULL },
	{ "spaced_form", TEXT, "spaced", NULL },
	{ "fl4_signal", FOLDED, "signal", NULL },
	{ "fl4_letter", LETTER, "letter", NULL },
	{ "rank", INTEGER, "rank", NULL },
	{ "portion_marks", TEXT, "marks", NULL },
	{ "archive_form", FOLDED, "archive", NULL },
	{ "era", TEXT, "era", NULL },
	{ "evidence", SKIP, NULL, NULL },
	{ NULL, SKIP, NULL, NULL },
};

static const struct column bureau_columns[] = {
	{ "code", KEY, "code", NULL },
	{ "name", TEXT, "name", NULL },
	{ "evidence", SKIP, NULL, NULL },
	{ NULL, SKIP, NULL, NULL },
};

static const struct column order_columns[] = {
	{ "number", INTEGER, "number", NULL },
	{ "amends", INTEGER, "amends", NULL },
	{ "signed", DATE, "made", NULL },
	{ "valid_from", DATE, "valid.from", NULL },
	{ "valid_to", DATE, "valid.to", NULL },
	{ "declass_forms", TEXT, "forms", NULL },
	{ "reason_section", TEXT, "reason", NULL },
	{ "evidence", SKIP, NULL, NULL },
	{ NULL, SKIP, NULL, NULL },
};

static const struct column address_columns[] = {
	{ "words", KEY, "words", NULL },
	{ "kind", WORD, "kind", address_kinds },
	{ "plain", TEXT, "plain", NULL },
	{ "evidence", SKIP, NULL, NULL },
	{ NULL, SKIP, NULL, NULL },
};

static const struct spec specs[] = {
	{ .file = "tags", .type = "struct tag", .rows = "tag_rows", .columns = tag_columns,
	  .sort = { "tag", "kind" }, .indexes = { { "tags_by_code", "tag", "code", false } } },
	{ .file = "posts", .type = "struct post", .rows = "post_rows", .columns = post_columns,
	  .sort = { "mrn_name" }, .indexes = { { "posts_by_mrn", "mrn_name", "mrn", true } },
	  .order = { "posts_by_country", { "country_iso2", "mrn_name" } } },
	{ .file = "post_aliases", .type = "struct alias", .rows = "alias_rows", .columns = alias_columns,
	  .sort = { "alias", "kind" }, .indexes = { { "aliases_by_key", "alias", "key", false } },
	  .order = { "aliases_by_post", { "mrn_name", "kind" } } },
	{ .file = "routings", .type = "struct routing", .rows = "routing_rows", .columns = routing_columns,
	  .sort = { "routing_indicator" }, .indexes = { { "routings_by_ri", "routing_indicator", "ri", false } } },
	{ .file = "collectives", .type = "struct collective", .rows = "collective_rows", .columns = collective_columns,
	  .sort = { "name" },
	  .indexes = { { "collectives_by_name", "name", "name", false },
	               { "collectives_by_ri", "routing_indicator", "ri", false } } },
	{ .file = "agencies", .type = "struct agency", .rows = "agency_rows", .columns = agency_columns,
	  .sort = { "plad" },
	  .indexes = { { "agencies_by_plad", "plad", "plad", false },
	               { "agencies_by_ri", "routing_indicator", "ri", false } } },
	{ .file = "countries", .type = "struct country", .rows = "country_rows", .columns = country_columns,
	  .indexes = { { "countries_by_fips", "fips", "fips", true },
	               { "countries_by_iso2", "iso2", "iso2", false },
	               { "countries_by_name", "name", "key", false },
	               { "countries_by_tag_1974", "tag_1974", "tag_1974", true },
	               { "countries_by_tag_2024", "tag_2024", "tag_2024", false } } },
	{ .file = "captions", .type = "struct caption", .rows = "caption_rows", .columns = caption_columns,
	  .sort = { "caption" },
	  .indexes = { { "captions_by_words", "caption", "words", true },
	               { "captions_by_archive", "archive_form", "archive", true } } },
	{ .file = "opsignals", .type = "struct opsignal", .rows = "opsignal_rows", .columns = opsignal_columns,
	  .sort = { "signal" }, .indexes = { { "opsignals_by_code", "signal", "code", true } } },
	{ .file = "prosigns", .type = "struct prosign", .rows = "prosign_rows", .columns = prosign_columns,
	  .sort = { "prosign" }, .indexes = { { "prosigns_by_sign", "prosign", "sign", true } } },
	{ .file = "precedences", .type = "struct precedence", .rows = "precedence_rows", .columns = precedence_columns,
	  .indexes = { { "precedences_by_word", "word", "word", true } } },
	{ .file = "classifications", .type = "struct level", .rows = "level_rows", .columns = level_columns,
	  .indexes = { { "levels_by_name", "level", "name", false },
	               { "levels_by_text", "text_form", "text_key", true },
	               { "levels_by_archive", "archive_form", "archive", false } } },
	{ .file = "bureaus", .type = "struct bureau", .rows = "bureau_rows", .columns = bureau_columns,
	  .sort = { "code" }, .indexes = { { "bureaus_by_code", "code", "code", true } } },
	{ .file = "executive_orders", .type = "struct order", .rows = "order_rows", .columns = order_columns,
	  .indexes = { { "orders_by_number", NULL, NULL, false } } },
	{ .file = "address_words", .type = "struct address_word", .rows = "address_word_rows", .columns = address_columns,
	  .sort = { "words", "kind" }, .indexes = { { "address_words_by_words", "words", "words", false } } },
};

enum { SPECS = sizeof(specs) / sizeof(*specs) };

static const struct table *table_named(const char *rows)
{
	for (size_t i = 0; i < SPECS; i++)
		if (strcmp(specs[i].rows, rows) == 0)
			return &tables[i];
	die("mktables", 0, "no table %s", rows);
}

int main(int argc, char **argv)
{
	if (argc != 3)
		die("mktables", 0, "usage: mktables OUT.c DATA_DIR");
	tables = must(calloc(SPECS, sizeof(*tables)));
	for (size_t i = 0; i < SPECS; i++) {
		tables[i].spec = &specs[i];
		table_read(&tables[i], argv[2]);
		table_sort(&tables[i], specs[i].sort);
	}
	out = fopen(argv[1], "w");
	if (!out)
		die(argv[1], 0, "%s", strerror(errno));
	fputs("/* Written by tools/mktables.c from data/: change those. */\n"
	      "#include \"authority/table.h\"\n",
	      out);
	for (size_t i = 0; i < SPECS; i++)
		table_print(&tables[i]);
	if (fclose(out) != 0) {
		remove(argv[1]);
		die(argv[1], 0, "%s", strerror(errno));
	}
	return 0;
}
