/*
 * index_note - what the index notes of itself.
 */
#include "search/index_note.h"

#include <inttypes.h>
#include <stdio.h>

#include "index/layout.h"
#include "search/columns.h"

static bool take_i64(Str *s, int64_t *out)
{
	int64_t v = 0;
	size_t n = 0;

	while (n < s->n && n < 19 && is_digit(s->p[n]))
		v = v * 10 + (s->p[n++] - '0');
	*s = str_cut(*s, n, s->n);
	*out = v;
	return n > 0;
}

bool index_note_read(Str text, struct index_note *out)
{
	int64_t version;
	bool ok = take(&text, S("documents ")) && take_i64(&text, &version) && take(&text, S(" log ")) &&
	          take_i64(&text, &out->at.entries) && take(&text, S(" mark ")) && take_i64(&text, &out->at.mark) &&
	          text.n == 0;

	out->version = ok ? (unsigned)version : 0;
	return ok;
}

Str index_note_str(struct arena *a, const struct index_note *n)
{
	return arena_printf(a, "documents %u log %" PRId64 " mark %" PRId64, n->version, n->at.entries, n->at.mark);
}

unsigned index_note_version(void)
{
	const struct index_plan *p = search_plan();
	char text[4096];
	int n = snprintf(text, sizeof text, "%d %d %u", INDEX_DOC_VERSION, SEGMENT_VERSION, p->heavy);

	for (unsigned i = 0; i < p->column_count && n < (int)sizeof text - 100; i++)
		n += snprintf(text + n, sizeof text - (size_t)n, " %s %d %d", p->columns[i].name, p->columns[i].kind,
		              p->columns[i].listed);
	return (unsigned)sum_bytes(text, (size_t)n);
}

bool index_note_fits(struct archive *ar, const struct index_note *n, bool *out, struct error *err)
{
	*out = false;
	return n->version != index_note_version() || since_holds(ar, &n->at, out, err);
}
