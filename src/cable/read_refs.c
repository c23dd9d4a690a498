/*
 * read_refs - the REF block: "A. ANKARA 1074 B. STATE 12345 (NOTAL)".
 *
 * Items come with labels in every style or none, several numbers to an item
 * ("STATE 188314, 259032": a bare number inherits the post), years before,
 * behind or left out, and half of them are no telegrams at all: memos, talks
 * on the telephone, airgrams, date-time groups.
 */
#include "authority/posts.h"
#include "cable/elements.h"

enum { POST_WORDS = 4, DATE_WITHIN = 24, WORD_MOST = 40, SEPARATORS_MOST = 16, PAREN_YEAR = 7, LABELS_SKIPPED = 2 };

struct refs {
	struct reader *r;
	const struct joined *j;
	Str label;
	Str post;   /* of the last number, for bare ones */
	uint16_t year;
	bool year_given;
};

static bool is_month(Str w)
{
	return w.n >= 3 && is_alpha((unsigned char)w.p[2]) && month_read(w) &&
	       (w.n == 3 || w.p[3] == '.' || str_istarts(str_of(month_names[month_read(w)]), w));
}

static bool is_between_words(char c)
{
	return c == ' ' || c == '\t' || c == ',';
}

static bool ends_word(char c)
{
	return is_between_words(c) || c == ';' || c == ':' || c == '(' || c == ')' || c == '/';
}

/* The word that ends at `at` in `s`, blanks before it skipped. */
static Str word_before(Str s, size_t at)
{
	size_t end = at, from;

	while (end > 0 && is_between_words(s.p[end - 1]))
		end--;
	from = end;
	while (from > 0 && end - from < WORD_MOST && !ends_word(s.p[from - 1]))
		from--;
	return str_cut(s, from, end);
}

static bool is_post_word(Str w)
{
	if (!w.n || !is_alpha((unsigned char)w.p[0]))
		return false;
	for (size_t i = 0; i < w.n; i++)
		if (!is_alpha((unsigned char)w.p[i]) && w.p[i] != '.' && w.p[i] != '\'')
			return false;
	return true;
}

/* "LA PAZ'S": the post and its mark of possession. */
static Str without_possessive(Str w)
{
	return w.n > 2 && w.p[w.n - 2] == '\'' && (w.p[w.n - 1] == 'S' || w.p[w.n - 1] == 's') ? str_cut(w, 0, w.n - 2) : w;
}

/* The longest run of words before `at` that names a post; else the last capital words. */
static Str post_before(Str s, size_t at, const struct post **post)
{
	Str words = STR_NONE, best = STR_NONE;
	size_t from = at;

	*post = NULL;
	for (int i = 0; i < POST_WORDS; i++) {
		Str w = word_before(s, from);

		if (!is_post_word(w) || (i && is_month(w)))
			break;
		from = (size_t)(w.p - s.p);
		words = str_trim_right(str_cut(s, from, at));
		if (words.n > WORD_MOST)
			return best;
		const struct post *p = post_by_alias(without_possessive(words), NULL);
		if (p) {
			*post = p;
			best = words;
		}
	}
	return best.n ? best : words;
}

static uint16_t read_year(Str w)
{
	uint32_t v;
	Str s = w;

	take_byte(&s, '(');
	take_byte(&s, '\'');
	if (s.n && s.p[s.n - 1] == ')')
		s.n--;
	if ((s.n != 2 && s.n != 4) || !take_number(&s, 4, &v) || s.n)
		return 0;
	if (v < 100)
		return (uint16_t)year_of_two(v);
	return v >= 1940 && v < 2100 ? (uint16_t)v : 0;
}

static struct reference *add_ref(struct refs *f, Str raw, enum ref_kind kind)
{
	struct reference *x = list_push(f->r->a, &f->r->c->refs);

	x->label = f->label;
	x->raw = arena_str(f->r->a, raw);
	x->span = joined_span(f->j, raw);
	x->kind = kind;
	add_joined(f->r, NODE_REFERENCE, f->j, raw);
	return x;
}

