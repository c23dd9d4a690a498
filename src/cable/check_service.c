/*
 * check_service - service messages between operators (C17).
 *
 * ACP 127(G) 406: an unclassified one about a classified message may hold only
 * signals, procedure signs and numbers. Of which class the other message is,
 * only its keeper knows, unless the words themselves tell.
 */
#include "cable/check.h"

static bool names_class(Str s)
{
	static const Str words[] = { S_INIT("SECRET"), S_INIT("CONFIDENTIAL"), S_INIT("RESTRICTED"), S_INIT("CCCCC"), S_INIT("SSSSS"),
		                     S_INIT("TTTTT") };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find(s, words[i]) < s.n)
			return true;
	return false;
}

/* C17 */
void check_service_words(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	const struct service *v = &c->service;
	bool told = names_class(str_at(c->text, v->span));

	if (!v->there || !v->words.len || c->classification > LEVEL_UNCLASSIFIED || (!told && !v->about.n))
		return;
	report(k, r, AT(v->words, .at_most = told ? SEV_NONE : SEV_INFO),
	       told ? "This service message is unclassified, speaks of a classified message and repeats words of it; "
	              "it may hold only operating signals and numbers."
	            : "This unclassified service message repeats words of another message; "
	              "that is allowed only if the other one is unclassified too.");
}
