/*
 * series - which row of numbers a telegram's number belongs to, and what the National Archives lack.
 */
#include "archive/series.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const Str words[] = {
#define X(id, word, note) S_INIT(word),
	SERIES_KINDS(X)
#undef X
};

static const Str notes[] = {
#define X(id, word, note) S_INIT(note),
	SERIES_KINDS(X)
#undef X
};

static const Str travellers[] = {
	S_INIT("SECTO"), S_INIT("TOSEC"), S_INIT("PARTO"), S_INIT("TOPART"), S_INIT("POLTO"),
	S_INIT("TOPOL"), S_INIT("HAKTO"), S_INIT("TOHAK"), S_INIT("VANTO"),  S_INIT("TOVAN"),
};

/* Longer words before those that they begin with. */
static const Str offices[] = {
	S_INIT("USDAO"),   S_INIT("DAO"),     S_INIT("USMILGROUP"), S_INIT("USMILGP"), S_INIT("MILGROUP"),
	S_INIT("MILGP"),   S_INIT("USAID"),   S_INIT("TOAID"),      S_INIT("AIDTO"),   S_INIT("USIS"),
	S_INIT("USICA"),   S_INIT("TOICA"),   S_INIT("ICATO"),      S_INIT("USIATO"),  S_INIT("TOUSIA"),
	S_INIT("MAAG"),    S_INIT("JUSMAAG"), S_INIT("LEGATT"),     S_INIT("AGATT"),   S_INIT("DEA"),
	S_INIT("ALUSNA"),  S_INIT("PEACE CORPS"), S_INIT("FCS"),    S_INIT("ODC"),
};

/*
 * As the National Archives' questions and answers on the Central Foreign Policy Files have it:
 * lost when the data were moved from one system to the next.
 */
static const struct hole holes[] = {
	{ { 1973, 1, 1 }, { 1973, 6, 30 },
	  S_INIT("The electronic file begins with July 1973; what is older is on paper.") },
	{ { 1975, 12, 1 }, { 1975, 12, 15 }, S_INIT("Most texts of 1 to 15 December 1975 were lost.") },
	{ { 1976, 3, 18 }, { 1976, 3, 31 }, S_INIT("Most texts of 18 to 31 March 1976 were lost.") },
	{ { 1976, 4, 1 }, { 1976, 4, 2 }, S_INIT("Many texts of 1 and 2 April 1976 were lost.") },
	{ { 1976, 5, 25 }, { 1976, 5, 31 }, S_INIT("Most texts of 25 to 31 May 1976 were lost.") },
	{ { 1976, 6, 1 }, { 1976, 6, 30 }, S_INIT("About 92 of 100 texts of June 1976 were lost.") },
	{ { 1976, 7, 1 }, { 1976, 7, 1 }, S_INIT("Most texts of 1 July 1976 were lost.") },
};

Str series_word(enum series s)
{
	return words[s];
}

Str series_note(enum series s)
{
	return notes[s];
}

Str series_office(Str raw)
{
	raw = str_trim(raw);
	for (size_t i = 0; raw.p && i < COUNT(offices); i++)
		if (str_istarts(raw, offices[i]) && raw.n > offices[i].n && is_blank((unsigned char)raw.p[offices[i].n]))
			return str_cut(raw, 0, offices[i].n);
	return STR_NONE;
}

/* A post that is an office glued to its place, "USDAOLAPAZ", as a post unknown to the tables stands in a number. */
static bool is_office_post(Str post)
{
	for (size_t i = 0; i < COUNT(offices); i++)
		if (offices[i].n > 3 && str_istarts(post, offices[i]))
			return true;
	return false;
}

enum series series_of(const struct mrn *m, Str raw)
{
	if (m->airgram)
		return SERIES_AIRGRAM;
	for (size_t i = 0; i < COUNT(travellers); i++)
		if (str_ieq(m->post, travellers[i]))
			return SERIES_TRAVEL;
	return series_office(raw).p || is_office_post(m->post) ? SERIES_OFFICE : SERIES_POST;
}

const struct hole *hole_between(struct date from, struct date to)
{
	for (size_t i = 0; i < COUNT(holes); i++)
		if (date_number(from) <= date_number(holes[i].to) && date_number(to) >= date_number(holes[i].from))
			return &holes[i];
	return NULL;
}

bool series_electronic(int year)
{
	return year >= 1973 && year <= 1979;
}
