/*
 * mutation - any bytes give a telegram: examples and real telegrams with bytes
 * flipped, lines dropped, doubled and swapped, cut anywhere.
 *
 * CABLEROOM_MUTATIONS says how many (1,500 unless told), CABLEROOM_SEED where the
 * series starts; a failure names both, so that it can be seen again.
 */
#include "cable/compose.h"
#include "cable/output.h"
#include "cable/rules.h"
#include "samples.h"

enum { SAMPLES_MOST = 512, CHANGES_MOST = 6 };

static struct {
	struct arena arena;
	Str text[SAMPLES_MOST];
	uint32_t n;
} samples;

static uint64_t state;

/* xorshift64*: the same series on every machine. */
static uint64_t next(void)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return state * 2685821657736338717u;
}

static size_t below(size_t n)
{
	return n ? (size_t)(next() % n) : 0;
}

static void keep(const char *name, Str text, void *ctx)
{
	(void)name;
	(void)ctx;
	if (samples.n < SAMPLES_MOST)
		samples.text[samples.n++] = arena_str(&samples.arena, text);
}

/* The line that a random byte of the text is in. */
static Str random_line(Str s)
{
	size_t at = below(s.n), from = at, to;

	while (from > 0 && s.p[from - 1] != '\n')
		from--;
	to = at + str_find_byte(str_cut(s, at, s.n), '\n');
	return str_cut(s, from, to < s.n ? to + 1 : s.n);
}

static void flip(struct buf *b)
{
	if (b->n)
		b->p[below(b->n)] ^= (char)(1 << below(8));
}

static void drop_line(struct buf *b)
{
	Str l = random_line(buf_str(b));
	size_t from = (size_t)(l.p - buf_str(b).p);

	memmove(b->p + from, b->p + from + l.n, b->n - from - l.n);
	b->n -= l.n;
}

static void double_line(struct buf *b)
{
	struct arena a;
	Str l;

	arena_init(&a);
	l = arena_str(&a, random_line(buf_str(b)));
	buf_put(b, l);
	arena_release(&a);
}

static void cut_end(struct buf *b)
{
	b->n = below(b->n + 1);
}

static void cut_start(struct buf *b)
{
	size_t n = below(b->n + 1);

	memmove(b->p, b->p + n, b->n - n);
	b->n -= n;
}

static void overwrite(struct buf *b)
{
	static const Str words[] = { S_INIT("UNCLAS "), S_INIT("TAGS: "), S_INIT("\n1. (S/NF) "), S_INIT("REF: A. "),
		S_INIT("\x00\xFF\xC2"), S_INIT("PAGE 01 LA PAZ 00001  02 OF 99  010000Z\n"), S_INIT("((((((((("), S_INIT("MRN: ") };
	Str w = words[below(sizeof words / sizeof *words)];
	size_t at = below(b->n);

	if (b->n >= at + w.n)
		memcpy(b->p + at, w.p, w.n);
}

static void (*const changes[])(struct buf *b) = { flip, drop_line, double_line, cut_end, cut_start, overwrite, flip };

static void mutate(struct buf *b, Str from)
{
	size_t n = 1 + below(CHANGES_MOST);

	buf_clear(b);
	buf_put(b, from);
	while (n-- && b->n)
		changes[below(sizeof changes / sizeof *changes)](b);
}

static bool leaves_cover(struct arena *a, const struct cable *c)
{
	uint32_t n, at = 0;
	const struct node *v = telegram_tree(a, c, &n);

	for (uint32_t i = 0; i < n; i++)
		if (v[i].end == i + 1 && v[i].span.len) {
			if (v[i].span.off != at)
				return false;
			at += v[i].span.len;
		}
	return at == c->text.n;
}

/* Everything that can be done with a telegram, done; the sanitizers watch. */
static bool exercise(Str text)
{
	struct arena a, scratch;
	struct source source = { .form = S("text") };
	const struct finding *why;
	struct cable *c;
	struct buf b;
	struct json j;
	bool good;

	arena_init(&a);
	arena_init(&scratch);
	buf_init(&b, BUF_MOST);
	json_init(&j, &b);
	c = telegram_read(&a, &scratch, text);
	telegram_check(&a, c);
	telegram_json(&j, c, &source, true);
	good = leaves_cover(&a, c) && !b.full && c->accounted <= text.n;
	telegram_compose(&a, &b, c, &why);
	buf_release(&b);
	arena_release(&scratch);
	arena_release(&a);
	return good;
}

static long setting(const char *name, long otherwise)
{
	const char *value = getenv(name);

	return value ? atol(value) : otherwise;
}

int main(void)
{
	long count = setting("CABLEROOM_MUTATIONS", 1500), seed = setting("CABLEROOM_SEED", 1), bad = 0;
	struct buf b;

	arena_init(&samples.arena);
	buf_init(&b, BUF_MOST);
	samples_each("examples/telegrams", keep, NULL);
	if (!samples_each("../shared/corpus/cfpf-1974-79/txt", keep, NULL))
		puts("# the corpus of real telegrams is not beside the project");
	ok(samples.n >= 40, "%u telegrams to start from", samples.n);
	for (long i = 0; i < count && samples.n; i++) {
		state = (uint64_t)(seed + i) * 0x9E3779B97F4A7C15u + 1;
		mutate(&b, samples.text[below(samples.n)]);
		if (!exercise(buf_str(&b))) {
			printf("# CABLEROOM_SEED=%ld CABLEROOM_MUTATIONS=1 shows it\n", seed + i);
			bad++;
		}
	}
	is_int(bad, 0, "%ld mutations parse, and their leaves add up", count);
	buf_release(&b);
	arena_release(&samples.arena);
	return tap_done();
}
