/*
 * countries - the codes for one country: FIPS 10-4 in TAGS up to about 2012, those
 * of 1974, ISO 3166 since.
 *
 * Only a third agree: TAGS CH is China, SZ Switzerland, CI Chile.
 */
#ifndef AUTHORITY_COUNTRIES_H
#define AUTHORITY_COUNTRIES_H

#include <stddef.h>

#include "base/str.h"

struct country {
	Str fips;     /* absent for codes used only in 1974 */
	Str iso2;     /* absent where there is none */
	Str name;
	Str key;      /* the name in capitals */
	Str tag_1974; /* absent where there was none */
	Str tag_2024;
	Str note;
};

/* Each NULL if unknown. */
const struct country *country_by_fips(Str code);
const struct country *country_by_iso2(Str code);
const struct country *country_by_tag_1974(Str code);
const struct country *country_by_tag_2024(Str code);
const struct country *country_by_name(Str name);

/*
 * The country a geographic TAG means on a day: codes of 1974 before 1980, those of
 * 2024 from then on, FIPS between; another time's code where this one has none.
 */
const struct country *country_by_tag(Str code, int date);

/* The whole table. */
const struct country *country_all(size_t *n);

#endif
