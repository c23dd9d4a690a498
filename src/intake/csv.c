/*
 * csv - Cablegate as a table: eight columns, no names above them.
 *
 * A quotation mark within a column has a backslash before it (doubled ones are
 * understood, too), and columns hold line ends. A row shows itself by its number
 * and date; where a column is not closed the next such row is where reading goes
 * on.
 */
#include "intake/cablegate.h"
#include "intake/cut.h"

enum { ROW_LOOK = 64 };

enum trouble {
	TROUBLE_NONE,
	TROUBLE_OPEN,  /* a column is not closed before the next row */
	TROUBLE_ENDS,  /* the file ends within a column */
	TROUBLE_LARGE
};

/* The row at the window's front; places count from there. */
struct row {
	struct cut *c;
	size_t at;
	unsigned columns;
	struct { size_t from, to; } column[CABLEGATE_COLUMNS];
	enum trouble trouble;
};

/* A number and a date, as every row begins: `251287,"12/31/2004 10:00",` */
static bool begins_row(Str s)
{
	struct date day;
	unsigned minute;
	uint32_t number;
	bool quoted = take_byte(&s, '"');

	return take_number(&s, 9, &number) && (!quoted || take_byte(&s, '"')) && take_byte(&s, ',') &&
	       (take_byte(&s, '"'), cablegate_date(s, &day, &minute) > 0);
}

bool kind_is_csv(Str head)
{
	Str line;

	take(&head, S("\xEF\xBB\xBF"));
	for (int i = 0; i < 100 && str_next(&head, '\n', &line); i++)
		if (begins_row(line))
			return true;
	return false;
}

/* The byte at `at`, -1 at the end. */
static int byte_at(struct row *r, size_t at)
{
	Str s = stream_see(r->c->from, at + 1);

	return at < s.n ? (unsigned char)s.p[at] : -1;
}

static bool ends_column(int c)
{
	return c == ',' || c == '\n' || c == '\r' || c < 0;
}

/* Does the line that the byte at `at` stands on begin a row? It can only be near its front. */
static bool in_row_front(struct row *r, size_t from, size_t at)
{
	Str s = stream_see(r->c->from, at + ROW_LOOK);
	size_t line = at;

	while (line > from && at - line < 12 && s.p[line - 1] != '\n')
		line--;
	if (line <= from || s.p[line - 1] != '\n' || !begins_row(str_cut(s, line, line + ROW_LOOK)))
		return false;
	r->at = line;
	return true;
}

static bool is_escaped(const char *p, size_t from, size_t at)
{
	size_t n = 0;

	while (at - n > from && p[at - n - 1] == '\\')
		n++;
	return n % 2 == 1;
}

/* The next quotation mark at or behind r->at, as a place; false where there is none. */
static bool find_quote(struct row *r, size_t from)
{
	for (;;) {
		Str s = stream_see(r->c->from, r->at + 1);
		const char *q = s.n > r->at ? memchr(s.p + r->at, '"', s.n - r->at) : NULL;

		if (q && !is_escaped(s.p, from, (size_t)(q - s.p)))
			return r->at = (size_t)(q - s.p), true;
		if (s.n <= r->at || s.n > INTAKE_RECORD_MOST) {
			r->trouble = s.n <= r->at ? TROUBLE_ENDS : TROUBLE_LARGE;
			return false;
		}
		r->at = q ? (size_t)(q - s.p) + 1 : s.n;
	}
}

/* From behind the opening mark to behind the closing one. A mark that closes nothing belongs to the text. */
static bool scan_quoted(struct row *r)
{
	size_t from = ++r->at;

	while (find_quote(r, from)) {
		int next = byte_at(r, r->at + 1);

		if (ends_column(next)) {
			r->at++;
			return true;
		}
		if (in_row_front(r, from, r->at)) {
			r->trouble = TROUBLE_OPEN;
			return false;
		}
		r->at += next == '"' ? 2 : 1;
	}
	return false;
}

static bool scan_plain(struct row *r)
{
	while (!ends_column(byte_at(r, r->at)))
		if (++r->at > INTAKE_RECORD_MOST) {
			r->trouble = TROUBLE_LARGE;
			return false;
		}
	return true;
}

/* One column; its marks are within its place. */
static bool scan_column(struct row *r)
{
	size_t from = r->at;

	if (!(byte_at(r, r->at) == '"' ? scan_quoted(r) : scan_plain(r)))
		return false;
	if (r->columns < CABLEGATE_COLUMNS) {
		r->column[r->columns].from = from;
		r->column[r->columns].to = r->at;
	}
	r->columns++;
	return true;
}

