/*
 * segment - one file of the index, mapped into memory.
 */
#define _DEFAULT_SOURCE /* for madvise() */
#include "index/segment.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHECK_NOT_YET, CHECK_GOOD, CHECK_DAMAGED };

static bool damaged(const struct segment *s, const char *what, struct error *err)
{
	return fail(err, ERR_FORMAT, "%s is damaged (%s); the index has to be built anew", s->path, what);
}

static bool map_file(struct segment *s, const char *path, struct error *err)
{
	struct stat st;
	void *map;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	snprintf(s->path, sizeof s->path, "%s", path);
	if (fd < 0 || fstat(fd, &st) != 0) {
		fail(err, errno == ENOENT ? ERR_MISSING : ERR_IO, "%s cannot be read: %s", path, strerror(errno));
		if (fd >= 0)
			close(fd);
		return false;
	}
	s->bytes = (size_t)st.st_size;
	map = s->bytes ? mmap(NULL, s->bytes, PROT_READ, MAP_SHARED, fd, 0) : MAP_FAILED;
	close(fd);
	if (map == MAP_FAILED)
		return s->bytes ? fail(err, ERR_IO, "%s cannot be mapped: %s", path, strerror(errno)) :
		                  damaged(s, "it is empty", err);
	s->map = map;
	return true;
}

/* Sections follow each other, up to that of the sums, behind which stands nothing but the tail. */
static bool sections_fit(const struct segment *s)
{
	const struct segment_tail *t = &s->tail;
	uint64_t at = sizeof(struct segment_head);

	for (unsigned i = 0; i < SECTION_COUNT; i++) {
		if (t->at[i] < at || t->at[i] % 16 || t->size[i] > s->bytes || t->at[i] > s->bytes - t->size[i])
			return false;
		at = t->at[i] + t->size[i];
	}
	return at + sizeof *t == s->bytes &&
	       t->size[SECTION_SUMS] / 8 == (t->at[SECTION_SUMS] + CHUNK_BYTES - 1) / CHUNK_BYTES;
}

static bool read_tail(struct segment *s, struct error *err)
{
	struct segment_head head;
	struct segment_tail *t = &s->tail;
	uint64_t sums;

	if (s->bytes < sizeof head + sizeof *t)
		return damaged(s, "it is cut", err);
	memcpy(&head, s->map, sizeof head);
	memcpy(t, s->map + s->bytes - sizeof *t, sizeof *t);
	if (memcmp(head.magic, SEGMENT_MAGIC, sizeof head.magic) != 0)
		return damaged(s, "it is no segment of an index", err);
	if (head.version != SEGMENT_VERSION || head.order != SEGMENT_ORDER)
		return fail(err, ERR_FORMAT, "%s was written by another version of the program; build the index anew", s->path);
	if (memcmp(t->magic, SEGMENT_MAGIC, sizeof t->magic) != 0 || t->bytes != s->bytes || !sections_fit(s))
		return damaged(s, "it is cut", err);
	sums = t->at[SECTION_SUMS];
	if (sum_bytes(s->map + sums, t->size[SECTION_SUMS] + offsetof(struct segment_tail, sum)) != t->sum)
		return damaged(s, "its table of contents", err);
	return true;
}

static bool check_chunk(struct segment *s, size_t i)
{
	size_t from = i * CHUNK_BYTES, end = s->tail.at[SECTION_SUMS];
	size_t n = end - from < CHUNK_BYTES ? end - from : CHUNK_BYTES;
	uint64_t want;

	memcpy(&want, s->sums + i, sizeof want);
	return sum_bytes(s->map + from, n) == want;
}

static bool touch(struct segment *s, uint64_t from, uint64_t bytes, struct error *err)
{
	if (bytes == 0)
		return true;
	for (size_t i = from / CHUNK_BYTES; i <= (from + bytes - 1) / CHUNK_BYTES; i++) {
		unsigned char state = atomic_load_explicit(&s->checked[i], memory_order_relaxed);

		if (state == CHECK_NOT_YET) {
			state = check_chunk(s, i) ? CHECK_GOOD : CHECK_DAMAGED;
			atomic_store_explicit(&s->checked[i], state, memory_order_relaxed);
		}
		if (state == CHECK_DAMAGED)
			return damaged(s, "a checksum does not fit", err);
	}
	return true;
}

bool segment_touch(struct segment *s, enum section section, uint64_t at, uint64_t bytes, struct error *err)
{
	if (bytes > s->tail.size[section] || at > s->tail.size[section] - bytes)
		return damaged(s, "a place lies outside", err);
	return touch(s, s->tail.at[section] + at, bytes, err);
}

void segment_forget(const struct segment *s)
{
	madvise((void *)(uintptr_t)s->map, s->bytes, MADV_DONTNEED);
}

bool segment_is_damaged(const struct segment *s)
{
	uint64_t chunks = (s->tail.at[SECTION_SUMS] + CHUNK_BYTES - 1) / CHUNK_BYTES;

	for (uint64_t i = 0; i < chunks; i++)
		if (atomic_load_explicit(&s->checked[i], memory_order_relaxed) == CHECK_DAMAGED)
			return true;
	return false;
}

bool segment_check(struct segment *s, struct error *err)
{
	return touch(s, 0, s->tail.at[SECTION_SUMS], err);
}

static Str section_bytes(const struct segment *s, enum section i)
{
	return (Str){ (const char *)s->map + s->tail.at[i], s->tail.size[i] };
}

static bool open_paired(struct segment *s, Str meta)
{
	const unsigned char *p = (const unsigned char *)meta.p, *end = p + meta.n;

	s->paired = arena_array(&s->arena, Str, s->tail.paired + 1);
	for (uint32_t i = 0; i < s->tail.paired; i++) {
		uint64_t n = varint_get(&p, end);

		if (n > (uint64_t)(end - p))
			return false;
		s->paired[i] = (Str){ (const char *)p, n };
		p += n;
	}
	return true;
}

