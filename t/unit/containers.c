/* Tests of src/intake: archives of files, nested, damaged, locked, and made to burst. */
#include <archive.h>
#include <archive_entry.h>

#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "intake/intake.h"
#include "intake/limits.h"
#include "tap.h"

#define EACH(i, list) for (size_t i = 0; i < sizeof(list) / sizeof(*(list)); i++)

#define TELEGRAM(n) \
	"R 241455Z JAN 74\nFM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC 1923\n\nUNCLAS LA PAZ 900" #n "\n\nSUBJ: EXERCISE\n\n1. EXERCISE.\n"

struct file {
	Str name, bytes;
	unsigned type; /* 0: a file */
};

static const struct file three[] = {
	{ S_INIT("1974/"), S_INIT(""), AE_IFDIR },
	{ S_INIT("1974/a.txt"), S_INIT(TELEGRAM(1)), 0 },
	{ S_INIT("1974/empty"), S_INIT(""), 0 },
	{ S_INIT("1974/b.txt"), S_INIT(TELEGRAM(2)), 0 },
};

static la_ssize_t to_buf(struct archive *a, void *data, const void *bytes, size_t n)
{
	(void)a;
	buf_put(data, (Str){ bytes, n });
	return (la_ssize_t)n;
}

static void put_file(struct archive *a, const struct file *f)
{
	struct archive_entry *e = archive_entry_new();

	archive_entry_set_pathname(e, f->name.p);
	archive_entry_set_filetype(e, f->type ? f->type : AE_IFREG);
	archive_entry_set_perm(e, 0644);
	archive_entry_set_size(e, f->type ? 0 : (la_int64_t)f->bytes.n);
	if (f->type == AE_IFLNK)
		archive_entry_set_symlink(e, "/etc/passwd");
	if (archive_write_header(a, e) == ARCHIVE_OK && !f->type && f->bytes.n)
		archive_write_data(a, f->bytes.p, f->bytes.n);
	archive_entry_free(e);
}

/* An archive of these files; false if this libarchive cannot make such a one. */
static bool make(struct buf *out, int format, int filter, const char *options, const struct file *files, size_t n)
{
	struct archive *a = archive_write_new();
	bool can = archive_write_set_format(a, format) == ARCHIVE_OK && archive_write_add_filter(a, filter) == ARCHIVE_OK &&
	           (!options || archive_write_set_options(a, options) == ARCHIVE_OK);

	buf_clear(out);
	archive_write_set_passphrase(a, "exercise");
	archive_write_set_bytes_in_last_block(a, 1);
	can = can && archive_write_open(a, out, NULL, to_buf, NULL) == ARCHIVE_OK;
	for (size_t i = 0; can && i < n; i++)
		put_file(a, &files[i]);
	archive_write_free(a);
	return can;
}

/* What was given: member, and T or the reason. */
static bool tell(void *data, const struct record *r)
{
	struct buf *b = data;

	buf_put(b, r->member);
	buf_byte(b, ':');
	if (r->kind == ITEM_TELEGRAM)
		buf_put(b, r->form->name);
	else
		buf_printf(b, "%s%.*s]", r->kind == ITEM_FAILED ? "![" : "[", STR_ARG(r->reason));
	buf_byte(b, ' ');
	return true;
}

static Str told(struct buf *b, Str bytes)
{
	struct intake in;

	buf_clear(b);
	intake_init(&in);
	intake_bytes(&in, bytes, tell, b);
	intake_release(&in);
	return buf_str(b);
}

static Str told_file(struct buf *b, Str bytes)
{
	char path[] = "/tmp/t-containers.XXXXXX";
	int fd = mkstemp(path);
	struct intake in;

	buf_clear(b);
	intake_init(&in);
	if (fd >= 0 && write(fd, bytes.p, bytes.n) == (ssize_t)bytes.n)
		intake_records(&in, path, tell, b);
	intake_release(&in);
	if (fd >= 0) {
		close(fd);
		unlink(path);
	}
	return buf_str(b);
}

