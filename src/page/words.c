/*
 * words - numbers, times and names as a person writes them.
 */
#include "page/words.h"

#include <stdio.h>

#include "authority/addresses.h"
#include "authority/posts.h"
#include "cable/values.h"

Str words_count(struct arena *a, long long n)
{
	char digits[32], out[44];
	size_t length = (size_t)snprintf(digits, sizeof digits, "%lld", n), used = 0;

	for (size_t i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0 && is_digit(digits[i - 1]))
			out[used++] = ',';
		out[used++] = digits[i];
	}
	return arena_str(a, (Str){ out, used });
}

Str words_many(struct arena *a, long long n, const char *one, const char *many)
{
	return arena_printf(a, "%.*s %s", STR_ARG(words_count(a, n)), n == 1 ? one : many);
}

/* The bytes at the end of a name in record numbers that are its city, without blanks; 0 if it does not end so.
 */
static size_t city_at_end(Str post, Str city)
{
	size_t at = post.n;

	for (size_t i = city.n; i-- > 0;) {
		if (city.p[i] == ' ')
			continue;
		if (at == 0 || to_upper((unsigned char)city.p[i]) != post.p[at - 1])
			return 0;
		at--;
	}
	return post.n - at;
}

/* The name of a post with its blanks: "LA PAZ", "USUN NEW YORK". */
static Str spaced_post(struct arena *a, Str post)
{
	const struct post *p = post_find(post);
	size_t end = p ? city_at_end(post, p->city) : 0;
	char *city;

	if (!end)
		return post;
	city = arena_z(a, p->city);
	for (char *c = city; *c; c++)
		*c = (char)to_upper((unsigned char)*c);
	if (end == post.n)
		return (Str){ city, p->city.n };
	return arena_printf(a, "%.*s %s", STR_ARG(str_cut(post, 0, post.n - end)), city);
}

Str words_mrn(struct arena *a, Str mrn)
{
	struct mrn m;
	Str year;

	if (!mrn.p || !mrn_read(a, mrn, &m))
		return mrn;
	year = m.year ? arena_printf(a, "%02d ", m.year % 100) : S("");
	return arena_printf(a, "%.*s%.*s %s%u", STR_ARG(year), STR_ARG(spaced_post(a, m.post)),
	                    m.airgram ? "A-" : "", m.number);
}

Str words_date(struct arena *a, struct date d)
{
	if (!date_valid(d))
		return STR_NONE;
	return arena_printf(a, "%d %s %d", d.day, month_names[d.month], d.year);
}

static bool read_iso(Str iso, struct date *out)
{
	unsigned year, month, day;

	if (!take_digits(&iso, 4, &year) || !take_byte(&iso, '-') || !take_digits(&iso, 2, &month) ||
	    !take_byte(&iso, '-') || !take_digits(&iso, 2, &day))
		return false;
	*out = (struct date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return true;
}

Str words_iso_date(struct arena *a, Str iso)
{
	struct date d;

	return read_iso(iso, &d) ? words_date(a, d) : iso;
}

Str words_stamp(struct arena *a, Str iso)
{
	size_t at = str_find_byte(iso, 'T');

	if (at == iso.n)
		return iso;
	return arena_printf(a, "%.*s %.*s", STR_ARG(str_cut(iso, 0, at)), STR_ARG(str_cut(iso, at + 1, iso.n)));
}

Str words_place(struct arena *a, Str address)
{
	struct buf b;
	Str out;

	buf_init(&b, 1024);
	place_print(&b, address);
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

Str words_capital(struct arena *a, Str s)
{
	char *z = arena_z(a, s);

	z[0] = (char)to_upper((unsigned char)z[0]);
	return (Str){ z, s.n };
}

/* ALMATY as "Almaty". */
static Str title_case(struct arena *a, Str s)
{
	char *z = arena_z(a, s);

	for (size_t i = 1; i < s.n; i++)
		if (is_upper(z[i]) && is_alpha((unsigned char)z[i - 1]))
			z[i] = (char)(z[i] + 0x20);
	return (Str){ z, s.n };
}

Str words_post(struct arena *a, Str post)
{
	const struct post *p = post_find(post);

	if (!p)
		return post;
	if (p->city.n && p->type != POST_DEPARTMENT && p->type != POST_AGENCY)
		return p->city;
	return title_case(a, spaced_post(a, post));
}
