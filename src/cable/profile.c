/*
 * profile - which set of rules applies to a copy.
 */
#include "cable/values.h"

static const Str names[] = {
#define X(id, name) S_INIT(name),
	PROFILES(X)
#undef X
};

Str profile_name(enum profile p)
{
	return p < PROFILE_COUNT ? names[p] : STR_NONE;
}

bool profile_read(Str name, enum profile *out)
{
	for (int p = 0; p < PROFILE_COUNT; p++)
		if (str_ieq(name, names[p])) {
			*out = (enum profile)p;
			return true;
		}
	return false;
}
