/*
 * read_lines - the text cut into lines, each looked at once.
 *
 * Whether there is anything on a line is known when it is cut; what it looks like
 * is asked later and only down to an archive's trailer, which is keys and values.
 */
#include "base/lanes.h"
#include "cable/reader.h"

/* Guesses for first allocations; more make them grow. */
enum { BYTES_A_LINE = 24, LINES_LEAST = 128, PIECES_LEAST = 32 };

enum { BLOCK = 4 * LANES }; /* in which line ends are looked for at a time, a bit for each byte */

static void make_room(struct reader *r)
{
	uint32_t n = r->c->lines.n;
	uint32_t more = r->c->lines.room ? r->c->lines.room * 2 : (uint32_t)(r->text.n / BYTES_A_LINE) + LINES_LEAST;
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
	r->c->lines.room = more;
}

/* What stands between the blanks of a line; a line of blanks has its content at its end. */
static inline Span content_of(Str text, uint32_t from, uint32_t to)
{
	while (to > from && (text.p[to - 1] == '\n' || is_blank((unsigned char)text.p[to - 1])))
		to--;
	while (from < to && is_blank((unsigned char)text.p[from]))
		from++;
	return (Span){ from, to - from };
}

/* Add the lines that end in the block at `from`, one end for each bit of `ends`; where the next line begins. */
static inline uint32_t add_lines(struct reader *r, uint32_t from, uint64_t ends, uint32_t off)
{
	struct line *line = r->c->lines.v + r->c->lines.n;
	Span *content = r->content + r->c->lines.n;
	uint8_t *look = r->look + r->c->lines.n;
	const Str text = r->text;

	for (; ends; ends &= ends - 1) {
		uint32_t end = from + (uint32_t)__builtin_ctzll(ends) + 1;
		Span s = content_of(text, off, end);

		*line++ = (struct line){ off, end - off, NODE_UNKNOWN };
		*content++ = s;
		*look++ = s.len ? LOOK_TEXT : LOOK_BLANK;
		off = end;
	}
	r->c->lines.n = (uint32_t)(line - r->c->lines.v);
	return off;
}

static inline uint64_t ends_at(const char *p)
{
	return lanes_set((Lanes)(lanes_at(p) == lanes_of('\n')));
}

/* Where lines end in a block, or in what is left of the text, whose last byte ends a line in any case. */
static inline uint64_t ends_in(Str rest)
{
	uint64_t ends;

	if (rest.n > BLOCK)
		return ends_at(rest.p) | ends_at(rest.p + LANES) << LANES | ends_at(rest.p + 2 * LANES) << 2 * LANES |
		       ends_at(rest.p + 3 * LANES) << 3 * LANES;
	ends = (uint64_t)1 << (rest.n - 1);
	for (size_t i = 0; i < rest.n; i++)
		ends |= (uint64_t)(rest.p[i] == '\n') << i;
	return ends;
}

void read_lines(struct reader *r)
{
	uint32_t n = (uint32_t)r->text.n, off = 0;

	make_room(r);
	for (uint32_t i = 0; i < n; i += BLOCK) {
		uint64_t ends = ends_in((Str){ r->text.p + i, n - i });

		if (r->c->lines.room - r->c->lines.n < BLOCK)
			make_room(r);
		off = add_lines(r, i, ends, off);
	}
	r->end = r->c->lines.n;
	list_room(r->a, &r->c->pieces, r->c->lines.n / 2 + PIECES_LEAST);
}

void look_at_lines(struct reader *r)
{
	for (uint32_t i = 0; i < r->end; i++) {
		if (r->look[i] == LOOK_BLANK)
			continue;
		r->look[i] = (uint8_t)scan_line(line_at(r, i));
		if (r->look[i] > LOOK_BLANK)
			*list_push(r->scratch, &r->odd) = i;
	}
}
