/*
 * cablegate - the columns that the Cablegate records have in every form.
 */
#include "intake/cablegate.h"

/* Reads "9/18/2006" or "2006-09-18". */
static bool take_day(Str *s, struct date *d)
{
	uint32_t a, b, c;

	if (!take_number(s, 4, &a))
		return false;
	if (take_byte(s, '/')) {
		if (!take_number(s, 2, &b) || !take_byte(s, '/') || !take_number(s, 4, &c))
			return false;
		*d = (struct date){ (int16_t)c, (uint8_t)a, (uint8_t)b };
	} else {
		if (!take_byte(s, '-') || !take_number(s, 2, &b) || !take_byte(s, '-') || !take_number(s, 2, &c))
			return false;
		*d = (struct date){ (int16_t)a, (uint8_t)b, (uint8_t)c };
	}
	return date_valid(*d);
}

size_t cablegate_date(Str s, struct date *day, unsigned *minute)
{
	Str rest = s;
	uint32_t hour, min;

	if (!take_day(&rest, day) || take_blanks(&rest) == 0)
		return 0;
	if (!take_number(&rest, 2, &hour) || !take_byte(&rest, ':') || !take_number(&rest, 2, &min) || hour > 23 || min > 59)
		return 0;
	*minute = hour * 60 + min;
	return s.n - rest.n;
}

static bool has_from_line(Str header)
{
	Str line;

	while (str_next(&header, '\n', &line))
		if (str_starts(line, S("FM ")))
			return true;
	return false;
}

/* What stands behind "SUBJECT:" on its line. */
static Str subject_of(Str body)
{
	static const Str labels[] = { S_INIT("SUBJECT:"), S_INIT("SUBJ:") };
	Str line;

	while (str_next(&body, '\n', &line)) {
		line = str_trim(line);
		for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
			if (str_istarts(line, labels[i]))
				return str_trim(str_cut(line, labels[i].n, line.n));
	}
	return S("");
}

/* "Mon Sep 18 06:45:00 +0000 2006", as that form has it */
static void put_date(struct buf *b, Str date)
{
	static const char days[] = "SunMonTueWedThuFriSat";
	struct date d;
	unsigned minute;

	if (!cablegate_date(str_trim(date), &d, &minute)) {
		buf_put(b, date);
		return;
	}
	buf_printf(b, "%.3s %.3s %02d %02u:%02u:00 +0000 %04d", days + 3 * date_weekday(d), month_names[d.month], d.day,
	           minute / 60, minute % 60, d.year);
}

static void put_line(struct buf *b, Str s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_byte(b, s.p[i] == '\n' || s.p[i] == '\r' ? ' ' : s.p[i]);
	buf_byte(b, '\n');
}

static void put_record_lines(struct buf *b, const struct cablegate *f)
{
	put_line(b, f->id);
	put_line(b, subject_of(f->body));
	put_date(b, f->date);
	buf_byte(b, '\n');
	put_line(b, f->classification);
	put_line(b, f->origin);
}

void cablegate_put(struct buf *b, const struct cablegate *f)
{
	if (f->id.n && !has_from_line(f->header) && !has_from_line(f->body))
		put_record_lines(b, f);
	buf_put(b, f->header);
	if (f->header.n && !str_ends(f->header, S("\n")))
		buf_byte(b, '\n');
	buf_put(b, f->body);
}