static struct buf made, said; /* the archive of a test, and what came out */

#define THREE "1974/a.txt:text 1974/empty:[it is empty] 1974/b.txt:text "

static void test_kinds(void)
{
	static const struct { const char *name; int format, filter; } kinds[] = {
		{ ".zip", ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE },
		{ ".7z", ARCHIVE_FORMAT_7ZIP, ARCHIVE_FILTER_NONE },
		{ ".tar", ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE },
		{ ".tar.gz", ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, ARCHIVE_FILTER_GZIP },
		{ ".tar.xz", ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_XZ },
		{ ".tar.zst", ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_ZSTD },
		{ ".tar.bz2", ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_BZIP2 },
	};

	EACH(i, kinds) {
		Str want = kinds[i].format == ARCHIVE_FORMAT_7ZIP
		               ? S("1974/a.txt:text 1974/b.txt:text 1974/empty:[it is empty] ") /* it keeps empty files last */
		               : S(THREE);

		if (!make(&made, kinds[i].format, kinds[i].filter, NULL, three, 4)) {
			skip("this libarchive cannot make one");
			continue;
		}
		is_str(told(&said, buf_str(&made)), want, "%s in a stream", kinds[i].name);
		is_str(told_file(&said, buf_str(&made)), want, "%s in a file", kinds[i].name);
	}
}

static void test_single(void)
{
	static const struct file one = { S_INIT("one"), S_INIT(TELEGRAM(1) "\f" TELEGRAM(2)), 0 };
	static const int filters[] = { ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_BZIP2 };

	EACH(i, filters) {
		make(&made, ARCHIVE_FORMAT_RAW, filters[i], NULL, &one, 1);
		is_str(told(&said, buf_str(&made)), S("data:text "), "one file, compressed, %zu", i);
	}
}

/* The archive within itself once more. */
static void wrap(int format, const char *name)
{
	struct buf inner = made;
	struct file f = { str_of(name), buf_str(&inner), 0 };

	buf_init(&made, BUF_MOST);
	make(&made, format, ARCHIVE_FILTER_NONE, NULL, &f, 1);
	buf_release(&inner);
}

static void test_nested(void)
{
	make(&made, ARCHIVE_FORMAT_7ZIP, ARCHIVE_FILTER_NONE, NULL, three, 2);
	wrap(ARCHIVE_FORMAT_TAR_USTAR, "y.7z");
	wrap(ARCHIVE_FORMAT_ZIP, "z.tar");
	is_str(told(&said, buf_str(&made)), S("z.tar/y.7z/1974/a.txt:text "), "7z within tar within zip");
	wrap(ARCHIVE_FORMAT_ZIP, "4");
	is_str(told(&said, buf_str(&made)), S("4/z.tar/y.7z/1974/a.txt:text "), "as many as may be");
	wrap(ARCHIVE_FORMAT_ZIP, "5");
	is_str(told(&said, buf_str(&made)), S("5/4/z.tar/y.7z:![more than 4 containers within each other] "), "one more is refused");
}

static void test_names(void)
{
	static const struct file odd[] = {
		{ S_INIT("a\x01\x1B[31m\xFF.txt"), S_INIT(TELEGRAM(1)), 0 },
		{ S_INIT("../../up.txt"), S_INIT(TELEGRAM(2)), 0 },
		{ S_INIT("link"), S_INIT(""), AE_IFLNK },
		{ S_INIT("Caf\xC3\xA9.txt"), S_INIT(TELEGRAM(3)), 0 },
	};

	make(&made, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE, NULL, odd, 4);
	is_str(told(&said, buf_str(&made)),
	       S("a\x01\x1B[31m\xFF.txt:text ../../up.txt:text link:[neither a file nor a folder] Caf\xC3\xA9.txt:text "),
	       "names are kept as they are, links are not followed");
}

