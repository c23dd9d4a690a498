/*
 * score_block - the TAGS, SUBJECT and REF lines of a telegram, by a plain rule.
 */
#include "score_block.h"

#include "base/buf.h"

enum { LABELS_MOST = 4, LABEL_LENGTH = 20 };

/* The longer before the shorter. */
static const Str labels[][LABELS_MOST] = {
	[BLOCK_TAGS] = { S_INIT("TAGS"), S_INIT("TAG") },
	[BLOCK_SUBJECT] = { S_INIT("SUBJECT"), S_INIT("SUBJ") },
	[BLOCK_REF] = { S_INIT("REFERENCES"), S_INIT("REFERENCE"), S_INIT("REFS"), S_INIT("REF") },
};

/* Page lines, the banners over and under them, NARA's line. */
static const Str furniture[] = {
	S_INIT("PAGE "), S_INIT("Declassified/Released"), S_INIT("Sheryl P. Walter"),
};
static const Str banners[] = {
	S_INIT("UNCLASSIFIED"), S_INIT("LIMITED OFFICIAL USE"), S_INIT("CONFIDENTIAL"), S_INIT("SECRET"),
};

static bool is_furniture(Str line)
{
	line = str_trim(line);
	for (size_t i = 0; i < sizeof furniture / sizeof *furniture; i++)
		if (str_starts(line, furniture[i]))
			return true;
	for (size_t i = 0; i < sizeof banners / sizeof *banners; i++)
		if (str_eq(line, banners[i]))
			return true;
	return false;
}

static bool is_paragraph_one(Str line)
{
	return str_starts(str_trim(line), S("1."));
}

static bool take_label(Str *line, enum block_kind kind)
{
	for (int i = 0; i < LABELS_MOST && labels[kind][i].n; i++) {
		Str s = str_trim(*line);

		if (!take(&s, labels[kind][i]))
			continue;
		take_blanks(&s);
		if (!take_byte(&s, ':') && !take_byte(&s, '-'))
			continue;
		*line = s;
		return true;
	}
	return false;
}

/* A word or two of letters, points and blanks, then a colon. */
static bool has_label(Str line)
{
	size_t n = 0;

	line = str_trim(line);
	while (n < line.n && n < LABEL_LENGTH && (is_alpha(line.p[n]) || line.p[n] == '.' || line.p[n] == ' '))
		n++;
	return n > 1 && n < line.n && line.p[n] == ':';
}

/* The next line of `*rest` that is text. A blank line is none, unless a page break follows it. */
static bool next_text(Str *rest, Str *line)
{
	bool blank = false, page = false;

	while (str_next(rest, '\n', line)) {
		if (is_furniture(*line))
			page = true;
		else if (str_trim(*line).n == 0)
			blank = true;
		else
			return page || !blank;
	}
	return false;
}

static bool find_first(Str *rest, enum block_kind kind, Str *line)
{
	while (str_next(rest, '\n', line) && !is_paragraph_one(*line)) {
		Str s = *line;

		if (take_label(&s, kind))
			return true;
	}
	return false;
}

static void put_line(struct buf *b, Str line)
{
	buf_put(b, line);
	buf_byte(b, '\n');
}

struct block block_find(struct arena *a, Str telegram, enum block_kind kind)
{
	struct block block = { STR_NONE, STR_NONE };
	Str rest = telegram, line, first;
	struct buf b;

	if (!find_first(&rest, kind, &line))
		return block;
	block.lines = first = line;
	take_label(&first, kind);
	buf_init(&b, telegram.n + 1);
	put_line(&b, first);
	while (next_text(&rest, &line) && !has_label(line) && !is_paragraph_one(line)) {
		put_line(&b, line);
		block.lines.n = (size_t)(line.p + line.n - block.lines.p);
	}
	block.text = arena_str(a, buf_str(&b));
	buf_release(&b);
	return block;
}

Str block_cut(Str telegram)
{
	return str_cut(telegram, 0, str_find(telegram, S("\nMessage Attributes")) + 1);
}

Str letters_of(struct arena *a, Str s)
{
	char *p = arena_raw(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (is_alnum((unsigned char)s.p[i]))
			p[n++] = (char)to_upper((unsigned char)s.p[i]);
	return (Str){ p, n };
}
