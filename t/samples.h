/*
 * samples - every file of a folder of telegrams, in order of name.
 */
#ifndef T_SAMPLES_H
#define T_SAMPLES_H

#include <dirent.h>

#include "base/file.h"
#include "tap.h"

/*
 * Call `each` with the bytes of every .txt file of `folder`, which is named
 * from the source tree's root. Returns how many there were; 0 if the folder is
 * not there.
 */
static inline int samples_each(const char *folder, void (*each)(const char *name, Str text, void *ctx), void *ctx)
{
	char root[4096], path[8192];
	struct dirent **names;
	int count, seen = 0;

	snprintf(root, sizeof root, "%s", tap_path(folder));
	count = scandir(root, &names, NULL, alphasort);
	for (int i = 0; i < count; i++) {
		struct arena a;
		Str text;

		arena_init(&a);
		snprintf(path, sizeof path, "%s/%s", root, names[i]->d_name);
		if (str_ends(str_of(path), S(".txt")) && file_read(&a, path, 1 << 24, &text, NULL)) {
			each(names[i]->d_name, text, ctx);
			seen++;
		}
		arena_release(&a);
		free(names[i]);
	}
	if (count >= 0)
		free(names);
	return seen;
}

#endif
