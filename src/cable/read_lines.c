/*
 * read_lines - the text cut into lines, each looked at once.
 */
#include "cable/reader.h"

enum { BYTES_A_LINE = 24 }; /* a guess for the first allocation; more lines make it grow */

static void make_room(struct reader *r, uint32_t *room)
{
	uint32_t more = *room ? *room * 2 : (uint32_t)(r->text.n / BYTES_A_LINE) + 16, n = r->c->lines.n;
	struct line *lines = arena_raw(r->a, (size_t)more * sizeof *lines);
	Span *content = arena_raw(r->scratch, (size_t)more * sizeof *content);
	uint8_t *look = arena_raw(r->scratch, more);

	if (n) {
		memcpy(lines, r->c->lines.v, n * sizeof *lines);
		memcpy(content, r->content, n * sizeof *content);
		memcpy(look, r->look, n);
	}
	r->c->lines.v = lines;
	r->content = content;
	r->look = look;
	*room = more;
}

/* What stands between the blanks of a line; a line of blanks has its content at its end. */
static Span content_of(Str text, uint32_t from, uint32_t to)
{
	while (to > from && (text.p[to - 1] == '\n' || is_blank((unsigned char)text.p[to - 1])))
		to--;
	while (from < to && is_blank((unsigned char)text.p[from]))
		from++;
	return (Span){ from, to - from };
}

static void add_line(struct reader *r, uint32_t off, uint32_t len)
{
	uint32_t n = r->c->lines.n++;
	enum look look;

	r->c->lines.v[n] = (struct line){ off, len, NODE_UNKNOWN };
	r->content[n] = content_of(r->text, off, off + len);
	look = scan_line(line_at(r, n));
	r->look[n] = (uint8_t)look;
	if (look > LOOK_BLANK)
		*list_push(r->scratch, &r->odd) = n;
}

void read_lines(struct reader *r)
{
	uint32_t room = 0, off = 0;

	make_room(r, &room);
	while (off < r->text.n) {
		const char *end = memchr(r->text.p + off, '\n', r->text.n - off);
		uint32_t next = end ? (uint32_t)(end - r->text.p) + 1 : (uint32_t)r->text.n;

		if (r->c->lines.n == room)
			make_room(r, &room);
		add_line(r, off, next - off);
		off = next;
	}
	r->c->lines.room = room;
	r->end = r->c->lines.n;
}
