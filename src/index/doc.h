/*
 * doc - a document as it is given to the index: words at positions, parts, values.
 */
#ifndef INDEX_DOC_H
#define INDEX_DOC_H

#include "index/build.h"

enum {
	DOC_POSITIONS_MOST = 1 << 24, /* of a document, without the gaps between parts */
	DOC_LENGTH_MOST = UINT16_MAX, /* a longer document counts as this long */
};

/* A form at a place. Several may share a position; positions grow from one to the next, or stay. */
struct index_token {
	Str word;      /* as the query will ask for it; longer than FORM_MOST bytes, it is cut */
	uint32_t hash; /* of the word; equal words must have equal ones */
	uint32_t at;
	uint16_t wide; /* positions that it covers, at least 1 */
	bool heavy;    /* counts more than once, as the plan says */
};

/* A stretch of positions that no phrase leaves. Parts are in order and do not overlap; all tokens lie in them. */
struct index_part {
	uint32_t at, end;
	uint32_t bits; /* any, for queries to ask for */
	Str mark;      /* absent or a short text */
};

/* A value of a column; columns are numbered as the plan has them. */
struct index_value {
	unsigned column;
	int64_t number; /* of a COLUMN_NUMBER */
	Str word;       /* of the others */
};

struct index_doc {
	int64_t id;   /* at most one document of an index has it */
	int64_t time; /* order of documents; COLUMN_NONE comes last */
	uint32_t length;
	const struct index_token *tokens;
	const struct index_part *parts; /* none: the whole is one part */
	const struct index_value *values;
	uint32_t token_count, part_count, value_count;
};

struct index_column {
	const char *name; /* short and in small letters; "time" is there without being named */
	enum column_kind kind;
	bool listed;
};

/* What an index holds; the same for all documents. */
struct index_plan {
	const struct index_column *columns;
	unsigned column_count;
	uint32_t heavy; /* how often a heavy token counts; at least 1 */

	/*
	 * The word under which a form stands, written to `out`; returns its length. Called once
	 * for each form and segment. NULL: each form is its own word.
	 */
	size_t (*stem)(void *data, Str form, char out[KEY_MOST]);
	void *data;

	size_t memory; /* bytes that the writer may hold before it writes a segment; 0: 256 MB */
};

#endif
