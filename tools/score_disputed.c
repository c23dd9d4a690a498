/*
 * score_disputed - fields of telegrams in which NARA is wrong.
 */
#include "score_disputed.h"

#include "base/file.h"

enum { DISPUTED_MOST = 1024 * 1024 };

static struct disputed *find(const DisputedList *list, Str id)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (str_eq(list->v[i].id, id))
			return &list->v[i];
	return NULL;
}

static bool row_read(struct arena *a, Str row, DisputedList *list)
{
	Str id, name;
	enum field one;
	bool every;
	struct disputed *d;

	if (!str_next(&row, ',', &id) || !str_next(&row, ',', &name) || str_trim(row).n == 0)
		return false;
	every = str_eq(name, S("*"));
	if (!every && !field_read(name, &one))
		return false;
	d = find(list, id);
	if (!d) {
		d = list_push(a, list);
		d->id = id;
	}
	for (int f = 0; f < FIELD_COUNT; f++)
		d->fields[f] |= every || f == (int)one;
	return true;
}

bool disputed_read(struct arena *a, const char *path, DisputedList *out, struct error *err)
{
	DisputedList list = { 0 };
	Str rest, row;

	if (!file_read(a, path, DISPUTED_MOST, &rest, err))
		return false;
	if (!str_next(&rest, '\n', &row) || !str_eq(str_trim(row), S("id,field,reason")))
		return fail(err, ERR_FORMAT, "%s: the first line should be: id,field,reason", path);
	for (unsigned number = 2; str_next(&rest, '\n', &row); number++)
		if (str_trim(row).n && !row_read(a, row, &list))
			return fail(err, ERR_FORMAT, "%s:%u: should be an id, a field of the score or *, and a reason",
			            path, number);
	*out = list;
	return true;
}

bool disputed_has(const DisputedList *list, Str id, enum field field)
{
	const struct disputed *d = find(list, id);

	return d && d->fields[field];
}
