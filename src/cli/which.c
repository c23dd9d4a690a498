/*
 * which - the one telegram of an archive that a word names, for commands that change something.
 */
#include "cli/which.h"

#include <pwd.h>
#include <stdio.h>
#include <unistd.h>

#include "archive/get.h"

static bool several(const char *word, const IdList *ids, struct error *err)
{
	char list[120] = "";

	for (uint32_t i = 0; i < ids->n && strlen(list) < 90; i++)
		snprintf(list + strlen(list), sizeof list - strlen(list), "%sid:%lld", i ? ", " : "", (long long)ids->v[i]);
	return fail(err, ERR_USAGE, "%s stands on %u telegrams; name the one that you mean: %s", word, ids->n, list);
}

static bool one_of_number(struct archive *ar, const char *word, int64_t *id, struct error *err)
{
	struct arena a;
	struct mrn m;
	IdList ids;
	bool ok;

	arena_init(&a);
	ok = mrn_read(&a, str_of(word), &m) ||
	     fail(err, ERR_USAGE, "'%s' is no telegram's number such as 74LAPAZ9412, and no id such as id:12", word);
	ok = ok && archive_find(ar, &a, &m, &ids, err);
	if (ok && ids.n == 1)
		*id = ids.v[0];
	else if (ok)
		ok = ids.n ? several(word, &ids, err)
		           : fail(err, ERR_MISSING, "%s is not in the archive %s", word, archive_path(ar));
	arena_release(&a);
	return ok;
}

bool which_telegram(struct archive *ar, const char *word, int64_t *id, struct error *err)
{
	Str s = str_of(word);
	struct summary found;
	uint32_t number;
	struct arena a;
	bool ok;

	if (!take(&s, S("id:")))
		return one_of_number(ar, word, id, err);
	if (!take_number(&s, 9, &number) || s.n)
		return fail(err, ERR_USAGE, "'%s' is no id such as id:12", word);
	arena_init(&a);
	ok = archive_get_summary(ar, &a, number, &found, err);
	arena_release(&a);
	if (ok)
		*id = number;
	return ok;
}

Str which_person(struct arena *a, const char *given)
{
	const struct passwd *p = given ? NULL : getpwuid(getuid());

	return arena_str(a, given ? str_of(given) : p ? str_of(p->pw_name) : S("unknown"));
}
