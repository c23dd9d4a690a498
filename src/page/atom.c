/*
 * atom - hits as an Atom feed.
 */
#include "page/atom.h"

#include "base/hash.h"
#include "page/asked.h"
#include "page/readable.h"
#include "page/words.h"

/* A name that lasts, made of what does not change: a UUID of version 8 (RFC 9562). */
static Str lasting_name(struct arena *a, Str of)
{
	unsigned char h[SHA256_BYTES];

	sha256(of, h);
	h[6] = (unsigned char)(0x80 | (h[6] & 0x0f));
	h[8] = (unsigned char)(0x80 | (h[8] & 0x3f));
	return arena_printf(
		a, "urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
		h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], h[8], h[9], h[10], h[11], h[12], h[13],
		h[14], h[15]);
}

/* When it was sent; of a telegram without a time the beginning of time. */
static Str sent(struct arena *a, const struct hit *hit)
{
	const struct dtg *d = &hit->dtg;

	if (dtg_known(d))
		return arena_printf(a, "%04d-%02d-%02dT%02d:%02d:00Z", d->date.year, d->date.month,
		                    d->date.day, d->minute / 60, d->minute % 60);
	if (hit->day)
		return arena_printf(a, "%04d-%02d-%02dT00:00:00Z", hit->day / 10000,
		                    hit->day / 100 % 100, hit->day % 100);
	return S("1970-01-01T00:00:00Z");
}

static void put_entry(struct html *h, Str base, Str name, const struct hit *hit)
{
	Str number = hit->number.p ? words_mrn(h->a, hit->number) : S("A telegram without a number");
	Str title = hit->subject.n ? readable_title(h->a, hit->subject) : S("No subject");

	html_fill(
		h,
		"<entry>\n<id>$</id>\n<title>$: $</title>\n<updated>$</updated>\n<category term=\"$\"/>\n",
		lasting_name(h->a, arena_printf(h->a, "telegram %lld %.*s %.*s", (long long)hit->id,
	                                        STR_ARG(hit->number), STR_ARG(sent(h->a, hit)))),
		number, title, sent(h->a, hit), name);
	if (base.n)
		html_fill(h, "<link rel=\"alternate\" type=\"text/html\" href=\"$$\"/>\n", base,
		          telegram_url(h->a, STR_NONE, hit->id));
	html_fill(h, "<content type=\"text\">$</content>\n</entry>\n",
	          hit->snippet.text.p ? hit->snippet.text : S(""));
}

/* That of the latest telegram: the strings compare as the times do. */
static Str latest(struct arena *a, const struct atom_feed *feeds, size_t n)
{
	Str out = S("1970-01-01T00:00:00Z");

	for (size_t i = 0; i < n; i++) {
		for (uint32_t k = 0; k < feeds[i].hits->n; k++) {
			Str t = sent(a, &feeds[i].hits->v[k]);

			out = str_cmp(t, out) > 0 ? t : out;
		}
	}
	return out;
}

void atom_put(struct html *h, Str title, Str base, const struct atom_feed *feeds, size_t n)
{
	Str all = title;

	for (size_t i = 0; i < n; i++)
		all = arena_printf(h->a, "%.*s\n%.*s\n%.*s", STR_ARG(all), STR_ARG(feeds[i].name),
		                   STR_ARG(feeds[i].query));
	html_put(
		h,
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
	html_fill(
		h,
		"<id>$</id>\n<title>$</title>\n<updated>$</updated>\n<author><name>Cableroom</name></author>\n",
		lasting_name(h->a, all), title, latest(h->a, feeds, n));
	for (size_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < feeds[i].hits->n; k++)
			put_entry(h, base, feeds[i].name, &feeds[i].hits->v[k]);
	html_put(h, "</feed>\n");
}
