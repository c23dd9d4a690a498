/*
 * marks - lines that show where one telegram ends and the next begins.
 */
#include "intake/marks.h"

#include "cable/values.h"
#include "intake/form.h"

enum { BANNER_MOST = 48 };

/* "VZCZCXRO5590", "ZCZCABC027"; the digits may be followed by others that were glued on */
static bool is_identification(Str s)
{
	size_t i = 0;

	take(&s, S("V"));
	if (!take(&s, S("ZCZC")))
		return false;
	while (i < s.n && i < 3 && is_upper((unsigned char)s.p[i]))
		i++;
	for (s = str_cut(s, i, s.n); s.n && is_digit((unsigned char)*s.p); i++)
		s = str_cut(s, 1, s.n);
	return i >= 4 && s.n == 0;
}

/* "PAGE 01        CAPE T  00097  01 OF 03  182017Z": of the first section, or of none */
static bool is_first_page(Str s)
{
	uint32_t page;
	size_t of;

	if (!take(&s, S("PAGE ")))
		return false;
	take_blanks(&s);
	if (!take_number(&s, 3, &page) || page != 1 || take_blanks(&s) == 0)
		return false;
	of = str_find(s, S(" OF "));
	return s.n > 8 && is_upper((unsigned char)s.p[0]) && (of == s.n || str_ends(str_cut(s, 0, of), S("01")));
}

/* A class word alone on its line. */
static bool is_banner(Str s)
{
	enum class_level level;

	return s.n <= BANNER_MOST && level_read(s, &level) == s.n;
}

static bool is_end(Str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == 'N')
		n++;
	if (n != 3 && n != 4)
		return false;
	for (s = str_cut(s, n, s.n); s.n && s.p[0] == 0x7F; s = str_cut(s, 1, s.n))
		;
	return s.n == 0;
}

static bool begins_record(Str line, Str next)
{
	Str line2, line3 = STR_NONE;

	if (!form_is_record_id(line) || !str_next(&next, '\n', &line2))
		return false;
	str_next(&next, '\n', &line3);
	return form_is_record_date(str_trim(line2)) || form_is_record_date(str_trim(line3));
}

enum mark mark_of(Str line, Str next)
{
	static const struct { Str text; enum mark mark; } whole[] = {
		{ S_INIT("Message Text"), MARK_MESSAGE },
		{ S_INIT("Message Attributes"), MARK_ATTRIBUTES },
		{ S_INIT("<< END OF DOCUMENT >>"), MARK_END },
		{ S_INIT("BT"), MARK_BREAK },
		{ S_INIT("SBU"), MARK_BLANK }, /* below a banner of SMART */
	}, front[] = {
		{ S_INIT("FM "), MARK_FROM },
		{ S_INIT("MRN:"), MARK_MRN },
		{ S_INIT("Dissemination Rule:"), MARK_FOOT },
		{ S_INIT("Declassified/Released"), MARK_REVIEW },
	};
	Str s = str_trim(line);

	if (s.n == 0)
		return MARK_BLANK;
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (str_eq(s, whole[i].text))
			return whole[i].mark;
	for (size_t i = 0; i < sizeof front / sizeof *front; i++)
		if (str_starts(s, front[i].text))
			return front[i].mark;
	if (is_identification(s))
		return MARK_TI;
	if (is_end(s))
		return MARK_END;
	if (is_first_page(s))
		return MARK_FIRST_PAGE;
	if (is_banner(s))
		return MARK_BANNER;
	return begins_record(s, next) ? MARK_RECORD : MARK_NONE;
}
