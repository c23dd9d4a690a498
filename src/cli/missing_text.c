/*
 * missing_text - what an archive lacks, as a person reads it in the terminal.
 */
#include "cli/missing_text.h"

#include "cli/option.h"
#include "cli/visible.h"
#include "page/words.h"

enum { INDENT = 6, TITLE_MOST = 120, POST_COLUMN = 16, SENTENCE_MOST = 400, SHARE_COLUMNS = 24 };

struct sheet {
	struct buf *b;
	const struct terminal *t;
	struct arena *a;
	const struct missing *m;
	uint32_t rows;
};

static void put_heading(struct sheet *s, const char *text, uint32_t n)
{
	buf_byte(s->b, '\n');
	style_text(s->b, s->t, STYLE_BOLD, str_of(text));
	if (n != UINT32_MAX)
		buf_printf(s->b, ": %.*s", STR_ARG(words_count(s->a, n)));
	buf_byte(s->b, '\n');
}

static void put_rest(struct sheet *s, uint32_t n)
{
	if (n > s->rows)
		buf_printf(s->b, "  ... and %u more; --all lists them\n", n - s->rows);
}

/* An explanation, wrapped. */
static void put_note(struct sheet *s, const char *text)
{
	buf_z(s->b, "  ");
	option_wrap(s->b, text, 2, 2);
	buf_byte(s->b, '\n');
}

/* Text of a telegram, wrapped and indented. */
static void put_text(struct sheet *s, Str text)
{
	size_t room = s->t->width > 2 * INDENT ? s->t->width - INDENT : INDENT;

	text = str_trim(text);
	while (text.n) {
		size_t n = visible_wrap(text, room);

		buf_fill(s->b, ' ', INDENT);
		visible_put(s->b, str_trim(str_cut(text, 0, n)), INDENT);
		buf_byte(s->b, '\n');
		text = str_trim(str_cut(text, n, text.n));
	}
}

static Str day(struct sheet *s, int64_t minute)
{
	return minute == PACE_NO_TIME ? S("an unknown day") : words_date(s->a, pace_date(minute));
}

static void put_counts(struct sheet *s)
{
	const struct missing *m = s->m;

	buf_printf(s->b, "%.*s. They name %.*s by number, %.*s of them held; ",
	           STR_ARG(words_many(s->a, m->telegrams, "telegram", "telegrams")),
	           STR_ARG(words_many(s->a, m->references, "other", "others")), STR_ARG(words_count(s->a, m->held)));
	buf_printf(s->b, "%.*s to letters, talks and other things without one.\n",
	           STR_ARG(words_many(s->a, m->others, "reference is", "references are")));
}

static void put_share(struct sheet *s, const struct missing_year *y)
{
	double share = y->estimate ? 100.0 * y->held / y->estimate : 0;
	size_t used;

	buf_z(s->b, "  ");
	used = visible_put(s->b, words_post(s->a, y->post), 0);
	buf_fill(s->b, ' ', used < POST_COLUMN ? POST_COLUMN - used : 1);
	buf_printf(s->b, "%d  %7.*s ", y->year, STR_ARG(words_count(s->a, y->held)));
	if (y->estimate)
		buf_printf(s->b, "of about %8.*s %3s%.0f %%", STR_ARG(words_count(s->a, y->estimate)),
		           share > 0 && share < 1 ? "<" : "", share > 0 && share < 1 ? 1.0 : share);
	else
		buf_fill(s->b, ' ', SHARE_COLUMNS);
	buf_printf(s->b, "   cited %6.*s, %.*s held", STR_ARG(words_count(s->a, y->cited)),
	           STR_ARG(words_count(s->a, y->cited_held)));
	buf_byte(s->b, '\n');
}

/* A post of which nothing is held and hardly anything cited tells nothing. */
static bool is_telling(const struct missing_year *y)
{
	return y->held > 0 || y->estimate > 0;
}

static void put_years(struct sheet *s)
{
	uint32_t told = 0;

	put_heading(s, "Held, by post and year", UINT32_MAX);
	for (uint32_t i = 0; i < s->m->years.n; i++) {
		if (!is_telling(&s->m->years.v[i]))
			continue;
		if (++told <= s->rows)
			put_share(s, &s->m->years.v[i]);
	}
	put_rest(s, told);
	if (s->m->years.n > told)
		buf_printf(s->b, "  ... and %.*s of which none is held and a few are cited\n",
		           STR_ARG(words_many(s->a, s->m->years.n - told, "post and year", "posts and years")));
	if (!told)
		return;
	put_note(s, "\"Of about\" is the highest number seen, held or cited, and one mean gap between the numbers seen "
	            "on top: an estimate of the last number used by then, not of the whole year. It is too low where "
	            "what is held ends early in the year, and nothing but a least number where only a few were seen. "
	            "The share of cited telegrams that are held is another measure, and mostly the higher one: "
	            "collections are made by subject, and telegrams cite their own subject.");
}

