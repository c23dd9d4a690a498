/*
 * sheet_head - the class banner and the head of a telegram: number, time, who to whom, what about.
 */
#include "cli/level_style.h"
#include "cli/sheet.h"
#include "cli/visible.h"
#include "page/banner.h"
#include "page/words.h"

enum { LABEL_COLUMN = 12 };

static enum style style_now(const struct cable *c)
{
	bool sbu;
	enum class_level now = telegram_level_now(c, &sbu);

	return style_of_level(now, sbu);
}

/* The story behind the class; who decided is left out where there is no room for it. */
static Str story_fitting(Str story, size_t room)
{
	if (visible_width(story, 0) > room)
		story = str_cut(story, 0, str_find(story, S(" (")));
	return str_cut(story, 0, visible_fit(story, room));
}

void sheet_put_banner(const struct sheet *s)
{
	struct banner banner = banner_of_cable(s->arena, s->cable);
	size_t used = 2;

	buf_byte(s->out, ' ');
	used += style_text(s->out, s->terminal, style_now(s->cable), banner.word);
	if (banner.story.n && used + 4 < s->width) {
		buf_byte(s->out, ' ');
		stroke_put(s->out, s->terminal, STROKE_DOT, 1);
		buf_byte(s->out, ' ');
		used += 3 + visible_put(s->out, story_fitting(banner.story, s->width - used - 3), 0);
	}
	buf_byte(s->out, ' ');
	if (used < s->width)
		stroke_put(s->out, s->terminal, STROKE_RULE, s->width - used);
	buf_byte(s->out, '\n');
}

/* "74 LA PAZ 9480"; the number has no year where none is known. */
static Str number_of(struct arena *a, const struct mrn *m)
{
	return m->number ? words_mrn(a, mrn_str(a, m)) : S("number not known");
}

static void put_when(struct buf *b, const struct sheet *s)
{
	const struct cable *c = s->cable;

	if (dtg_known(&c->dtg))
		buf_printf(b, "%.*s %02u:%02u%c", STR_ARG(words_date(s->arena, c->dtg.date)), c->dtg.minute / 60u,
		           c->dtg.minute % 60u, c->dtg.zone);
	else
		visible_put(b, c->dtg_raw, 0);
	if (c->precedence == PREC_NONE)
		return;
	if (b->n) {
		buf_byte(b, ' ');
		stroke_put(b, s->terminal, STROKE_DOT, 1);
		buf_byte(b, ' ');
	}
	buf_put(b, precedence_word(c->precedence));
}

/* Number at the left, time and precedence at the right. */
static void put_first_line(const struct sheet *s)
{
	size_t left, right;
	struct buf when;

	buf_init(&when, BUF_MOST);
	put_when(&when, s);
	right = visible_width(buf_str(&when), 0);
	buf_byte(s->out, ' ');
	left = 1 + style_text(s->out, s->terminal, STYLE_BOLD, number_of(s->arena, &s->cable->mrn));
	if (right)
		buf_fill(s->out, ' ', left + right < s->width ? s->width - left - right : 1);
	buf_put(s->out, buf_str(&when));
	buf_byte(s->out, '\n');
	buf_release(&when);
}

/* A label and a value, wrapped beside it. */
static void put_field(const struct sheet *s, const char *label, enum style style, Str value)
{
	size_t room = s->width - LABEL_COLUMN - 1;

	if (!value.n)
		return;
	buf_printf(s->out, " %-*s", LABEL_COLUMN, label);
	for (bool first = true; value.n; first = false) {
		size_t n = visible_wrap(value, room);

		if (!first)
			buf_fill(s->out, ' ', LABEL_COLUMN + 1);
		style_text(s->out, s->terminal, style, str_trim_right(str_cut(value, 0, n)));
		buf_byte(s->out, '\n');
		value = str_cut(value, n, value.n);
		take_blanks(&value);
	}
}

/* Several values of one field: what is gathered in `all` is put and emptied. */
static void put_gathered(const struct sheet *s, const char *label, struct buf *all)
{
	put_field(s, label, STYLE_END, buf_str(all));
	buf_release(all);
}

/* "Embassy La Paz; Embassy Lima (PRIORITY)" */
static void put_parties(const struct sheet *s, const char *label, const struct party *v, uint32_t n)
{
	struct buf all;

	buf_init(&all, BUF_MOST);
	for (uint32_t i = 0; i < n; i++) {
		buf_z(&all, i ? "; " : "");
		buf_put(&all, words_place(s->arena, v[i].name.n ? v[i].name : v[i].raw));
		if (v[i].precedence != PREC_NONE)
			buf_printf(&all, " (%.*s)", STR_ARG(precedence_word(v[i].precedence)));
	}
	put_gathered(s, label, &all);
}

static void put_list(const struct sheet *s, const char *label, const StrList *list, const char *between)
{
	struct buf all;

	buf_init(&all, BUF_MOST);
	for (uint32_t i = 0; i < list->n; i++) {
		buf_z(&all, i ? between : "");
		buf_put(&all, list->v[i]);
	}
	put_gathered(s, label, &all);
}

static void put_tags(const struct sheet *s)
{
	struct buf all;

	buf_init(&all, BUF_MOST);
	for (uint32_t i = 0; i < s->cable->tags.n; i++) {
		buf_z(&all, i ? ", " : "");
		buf_put(&all, s->cable->tags.v[i].tag);
	}
	put_gathered(s, "TAGS", &all);
}

static void put_refs(const struct sheet *s)
{
	for (uint32_t i = 0; i < s->cable->refs.n; i++) {
		const struct reference *r = &s->cable->refs.v[i];
		struct buf one;

		buf_init(&one, BUF_MOST);
		if (r->label.n) {
			buf_put(&one, r->label);
			buf_z(&one, "  ");
		}
		buf_put(&one, r->mrn.number ? number_of(s->arena, &r->mrn) : r->raw);
		buf_z(&one, r->notal ? " (NOTAL)" : "");
		put_gathered(s, i ? "" : "Refs", &one);
	}
}

void sheet_put_head(const struct sheet *s)
{
	const struct cable *c = s->cable;

	put_first_line(s);
	buf_byte(s->out, '\n');
	put_field(s, "Subject", STYLE_BOLD, c->subject);
	if (c->has_from)
		put_parties(s, "From", &c->from, 1);
	put_parties(s, "To", c->to.v, c->to.n);
	put_parties(s, "Info", c->info.v, c->info.n);
	put_parties(s, "Exempt", c->exempt.v, c->exempt.n);
	put_list(s, "Captions", &c->captions, ", ");
	put_list(s, "Pass", &c->pass_lines, "; ");
	put_field(s, "Order", STYLE_END, c->eo.raw);
	put_tags(s);
	put_refs(s);
	put_field(s, "Classified", STYLE_END, c->classified_by.raw);
	buf_byte(s->out, '\n');
}
