/*
 * head - the first lines of a text, as the recognisers look at them.
 */
#include "intake/head.h"

void head_read(struct head *h, Str text)
{
	Str line;

	h->n = 0;
	for (int i = 0; i < 2 * HEAD_LINES && h->n < HEAD_LINES && str_next(&text, '\n', &line); i++) {
		line = str_trim(line);
		if (line.n)
			h->line[h->n++] = line;
	}
}

bool head_has(const struct head *h, bool (*is)(Str line))
{
	for (size_t i = 0; i < h->n; i++)
		if (is(h->line[i]))
			return true;
	return false;
}
