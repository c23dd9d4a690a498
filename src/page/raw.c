/*
 * raw - every byte of a telegram, with the name of each piece beside it.
 *
 * One row a line: where it begins, the bytes with their pieces tinted, what the
 * line is and what its pieces are. A name is a link to its bytes, which light up;
 * the script of the page does the same when something is pointed at.
 */
#include "page/raw.h"

#include "page/banner.h"
#include "page/frame.h"
#include "page/words.h"

/* Families of pieces, which share a tint. */
#define TINTS(X) \
	X(PLAIN, "t0", "text and blanks") \
	X(CONTROL, "t1", "transmission: identification, numbers, signals") \
	X(PLACE, "t2", "stations and addresses") \
	X(TIME, "t3", "times and precedence") \
	X(CLASS, "t4", "classification, captions and marks") \
	X(NUMBER, "t5", "message numbers and references") \
	X(TOPIC, "t6", "labels, TAGS and other values") \
	X(STRANGE, "t7", "not understood")

enum tint {
#define X(id, style, words) TINT_##id,
	TINTS(X)
#undef X
		TINT_COUNT
};

static const char *const tint_styles[] = {
#define X(id, style, words) style,
	TINTS(X)
#undef X
};

static const char *const tint_words[] = {
#define X(id, style, words) words,
	TINTS(X)
#undef X
};

static enum tint tint_of(enum node_kind kind)
{
	static const unsigned char tints[NODE_COUNT] = {
		[NODE_CHANNEL] = TINT_CONTROL,  [NODE_SERIAL] = TINT_CONTROL,  [NODE_SECTION] = TINT_CONTROL,
		[NODE_SECURITY] = TINT_CONTROL, [NODE_SIGNAL] = TINT_CONTROL,  [NODE_CONTNO] = TINT_CONTROL,
		[NODE_ROUTING] = TINT_PLACE,    [NODE_STATION] = TINT_PLACE,   [NODE_PLAD] = TINT_PLACE,
		[NODE_OFFICE] = TINT_PLACE,     [NODE_PRECEDENCE] = TINT_TIME, [NODE_DTG] = TINT_TIME,
		[NODE_FILED] = TINT_TIME,       [NODE_CLASS] = TINT_CLASS,     [NODE_MARK] = TINT_CLASS,
		[NODE_REASON] = TINT_CLASS,     [NODE_ORDER] = TINT_CLASS,     [NODE_MRN] = TINT_NUMBER,
		[NODE_REFERENCE] = TINT_NUMBER, [NODE_NUMBER] = TINT_NUMBER,   [NODE_LABEL] = TINT_TOPIC,
		[NODE_VALUE] = TINT_TOPIC,      [NODE_TAG] = TINT_TOPIC,       [NODE_NAME] = TINT_TOPIC,
		[NODE_GARBLE] = TINT_STRANGE,   [NODE_UNKNOWN] = TINT_STRANGE,
	};

	return (enum tint)tints[kind];
}

/* "routing-indicator" as words, "fl5-preamble" as "line 5, preamble"; abbreviations written out. */
static Str kind_words(struct arena *a, enum node_kind kind)
{
	Str name = kind == NODE_DTG   ? S("date-time group")
	           : kind == NODE_MRN ? S("message number")
	                              : node_name(kind);
	Str s = name;
	unsigned line = 0;
	uint32_t n;
	char *z;

	if (take(&s, S("fl")) && take_number(&s, 2, &n) && take_byte(&s, '-'))
		line = n;
	else
		s = name;
	z = arena_z(a, s);
	for (size_t i = 0; i < s.n; i++)
		if (z[i] == '-')
			z[i] = ' ';
	return line ? arena_printf(a, "line %u, %s", line, z) : (Str){ z, s.n };
}

struct raw {
	struct html *h;
	const struct cable *c;
	uint32_t piece; /* the next one */
};

/* Bytes as they are, line ends as a picture: a line break shows where the next row begins. */
static void put_bytes(struct raw *r, uint32_t from, uint32_t to)
{
	for (uint32_t at = from; at < to; at++) {
		size_t run = at;

		while (run < to && r->c->text.p[run] != '\n')
			run++;
		html_text(r->h->out, str_cut(r->c->text, at, run));
		if (run < to)
			html_put(r->h, "<i>\xE2\x86\xB5</i>");
		at = (uint32_t)run;
	}
}

static bool is_piece_of(const struct raw *r, uint32_t i, const struct line *l)
{
	return i < r->c->pieces.n && r->c->pieces.v[i].span.off < l->off + l->len;
}

