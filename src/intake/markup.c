/*
 * markup - text out of HTML.
 */
#include "intake/markup.h"

#include "base/utf8.h"

bool markup_tag(Str *rest, struct tag_at *tag)
{
	for (;;) {
		size_t open = str_find_byte(*rest, '<'), close, n = 0;
		Str s = str_cut(*rest, open + 1, rest->n);

		close = str_find_byte(s, '>');
		if (open == rest->n || close == s.n)
			return false;
		*rest = str_cut(s, close + 1, s.n);
		s = str_cut(s, 0, close);
		tag->closes = take_byte(&s, '/');
		while (n < s.n && is_alnum((unsigned char)s.p[n]))
			n++;
		if (n) {
			tag->name = str_cut(s, 0, n);
			tag->all = s;
			return true;
		}
	}
}

bool markup_element(Str *rest, Str name, struct tag_at *tag, Str *content)
{
	struct tag_at inner;
	const char *end;
	int depth = 1;

	do {
		if (!markup_tag(rest, tag))
			return false;
	} while (tag->closes || !str_ieq(tag->name, name));
	*content = *rest;
	end = rest->p + rest->n;
	while (depth > 0 && markup_tag(rest, &inner)) {
		if (str_ieq(inner.name, name))
			depth += inner.closes ? -1 : 1;
		end = depth ? rest->p + rest->n : inner.all.p - 2;
	}
	if (depth > 0)
		*rest = str_cut(*rest, rest->n, rest->n);
	content->n = (size_t)(end - content->p);
	return true;
}

Str markup_attribute(const struct tag_at *tag, Str name)
{
	Str s = str_cut(tag->all, tag->name.n, tag->all.n);

	for (size_t i; (i = str_ifind(s, name)) < s.n; s = str_cut(s, i + 1, s.n)) {
		Str v = str_cut(s, i + name.n, s.n);
		char mark;

		if (i == 0 || !is_blank((unsigned char)s.p[i - 1]) || !take_byte(&v, '=') || !v.n)
			continue;
		mark = *v.p;
		if (mark == '"' || mark == '\'')
			return v = str_cut(v, 1, v.n), str_cut(v, 0, str_find_byte(v, mark));
		return str_cut(v, 0, str_find_byte(v, ' '));
	}
	return STR_NONE;
}

static const struct {
	Str name;
	uint16_t c;
} entities[] = {
	{ S_INIT("amp"), '&' }, { S_INIT("lt"), '<' }, { S_INIT("gt"), '>' }, { S_INIT("quot"), '"' },
	{ S_INIT("apos"), '\'' }, { S_INIT("nbsp"), ' ' }, { S_INIT("para"), 0xB6 }, { S_INIT("sect"), 0xA7 },
	{ S_INIT("pound"), 0xA3 }, { S_INIT("euro"), 0x20AC }, { S_INIT("hellip"), 0x2026 }, { S_INIT("ndash"), 0x2013 },
	{ S_INIT("mdash"), 0x2014 }, { S_INIT("lsquo"), 0x2018 }, { S_INIT("rsquo"), 0x2019 },
	{ S_INIT("ldquo"), 0x201C }, { S_INIT("rdquo"), 0x201D }, { S_INIT("eacute"), 0xE9 }, { S_INIT("ntilde"), 0xF1 },
};

/* "#182" or "#xB6": 0 if it is none. */
static uint32_t numbered(Str s)
{
	static const char digits[] = "0123456789abcdef";
	uint32_t c = 0, base = take(&s, S("#x")) || take(&s, S("#X")) ? 16 : take(&s, S("#")) ? 10 : 0;

	for (size_t i = 0; base && i < s.n; i++) {
		const char *d = memchr(digits, s.p[i] | 0x20, base);

		if (!d || c > 0x10FFFF)
			return 0;
		c = c * base + (uint32_t)(d - digits);
	}
	return c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0 : c;
}

/* An entity behind its &: taken and put, or the & put alone. */
static void put_entity(struct buf *b, Str *s)
{
	size_t n = str_find_byte(str_cut(*s, 0, 12), ';');
	Str name = str_cut(*s, 0, n);
	uint32_t c = numbered(name);
	char out[4];

	for (size_t i = 0; !c && i < sizeof entities / sizeof *entities; i++)
		if (str_eq(name, entities[i].name))
			c = entities[i].c;
	if (!c || n >= s->n || s->p[n] != ';') {
		buf_byte(b, '&');
		return;
	}
	*s = str_cut(*s, n + 1, s->n);
	buf_put(b, (Str){ out, utf8_write(c, out) });
}

static void put_plain(struct buf *b, Str s)
{
	for (size_t n; (n = str_find_byte(s, '&')) < s.n;) {
		buf_put(b, str_cut(s, 0, n));
		s = str_cut(s, n + 1, s.n);
		put_entity(b, &s);
	}
	buf_put(b, s);
}

static bool ends_line(const struct tag_at *t)
{
	static const Str closing[] = { S_INIT("p"), S_INIT("div"), S_INIT("tr"), S_INIT("li"), S_INIT("h1"), S_INIT("h2"),
	                               S_INIT("h3") };

	if (str_ieq(t->name, S("br")))
		return true;
	for (size_t i = 0; t->closes && i < sizeof closing / sizeof *closing; i++)
		if (str_ieq(t->name, closing[i]))
			return true;
	return false;
}

void markup_put_text(struct buf *b, Str fragment)
{
	Str rest = fragment;
	struct tag_at tag;
	const char *from = fragment.p;

	while (markup_tag(&rest, &tag)) {
		const char *open = tag.all.p - 1 - tag.closes;

		put_plain(b, (Str){ from, (size_t)(open - from) });
		from = tag.all.p + tag.all.n + 1;
		if (ends_line(&tag))
			buf_byte(b, '\n');
	}
	put_plain(b, (Str){ from, (size_t)(fragment.p + fragment.n - from) });
}
