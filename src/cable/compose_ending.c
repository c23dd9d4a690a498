/*
 * compose_ending - separation, validation and end of message: format lines 13 to 16.
 */
#include "cable/compose_part.h"

/* Only a serial number of four digits is repeated. */
static bool is_validated(const struct cable *c)
{
	unsigned n;
	Str s = c->transmission.serial;

	return take_digits(&s, 4, &n) && !s.n;
}

void compose_ending(struct composer *k)
{
	const struct cable *c = k->c;

	if (!c->paragraphs.n && !c->signer.n)
		compose_gap(k); /* else BT would go on with the last element */
	if (k->wire || c->notes.break_after)
		buf_z(k->out, "BT\n");
	for (uint32_t i = 0; i < c->corrections.n; i++)
		compose_whole_line(k, c->corrections.v[i]);
	if (k->wire && is_validated(c))
		buf_printf(k->out, "#%.*s\n", STR_ARG(c->transmission.serial));
	if (k->wire || c->notes.end_mark) {
		compose_gap(k);
		buf_z(k->out, "NNNN\n");
	}
}
