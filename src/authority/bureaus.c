/*
 * bureaus - look-ups of office codes.
 */
#include "authority/bureaus.h"

#include "authority/table.h"

const struct bureau *bureau_find(Str code)
{
	return index_find(&bureaus_by_code, code);
}

const struct bureau *bureau_all(size_t *n)
{
	*n = bureaus_by_code.n;
	return bureaus_by_code.rows;
}
