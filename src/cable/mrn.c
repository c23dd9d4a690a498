/*
 * mrn - message reference numbers: any spelling of a number is the number.
 *
 * "06ALMATY3273", "06 ALMATY 003273", "1974LAPAZ04746", "ALMATY 3273", "STATE (01)
 * 201265", "STATE '76 1234", "377 KATHMANDU", "75 STATE O1234" (the letter O for a
 * zero), "LA PAZ A-101": year before, after or in parentheses, post with or without
 * blanks, misspelt or cut as the alias table knows it.
 */
#include "authority/posts.h"
#include "cable/values.h"

enum { NUMBER_DIGITS = 8, POST_MOST = 40 };

static bool take_paren_year(Str *s, unsigned *yy)
{
	Str t = *s;

	take_blanks(&t);
	if (take_byte(&t, '(')) {
		take_byte(&t, '\'');
		if (!take_digits(&t, 2, yy) || !take_byte(&t, ')'))
			return false;
	} else if (!take_byte(&t, '\'') || !take_digits(&t, 2, yy) || (t.n && is_digit((unsigned char)t.p[0]))) {
		return false;
	}
	*s = t;
	return true;
}

/* "06", "2006" or "'06" in front of a post. */
static bool take_front_year(Str *s, unsigned *year)
{
	Str t = *s;
	unsigned n = 0;

	take_byte(&t, '\'');
	while (n < t.n && is_digit((unsigned char)t.p[n]))
		n++;
	if ((n != 2 && n != 4) || !take_digits(&t, n, year))
		return false;
	if (n == 2)
		*year = (unsigned)year_of_two(*year);
	else if (*year < 1900 || *year > 2099)
		return false;
	*s = t;
	return true;
}

static bool is_post_byte(int c)
{
	return is_alpha(c) || c == ' ' || c == '.' || c == '\'' || c == '/';
}

Str mrn_post_part(Str s)
{
	static const Str words[] = { S_INIT(" NO."), S_INIT(" NO"), S_INIT(" NR."), S_INIT(" NR"), S_INIT(" NUMBER") };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ends(s, words[i]))
			return str_trim(str_cut(s, 0, s.n - words[i].n));
	return s;
}

/* Letters up to the number, without blanks at its end. */
static Str take_post(Str *s)
{
	size_t n = 0;
	Str post;

	take_blanks(s);
	while (n < s->n && is_post_byte((unsigned char)s->p[n]))
		n++;
	/* The O of "STATE O1234" is a zero, the apostrophe of "STATE '76" a year's. */
	if (n && n < s->n && s->p[n - 1] == 'O' && n >= 2 && s->p[n - 2] == ' ' && is_digit((unsigned char)s->p[n]))
		n--;
	if (n && s->p[n - 1] == '\'')
		n--;
	if (n > 2 && n < s->n && s->p[n] == '-' && s->p[n - 1] == 'A' && s->p[n - 2] == ' ')
		n--; /* an airgram's */
	post = mrn_post_part(str_trim(str_cut(*s, 0, n)));
	*s = str_cut(*s, n, s->n);
	return post;
}

static bool take_serial(Str *s, struct mrn *m)
{
	Str t = *s;
	size_t n = 0;

	take_blanks(&t);
	m->airgram = take(&t, S("A-")) || take(&t, S("A "));
	take_byte(&t, '#');
	take_blanks(&t);
	m->number = 0;
	while (n < t.n && n < NUMBER_DIGITS && (is_digit((unsigned char)t.p[n]) || t.p[n] == 'O')) {
		m->number = m->number * 10 + (t.p[n] == 'O' ? 0u : (unsigned)(t.p[n] - '0'));
		n++;
	}
	if (n == 0 || m->number == 0 || (n < t.n && is_alnum((unsigned char)t.p[n])))
		return false;
	*s = str_cut(t, n, t.n);
	return true;
}

/* The canonical name, from the table, else the letters alone in capitals. */
static Str canonical_post(struct arena *a, Str name)
{
	const struct post *post = post_by_alias(name, NULL);
	char *p;
	size_t n = 0;

	if (post)
		return post->mrn;
	p = arena_raw(a, name.n + 1);
	for (size_t i = 0; i < name.n; i++)
		if (is_alnum((unsigned char)name.p[i]))
			p[n++] = (char)to_upper((unsigned char)name.p[i]);
	return (Str){ p, n };
}

static bool take_suffix(Str *s)
{
	Str t = *s;
	uint32_t section;

	take_blanks(&t);
	if ((take_byte(&t, '/') || take_byte(&t, '-')) && take_number(&t, 2, &section))
		*s = t;
	take_blanks(s);
	return s->n == 0;
}

/* "377 KATHMANDU": number first. */
static bool read_reversed(Str s, Str *post, struct mrn *m)
{
	uint32_t number;

	if (!take_number(&s, 6, &number) || take_blanks(&s) == 0 || number == 0)
		return false;
	*post = take_post(&s);
	m->number = number;
	return post->n >= 2 && s.n == 0;
}

static bool read_forward(Str s, Str *post, struct mrn *m)
{
	unsigned year = 0;
	bool front = take_front_year(&s, &year);

	*post = take_post(&s);
	if (post->n < 2)
		return false;
	if (!front && take_paren_year(&s, &year))
		year = (unsigned)year_of_two(year);
	if (!take_serial(&s, m))
		return false;
	if (!year && take_paren_year(&s, &year))
		year = (unsigned)year_of_two(year);
	m->year = (uint16_t)year;
	return take_suffix(&s);
}

bool mrn_read(struct arena *a, Str s, struct mrn *out)
{
	struct mrn m = { 0 };
	Str post = STR_NONE;

	s = str_trim(s);
	if (!read_forward(s, &post, &m)) {
		m = (struct mrn){ 0 };
		if (!read_reversed(s, &post, &m))
			return false;
	}
	if (post.n > POST_MOST)
		return false;
	m.post = canonical_post(a, post);
	*out = m;
	return m.post.n >= 2;
}

void mrn_print(struct buf *b, const struct mrn *m)
{
	if (m->year)
		buf_printf(b, "%02d", m->year % 100);
	buf_put(b, m->post);
	if (m->airgram)
		buf_put(b, S("A-"));
	buf_number(b, m->number);
}

Str mrn_str(struct arena *a, const struct mrn *m)
{
	if (m->number == 0)
		return STR_NONE;
	if (m->year)
		return arena_printf(a, "%02d%.*s%s%u", m->year % 100, STR_ARG(m->post), m->airgram ? "A-" : "", m->number);
	return arena_printf(a, "%.*s%s%u", STR_ARG(m->post), m->airgram ? "A-" : "", m->number);
}
