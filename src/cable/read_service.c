/*
 * read_service - messages between operators: "UNCLAS SVC INT ZDK RULSSAA 4471
 * 0191530 WA TEN LIFTING - TONS" asks a station to repeat what was garbled.
 *
 * Operating signals, the messages and channel numbers they are about, and whether
 * there are plain words beside them (which only an unclassified message may have).
 */
#include "authority/signals.h"
#include "cable/reader.h"

enum { CHANNEL_LETTERS = 3, SIGNAL_MOST = 5 };

struct words {
	struct reader *r;
	Str about; /* a station, and what followed it so far */
	bool numbered;
};

static bool is_signal(Str w)
{
	if (w.n < 3 || w.n > SIGNAL_MOST || w.p[0] != 'Z' || !is_upper((unsigned char)w.p[1]) || !is_upper((unsigned char)w.p[2]))
		return false;
	return w.n == 3 || opsignal_find(w);
}

static size_t letters_of(Str w)
{
	size_t n = 0;

	while (n < w.n && is_upper((unsigned char)w.p[n]))
		n++;
	return n;
}

/* "4471", "#3763", "117C", "0191530", "11/1215Z". */
static bool is_number(Str w)
{
	size_t digits = 0;

	take_byte(&w, '#');
	for (size_t i = 0; i < w.n; i++) {
		digits += is_digit((unsigned char)w.p[i]);
		if (!is_digit((unsigned char)w.p[i]) && w.p[i] != '/' && i + 1 < w.n)
			return false;
	}
	return digits && w.n <= 8;
}

static bool is_station(Str w)
{
	size_t n = letters_of(w);

	return n >= 4 && n <= 8 && memchr("QRU", w.p[0], 3) && (n == w.n || is_number(str_cut(w, n, w.n)));
}

static bool is_channel_number(Str w)
{
	return letters_of(w) == CHANNEL_LETTERS && w.n >= CHANNEL_LETTERS + 3 && is_number(str_cut(w, CHANNEL_LETTERS, w.n));
}

static void close_about(struct words *x)
{
	if (x->numbered)
		*list_push(x->r->a, &x->r->c->service.about) = x->about;
	x->about = STR_NONE;
	x->numbered = false;
}

static void read_word(struct words *x, Str w)
{
	struct service *v = &x->r->c->service;

	if (x->about.n && is_number(w)) {
		x->about.n = (size_t)(w.p + w.n - x->about.p);
		x->numbered = true;
		return;
	}
	close_about(x);
	if (is_station(w)) {
		x->about = w;
		x->numbered = letters_of(w) < w.n;
	} else if (is_channel_number(w)) {
		*list_push(x->r->a, &v->about) = w;
	} else if (is_signal(w)) {
		*list_push(x->r->a, &v->signals) = w;
	} else if (str_eq(w, S("INT"))) {
		v->asks = true;
	} else if (!v->words.len && is_alnum((unsigned char)w.p[0]) && !prosign_find(w)) {
		v->words = span_of(x->r, w);
	}
}

static void read_line(struct words *x, Str s)
{
	Str w;

	while (str_next(&s, ' ', &w)) {
		while (w.n && memchr(".,", w.p[w.n - 1], 2))
			w.n--;
		if (w.n)
			read_word(x, w);
	}
	close_about(x);
}

static bool is_text(const struct reader *r, uint32_t line)
{
	uint8_t kind = r->c->lines.v[line].kind;

	return kind == NODE_TEXT || kind == NODE_PARAGRAPH;
}

void read_service(struct reader *r)
{
	struct words x = { .r = r };
	Str s = r->c->notes.service;

	if (!s.n)
		return;
	r->c->service.there = true;
	r->c->service.span = span_of(r, s);
	read_line(&x, str_cut(s, 3, s.n));
	for (uint32_t i = r->c->notes.text_from + 1; i < r->end && is_text(r, i); i++) {
		read_line(&x, line_text(r, i));
		r->c->service.span.len = span_end(r->content[i]) - r->c->service.span.off;
	}
}
