/*
 * trial - invented documents, questions about them, and the plain definition of the answers.
 */
#include "lib/trial.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

enum { WORDS = 60, TAGS = 12, MARKS = 4, LEAVES_MOST = 64 };

static const struct index_column columns[TRIAL_COLUMNS] = {
	{ "class", COLUMN_WORD, true },
	{ "size", COLUMN_NUMBER, false },
	{ "tags", COLUMN_WORDS, true },
	{ "kind", COLUMN_WORD, false },
};

static size_t stem(void *data, Str form, char out[KEY_MOST])
{
	size_t n = form.n > 1 && form.p[form.n - 1] == 's' ? form.n - 1 : form.n;

	(void)data;
	memcpy(out, form.p, n);
	return n;
}

static Str stem_of(Str form)
{
	return str_ends(form, S("s")) && form.n > 1 ? str_cut(form, 0, form.n - 1) : form;
}

void trial_init(struct trial *t, uint64_t seed)
{
	*t = (struct trial){ .chance = seed * 2654435761u + 88172645463325252, .plan = { columns, TRIAL_COLUMNS, TRIAL_HEAVY, stem, NULL, 1 } };
	arena_init(&t->a);
}

void trial_release(struct trial *t)
{
	arena_release(&t->a);
}

uint32_t trial_below(struct trial *t, uint32_t n)
{
	t->chance ^= t->chance << 13;
	t->chance ^= t->chance >> 7;
	t->chance ^= t->chance << 17;
	return n ? (uint32_t)(t->chance >> 33) % n : 0;
}

/* ---- Documents ---- */

static uint32_t hash_of(Str s)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return h;
}

/* A word, the first ones more often than the others; some in a second form. */
static Str random_word(struct trial *t)
{
	uint32_t r = trial_below(t, WORDS), word = r * trial_below(t, WORDS) / WORDS * trial_below(t, WORDS) / WORDS;

	return arena_printf(&t->a, "w%u%s", (unsigned)word, trial_below(t, 4) == 0 ? "s" : "");
}

static Str pick(struct trial *t, const char *what, uint32_t n)
{
	return arena_printf(&t->a, "%s%u", what, (unsigned)trial_below(t, n));
}

typedef LIST(struct index_token) TokenList;

static void add_token(struct trial *t, TokenList *out, uint32_t at, bool heavy)
{
	Str word = random_word(t);

	for (uint32_t i = out->n; i-- > 0 && out->v[i].at == at;)
		if (str_eq(out->v[i].word, word))
			return;
	*list_push(&t->a, out) = (struct index_token){
		word, hash_of(word), at, (uint16_t)(trial_below(t, 30) == 0 ? 2 : 1), heavy,
	};
}

static void invent_parts(struct trial *t, struct index_doc *d)
{
	uint32_t n = trial_below(t, 5), at = 0;
	struct index_part *parts = arena_array(&t->a, struct index_part, n + 1);
	TokenList tokens = { 0 };

	for (uint32_t i = 0; i < n || (n == 0 && i == 0); i++) {
		uint32_t end = at + 1 + trial_below(t, trial_below(t, 20) ? 12 : 150);

		parts[i] = (struct index_part){ at, end + 2, 1u << trial_below(t, 4), trial_below(t, 3) ? pick(t, "m", MARKS) : STR_NONE };
		for (; at < end; at++)
			for (uint32_t k = 0; k == 0 || (k < 4 && trial_below(t, 5) == 0); k++)
				add_token(t, &tokens, at, i == 0 && n > 2);
		at = end + 1000;
	}
	d->tokens = tokens.v;
	d->token_count = d->length = tokens.n;
	d->parts = parts;
	d->part_count = n;
}

static void invent_values(struct trial *t, struct index_doc *d)
{
	LIST(struct index_value) v = { 0 };
	uint32_t tags = trial_below(t, 4);

	if (trial_below(t, 10))
		*list_push(&t->a, &v) = (struct index_value){ 0, 0, pick(t, "class", 3) };
	if (trial_below(t, 3))
		*list_push(&t->a, &v) = (struct index_value){ 1, (int64_t)trial_below(t, 1000) - 300, STR_NONE };
	for (uint32_t i = 0; i < tags; i++)
		*list_push(&t->a, &v) = (struct index_value){ 2, 0, pick(t, "t", TAGS) };
	*list_push(&t->a, &v) = (struct index_value){ 3, 0, pick(t, "kind", 5) };
	d->values = v.v;
	d->value_count = v.n;
}