static void scan_row(struct row *r)
{
	do {
		if (!scan_column(r))
			return;
	} while (byte_at(r, r->at) == ',' && r->at++ < INTAKE_RECORD_MOST);
	if (byte_at(r, r->at) == '\r')
		r->at++;
	if (byte_at(r, r->at) == '\n')
		r->at++;
}

/* The column without its marks; what a backslash protects is kept, the backslash is not. */
static void unescape(struct buf *b, Str s)
{
	bool quoted = s.n >= 2 && s.p[0] == '"';

	if (quoted)
		s = str_cut(s, 1, s.n - 1);
	for (size_t i = 0; i < s.n; i++) {
		bool pair = i + 1 < s.n && (s.p[i] == '\\' || (quoted && s.p[i] == '"' && s.p[i + 1] == '"'));

		i += pair;
		buf_byte(b, s.p[i]);
	}
}

static bool give_row(struct row *r)
{
	Str window = stream_see(r->c->from, 0), field[CABLEGATE_COLUMNS];
	struct slice slice = { .form = &form_cablegate_csv, .length = r->at };
	struct cablegate f;
	struct buf columns, text;
	size_t end[CABLEGATE_COLUMNS];
	bool go;

	buf_init(&columns, BUF_MOST);
	buf_init(&text, CABLE_TEXT_MOST + 1);
	for (size_t i = 0; i < CABLEGATE_COLUMNS; i++) {
		unescape(&columns, str_cut(window, r->column[i].from, r->column[i].to));
		end[i] = columns.n;
	}
	for (size_t i = 0; i < CABLEGATE_COLUMNS; i++)
		field[i] = str_cut(buf_str(&columns), i ? end[i - 1] : 0, end[i]);
	f = (struct cablegate){ field[0], field[1], field[2], field[3], field[4], field[5], field[6], field[7] };
	cablegate_put(&text, &f);
	go = cut_made(r->c, &slice, &text);
	buf_release(&text);
	buf_release(&columns);
	return go;
}

static bool give_trouble(struct row *r)
{
	struct cut *c = r->c;
	unsigned long long line = cut_line(c, 0);
	unsigned column = r->columns + 1;

	switch (r->trouble) {
	case TROUBLE_OPEN:
		return cut_failed(c, 0, r->at, "line %llu: column %u is not closed where the next row begins", line, column);
	case TROUBLE_ENDS:
		return cut_failed(c, 0, r->at, "line %llu: the row breaks off within column %u", line, column);
	case TROUBLE_LARGE:
		return cut_failed(c, 0, r->at, "line %llu: the row is longer than the %d MiB that one may have", line,
		                  INTAKE_RECORD_MOST >> 20);
	default:
		return cut_failed(c, 0, r->at, "line %llu: %u columns where %d are expected", line, r->columns,
		                  CABLEGATE_COLUMNS);
	}
}

/* Leave lines behind until one begins a row. */
static void skip_to_row(struct cut *c)
{
	Str line;

	while (stream_line(c->from, 0, &line)) {
		bool whole = line.p[line.n - 1] == '\n';

		stream_skip(c->from, line.n);
		if (whole && begins_row(str_cut(stream_see(c->from, ROW_LOOK), 0, ROW_LOOK)))
			return;
	}
}

/* Lines that are no row: the first may name the columns. */
static bool cut_stray(struct cut *c)
{
	struct stream *st = c->from;
	unsigned long long line = st->line;
	uint64_t from = st->offset;
	bool first = from == 0;
	Str s;

	stream_line(st, 0, &s);
	if (str_trim(s).n == 0) {
		stream_skip(st, s.n);
		return true;
	}
	return (first ? cut_other(c, 0, s.n, "line %llu: no row begins here", line)
	              : cut_failed(c, 0, s.n, "line %llu: no row begins here", line)) &&
	       (skip_to_row(c), true);
}

static bool cut_row(struct cut *c)
{
	struct row r = { .c = c };
	bool go;

	if (!begins_row(str_cut(stream_see(c->from, ROW_LOOK), 0, ROW_LOOK)))
		return cut_stray(c);
	scan_row(&r);
	go = !r.trouble && r.columns == CABLEGATE_COLUMNS ? give_row(&r) : give_trouble(&r);
	stream_skip(c->from, r.at);
	if (r.trouble == TROUBLE_LARGE)
		skip_to_row(c);
	return go;
}

void csv_cut(struct cut *c)
{
	if (str_starts(stream_see(c->from, 3), S("\xEF\xBB\xBF")))
		stream_skip(c->from, 3);
	while (stream_see(c->from, 1).n && cut_row(c))
		;
}
