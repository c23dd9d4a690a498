/*
 * load - the telegrams that are measured.
 */
#include "load.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

StrList telegrams_load(struct arena *a, int n, char **names)
{
	StrList list = { 0 };
	struct error err;

	for (int i = 0; i < n; i++)
		if (!file_read(a, names[i], CABLE_TEXT_MOST, list_push(a, &list), &err)) {
			fprintf(stderr, "bench: %s\n", err.text);
			exit(1);
		}
	return list;
}

size_t telegrams_size(const StrList *list)
{
	size_t size = 0;

	for (uint32_t i = 0; i < list->n; i++)
		size += list->v[i].n;
	return size;
}
