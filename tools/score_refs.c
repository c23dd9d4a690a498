/*
 * score_refs - references to cables and airgrams, those of the reader against those of NARA.
 *
 * NARA's field was cut from the first line of the list, or its first two, and put together
 * from columns of 36 characters with ", " between them, in the middle of a word or not.
 */
#include "score_block.h"
#include "score_number.h"
#include "score_verdict.h"

enum { COLUMN = 36 };

/* NARA's field with the seam of its two columns taken out: "ST, ATE 13866". */
static NumberList theirs_of(struct arena *a, Str field)
{
	Str tail = str_cut(field, COLUMN, field.n);

	if (str_starts(tail, S(", ")))
		field = arena_printf(a, "%.*s%.*s", STR_ARG(str_cut(field, 0, COLUMN)),
		                     STR_ARG(str_cut(tail, 2, tail.n)));
	return numbers_read(a, field);
}

static struct number number_of(const struct reference *r)
{
	return (struct number){ .post = r->mrn.post, .number = r->mrn.number, .airgram = r->mrn.airgram };
}

static bool is_number(const struct reference *r)
{
	return r->kind == REF_CABLE || r->kind == REF_AIRGRAM;
}

/* Is a number as found in a text one of the reader's references? */
static bool is_ours(const struct judge *j, const struct number *found)
{
	for (uint32_t i = 0; i < j->c->refs.n; i++) {
		struct number n = number_of(&j->c->refs.v[i]);

		if (is_number(&j->c->refs.v[i]) && number_same(found, &n))
			return true;
	}
	return false;
}

static bool is_in(const NumberList *list, const struct number *known)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (number_same(&list->v[i], known))
			return true;
	return false;
}

/* Of the numbers in the telegram's own lines, how many up to the last one that NARA noted. */
static uint32_t noted(const NumberList *block, const NumberList *theirs)
{
	uint32_t n = block->n;

	while (n > 0 && !is_in(theirs, &block->v[n - 1]))
		n--;
	return n;
}

/* The place of one of ours in those lines; their number if it is not there. */
static uint32_t place_in(const NumberList *block, const struct number *ours)
{
	uint32_t i = 0;

	while (i < block->n && !number_same(&block->v[i], ours))
		i++;
	return i;
}

static void judge_right(struct judge *j, const NumberList *theirs, const NumberList *block, Str lines)
{
	Str field = j->truth->attributes[ATTR_REFERENCE];
	uint32_t to = noted(block, theirs);

	for (uint32_t i = 0; i < j->c->refs.n; i++) {
		const struct reference *r = &j->c->refs.v[i];
		struct number n = number_of(r);
		uint32_t place = place_in(block, &n);

		if (!is_number(r))
			continue;
		if (to > 0 && place >= to && place < block->n)
			j->unasked++;
		else
			verdict_add(j, FIELD_REFS_RIGHT, is_in(theirs, &n), mrn_str(j->a, &r->mrn), field, lines);
	}
}

static Str ours_listed(const struct judge *j)
{
	Str s = STR_NONE;

	for (uint32_t i = 0; i < j->c->refs.n; i++)
		s = arena_printf(j->a, "%.*s%s%.*s", STR_ARG(s), i ? "; " : "", STR_ARG(j->c->refs.v[i].raw));
	return s;
}

static void judge_found(struct judge *j, const NumberList *theirs, const NumberList *block, Str lines)
{
	Str field = j->truth->attributes[ATTR_REFERENCE], ours = ours_listed(j);

	for (uint32_t i = 0; i < block->n; i++) {
		const struct number *n = &block->v[i];

		if (is_in(theirs, n))
			verdict_add(j, FIELD_REFS_FOUND, is_ours(j, n), ours, field, lines);
	}
}

void judge_refs(struct judge *j)
{
	struct block block = block_find(j->a, j->c->text, BLOCK_REF);
	NumberList theirs = theirs_of(j->a, j->truth->attributes[ATTR_REFERENCE]);
	NumberList own = numbers_read(j->a, block.text);

	judge_right(j, &theirs, &own, block.lines);
	judge_found(j, &theirs, &own, block.lines);
}
