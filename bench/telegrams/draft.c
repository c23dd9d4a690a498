/*
 * draft - one invented telegram, before it takes a form.
 */
#include "draft.h"

#include "damage.h"
#include "invent.h"

enum { PURPOSE_DRAFT = 10, PURPOSE_PROSE, DAY_MINUTES = 24 * 60, WORDS_LEAST = 20, WORDS_MOST = 9000 };

/* Shares in 1000. */
enum { SHARE_AGAIN = 5, SHARE_CORRECTED = 3, SHARE_REPEATED = 4, SHARE_DAMAGED = 30, SHARE_LABEL = 4, SHARE_SKIPPED = 120,
       SHARE_CAPTION = 60 };

static const struct span_of_time {
	struct date first, last;
} eras[] = {
	[ERA_1974] = { { 1973, 7, 1 }, { 1979, 12, 31 } },
	[ERA_2006] = { { 2003, 1, 1 }, { 2010, 2, 28 } },
};

/* What the archives of the two times have, by their own counts. */
static const struct class_share {
	enum class_level level;
	bool sensitive, noforn;
	uint16_t share[2];
} classes[] = {
	{ LEVEL_UNCLASSIFIED, false, false, { 496, 300 } }, { LEVEL_UNCLASSIFIED, true, false, { 0, 230 } },
	{ LEVEL_LOU, false, false, { 232, 0 } },            { LEVEL_CONFIDENTIAL, false, false, { 219, 363 } },
	{ LEVEL_CONFIDENTIAL, false, true, { 0, 45 } },     { LEVEL_SECRET, false, false, { 53, 45 } },
	{ LEVEL_SECRET, false, true, { 0, 17 } },
};
enum { CLASSES = sizeof classes / sizeof *classes };

static void lot_of_classes(struct drafter *d)
{
	uint32_t weights[CLASSES];

	for (int i = 0; i < CLASSES; i++)
		weights[i] = classes[i].share[d->era] ? classes[i].share[d->era] * 1000u : 1;
	d->classes = lot_make(&d->language.lx.a, weights, CLASSES);
}

void drafter_init(struct drafter *d, enum era era, uint32_t n, uint64_t seed)
{
	const struct span_of_time *t = &eras[era];

	memset(d, 0, sizeof *d);
	d->era = era;
	d->n = n;
	d->seed = seed;
	d->words = WORDS_MIDDLE;
	language_init(&d->language, era, seed);
	stations_init(&d->stations, &d->language, era, date_number(t->first), date_number(t->last), seed);
	lot_of_classes(d);
	d->first_day = date_days(t->first);
	d->days = date_days(t->last) - d->first_day;
	for (int i = 0; i < COPIES_KEPT; i++)
		prose_init(&d->kept[i].prose);
}

void drafter_release(struct drafter *d)
{
	for (int i = 0; i < COPIES_KEPT; i++)
		prose_release(&d->kept[i].prose);
	language_release(&d->language);
}

/* In order, and evenly over the years. */
static void set_time(const struct drafter *d, struct draft *t, struct random *r)
{
	uint64_t minute = (uint64_t)d->days * DAY_MINUTES * d->made / (d->n ? d->n : 1);

	t->date = date_from_days(d->first_day + (long)(minute / DAY_MINUTES));
	t->minute = (unsigned)(minute % DAY_MINUTES);
	t->relayed = 10 + random_by_log(r, 5, 600);
}

static void set_class(const struct drafter *d, struct draft *t, struct random *r)
{
	static const Str captions[2][4] = {
		{ S_INIT("LIMDIS"), S_INIT("EXDIS"), S_INIT("NODIS"), S_INIT("STADIS") },
		{ S_INIT("SIPDIS"), S_INIT("SIPDIS"), S_INIT("SIPDIS"), S_INIT("EXDIS") },
	};
	const struct class_share *c;

	/* A class that the time did not have weighs next to nothing, but is drawn at last. */
	do
		c = &classes[lot_draw(&d->classes, r)];
	while (!c->share[d->era]);
	t->level = c->level;
	t->sensitive = c->sensitive;
	t->noforn = c->noforn;
	t->caption = STR_NONE;
	if (d->era == ERA_2006 ? random_chance(r, 700) :
	                         t->level >= LEVEL_CONFIDENTIAL && random_chance(r, SHARE_CAPTION))
		t->caption = captions[d->era][random_below(r, 4)];
}

