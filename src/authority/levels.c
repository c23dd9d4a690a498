/*
 * levels - look-ups of classifications.
 */
#include "authority/levels.h"

#include "authority/table.h"

const struct level *level_all(size_t *n)
{
	*n = levels_by_name.n;
	return levels_by_name.rows;
}

const struct level *level_find(Str name)
{
	return index_find(&levels_by_name, name);
}

const struct level *level_by_text(Str text)
{
	return index_find(&levels_by_text, text);
}

const struct level *level_by_archive(Str field)
{
	return index_find(&levels_by_archive, field);
}

/* Whether a mark is in a list such as "SBU, SBU/NF" or "U / FOUO". */
static bool has_mark(Str marks, Str mark)
{
	Str item;

	while (str_next(&marks, ',', &item))
		if (str_ieq(str_trim(item), mark))
			return true;
	return false;
}

const struct level *level_by_mark(Str mark)
{
	size_t n;
	const struct level *levels = level_all(&n);

	for (size_t i = 0; i < n; i++)
		if (has_mark(levels[i].marks, mark))
			return &levels[i];
	return NULL;
}
