/* Tests of the life of the index beside an archive: it follows, it knows what it lacks, it is mended. */
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/handle.h"
#include "archive/purge.h"
#include "archive/put.h"
#include "archive/since.h"
#include "base/file.h"
#include "base/folder.h"
#include "index/find.h"
#include "search/indexer.h"
#include "tap.h"

enum { FIRST = 150, MORE = 30, FLIPS = 100, WORDS = 12 };

static char folder[] = "/tmp/t-indexer.XXXXXX";
static char path[64], index_path[80];
static struct arena arena;
static struct error err;
static struct archive *ar;
static struct preparer *pr;
static unsigned seed = 12345;

static unsigned below(unsigned n)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % n;
}

/* A telegram with the number in it as a word, and words of which each is in many. */
static Str telegram(int number)
{
	static const char *const words[] = { "WHEAT", "FLOUR", "STEAMER", "BARGE", "HARBOR", "PILOT", "CUSTOMS", "COAL" };
	struct buf b;
	Str s;

	buf_init(&b, 1 << 16);
	buf_printf(&b, "R %02d1530Z JAN 74\nFM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC 1844\n", number % 28 + 1);
	buf_printf(&b, "C O N F I D E N T I A L LA PAZ %04d\nE.O. 11652: GDS\nTAGS: EWWT, BL\nSUBJECT: EXERCISE: A STEAMER\n1. ", number);
	for (int i = 0; i < 80; i++)
		buf_printf(&b, "%s%s", words[below(8)], i % 9 == 8 ? "\n" : " ");
	buf_printf(&b, "\n2. ONLY%dHERE XQ%dX\nSTEDMAN\n", number, number);
	s = arena_str(&arena, buf_str(&b));
	buf_release(&b);
	return s;
}

static int64_t put_text(Str text, struct import_tap *tap)
{
	struct prepared *p = prepare(pr, text, S("text"));
	struct put put = { 0 };
	void *own = tap ? tap->open(tap->data) : NULL, *made = tap ? tap->make(own, p, S("text")) : NULL;

	if (!archive_begin(ar, &err) || !archive_put(ar, p, &put, &err) || !archive_end(ar, &err))
		printf("# %s\n", err.text);
	if (tap) {
		tap->put(tap->data, put.id, made);
		tap->close(own);
	}
	prepared_free(p);
	return put.id;
}

static int64_t put_some(int from, int n)
{
	int64_t last = 0;

	for (int i = 0; i < n; i++)
		last = put_text(telegram(from + i), NULL);
	return last;
}

/* The ids that a word finds in the index of a view, in order of time; -1: it is damaged. */
static long find_word(const struct lookup_view *v, const char *word, int64_t **ids)
{
	struct ask q = { .kind = ASK_WORD, .word = { .word = str_of(word) } };
	struct find *f = v->index ? find_open(v->index, &arena, &q, &err) : NULL;

	*ids = NULL;
	if (!v->index)
		return 0;
	if (!f || !find_all(f))
		return -1;
	*ids = arena_array(&arena, int64_t, find_count(f) + 1);
	return (long)find_by_time(f, 0, (uint32_t)find_count(f), false, *ids);
}

static const struct lookup_view *take_now(struct lookup *l)
{
	const struct lookup_view *v = NULL;

	if (!lookup_take(l, ar, 0, &v, &err))
		printf("# %s\n", err.text);
	return v;
}

static bool has_word(struct lookup *l, const char *word)
{
	const struct lookup_view *v = take_now(l);
	int64_t *ids;
	bool has = find_word(v, word, &ids) > 0;

	lookup_give(l, v);
	return has;
}

static enum lookup_state state_now(struct lookup *l, size_t *lacks)
{
	const struct lookup_view *v = take_now(l);
	enum lookup_state s = v->state;

	*lacks = v->lack_count;
	lookup_give(l, v);
	return s;
}

static void test_following(void)
{
	struct lookup *l = lookup_open(path);
	size_t lacks;

	put_some(1, FIRST);
	is_int(state_now(l, &lacks), LOOKUP_NONE, "there is no index at first");
	is_int(lacks, FIRST, "which lacks everything");
	is_int(indexer_run(ar, INDEXER_CATCH_UP, NULL, &err), INDEXER_DONE, "it is made");
	is_int(state_now(l, &lacks), LOOKUP_WHOLE, "an open lookup sees it");
	is_int(lacks, 0, "with all telegrams");
	ok(has_word(l, "xq7x"), "a word is found");
	put_some(1000, MORE);
	is_int(state_now(l, &lacks), LOOKUP_BEHIND, "more telegrams come");
	is_int(lacks, MORE, "which the view lacks");
	is_int(indexer_run(ar, INDEXER_CATCH_UP, NULL, &err), INDEXER_DONE, "it is caught up");
	is_int(state_now(l, &lacks), LOOKUP_WHOLE, "and is whole again");
	ok(has_word(l, "xq1001x"), "one of them is found");
	lookup_close(l);
}

