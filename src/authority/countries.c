/*
 * countries - look-ups of country codes.
 */
#include "authority/countries.h"

#include "authority/table.h"

const struct country *country_by_fips(Str code)
{
	return index_find(&countries_by_fips, code);
}

const struct country *country_by_iso2(Str code)
{
	return index_find(&countries_by_iso2, code);
}

const struct country *country_by_tag_1974(Str code)
{
	return index_find(&countries_by_tag_1974, code);
}

const struct country *country_by_tag_2024(Str code)
{
	return index_find(&countries_by_tag_2024, code);
}

const struct country *country_by_name(Str name)
{
	return index_find(&countries_by_name, name);
}

/* Which codes to ask, in order, up to 1979, up to 2023 and after. */
static const struct index *const asked[3][3] = {
	{ &countries_by_tag_1974, &countries_by_fips, &countries_by_tag_2024 },
	{ &countries_by_fips, &countries_by_tag_2024, &countries_by_tag_1974 },
	{ &countries_by_tag_2024, &countries_by_fips, &countries_by_tag_1974 },
};

const struct country *country_by_tag(Str code, int date)
{
	const struct index *const *ask = asked[tag_time(date)];
	const struct country *country = NULL;
	struct folded f;

	if (!fold(&f, code, false))
		return NULL;
	for (size_t i = 0; !country && i < 3; i++)
		country = index_get(ask[i], &f);
	return country;
}

const struct country *country_all(size_t *n)
{
	*n = countries_by_fips.n;
	return countries_by_fips.rows;
}
