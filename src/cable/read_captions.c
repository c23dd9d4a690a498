/*
 * read_captions - caption lines and pass lines.
 *
 * SIPDIS stands twice as a rule, once by the drafter and once by the system, so
 * each caption is kept once and every place under `where`.
 */
#include "authority/captions.h"
#include "cable/elements.h"

static void add_caption(struct reader *r, Str raw, const struct caption *cap)
{
	add_piece(r, NODE_VALUE, raw);
	add_where(r, WHERE_CAPTIONS, raw);
	for (uint32_t i = 0; i < r->c->captions.n; i++)
		if (str_eq(r->c->captions.v[i], cap->words))
			return;
	*list_push(r->a, &r->c->captions) = cap->words;
}

static void skip_separators(Str *s)
{
	while (s->n && memchr(" ,/;.", s->p[0], 5))
		*s = str_cut(*s, 1, s->n);
}

size_t read_caption(struct reader *r, Str s)
{
	const struct caption *cap;
	size_t n = s.n ? caption_read(s, &cap) : 0;

	if (!n || cap->kind == CAPTION_SERIES || (n < s.n && is_alnum((unsigned char)s.p[n])))
		return 0;
	add_caption(r, str_cut(s, 0, n), cap);
	return n;
}

bool read_captions(struct reader *r, Str line, Str *rest)
{
	const struct caption *cap;
	Str s = line;
	uint32_t found = 0;

	for (;;) {
		size_t n;

		skip_separators(&s);
		n = s.n ? caption_read(s, &cap) : 0;
		if (!n)
			break;
		add_caption(r, str_cut(s, 0, n), cap);
		s = str_cut(s, n, s.n);
		found++;
	}
	*rest = s;
	return found && s.n == 0;
}

/* Words that open or join a pass line: "DEPT FOR …", "STATE PASS OPIC", "FOR: CU/ARA". */
static bool is_pass_line(Str s)
{
	static const Str starts[] = { S_INIT("FOR "), S_INIT("FOR:"), S_INIT("PASS "), S_INIT("PLEASE PASS"), S_INIT("ALSO FOR"),
		S_INIT("PLS PASS") };
	static const Str inside[] = { S_INIT(" FOR "), S_INIT(" PASS "), S_INIT(" FOR: "), S_INIT(" PLEASE PASS"),
		S_INIT(" ALSO FOR ") };

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_istarts(s, starts[i]))
			return true;
	for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
		if (str_find(s, inside[i]) < s.n)
			return true;
	return false;
}

bool read_pass_line(struct reader *r, Str line)
{
	Str item, rest = line;

	if (line.n > 75 || !is_pass_line(line))
		return false;
	while (str_next(&rest, ';', &item)) {
		item = str_trim(item);
		if (!item.n)
			continue;
		*list_push(r->a, &r->c->pass_lines) = item;
		add_where(r, WHERE_PASS_LINES, item);
		add_piece(r, NODE_VALUE, item);
	}
	return true;
}