static void test_generations(void)
{
	struct lookup *l = lookup_open(path);
	const struct lookup_view *first = take_now(l), *again, *old;
	uint64_t generation = first->generation;
	int64_t *ids;

	put_some(2000, 3);
	indexer_run(ar, INDEXER_CATCH_UP, NULL, &err);
	again = take_now(l);
	ok(again->generation != generation, "a later view has another generation");
	ok(lookup_take(l, ar, generation, &old, &err) && old->generation == generation, "the earlier one can be had");
	is_int(find_word(old, "xq2000x", &ids), 0, "and is as it was");
	is_int(find_word(again, "xq2000x", &ids), 1, "unlike the later one");
	lookup_give(l, first);
	lookup_give(l, old);
	lookup_give(l, again);
	ok(lookup_take(l, ar, 77, &old, &err) && old->generation != 77, "one that nobody knows gives that of now");
	lookup_give(l, old);
	lookup_close(l);
}

static void test_feed(void)
{
	struct indexer_feed *f = indexer_feed_open(path, &err);
	struct lookup *l = lookup_open(path);
	size_t lacks;
	int64_t entries;

	if (!ok(f != NULL, "the index can be fed"))
		return;
	is_int(indexer_run(ar, INDEXER_REBUILD, NULL, &err), INDEXER_BUSY, "by one at a time");
	put_text(telegram(3000), indexer_feed_tap(f));
	put_text(telegram(3001), NULL); /* as another program would */
	put_text(telegram(3002), indexer_feed_tap(f));
	since_entries(ar, &entries, &err);
	indexer_feed_tap(f)->committed(indexer_feed_tap(f)->data, entries);
	put_text(telegram(3003), indexer_feed_tap(f));
	ok(indexer_feed_close(f, &err), "it is fed");
	is_int(state_now(l, &lacks), LOOKUP_BEHIND, "what was not told to be in the archive");
	is_int(lacks, 1, "is left out");
	ok(has_word(l, "xq3000x") && has_word(l, "xq3001x") && has_word(l, "xq3002x"), "all else is found");
	is_int(indexer_run(ar, INDEXER_CATCH_UP, NULL, &err), INDEXER_DONE, "and the rest comes");
	ok(has_word(l, "xq3003x"), "later");
	lookup_close(l);
}

/* Whether some file of the index has the word. */
static bool in_files(const char *word)
{
	char command[200];

	snprintf(command, sizeof command, "grep -raqi %s %s", word, index_path);
	return system(command) == 0;
}

static void test_purge(void)
{
	struct lookup *l = lookup_open(path);
	const struct lookup_view *v = take_now(l), *old;
	uint64_t generation = v->generation;
	int64_t *ids;
	IdList found;

	is_int(find_word(v, "xq5x", &ids), 1, "a telegram is there");
	ok(in_files("only5here"), "in the files, too");
	lookup_give(l, v);
	ok(archive_find(ar, &arena, &(struct mrn){ .year = 1974, .post = S("LAPAZ"), .number = 5 }, &found, &err) && found.n == 1 &&
	   archive_purge(ar, found.v[0], S("EXERCISE"), S("TESTER"), &err), "it is purged: %s", err.text);
	v = take_now(l);
	is_int(find_word(v, "xq5x", &ids), 0, "no view has it any more, before the index knows");
	is_int(find_word(v, "steamer", &ids), FIRST + MORE + 3 + 4 - 1, "others are there");
	ok(lookup_take(l, ar, generation, &old, &err) && old->generation != generation, "nor can an earlier one be had");
	lookup_give(l, v);
	lookup_give(l, old);
	ok(indexer_purge(ar, &err), "the index is cleaned");
	ok(!in_files("only5here") && !in_files("xq5x"), "and no file has it");
	ok(has_word(l, "xq6x"), "others are found");
	lookup_close(l);
}

