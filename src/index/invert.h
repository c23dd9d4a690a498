/*
 * invert - documents in memory, on their way into a segment.
 *
 * Tokens are kept in one long log as they come, eight bytes each; a segment is
 * written by laying them out by word. So documents can be put in order of time at
 * no cost, and nothing is allocated for each word.
 */
#ifndef INDEX_INVERT_H
#define INDEX_INVERT_H

#include "index/doc.h"
#include "index/intern.h"
#include "index/part.h"

enum { INVERT_DOCS_MOST = 1 << 22 };

/* Of a form: the word it stands for, its number among the word's variants, and what it covers. */
struct invert_form {
	uint32_t word;
	uint16_t code, wide;
};

struct invert_token {
	uint32_t form;
	uint32_t place; /* position, and whether it is heavy in the lowest bit */
};

struct invert_doc {
	int64_t id, time;
	uint32_t length;
	uint8_t span;
	uint32_t tokens, parts, values; /* where its own begin */
};

struct invert_value {
	uint32_t column, word;
	int64_t number;
};

struct invert {
	const struct index_plan *plan;
	struct arena arena;
	struct intern forms, words, marks;
	struct intern columns[COLUMNS_MOST];
	LIST(struct invert_form) form;   /* by number of form */
	LIST(uint32_t) variants;         /* by number of word: how many forms */
	LIST(struct invert_doc) docs;
	LIST(struct part_at) parts;      /* marks are numbers of `marks` plus 1 */
	LIST(struct invert_value) values;
	struct invert_token *tokens;
	size_t token_count, token_room;
	int64_t id_least, id_most;       /* of the documents */
};

bool invert_init(struct invert *v, const struct index_plan *plan, struct error *err);
void invert_release(struct invert *v);

/* Whether a document would pass the memory allowed: write a segment first. */
bool invert_full(const struct invert *v, const struct index_doc *d);

/* False with ERR_LIMIT where the document alone is too large. */
bool invert_add(struct invert *v, const struct index_doc *d, struct error *err);

/* Whether a document with this id is in memory. */
bool invert_has(const struct invert *v, int64_t id);

/* Write all documents as a segment at `path`. They stay in memory; release and init follow. */
bool invert_write(struct invert *v, const char *path, struct error *err);

#endif
