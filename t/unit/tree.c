/*
 * tree - the leaves of a telegram's tree add up to its bytes, whatever the bytes.
 */
#include "cable/telegram.h"
#include "samples.h"
#include "tap.h"

/* Leaves follow each other without gap or overlap, and children lie in their parents. */
static bool covers(const struct cable *c, const struct node *v, uint32_t n)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (v[i].end <= i || v[i].end > n)
			return false;
		if (v[i].end != i + 1)
			continue;
		if (v[i].span.len && v[i].span.off != at)
			return false;
		at += v[i].span.len;
	}
	return at == c->text.n && v[0].end == n;
}

static void check_file(const char *name, Str text, void *ctx)
{
	struct arena a, scratch;
	const struct cable *c;
	const struct node *v;
	uint32_t n;

	(void)ctx;
	arena_init(&a);
	arena_init(&scratch);
	c = telegram_read(&a, &scratch, text);
	v = telegram_tree(&a, c, &n);
	ok(covers(c, v, n), "%s: leaves cover %zu bytes", name, text.n);
	arena_release(&a);
	arena_release(&scratch);
}

int main(void)
{
	check_file("nothing", S(""), NULL);
	check_file("one byte", S("x"), NULL);
	check_file("only line ends", S("\n\n\r\n"), NULL);
	samples_each("examples/telegrams", check_file, NULL);
	if (!samples_each("../shared/corpus/cfpf-1974-79/txt", check_file, NULL))
		skip("the corpus of real telegrams is not beside the project");
	return tap_done();
}
