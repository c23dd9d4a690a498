/*
 * diff_words - two texts word by word: the longest row of words that both have.
 */
#include "archive/diff.h"

enum { CELLS_MOST = 16 * 1024 * 1024, X_LEAST = 4 };

typedef LIST(Str) Words;

static bool is_gap(char c)
{
	return is_blank((unsigned char)c) || c == '\n';
}

static void split(struct arena *a, Str s, Words *out)
{
	size_t i = 0;

	while (i < s.n) {
		size_t from;

		while (i < s.n && is_gap(s.p[i]))
			i++;
		for (from = i; i < s.n && !is_gap(s.p[i]);)
			i++;
		if (i > from)
			*list_push(a, out) = str_cut(s, from, i);
	}
}

static bool only(Str s, const char *bytes)
{
	for (size_t i = 0; i < s.n; i++)
		if (!strchr(bytes, s.p[i]))
			return false;
	return s.n > 0;
}

bool diff_is_redaction(Str word)
{
	static const Str codes[] = { S_INIT("[REDACTED]"), S_INIT("[redacted]"), S_INIT("REDACTED"), S_INIT("[...]"),
		S_INIT("(b)(1)"), S_INIT("(b)(6)"), S_INIT("(B)(1)"), S_INIT("(B)(6)"), S_INIT("B1"), S_INIT("B6") };

	while (word.n && strchr(".,;:", word.p[word.n - 1]))
		word.n--;
	if (word.n >= X_LEAST && (only(word, "X") || only(word, "x")))
		return true;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (str_eq(word, codes[i]))
			return true;
	return str_starts(word, S("1.4(")) || str_starts(word, S("[1.4("));
}

/* One comparison: words, and the table of lengths of what both still have in common from (i, j) on. */
struct table {
	struct arena *a, *scratch;
	Words left, right;
	uint32_t from, left_to, right_to; /* without the common ends */
	uint16_t *cells;
	DiffRuns *out;
};

static uint16_t *cell(struct table *t, uint32_t i, uint32_t j)
{
	return &t->cells[(size_t)(i - t->from) * (t->right_to - t->from + 1) + (j - t->from)];
}

/* A run goes on as long as its kind does, and words and gaps do not mix. */
static void put_word(struct table *t, enum diff_kind kind, Str word)
{
	struct diff_run *last = t->out->n ? &t->out->v[t->out->n - 1] : NULL;
	bool redacted = kind != DIFF_SAME && diff_is_redaction(word);

	if (last && last->kind == kind && last->redacted == redacted)
		last->text.n = (size_t)(word.p + word.n - last->text.p);
	else
		*list_push(t->a, t->out) = (struct diff_run){ kind, word, redacted };
}

static void strip_ends(struct table *t)
{
	t->left_to = t->left.n;
	t->right_to = t->right.n;
	while (t->from < t->left_to && t->from < t->right_to && str_eq(t->left.v[t->from], t->right.v[t->from]))
		t->from++;
	while (t->left_to > t->from && t->right_to > t->from &&
	       str_eq(t->left.v[t->left_to - 1], t->right.v[t->right_to - 1]))
		t->left_to--, t->right_to--;
}

/* False if the texts are too long and too different to be compared: then all between the ends is changed. */
static bool fill(struct table *t)
{
	size_t rows = t->left_to - t->from + 1, columns = t->right_to - t->from + 1;

	if (rows > UINT16_MAX || columns > UINT16_MAX || rows * columns > CELLS_MOST)
		return false;
	t->cells = arena_array(t->scratch, uint16_t, rows * columns);
	for (uint32_t i = t->left_to; i-- > t->from;)
		for (uint32_t j = t->right_to; j-- > t->from;) {
			uint16_t down = *cell(t, i + 1, j), over = *cell(t, i, j + 1);

			if (str_eq(t->left.v[i], t->right.v[j]))
				*cell(t, i, j) = (uint16_t)(*cell(t, i + 1, j + 1) + 1);
			else
				*cell(t, i, j) = down > over ? down : over;
		}
	return true;
}

static void put_middle(struct table *t)
{
	bool filled = fill(t);
	uint32_t i = t->from, j = t->from;

	while (i < t->left_to || j < t->right_to) {
		if (filled && i < t->left_to && j < t->right_to && str_eq(t->left.v[i], t->right.v[j])) {
			put_word(t, DIFF_SAME, t->left.v[i]);
			i++, j++;
		} else if (i < t->left_to && (j == t->right_to || !filled || *cell(t, i + 1, j) >= *cell(t, i, j + 1))) {
			put_word(t, DIFF_LEFT, t->left.v[i++]);
		} else {
			put_word(t, DIFF_RIGHT, t->right.v[j++]);
		}
	}
}

void diff_words(struct arena *a, Str left, Str right, DiffRuns *out)
{
	struct arena scratch;
	struct table t = { .a = a, .scratch = &scratch, .out = out };

	arena_init(&scratch);
	split(&scratch, left, &t.left);
	split(&scratch, right, &t.right);
	strip_ends(&t);
	for (uint32_t i = 0; i < t.from; i++)
		put_word(&t, DIFF_SAME, t.left.v[i]);
	put_middle(&t);
	for (uint32_t i = t.left_to; i < t.left.n; i++)
		put_word(&t, DIFF_SAME, t.left.v[i]);
	arena_release(&scratch);
}
