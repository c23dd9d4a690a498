/*
 * steps - the work of reading telegrams, counted and not timed.
 *
 *     bench-steps FILE...
 *
 * A step is a basic block entered, or a byte that the C library looked at (t/counted.h).
 * The figures are the same on every run, so that a change of one in a hundred can be seen,
 * which no clock of a busy machine shows.
 */
#define T_COUNTED_PLAIN
#include "counted.h"

#include "load.h"
#include "ways.h"

/* What came of it: a check that nothing was left out to be quick. */
struct yield {
	size_t lines, pieces, findings, json;
};

static uint64_t count(enum way way, const StrList *telegrams, struct yield *y)
{
	struct desk d;
	uint64_t before;

	desk_init(&d);
	before = counted_steps;
	for (uint32_t i = 0; i < telegrams->n; i++) {
		const struct cable *c = way_go(way, &d, telegrams->v[i]);

		y->lines += c->lines.n;
		y->pieces += c->pieces.n;
		y->findings += c->findings.n;
		y->json += d.json.n;
	}
	desk_release(&d);
	return counted_steps - before;
}

int main(int argc, char **argv)
{
	struct arena a;
	StrList telegrams;
	size_t size;

	arena_init(&a);
	telegrams = telegrams_load(&a, argc - 1, argv + 1);
	size = telegrams_size(&telegrams);
	printf("%-32s %12s  of %zu bytes\n", "steps counted", "a byte", size);
	for (int w = 0; w < WAY_COUNT; w++) {
		struct yield y = { 0 };
		uint64_t steps = count((enum way)w, &telegrams, &y);

		printf("%-32s %12.2f  %zu lines, %zu pieces, %zu findings, %zu bytes of JSON\n", way_names[w],
		       (double)steps / (double)(size ? size : 1), y.lines, y.pieces, y.findings, y.json);
	}
	arena_release(&a);
	return 0;
}
