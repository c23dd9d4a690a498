/*
 * index_keep - a document of the index in one small piece of memory.
 *
 * Parts, values, short tokens, then the words of all three in that order. A token of the index has 32 bytes, one
 * that is kept 12.
 */
#include "search/index_keep.h"

#include <stdlib.h>
#include <string.h>

struct kept_token {
	uint32_t hash, at;
	uint16_t n; /* length of its word */
	uint16_t wide : 15, heavy : 1;
};

struct index_kept {
	size_t bytes;
	struct index_doc doc; /* without its arrays */
};

static size_t array_bytes(const struct index_doc *d)
{
	return d->part_count * sizeof *d->parts + d->value_count * sizeof *d->values +
	       d->token_count * sizeof(struct kept_token);
}

/* What the index would cut is cut here. */
static size_t word_bytes(const struct index_token *t)
{
	return t->word.n < FORM_MOST ? t->word.n : FORM_MOST;
}

static size_t text_bytes(const struct index_doc *d)
{
	size_t n = 0;

	for (uint32_t i = 0; i < d->part_count; i++)
		n += d->parts[i].mark.n;
	for (uint32_t i = 0; i < d->value_count; i++)
		n += d->values[i].word.n;
	for (uint32_t i = 0; i < d->token_count; i++)
		n += word_bytes(&d->tokens[i]);
	return n;
}

size_t index_kept_bytes(const struct index_kept *k)
{
	return k->bytes;
}

static char *keep(char *text, Str *s)
{
	if (s->n)
		memcpy(text, s->p, s->n);
	if (s->p)
		s->p = text;
	return text + s->n;
}

static void keep_tokens(const struct index_doc *d, struct kept_token *out, char *text)
{
	for (uint32_t i = 0; i < d->token_count; i++) {
		const struct index_token *t = &d->tokens[i];
		size_t n = word_bytes(t);

		out[i] = (struct kept_token){ t->hash, t->at, (uint16_t)n, t->wide & 0x7FFF, t->heavy };
		memcpy(text, t->word.p, n);
		text += n;
	}
}

struct index_kept *index_keep(const struct index_doc *d)
{
	size_t bytes = sizeof(struct index_kept) + array_bytes(d) + text_bytes(d) + 1;
	struct index_kept *k = malloc(bytes);
	struct index_part *parts;
	struct index_value *values;
	struct kept_token *tokens;
	char *text;

	if (!k)
		return NULL;
	*k = (struct index_kept){ bytes, *d };
	parts = (struct index_part *)(k + 1);
	values = (struct index_value *)(parts + d->part_count);
	tokens = (struct kept_token *)(values + d->value_count);
	text = (char *)(tokens + d->token_count);
	for (uint32_t i = 0; i < d->part_count; i++) {
		parts[i] = d->parts[i];
		text = keep(text, &parts[i].mark);
	}
	for (uint32_t i = 0; i < d->value_count; i++) {
		values[i] = d->values[i];
		text = keep(text, &values[i].word);
	}
	keep_tokens(d, tokens, text);
	k->doc.parts = parts;
	k->doc.values = values;
	k->doc.tokens = NULL;
	return k;
}

static const char *behind_values(const struct index_doc *d, const struct kept_token *tokens)
{
	const char *text = (const char *)(tokens + d->token_count);

	for (uint32_t i = 0; i < d->part_count; i++)
		text += d->parts[i].mark.n;
	for (uint32_t i = 0; i < d->value_count; i++)
		text += d->values[i].word.n;
	return text;
}

struct index_doc *index_kept_open(struct arena *a, const struct index_kept *k, int64_t id)
{
	struct index_doc *d = arena_raw(a, sizeof *d);
	struct index_token *out = arena_raw(a, ((size_t)k->doc.token_count + 1) * sizeof *out);
	const struct kept_token *tokens = (const struct kept_token *)(k->doc.values + k->doc.value_count);
	const char *text = behind_values(&k->doc, tokens);

	for (uint32_t i = 0; i < k->doc.token_count; i++) {
		const struct kept_token *t = &tokens[i];

		out[i] = (struct index_token){ { text, t->n }, t->hash, t->at, t->wide, t->heavy };
		text += t->n;
	}
	*d = k->doc;
	d->id = id;
	d->tokens = out;
	return d;
}