void trial_invent(struct trial *t, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		struct trial_doc *doc = list_push(&t->a, &t->docs);

		doc->d.id = (int64_t)t->docs.n * 7 + 3;
		doc->d.time = trial_below(t, 15) ? (int64_t)trial_below(t, 2000) - 500 : COLUMN_NONE;
		invent_parts(t, &doc->d);
		invent_values(t, &doc->d);
	}
}

/* ---- Questions ---- */

static struct ask *new_node(struct trial *t, enum ask_kind kind)
{
	struct ask *n = arena_new(&t->a, struct ask);

	n->kind = kind;
	return n;
}

static void give_children(struct trial *t, struct ask *n, uint32_t count, const struct ask *(*make)(struct trial *, unsigned),
                          unsigned depth)
{
	const struct ask **child = arena_array(&t->a, const struct ask *, count + 1);

	for (uint32_t i = 0; i < count; i++)
		child[i] = make(t, depth);
	n->child = child;
	n->n = count;
}

static const struct ask *ask_word(struct trial *t, unsigned depth)
{
	struct ask *n = new_node(t, ASK_WORD);
	Str form = random_word(t);

	(void)depth;
	n->word.word = stem_of(form);
	n->word.form = trial_below(t, 3) == 0 ? form : STR_NONE;
	return n;
}

static bool ends_in_one(void *data, Str form)
{
	(void)data;
	return str_ends(form, S("1")) || str_ends(form, S("1s"));
}

static const struct ask *ask_forms(struct trial *t)
{
	struct ask *n = new_node(t, ASK_FORMS);

	n->fit = trial_below(t, 2) ? (struct ask_fit){ pick(t, "w", 30), NULL, NULL } : (struct ask_fit){ S("w"), ends_in_one, NULL };
	return n;
}

static const struct ask *ask_placed(struct trial *t, unsigned depth)
{
	uint32_t r = trial_below(t, 12);
	struct ask *n;

	if (r < 6 || depth == 0)
		return ask_word(t, 0);
	if (r < 7)
		return ask_forms(t);
	n = new_node(t, r < 10 ? ASK_PHRASE : r < 11 ? ASK_NEAR : ASK_OR);
	give_children(t, n, n->kind == ASK_NEAR ? 2 : 2 + trial_below(t, 2), trial_below(t, 3) ? ask_word : ask_placed, depth - 1);
	if (n->kind == ASK_NEAR) {
		n->near.apart = trial_below(t, 5);
		n->near.ordered = trial_below(t, 2);
	}
	return n;
}

static const struct ask *ask_value(struct trial *t)
{
	struct ask *n = new_node(t, ASK_VALUE);
	Str *words = arena_array(&t->a, Str, 2);
	static const struct ask_fit fit = { S_INIT("t1"), NULL, NULL };
	uint32_t r = trial_below(t, 4);

	words[0] = r < 2 ? pick(t, "t", TAGS) : r == 2 ? pick(t, "class", 4) : pick(t, "kind", 6);
	words[1] = r < 2 ? pick(t, "t", TAGS) : pick(t, "kind", 6);
	n->value.column = r < 2 ? S("tags") : r == 2 ? S("class") : S("kind");
	n->value.words = words;
	n->value.n = 1 + trial_below(t, 2);
	n->value.fit = trial_below(t, 4) ? NULL : &fit;
	return n;
}

static const struct ask *ask_number(struct trial *t)
{
	struct ask *n = new_node(t, ASK_NUMBER);
	int64_t from = (int64_t)trial_below(t, 1500) - 500;

	n->number.column = trial_below(t, 2) ? S("time") : S("size");
	n->number.from = trial_below(t, 4) ? from : INT64_MIN + 1;
	n->number.to = trial_below(t, 4) ? from + trial_below(t, 800) : INT64_MAX;
	n->number.none = trial_below(t, 5) == 0;
	return n;
}

static const struct ask *ask_in(struct trial *t, enum ask_kind kind, unsigned depth)
{
	static const struct ask_fit fits[2] = { { S_INIT("m1"), NULL, NULL }, { S_INIT("m"), ends_in_one, NULL } };
	struct ask *n = new_node(t, kind);

	n->in.bits = trial_below(t, 16);
	n->in.mark = trial_below(t, 3) ? NULL : &fits[trial_below(t, 2)];
	n->in.one = trial_below(t, 2);
	if (kind == ASK_IN)
		give_children(t, n, 1, trial_below(t, 2) ? ask_placed : trial_question, depth);
	return n;
}

