/*
 * stations - the posts that send telegrams, and the numbers they give them.
 */
#include "stations.h"

#include "authority/countries.h"

enum { STATIONS_MOST = 400, PURPOSE_STATIONS = 3, DEPARTMENT_SHARE = 180, SKIP_SHARE = 60 };

/* The address without its first word, if that is the post's name: LA PAZ of AMEMBASSY LA PAZ. */
static Str name_in(Str plad, Str mrn)
{
	size_t at = str_find_byte(plad, ' '), k = 0;
	Str name = str_cut(plad, at + 1, plad.n);

	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] != ' ' && (k == mrn.n || name.p[i] != mrn.p[k++]))
			return STR_NONE;
	return k == mrn.n ? name : STR_NONE;
}

static bool was_there(const struct post *p, int first, int last)
{
	return validity_has(p->valid, first) && validity_has(p->valid, last);
}

static uint32_t place_word(const struct lexicon *lx, Str name)
{
	uint32_t id = lexicon_find(lx, CLASS_PLACE, name);

	return id == UINT32_MAX ? lx->first[CLASS_PLACE] : id;
}

static bool station_make(struct station *s, const struct post *p, const struct lexicon *lx, enum era era)
{
	const struct country *country = country_by_iso2(p->country);

	*s = (struct station){ .post = p, .plad = post_name(p, ALIAS_PLAD), .origin = post_name(p, ALIAS_ORIGIN) };
	s->name = name_in(s->plad, p->mrn);
	if (!country || !s->name.n || !s->origin.n || !p->ri.n || !p->city.n)
		return false;
	s->country_tag = era == ERA_1974 ? country->tag_1974 : country->fips;
	s->places[0] = place_word(lx, country->name);
	s->places[1] = place_word(lx, p->city);
	return s->country_tag.n == 2;
}

static struct station department(const struct lexicon *lx)
{
	const struct post *p = post_find(S("STATE"));
	uint32_t place = place_word(lx, S("Washington"));

	return (struct station){ .post = p, .plad = S("SECSTATE WASHDC"), .name = S("STATE"),
	                         .origin = S("Secretary of State"), .places = { place, place } };
}

void stations_init(struct stations *s, struct language *l, enum era era, int first, int last, uint64_t seed)
{
	struct random r = random_of(seed, PURPOSE_STATIONS, 0);
	size_t n;
	const struct post *all = post_all(&n);

	*s = (struct stations){ .v = arena_array(&l->lx.a, struct station, STATIONS_MOST) };
	s->v[s->n++] = department(&l->lx);
	for (size_t i = 0; i < n && s->n < STATIONS_MOST; i++)
		if ((all[i].type == POST_EMBASSY || all[i].type == POST_CONSULATE || all[i].type == POST_MISSION) &&
		    was_there(&all[i], first, last) && station_make(&s->v[s->n], &all[i], &l->lx, era))
			s->n++;
	for (uint32_t i = s->n; i > 2; i--) {
		uint32_t other = 1 + random_below(&r, i - 1);
		struct station swap = s->v[i - 1];

		s->v[i - 1] = s->v[other];
		s->v[other] = swap;
	}
	s->usual = lot_zipf(&l->lx.a, s->n - 1, 6, 90);
}

struct station *station_draw(struct stations *s, struct random *r)
{
	if (random_chance(r, DEPARTMENT_SHARE))
		return &s->v[0];
	return &s->v[1 + lot_draw(&s->usual, r)];
}

uint32_t station_number(struct station *s, int year, struct random *r)
{
	if (s->year != year) {
		s->year = year;
		s->number = 0;
	}
	s->number++;
	while (random_chance(r, SKIP_SHARE)) {
		uint32_t i = s->skipped_n++ % SKIPPED_KEPT;

		s->skipped[i].year = year;
		s->skipped[i].number = s->number++;
	}
	return s->number;
}