/* The year of a date right behind a number: "OF JUNE 5, 1973", "DTD 211400Z OCT 77"; 0 if there is none. */
static uint16_t dated_year(Str s)
{
	for (size_t i = 0; i + 3 <= s.n && i < DATE_WITHIN; i++) {
		Str t = str_cut(s, i, s.n), digits;
		uint32_t v;

		if (!is_alpha((unsigned char)t.p[0]) || (i && is_alpha((unsigned char)s.p[i - 1])) || !month_read(t))
			continue;
		while (t.n && !is_digit((unsigned char)t.p[0]) && t.p[0] != ';')
			t = str_cut(t, 1, t.n);
		digits = t;
		if (!take_number(&t, 4, &v))
			return 0;
		if (v <= 31 && take_byte(&t, ',')) {
			take_blanks(&t);
			digits = t;
			if (!take_number(&t, 4, &v))
				return 0;
		}
		return v > 31 ? read_year(str_cut(digits, 0, digits.n - t.n)) : 0;
	}
	return 0;
}

static Str letters_of(struct arena *a, Str name)
{
	char *p = arena_raw(a, name.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < name.n; i++)
		if (is_alnum((unsigned char)name.p[i]))
			p[n++] = (char)to_upper((unsigned char)name.p[i]);
	return (Str){ p, n };
}

/* Words that look like a post before a number and are none. */
static bool is_no_post(Str w)
{
	static const Str words[] = { S_INIT("PARA"), S_INIT("PARAS"), S_INIT("PARAGRAPH"), S_INIT("AND"), S_INIT("NO"), S_INIT("NO."),
		S_INIT("SECTION"), S_INIT("PAGE"), S_INIT("OF"), S_INIT("DATED"), S_INIT("TITLE"), S_INIT("FAM"), S_INIT("DTG"),
		S_INIT("ON"), S_INIT("ARTICLE"), S_INIT("CHAPTER"), S_INIT("PART"), S_INIT("TD"), S_INIT("IIR"), S_INIT("MSG"), S_INIT("DEC"),
		S_INIT("FY"), S_INIT("CY"), S_INIT("PL") };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ieq(w, words[i]))
			return true;
	return false;
}

/* Digits with the letter O for zero, at `i`; the length, 0 if there are none. */
static size_t number_at(Str s, size_t i, uint32_t *out)
{
	size_t n = i;
	uint32_t v = 0;

	while (n < s.n && n - i < 7 && (is_digit((unsigned char)s.p[n]) || (s.p[n] == 'O' && n + 1 < s.n && is_digit((unsigned char)s.p[n + 1])))) {
		v = v * 10 + (s.p[n] == 'O' ? 0u : (unsigned)(s.p[n] - '0'));
		n++;
	}
	*out = v;
	return n - i;
}

/* "(NOTAL)", "NOTAL" right behind a number. */
static bool take_notal(Str s, size_t *at)
{
	Str t = str_cut(s, *at, s.n);

	take_blanks(&t);
	take_byte(&t, '(');
	if (!str_istarts(t, S("NOTAL")))
		return false;
	t = str_cut(t, 5, t.n);
	take_byte(&t, ')');
	*at = s.n - t.n;
	return true;
}

struct found {
	Str raw, post;
	const struct post *known;
	uint16_t year;
	uint32_t number;
	bool airgram;
	size_t from, to; /* place in the item */
};

/* "(74)" right behind a post, before its number. */
static size_t skip_paren_year(Str s, size_t at, uint16_t *year)
{
	Str w = word_before(s, at);
	size_t from = (size_t)(w.p - s.p);

	if (w.n == 0 && at >= 1) {
		size_t end = at;

		while (end > 0 && s.p[end - 1] == ' ')
			end--;
		if (end >= 4 && s.p[end - 1] == ')' && (from = end - 1) > 0) {
			while (from > 0 && end - from < PAREN_YEAR && s.p[from] != '(')
				from--;
			*year = read_year(str_cut(s, from, end));
			return *year ? from : at;
		}
	}
	return at;
}