static bool open_tables(struct segment *s, struct error *err)
{
	const struct segment_tail *t = &s->tail;
	uint64_t docs = t->docs;
	Str meta = section_bytes(s, SECTION_META);

	for (unsigned i = 0; i < SECTION_COUNT; i++)
		if (i != SECTION_POSTINGS && i != SECTION_PARTS && i != SECTION_SUMS && !touch(s, t->at[i], t->size[i], err))
			return false;
	if (docs > SEGMENT_DOCS_MOST || t->paired > meta.n || t->size[SECTION_LENGTHS] < docs * 2 + 4 ||
	    t->size[SECTION_SPANS] < docs ||
	    t->id_width > 8 || t->size[SECTION_IDS] < docs * t->id_width ||
	    (t->size[SECTION_BY_ID] && t->size[SECTION_BY_ID] < docs * 4) ||
	    (t->size[SECTION_PARTS_AT] && t->size[SECTION_PARTS_AT] < (docs + 1) * 4) ||
	    !front_open(&s->words, section_bytes(s, SECTION_WORDS), t->words) ||
	    !front_open(&s->forms, section_bytes(s, SECTION_FORMS), t->forms) ||
	    !front_open(&s->marks, section_bytes(s, SECTION_MARKS), t->marks) ||
	    !columns_open(&s->arena, &meta, section_bytes(s, SECTION_COLUMNS), t->docs, t->columns, &s->columns) ||
	    !open_paired(s, meta))
		return damaged(s, "its tables", err);
	s->lengths = (const uint16_t *)(s->map + t->at[SECTION_LENGTHS]);
	s->spans = s->map + t->at[SECTION_SPANS];
	s->ids = s->map + t->at[SECTION_IDS];
	s->by_id = t->size[SECTION_BY_ID] ? (const uint32_t *)(s->map + t->at[SECTION_BY_ID]) : NULL;
	s->parts = s->map + t->at[SECTION_PARTS];
	s->parts_at = t->size[SECTION_PARTS_AT] ? (const uint32_t *)(s->map + t->at[SECTION_PARTS_AT]) : NULL;
	s->average = docs && t->lengths ? (double)t->lengths / (double)docs : 1;
	return true;
}

bool segment_open(struct segment *s, const char *path, struct error *err)
{
	*s = (struct segment){ 0 };
	arena_init(&s->arena);
	if (!map_file(s, path, err))
		goto bad;
	if (!read_tail(s, err))
		goto bad;
	s->sums = (const uint64_t *)(s->map + s->tail.at[SECTION_SUMS]);
	s->checked = arena_zero(&s->arena, s->tail.size[SECTION_SUMS] / 8 + 1, 1);
	if (open_tables(s, err))
		return true;
bad:
	segment_close(s);
	return false;
}

void segment_close(struct segment *s)
{
	if (s->map)
		munmap((void *)(uintptr_t)s->map, s->bytes);
	arena_release(&s->arena);
	s->map = NULL;
}

/* ---- What is in it ---- */

bool segment_list(struct segment *s, const struct postings_at *about, struct postings *out, struct error *err)
{
	if (!segment_touch(s, SECTION_POSTINGS, about->place, about->bytes, err))
		return false;
	postings_open(out, about, s->map + s->tail.at[SECTION_POSTINGS] + about->place, s->spans, s->tail.heavy);
	return true;
}

bool segment_postings(struct segment *s, Str key, struct postings *out, struct error *err)
{
	struct front_at at;
	struct postings_at about;

	out->n = 0;
	if (!front_find(&s->words, key, &at))
		return true;
	return postings_about(at.about, &about) ? segment_list(s, &about, out, err) : damaged(s, "an entry", err);
}

bool segment_parts(struct segment *s, struct arena *a, uint32_t doc, PartList *out, struct error *err)
{
	uint32_t from = s->parts_at ? s->parts_at[doc] : 0, end = s->parts_at ? s->parts_at[doc + 1] : 0;

	if (from > end || !segment_touch(s, SECTION_PARTS, from, end - from, err))
		return from > end ? damaged(s, "its parts", err) : false;
	parts_get(a, (Str){ (const char *)s->parts + from, end - from }, out);
	return true;
}

uint32_t segment_mark(const struct segment *s, Str mark)
{
	struct front_at at;

	return front_find(&s->marks, mark, &at) ? at.number + 1 : 0;
}

const struct column *segment_column(const struct segment *s, Str name)
{
	for (uint32_t i = 0; i < s->tail.columns; i++)
		if (str_eq(s->columns[i].name, name))
			return &s->columns[i];
	return NULL;
}

int64_t segment_id(const struct segment *s, uint32_t doc)
{
	uint64_t more = 0;

	memcpy(&more, s->ids + (size_t)doc * s->tail.id_width, s->tail.id_width);
	return (int64_t)((uint64_t)s->tail.id_least + more);
}

bool segment_doc(const struct segment *s, int64_t id, uint32_t *doc)
{
	uint32_t low = 0, high = s->tail.docs;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2, at = s->by_id ? s->by_id[middle] : middle;

		if (at >= s->tail.docs)
			return false;
		if (segment_id(s, at) < id)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == s->tail.docs)
		return false;
	*doc = s->by_id ? s->by_id[low] : low;
	return *doc < s->tail.docs && segment_id(s, *doc) == id;
}

bool segment_paired(const struct segment *s, Str form)
{
	uint32_t low = 0, high = s->tail.paired;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int c = str_cmp(s->paired[middle], form);

		if (c == 0)
			return true;
		if (c < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}
