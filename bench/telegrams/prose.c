/*
 * prose - the words of one telegram.
 */
#include "prose.h"

enum { SEEN = 256, LOG = 4096, BEFORE_AGAIN = 30, PARAGRAPH_WORDS = 75, HEADING_EVERY = 9 };

/* In 1000: how often a word of a class comes again, and how often else it comes from the topics. */
static const struct habit {
	uint16_t again, topic;
} habits[CLASS_WORDS] = {
	[CLASS_ORG] = { 360, 350 },     [CLASS_NOUN] = { 180, 420 },   [CLASS_ADJ] = { 120, 400 },
	[CLASS_VERB] = { 90, 300 },     [CLASS_VERB_S] = { 90, 300 },  [CLASS_VERB_ED] = { 90, 300 },
	[CLASS_ING] = { 60, 300 },      [CLASS_NAME] = { 440, 300 },   [CLASS_PLACE] = { 200, 0 },
	[CLASS_TITLE] = { 300, 0 },     [CLASS_ADV] = { 60, 0 },       [CLASS_DET] = { 90, 0 },
	[CLASS_MONTH] = { 400, 0 },
};

/* One telegram while it is written. */
struct pen {
	struct prose *p;
	const struct language *l;
	const struct matter *m;
	struct random *r;
	enum word_class now;
	uint32_t last, written;
	uint32_t seen[CLASS_WORDS][SEEN], seen_n[CLASS_WORDS]; /* places in the log */
	struct {
		uint32_t id;
		uint8_t class;
	} log[LOG]; /* the first words of the telegram */
	uint32_t log_n;
};

void language_init(struct language *l, enum era era, uint64_t seed)
{
	lexicon_init(&l->lx, seed);
	grammar_init(&l->g, &l->lx);
	topics_init(&l->topics, &l->lx, era, seed);
}

void language_release(struct language *l)
{
	lexicon_release(&l->lx);
}

void prose_init(struct prose *p)
{
	buf_init(&p->subject, BUF_MOST);
	buf_init(&p->text, BUF_MOST);
	buf_init(&p->ids, BUF_MOST);
	p->parts_n = 0;
}

void prose_release(struct prose *p)
{
	buf_release(&p->subject);
	buf_release(&p->text);
	buf_release(&p->ids);
}

static void buf_copy(struct buf *to, const struct buf *from)
{
	buf_clear(to);
	buf_put(to, buf_str(from));
}

void prose_copy(struct prose *to, const struct prose *from)
{
	buf_copy(&to->subject, &from->subject);
	buf_copy(&to->text, &from->text);
	buf_copy(&to->ids, &from->ids);
	memcpy(to->parts, from->parts, from->parts_n * sizeof *from->parts);
	to->parts_n = from->parts_n;
}

static uint32_t topic_rank(struct pen *pen, enum topic_class class)
{
	uint32_t of = random_below(pen->r, 100);
	const struct topic *t = &pen->l->topics.v[pen->m->topics[of < 65 ? 0 : of < 90 ? 1 : 2]];

	return t->ranks[class][lot_draw(&pen->l->topics.words, pen->r)];
}

static uint32_t fresh_word(struct pen *pen, enum word_class class)
{
	const struct lexicon *lx = &pen->l->lx;
	enum topic_class topic = topic_class_of(class);

	if (topic != TOPIC_CLASSES && random_chance(pen->r, habits[class].topic))
		return lx->first[class] + topic_rank(pen, topic);
	if (class == CLASS_PLACE && random_chance(pen->r, 500))
		return pen->m->places[random_below(pen->r, 4) == 0];
	return lx->first[class] + lot_draw(&lx->usual[class], pen->r);
}

/* The place of an earlier word of the class, LOG if the next one shall be fresh. */
static uint32_t earlier(struct pen *pen, enum word_class class)
{
	uint32_t n = pen->seen_n[class];

	if (!n || pen->log_n < BEFORE_AGAIN || !random_chance(pen->r, habits[class].again))
		return LOG;
	return pen->seen[class][random_below(pen->r, n < SEEN ? n : SEEN)];
}