static bool is_item_number(Str s, size_t at, size_t n)
{
	int before = at ? (unsigned char)s.p[at - 1] : ' ';
	int after = at + n < s.n ? (unsigned char)s.p[at + n] : ' ';

	if (before == 'A' && (at == 1 || s.p[at - 2] == ' '))
		before = ' '; /* an airgram's, "A87" */
	if (is_alnum(before) || before == '$' || (before == '.' && at > 1 && is_digit((unsigned char)s.p[at - 2])))
		return false;
	return !is_alpha(after) && after != '%' && !(after == '.' && at + n + 1 < s.n && is_digit((unsigned char)s.p[at + n + 1]));
}

/* Words that tell the kind of an item that is no telegram. */
static enum ref_kind kind_of(Str s)
{
	static const struct {
		Str word;
		enum ref_kind kind;
	} words[] = {
		{ S_INIT("MEMORANDUM OF CONV"), REF_MEETING }, { S_INIT("TELCON"), REF_TELCON }, { S_INIT("TELECON"), REF_TELCON }, { S_INIT("PHONE"), REF_TELCON },
		{ S_INIT("CONVERSATION"), REF_TELCON }, { S_INIT("E-MAIL"), REF_EMAIL }, { S_INIT("EMAIL"), REF_EMAIL },
		{ S_INIT("MEMCON"), REF_MEETING }, { S_INIT("MEETING"), REF_MEETING }, { S_INIT("MEMO"), REF_MEMO },
		{ S_INIT("LETTER"), REF_LETTER }, { S_INIT("LTR"), REF_LETTER }, { S_INIT("FAM"), REF_BOOK },
		{ S_INIT("HANDBOOK"), REF_BOOK }, { S_INIT("MANUAL"), REF_BOOK }, { S_INIT("FAX"), REF_FAX },
		{ S_INIT("HTTP"), REF_WEB }, { S_INIT("WWW."), REF_WEB }, { S_INIT("IIR"), REF_REPORT }, { S_INIT("TD-"), REF_REPORT },
		{ S_INIT("REPORT"), REF_REPORT }, { S_INIT("WIRELESS"), REF_REPORT }, { S_INIT("SVC"), REF_SERVICE },
		{ S_INIT("AIRGRAM"), REF_AIRGRAM },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ifind(s, words[i].word) < s.n)
			return words[i].kind;
	return REF_UNKNOWN;
}

/* What may stand between a number and a bare one that inherits its post. */
static bool only_separators(Str s)
{
	if (s.n > SEPARATORS_MOST)
		return false;
	while (s.n) {
		if (memchr(" \t,/&;", s.p[0], 6))
			s = str_cut(s, 1, s.n);
		else if (!take(&s, S("AND ")) && !take(&s, S("and ")))
			return false;
	}
	return true;
}

/* "12 LIMA 9018": two or four digits with a post behind them are a year. */
static bool is_year_in_front(Str s, size_t at, size_t n)
{
	size_t to = at + n;

	return (n == 2 || n == 4) && to + 1 < s.n && is_blank((unsigned char)s.p[to]) && is_alpha((unsigned char)s.p[to + 1]) &&
	       read_year(str_cut(s, at, to)) && !str_starts(str_cut(s, to + 1, s.n), S("AND ")) &&
	       !str_starts(str_cut(s, to + 1, s.n), S("NOTAL"));
}

