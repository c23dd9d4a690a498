/*
 * column - one value, or several, of each document.
 */
#include "index/column.h"

#include <assert.h>

#include "index/codec.h"

/* ---- In ---- */

unsigned column_width(uint64_t most)
{
	return most <= UINT8_MAX ? 1 : most <= UINT16_MAX ? 2 : most <= UINT32_MAX ? 4 : 8;
}

static void put_value(struct build *b, uint64_t v, unsigned width)
{
	out_put(&b->out, &v, width);
}

/* Where in the section something begins; it is aligned. */
static void put_place(struct build *b, struct buf *meta)
{
	out_align(&b->out, 16);
	varint_put(meta, b->out.at - b->at[SECTION_COLUMNS]);
}

static void build_numbers(struct build *b, const struct build_column *c, struct buf *meta)
{
	int64_t least = INT64_MAX, most = INT64_MIN;
	unsigned width;

	for (uint32_t d = 0; d < b->docs; d++)
		if (c->numbers[d] != COLUMN_NONE) {
			least = c->numbers[d] < least ? c->numbers[d] : least;
			most = c->numbers[d] > most ? c->numbers[d] : most;
		}
	if (least > most)
		least = most = 0;
	width = column_width((uint64_t)most - (uint64_t)least + 1);
	varint_put(meta, width);
	varint_put(meta, (uint64_t)most - (uint64_t)least + 1);
	varint_put(meta, (uint64_t)least);
	put_place(b, meta);
	for (uint32_t d = 0; d < b->docs; d++)
		put_value(b, c->numbers[d] == COLUMN_NONE ? 0 : (uint64_t)c->numbers[d] - (uint64_t)least + 1, width);
}

static void build_dictionary(struct build *b, const struct build_column *c, struct buf *meta)
{
	struct front_put f;
	struct buf table;

	front_begin(&f);
	for (uint32_t i = 0; i < c->word_count; i++)
		front_put(&f, c->words[i], STR_NONE);
	buf_init(&table, UINT32_MAX);
	front_end(&f, &table);
	put_place(b, meta);
	varint_put(meta, table.n);
	out_put(&b->out, table.p, table.n);
	buf_release(&table);
}

static void build_words(struct build *b, const struct build_column *c, struct buf *meta)
{
	unsigned width = column_width(c->word_count);

	varint_put(meta, width);
	varint_put(meta, c->word_count);
	build_dictionary(b, c, meta);
	put_place(b, meta);
	if (c->kind == COLUMN_WORD) {
		for (uint32_t d = 0; d < b->docs; d++)
			put_value(b, c->first[d] < c->first[d + 1] ? c->values[c->first[d]] + 1 : 0, width);
		return;
	}
	for (uint32_t i = 0; i < c->first[b->docs]; i++)
		put_value(b, c->values[i] + 1, width);
	put_place(b, meta);
	out_put(&b->out, c->first, ((size_t)b->docs + 1) * sizeof *c->first);
}

void build_columns(struct build *b, const struct build_rest *rest)
{
	struct buf meta;

	buf_init(&meta, UINT32_MAX);
	out_align(&b->out, 16);
	b->at[SECTION_COLUMNS] = b->out.at;
	for (uint32_t i = 0; i < rest->column_count; i++) {
		const struct build_column *c = &rest->columns[i];

		varint_put(&meta, c->name.n);
		buf_put(&meta, c->name);
		varint_put(&meta, c->kind);
		varint_put(&meta, c->listed);
		if (c->kind == COLUMN_NUMBER)
			build_numbers(b, c, &meta);
		else
			build_words(b, c, &meta);
	}
	for (uint32_t i = 0; i < rest->paired_count; i++) {
		varint_put(&meta, rest->paired[i].n);
		buf_put(&meta, rest->paired[i]);
	}
	out_put(&b->out, "\0\0\0\0\0\0\0\0", CODEC_BEYOND); /* values are read eight bytes at a time */
	b->size[SECTION_COLUMNS] = b->out.at - b->at[SECTION_COLUMNS];
	out_align(&b->out, 16);
	b->at[SECTION_META] = b->out.at;
	out_put(&b->out, meta.p, meta.n);
	b->size[SECTION_META] = meta.n;
	buf_release(&meta);
}

/* ---- Out ---- */

/* `size` bytes of the section from the place that comes next; NULL where it has not so many. */
static const unsigned char *get_place(const unsigned char **p, const unsigned char *end, Str bytes, uint64_t size)
{
	uint64_t at = varint_get(p, end);

	if (at > bytes.n || size > bytes.n - at)
		return NULL;
	return (const unsigned char *)bytes.p + at;
}

static bool open_words(struct column *c, const unsigned char **p, const unsigned char *end, Str bytes, uint32_t docs)
{
	uint64_t at, size;

	at = varint_get(p, end);
	size = varint_get(p, end);
	if (at > bytes.n || size > bytes.n - at || c->most > UINT32_MAX ||
	    !front_open(&c->words, (Str){ bytes.p + at, size }, (uint32_t)c->most))
		return false;
	c->values = get_place(p, end, bytes, c->kind == COLUMN_WORD ? (uint64_t)docs * c->width : 0);
	if (c->kind == COLUMN_WORDS)
		c->first = (const uint32_t *)get_place(p, end, bytes, ((uint64_t)docs + 1) * sizeof *c->first);
	return c->values && (c->kind == COLUMN_WORD || c->first);
}

static bool open_column(struct column *c, const unsigned char **p, const unsigned char *end, Str bytes, uint32_t docs)
{
	uint64_t n = varint_get(p, end);

	if (n > (uint64_t)(end - *p))
		return false;
	c->name = (Str){ (const char *)*p, n };
	*p += n;
	c->kind = (enum column_kind)varint_get(p, end);
	c->listed = varint_get(p, end) != 0;
	c->width = (unsigned)varint_get(p, end);
	c->most = varint_get(p, end);
	if (c->width > 8)
		return false;
	if (c->kind != COLUMN_NUMBER)
		return open_words(c, p, end, bytes, docs);
	c->least = (int64_t)varint_get(p, end);
	c->values = get_place(p, end, bytes, (uint64_t)docs * c->width);
	return c->values != NULL;
}

bool columns_open(struct arena *a, Str *meta, Str bytes, uint32_t docs, uint32_t n, struct column **out)
{
	const unsigned char *p = (const unsigned char *)meta->p, *end = p + meta->n;

	if (n > COLUMNS_MOST)
		return false;
	*out = arena_array(a, struct column, n + 1);
	for (uint32_t i = 0; i < n; i++)
		if (!open_column(&(*out)[i], &p, end, bytes, docs))
			return false;
	*meta = str_cut(*meta, (size_t)((const char *)p - meta->p), meta->n);
	return true;
}

int64_t column_number(const struct column *c, uint32_t doc)
{
	uint64_t v = column_stored(c, doc);

	assert(c->kind == COLUMN_NUMBER);
	return v ? (int64_t)((uint64_t)c->least + v - 1) : COLUMN_NONE;
}

uint32_t column_value(const struct column *c, Str word)
{
	struct front_at at;

	return front_find(&c->words, word, &at) ? at.number + 1 : 0;
}

Str column_word(struct arena *a, const struct column *c, uint32_t value)
{
	struct front_at at;

	assert(value > 0);
	return front_number(&c->words, value - 1, &at) ? arena_str(a, at.key) : STR_NONE;
}