static bool copy_file(const char *from, const char *to)
{
	char command[300];

	snprintf(command, sizeof command, "cp %s %s", from, to);
	return system(command) == 0;
}

/* A copy from before is put back: its log has the same number of entries, but others. */
static void test_other_past(void)
{
	char kept[100];
	struct lookup *l;
	size_t lacks;

	snprintf(kept, sizeof kept, "%s/kept", folder);
	preparer_close(pr);
	archive_close(ar);
	if (!copy_file(path, kept) || !archive_open_write(&ar, path, &err))
		exit(1);
	pr = preparer_open(ar);
	put_some(4000, 2);
	indexer_run(ar, INDEXER_CATCH_UP, NULL, &err);
	preparer_close(pr);
	archive_close(ar);
	if (!copy_file(kept, path) || !archive_open_write(&ar, path, &err))
		exit(1);
	pr = preparer_open(ar);
	put_some(5000, 2);
	l = lookup_open(path);
	is_int(state_now(l, &lacks), LOOKUP_OLD, "the index of another past is not used");
	is_int(indexer_run(ar, INDEXER_CATCH_UP, NULL, &err), INDEXER_DONE, "it is built anew");
	ok(has_word(l, "xq5000x") && !has_word(l, "xq4000x"), "of what there is");
	lookup_close(l);
}

/* ---- Damage ---- */

static const char *const words[WORDS] = { "wheat", "flour", "steamer", "barge", "harbor", "pilot", "customs", "coal", "xq9x",
	                                  "xq1001x", "stedman", "bolivia" };

struct flips {
	long clean[WORDS];
	unsigned noticed, wrong, unmended;
};

static bool pick_file(char *out, size_t room)
{
	char command[200], line[100] = "";
	FILE *p;

	snprintf(command, sizeof command, "ls %s/*.segment", index_path);
	p = popen(command, "r");
	if (!p || !fgets(line, sizeof line, p))
		return false;
	pclose(p);
	line[strcspn(line, "\n")] = '\0';
	return snprintf(out, room, "%s", line) > 0;
}

static void flip(const char *file, long at, unsigned char by)
{
	int fd = open(file, O_RDWR);
	unsigned char c = 0;

	if (fd < 0 || pread(fd, &c, 1, at) != 1)
		exit(1);
	c ^= by;
	if (pwrite(fd, &c, 1, at) != 1)
		exit(1);
	close(fd);
}

/* What the index finds and what it lacks must be all. */
static bool ask_words(struct flips *f, struct lookup *l)
{
	const struct lookup_view *v = take_now(l);
	bool good = v->state == LOOKUP_WHOLE;
	int64_t *ids;

	for (unsigned i = 0; i < WORDS; i++) {
		long n = find_word(v, words[i], &ids);

		if (n < 0) {
			lookup_mend(l, v);
			lookup_give(l, v);
			v = take_now(l);
			good = false;
			f->wrong += find_word(v, words[i], &ids) < 0 || v->state != LOOKUP_DAMAGED || v->lack_count == 0;
		} else if (v->lack_count == 0) {
			f->wrong += n != f->clean[i];
		}
	}
	lookup_give(l, v);
	return good;
}

static void one_flip(struct flips *f)
{
	struct lookup *l = lookup_open(path);
	char file[200];
	struct stat st;
	long at;
	unsigned char by = (unsigned char)(1u << below(8));

	if (!pick_file(file, sizeof file) || stat(file, &st) != 0)
		exit(1);
	at = (long)((below(32768) * 32768ul + below(32768)) % (unsigned long)st.st_size);
	flip(file, at, by);
	if (ask_words(f, l)) {
		flip(file, at, by); /* where nobody looked */
	} else {
		struct lookup *other;

		f->noticed++;
		f->unmended += indexer_run(ar, INDEXER_CATCH_UP, NULL, &err) != INDEXER_DONE;
		other = lookup_open(path);
		f->unmended += !ask_words(f, l) || !ask_words(f, other);
		lookup_close(other);
	}
	lookup_close(l);
}

static void test_flips(void)
{
	static struct flips f;
	struct lookup *l = lookup_open(path);
	const struct lookup_view *v = take_now(l);
	int64_t *ids;

	for (unsigned i = 0; i < WORDS; i++)
		f.clean[i] = find_word(v, words[i], &ids);
	lookup_give(l, v);
	lookup_close(l);
	for (unsigned i = 0; i < FLIPS; i++)
		one_flip(&f);
	is_int(f.wrong, 0, "no flipped byte among %d gives a wrong answer", FLIPS);
	is_int(f.unmended, 0, "after %u that were noticed the index mends itself", f.noticed);
	ok(f.noticed > FLIPS / 3, "which are many");
}