/* A number of a telegram at `at`, with its post before it. */
static bool find_cable(Str s, size_t at, size_t done, struct found *out)
{
	size_t n = number_at(s, at, &out->number), post_end = at;
	Str w;

	*out = (struct found){ .number = out->number };
	if (!n || !out->number || !is_item_number(s, at, n))
		return false;
	if (at >= 2 && s.p[at - 1] == '-' && s.p[at - 2] == 'A' && (at == 2 || !is_alnum((unsigned char)s.p[at - 3]))) {
		out->airgram = true;
		post_end = at - 2;
	} else if (at >= 1 && s.p[at - 1] == 'A') {
		out->airgram = true;
		post_end = at - 1;
	} else if (at >= 1 && s.p[at - 1] == '-') {
		return false;
	}
	if (at && s.p[at - 1] == '#')
		post_end = at - 1;
	post_end = skip_paren_year(s, post_end, &out->year);
	out->post = post_before(str_cut(s, 0, post_end), post_end, &out->known);
	if (out->post.n && (size_t)(out->post.p - s.p) < done)
		out->post = STR_NONE;
	w = word_before(s, post_end);
	if ((str_ieq(w, S("AND")) || str_eq(w, S("&"))) && done && only_separators(str_cut(s, done, at)))
		out->post = w = STR_NONE; /* "9004, 9007 AND 9011" */
	if (is_month(w) || (is_no_post(w) && !out->known))
		return false;
	if (!out->post.n && !out->airgram && !only_separators(str_cut(s, done, at)))
		return false;
	if (!out->post.n && is_year_in_front(s, at, n))
		return false;
	if (!out->known && out->post.n && kind_of(out->post) != REF_UNKNOWN)
		return false; /* "TELECON 28 AUGUST" */
	out->from = out->post.n ? (size_t)(out->post.p - s.p) : out->airgram ? post_end : at;
	out->to = at + n;
	return true;
}

/* A year word in front of the post; moves the start of what was found. */
static void take_year_before(Str s, size_t done, struct found *x)
{
	Str w = word_before(s, x->from);
	uint16_t year = 0;
	size_t paren = x->post.n ? skip_paren_year(s, x->from, &year) : x->from;

	if (paren < x->from && paren >= done) { /* "(01) STATE 917704" */
		x->year = year;
		x->from = paren;
		return;
	}
	if (!w.n || (size_t)(w.p - s.p) < done || !x->post.n)
		return;
	year = read_year(w);
	if (!year)
		return;
	x->year = year;
	x->from = (size_t)(w.p - s.p);
}

/* Who "DEPTEL", "EMBTEL" or "URTEL" is: the Department, the embassy of the two, the one addressed. */
static Str named_by_role(const struct cable *c, Str word)
{
	static const struct {
		Str word;
		enum { DEPARTMENT, EMBASSY, OURS, YOURS } whose;
	} roles[] = {
		{ S_INIT("DEPTEL"), DEPARTMENT }, { S_INIT("DEPTELS"), DEPARTMENT }, { S_INIT("DEPT"), DEPARTMENT },
		{ S_INIT("DEPARTMENT"), DEPARTMENT }, { S_INIT("EMBTEL"), EMBASSY }, { S_INIT("EMBTELS"), EMBASSY },
		{ S_INIT("OURTEL"), OURS }, { S_INIT("MYTEL"), OURS }, { S_INIT("URTEL"), YOURS }, { S_INIT("URTELS"), YOURS },
		{ S_INIT("YOUR"), YOURS },
	};
	Str state = S("STATE"), ours = c->from.post, yours = c->to.n == 1 ? c->to.v[0].post : STR_NONE;

	word = without_possessive(word);
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		if (!str_ieq(word, roles[i].word))
			continue;
		switch (roles[i].whose) {
		case DEPARTMENT: return state;
		case EMBASSY: return str_eq(ours, state) ? yours : ours;
		case OURS: return ours;
		case YOURS: return yours;
		}
	}
	return STR_NONE;
}

static Str post_name_of(struct refs *f, const struct found *x)
{
	Str post;

	if (x->known)
		return x->known->mrn;
	if (x->airgram && !x->post.n)
		return STR_NONE; /* an A-199 of nobody named */
	if (!x->post.n)
		return f->post;
	post = named_by_role(f->r->c, x->post);
	return post.n ? post : letters_of(f->r->a, without_possessive(x->post));
}

