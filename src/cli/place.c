/*
 * place - lines and columns of a telegram, as a compiler names them.
 */
#include "cli/place.h"

#include "base/utf8.h"

uint32_t place_line(const struct cable *c, uint32_t off)
{
	uint32_t low = 0, high = c->lines.n;

	while (high - low > 1) {
		uint32_t mid = low + (high - low) / 2;

		if (c->lines.v[mid].off <= off)
			low = mid;
		else
			high = mid;
	}
	return low;
}

/* A line without its end: CR LF, LF, or a lone CR. */
static Str line_bytes(const struct cable *c, uint32_t line)
{
	Str s = { c->text.p + c->lines.v[line].off, c->lines.v[line].len };

	while (s.n && (s.p[s.n - 1] == '\n' || s.p[s.n - 1] == '\r'))
		s.n--;
	return s;
}

struct place place_of(const struct cable *c, Span span)
{
	struct place p = { .line = 1, .column = 1, .text = S("") };
	uint32_t line, into, left;

	if (c->lines.n == 0)
		return p;
	line = place_line(c, span.off);
	p.text = line_bytes(c, line);
	into = span.off - c->lines.v[line].off;
	if (into > p.text.n)
		into = (uint32_t)p.text.n;
	left = (uint32_t)p.text.n - into;
	p.at = (Span){ into, span.len < left ? span.len : left };
	p.line = line + 1;
	p.column = (uint32_t)utf8_width(str_cut(p.text, 0, into)) + 1;
	return p;
}
