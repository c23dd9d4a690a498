/*
 * diff - two copies of a telegram compared: values, then paragraphs word by word.
 *
 * Copies differ because one is garbled, cut, corrected, or because words were
 * taken out before it was released. What stands in their place is told apart
 * from words that were changed.
 */
#ifndef ARCHIVE_DIFF_H
#define ARCHIVE_DIFF_H

#include "base/json.h"
#include "cable/telegram.h"

enum diff_kind { DIFF_SAME, DIFF_LEFT, DIFF_RIGHT, DIFF_CHANGED }; /* LEFT, RIGHT: only there */

/* Words in a row, on both sides or on one. */
struct diff_run {
	enum diff_kind kind; /* never DIFF_CHANGED */
	Str text;
	bool redacted;       /* not words but what stands in their place: XXXXXX, [1.4(d)] */
};
typedef LIST(struct diff_run) DiffRuns;

struct diff_value {
	const char *name; /* "classification" */
	Str left, right;  /* absent where that copy does not say */
};

struct diff_paragraph {
	enum diff_kind kind;
	int left_number, right_number; /* -1: not numbered, or not there */
	Str left_mark, right_mark;
	DiffRuns runs;                 /* of a paragraph on one side only: one */
};

struct diff {
	bool same_bytes;
	LIST(struct diff_value) values; /* those that differ */
	LIST(struct diff_paragraph) paragraphs; /* all, in order */
	uint32_t counts[DIFF_CHANGED + 1]; /* of paragraphs */
	uint32_t redactions;            /* runs */
};

/* Compare two telegrams as they were read. Everything lives in the arena or in the telegrams. */
void diff_telegrams(struct arena *a, const struct cable *left, const struct cable *right, struct diff *out);

/* Split two texts into words and put them together again. */
void diff_words(struct arena *a, Str left, Str right, DiffRuns *out);

/* Whether a word stands in the place of others: "XXXXXXXX", "[...]", "(b)(6)", "1.4(D)". */
bool diff_is_redaction(Str word);

/* The keys of one comparison, within an object: "same_bytes", "values", "paragraphs" … */
void diff_json(struct json *j, const struct diff *d);

#endif