/* "PANAMA 00789/08", "AMMAN 5049-01": two figures that are a year gone by, and no further number. */
static uint16_t year_behind(const struct cable *c, Str s, struct found *x)
{
	Str t = str_cut(s, x->to, s.n);
	unsigned yy;
	bool dash = t.n && t.p[0] == '-';
	int year, now = c->dtg.date.year ? c->dtg.date.year : c->original.dtg.date.year;

	if (x->number < 100 || (!take_byte(&t, '-') && !take_byte(&t, '/')) || !take_digits(&t, 2, &yy))
		return 0;
	year = year_of_two(yy);
	if ((t.n && (is_alnum((unsigned char)t.p[0]) || t.p[0] == '/' || t.p[0] == '-')) || (now && year > now) ||
	    (dash && yy == x->number % 100 + 1)) /* "9101-02": a range */
		return 0;
	x->to = s.n - t.n;
	return (uint16_t)year;
}

static void take_cable(struct refs *f, Str s, struct found *x)
{
	struct reference *ref;
	size_t to;
	bool notal;

	if (!x->year)
		x->year = year_behind(f->r->c, s, x);
	to = x->to;
	notal = take_notal(s, &to);
	ref = add_ref(f, str_cut(s, x->from, x->to), x->airgram ? REF_AIRGRAM : REF_CABLE);
	ref->notal = notal;
	ref->mrn.post = post_name_of(f, x);
	ref->mrn.number = x->number;
	ref->mrn.airgram = x->airgram;
	if (!x->year)
		x->year = dated_year(str_cut(s, to, s.n));
	ref->mrn.year = x->year ? x->year : (!x->post.n && f->year_given) ? f->year : 0;
	if (ref->mrn.post.n)
		f->post = ref->mrn.post;
	f->year = ref->mrn.year;
	f->year_given = ref->mrn.year != 0;
	x->to = to;
}

/* A date-time group names a message that has no number: "USDAO LA PAZ MSG 242015Z". */
static bool has_dtg(Str s)
{
	struct dtg d;

	for (size_t i = 0; i + 7 <= s.n; i++)
		if (is_digit((unsigned char)s.p[i]) && (i == 0 || !is_digit((unsigned char)s.p[i - 1])) &&
		    dtg_read(str_cut(s, i, s.n), &d) && d.zone == 'Z')
			return true;
	return false;
}

/* "STATE CA-3400": the Department's circular airgrams, a series of their own. */
static bool is_circular_airgram(Str s)
{
	size_t at = str_find(s, S("CA-"));

	return at + 3 < s.n && is_digit((unsigned char)s.p[at + 3]) && (at == 0 || s.p[at - 1] == ' ');
}

static void read_other(struct refs *f, Str s)
{
	enum ref_kind kind;

	s = str_trim(s);
	while (s.n && memchr(".,;: ", s.p[s.n - 1], 5))
		s.n--;
	if (s.n < 2)
		return;
	if (str_ieq(s, S("NONE")) || str_ieq(s, S("N/A")))
		kind = REF_NONE;
	else if (is_circular_airgram(s))
		kind = REF_AIRGRAM;
	else
		kind = has_dtg(s) ? REF_DTG : kind_of(s);
	add_ref(f, s, kind);
}

/* Bytes of a date such as 5/12/06 or 05/12/2006; 0 if there is none. */
static size_t date_length(Str s)
{
	Str t = s;
	uint32_t v;

	if (!take_number(&t, 2, &v) || !take_byte(&t, '/') || !take_number(&t, 2, &v) || !take_byte(&t, '/') ||
	    !take_number(&t, 4, &v) || (t.n && is_alnum((unsigned char)t.p[0])))
		return 0;
	return s.n - t.n;
}

/* One item between labels or semicolons: every number in it, else what it is instead. */
static void read_item(struct refs *f, Str s)
{
	size_t done = 0;
	bool any = false;
	struct found x;

	if (str_ifind(s, S(" FAM ")) < s.n) {
		read_other(f, s);
		return;
	}
	for (size_t i = 0; i < s.n; i++) {
		if (!is_digit((unsigned char)s.p[i]) && s.p[i] != 'O')
			continue;
		if (date_length(str_cut(s, i, s.n))) {
			i += date_length(str_cut(s, i, s.n)) - 1;
			continue;
		}
		if (find_cable(s, i, done, &x) && (x.post.n || x.airgram || f->post.n)) {
			take_year_before(s, done, &x);
			take_cable(f, s, &x);
			any = true;
			done = i = x.to;
			continue;
		}
		while (i + 1 < s.n && is_digit((unsigned char)s.p[i + 1]))
			i++;
	}
	if (!any)
		read_other(f, s);
}

