/*
 * score_tags - TAGS, those of the reader against those of NARA.
 */
#include "base/buf.h"
#include "score_block.h"
#include "score_verdict.h"

/* NARA's field without the persons in parentheses, of which the last may not be closed. */
static StrList theirs_of(struct arena *a, Str field)
{
	StrList list = { 0 };
	struct buf b;
	Str rest, item;

	buf_init(&b, field.n + 1);
	for (size_t i = 0; i < field.n; i++) {
		if (field.p[i] == '(')
			i += str_find_byte(str_cut(field, i, field.n), ')');
		else
			buf_byte(&b, field.p[i]);
	}
	rest = arena_str(a, buf_str(&b));
	buf_release(&b);
	while (str_next(&rest, ',', &item))
		if (str_trim(item).n)
			*list_push(a, &list) = str_trim(item);
	return list;
}

static bool is_person(const struct cable_tag *t)
{
	return str_eq(t->kind, S("person"));
}

static bool has(const StrList *list, Str tag)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (str_ieq(list->v[i], tag))
			return true;
	return false;
}

/* Does `word` stand in `text` with no letter or digit beside it? */
static bool stands_in(Str text, Str word)
{
	for (size_t at = 0; at < text.n; at++) {
		at += str_find(str_cut(text, at, text.n), word);
		if (at < text.n && (at == 0 || !is_alnum((unsigned char)text.p[at - 1])) &&
		    (at + word.n >= text.n || !is_alnum((unsigned char)text.p[at + word.n])))
			return true;
	}
	return false;
}

static StrList ours_of(struct judge *j)
{
	StrList list = { 0 };

	for (uint32_t i = 0; i < j->c->tags.n; i++)
		if (!is_person(&j->c->tags.v[i]))
			*list_push(j->a, &list) = j->c->tags.v[i].tag;
	return list;
}

static Str listed(struct arena *a, const StrList *list)
{
	Str s = STR_NONE;

	for (uint32_t i = 0; i < list->n; i++)
		s = arena_printf(a, "%.*s%s%.*s", STR_ARG(s), i ? ", " : "", STR_ARG(list->v[i]));
	return s;
}

void judge_tags(struct judge *j)
{
	Str field = j->truth->attributes[ATTR_TAGS];
	struct block block = block_find(j->a, j->c->text, BLOCK_TAGS);
	StrList theirs = theirs_of(j->a, field), ours = ours_of(j);

	for (uint32_t i = 0; i < ours.n; i++)
		verdict_add(j, FIELD_TAGS_RIGHT, has(&theirs, ours.v[i]), ours.v[i], field, block.lines);
	for (uint32_t i = 0; i < theirs.n; i++)
		if (stands_in(block.text, theirs.v[i]))
			verdict_add(j, FIELD_TAGS_FOUND, has(&ours, theirs.v[i]), listed(j->a, &ours), theirs.v[i], block.lines);
}
