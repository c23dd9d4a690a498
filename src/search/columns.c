/*
 * columns - what the index knows of a telegram besides its words.
 */
#include "search/columns.h"

#include "search/filter.h"
#include "search/stem.h"

enum {
	MINUTES_OF_DAY = 24 * 60,
	WORD_SHOWN = 180, /* bytes of a very long word that stay */
	WORD_WHOLE = 200,
};

static const struct index_column columns[] = {
#define X(id, name, kind, listed) { name, COLUMN_##kind, listed },
	COLUMNS(X)
#undef X
};

Str columns_name(enum columns c)
{
	return str_of(columns[c].name);
}

static size_t stem(void *data, Str form, char out[KEY_MOST])
{
	(void)data;
	return stem_read(form, out);
}

const struct index_plan *search_plan(void)
{
	static const struct index_plan plan = {
		.columns = columns, .column_count = COLUMNS_COUNT, .heavy = COLUMNS_HEAVY, .stem = stem,
	};

	return &plan;
}

int64_t columns_time(int day, int minute)
{
	struct date d = { (int16_t)(day / 10000), (uint8_t)(day / 100 % 100), (uint8_t)(day % 100) };

	return day ? (int64_t)date_days(d) * MINUTES_OF_DAY + minute : COLUMN_NONE;
}

int64_t cable_time(const struct cable *c)
{
	struct period days = cable_days(c);

	return columns_time(days.from, days.from == days.to ? c->dtg.minute : 0);
}

Str columns_word(struct arena *a, Str s)
{
	if (s.n <= WORD_WHOLE)
		return s;
	return arena_printf(a, "%.*s %08x %zu", WORD_SHOWN, s.p, (unsigned)word_hash(s), s.n);
}

Str columns_upper(struct arena *a, Str s)
{
	char *p = arena_raw(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)to_upper((unsigned char)s.p[i]);
	return columns_word(a, (Str){ p, s.n });
}

Str columns_signed(struct arena *a, char sign, Str name)
{
	char *p = arena_raw(a, name.n + 1);

	p[0] = sign;
	memcpy(p + 1, name.p, name.n);
	return columns_upper(a, (Str){ p, name.n + 1 });
}

Str columns_number(struct arena *a, const struct mrn *m)
{
	Str post = columns_upper(a, m->post);

	return arena_printf(a, "%.*s/%s%u/", STR_ARG(post), m->airgram ? "A" : "", (unsigned)m->number);
}
