/*
 * table - the generated tables and how they are searched; private to this floor.
 *
 * tools/mktables.c writes the rows, sorted, and beside them open-addressing hash
 * tables of row numbers: a look-up is one hash, mostly one comparison, no allocation.
 */
#ifndef AUTHORITY_TABLE_H
#define AUTHORITY_TABLE_H

#include "authority/addresses.h"
#include "authority/bureaus.h"
#include "authority/captions.h"
#include "authority/countries.h"
#include "authority/fold.h"
#include "authority/levels.h"
#include "authority/orders.h"
#include "authority/posts.h"
#include "authority/precedences.h"
#include "authority/signals.h"
#include "authority/tags.h"

/* A hash table over one Str of each row. */
struct index {
	const void *rows;
	const uint16_t *slots; /* row number + 1; 0 is empty */
	uint32_t n;            /* rows */
	uint32_t mask;         /* slots - 1, a power of two less one */
	uint16_t stride;       /* bytes of a row */
	uint16_t key;          /* offset of the Str in it */
	/* Lengths of all keys, their first letters, their last ones; each filled up to a multiple of LANES. */
	const unsigned char *ends;
};

/* The first row with the key of `f`, NULL if there is none. */
const void *index_get(const struct index *ix, const struct folded *f);

/* Fold and get. */
const void *index_find(const struct index *ix, Str word);

/* Rows from `row` on with the same key. Only for the key the table is sorted by. */
size_t index_run(const struct index *ix, const void *row);

/*
 * The row with the key closest to `word` among those `fits` accepts (NULL: all).
 * Rows more than `most` edits away do not count. The first of equally close ones; a garble of the line is closer than a slip.
 */
const void *index_near(const struct index *ix, Str word, bool (*fits)(const void *row, int date),
		       int date, unsigned most, struct near *how);

/* The three times of TAGS, in which codes mean different things. */
enum tag_time { TAG_TIME_1974, TAG_TIME_FIPS, TAG_TIME_2024, TAG_TIMES };

static inline enum tag_time tag_time(int date)
{
	if (date != 0 && date < 19800101)
		return TAG_TIME_1974;
	return date < 20240101 ? TAG_TIME_FIPS : TAG_TIME_2024;
}

/* Whole spellings and parts of addresses, for place_print. */
enum address_word_kind { ADDRESS_PREFIX, ADDRESS_WHOLE, ADDRESS_AGENCY, ADDRESS_PLACE };

struct address_word {
	Str words;
	Str plain;
	uint8_t kind;
};

extern const struct index tags_by_code;
extern const struct index posts_by_mrn;
extern const struct index aliases_by_key;
extern const struct index routings_by_ri;
extern const struct index collectives_by_name, collectives_by_ri;
extern const struct index agencies_by_plad, agencies_by_ri;
extern const struct index captions_by_words, captions_by_archive;
extern const struct index opsignals_by_code;
extern const struct index prosigns_by_sign;
extern const struct index precedences_by_word;
extern const struct index levels_by_name, levels_by_text, levels_by_archive;
extern const struct index bureaus_by_code;
extern const struct index countries_by_fips, countries_by_iso2, countries_by_name;
extern const struct index countries_by_tag_1974, countries_by_tag_2024;
extern const struct index address_words_by_words;
extern const struct index orders_by_number; /* rows only: they are few */

extern const struct post *const posts_by_country[];
extern const struct alias *const aliases_by_post[];

#endif
