/*
 * diff - two copies of a telegram compared: values, then paragraphs word by word.
 */
#include "archive/diff.h"

#include "cable/names.h"

enum { ALIKE = 40, NUMBERED = 30, PAIRS_MOST = 250000 };

typedef LIST(Str) Strings;

static Str join(struct arena *a, const Strings *l)
{
	Str all = STR_NONE;

	for (uint32_t i = 0; i < l->n; i++)
		all = arena_printf(a, "%.*s%s%.*s", STR_ARG(all), i ? ", " : "", STR_ARG(l->v[i]));
	return all;
}

static Str parties(struct arena *a, const PartyList *l)
{
	Strings names = { 0 };

	for (uint32_t i = 0; i < l->n; i++)
		*list_push(a, &names) = l->v[i].name.p ? l->v[i].name : l->v[i].raw;
	return join(a, &names);
}

static Str value_mrn(struct arena *a, const struct cable *c)
{
	return mrn_str(a, &c->mrn);
}

static Str value_from(struct arena *a, const struct cable *c)
{
	(void)a;
	return c->from.name;
}

static Str value_to(struct arena *a, const struct cable *c)
{
	return parties(a, &c->to);
}

static Str value_info(struct arena *a, const struct cable *c)
{
	return parties(a, &c->info);
}

static Str value_time(struct arena *a, const struct cable *c)
{
	struct buf b;
	Str s = STR_NONE;

	if (!dtg_known(&c->dtg))
		return STR_NONE;
	buf_init(&b, 64);
	dtg_print_time(&b, &c->dtg);
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static Str value_precedence(struct arena *a, const struct cable *c)
{
	(void)a;
	return precedence_word(c->precedence);
}

static Str value_class(struct arena *a, const struct cable *c)
{
	(void)a;
	return level_word(c->classification);
}

static Str value_now(struct arena *a, const struct cable *c)
{
	(void)a;
	return level_word(c->release.current);
}

static Str value_release(struct arena *a, const struct cable *c)
{
	(void)a;
	return release_status_name(c->release.status);
}

static Str value_captions(struct arena *a, const struct cable *c)
{
	Str all = STR_NONE;

	for (uint32_t i = 0; i < c->captions.n; i++)
		all = arena_printf(a, "%.*s%s%.*s", STR_ARG(all), i ? ", " : "", STR_ARG(c->captions.v[i]));
	return all;
}

static Str value_eo(struct arena *a, const struct cable *c)
{
	(void)a;
	return c->eo.there ? c->eo.raw : STR_NONE;
}

static Str value_tags(struct arena *a, const struct cable *c)
{
	Strings tags = { 0 };

	for (uint32_t i = 0; i < c->tags.n; i++)
		*list_push(a, &tags) = c->tags.v[i].tag;
	return join(a, &tags);
}

static Str value_subject(struct arena *a, const struct cable *c)
{
	(void)a;
	return c->subject;
}

static Str value_refs(struct arena *a, const struct cable *c)
{
	Strings refs = { 0 };

	for (uint32_t i = 0; i < c->refs.n; i++)
		*list_push(a, &refs) = c->refs.v[i].mrn.number ? mrn_str(a, &c->refs.v[i].mrn) : c->refs.v[i].raw;
	return join(a, &refs);
}

static Str value_classified_by(struct arena *a, const struct cable *c)
{
	(void)a;
	return c->classified_by.there ? c->classified_by.raw : STR_NONE;
}

static Str value_sections(struct arena *a, const struct cable *c)
{
	if (c->sections.of <= 1 && !c->sections.missing.n)
		return STR_NONE;
	return arena_printf(a, "%u of %d", (unsigned)c->sections.present.n, c->sections.of);
}

static Str value_signer(struct arena *a, const struct cable *c)
{
	(void)a;
	return c->signer;
}

static const struct {
	const char *name;
	Str (*of)(struct arena *a, const struct cable *c);
} values[] = {
	{ "number", value_mrn },             { "time", value_time },
	{ "precedence", value_precedence },  { "from", value_from },
	{ "to", value_to },                  { "info", value_info },
	{ "classification", value_class },   { "classification now", value_now },
	{ "release", value_release },        { "captions", value_captions },
	{ "E.O.", value_eo },                { "TAGS", value_tags },
	{ "subject", value_subject },        { "references", value_refs },
	{ "classified by", value_classified_by }, { "sections", value_sections },
	{ "signer", value_signer },
};

static void compare_values(struct arena *a, const struct cable *left, const struct cable *right, struct diff *out)
{
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		Str l = values[i].of(a, left), r = values[i].of(a, right);

		if (!str_eq(l, r))
			*list_push(a, &out->values) = (struct diff_value){ values[i].name, l, r };
	}
}

