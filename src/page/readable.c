/*
 * readable - text in capitals, put into small letters where English has them.
 */
#include "page/readable.h"

#include "authority/countries.h"
#include "authority/posts.h"
#include "base/calendar.h"

enum { STEM_LEAST = 4, PLACE_MOST = 40, NAME_WORDS = 2 };

/* Words that begin with a capital wherever they stand. */
static const char *const names[] = {
	"AMERICA",   "AMERICAN",   "AMERICANS", "ARAB",     "ARABS",     "ASIA",      "ASIAN",   "BRITISH",
	"CHRISTMAS", "CONGRESS",   "DR",        "DUTCH",    "EASTER",    "ENGLISH",   "EUROPE",  "EUROPEAN",
	"EUROPEANS", "FRENCH",     "FRIDAY",    "FRIDAYS",  "GERMAN",    "GERMANS",   "GREEK",   "I",
	"IRISH",     "KREMLIN",    "LATIN",     "MESSRS",   "MONDAY",    "MONDAYS",   "MR",      "MRS",
	"MS",        "PENTAGON",   "POLISH",    "SATURDAY", "SATURDAYS", "SOVIET",    "SOVIETS", "SPANISH",
	"SUNDAY",    "SUNDAYS",    "SWEDISH",   "SWISS",    "THURSDAY",  "THURSDAYS", "TUESDAY", "TUESDAYS",
	"WEDNESDAY", "WEDNESDAYS", NULL,
};

/* Abbreviations that could be said like a word. */
static const char *const abbreviations[] = {
	"AEC",  "ARA",    "ASEAN", "CIA",  "CIEC",  "CINCPAC", "CODEL", "DAC",  "DAO",    "DCM",  "DEA",
	"DOD",  "EC",     "EEC",   "EU",   "EXIM",  "FAA",     "FAO",   "FBI",  "FCO",    "FMS",  "GATT",
	"GDP",  "GNP",    "IAEA",  "IBRD", "ICA",   "ICAO",    "IDB",   "ILO",  "IMF",    "INR",  "LDC",
	"MFA",  "MFN",    "NASA",  "NATO", "NGO",   "NPT",     "NSC",   "OAS",  "OAU",    "OECD", "OPEC",
	"OSCE", "PAO",    "PLO",   "RAF",  "SEATO", "UAE",     "UK",    "UN",   "UNCTAD", "UNDP", "UNESCO",
	"UNGA", "UNICEF", "US",    "USA",  "USAID", "USG",     "USIA",  "USIS", "USSR",   "WTO",  NULL,
};

/* Behind these a name follows. */
static const char *const titles[] = {
	"AMBASSADOR", "CAPTAIN",   "CHAIRMAN", "COLONEL",   "DR",       "GENERAL", "GOVERNOR", "LIEUTENANT",
	"LORD",       "MADAME",    "MAJOR",    "MESSRS",    "MINISTER", "MISS",    "MR",       "MRS",
	"MS",         "PRESIDENT", "PRINCE",   "SECRETARY", "SENATOR",  "SHEIKH",  "SIR",      NULL,
};

/* What may follow a title and is no name. */
static const char *const little[] = {
	"A",    "ADDED",  "AGREED", "ALSO",   "AND",  "ARE",       "AS",      "ASKED",   "ASKS",
	"AT",   "BY",     "CALLED", "CALLS",  "CAN",  "COMMENTED", "DID",     "FELT",    "FOR",
	"FROM", "GAVE",   "HAD",    "HAS",    "HELD", "IN",        "IS",      "LEFT",    "MADE",
	"MAY",  "MET",    "NOTED",  "OF",     "ON",   "OR",        "REPLIED", "REPORTS", "SAID",
	"SAYS", "SHOULD", "SPOKE",  "STATED", "THAT", "THE",       "THEN",    "TO",      "TOLD",
	"TOOK", "WAS",    "WENT",   "WHO",    "WILL", "WITH",      "WOULD",   "WROTE",   NULL,
};

/* Small in a headline. */
static const char *const joints[] = {
	"A",   "AN", "AND", "AS", "AT",  "BUT", "BY", "FOR", "FROM", "IN", "INTO",
	"NOR", "OF", "ON",  "OR", "PER", "THE", "TO", "VIA", "WITH", NULL,
};