const struct ask *trial_question(struct trial *t, unsigned depth)
{
	uint32_t r = trial_below(t, 24);
	struct ask *n;

	if (depth == 0 || r < 5)
		return ask_placed(t, 1);
	if (r < 8)
		return r == 5 ? ask_value(t) : r == 6 ? ask_number(t) : new_node(t, ASK_ALL);
	if (r < 10)
		return ask_in(t, r == 8 ? ASK_IN : ASK_PART, depth - 1);
	if (r < 12) {
		int64_t *ids = arena_array(&t->a, int64_t, 5);

		n = new_node(t, ASK_IDS);
		for (n->ids.n = 0; n->ids.n < 5; n->ids.n++)
			ids[n->ids.n] = (int64_t)trial_below(t, t->docs.n) * 7 + 3;
		n->ids.ids = ids;
		return n;
	}
	n = new_node(t, r < 13 ? ASK_NOT : r < 19 ? ASK_AND : ASK_OR);
	give_children(t, n, n->kind == ASK_NOT ? 1 : 1 + trial_below(t, 4), trial_below(t, 2) ? ask_word : trial_question, depth - 1);
	return n;
}

/* ---- The definition ---- */

static const struct index_part *part_of(const struct index_doc *d, uint32_t at)
{
	for (uint32_t i = 0; i < d->part_count; i++)
		if (at >= d->parts[i].at && at < d->parts[i].end)
			return &d->parts[i];
	return NULL;
}

static bool fits(const struct ask_fit *f, Str form)
{
	return str_starts(form, f->begin) && (!f->fits || f->fits(f->data, form));
}

static bool token_fits(const struct ask *n, const struct index_token *k)
{
	if (n->kind == ASK_FORMS)
		return fits(&n->fit, k->word);
	return str_eq(stem_of(k->word), n->word.word) && (!n->word.form.p || str_eq(k->word, n->word.form));
}

static void add_extent(struct arena *a, ExtentList *out, uint32_t at, uint32_t end)
{
	for (uint32_t i = 0; i < out->n; i++)
		if (out->v[i].at == at && out->v[i].end == end)
			return;
	*list_push(a, out) = (struct extent){ at, end };
}

static ExtentList extents(struct arena *a, const struct ask *n, const struct index_doc *d);

static ExtentList extents_phrase(struct arena *a, const struct ask *n, const struct index_doc *d)
{
	ExtentList all = extents(a, n->child[0], d);

	for (uint32_t c = 1; c < n->n; c++) {
		ExtentList next = extents(a, n->child[c], d), longer = { 0 };

		for (uint32_t i = 0; i < all.n; i++)
			for (uint32_t k = 0; k < next.n; k++)
				if (next.v[k].at == all.v[i].end)
					add_extent(a, &longer, all.v[i].at, next.v[k].end);
		all = longer;
	}
	return all;
}

static ExtentList extents_near(struct arena *a, const struct ask *n, const struct index_doc *d)
{
	ExtentList x = extents(a, n->child[0], d), y = extents(a, n->child[1], d), all = { 0 };

	for (uint32_t i = 0; i < x.n; i++)
		for (uint32_t k = 0; k < y.n; k++) {
			struct extent p = x.v[i], q = y.v[k];
			bool after = p.end <= q.at && q.at - p.end <= n->near.apart;
			bool before = !n->near.ordered && q.end <= p.at && p.at - q.end <= n->near.apart;

			if ((after || before) && part_of(d, p.at) == part_of(d, q.at))
				add_extent(a, &all, p.at < q.at ? p.at : q.at, p.end > q.end ? p.end : q.end);
		}
	return all;
}

static ExtentList extents(struct arena *a, const struct ask *n, const struct index_doc *d)
{
	ExtentList all = { 0 };

	if (n->kind == ASK_PHRASE)
		return extents_phrase(a, n, d);
	if (n->kind == ASK_NEAR)
		return extents_near(a, n, d);
	for (uint32_t i = 0; n->kind != ASK_OR && i < d->token_count; i++)
		if (token_fits(n, &d->tokens[i]))
			add_extent(a, &all, d->tokens[i].at, d->tokens[i].at + d->tokens[i].wide);
	for (uint32_t c = 0; c < n->n; c++) {
		ExtentList some = extents(a, n->child[c], d);

		for (uint32_t i = 0; i < some.n; i++)
			add_extent(a, &all, some.v[i].at, some.v[i].end);
	}
	return all;
}