static enum prec draw_precedence(struct random *r)
{
	uint32_t of = random_below(r, 1000);

	return of < 550 ? PREC_ROUTINE : of < 830 ? PREC_PRIORITY : of < 995 ? PREC_IMMEDIATE : PREC_FLASH;
}

static void set_addresses(struct drafter *d, struct draft *t, struct random *r)
{
	const struct station *department = &d->stations.v[0];
	uint32_t most = random_chance(r, 450) ? 0 : random_by_log(r, 1, INFO_MOST + 1);

	t->to = t->number.from == department ? station_draw(&d->stations, r) : department;
	if (t->to == t->number.from)
		t->to = &d->stations.v[1];
	t->info_n = 0;
	while (t->info_n < most) {
		const struct station *s = station_draw(&d->stations, r);
		bool there = s == t->to || s == t->number.from;

		for (unsigned i = 0; i < t->info_n; i++)
			there = there || t->info[i] == s;
		if (there)
			break;
		t->info[t->info_n++] = s;
	}
}

static void add_tag(struct draft *t, Str tag)
{
	if (!tag.n || tag.n >= TAG_ROOM || t->tags_n == TAGS_MOST)
		return;
	for (unsigned i = 0; i < t->tags_n; i++)
		if (str_eq(str_of(t->tags[i]), tag))
			return;
	memset(t->tags[t->tags_n], 0, TAG_ROOM);
	memcpy(t->tags[t->tags_n++], tag.p, tag.n);
}

/* Subjects first, then countries, as the handbook asks. */
static void set_tags(const struct drafter *d, struct draft *t, const struct matter *m, struct random *r)
{
	t->tags_n = 0;
	add_tag(t, d->language.topics.v[m->topics[0]].tag);
	for (int i = 1; i < 3; i++)
		if (random_chance(r, i == 1 ? 550 : 250))
			add_tag(t, d->language.topics.v[m->topics[i]].tag);
	add_tag(t, t->number.from->country_tag);
	if (t->info_n && random_chance(r, 500))
		add_tag(t, t->info[0]->country_tag);
	if (random_chance(r, 200))
		add_tag(t, S("US"));
}

/* A telegram of the last weeks, with luck one between the same two; or a number that stands on none. */
static bool draw_ref(const struct drafter *d, const struct draft *t, struct random *r, struct number *out)
{
	uint32_t n = d->made < PAST_KEPT ? d->made : PAST_KEPT;

	if (random_chance(r, SHARE_SKIPPED)) {
		const struct station *s = random_chance(r, 500) ? t->number.from : t->to;
		uint32_t i = random_below(r, SKIPPED_KEPT);

		*out = (struct number){ s, s->skipped[i].year, s->skipped[i].number };
		return out->number != 0;
	}
	for (int tries = 0; n && tries < 16; tries++) {
		*out = d->past[random_below(r, n)];
		if (out->from == t->number.from || out->from == t->to)
			return true;
	}
	return n > 0;
}

static void set_refs(const struct drafter *d, struct draft *t, struct random *r)
{
	uint32_t wanted = random_chance(r, 450) ? 0 : random_by_log(r, 1, REFS_MOST + 1);

	t->refs_n = 0;
	for (uint32_t i = 0; i < wanted; i++) {
		struct number *ref = &t->refs[t->refs_n];
		bool there = !draw_ref(d, t, r, ref) || memcmp(ref, &t->number, sizeof *ref) == 0;

		for (unsigned k = 0; k < t->refs_n; k++)
			there = there || memcmp(&t->refs[k], ref, sizeof *ref) == 0;
		t->refs_n += !there;
	}
}

static void set_signer(struct draft *t, struct random *r)
{
	char name[INVENT_MOST];
	Str s = invent_name(r, name);

	for (size_t i = 0; i < s.n; i++)
		t->signer[i] = (char)to_upper((unsigned char)name[i]);
	t->signer[s.n] = '\0';
}

