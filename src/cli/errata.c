/*
 * errata - corrections by persons, as they are shown with a telegram.
 */
#include "cli/errata.h"

#include "archive/correct.h"
#include "cli/visible.h"

static void put_correction(struct buf *out, const struct correction *c)
{
	buf_byte(out, ' ');
	visible_put(out, c->field, 0);
	buf_z(out, " is ");
	visible_put(out, c->value, 0);
	buf_z(out, "\n     ");
	visible_put(out, c->because, 0);
	buf_z(out, " (");
	visible_put(out, c->by, 0);
	buf_printf(out, ", %.*s)\n", STR_ARG(str_cut(c->time, 0, strlen("2026-11-24"))));
}

bool errata_put(struct buf *out, const struct terminal *t, struct arena *a, struct archive *ar, int64_t telegram,
                struct error *err)
{
	CorrectionList list;

	if (!archive_get_corrections(ar, a, telegram, &list, err))
		return false;
	if (list.n) {
		buf_byte(out, '\n');
		style_text(out, t, STYLE_BOLD, S(" Corrections"));
		buf_byte(out, '\n');
	}
	for (uint32_t i = 0; i < list.n; i++)
		put_correction(out, &list.v[i]);
	return true;
}
