/*
 * lines - the text cut into lines, each looked at once.
 */
#include "cable/reader.h"

static size_t count_lines(Str s)
{
	size_t n = 1;

	for (size_t i = 0; (i += str_find_byte(str_cut(s, i, s.n), '\n')) < s.n; i++)
		n++;
	return n;
}

void read_lines(struct reader *r)
{
	struct cable *c = r->c;
	uint32_t most = (uint32_t)count_lines(r->text), off = 0, n = 0;

	c->lines.v = arena_raw(r->a, (size_t)most * sizeof *c->lines.v);
	r->look = arena_raw(r->scratch, most);
	while (off < r->text.n) {
		size_t len = str_find_byte(str_cut(r->text, off, r->text.n), '\n');

		len += off + len < r->text.n;
		c->lines.v[n] = (struct line){ off, (uint32_t)len, NODE_UNKNOWN };
		c->lines.n = n + 1;
		r->look[n] = (uint8_t)scan_line(line_at(r, n));
		off += (uint32_t)len;
		n++;
	}
	c->lines.n = c->lines.room = n;
	r->end = n;
}