/* Words that often come together: a noun has one noun, an adjective one, a surname its first name. */
static uint32_t companion(const struct pen *pen, enum word_class class, uint32_t of)
{
	struct random r = random_of(of, 0, class);
	uint32_t n = lexicon_count(&pen->l->lx, class), one = random_by_log(&r, 1, n), other = random_by_log(&r, 1, n);

	return pen->l->lx.first[class] + (one < other ? one : other);
}

static void put_id(struct pen *pen, uint32_t id)
{
	buf_put(&pen->p->ids, (Str){ (const char *)&id, sizeof id });
}

static void remember(struct pen *pen, uint32_t id, enum word_class class)
{
	if (pen->log_n == LOG)
		return;
	pen->log[pen->log_n].id = id;
	pen->log[pen->log_n].class = (uint8_t)class;
	if (class < CLASS_WORDS)
		pen->seen[class][pen->seen_n[class]++ % SEEN] = pen->log_n;
	pen->log_n++;
}

static void put_word(struct pen *pen, struct buf *b, uint32_t id, bool first)
{
	Str word = lexicon_word(&pen->l->lx, id);

	if (!first)
		buf_byte(b, ' ');
	buf_put(b, word);
	if (pen->now == CLASS_START)
		b->p[b->n - word.n] = (char)to_upper((unsigned char)b->p[b->n - word.n]);
	put_id(pen, id);
	pen->last = id;
	pen->written++;
}

static void put_number(struct pen *pen, struct buf *b, bool day)
{
	uint32_t kind = day ? 0 : random_below(pen->r, 10);

	put_id(pen, UINT32_MAX);
	buf_byte(b, ' ');
	if (kind < 4)
		buf_number(b, random_between(pen->r, 1, 31));
	else if (kind < 6)
		buf_number(b, random_by_log(pen->r, 10, 1000));
	else if (kind < 7)
		buf_number(b, random_between(pen->r, 1960, 1985));
	else if (kind < 8)
		buf_printf(b, "%u.%u", (unsigned)random_below(pen->r, 100), (unsigned)random_below(pen->r, 10));
	else
		buf_printf(b, "%u,%03u", (unsigned)random_by_log(pen->r, 1, 900), (unsigned)random_below(pen->r, 20) * 50);
	pen->written++;
}

static void put_phrase(struct pen *pen, struct buf *b, bool first)
{
	const struct stock *s = &pen->l->g.stock[lot_draw(&pen->l->g.usual_phrases, pen->r)];

	for (uint32_t i = 0; i < s->n; i++) {
		put_word(pen, b, s->ids[i], first && i == 0);
		remember(pen, s->ids[i], i + 1 < s->n ? CLASS_REST : CLASS_COMMA);
		pen->now = CLASS_CONJ;
	}
	pen->now = (enum word_class)s->then;
}

static bool phrase_fits(enum word_class next)
{
	return next == CLASS_DET || next == CLASS_PREP || next == CLASS_PRON;
}

static void put_next(struct pen *pen, struct buf *b, uint32_t id, enum word_class class, bool first)
{
	if (class == CLASS_NOUN && (pen->now == CLASS_PLACE || pen->now == CLASS_ORG) && random_chance(pen->r, 300)) {
		buf_z(b, "'s");
		put_id(pen, UINT32_MAX);
	}
	put_word(pen, b, id, first);
	remember(pen, id, class);
	pen->now = class;
}

/* A word that was there before, and often those that stood behind it: "the lake steamer company". */
static void put_again(struct pen *pen, struct buf *b, uint32_t at, bool first)
{
	uint32_t end = pen->log_n;

	do {
		put_next(pen, b, pen->log[at].id, (enum word_class)pen->log[at].class, first);
		first = false;
		at++;
	} while (at < end && pen->log[at].class < CLASS_WORDS && random_chance(pen->r, 550));
}

static void put_class(struct pen *pen, struct buf *b, enum word_class class, bool first)
{
	enum word_class before = pen->now;
	bool paired = (class == CLASS_NOUN && (before == CLASS_NOUN || before == CLASS_ADJ)) ||
	              (class == CLASS_NAME && before == CLASS_NAME);

	uint32_t at = class < CLASS_WORDS ? earlier(pen, class) : LOG;

	if (class == CLASS_NUM) {
		put_number(pen, b, before == CLASS_MONTH);
		remember(pen, UINT32_MAX, CLASS_NUM);
		pen->now = class;
	} else if (paired && random_chance(pen->r, 400)) {
		put_next(pen, b, companion(pen, class, pen->last), class, first);
	} else if (at == LOG) {
		put_next(pen, b, fresh_word(pen, class), class, first);
	} else {
		put_again(pen, b, at, first);
	}
}

