/*
 * compose_lines - lines of the source, and what sets lines apart.
 */
#include "cable/compose_part.h"
#include "cable/wrap.h"

uint32_t compose_line_at(const struct cable *c, uint32_t off)
{
	uint32_t low = 0, high = c->lines.n;

	while (low + 1 < high) {
		uint32_t mid = low + (high - low) / 2;

		if (c->lines.v[mid].off <= off)
			low = mid;
		else
			high = mid;
	}
	return low;
}

Str compose_line(const struct cable *c, uint32_t line)
{
	const struct line *l = &c->lines.v[line];

	return str_trim(str_cut(c->text, l->off, l->off + l->len));
}

void compose_gap(struct composer *k)
{
	Str put = str_cut(buf_str(k->out), k->start, k->out->n);

	if (put.n && !k->tight && !str_ends(put, S("\n\n")))
		buf_byte(k->out, '\n');
	k->tight = false;
}

void compose_whole_line(struct composer *k, Str line)
{
	if (wrap_width(line) > LINE_COLUMNS || str_find(line, S("\xC2\xB6")) < line.n) {
		wrap_put(k->out, STR_NONE, line, 0, wrap_reads_on);
		return;
	}
	buf_put(k->out, line);
	buf_byte(k->out, '\n');
}