static void set_prose(struct drafter *d, struct draft *t, const struct matter *m)
{
	struct random r = random_of(d->seed, PURPOSE_PROSE, d->made);
	uint64_t words = exp2_of(log2_of(d->words) + random_bell(&r) * 36 / 25);

	words = words < WORDS_LEAST ? WORDS_LEAST : words > WORDS_MOST ? WORDS_MOST : words;
	prose_write(&t->prose, &d->language, m, &r, (uint32_t)words);
	if (random_chance(&r, SHARE_DAMAGED))
		damage(&t->prose.text, &r);
}

static void make_first(struct drafter *d, struct draft *t, struct random *r)
{
	struct station *from = station_draw(&d->stations, r);
	const struct topics *topics = &d->language.topics;
	struct matter m = { .places = { from->places[0], from->places[1] }, .capitals = d->era == ERA_1974 };

	for (int i = 0; i < 3; i++)
		m.topics[i] = lot_draw(&topics->usual, r);
	t->era = d->era;
	t->copy = COPY_FIRST;
	t->copies = 0;
	set_time(d, t, r);
	t->number = (struct number){ from, t->date.year, station_number(from, t->date.year, r) };
	set_class(d, t, r);
	t->prec = draw_precedence(r);
	set_addresses(d, t, r);
	set_tags(d, t, &m, r);
	set_refs(d, t, r);
	set_signer(t, r);
	t->serial = random_next(r);
	t->garbled_label = random_chance(r, SHARE_LABEL);
	set_prose(d, t, &m);
	d->past[d->made % PAST_KEPT] = t->number;
}

/* The same telegram in other memory. */
static void draft_copy(struct draft *to, const struct draft *from)
{
	struct prose kept = to->prose;

	*to = *from;
	to->prose = kept;
	prose_copy(&to->prose, &from->prose);
}

/* One of the last telegrams again: sent twice, corrected, or repeated by the Department to somebody else. */
static void make_copy(struct drafter *d, struct draft *t, struct draft *of, enum copy copy, struct random *r)
{
	of->copies++;
	draft_copy(t, of);
	t->copy = copy;
	t->relayed += random_between(r, 60, 600);
	t->serial = random_next(r);
	if (copy == COPY_CORRECTED)
		correct(&t->prose.text, r);
	if (copy == COPY_REPEATED) {
		struct station *department = &d->stations.v[0];

		set_time(d, t, r);
		t->copies = 0;
		t->refs[0] = of->number;
		t->refs_n = 1;
		t->number = (struct number){ department, t->date.year, station_number(department, t->date.year, r) };
		set_addresses(d, t, r);
		d->past[d->made % PAST_KEPT] = t->number;
	} else {
		d->past[d->made % PAST_KEPT] = of->number;
	}
}

static enum copy draw_copy(struct random *r)
{
	uint32_t of = random_below(r, 1000);

	if (of < SHARE_AGAIN)
		return COPY_AGAIN;
	if (of < SHARE_AGAIN + SHARE_CORRECTED)
		return COPY_CORRECTED;
	return of < SHARE_AGAIN + SHARE_CORRECTED + SHARE_REPEATED ? COPY_REPEATED : COPY_FIRST;
}

const struct draft *drafter_next(struct drafter *d)
{
	struct random r = random_of(d->seed, PURPOSE_DRAFT, d->made);
	struct draft *t = &d->kept[d->made % COPIES_KEPT];
	uint32_t age = random_between(&r, 1, COPIES_KEPT - 1);
	enum copy copy = draw_copy(&r);
	struct draft *of = &d->kept[(d->made - age) % COPIES_KEPT];

	if (copy != COPY_FIRST && d->made >= COPIES_KEPT && of->copy == COPY_FIRST)
		make_copy(d, t, of, copy, &r);
	else
		make_first(d, t, &r);
	t->index = d->made++;
	return t;
}

Str draft_class(const struct draft *t)
{
	return level_word(t->level);
}

void number_print(struct buf *b, const struct number *n)
{
	buf_printf(b, "%02d%.*s%u", n->year % 100, STR_ARG(n->from->post->mrn), (unsigned)n->number);
}
