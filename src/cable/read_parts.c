/*
 * read_parts - summary and comment: the text between "SUMMARY" and "END
 * SUMMARY", which may run over several paragraphs.
 */
#include "cable/reader.h"

enum { PART_PARAGRAPHS = 12 };

struct part {
	Str begin[2], end[2];
	enum where_key where;
};

static const struct part summary_part = { { S_INIT("SUMMARY"), S_INIT("BEGIN SUMMARY") },
	{ S_INIT("END SUMMARY"), S_INIT("END OF SUMMARY") }, WHERE_SUMMARY };
static const struct part comment_part = { { S_INIT("COMMENT"), S_INIT("BEGIN COMMENT") },
	{ S_INIT("END COMMENT"), S_INIT("END OF COMMENT") }, WHERE_COMMENT };

/* Bytes of "SUMMARY:" with its marks in front of the text; 0 if it is not there. */
static size_t begin_length(Str s, const struct part *p)
{
	for (int i = 0; i < 2; i++) {
		size_t n = p->begin[i].n;

		if (!str_istarts(s, p->begin[i]) || (n < s.n && is_alpha((unsigned char)s.p[n])))
			continue;
		if (n < s.n && !memchr(" .:-;", s.p[n], 5))
			continue;
		if (n < s.n && s.p[n] == ' ' && !(n + 1 < s.n && memchr("-.:", s.p[n + 1], 3)))
			return 0; /* "Summary of the talks" */
		while (n < s.n && memchr(" .:-;", s.p[n], 5))
			n++;
		return n;
	}
	return 0;
}

static size_t find_end(Str s, const struct part *p)
{
	size_t a = str_ifind(s, p->end[0]), b = str_ifind(s, p->end[1]);

	return a < b ? a : b;
}

static Str without_marks(Str s)
{
	s = str_trim(s);
	while (s.n && memchr(" (-", s.p[s.n - 1], 3))
		s.n--;
	return s;
}

/* The text of paragraphs `from` to `to`, from `skip` in the first to `end` in the last. */
static void add_part(struct reader *r, const struct part *p, uint32_t from, uint32_t to, size_t skip, size_t end, Str *out)
{
	size_t room = 0, n = 0;
	char *text;

	for (uint32_t i = from; i <= to; i++)
		room += r->c->paragraphs.v[i].text.n + 1;
	text = arena_raw(r->a, room);
	for (uint32_t i = from; i <= to; i++) {
		const struct paragraph *q = &r->c->paragraphs.v[i];
		Str s = str_cut(q->text, i == from ? skip : 0, i == to ? end : q->text.n);

		if (n && s.n)
			text[n++] = ' ';
		if (s.n)
			memcpy(text + n, s.p, s.n);
		n += s.n;
		*list_push(r->a, &r->c->where[p->where]) = q->span;
	}
	*out = without_marks((Str){ text, n });
}

static void read_part(struct reader *r, const struct part *p, Str *out)
{
	const struct cable *c = r->c;

	for (uint32_t i = 0; i < c->paragraphs.n; i++) {
		size_t skip = begin_length(c->paragraphs.v[i].text, p);

		if (!skip)
			continue;
		for (uint32_t k = i; k < c->paragraphs.n && k < i + PART_PARAGRAPHS; k++) {
			size_t end = find_end(c->paragraphs.v[k].text, p);

			if (end < c->paragraphs.v[k].text.n) {
				add_part(r, p, i, k, skip, end, out);
				return;
			}
		}
		add_part(r, p, i, i, skip, c->paragraphs.v[i].text.n, out);
		return;
	}
}

void read_parts(struct reader *r)
{
	read_part(r, &summary_part, &r->c->summary);
	read_part(r, &comment_part, &r->c->comment);
}