static bool is_among(Str word, const char *const *list)
{
	for (; *list; list++)
		if (str_ieq(word, str_of(*list)))
			return true;
	return false;
}

bool readable_is_capitals(Str s)
{
	size_t capital = 0, small = 0;

	for (size_t i = 0; i < s.n; i++) {
		capital += is_upper((unsigned char)s.p[i]);
		small += is_lower((unsigned char)s.p[i]);
	}
	return capital > 0 && small * 20 <= capital;
}

/* BOLIVIAN, PERUVIANS, ARGENTINE: most of a country's name with an ending. */
static bool is_of_country(Str word)
{
	static const Str endings[] = {
		S_INIT("AN"), S_INIT("ANS"), S_INIT("ESE"),  S_INIT("I"),
		S_INIT("IS"), S_INIT("INE"), S_INIT("INES"), S_INIT("ISH"),
	};
	const struct country *all;
	size_t n;
	bool ends = false;

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		ends |= str_ends(word, endings[i]);
	if (!ends || word.n <= STEM_LEAST)
		return false;
	all = country_all(&n);
	for (size_t i = 0; i < n; i++) {
		size_t stem = all[i].name.n - 2 < STEM_LEAST ? STEM_LEAST : all[i].name.n - 2;

		if (str_istarts(all[i].name, str_cut(word, 0, stem)) && word.n > stem)
			return true;
	}
	return false;
}

static bool is_place(Str word)
{
	const struct post *p = word.n >= 4 ? post_find(word) : NULL;

	return (p && str_ieq(p->city, word) && !str_eq(word, S("NICE"))) || country_by_name(word) ||
	       is_of_country(word);
}

/* What a title does, not what it is called. */
static bool is_plain(Str word)
{
	return is_among(word, little) || (word.n > 4 && str_ends(word, S("ED"))) ||
	       (word.n > 5 && str_ends(word, S("ING")));
}

static bool is_month(Str word)
{
	int month = word.n >= 3 ? month_read(word) : 0;

	return month && str_ieq(word, str_of(month_names[month]));
}

static bool is_name(Str word)
{
	return is_among(word, names) || (is_month(word) && !str_eq(word, S("MAY"))) || is_place(word);
}

/* No vowel, a digit, or known as an abbreviation: it has no small letters. */
static bool is_abbreviation(Str word)
{
	bool vowel = false;

	for (size_t i = 0; i < word.n; i++) {
		if (is_digit((unsigned char)word.p[i]))
			return true;
		vowel |= memchr("AEIOUY", word.p[i], 6) != NULL;
	}
	/* GOB, GOP: the government of somewhere. */
	if (word.n == 3 && str_starts(word, S("GO")) && !str_eq(word, S("GOD")) && !str_eq(word, S("GOT")))
		return true;
	return (!vowel && word.n > 1 && !is_among(word, titles)) || is_among(word, abbreviations);
}

struct caser {
	char *p;
	size_t n;
	bool headline;
	bool sentence;      /* the next word begins one */
	int after_title;    /* so many further words may be a name */
	bool place_goes_on; /* the next word ends a name of two: LA PAZ */
};

static size_t word_end(const struct caser *c, size_t i)
{
	while (i < c->n && (is_alnum((unsigned char)c->p[i]) ||
	                    (c->p[i] == '\'' && i + 1 < c->n && is_alpha((unsigned char)c->p[i + 1]))))
		i++;
	return i;
}

/* MAY 5, but not "he may". */
static bool is_dated(const struct caser *c, size_t from, size_t to)
{
	return to + 1 < c->n && c->p[to] == ' ' && is_digit((unsigned char)c->p[to + 1]) &&
	       is_month((Str){ c->p + from, to - from });
}

static bool is_joined_name(Str joined)
{
	static const char *const known[] = { "UNITEDSTATES",
		                             "UNITEDNATIONS",
		                             "UNITEDKINGDOM",
		                             "SOVIETUNION",
		                             "LATINAMERICA",
		                             "MIDDLEEAST",
		                             NULL };
	const struct post *p = post_find(joined);

	return (p && str_find_byte(p->city, ' ') < p->city.n) || is_among(joined, known);
}

