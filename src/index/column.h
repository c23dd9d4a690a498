/*
 * column - one value, or several, of each document: for filters, order and counts.
 */
#ifndef INDEX_COLUMN_H
#define INDEX_COLUMN_H

#include "index/build.h"

/*
 * A column of a mapped segment. Stored values are 0 for none, else the number
 * less `least` plus 1, or the number of the word in the dictionary plus 1.
 */
struct column {
	Str name;
	enum column_kind kind;
	bool listed;
	unsigned width; /* bytes of a value: 1, 2, 4 or 8 */
	int64_t least;  /* of a COLUMN_NUMBER */
	uint64_t most;  /* the highest stored value */
	struct front words;
	const unsigned char *values;
	const uint32_t *first; /* of a COLUMN_WORDS: where the values of a document begin; one more at the end */
};

/* Bytes of a number up to `most`: 1, 2, 4 or 8. */
unsigned column_width(uint64_t most);

/* Write the columns' two sections, with the paired forms behind their shapes. */
void build_columns(struct build *b, const struct build_rest *rest);

/*
 * Read the shapes of `n` columns out of the two sections; false where they do not
 * fit. The columns live in `a`, their values where the sections are. `meta` is cut to what stands behind.
 */
bool columns_open(struct arena *a, Str *meta, Str bytes, uint32_t docs, uint32_t n, struct column **out);

static inline uint64_t column_stored(const struct column *c, uint32_t i)
{
	uint64_t v = 0;

	memcpy(&v, c->values + (size_t)i * c->width, c->width);
	return v;
}

/* The number of a document; COLUMN_NONE where it has none. */
int64_t column_number(const struct column *c, uint32_t doc);

/* The stored value of a word; 0 where no document has it. */
uint32_t column_value(const struct column *c, Str word);

/* The word of a stored value, copied into `a`. */
Str column_word(struct arena *a, const struct column *c, uint32_t value);

#endif