static void put_line_bytes(struct raw *r, const struct line *l)
{
	uint32_t at = l->off;

	for (uint32_t i = r->piece; is_piece_of(r, i, l); i++) {
		const struct piece *p = &r->c->pieces.v[i];
		enum tint tint = tint_of(p->kind);

		put_bytes(r, at, p->span.off);
		html_fill(r->h, "<span class=\"$\" id=\"b$\" title=\"$\">", str_of(tint_styles[tint]),
		          html_number(r->h, p->span.off), kind_words(r->h->a, p->kind));
		put_bytes(r, p->span.off, span_end(p->span));
		html_put(r->h, "</span>");
		at = span_end(p->span);
	}
	put_bytes(r, at, l->off + l->len);
}

/* The pieces that a reader would ask about: what stands between them is left out. */
static void put_names(struct raw *r, const struct line *l, const char *before)
{

	for (; is_piece_of(r, r->piece, l); r->piece++) {
		const struct piece *p = &r->c->pieces.v[r->piece];

		if (p->kind == NODE_FILLER)
			continue;
		html_text(r->h->out, str_of(before));
		html_fill(r->h, "<a class=\"$\" href=\"#b$\">$</a>", str_of(tint_styles[tint_of(p->kind)]),
		          html_number(r->h, p->span.off), kind_words(r->h->a, p->kind));
		before = ", ";
	}
}

static void put_line(struct raw *r, const struct line *l, bool named)
{
	html_fill(r->h, "<tr><th scope=\"row\" id=\"o$\">$</th><td class=\"$\">", html_number(r->h, l->off),
	          html_number(r->h, l->off), str_of(l->kind == NODE_UNKNOWN ? "t7" : "t0"));
	put_line_bytes(r, l);
	html_put(r->h, "</td><td>");
	if (named)
		html_text(r->h->out, kind_words(r->h->a, l->kind));
	put_names(r, l, named ? ": " : "");
	html_put(r->h, "</td></tr>\n");
}

static void put_legend(struct html *h)
{
	html_put(h, "<p class=\"legend\">");
	for (int i = TINT_CONTROL; i < TINT_COUNT; i++)
		html_fill(h, "<span class=\"$\">$</span> ", str_of(tint_styles[i]), str_of(tint_words[i]));
	html_put(h, "</p>\n");
}

static void put_head(struct html *h, const struct raw_page *p)
{
	Str number = p->self->mrn.p ? words_mrn(h->a, p->self->mrn) : S("the telegram");
	unsigned understood =
		p->cable->text.n ? (unsigned)(p->cable->accounted * 100ull / p->cable->text.n) : 100;

	html_fill(h, "<p class=\"walk\"><a href=\"$\">‹ $</a></p>\n<h1>Every byte of $</h1>\n", p->telegram_url,
	          number, number);
	html_fill(h,
	          "<p class=\"route\">$, $ percent of them understood. Each row is a line: where "
	          "it begins, its bytes, what it is. <a href=\"$\" download>Take the bytes as a "
	          "file</a></p>\n",
	          words_many(h->a, (long long)p->cable->text.n, "byte", "bytes"), html_number(h, understood),
	          p->text_url);
}

void raw_page(struct html *h, const struct raw_page *p)
{
	struct banner banner = banner_of_cable(h->a, p->cable);
	struct raw r = { .h = h, .c = p->cable };
	struct frame f = {
		.title =
			arena_printf(h->a, "Bytes of %.*s",
		                     STR_ARG(p->self->mrn.p ? words_mrn(h->a, p->self->mrn) : S("a telegram"))),
		.banner = &banner,
		.script = true,
		.unlisted = true,
	};
	uint8_t before = NODE_COUNT;

	frame_begin(h, &f);
	html_put(h, "<main class=\"raw\" id=\"main\">\n");
	put_head(h, p);
	put_legend(h);
	html_put(h, "<table class=\"bytes\">\n<thead><tr><th scope=\"col\">at</th><th scope=\"col\">bytes</th>"
	            "<th scope=\"col\">what it is</th></tr></thead>\n<tbody>\n");
	for (uint32_t i = 0; i < p->cable->lines.n; i++) {
		put_line(&r, &p->cable->lines.v[i], p->cable->lines.v[i].kind != before);
		before = p->cable->lines.v[i].kind;
	}
	html_put(h, "</tbody></table>\n</main>\n");
	frame_end(h, &f);
}
