/*
 * manifest - which segments count.
 *
 * A few lines of text; the last one is the checksum of the others.
 */
#include "index/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "index/layout.h"

enum { MANIFEST_BYTES_MOST = 1024 * 1024 };

char *manifest_segment_path(struct arena *a, const char *folder, uint64_t number)
{
	return (char *)(uintptr_t)arena_printf(a, "%s/%08" PRIu64 ".segment", folder, number).p;
}

char *manifest_gone_path(struct arena *a, const char *folder, const struct manifest_segment *s)
{
	return (char *)(uintptr_t)arena_printf(a, "%s/%08" PRIu64 "-%" PRIu64 ".gone", folder, s->number, s->gone).p;
}

bool manifest_number(const char *name, uint64_t *number, uint64_t *generation, const char **kind)
{
	static const char *const kinds[] = { "segment", "damaged" };
	char word[16] = "";

	*generation = 0;
	if (sscanf(name, "%" SCNu64 "-%" SCNu64 ".%15s", number, generation, word) == 3) {
		*kind = "gone";
		return strcmp(word, "gone") == 0;
	}
	if (sscanf(name, "%" SCNu64 ".%15s", number, word) != 2)
		return false;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(word, *kind = kinds[i]) == 0)
			return true;
	return false;
}

static bool take_u64(Str *s, uint64_t *out)
{
	uint64_t v = 0;
	size_t n = 0;

	while (n < s->n && n < 19 && is_digit(s->p[n]))
		v = v * 10 + (uint64_t)(s->p[n++] - '0');
	*s = str_cut(*s, n, s->n);
	*out = v;
	return n > 0;
}

/* "word number number…": false where there are not `n` numbers. */
static bool take_line(Str *text, Str word, uint64_t *v, unsigned n)
{
	if (!take(text, word))
		return false;
	for (unsigned i = 0; i < n; i++)
		if (!take_byte(text, ' ') || !take_u64(text, &v[i]))
			return false;
	return take_byte(text, '\n');
}

static bool read_lines(struct arena *a, Str text, struct manifest *m)
{
	uint64_t v[4];

	if (!take_line(&text, S("cableroom-index"), v, 1) || v[0] != SEGMENT_VERSION ||
	    !take_line(&text, S("generation"), v, 2))
		return false;
	m->generation = v[0];
	m->next = v[1];
	if (take(&text, S("note "))) {
		size_t n = str_find(text, S("\n"));

		m->note = arena_str(a, str_cut(text, 0, n));
		text = str_cut(text, n + 1, text.n);
	}
	while (take_line(&text, S("segment"), v, 4))
		*list_push(a, &m->segments) = (struct manifest_segment){ v[0], (uint32_t)v[1], v[2], (uint32_t)v[3] };
	return text.n == 0 && m->segments.n <= MANIFEST_SEGMENTS_MOST;
}

static Str sum_line(struct arena *a, Str lines)
{
	return arena_printf(a, "sum %016" PRIx64 "\n", sum_bytes(lines.p, lines.n));
}

bool manifest_read(struct arena *a, const char *folder, struct manifest *out, struct error *err)
{
	Str path = arena_printf(a, "%s/MANIFEST", folder), text, lines;
	size_t last;

	*out = (struct manifest){ .next = 1 };
	if (!file_exists(path.p))
		return fail(err, ERR_MISSING, "%s has no index yet", folder);
	if (!file_read(a, path.p, MANIFEST_BYTES_MOST, &text, err))
		return false;
	last = str_find(text, S("sum "));
	lines = str_cut(text, 0, last);
	if (!str_eq(str_cut(text, last, text.n), sum_line(a, lines)) || !read_lines(a, lines, out))
		return fail(err, ERR_FORMAT, "%s is damaged, or of another version; the index has to be built anew", path.p);
	return true;
}

static bool sync_folder(const char *folder, struct error *err)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL);

	if (!ok)
		fail(err, ERR_IO, "%s cannot be brought to the disk: %s", folder, strerror(errno));
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool write_whole(const char *path, Str text, struct error *err)
{
	FILE *f = fopen(path, "wb");
	bool ok = f && fwrite(text.p, 1, text.n, f) == text.n && fflush(f) == 0 && fsync(fileno(f)) == 0;

	if (f && fclose(f) != 0)
		ok = false;
	return ok || fail(err, ERR_IO, "%s cannot be written: %s", path, strerror(errno));
}

bool manifest_write(const char *folder, const struct manifest *m, struct error *err)
{
	struct arena a;
	struct buf b;
	Str path, whole;
	bool ok;

	arena_init(&a);
	buf_init(&b, MANIFEST_BYTES_MOST);
	buf_printf(&b, "cableroom-index %d\ngeneration %" PRIu64 " %" PRIu64 "\n", SEGMENT_VERSION, m->generation, m->next);
	if (m->note.n)
		buf_printf(&b, "note %.*s\n", STR_ARG(m->note));
	for (uint32_t i = 0; i < m->segments.n; i++) {
		const struct manifest_segment *s = &m->segments.v[i];

		buf_printf(&b, "segment %" PRIu64 " %u %" PRIu64 " %u\n", s->number, (unsigned)s->docs, s->gone,
		           (unsigned)s->gone_count);
	}
	buf_put(&b, sum_line(&a, buf_str(&b)));
	path = arena_printf(&a, "%s/MANIFEST.new", folder);
	whole = arena_printf(&a, "%s/MANIFEST", folder);
	ok = write_whole(path.p, buf_str(&b), err);
	if (ok && rename(path.p, whole.p) != 0)
		ok = fail(err, ERR_IO, "%s cannot be replaced: %s", whole.p, strerror(errno));
	ok = ok && sync_folder(folder, err);
	buf_release(&b);
	arena_release(&a);
	return ok;
}
