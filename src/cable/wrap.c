/*
 * wrap - text in lines of at most 65 columns, never above 69.
 *
 * A line is filled with units, words or groups of words that stay together; of
 * the places where it may end, the last within 65 columns that reads on well is
 * taken. What is wider than a line is cut where the line ends.
 */
#include "cable/wrap.h"

#include "authority/posts.h"
#include "cable/scan.h"
#include "cable/values.h"

enum {
	ROOM = LINE_COLUMNS - WRAP_COLUMNS,
	LINE_BYTES = LINE_COLUMNS * 4,
	NEAR = 2 * LINE_BYTES, /* what one line can depend on */
	UNITS_MOST = LINE_COLUMNS,
	POST_WORDS = 3,
	SHIFTS = 4, /* units that a line may give to the next one */
};

static bool is_gap(int c)
{
	return is_blank(c) || c == '\n';
}

size_t wrap_width(Str s)
{
	size_t columns = 0;

	for (size_t i = 0; i < s.n; i++)
		columns += (s.p[i] & 0xC0) != 0x80;
	return columns;
}

void wrap_put_plain(struct buf *b, Str s)
{
	static const Str sign = S_INIT("\xC2\xB6");
	bool gap = false, more = false;

	while (s.n) {
		if (take(&s, sign))
			continue;
		gap |= is_gap((unsigned char)s.p[0]);
		if (!is_gap((unsigned char)s.p[0])) {
			if (gap && more)
				buf_byte(b, ' ');
			buf_byte(b, s.p[0]);
			gap = false;
			more = true;
		}
		s = str_cut(s, 1, s.n);
	}
}

/* From here on text has single blanks, and none at its ends. */

static Str first_word(Str s)
{
	return str_cut(s, 0, str_find_byte(s, ' '));
}

/* What follows the first `n` bytes and a blank. */
static Str rest_behind(Str s, size_t n)
{
	return str_cut(s, n + 1, s.n);
}

static bool is_number(Str word)
{
	Str s = word;
	uint32_t n;

	return take_number(&s, 7, &n) && !(s.n && is_alpha((unsigned char)s.p[0]));
}

static bool is_post_word(Str word)
{
	return word.n && is_upper((unsigned char)word.p[0]) && !memchr(",;:()", word.p[word.n - 1], 5);
}

/* Bytes of "74 LA PAZ 9412" at the start of `s`, the year optional; 0 if no number of a post stands there. */
static size_t reference_length(Str s)
{
	Str word = first_word(s), post = s;
	size_t n = 0;

	if (is_number(word) && (word.n == 2 || word.n == 4))
		post = rest_behind(s, word.n);
	for (int i = 0; i < POST_WORDS; i++, n++) {
		Str number;

		word = first_word(str_cut(post, n, post.n));
		if (!is_post_word(word))
			return 0;
		n += word.n;
		number = first_word(rest_behind(post, n));
		if (is_number(number) && post_by_alias(str_cut(post, 0, n), NULL))
			return (size_t)(number.p + number.n - s.p);
	}
	return 0;
}

/* Bytes of "ref A" at the start of `s`. */
static size_t label_length(Str s)
{
	Str word = first_word(s), label = first_word(rest_behind(s, word.n));
	Str ref = str_cut(word, word.n && word.p[0] == '(', word.n);

	if (!str_ieq(ref, S("REF")) || !label.n || !is_upper((unsigned char)label.p[0]) ||
	    (label.n > 1 && is_alnum((unsigned char)label.p[1])))
		return 0;
	return (size_t)(label.p + label.n - s.p);
}

/* Bytes at the start of `s` that one line must hold: a word, or a date, a reference. */
static size_t group_length(Str s)
{
	struct dtg d;
	size_t word = first_word(s).n, n = is_digit((unsigned char)s.p[0]) ? dtg_read(s, &d) : 0;

	if (n <= word)
		n = reference_length(s);
	if (n <= word)
		n = label_length(s);
	return n > word ? n + first_word(str_cut(s, n, s.n)).n : word;
}

/* Bytes of the next unit: a group, and more groups behind hyphens, where no line may end. */
static size_t unit_length(Str s)
{
	size_t n = 0;

	while (n < s.n && (n == 0 || s.p[n - 1] == '-'))
		n += group_length(str_cut(s, n + (n > 0), s.n)) + (n > 0);
	return n;
}

