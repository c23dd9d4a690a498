/*
 * damage - what lines and hands do to a text.
 */
#include "damage.h"

#include "authority/ita2.h"

/* The letter with these impulses; 0 for line ends, shifts and the empty combination. */
static char letter_of(int bits)
{
	for (char c = 'A'; c <= 'Z'; c++)
		if (ita2_bits(c) == bits)
			return c;
	return 0;
}

static void change_impulse(char *c, struct random *r)
{
	int bits = is_upper((unsigned char)*c) ? ita2_bits(*c) : -1;
	char got = bits < 0 ? 0 : letter_of(bits ^ 1 << random_below(r, 5));

	if (got)
		*c = got;
}

static void lose_shift(char *c)
{
	char got = is_upper((unsigned char)*c) ? ita2_to_figure(*c) : 0;

	if (got)
		*c = got;
}

void damage(struct buf *text, struct random *r)
{
	uint32_t stretches = random_between(r, 1, 3);

	for (uint32_t s = 0; s < stretches; s++) {
		uint32_t at = random_below(r, (uint32_t)text->n), n = random_by_log(r, 4, 80);
		bool shift = random_chance(r, 300);

		for (uint32_t i = at; i < at + n && i < text->n; i++) {
			if (shift && i < at + 24)
				lose_shift(&text->p[i]);
			else if (!shift && random_chance(r, 150))
				change_impulse(&text->p[i], r);
		}
	}
}

void correct(struct buf *text, struct random *r)
{
	uint32_t places = random_between(r, 1, 3);

	for (uint32_t i = 0; i < places; i++) {
		char *c = &text->p[random_below(r, (uint32_t)text->n)];

		if (is_digit((unsigned char)*c))
			*c = (char)('0' + (*c - '0' + 1 + (int)random_below(r, 9)) % 10);
		else if (is_upper((unsigned char)*c))
			*c = (char)('A' + (*c - 'A' + 1 + (int)random_below(r, 25)) % 26);
	}
}
