/*
 * container - files within files: .zip, .7z, .tar, and what gzip, xz, zstd and
 * bzip2 make of one file.
 *
 * The only file that knows libarchive. Members are read as they come, one after
 * the other, and never laid down on disk. What libarchive needs to jump about in
 * (.7z) is read by position where it is a file, and held in memory where it is
 * a member itself.
 */
#include <archive.h>
#include <archive_entry.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "intake/cut.h"

enum {
	BLOCK = 256 * 1024,
	UNREADABLE_MOST = 100 /* entries in a row */
};

/* An open container. */
struct container {
	struct cut *c;
	struct archive *a;
	struct buf held;      /* all of it, where it must be */
	uint64_t place;       /* of the next byte, where it is a file read by position */
	size_t given;         /* bytes of the window that libarchive still looks at */
	char block[BLOCK];
	uint64_t out;         /* bytes unpacked so far */
	bool bomb;
	uint32_t seen;        /* entries */
	unsigned unreadable;  /* the last entries, in a row */
};

enum layout {
	SIDE_BY_SIDE,
	JUMPING, /* read back and forth */
	SINGLE   /* around one file */
};

static const struct magic {
	unsigned at;
	Str bytes;
	enum layout layout;
} magics[] = {
	{ 0, S_INIT("7z\xBC\xAF\x27\x1C"), JUMPING },
	{ 0, S_INIT("PK\x03\x04"), SIDE_BY_SIDE },
	{ 0, S_INIT("PK\x05\x06"), SIDE_BY_SIDE },
	{ 0, S_INIT("PK\x07\x08"), SIDE_BY_SIDE },
	{ 257, S_INIT("ustar"), SIDE_BY_SIDE },
	{ 0, S_INIT("\x1F\x8B\x08"), SINGLE },
	{ 0, S_INIT("\xFD\x37zXZ\0"), SINGLE },
	{ 0, S_INIT("\x28\xB5\x2F\xFD"), SINGLE },
	{ 0, S_INIT("BZh"), SINGLE },
};

static const struct magic *magic_of(Str head)
{
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
		if (str_starts(str_cut(head, magics[i].at, head.n), magics[i].bytes))
			return &magics[i];
	return NULL;
}

bool kind_is_container(Str head)
{
	/* "BZh" alone might begin a word: the size of blocks and the mark of the first one follow */
	if (take(&head, S("BZh")))
		return head.n > 1 && is_digit((unsigned char)head.p[0]) && head.p[1] == '1';
	return magic_of(head) != NULL;
}

/* Bytes for libarchive, out of the window; it looks at them until it asks for more. */
static la_ssize_t read_window(struct archive *a, void *data, const void **bytes)
{
	struct container *k = data;
	Str s;

	stream_skip(k->c->from, k->given);
	s = str_cut(stream_see(k->c->from, 1), 0, BLOCK);
	k->given = s.n;
	*bytes = s.p;
	if (s.n == 0 && stream_broken(k->c->from)) {
		archive_set_error(a, EIO, "%s", k->c->from->err.text);
		return -1;
	}
	return (la_ssize_t)s.n;
}

/* The same of a file that can be read anywhere. */
static la_ssize_t read_file(struct archive *a, void *data, const void **bytes)
{
	struct container *k = data;
	ssize_t n = pread(k->c->from->fd, k->block, BLOCK, (off_t)k->place);

	if (n < 0)
		archive_set_error(a, errno, "%s", strerror(errno));
	k->place += n > 0 ? (uint64_t)n : 0;
	*bytes = k->block;
	return n;
}

static la_int64_t seek_file(struct archive *a, void *data, la_int64_t to, int whence)
{
	struct container *k = data;
	la_int64_t base = 0;

	(void)a;
	if (whence == SEEK_CUR)
		base = (la_int64_t)k->place;
	else if (whence == SEEK_END)
		base = lseek(k->c->from->fd, 0, SEEK_END);
	if (base < 0 || base + to < 0)
		return ARCHIVE_FATAL;
	k->place = (uint64_t)(base + to);
	return base + to;
}

static la_int64_t skip_file(struct archive *a, void *data, la_int64_t n)
{
	struct container *k = data;

	(void)a;
	k->place += (uint64_t)n;
	return n;
}

