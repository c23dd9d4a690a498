/*
 * form_cablegate - five record lines (number, subject, date, class, origin),
 * then header and body with nothing between.
 */
#include "intake/form.h"
#include "intake/head.h"

/* "06ALMATY3273"; broken numbers end in more letters. */
bool form_is_record_id(Str s)
{
	unsigned year;
	size_t letters = 0;

	if (!take_digits(&s, 2, &year))
		return false;
	while (letters < s.n && is_upper((unsigned char)s.p[letters]))
		letters++;
	return letters >= 3 && letters < s.n && is_digit((unsigned char)s.p[letters]);
}

/* "Mon Sep 18 00:00:00 +0200 2006": a date as Ruby printed it */
bool form_is_record_date(Str s)
{
	unsigned day, year;

	return s.n > 26 && is_upper((unsigned char)s.p[0]) && s.p[3] == ' ' && s.p[7] == ' ' &&
	       (s = str_cut(s, 8, s.n), take_digits(&s, 2, &day)) && take(&s, S(" ")) &&
	       (s = str_cut(s, s.n - 4, s.n), take_digits(&s, 4, &year));
}

bool form_is_cablegate(Str text)
{
	struct head h;

	head_read(&h, text);
	return h.n > 4 && form_is_record_id(h.line[0]) &&
	       (form_is_record_date(h.line[1]) || form_is_record_date(h.line[2]));
}
