/*
 * diagnose_index - why a query finds nothing, asked of an index.
 *
 * Near spellings come out of its dictionary.
 */
#include "authority/near.h"
#include "index/find.h"
#include "index/word.h"
#include "search/ask.h"
#include "search/run_part.h"

/* Forms near to a word, from all segments. */
struct near_forms {
	struct arena *a;
	struct segment *s;
	Str word;
	unsigned most;                    /* changes */
	struct tally found[NEAR_MAX + 1]; /* by how many changes */
};

static bool near_enough(void *data, Str form)
{
	struct near_forms *n = data;
	unsigned edits;

	if (form.n + n->most < n->word.n || form.n > n->word.n + n->most || *form.p < ' ')
		return false;
	edits = near_edits(form, n->word);
	return edits > 0 && edits <= n->most;
}

static bool take_form(void *data, Str form, uint32_t word, uint32_t code)
{
	struct near_forms *n = data;

	(void)word;
	(void)code;
	tally_put(n->a, &n->found[near_edits(form, n->word)], form, word_docs(n->s, form));
	return true;
}

static void look_for(struct near_forms *n, const struct index *x, Str begin)
{
	const struct ask_fit fit = { .begin = begin, .fits = near_enough, .data = n };

	for (uint32_t i = 0; i < x->view_count; i++) {
		n->s = x->views[i].segment;
		word_each(n->s, &fit, take_form, n);
	}
}

static bool found_any(const struct near_forms *n)
{
	for (unsigned edits = 1; edits <= n->most; edits++)
		if (n->found[edits].counts.n)
			return true;
	return false;
}

/* Most slips keep the first letter; where none did, all forms are looked at, which takes longer. */
static void put_near(struct arena *a, const struct index *x, Str word, StrList *out)
{
	struct near_forms n = { .a = a,
		                .word = word,
		                .most = word.n > 2 * DIAGNOSE_LEAST ? NEAR_MAX : 1 };

	if (word.n < DIAGNOSE_LEAST)
		return;
	look_for(&n, x, str_cut(word, 0, 1));
	if (!found_any(&n))
		look_for(&n, x, S(""));
	for (unsigned edits = 1; edits <= n.most; edits++) {
		tally_sort(&n.found[edits]);
		for (uint32_t i = 0; i < n.found[edits].counts.n && out->n < DIAGNOSE_NEAR; i++)
			*list_push(a, out) = n.found[edits].counts.v[i].name;
	}
}

bool diagnose_index(struct arena *a, const struct index *x, const struct query *q, AbsenceList *out,
                    struct error *err)
{
	const struct query_node *parts[DIAGNOSE_PARTS];
	unsigned n = diagnose_parts(q, parts);

	for (unsigned i = 0; i < n; i++) {
		struct find *find = find_open(x, a, ask_node(a, parts[i]), err);
		struct absence *ab;

		if (!find || !find_all(find))
			return false;
		if (find_count(find) > 0)
			continue;
		ab = list_push(a, out);
		*ab = (struct absence){ .node = parts[i], .span = parts[i]->span };
		put_near(a, x, diagnose_word(parts[i]), &ab->near);
	}
	return true;
}
