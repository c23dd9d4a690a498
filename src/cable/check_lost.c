/*
 * check_lost - letters with accents that were dropped on the way (L05): the "faade" of a building.
 *
 * Many archives left out every letter that is no ASCII. What is left of a word is told from a
 * list of some words and names that are met often and leave no other word behind: it is short,
 * and what is not in it is not found. The rule is run on request only.
 */
#include "cable/check.h"

#include <stdlib.h>

/* By what is left, in small letters. */
static const struct lost {
	Str left, whole;
} lost[] = {
	{ S_INIT("andrs"), S_INIT("Andrés") },
	{ S_INIT("asuncin"), S_INIT("Asunción") },
	{ S_INIT("bogot"), S_INIT("Bogotá") },
	{ S_INIT("bolvar"), S_INIT("Bolívar") },
	{ S_INIT("braslia"), S_INIT("Brasília") },
	{ S_INIT("cafs"), S_INIT("cafés") },
	{ S_INIT("cancn"), S_INIT("Cancún") },
	{ S_INIT("cdiz"), S_INIT("Cádiz") },
	{ S_INIT("chvez"), S_INIT("Chávez") },
	{ S_INIT("clich"), S_INIT("cliché") },
	{ S_INIT("clichs"), S_INIT("clichés") },
	{ S_INIT("communiqu"), S_INIT("communiqué") },
	{ S_INIT("communiqus"), S_INIT("communiqués") },
	{ S_INIT("concepcin"), S_INIT("Concepción") },
	{ S_INIT("crdoba"), S_INIT("Córdoba") },
	{ S_INIT("curaao"), S_INIT("Curaçao") },
	{ S_INIT("domnguez"), S_INIT("Domínguez") },
	{ S_INIT("dsseldorf"), S_INIT("Düsseldorf") },
	{ S_INIT("dtente"), S_INIT("détente") },
	{ S_INIT("eleccin"), S_INIT("elección") },
	{ S_INIT("erdoan"), S_INIT("Erdoğan") },
	{ S_INIT("faade"), S_INIT("façade") },
	{ S_INIT("faades"), S_INIT("façades") },
	{ S_INIT("fernndez"), S_INIT("Fernández") },
	{ S_INIT("fianc"), S_INIT("fiancé") },
	{ S_INIT("franaise"), S_INIT("française") },
	{ S_INIT("franois"), S_INIT("François") },
	{ S_INIT("garca"), S_INIT("García") },
	{ S_INIT("genve"), S_INIT("Genève") },
	{ S_INIT("gmez"), S_INIT("Gómez") },
	{ S_INIT("gonzlez"), S_INIT("González") },
	{ S_INIT("gteborg"), S_INIT("Göteborg") },
	{ S_INIT("gutirrez"), S_INIT("Gutiérrez") },
	{ S_INIT("hernndez"), S_INIT("Hernández") },
	{ S_INIT("jimnez"), S_INIT("Jiménez") },
	{ S_INIT("maana"), S_INIT("mañana") },
	{ S_INIT("martn"), S_INIT("Martín") },
	{ S_INIT("martnez"), S_INIT("Martínez") },
	{ S_INIT("matriel"), S_INIT("matériel") },
	{ S_INIT("medelln"), S_INIT("Medellín") },
	{ S_INIT("migr"), S_INIT("émigré") },
	{ S_INIT("migrs"), S_INIT("émigrés") },
	{ S_INIT("mlaga"), S_INIT("Málaga") },
	{ S_INIT("mnchen"), S_INIT("München") },
	{ S_INIT("montral"), S_INIT("Montréal") },
	{ S_INIT("muoz"), S_INIT("Muñoz") },
	{ S_INIT("mxico"), S_INIT("México") },
	{ S_INIT("nacin"), S_INIT("nación") },
	{ S_INIT("panam"), S_INIT("Panamá") },
	{ S_INIT("pern"), S_INIT("Perón") },
	{ S_INIT("potos"), S_INIT("Potosí") },
	{ S_INIT("protg"), S_INIT("protégé") },
	{ S_INIT("protgs"), S_INIT("protégés") },
	{ S_INIT("qubec"), S_INIT("Québec") },
	{ S_INIT("ramn"), S_INIT("Ramón") },
	{ S_INIT("ramrez"), S_INIT("Ramírez") },
	{ S_INIT("rgime"), S_INIT("régime") },
	{ S_INIT("rodrguez"), S_INIT("Rodríguez") },
	{ S_INIT("rsum"), S_INIT("résumé") },
	{ S_INIT("seor"), S_INIT("señor") },
	{ S_INIT("seora"), S_INIT("señora") },
	{ S_INIT("simn"), S_INIT("Simón") },
	{ S_INIT("snchez"), S_INIT("Sánchez") },
	{ S_INIT("unin"), S_INIT("Unión") },
	{ S_INIT("velsquez"), S_INIT("Velásquez") },
	{ S_INIT("voil"), S_INIT("voilà") },
	{ S_INIT("vzquez"), S_INIT("Vázquez") },
	{ S_INIT("zrich"), S_INIT("Zürich") },
};

static int compare(const void *key, const void *row)
{
	Str word = *(const Str *)key, left = ((const struct lost *)row)->left;

	for (size_t i = 0; i < word.n && i < left.n; i++) {
		int c = is_upper((unsigned char)word.p[i]) ? word.p[i] + ('a' - 'A') : word.p[i];

		if (c != left.p[i])
			return c < left.p[i] ? -1 : 1;
	}
	return (word.n > left.n) - (word.n < left.n);
}

static size_t word_length(Str s)
{
	size_t n = 0;

	while (n < s.n && is_alpha((unsigned char)s.p[n]))
		n++;
	return n;
}

static void check_line(struct check *k, const struct rule *r, Str s)
{
	while (s.n && !enough(k)) {
		Str word = str_cut(s, 0, word_length(s));
		const struct lost *found = word.n > 3 ? bsearch(&word, lost, sizeof lost / sizeof *lost, sizeof *lost, compare) : NULL;

		if (found)
			report(k, r,
			       AT({ (uint32_t)(word.p - k->c->text.p), (uint32_t)word.n }, .expected = found->whole,
			          .repair_to = found->whole, .because = S("the letter with an accent was left out")),
			       "\"%.*s\" is probably %.*s: a letter with an accent was left out on the way.", STR_ARG(word),
			       STR_ARG(found->whole));
		s = str_cut(s, word.n ? word.n : 1, s.n);
	}
}

void check_lost_letters(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	for (uint32_t i = 0; i < c->lines.n; i++)
		if (c->lines.v[i].kind >= NODE_SUBJECT && c->lines.v[i].kind <= NODE_TEXT)
			check_line(k, r, line_text(c, i));
}