static void support(struct archive *a, bool single)
{
	archive_read_support_filter_gzip(a);
	archive_read_support_filter_xz(a);
	archive_read_support_filter_zstd(a);
	archive_read_support_filter_bzip2(a);
	archive_read_support_format_zip(a);
	archive_read_support_format_7zip(a);
	archive_read_support_format_tar(a);
	archive_read_support_format_empty(a);
	if (single)
		archive_read_support_format_raw(a);
}

/* Read all of a container that libarchive must jump about in. */
static bool hold(struct container *k)
{
	struct stream *st = k->c->from;
	Str s;

	while ((s = str_cut(stream_see(st, 1), 0, BLOCK)).n) {
		buf_put(&k->held, s);
		stream_skip(st, s.n);
		if (k->held.full) {
			cut_failed(k->c, CUT_WHOLE, 0, "this .7z comes out of another container or a pipe and is larger than the"
			           " %d MiB that can be held; make it a file first", INTAKE_HELD_MOST >> 20);
			return false;
		}
	}
	return true;
}

static bool open_container(struct container *k, const struct magic *m)
{
	k->a = archive_read_new();
	if (!k->a)
		return false;
	support(k->a, m->layout == SINGLE);
	archive_read_set_callback_data(k->a, k);
	archive_read_set_read_callback(k->a, read_window);
	if (m->layout == JUMPING && k->c->from->fd < 0) {
		if (!hold(k))
			return false;
		return archive_read_open_memory(k->a, k->held.p, k->held.n) == ARCHIVE_OK;
	}
	if (k->c->from->fd >= 0) {
		archive_read_set_read_callback(k->a, read_file);
		archive_read_set_seek_callback(k->a, seek_file);
		archive_read_set_skip_callback(k->a, skip_file);
	}
	return archive_read_open1(k->a) == ARCHIVE_OK;
}

static const char *reason(struct container *k)
{
	const char *text = k->a ? archive_error_string(k->a) : "no memory";

	return text ? text : "it cannot be read";
}

/* More came out than honest text is packed to: a bomb. */
static bool is_bomb(struct container *k)
{
	la_int64_t in = archive_filter_bytes(k->a, -1);

	return k->out > INTAKE_RATIO_FROM && in > 0 && k->out / INTAKE_RATIO_MOST > (uint64_t)in;
}

static long pull_member(void *data, char *to, size_t most, struct error *err)
{
	struct container *k = data;
	la_ssize_t n;

	if (k->bomb || is_bomb(k)) {
		k->bomb = true;
		fail(err, ERR_LIMIT, "each byte of the archive becomes more than %d", INTAKE_RATIO_MOST);
		return -1;
	}
	n = archive_read_data(k->a, to, most);
	if (n < 0) {
		fail(err, ERR_FORMAT, "the archive is damaged or locked here: %s", reason(k));
		return -1;
	}
	k->out += (uint64_t)n;
	return (long)n;
}

/*
 * Unpack what nobody wanted to see of a member, with an eye on bombs. Where the
 * members lie side by side in the file libarchive jumps over it, which is faster.
 */
static void drain(struct container *k)
{
	struct error err;
	bool packed = archive_filter_count(k->a) > 1 || archive_format(k->a) == ARCHIVE_FORMAT_7ZIP;

	while (packed && !k->bomb && pull_member(k, k->block, BLOCK, &err) > 0)
		;
}

/* "telegrams.txt" of "telegrams.txt.gz" */
static Str inner_name(Str name)
{
	size_t n = name.n;

	while (n > 0 && name.p[n - 1] != '.' && name.p[n - 1] != '/')
		n--;
	return n > 1 && name.p[n - 1] == '.' ? str_cut(name, 0, n - 1) : S("data");
}

static Str entry_name(struct container *k, struct archive_entry *e)
{
	const char *name;

	if (archive_format(k->a) == ARCHIVE_FORMAT_RAW)
		return inner_name(k->c->name);
	name = archive_entry_pathname_utf8(e);
	if (!name)
		name = archive_entry_pathname(e);
	return str_cut(name ? str_of(name) : S("?"), 0, INTAKE_NAME_MOST);
}