/* The places where a line may end: how much of the text it then holds. */
struct ends {
	size_t at[UNITS_MOST];
	size_t n, good; /* good: how many are within the wanted width */
};

static void find_ends(struct ends *e, Str text, size_t columns)
{
	size_t at = 0, width = 0;

	e->n = e->good = 0;
	while (at < text.n && e->n < UNITS_MOST) {
		size_t from = at, next = at + (at > 0);

		at = next + unit_length(str_cut(text, next, text.n));
		width += wrap_width(str_cut(text, from, at));
		if (width > columns + ROOM)
			return;
		e->at[e->n++] = at;
		e->good += width <= columns;
	}
}

/* Bytes of the characters that fill `columns`. */
static size_t cut_unit(Str text, size_t columns)
{
	size_t n = 0;

	while (n < text.n && ((text.p[n] & 0xC0) == 0x80 || columns-- > 0))
		n++;
	while (n > 1 && text.p[n - 1] == ' ')
		n--;
	return n;
}

static bool ends_well(Str text, size_t at, wrap_rule *may_break)
{
	return at == text.n || may_break(str_cut(text, 0, at), rest_behind(text, at));
}

/* How much of the text a line takes that has room for `columns`. */
static size_t line_length(Str text, size_t columns, wrap_rule *may_break)
{
	struct ends e;
	size_t last;

	find_ends(&e, str_cut(text, 0, NEAR), columns);
	if (!e.n)
		return cut_unit(text, columns + ROOM);
	last = e.good ? e.good - 1 : 0;
	for (size_t i = last; i < e.n; i++)
		if (ends_well(text, e.at[i], may_break))
			return e.at[i];
	for (size_t i = last; i > 0 && last - i < SHIFTS; i--)
		if (ends_well(text, e.at[i - 1], may_break))
			return e.at[i - 1];
	return e.at[last];
}

static void put_lines(struct buf *b, Str text, size_t taken, size_t indent, wrap_rule *may_break)
{
	while (text.n) {
		size_t n = line_length(text, taken < WRAP_COLUMNS ? WRAP_COLUMNS - taken : 1, may_break);

		buf_put(b, str_cut(text, 0, n));
		text = str_cut(text, n + (n < text.n && text.p[n] == ' '), text.n);
		if (!text.n)
			return;
		buf_byte(b, '\n');
		buf_fill(b, ' ', indent);
		taken = indent;
	}
}

void wrap_put(struct buf *b, Str lead, Str text, size_t indent, wrap_rule *may_break)
{
	struct buf plain;

	buf_init(&plain, BUF_MOST);
	wrap_put_plain(&plain, text);
	b->full |= plain.full;
	buf_put(b, plain.n ? lead : str_trim_right(lead));
	put_lines(b, buf_str(&plain), wrap_width(lead), indent, may_break);
	buf_byte(b, '\n');
	buf_release(&plain);
}

/* Words that end a block of elements when a line begins with them. */
static bool ends_block(Str line)
{
	return str_istarts(line, S("SUMMARY")) || str_istarts(line, S("COMMENT:"));
}

/* A few words alone behind a full stop, as a name under the text. */
static bool looks_signed(Str line, Str rest)
{
	enum { NAME_MOST = 32 };

	return rest.n && rest.n <= NAME_MOST && is_alpha((unsigned char)rest.p[rest.n - 1]) &&
	       line.n && memchr(".)\"'?!:-", line.p[line.n - 1], 8);
}

bool wrap_reads_on(Str line, Str rest)
{
	static const bool plain[LOOK_COUNT] = {
		[LOOK_TEXT] = true, [LOOK_INDICATORS] = true, [LOOK_TO] = true, [LOOK_INFO] = true, [LOOK_CLASS] = true,
	};
	struct ends e;
	Str next = str_cut(rest, 0, NEAR);

	if (looks_signed(line, rest))
		return false;
	find_ends(&e, next, WRAP_COLUMNS);
	if (e.n)
		next = str_cut(next, 0, e.at[e.good ? e.good - 1 : 0]);
	return plain[scan_line(next)] && !ends_block(next);
}
