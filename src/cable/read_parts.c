/*
 * read_parts - summary and comment: the text between "SUMMARY" and "END
 * SUMMARY", which may run over several paragraphs.
 */
#include "cable/reader.h"

enum { PART_PARAGRAPHS = 12 };

struct part {
	Str name;
	enum where_key where;
};

static const struct part summary_part = { S_INIT("SUMMARY"), WHERE_SUMMARY };
static const struct part comment_part = { S_INIT("COMMENT"), WHERE_COMMENT };

/* Bytes of "SUMMARY:" with its marks in front of the text; 0 if it is not there. */
static size_t begin_length(Str s, const struct part *p)
{
	size_t n = str_istarts(s, S("BEGIN ")) ? 6 : 0;

	if (!str_istarts(str_cut(s, n, s.n), p->name))
		return 0;
	n += p->name.n;
	if (n < s.n && !memchr(" .:-;", s.p[n], 5))
		return 0;
	if (n < s.n && s.p[n] == ' ' && !(n + 1 < s.n && memchr("-.:", s.p[n + 1], 3)))
		return 0; /* "Summary of the talks" */
	while (n < s.n && memchr(" .:-;", s.p[n], 5))
		n++;
	return n;
}

/* "END SUMMARY" or "END OF SUMMARY"; the length of `s` where there is none. */
static size_t find_end(Str s, const struct part *p)
{
	Str rest = s;
	size_t at;

	while ((at = str_ifind(rest, S("END "))) < rest.n) {
		Str t = str_cut(rest, at + 4, rest.n);

		if (str_istarts(t, S("OF ")))
			t = str_cut(t, 3, t.n);
		if (str_istarts(t, p->name))
			return (size_t)(rest.p - s.p) + at;
		rest = str_cut(rest, at + 4, rest.n);
	}
	return s.n;
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
