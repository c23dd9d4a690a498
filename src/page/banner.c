/*
 * banner - what a telegram is now, and what it was sent as.
 */
#include "page/banner.h"

#include "page/words.h"

static const char *const styles[LEVEL_COUNT] = {
	[LEVEL_NONE] = "is-none",     [LEVEL_UNCLASSIFIED] = "is-u", [LEVEL_LOU] = "is-sbu",
	[LEVEL_RESTRICTED] = "is-c",  [LEVEL_CONFIDENTIAL] = "is-c", [LEVEL_SECRET] = "is-s",
	[LEVEL_TOP_SECRET] = "is-ts",
};

/* What became of it, in words behind what it was sent as. */
static const char *const release_words[] = {
	[RELEASE_DECLASSIFIED] = "declassified", [RELEASE_FULL] = "released in full",
	[RELEASE_PART] = "released in part",     [RELEASE_WITHHELD] = "withheld",
	[RELEASE_UNKNOWN] = "reviewed",
};

/* The facts of a banner, wherever they came from. */
struct standing {
	enum class_level sent, now;
	bool sbu;
	enum release_status release;
	Str date, authority; /* absent where they are not known */
};

static Str story_of(struct arena *a, const struct standing *s)
{
	Str sent =
		s->sent == LEVEL_NONE ? STR_NONE : arena_printf(a, "sent %.*s, ", STR_ARG(level_word(s->sent)));
	Str date = s->date.p ? arena_printf(a, " %.*s", STR_ARG(s->date)) : S("");
	Str by = s->authority.p ? arena_printf(a, " (%.*s)", STR_ARG(s->authority)) : S("");

	if (s->release == RELEASE_NONE)
		return STR_NONE;
	return arena_printf(a, "%.*s%s%.*s%.*s", STR_ARG(sent), release_words[s->release], STR_ARG(date),
	                    STR_ARG(by));
}

static struct banner make(struct arena *a, const struct standing *s)
{
	struct banner b = { .style = styles[s->now], .word = level_word(s->now), .mark = level_mark(s->now) };

	if (s->now == LEVEL_UNCLASSIFIED && s->sbu) {
		b.style = styles[LEVEL_LOU];
		b.word = S("UNCLASSIFIED // SENSITIVE");
		b.mark = S("SBU");
	} else if (s->now == LEVEL_NONE) {
		b.word = S("CLASSIFICATION NOT KNOWN");
		b.mark = S("?");
	}
	if (s->sent != s->now && s->sent != LEVEL_NONE)
		b.was = level_mark(s->sent);
	b.story = story_of(a, s);
	return b;
}

struct banner banner_of_cable(struct arena *a, const struct cable *c)
{
	struct standing s = { .sent = c->classification, .release = c->release.status };

	s.now = telegram_level_now(c, &s.sbu);
	s.date = words_date(a, c->release.date);
	s.authority = c->release.authority;
	return make(a, &s);
}

static enum class_level level_named(Str word)
{
	enum class_level level;

	return word.n && level_read(word, &level) ? level : LEVEL_NONE;
}

static enum release_status release_named(Str word)
{
#define X(id, name) S_INIT(name),
	static const Str names[] = { RELEASE_STATUSES(X) };
#undef X

	for (size_t i = 1; i < sizeof names / sizeof *names; i++)
		if (str_eq(names[i], word))
			return (enum release_status)i;
	return RELEASE_NONE;
}

struct banner banner_of_summary(struct arena *a, const struct summary *s)
{
	struct standing st = {
		.sent = level_named(s->class_sent),
		.now = level_named(s->class_now),
		.sbu = s->sbu,
		.release = release_named(s->release),
		.date = s->release_date.p ? words_iso_date(a, s->release_date) : STR_NONE,
	};

	return make(a, &st);
}

void banner_put(struct html *h, const struct banner *b)
{
	html_fill(h, "<div class=\"banner $\"><b>$</b>", str_of(b->style), b->word);
	if (b->story.p)
		html_fill(h, " <span>$</span>", b->story);
	html_put(h, "</div>\n");
}

void banner_put_chip(struct html *h, const struct banner *b)
{
	html_fill(h, "<span class=\"chip $\">$", str_of(b->style), b->mark);
	if (b->was.p)
		html_fill(h, " · was $", b->was);
	html_put(h, "</span>");
}

const char *banner_mark_style(Str mark)
{
	static const struct {
		Str mark;
		const char *style;
	} marks[] = {
		{ S_INIT("U"), "is-u" },      { S_INIT("SBU"), "is-sbu" }, { S_INIT("LOU"), "is-sbu" },
		{ S_INIT("FOUO"), "is-sbu" }, { S_INIT("CUI"), "is-sbu" }, { S_INIT("R"), "is-c" },
		{ S_INIT("C"), "is-c" },      { S_INIT("S"), "is-s" },     { S_INIT("TS"), "is-ts" },
	};
	size_t n = 0;

	while (n < mark.n && is_upper((unsigned char)mark.p[n]))
		n++;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_eq(marks[i].mark, str_cut(mark, 0, n)))
			return marks[i].style;
	return NULL;
}