/* "74 LAPAZ 304 of 16 January 1974: SUBJECT". */
static void put_citing(struct sheet *s, const struct missing_cited *c)
{
	Str by = c->by_mrn.p ? words_mrn(s->a, c->by_mrn) : S("a telegram without a number");
	Str subject = c->by_subject.p ? c->by_subject : S("no subject");
	Str more = c->by.n > 1 ? arena_printf(s->a, " and %u more", c->by.n - 1) : S("");

	put_text(s, arena_printf(s->a, "cited by %.*s of %.*s%.*s: %.*s", STR_ARG(by), STR_ARG(day(s, c->by.v[0].minute)),
	                         STR_ARG(more), STR_ARG(str_cut(subject, 0, visible_fit(subject, TITLE_MOST)))));
}

static Str sent_when(struct sheet *s, const struct missing_cited *c)
{
	struct buf b;
	Str words;

	if (!c->mrn.year || c->series != SERIES_POST || c->doubt)
		return S("");
	buf_init(&b, 200);
	pace_when_print(&b, &c->when);
	words = arena_str(s->a, buf_str(&b));
	buf_release(&b);
	return words;
}

/* "74 LA PAZ 304", "74 LA PAZ A-29". */
static Str cited_name(struct sheet *s, const struct missing_cited *c)
{
	struct mrn plain = c->mrn;
	Str name;
	size_t blank;

	if (!plain.airgram)
		return words_mrn(s->a, c->text);
	plain.airgram = false;
	name = words_mrn(s->a, mrn_str(s->a, &plain));
	for (blank = name.n; blank > 0 && name.p[blank - 1] != ' ';)
		blank--;
	return arena_printf(s->a, "%.*sA-%u", (int)blank, name.p, plain.number);
}

static void put_cited(struct sheet *s, const struct missing_cited *c)
{
	Str name = c->mrn.post.n ? cited_name(s, c) : c->by.v[0].raw;

	buf_z(s->b, "  ");
	style_text(s->b, s->t, STYLE_BOLD, c->series == SERIES_OFFICE || c->doubt == DOUBT_POST ? c->by.v[0].raw : name);
	buf_printf(s->b, "  %.*s", STR_ARG(sent_when(s, c)));
	if (c->doubt)
		buf_printf(s->b, "%.*s", STR_ARG(missing_doubt_why(c->doubt)));
	else if (c->series != SERIES_POST)
		buf_printf(s->b, "%.*s", STR_ARG(series_word(c->series)));
	else if (c->agency)
		buf_z(s->b, "; another agency's number");
	buf_byte(s->b, '\n');
	put_citing(s, c);
	if (c->note.p)
		put_text(s, arena_printf(s->a, "(%.*s)", STR_ARG(c->note)));
	if (c->sentence.p)
		put_text(s, arena_printf(s->a, "\"%.*s\"", STR_ARG(str_cut(c->sentence, 0, SENTENCE_MOST))));
}

static void put_list(struct sheet *s, const char *heading, const char *note, const MissingCitedList *l)
{
	put_heading(s, heading, l->n);
	for (uint32_t i = 0; i < l->n && i < s->rows; i++)
		put_cited(s, &l->v[i]);
	put_rest(s, l->n);
	if (l->n && note)
		put_note(s, note);
}

/* What has to be known of the series that occur. */
static void put_series_notes(struct sheet *s)
{
	bool told[SERIES_COUNT] = { false };

	for (uint32_t i = 0; i < s->m->aside.n; i++) {
		const struct missing_cited *c = &s->m->aside.v[i];

		if (c->series != SERIES_POST && !told[c->series])
			put_note(s, arena_z(s->a, series_note(c->series)));
		told[c->series] = true;
	}
}