/* Words of `of` that `in` has as well, of a hundred; a quick look that does not mind their order. */
static int shared_words(Str of, Str in)
{
	unsigned words = 0, shared = 0;
	uint64_t set[16] = { 0 };

	for (int pass = 0; pass < 2; pass++) {
		Str s = pass ? of : in;

		for (size_t i = 0; i < s.n;) {
			uint32_t hash = 2166136261u;
			size_t from = i;

			for (; i < s.n && !is_blank((unsigned char)s.p[i]) && s.p[i] != '\n'; i++)
				hash = (hash ^ (unsigned char)s.p[i]) * 16777619u;
			if (i > from && !pass)
				set[hash % 1024 / 64] |= 1ull << (hash % 64);
			else if (i > from)
				words++, shared += set[hash % 1024 / 64] >> (hash % 64) & 1;
			else
				i++;
		}
	}
	return words ? (int)(shared * 100 / words) : 0;
}

/* How well two paragraphs go together; 0: not at all. */
static int alike(const struct paragraph *l, const struct paragraph *r)
{
	int shared, numbered = l->number >= 0 && l->number == r->number ? NUMBERED : 0;

	if (str_eq(l->text, r->text))
		return 100 + numbered;
	shared = shared_words(l->text, r->text);
	if (shared_words(r->text, l->text) > shared)
		shared = shared_words(r->text, l->text);
	return shared + numbered >= ALIKE ? shared + numbered : 0;
}

/* The best score of what follows (i, j), for each pair of paragraphs. */
struct pairing {
	const struct cable *left, *right;
	uint32_t rows, columns;
	int *fits, *best;
};

static void score(struct arena *a, struct pairing *p)
{
	p->fits = arena_array(a, int, (size_t)p->rows * p->columns + 1);
	p->best = arena_array(a, int, (size_t)(p->rows + 1) * (p->columns + 1));
	for (uint32_t i = p->rows; i-- > 0;)
		for (uint32_t j = p->columns; j-- > 0;) {
			int fit = alike(&p->left->paragraphs.v[i], &p->right->paragraphs.v[j]);
			int skip_left = p->best[(i + 1) * (p->columns + 1) + j], skip_right = p->best[i * (p->columns + 1) + j + 1];
			int pair = fit ? fit + p->best[(i + 1) * (p->columns + 1) + j + 1] : 0;
			int most = skip_left > skip_right ? skip_left : skip_right;

			p->fits[i * p->columns + j] = fit;
			p->best[i * (p->columns + 1) + j] = pair > most ? pair : most;
		}
}

static bool is_pair(const struct pairing *p, uint32_t i, uint32_t j)
{
	int fit;

	if (i >= p->rows || j >= p->columns)
		return false;
	if (!p->best)
		return true; /* too many to be scored: one after the other */
	fit = p->fits[i * p->columns + j];
	return fit && p->best[i * (p->columns + 1) + j] == fit + p->best[(i + 1) * (p->columns + 1) + j + 1];
}

static bool skips_left(const struct pairing *p, uint32_t i, uint32_t j)
{
	if (i >= p->rows || j >= p->columns)
		return i < p->rows;
	return p->best[(i + 1) * (p->columns + 1) + j] >= p->best[i * (p->columns + 1) + j + 1];
}

