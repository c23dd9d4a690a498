/* Tests of src/archive/{merkle,log}: the tree of RFC 6962, and the list that only grows. */
#include <unistd.h>

#include "archive/handle.h"
#include "archive/log_read.h"
#include "archive/seal.h"
#include "archive/verify.h"
#include "tap.h"

static char folder[] = "/tmp/t-log.XXXXXX";
static struct error err;

static Str hex_of(const struct digest *d)
{
	static char hex[SHA256_HEX];

	sha256_print(d->b, hex);
	return (Str){ hex, SHA256_HEX - 1 };
}

/* The leaves and roots that programs of Certificate Transparency are tested with. */
static const Str known_leaves[] = {
	{ "", 0 }, S_INIT("\x00"), S_INIT("\x10"), S_INIT("\x20\x21"), S_INIT("\x30\x31"), S_INIT("\x40\x41\x42\x43"),
	S_INIT("\x50\x51\x52\x53\x54\x55\x56\x57"),
	S_INIT("\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"),
};
static const char *const known_roots[] = {
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
	"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
	"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
	"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
	"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
	"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
	"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
	"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

static void test_known_trees(void)
{
	struct digest made[MERKLE_HEIGHT], root;
	struct merkle m = { 0 };

	for (size_t i = 0; i < 9; i++) {
		merkle_root(&m, &root);
		is_str(hex_of(&root), str_of(known_roots[i]), "the root over %zu leaves", i);
		if (i == 8)
			break;
		merkle_leaf(&known_leaves[i], 1, &root);
		merkle_add(&m, &root, made);
	}
}

/* RFC 6962 word for word, for comparison. */
static void plain_root(const struct digest *leaves, uint64_t n, struct digest *out)
{
	struct digest left, right;
	uint64_t k = 1;

	if (n == 1) {
		*out = leaves[0];
		return;
	}
	while (k * 2 < n)
		k *= 2;
	plain_root(leaves, k, &left);
	plain_root(leaves + k, n - k, &right);
	merkle_node(&left, &right, out);
}

static bool plain_range(void *data, uint64_t from, uint64_t to, struct digest *out)
{
	plain_root((const struct digest *)data + from, to - from, out);
	return true;
}

static void make_leaves(struct digest *leaves, size_t n)
{
	for (size_t i = 0; i < n; i++)
		merkle_leaf(&(Str){ (const char *)&i, sizeof i }, 1, &leaves[i]);
}

static void test_paths(void)
{
	enum { MOST = 40 };
	struct digest leaves[MOST], path[MERKLE_HEIGHT], root, got;
	int wrong = 0, forged = 0;

	make_leaves(leaves, MOST);
	for (uint64_t n = 1; n <= MOST; n++) {
		plain_root(leaves, n, &root);
		for (uint64_t at = 0; at < n; at++) {
			int length = merkle_path(at, n, plain_range, leaves, path);

			wrong += !merkle_climb(&leaves[at], at, n, path, (size_t)length, &got) || !digest_eq(&got, &root);
			if (n > 1) {
				path[length / 2].b[7] ^= 1;
				forged += merkle_climb(&leaves[at], at, n, path, (size_t)length, &got) && digest_eq(&got, &root);
			}
		}
	}
	is_int(wrong, 0, "every leaf of every tree of up to %d leaves climbs to its root", MOST);
	is_int(forged, 0, "and none does with one bit of its path changed");
	ok(!merkle_climb(&leaves[0], 0, 5, path, 2, &got), "a path that is too short leads nowhere");
	ok(!merkle_climb(&leaves[0], 5, 5, path, 3, &got), "nor one of a leaf beyond the end");
	ok(!merkle_climb(&leaves[0], 0, UINT64_MAX, path, 3, &got), "nor one of a list too long to be true");
}

/* The hash that stands for entry i in the tests. */
static Str text_hash(int64_t i)
{
	static unsigned char hash[SHA256_BYTES];

	sha256((Str){ (const char *)&i, sizeof i }, hash);
	return (Str){ (const char *)hash, sizeof hash };
}

static bool append(struct archive *ar, int64_t from, int64_t to)
{
	bool good = archive_begin(ar, &err);

	for (int64_t i = from; good && i < to; i++)
		good = log_append(ar, i % 7 ? LOG_TELEGRAM : LOG_SOURCE, i + 1, text_hash(i), i % 7 ? STR_NONE : S("text"),
		                  &err);
	return good;
}

static struct archive *open_new(const char *name)
{
	static char path[4096];
	struct archive *ar;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	if (!archive_open_write(&ar, path, &err)) {
		printf("# %s\n", err.text);
		exit(1);
	}
	return ar;
}

/* A list made in one go gives the same roots as one that is closed, dropped and begun anew again and again. */
static void test_resumption(void)
{
	static const int64_t stops[] = { 1, 2, 7, 255, 256, 257, 511, 513, 3000, 66000 };
	struct archive *whole = open_new("whole.cables"), *parts;
	struct log_root want, got;
	int64_t at = 0;

	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
		ok(append(whole, at, stops[i]) && archive_end(whole, &err), "append to %lld", (long long)stops[i]);
		parts = open_new("parts.cables");
		append(parts, at, stops[i] + 300);
		archive_undo(parts);
		ok(append(parts, at, stops[i]), "the same after a batch that was dropped");
		ok(log_root(parts, &got, &err) && log_root(whole, &want, &err), "both have a root");
		is_int(got.entries, stops[i], "all entries are there");
		ok(digest_eq(&got.hash, &want.hash), "and the roots are the same");
		ok(archive_end(parts, &err), "the batch ends");
		archive_close(parts);
		at = stops[i];
	}
	archive_close(whole);
}

