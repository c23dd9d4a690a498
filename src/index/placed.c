/*
 * placed - what has positions, made ready.
 */
#include "index/placed.h"

#include <assert.h>

#include "index/pairs.h"
#include "index/word.h"

bool ask_has_places(const struct ask *n)
{
	if (n->kind != ASK_OR)
		return n->kind <= ASK_NEAR;
	for (uint32_t i = 0; i < n->n; i++)
		if (!ask_has_places(n->child[i]))
			return false;
	return n->n > 0;
}

static void count_most(struct placed *p)
{
	bool any = p->node->kind == ASK_WORD || p->node->kind == ASK_FORMS || p->node->kind == ASK_OR;

	p->most = any ? 0 : p->nowhere ? 0 : UINT64_MAX;
	if (p->many)
		p->most = p->many->docs;
	for (uint32_t i = 0; i < p->words.n; i++) {
		uint64_t most = p->words.v[i]->p.n;

		p->most = any ? p->most + most : most < p->most ? most : p->most;
	}
	for (uint32_t i = 0; i < p->children; i++) {
		uint64_t most = p->child[i]->most;

		p->most = any ? p->most + most : most < p->most ? most : p->most;
	}
}

/* The form that a word of a phrase asks for, where its list is that of this form alone; else absent. */
static Str only_form(const struct placed *p)
{
	if (p->node->kind != ASK_WORD || p->words.n != 1 || p->words.v[0]->wide)
		return STR_NONE;
	if (p->node->word.form.p)
		return p->node->word.form;
	return p->words.v[0]->single ? p->node->word.word : STR_NONE;
}

/* Two frequent forms side by side have a list of their own. */
static void make_pairs(struct asked *q, struct placed *p)
{
	p->paired = arena_array(q->a, bool, p->children + 1);
	for (uint32_t i = 0; i + 1 < p->children; i++) {
		Str first = only_form(p->child[i]), second = only_form(p->child[i + 1]);
		char key[KEY_MOST];
		struct placed_word *w;

		if (!first.p || !second.p || !segment_paired(q->s, first) || !segment_paired(q->s, second))
			continue;
		w = word_find(q, pair_key(first, second, key), STR_NONE);
		p->nowhere |= !w;
		p->paired[i] = p->paired[i + 1] = true;
		if (w)
			*list_push(q->a, &p->words) = w;
	}
}

struct placed *placed_make(struct asked *q, const struct ask *n)
{
	struct placed *p = arena_new(q->a, struct placed);

	assert(ask_has_places(n) && (n->n > 0 || n->kind == ASK_WORD || n->kind == ASK_FORMS));
	p->node = n;
	if (n->kind == ASK_WORD) {
		struct placed_word *w = word_find(q, n->word.word, n->word.form);

		if (w)
			*list_push(q->a, &p->words) = w;
	} else if (n->kind == ASK_FORMS) {
		word_forms(q, &n->fit, p);
	}
	p->child = arena_array(q->a, struct placed *, n->n + 1);
	for (; p->children < n->n; p->children++)
		p->child[p->children] = placed_make(q, n->child[p->children]);
	if (n->kind == ASK_PHRASE)
		make_pairs(q, p);
	count_most(p);
	p->weighed = p->most;
	if (n->kind == ASK_WORD && n->word.form.p && p->words.n == 0)
		p->weighed = word_docs(q->s, n->word.word);
	return p;
}

static bool is_pair(const struct placed *p)
{
	return p->node->kind == ASK_PHRASE && p->children == 2 && (p->words.n == 1 || p->nowhere);
}

struct postings *placed_list(const struct placed *p)
{
	if (p->words.n != 1 || p->words.v[0]->allowed || (p->node->kind != ASK_WORD && !is_pair(p)))
		return NULL;
	return &p->words.v[0]->p;
}

bool placed_plain(const struct placed *p)
{
	bool plain = is_pair(p) || p->node->kind == ASK_WORD || p->node->kind == ASK_FORMS || p->node->kind == ASK_OR;

	if (p->many)
		return p->many->plain;
	for (uint32_t i = 0; plain && i < p->words.n; i++)
		plain = !p->words.v[i]->allowed;
	for (uint32_t i = 0; plain && i < p->children && !is_pair(p); i++)
		plain = placed_plain(p->child[i]);
	return plain;
}