static void put_pair(struct arena *a, const struct paragraph *l, const struct paragraph *r, struct diff *out)
{
	struct diff_paragraph p = { DIFF_SAME, l ? l->number : -1, r ? r->number : -1, l ? l->mark : STR_NONE,
		r ? r->mark : STR_NONE, { 0 } };

	if (l && r)
		diff_words(a, l->text, r->text, &p.runs);
	else
		*list_push(a, &p.runs) = (struct diff_run){ l ? DIFF_LEFT : DIFF_RIGHT, l ? l->text : r->text, false };
	if (!l || !r)
		p.kind = l ? DIFF_LEFT : DIFF_RIGHT;
	else if (p.runs.n > 1 || (p.runs.n == 1 && p.runs.v[0].kind != DIFF_SAME) || !str_eq(l->mark, r->mark))
		p.kind = DIFF_CHANGED;
	for (uint32_t i = 0; i < p.runs.n; i++)
		out->redactions += p.runs.v[i].redacted;
	out->counts[p.kind]++;
	*list_push(a, &out->paragraphs) = p;
}

static void compare_paragraphs(struct arena *a, struct pairing *p, struct diff *out)
{
	uint32_t i = 0, j = 0;

	if ((uint64_t)p->rows * p->columns <= PAIRS_MOST)
		score(a, p);
	while (i < p->rows || j < p->columns) {
		if (is_pair(p, i, j)) {
			put_pair(a, &p->left->paragraphs.v[i], &p->right->paragraphs.v[j], out);
			i++, j++;
		} else if (skips_left(p, i, j)) {
			put_pair(a, &p->left->paragraphs.v[i++], NULL, out);
		} else {
			put_pair(a, NULL, &p->right->paragraphs.v[j++], out);
		}
	}
}

void diff_telegrams(struct arena *a, const struct cable *left, const struct cable *right, struct diff *out)
{
	struct pairing p = { left, right, left->paragraphs.n, right->paragraphs.n, NULL, NULL };
	struct diff d = { .same_bytes = str_eq(left->text, right->text) };

	compare_values(a, left, right, &d);
	compare_paragraphs(a, &p, &d);
	*out = d;
}

static const char *const kind_words[] = { "same", "left", "right", "changed" };

static void put_runs(struct json *j, const DiffRuns *l)
{
	json_key(j, "runs");
	json_list(j);
	for (uint32_t i = 0; i < l->n; i++) {
		json_map(j);
		json_put_str(j, "kind", str_of(kind_words[l->v[i].kind]));
		json_put_str(j, "text", l->v[i].text);
		json_put_bool(j, "redacted", l->v[i].redacted);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_number(struct json *j, const char *key, int n)
{
	if (n >= 0)
		json_put_int(j, key, n);
	else
		json_put_null(j, key);
}

static void put_paragraphs(struct json *j, const struct diff *d)
{
	json_key(j, "paragraphs");
	json_list(j);
	for (uint32_t i = 0; i < d->paragraphs.n; i++) {
		const struct diff_paragraph *p = &d->paragraphs.v[i];

		json_map(j);
		json_put_str(j, "kind", str_of(kind_words[p->kind]));
		put_number(j, "left_number", p->left_number);
		put_number(j, "right_number", p->right_number);
		json_put_str(j, "left_mark", p->left_mark);
		json_put_str(j, "right_mark", p->right_mark);
		put_runs(j, &p->runs);
		json_map_end(j);
	}
	json_list_end(j);
}

void diff_json(struct json *j, const struct diff *d)
{
	json_put_bool(j, "same_bytes", d->same_bytes);
	json_put_int(j, "redactions", d->redactions);
	json_key(j, "values");
	json_list(j);
	for (uint32_t i = 0; i < d->values.n; i++) {
		json_map(j);
		json_put_str(j, "name", str_of(d->values.v[i].name));
		json_put_str(j, "left", d->values.v[i].left);
		json_put_str(j, "right", d->values.v[i].right);
		json_map_end(j);
	}
	json_list_end(j);
	put_paragraphs(j, d);
}