/* A merge finds damage where no question looked. */
static void test_damage_in_merge(void)
{
	struct lookup *l = lookup_open(path);
	char file[200];
	struct stat st;
	size_t lacks;

	put_some(6000, 5);
	if (!pick_file(file, sizeof file) || stat(file, &st) != 0)
		exit(1);
	flip(file, 200, 0x10); /* postings */
	is_int(indexer_run(ar, INDEXER_OPTIMISE, NULL, &err), INDEXER_DONE, "a merge that finds damage mends it");
	is_int(state_now(l, &lacks), LOOKUP_WHOLE, "the index is whole");
	ok(has_word(l, "xq6004x") && has_word(l, "xq9x"), "with what was there, and what came");
	lookup_close(l);
}

static void test_manifest(void)
{
	struct lookup *l = lookup_open(path);
	char file[200];
	size_t lacks;

	snprintf(file, sizeof file, "%s/MANIFEST", index_path);
	flip(file, 30, 1);
	is_int(state_now(l, &lacks), LOOKUP_DAMAGED, "a damaged manifest is no index");
	ok(lacks > FIRST, "everything is lacking");
	is_int(indexer_run(ar, INDEXER_CATCH_UP, NULL, &err), INDEXER_DONE, "it is built anew");
	is_int(state_now(l, &lacks), LOOKUP_WHOLE, "and whole");
	lookup_close(l);
}

/* ---- Many threads ---- */

enum { READERS = 3, ROUNDS = 12 };

struct reader {
	pthread_t thread;
	struct lookup *lookup;
	int64_t held, entries; /* at the beginning */
	unsigned views, wrong;
};

static atomic_bool writing;

/* What a view's index has and what it lacks is what the archive had then: here each entry of the log is a telegram. */
static void *read_on(void *data)
{
	struct reader *r = data;
	const struct lookup_view *v;
	struct archive *own;

	if (!archive_open_read(&own, path, NULL)) {
		r->wrong++;
		return NULL;
	}
	while (atomic_load(&writing)) {
		if (!lookup_take(r->lookup, own, 0, &v, NULL)) {
			r->wrong++;
			continue;
		}
		r->views++;
		r->wrong += (int64_t)(v->index->live + v->lack_count) != r->held + v->entries - r->entries;
		lookup_give(r->lookup, v);
	}
	archive_close(own);
	return NULL;
}

static void test_threads(void)
{
	struct reader readers[READERS];
	struct lookup *l = lookup_open(path);
	unsigned views = 0, wrong = 0;
	IdList held;
	int64_t entries;

	since_held(ar, &arena, &held, &err);
	since_entries(ar, &entries, &err);
	atomic_store(&writing, true);
	for (int i = 0; i < READERS; i++) {
		readers[i] = (struct reader){ .lookup = l, .held = held.n, .entries = entries };
		pthread_create(&readers[i].thread, NULL, read_on, &readers[i]);
	}
	for (int i = 0; i < ROUNDS; i++) {
		put_some(7000 + 10 * i, 10);
		indexer_run(ar, i % 4 == 3 ? INDEXER_OPTIMISE : INDEXER_CATCH_UP, NULL, &err);
	}
	atomic_store(&writing, false);
	for (int i = 0; i < READERS; i++) {
		pthread_join(readers[i].thread, NULL);
		views += readers[i].views;
		wrong += readers[i].wrong;
	}
	is_int(wrong, 0, "of %u views that threads had meanwhile each has every telegram once", views);
	lookup_close(l);
}

int main(void)
{
	arena_init(&arena);
	if (!mkdtemp(folder))
		return 1;
	snprintf(path, sizeof path, "%s/a.cables", folder);
	snprintf(index_path, sizeof index_path, "%s-index", path);
	if (!ok(archive_open_write(&ar, path, &err), "an archive"))
		return 1;
	pr = preparer_open(ar);
	test_following();
	test_generations();
	test_feed();
	test_purge();
	test_other_past();
	test_threads();
	test_flips();
	test_damage_in_merge();
	test_manifest();
	preparer_close(pr);
	archive_close(ar);
	folder_remove(folder, NULL);
	arena_release(&arena);
	return tap_done();
}
