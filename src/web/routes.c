/*
 * routes - which handler answers which path.
 */
#include "web/routes.h"

const struct route routes[] = {
	{ "/", answer_start, "what is in this archive" },
	{ "/help", answer_help, "how queries work" },
	{ "/search", answer_search, "hits of a query" },
	{ "/search.json", answer_search_json, "the same as data" },
	{ "/search.csv", answer_search_csv, "all of them as a table" },
	{ "/facets.csv", answer_facets_csv, "what hits are counted by, as a table" },
	{ "/search.atom", answer_search_atom, "the latest of them for a news reader" },
	{ "/cable/:mrn/raw", answer_telegram_raw, "every byte of a telegram, explained" },
	{ "/cable/:mrn.json", answer_telegram_json, "all values of a telegram" },
	{ "/cable/:mrn.txt", answer_telegram_text, "the bytes of a telegram" },
	{ "/cable/:mrn", answer_telegram, "a telegram by its number" },
	{ "/telegram/:id/raw", answer_telegram_raw, "the same by the archive's own id" },
	{ "/telegram/:id.json", answer_telegram_json, "all values of a telegram" },
	{ "/telegram/:id.txt", answer_telegram_text, "the bytes of a telegram" },
	{ "/telegram/:id", answer_telegram, "a telegram by the archive's own id" },
	{ "/:asset", answer_asset, "style sheet, script, icon" },
	{ NULL, NULL, NULL },
};

static size_t segment_end(Str path)
{
	return str_find_byte(path, '/');
}

/* Take what stands for ":name" and what follows it within the segment, such as ".json". */
static bool take_capture(const char **pattern, Str *path, Str *out)
{
	const char *p = *pattern + 1;
	size_t end = segment_end(*path);
	Str suffix;

	while (is_alpha((unsigned char)*p))
		p++;
	suffix = (Str){ p, strcspn(p, "/") };
	*out = str_cut(*path, 0, end);
	if (!str_ends(*out, suffix) || out->n == suffix.n)
		return false;
	out->n -= suffix.n;
	*pattern = p + suffix.n;
	*path = str_cut(*path, end, path->n);
	return true;
}

bool route_fits(const char *pattern, Str path, Str captures[CAPTURES_MOST])
{
	unsigned n = 0;

	while (*pattern) {
		if (*pattern == ':') {
			if (n == CAPTURES_MOST || !take_capture(&pattern, &path, &captures[n++]))
				return false;
		} else if (!take_byte(&path, *pattern++)) {
			return false;
		}
	}
	return path.n == 0;
}
