/*
 * texts - telegrams that follow each other in one text.
 *
 * Most texts are one telegram, and then all of it is the telegram's. A second
 * one begins only where that is certain: at a line that begins a telegram while
 * the one before has come far enough to have ended. A telegram that quotes
 * another is not cut.
 */
#include "intake/cut.h"
#include "intake/marks.h"

#define BIT(mark) (1u << (mark))

/* The record that begins at the window's front. */
struct texts {
	struct cut *c;
	size_t at;       /* the bytes of it that were looked at */
	unsigned seen;   /* marks in it */
	enum mark first; /* the first mark that may begin a telegram */
	size_t first_at;
	size_t feed, review, banner; /* behind its last line of text: where such a line begins; 0 for none */
	size_t ended;    /* behind its NNNN */
	bool wire;       /* messages from VZCZC to NNNN, with noise between */
	bool lost;       /* it was too long, that was told, and its front is left behind */
};

/* Marks that show that a telegram has come far enough for another to begin at a line of this kind. */
static unsigned needed(enum mark m, bool page_ended)
{
	switch (m) {
	case MARK_TI:
		return BIT(MARK_FROM) | BIT(MARK_BREAK) | BIT(MARK_END) | BIT(MARK_ATTRIBUTES);
	case MARK_MESSAGE:
		return BIT(MARK_MESSAGE) | BIT(MARK_ATTRIBUTES) | BIT(MARK_END);
	case MARK_RECORD:
		return ~(BIT(MARK_BLANK) | BIT(MARK_BANNER) | BIT(MARK_REVIEW));
	case MARK_MRN:
		return BIT(MARK_FOOT) | BIT(MARK_ATTRIBUTES) | (page_ended ? BIT(MARK_MRN) | BIT(MARK_END) : 0);
	case MARK_FIRST_PAGE:
		return BIT(MARK_ATTRIBUTES) | BIT(MARK_END);
	default:
		return 0;
	}
}

/* Where the new telegram begins whose first certain line was met: what leads over to it goes with it. */
static size_t edge(const struct texts *t, enum mark m)
{
	if (t->feed)
		return t->feed;
	if (m == MARK_MESSAGE && t->review)
		return t->review;
	if ((m == MARK_MRN || m == MARK_FIRST_PAGE) && t->banner)
		return t->banner;
	return t->at;
}

static bool is_blank_text(Str s)
{
	return str_trim(s).n == 0;
}

/* Noise is told of, so that nothing is passed over in silence. */
static bool give_noise(struct texts *t, size_t from, size_t to)
{
	Str s = str_cut(stream_see(t->c->from, 0), from, to);

	return is_blank_text(s) ||
	       cut_other(t->c, from, to - from, "line %llu: text between messages", cut_line(t->c, from));
}

static bool give_text(struct texts *t, size_t from, size_t to)
{
	struct slice p = { .at = from, .length = to - from,
	                   .text = str_cut(stream_see(t->c->from, 0), from, to) };

	if (t->lost || (t->c->given && is_blank_text(p.text)))
		return true;
	return cut_slice(t->c, &p);
}

/* A message ends at its NNNN, unless attributes follow. */
static bool give_message(struct texts *t, size_t to)
{
	size_t end = t->ended && !(t->seen & BIT(MARK_ATTRIBUTES)) ? t->ended : to;

	return give_noise(t, 0, t->first_at) && give_text(t, t->first_at, end) && give_noise(t, end, to);
}

/* The record of `to` bytes is done; what lies behind is the next one. */
static bool end_record(struct texts *t, size_t to)
{
	struct cut *c = t->c;
	bool go = t->wire && t->first == MARK_TI && !t->lost ? give_message(t, to) : give_text(t, 0, to);
	Str window = stream_see(c->from, 0);

	for (size_t i = 0; i < to && c->paged; i++)
		c->page += window.p[i] == '\f';
	stream_skip(c->from, to);
	*t = (struct texts){ .c = c, .wire = t->wire };
	return go;
}

/* Lines between two telegrams, of which nobody knows yet to which they belong; text forgets them. */
static void note_lead(struct texts *t, enum mark m)
{
	if (m == MARK_BANNER)
		t->banner = t->at;
	else if (m == MARK_REVIEW)
		t->review = t->at;
	else if (m != MARK_BLANK)
		t->feed = t->review = t->banner = 0;
}

static void note_line(struct texts *t, enum mark m, size_t length)
{
	t->seen |= BIT(m);
	note_lead(t, m);
	if (m >= MARK_TI && m <= MARK_FIRST_PAGE && !t->first) {
		t->first = m;
		t->first_at = t->at;
	}
	t->at += length;
	if (m == MARK_END)
		t->ended = t->at;
}

/* Too long for a telegram: that is told, and the search for its end goes on. */
static bool leave_front(struct texts *t)
{
	bool told = t->lost;

	if (t->at <= CABLE_TEXT_MOST)
		return true;
	t->lost = true;
	if (!told && !cut_failed(t->c, 0, t->at, "line %llu: the text that begins here is larger than the 16 MiB of the"
	                         " longest telegram", cut_line(t->c, 0)))
		return false;
	stream_skip(t->c->from, t->at);
	t->at = t->feed = t->review = t->banner = t->ended = t->first_at = 0;
	return true;
}

static bool take_line(struct texts *t, size_t length)
{
	Str next = str_cut(stream_see(t->c->from, t->at + length + MARK_NEXT), t->at, t->at + length + MARK_NEXT);
	enum mark m = mark_of(str_cut(next, 0, length), str_cut(next, length, next.n));

	if (*next.p == '\f' && t->at)
		t->feed = t->at + 1;
	if (t->seen & needed(m, t->feed != 0)) {
		t->wire |= m == MARK_TI && t->first == MARK_TI;
		return end_record(t, edge(t, m));
	}
	note_line(t, m, length);
	return leave_front(t);
}

void texts_cut(struct cut *c)
{
	struct texts t = { .c = c };
	Str line;

	while (stream_line(c->from, t.at, &line))
		if (!take_line(&t, line.n))
			return;
	if (t.at || c->given == 0)
		end_record(&t, t.at);
}