/* A copy so large that its first page is not the first to be written. */
static void test_seal(void)
{
	struct verify_report report;
	struct archive *ar;
	char from[128], to[128];
	struct arena a;

	snprintf(from, sizeof from, "%s/whole.cables", folder);
	snprintf(to, sizeof to, "%s/sealed.cables", folder);
	ok(archive_open_read(&ar, from, &err), "a large archive opens");
	ok(archive_seal(ar, to, &err), "it is sealed");
	archive_close(ar);
	arena_init(&a);
	ok(archive_verify(&a, to, NULL, &report, &err), "the copy is read again");
	ok(report.pages > 500, "it has %lld pages", (long long)report.pages);
	is_int(report.counts[VERIFY_FILE] + report.counts[VERIFY_PAGE] + report.counts[VERIFY_STRUCTURE], 0,
	       "and all of them have good sums");
	arena_release(&a);
}

static void test_plain(void)
{
	enum { COUNT = 3000 };
	struct archive *ar = open_new("plain.cables");
	static struct digest leaves[COUNT];
	struct digest before = { { 0 } }, root, path[MERKLE_HEIGHT], got;
	struct log_root have;
	struct log_reader reader;
	int wrong = 0;

	append(ar, 0, COUNT);
	archive_end(ar, &err);
	for (int64_t i = 0; i < COUNT; before = leaves[i++]) {
		struct log_entry e = { i + 1, i % 7 ? LOG_TELEGRAM : LOG_SOURCE, i + 1, text_hash(i),
		                       i % 7 ? STR_NONE : S("text") };

		log_leaf(&before, &e, &leaves[i]);
	}
	plain_root(leaves, COUNT, &root);
	ok(log_root(ar, &have, &err) && digest_eq(&have.hash, &root), "the root is that of RFC 6962");
	ok(log_reader_open(&reader, ar, &err), "a reader opens");
	for (uint64_t at = 0; at < COUNT; at += 97) {
		int length = merkle_path(at, COUNT, (bool (*)(void *, uint64_t, uint64_t, struct digest *))plain_range,
		                         leaves, path);
		struct digest range;

		wrong += !log_reader_range(&reader, 0, COUNT, &range) || !digest_eq(&range, &root);
		wrong += !log_reader_leaf(&reader, at, &before, &range) || !digest_eq(&range, &leaves[at]);
		wrong += !merkle_climb(&range, at, COUNT, path, (size_t)length, &got) || !digest_eq(&got, &root);
	}
	is_int(wrong, 0, "ranges and leaves read back are the plain ones");
	archive_close(ar);
}

/* Two connections in turns, one of which drops a batch: each takes up where the other ended. */
static void test_turns(void)
{
	struct archive *a = open_new("turns.cables"), *b = open_new("turns.cables"), *c = open_new("alone.cables");
	struct log_root got, want;

	ok(append(a, 0, 3) && archive_end(a, &err), "one writes");
	ok(append(b, 3, 9) && archive_end(b, &err), "the other goes on");
	append(a, 9, 300);
	archive_undo(a);
	ok(append(b, 9, 600) && archive_end(b, &err), "a batch was dropped");
	ok(append(a, 600, 700) && archive_end(a, &err), "the first goes on again");
	ok(append(c, 0, 700) && archive_end(c, &err) && log_root(c, &want, &err), "a third one writes all alone");
	ok(log_root(b, &got, &err) && got.entries == 700 && digest_eq(&got.hash, &want.hash), "the lists are the same");
	archive_close(a);
	archive_close(b);
	archive_close(c);
}

int main(void)
{
	char command[64];

	if (!mkdtemp(folder))
		return 1;
	test_known_trees();
	test_paths();
	test_resumption();
	test_seal();
	test_plain();
	test_turns();
	snprintf(command, sizeof command, "rm -rf %s", folder);
	ok(system(command) == 0, "the folder is gone");
	return tap_done();
}
