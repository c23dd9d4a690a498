/*
 * build - one segment's file, written from what is to stand in it.
 *
 * Both the inverter and the merger end here. Documents are numbered from 0 in
 * order of time; words come in order of their keys. Trouble with the disk is
 * remembered and told when the file is closed.
 */
#ifndef INDEX_BUILD_H
#define INDEX_BUILD_H

#include "index/front.h"
#include "index/out.h"

/* One way in which a word stands in the texts. */
struct variant {
	Str form;
	uint32_t wide; /* positions that it covers */
};

/* A word and all its places. Only `docs` must be there. */
struct build_word {
	Str key;
	uint32_t n;
	const uint32_t *docs;
	const uint32_t *counts;    /* how often in each document, or NULL */
	const uint32_t *heavy;     /* how many of these are heavy, or NULL: none */
	uint32_t total;            /* sum of the counts */
	const uint32_t *positions; /* `total`: those of the first document in order, of the second …; or NULL */
	const uint16_t *codes;     /* `total` numbers of variants, or NULL: always the first */
	const struct variant *variants;
	uint32_t variant_count;    /* 0: the only form is the key, and covers one position */
};

enum column_kind {
	COLUMN_NUMBER, /* a whole number, or none */
	COLUMN_WORD,   /* one of a list of words, or none */
	COLUMN_WORDS,  /* any number of them */
};

enum { COLUMNS_MOST = 64 };
#define COLUMN_NONE INT64_MIN

struct build_column {
	Str name;
	enum column_kind kind;
	bool listed;           /* each value has a list of its documents */
	const int64_t *numbers; /* of a COLUMN_NUMBER: one for each document */
	const Str *words;       /* of the others: the list, each once, in order */
	uint32_t word_count;
	const uint32_t *first;  /* where the values of a document begin; one more at the end */
	const uint32_t *values; /* indexes of `words`; of a document each once, in order */
};

struct build {
	struct out out;
	struct arena arena;
	struct front_put words;
	struct buf scratch, about;
	uint32_t docs, heavy;
	const uint16_t *lengths;
	const uint8_t *spans;
	uint64_t length_sum, tokens;
	float flat; /* what makes a length a denominator of the bounds */
	uint64_t at[SECTION_COUNT], size[SECTION_COUNT];
	LIST(struct form_at) forms;
	int64_t id_least;
	uint32_t id_width;
};

/* A form that is not spelt as its word. */
struct form_at {
	Str form;
	uint32_t word, code;
};

/* What stands behind the words. */
struct build_rest {
	const int64_t *ids;
	Str parts;                /* all documents' parts, see part.h */
	const uint32_t *parts_at; /* docs + 1 */
	const Str *marks;         /* in order */
	uint32_t mark_count;
	const struct build_column *columns;
	uint32_t column_count;
	const Str *paired;        /* forms of which two side by side have a list of their own, in order */
	uint32_t paired_count;
};

/* `lengths` and `spans` (places.h) are borrowed until the end; a heavy occurrence counts as `heavy`. */
bool build_open(struct build *b, const char *path, uint32_t docs, const uint16_t *lengths, const uint8_t *spans,
                uint32_t heavy, struct error *err);
void build_word(struct build *b, const struct build_word *w);

/* The lists of the listed columns; before the words, after the pairs. Columns are in order of name. */
void build_lists(struct build *b, const struct build_column *columns, uint32_t n);

/* Give up: there is no file. */
void build_drop(struct build *b);

/* Write the rest and close the file. False where anything failed: then there is no file. */
bool build_close(struct build *b, const struct build_rest *rest, struct error *err);

#endif