static void join_names(struct buf *b, Str outer, Str name)
{
	buf_put(b, outer);
	if (outer.p)
		buf_byte(b, '/');
	buf_put(b, name);
}

static void cut_member(struct container *k, struct archive_entry *e, struct cut *inner)
{
	mode_t type = archive_entry_filetype(e);

	if (archive_entry_hardlink(e) || (type && type != AE_IFREG)) {
		cut_other(inner, CUT_WHOLE, 0, "neither a file nor a folder");
	} else if (archive_entry_is_data_encrypted(e) == 1) {
		cut_failed(inner, CUT_WHOLE, 0, "it is locked with a password; unpack the archive first");
	} else {
		struct stream st;

		stream_init(&st, pull_member, k, k->c->r->chunk);
		inner->from = &st;
		cut_stream(inner);
		stream_release(&st);
		if (!k->c->r->stopped)
			drain(k);
	}
}

/* One entry; folders are no records. */
static void take_entry(struct container *k, struct archive_entry *e)
{
	struct cut inner = { .r = k->c->r, .depth = k->c->depth + 1 };
	struct buf way;

	if (archive_entry_filetype(e) == AE_IFDIR)
		return;
	k->seen++;
	k->c->r->members++;
	buf_init(&way, 2 * INTAKE_NAME_MOST);
	join_names(&way, k->c->member, entry_name(k, e));
	inner.member = buf_str(&way);
	inner.name = str_cut(inner.member, k->c->member.p ? k->c->member.n + 1 : 0, inner.member.n);
	cut_member(k, e, &inner);
	k->c->given += inner.given;
	buf_release(&way);
}

/* Why no more entries are read; nothing to say at a proper end. */
static void end_entries(struct container *k, int rc)
{
	struct cut *c = k->c;

	if (c->r->stopped)
		return;
	if (k->bomb)
		cut_failed(c, CUT_WHOLE, 0, "each byte of it becomes more than %d: the rest is left unread",
		           INTAKE_RATIO_MOST);
	else if (c->r->members >= INTAKE_MEMBERS_MOST)
		cut_failed(c, CUT_WHOLE, 0, "more than %d files in one: the rest is left unread", INTAKE_MEMBERS_MOST);
	else if (rc != ARCHIVE_EOF)
		cut_failed(c, CUT_WHOLE, 0, "the archive is damaged behind %u of its files: %s", k->seen, reason(k));
	else if (k->seen == 0)
		cut_other(c, CUT_WHOLE, 0, "it is an archive without files");
}

static bool may_go_on(const struct container *k)
{
	const struct reading *r = k->c->r;

	return !r->stopped && !k->bomb && k->unreadable < UNREADABLE_MOST && r->members < INTAKE_MEMBERS_MOST;
}

static void read_entries(struct container *k)
{
	struct archive_entry *e;
	int rc = ARCHIVE_OK;

	while (may_go_on(k)) {
		rc = archive_read_next_header(k->a, &e);
		if (rc == ARCHIVE_EOF || rc == ARCHIVE_FATAL)
			break;
		if (rc == ARCHIVE_OK || rc == ARCHIVE_WARN) {
			k->unreadable = 0;
			take_entry(k, e);
		} else {
			k->unreadable++;
			cut_failed(k->c, CUT_WHOLE, 0, "one of its files cannot be read: %s", reason(k));
		}
	}
	end_entries(k, rc);
}

void container_cut(struct cut *c)
{
	struct container *k;

	if (c->depth >= INTAKE_NEST_MOST) {
		cut_failed(c, CUT_WHOLE, 0, "more than %d containers within each other", INTAKE_NEST_MOST);
		return;
	}
	k = calloc(1, sizeof *k);
	if (!k) {
		cut_failed(c, CUT_WHOLE, 0, "there is no memory to unpack it");
		return;
	}
	k->c = c;
	buf_init(&k->held, INTAKE_HELD_MOST);
	if (open_container(k, magic_of(stream_see(c->from, INTAKE_HEAD))))
		read_entries(k);
	else if (c->given == 0)
		cut_failed(c, CUT_WHOLE, 0, "the archive cannot be opened: %s", reason(k));
	archive_read_free(k->a);
	buf_release(&k->held);
	free(k);
}