static void test_empty(void)
{
	make(&made, ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, NULL, three, 0);
	is_str(told(&said, buf_str(&made)), S(":[it is an archive without files] "), "an empty zip");
	make(&made, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP, NULL, three, 1);
	is_str(told(&said, buf_str(&made)), S(":[it is an archive without files] "), "a folder alone");
}

static void test_locked(void)
{
	if (!make(&made, ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, "zip:encryption=traditional", three, 2)) {
		skip("this libarchive cannot lock a zip");
		return;
	}
	is_str(told(&said, buf_str(&made)), S("1974/a.txt:![it is locked with a password; unpack the archive first] "),
	       "a password");
}

/* What was told before the archive broke must be the beginning of what the whole one tells, but for the last. */
static bool is_beginning(Str part, Str whole)
{
	size_t bad = str_find(part, S("!["));

	while (bad > 0 && bad < part.n && part.p[bad - 1] != ' ')
		bad--;
	return bad == part.n ? str_starts(whole, part) : str_starts(whole, str_cut(part, 0, bad));
}

/* `known`: so many bytes show what it is */
static void test_damage(int format, int filter, size_t known, const char *name)
{
	struct buf whole;
	size_t lost = 0;
	bool silent = false;

	if (!make(&made, format, filter, NULL, three, 4)) {
		skip("this libarchive cannot make one");
		return;
	}
	buf_init(&whole, BUF_MOST);
	told(&whole, buf_str(&made));
	for (size_t end = known; end < made.n; end += made.n > 4000 ? 61 : 1) {
		Str part = told(&said, str_cut(buf_str(&made), 0, end));

		silent |= said.n == 0;
		if (!lost && !is_beginning(part, buf_str(&whole)))
			lost = end;
	}
	ok(!lost && !silent, "%s, cut off anywhere: what came before is kept, the rest told of", name);
	if (lost)
		printf("# cut off at %zu: %.*s\n", lost, STR_ARG(told(&said, str_cut(buf_str(&made), 0, lost))));
	for (size_t i = 0; i < made.n; i += made.n / 150 + 1) {
		made.p[i] ^= 0x55;
		silent |= told(&said, buf_str(&made)).n == 0;
		made.p[i] ^= 0x55;
	}
	ok(!silent, "%s with wrong bytes: something is told", name);
	buf_release(&whole);
}

static void test_bomb(void)
{
	struct buf zeros;
	struct file f = { .name = S("zeros.txt") };

	buf_init(&zeros, BUF_MOST);
	buf_fill(&zeros, 'A', 160 << 20);
	f.bytes = buf_str(&zeros);
	make(&made, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_ZSTD, NULL, &f, 1);
	told(&said, buf_str(&made));
	ok(str_find(buf_str(&said), S("zeros.txt:![line 1: the text that begins here is larger than the 16 MiB")) == 0 &&
	           str_find(buf_str(&said), S(":![each byte of it becomes more than 1000: the rest is left unread]")) < said.n,
	   "a bomb is left unread");
	make(&made, ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_ZSTD, NULL, &f, 1);
	told(&said, buf_str(&made));
	ok(str_find(buf_str(&said), S("each byte of it becomes more than 1000")) < said.n, "and so is one of a single file");
	buf_release(&zeros);
}

int main(void)
{
	buf_init(&made, BUF_MOST);
	buf_init(&said, BUF_MOST);
	test_kinds();
	test_single();
	test_nested();
	test_names();
	test_empty();
	test_locked();
	test_damage(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE, 513, ".tar");
	test_damage(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP, 8, ".tar.gz");
	test_damage(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, 8, ".zip");
	test_damage(ARCHIVE_FORMAT_7ZIP, ARCHIVE_FILTER_NONE, 8, ".7z");
	test_bomb();
	buf_release(&made);
	buf_release(&said);
	return tap_done();
}