static bool value_holds(const struct ask *n, const struct index_doc *d)
{
	for (uint32_t i = 0; i < d->value_count; i++) {
		const struct index_value *v = &d->values[i];

		if (!str_eq(str_of(columns[v->column].name), n->value.column))
			continue;
		for (uint32_t k = 0; k < n->value.n; k++)
			if (str_eq(v->word, n->value.words[k]))
				return true;
		if (n->value.fit && fits(n->value.fit, v->word))
			return true;
	}
	return false;
}

static bool number_holds(const struct ask *n, const struct index_doc *d)
{
	int64_t number = str_eq(n->number.column, S("time")) ? d->time : COLUMN_NONE;

	for (uint32_t i = 0; i < d->value_count && str_eq(n->number.column, S("size")); i++)
		if (d->values[i].column == 1)
			number = d->values[i].number;
	return number == COLUMN_NONE ? n->number.none : number >= n->number.from && number <= n->number.to;
}

/* The parts that a node of a question may look at: those that fit all around it. */
struct look {
	const struct look *outer;
	const struct ask *in;
	const struct index_part *one; /* this alone; a document without parts is `whole` */
};

static const struct index_part whole = { 0, UINT32_MAX, 0, { NULL, 0 } };

static bool part_fits(const struct look *l, const struct index_part *p)
{
	for (; l; l = l->outer) {
		if (l->one && l->one != p)
			return false;
		if (l->in->in.bits && !(p->bits & l->in->in.bits))
			return false;
		if (l->in->in.mark && !(p->mark.p && fits(l->in->in.mark, p->mark)))
			return false;
	}
	return true;
}

static bool in_holds(struct arena *a, const struct ask *n, const struct index_doc *d, const struct look *outer);

static bool holds_in(struct arena *a, const struct ask *n, const struct index_doc *d, const struct look *l)
{
	if (ask_has_places(n) && n->kind != ASK_OR) {
		ExtentList all = extents(a, n, d);

		for (uint32_t i = 0; i < all.n; i++)
			if (part_fits(l, d->part_count ? part_of(d, all.v[i].at) : &whole))
				return true;
		return false;
	}
	if (n->kind == ASK_IN || n->kind == ASK_PART)
		return in_holds(a, n, d, l);
	if (n->kind == ASK_NOT)
		return !holds_in(a, n->child[0], d, l);
	if (n->kind != ASK_AND && n->kind != ASK_OR)
		return trial_holds(a, n, d);
	for (uint32_t i = 0; i < n->n; i++)
		if (holds_in(a, n->child[i], d, l) != (n->kind == ASK_AND))
			return n->kind != ASK_AND;
	return n->kind == ASK_AND;
}

static bool in_holds(struct arena *a, const struct ask *n, const struct index_doc *d, const struct look *outer)
{
	struct look l = { outer, n, NULL };

	for (uint32_t i = 0; i < d->part_count || (i == 0 && d->part_count == 0); i++) {
		const struct index_part *p = d->part_count ? &d->parts[i] : &whole;

		l.one = NULL;
		if (!part_fits(&l, p))
			continue;
		l.one = n->in.one ? p : NULL;
		if (n->kind == ASK_PART || holds_in(a, n->child[0], d, &l))
			return true;
	}
	return false;
}

bool trial_holds(struct arena *a, const struct ask *n, const struct index_doc *d)
{
	switch (n->kind) {
	case ASK_ALL:
		return true;
	case ASK_VALUE:
		return value_holds(n, d);
	case ASK_NUMBER:
		return number_holds(n, d);
	case ASK_IDS:
		for (uint32_t i = 0; i < n->ids.n; i++)
			if (n->ids.ids[i] == d->id)
				return true;
		return false;
	case ASK_PART:
	case ASK_IN:
		return in_holds(a, n, d, NULL);
	case ASK_NOT:
		return !trial_holds(a, n->child[0], d);
	case ASK_AND:
	case ASK_OR:
		for (uint32_t i = 0; i < n->n; i++)
			if (trial_holds(a, n->child[i], d) != (n->kind == ASK_AND))
				return n->kind != ASK_AND;
		return n->kind == ASK_AND;
	default:
		return extents(a, n, d).n > 0;
	}
}

/* ---- Scores ---- */