/* LA PAZ, UNITED STATES: this word and the next are one name. */
static bool begins_place(const struct caser *c, size_t from, size_t to)
{
	size_t next = to, end;
	char joined[PLACE_MOST];

	while (next < c->n && is_blank(c->p[next]))
		next++;
	end = word_end(c, next);
	if (next == to || end == next || end - next + to - from > sizeof joined)
		return false;
	memcpy(joined, c->p + from, to - from);
	memcpy(joined + (to - from), c->p + next, end - next);
	return is_joined_name((Str){ joined, to - from + end - next });
}

static void lower(char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_upper((unsigned char)p[i]))
			p[i] = (char)(p[i] + 0x20);
}

/* A letter with a full stop on either side: U.S., E.O. */
static bool is_dotted(const struct caser *c, size_t from, size_t to)
{
	return to - from == 1 &&
	       ((to < c->n && c->p[to] == '.' && to + 1 < c->n && is_alpha((unsigned char)c->p[to + 1])) ||
	        (from >= 2 && c->p[from - 1] == '.' && is_alpha((unsigned char)c->p[from - 2])));
}

static void set_word(struct caser *c, size_t from, size_t to)
{
	Str word = { c->p + from, to - from };
	bool title = is_among(word, titles), place = c->place_goes_on || begins_place(c, from, to);
	bool named = c->after_title && !is_plain(word);
	bool capital = c->sentence || place || named || (c->headline && !is_among(word, joints)) ||
	               is_name(word) || is_dated(c, from, to);

	c->place_goes_on = place && !c->place_goes_on;
	c->after_title = title ? NAME_WORDS : named ? c->after_title - 1 : 0;
	c->sentence = false;
	if (is_dotted(c, from, to) || is_abbreviation(word))
		return;
	lower(c->p + from + capital, word.n - capital);
}

/* A sentence ends with its stop and a blank; an initial or MR. ends none. */
static void pass_mark(struct caser *c, size_t i)
{
	bool stop = c->p[i] == '.' || c->p[i] == '?' || c->p[i] == '!';
	bool blank = i + 1 == c->n || c->p[i + 1] == ' ' || c->p[i + 1] == '\n' || c->p[i + 1] == '\r';
	bool initial = i >= 2 && is_alpha((unsigned char)c->p[i - 1]) && !is_alnum((unsigned char)c->p[i - 2]);

	if (stop && blank && !initial)
		c->sentence = c->after_title == 0;
	else if (c->p[i] == ':' && blank)
		c->sentence = true;
	else if (c->p[i] == '\n' && i + 1 < c->n && (c->p[i + 1] == '\n' || c->p[i + 1] == '\r'))
		c->sentence = true;
	if (!is_blank(c->p[i]) && c->p[i] != '.' && c->p[i] != '\n')
		c->after_title = c->place_goes_on = 0;
}

static void set_words(struct caser *c)
{
	for (size_t i = 0; i < c->n;) {
		size_t end = word_end(c, i);

		if (end == i) {
			pass_mark(c, i++);
			continue;
		}
		set_word(c, i, end);
		i = end;
	}
}

void readable_set(char *text, const SpanList *pieces)
{
	struct caser c = { .sentence = true };

	for (uint32_t i = 0; i < pieces->n; i++) {
		c.p = text + pieces->v[i].off;
		c.n = pieces->v[i].len;
		set_words(&c);
	}
}

void readable_set_headline(char *text, Span piece)
{
	struct caser c = { .p = text + piece.off, .n = piece.len, .headline = true, .sentence = true };

	set_words(&c);
}

Str readable_text(struct arena *a, Str s)
{
	struct caser c = { .p = arena_z(a, s), .n = s.n, .sentence = true };

	if (!readable_is_capitals(s))
		return s;
	set_words(&c);
	return (Str){ c.p, c.n };
}

Str readable_title(struct arena *a, Str s)
{
	char *z = arena_z(a, s);

	if (!readable_is_capitals(s))
		return s;
	readable_set_headline(z, (Span){ 0, (uint32_t)s.n });
	return (Str){ z, s.n };
}