/* From one class to the next, until the sentence ends. */
static void write_sentence(struct pen *pen, struct buf *b, bool first)
{
	uint32_t most = pen->written + 45;

	pen->now = CLASS_START;
	for (;; first = false) {
		enum word_class next = grammar_next(&pen->l->g, pen->r, pen->now);

		if (pen->written > most && pen->now != CLASS_DET && pen->now != CLASS_PREP)
			next = CLASS_END;
		if (next == CLASS_END)
			break;
		if (next == CLASS_COMMA) {
			buf_byte(b, ',');
			pen->now = CLASS_COMMA;
		} else if (phrase_fits(next) && random_chance(pen->r, 130)) {
			put_phrase(pen, b, first);
			if (pen->now == CLASS_COMMA)
				buf_byte(b, ',');
			if (pen->now == CLASS_END)
				break;
			if (pen->now < CLASS_WORDS)
				put_class(pen, b, pen->now, false);
		} else {
			put_class(pen, b, next, first);
		}
	}
	buf_byte(b, '.');
	put_id(pen, UINT32_MAX);
}

/* A few words that carry the matter, as subjects and headings are made. */
static void write_title(struct pen *pen, struct buf *b)
{
	static const enum word_class of[] = { CLASS_NOUN, CLASS_NOUN, CLASS_NOUN, CLASS_ADJ, CLASS_NAME, CLASS_ING };
	uint32_t words = random_between(pen->r, 3, 7);

	for (uint32_t i = 0; i < words; i++) {
		if (i == 2 && words > 4) {
			put_word(pen, b, pen->l->lx.first[CLASS_PREP] + random_below(pen->r, 32), false);
			put_word(pen, b, pen->m->places[0], false);
		} else {
			put_class(pen, b, of[random_below(pen->r, 6)], i == 0);
		}
	}
	put_id(pen, UINT32_MAX);
}

static struct part *part_begin(struct prose *p, bool heading)
{
	struct part *part = &p->parts[p->parts_n++];

	*part = (struct part){ (uint32_t)p->text.n, 0, heading };
	return part;
}

static void write_paragraph(struct pen *pen, uint32_t end)
{
	struct prose *p = pen->p;
	struct part *part = part_begin(p, false);
	uint32_t until = pen->written + random_by_log(pen->r, PARAGRAPH_WORDS / 3, PARAGRAPH_WORDS * 3);

	if (until > end)
		until = end;
	do {
		if (p->text.n > part->off)
			buf_z(&p->text, "  ");
		write_sentence(pen, &p->text, true);
	} while (pen->written < until);
	part->n = (uint32_t)p->text.n - part->off;
}

static void write_heading(struct pen *pen)
{
	struct part *part = part_begin(pen->p, true);

	write_title(pen, &pen->p->text);
	part->n = (uint32_t)pen->p->text.n - part->off;
}

static void capitals(struct buf *b)
{
	for (size_t i = 0; i < b->n; i++)
		b->p[i] = (char)(b->p[i] - (is_lower((unsigned char)b->p[i]) ? 0x20 : 0));
}

void prose_write(struct prose *p, const struct language *l, const struct matter *m, struct random *r, uint32_t words)
{
	struct pen pen = { .p = p, .l = l, .m = m, .r = r, .now = CLASS_CONJ };
	uint32_t paragraphs = 0;

	buf_clear(&p->subject);
	buf_clear(&p->text);
	buf_clear(&p->ids);
	p->parts_n = 0;
	write_title(&pen, &p->subject);
	capitals(&p->subject);
	while (pen.written < words && p->parts_n + 2 < PARTS_MOST) {
		if (++paragraphs % HEADING_EVERY == 0)
			write_heading(&pen);
		write_paragraph(&pen, words);
	}
	if (m->capitals)
		capitals(&p->text);
}