static void put_ranges(struct sheet *s)
{
	uint32_t samples = 0;

	put_heading(s, "Numbers between those seen", s->m->ranges.n);
	for (uint32_t i = 0; i < s->m->ranges.n && i < s->rows; i++) {
		const struct missing_range *r = &s->m->ranges.v[i];

		buf_printf(s->b, "  %02d %.*s %u", r->year % 100, STR_ARG(words_post(s->a, r->post)), r->first);
		if (r->last > r->first)
			buf_printf(s->b, " - %u (%.*s)", r->last, STR_ARG(words_count(s->a, r->last - r->first + 1)));
		buf_printf(s->b, "  %.*s - %.*s\n", STR_ARG(day(s, r->from)), STR_ARG(day(s, r->to)));
	}
	put_rest(s, s->m->ranges.n);
	for (uint32_t i = 0; i < s->m->years.n; i++)
		samples += s->m->years.v[i].sample && s->m->years.v[i].ranges;
	if (samples && !s->m->ranges.n)
		put_note(s, "Of these posts and years less than half is held, a sample: that a single number between two "
		            "others was not seen means nothing. --ranges lists them all the same.");
}

static void put_silence(struct sheet *s, const struct missing_silence *q)
{
	static const char *const places[] = { "", ", before the first", ", after the last" };

	buf_printf(s->b, "  %.*s  %.*s - %.*s%s", STR_ARG(words_post(s->a, q->post)), STR_ARG(day(s, q->from)),
	           STR_ARG(day(s, q->to)), places[q->place]);
	if (q->first && q->last > q->first)
		buf_printf(s->b, ": numbers %u to %u", q->first, q->last);
	buf_printf(s->b, "; about %.0f held telegrams would be usual\n", q->expected);
	if (q->hole)
		put_text(s, arena_printf(s->a, "National Archives: %.*s", STR_ARG(q->hole->what)));
}

static void put_silences(struct sheet *s)
{
	put_heading(s, "Times without a telegram", s->m->silences.n);
	for (uint32_t i = 0; i < s->m->silences.n && i < s->rows; i++)
		put_silence(s, &s->m->silences.v[i]);
	put_rest(s, s->m->silences.n);
	if (s->m->silences.n)
		put_note(s, "Too long for chance, if telegrams came as evenly as in the rest of the year: once in twenty "
		            "years one would be as long.");
}

static void put_sections(struct sheet *s)
{
	put_heading(s, "Telegrams that lack sections", s->m->sections.n);
	for (uint32_t i = 0; i < s->m->sections.n && i < s->rows; i++) {
		const struct missing_sections *t = &s->m->sections.v[i];

		buf_z(s->b, "  ");
		style_text(s->b, s->t, STYLE_BOLD, t->mrn.p ? words_mrn(s->a, t->mrn) : S("without a number"));
		buf_printf(s->b, "  section %.*s of %d is not held: ", STR_ARG(t->numbers), t->of);
		visible_put(s->b, str_cut(t->subject, 0, visible_fit(t->subject, TITLE_MOST)), 0);
		buf_byte(s->b, '\n');
	}
	put_rest(s, s->m->sections.n);
}

static void put_misfits(struct sheet *s)
{
	put_heading(s, "Held telegrams whose number and time do not go together", s->m->misfits.n);
	for (uint32_t i = 0; i < s->m->misfits.n && i < s->rows; i++) {
		const struct missing_misfit *f = &s->m->misfits.v[i];

		buf_z(s->b, "  ");
		style_text(s->b, s->t, STYLE_BOLD, words_mrn(s->a, f->text));
		buf_printf(s->b, "  of %.*s is %d days off the numbers beside it", STR_ARG(day(s, f->minute)), f->days);
		if (f->mended)
			buf_printf(s->b, "; %u would fit", f->mended);
		buf_byte(s->b, '\n');
	}
	put_rest(s, s->m->misfits.n);
}

static void put_timed(struct sheet *s)
{
	put_heading(s, "Messages named by their time", s->m->timed.n);
	for (uint32_t i = 0; i < s->m->timed.n && i < s->rows; i++) {
		buf_z(s->b, "  ");
		visible_put(s->b, s->m->timed.v[i].raw, 0);
		buf_printf(s->b, "  in a telegram of %.*s\n", STR_ARG(day(s, s->m->timed.v[i].by.minute)));
	}
	put_rest(s, s->m->timed.n);
}

void missing_text(struct buf *b, const struct terminal *t, struct arena *a, const struct missing *m, uint32_t rows)
{
	struct sheet s = { b, t, a, m, rows };

	put_counts(&s);
	put_years(&s);
	put_list(&s, "Cited, not held", NULL, &m->cited);
	put_list(&s, "Cited, of other series", NULL, &m->aside);
	put_series_notes(&s);
	put_list(&s, "Cited, but hardly right", NULL, &m->doubtful);
	put_sections(&s);
	put_misfits(&s);
	put_silences(&s);
	put_ranges(&s);
	put_timed(&s);
}