static struct {
	const struct ask *leaf[LEAVES_MOST];
	double weight[LEAVES_MOST];
	uint32_t n;
	double average;
} weighed;

/* In how many documents a word stands in any form. */
static double count_docs(struct trial *t, struct arena *a, const struct ask *n)
{
	struct ask any = *n;
	uint64_t count = 0;

	any.word.form = STR_NONE;
	for (uint32_t i = 0; i < t->docs.n; i++)
		count += t->docs.v[i].added && trial_holds(a, &any, &t->docs.v[i].d);
	return (double)count;
}

static double weigh(struct trial *t, struct arena *a, const struct ask *n, uint64_t docs)
{
	double sum = 0, least = HUGE_VAL, df;

	if (n->kind == ASK_WORD) {
		df = count_docs(t, a, n);
		return log(1 + ((double)docs - df + 0.5) / (df + 0.5));
	}
	for (uint32_t i = 0; i < n->n; i++) {
		double one = weigh(t, a, n->child[i], docs);

		sum += one;
		least = one < least ? one : least;
	}
	return n->kind == ASK_OR ? least : sum;
}

static void list_leaves(const struct ask *n)
{
	if (n->kind == ASK_NOT)
		return;
	if (ask_has_places(n) && n->kind != ASK_OR) {
		weighed.leaf[weighed.n++] = n;
		return;
	}
	for (uint32_t i = 0; i < n->n; i++)
		list_leaves(n->child[i]);
}

void trial_weigh(struct trial *t, struct arena *a, const struct ask *root)
{
	uint64_t docs = 0, lengths = 0;

	weighed.n = 0;
	list_leaves(root);
	for (uint32_t i = 0; i < t->docs.n; i++)
		if (t->docs.v[i].added) {
			docs++;
			lengths += t->docs.v[i].d.length;
		}
	weighed.average = docs ? (double)lengths / (double)docs : 1;
	for (uint32_t i = 0; i < weighed.n; i++)
		weighed.weight[i] = weigh(t, a, weighed.leaf[i], docs);
}

/* How often a word counts: heavy places more, unless one form is asked for. */
static double frequency(struct arena *a, const struct ask *n, const struct index_doc *d)
{
	double f = 0;

	if (n->kind != ASK_WORD)
		return extents(a, n, d).n;
	for (uint32_t i = 0; i < d->token_count; i++)
		if (token_fits(n, &d->tokens[i]))
			f += d->tokens[i].heavy && !n->word.form.p ? TRIAL_HEAVY : 1;
	return f;
}

double trial_score(struct trial *t, struct arena *a, const struct ask *root, const struct index_doc *d)
{
	double sum = 0;

	(void)t;
	(void)root;
	for (uint32_t i = 0; i < weighed.n; i++) {
		const struct ask *n = weighed.leaf[i];
		double f = frequency(a, n, d), k = 1.2 * (1 - 0.75 + 0.75 * d->length / weighed.average);

		if (weighed.weight[i] == 0)
			sum += f > 0;
		else if (f > 0)
			sum += weighed.weight[i] * 2.2 * f / (f + k);
	}
	return sum;
}

/* ---- Out ---- */

static void print(const struct ask *n)
{
	static const char *const names[] = { "word", "forms", "phrase", "near", "all", "value", "number", "ids", "part", "and", "or", "not", "in" };

	printf("(%s", names[n->kind]);
	if (n->kind == ASK_WORD)
		printf(" %.*s%s%.*s", STR_ARG(n->word.word), n->word.form.p ? "=" : "", STR_ARG(n->word.form));
	if (n->kind == ASK_FORMS)
		printf(" %.*s%s", STR_ARG(n->fit.begin), n->fit.fits ? "…1" : "*");
	if (n->kind == ASK_IN || n->kind == ASK_PART)
		printf(" %x%s%s", (unsigned)n->in.bits, n->in.one ? " one" : "", n->in.mark ? " mark" : "");
	if (n->kind == ASK_VALUE)
		printf(" %.*s %.*s", STR_ARG(n->value.column), STR_ARG(n->value.words[0]));
	for (uint32_t i = 0; i < n->n; i++) {
		putchar(' ');
		print(n->child[i]);
	}
	putchar(')');
}

void trial_remove(const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	char path[1024];

	while (d && (e = readdir(d))) {
		snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
		unlink(path);
	}
	if (d)
		closedir(d);
	rmdir(folder);
}

void trial_print(const struct ask *n)
{
	printf("# ");
	print(n);
	putchar('\n');
}