/* A label "(A)", "A)", "A.", "[A]" at `s` that is the next in order; its length. */
static size_t label_at(Str s, int want, Str *label)
{
	size_t i = 0;
	bool open = false;

	if (s.n > 2 && s.p[0] == (char)0xC2)
		i = 2;
	if (i < s.n && (s.p[i] == '(' || s.p[i] == '['))
		open = true, i++;
	if (i + 1 >= s.n || (unsigned char)s.p[i] != want)
		return 0;
	*label = str_cut(s, i, i + 1);
	i++;
	if (s.p[i] == ' ' && i + 1 < s.n && s.p[i + 1] == ')')
		i++;
	if (s.p[i] == ')' || s.p[i] == ']')
		return i + 1;
	if (open || s.p[i] != '.')
		return 0;
	return i + 1 < s.n && (is_blank((unsigned char)s.p[i + 1]) || is_digit((unsigned char)s.p[i + 1]) || is_upper((unsigned char)s.p[i + 1])) ? i + 1 : 0;
}

static bool at_boundary(Str s, size_t i)
{
	return i == 0 || is_between_words(s.p[i - 1]) || s.p[i - 1] == ';' || s.p[i - 1] == ':' || s.p[i - 1] == '.';
}

/* Where the next label stands from `from` on; `s.n` if none does. */
static size_t next_label(Str s, size_t from, int want, size_t *length, Str *label)
{
	for (size_t i = from; i < s.n; i++)
		for (int c = want; at_boundary(s, i) && c <= want + LABELS_SKIPPED && is_alpha(c); c++)
			if ((*length = label_at(str_cut(s, i, s.n), c, label)))
				return i;
	*length = 0;
	return s.n;
}

static void read_semicolons(struct refs *f, Str s)
{
	Str item;

	while (str_next(&s, ';', &item)) {
		item = str_trim(item);
		if (item.n)
			read_item(f, item);
	}
}

/* "a. lima 9044 b. la paz 9088": small letters throughout. */
static bool starts_small(Str s)
{
	take_byte(&s, '(');
	return s.n > 3 && s.p[0] == 'a' && (s.p[1] == '.' || s.p[1] == ')') && !is_upper((unsigned char)s.p[3]);
}

void read_refs(struct reader *r, const struct joined *j, Str value)
{
	struct refs f = { .r = r, .j = j };
	int want = starts_small(value) ? 'a' : 'A';
	size_t length, at;
	Str label = STR_NONE, s = value;

	r->c->has_ref_line = true;
	at = next_label(s, 0, want, &length, &label);
	if (at > 0)
		read_semicolons(&f, str_trim(str_cut(s, 0, at)));
	while (length) {
		size_t from = at + length;

		f.label = arena_str(r->a, label);
		add_joined(r, NODE_LABEL, j, str_cut(s, at, from));
		want = (unsigned char)label.p[0] + 1;
		at = next_label(s, from, want, &length, &label);
		read_semicolons(&f, str_trim(str_cut(s, from, at)));
	}
}

/* A year left out is that of the telegram, or the one before for a number of its own post still to come. */
static void infer_year(const struct cable *c, struct reference *x)
{
	x->mrn.year = (uint16_t)c->dtg.date.year;
	x->year_inferred = true;
	if (c->mrn.number && !x->mrn.airgram && str_eq(c->mrn.post, x->mrn.post) && x->mrn.number > c->mrn.number)
		x->mrn.year--;
}

void read_ref_years(struct reader *r)
{
	struct cable *c = r->c;

	for (uint32_t i = 0; i < c->refs.n && c->dtg.date.year; i++)
		if (c->refs.v[i].mrn.number && !c->refs.v[i].mrn.year)
			infer_year(c, &c->refs.v[i]);
}
