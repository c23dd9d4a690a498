/*
 * Damage to the files of the index is noticed before an answer is wrong: a byte is changed in
 * every chunk, files are cut, the manifest is spoilt.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "tap.h"
#include "lib/trial.h"

enum { DOCS = 3000, QUESTIONS = 25, CHANGES = 150 };

static char folder[256];

struct answer {
	uint32_t n;
	int64_t *ids;
	struct find_hit top[10];
	uint32_t top_n;
};

struct damage {
	struct trial t;
	const struct ask *questions[QUESTIONS];
	struct answer clean[QUESTIONS];
	char path[512];
	long bytes;
	unsigned noticed, harmless, wrong;
};

/* False where the index says that it is damaged. */
static bool answer(struct arena *a, const struct index *x, const struct ask *q, struct answer *out)
{
	struct error err;
	struct find *f = find_open(x, a, q, &err);

	if (!f || !find_top(f, 10, out->top, &out->top_n) || !find_all(f))
		return false;
	out->n = (uint32_t)find_count(f);
	out->ids = arena_array(a, int64_t, out->n + 1);
	find_by_time(f, 0, out->n, false, out->ids);
	return true;
}

static bool same(const struct answer *a, const struct answer *b)
{
	if (a->n != b->n || a->top_n != b->top_n || (a->n && memcmp(a->ids, b->ids, a->n * sizeof *a->ids) != 0))
		return false;
	for (uint32_t i = 0; i < a->top_n; i++)
		if (a->top[i].id != b->top[i].id || a->top[i].score < b->top[i].score || a->top[i].score > b->top[i].score)
			return false;
	return true;
}

static void ask_all(struct damage *d)
{
	struct error err;
	struct index *x = index_open(folder, &err);
	struct arena a;
	bool noticed = !x, wrong = false;

	arena_init(&a);
	for (unsigned i = 0; x && i < QUESTIONS && !noticed; i++) {
		struct answer now;

		if (!answer(&a, x, d->questions[i], &now))
			noticed = true;
		else
			wrong |= !same(&now, &d->clean[i]);
	}
	d->noticed += noticed;
	d->wrong += wrong;
	d->harmless += !noticed && !wrong;
	arena_release(&a);
	index_close(x);
}

static void change_byte(struct damage *d, long at, unsigned char by)
{
	int fd = open(d->path, O_RDWR);
	unsigned char c = 0;

	if (fd < 0 || pread(fd, &c, 1, at) != 1)
		exit(1);
	c ^= by;
	if (pwrite(fd, &c, 1, at) != 1)
		exit(1);
	close(fd);
}

static bool prepare(struct damage *d)
{
	struct error err;
	struct writer *w;
	struct index *x;
	struct stat st;

	trial_init(&d->t, 77);
	trial_invent(&d->t, DOCS);
	w = writer_open(folder, &d->t.plan, true, &err);
	for (uint32_t i = 0; w && i < DOCS; i++)
		if (!writer_add(w, &d->t.docs.v[i].d, &err))
			return false;
	if (!w || !writer_commit(w, WRITER_AS_IT_IS, &err))
		return false;
	writer_close(w);
	snprintf(d->path, sizeof d->path, "%s/00000001.segment", folder);
	x = index_open(folder, &err);
	for (unsigned i = 0; x && i < QUESTIONS; i++) {
		d->questions[i] = trial_question(&d->t, i % 3);
		if (!answer(&d->t.a, x, d->questions[i], &d->clean[i]))
			return false;
	}
	index_close(x);
	if (!x || stat(d->path, &st) != 0)
		return false;
	d->bytes = (long)st.st_size;
	return true;
}

static void test_bytes(struct damage *d)
{
	for (unsigned i = 0; i < CHANGES; i++) {
		long at = (long)((double)d->bytes * i / CHANGES) + (long)trial_below(&d->t, (uint32_t)(d->bytes / CHANGES));
		unsigned char by = (unsigned char)(1u << trial_below(&d->t, 8));

		change_byte(d, at, by);
		ask_all(d);
		change_byte(d, at, by);
	}
	is_int(d->wrong, 0, "no changed byte among %u gives a wrong answer", CHANGES);
	ok(d->noticed > CHANGES / 2, "%u changes are noticed, %u are where nobody looks", d->noticed, d->harmless);
	d->noticed = d->harmless = 0;
	ask_all(d);
	is_int(d->harmless, 1, "mended, all is as it was");
}

static void test_check(struct damage *d)
{
	unsigned missed = 0;
	struct segment s;
	struct error err;

	for (unsigned i = 0; i < CHANGES; i++) {
		long at = (long)((double)d->bytes * i / CHANGES);

		change_byte(d, at, 0x10);
		if (segment_open(&s, d->path, &err)) {
			missed += segment_check(&s, &err);
			segment_close(&s);
		}
		change_byte(d, at, 0x10);
	}
	is_int(missed, 0, "checked as a whole, every changed byte is noticed");
	ok(segment_open(&s, d->path, &err) && segment_check(&s, &err), "and nothing else");
	segment_close(&s);
}

static void test_cut(struct damage *d)
{
	struct arena a;
	Str whole;
	unsigned wrong = d->wrong;

	arena_init(&a);
	if (!file_read(&a, d->path, 1 << 28, &whole, NULL))
		exit(1);
	d->noticed = 0;
	for (int i = 0; i < 20; i++) {
		if (truncate(d->path, (long)(whole.n * (size_t)i / 20)) != 0)
			exit(1);
		ask_all(d);
		FILE *f = fopen(d->path, "wb");
		if (!f || fwrite(whole.p, 1, whole.n, f) != whole.n || fclose(f) != 0)
			exit(1);
	}
	is_int(d->noticed, 20, "a segment that is cut is noticed");
	is_int(d->wrong, wrong, "and gives no answer");
	arena_release(&a);
}

static void test_manifest(struct damage *d)
{
	char path[512];
	struct stat st;
	struct error err;

	snprintf(path, sizeof path, "%s/MANIFEST", folder);
	if (stat(path, &st) != 0)
		exit(1);
	memcpy(d->path, path, sizeof path);
	d->noticed = 0;
	for (long i = 0; i < st.st_size; i++) {
		change_byte(d, i, 1);
		ask_all(d);
		change_byte(d, i, 1);
	}
	is_int(d->noticed, st.st_size, "a changed byte of the manifest is noticed, wherever it is");
	unlink(path);
	ok(!index_open(folder, &err) && err.kind == ERR_MISSING, "without a manifest there is no index");
}

int main(void)
{
	static struct damage d;

	snprintf(folder, sizeof folder, "%s/index-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
	if (!mkdtemp(folder) || !ok(prepare(&d), "an index to be spoilt, of %d documents", DOCS))
		return 1;
	test_bytes(&d);
	test_check(&d);
	test_cut(&d);
	test_manifest(&d);
	trial_remove(folder);
	trial_release(&d.t);
	return tap_done();
}
