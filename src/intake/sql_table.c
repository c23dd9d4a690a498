/*
 * sql_table - which column of a dump's table is which column of a Cablegate record.
 */
#include "intake/sql_table.h"

static const struct {
	Str name;
	signed char role; /* place in struct cablegate */
} names[] = {
	{ S_INIT("id"), 0 },
	{ S_INIT("nr"), 0 },
	{ S_INIT("date"), 1 },
	{ S_INIT("created"), 1 },
	{ S_INIT("datetime"), 1 },
	{ S_INIT("refid"), 2 },
	{ S_INIT("ref_id"), 2 },
	{ S_INIT("reference_id"), 2 },
	{ S_INIT("mrn"), 2 },
	{ S_INIT("cable_id"), 2 },
	{ S_INIT("origin"), 3 },
	{ S_INIT("source"), 3 },
	{ S_INIT("classification"), 4 },
	{ S_INIT("class"), 4 },
	{ S_INIT("refs"), 5 },
	{ S_INIT("references"), 5 },
	{ S_INIT("destination"), 5 },
	{ S_INIT("header"), 6 },
	{ S_INIT("head"), 6 },
	{ S_INIT("body"), 7 },
	{ S_INIT("content"), 7 },
	{ S_INIT("text"), 7 },
};

enum { BODY = 7 };

static void skip_space(Str *s)
{
	while (s->n && (is_blank((unsigned char)*s->p) || *s->p == '\n'))
		*s = str_cut(*s, 1, s->n);
}

static bool take_word(Str *s, Str word)
{
	Str rest = str_cut(*s, word.n, s->n);

	if (!str_istarts(*s, word) || (rest.n && is_alnum((unsigned char)*rest.p)))
		return false;
	skip_space(&rest);
	*s = rest;
	return true;
}

/* A name, in quotation marks of one or the other kind or in none; "public.cable" is two joined. */
static Str take_name(Str *s)
{
	Str name = STR_NONE;

	do {
		char mark = s->n ? *s->p : 0;
		size_t n = 0;

		if (mark == '"' || mark == '`' || mark == '[') {
			*s = str_cut(*s, 1, s->n);
			n = str_find_byte(*s, mark == '[' ? ']' : mark);
			name = str_cut(*s, 0, n);
			*s = str_cut(*s, n + 1, s->n);
			continue;
		}
		while (n < s->n && (is_alnum((unsigned char)s->p[n]) || s->p[n] == '_'))
			n++;
		name = str_cut(*s, 0, n);
		*s = str_cut(*s, n, s->n);
	} while (take_byte(s, '.'));
	skip_space(s);
	return name;
}

static void add_column(struct sql_table *t, Str name)
{
	signed char role = -1;

	if (t->columns == SQL_COLUMNS_MOST)
		return;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_ieq(name, names[i].name))
			role = names[i].role;
	t->role[t->columns++] = role;
}

static bool take_columns(Str *s, struct sql_table *t)
{
	if (!take_byte(s, '('))
		return true;
	do {
		skip_space(s);
		add_column(t, take_name(s));
	} while (take_byte(s, ','));
	if (!take_byte(s, ')'))
		return false;
	skip_space(s);
	return true;
}

static void name_table(struct sql_table *t, Str name)
{
	size_t n = name.n < sizeof t->name ? name.n : sizeof t->name - 1;

	*t = (struct sql_table){ 0 };
	if (n)
		memcpy(t->name, name.p, n);
}

size_t sql_table_insert(Str s, struct sql_table *t)
{
	Str rest = s;

	skip_space(&rest);
	if (!take_word(&rest, S("INSERT")) || (take_word(&rest, S("IGNORE")), !take_word(&rest, S("INTO"))))
		return 0;
	name_table(t, take_name(&rest));
	return take_columns(&rest, t) && take_word(&rest, S("VALUES")) ? s.n - rest.n : 0;
}

size_t sql_table_copy(Str s, struct sql_table *t)
{
	Str rest = s;

	if (!take_word(&rest, S("COPY")))
		return 0;
	name_table(t, take_name(&rest));
	return take_columns(&rest, t) && take_word(&rest, S("FROM")) && str_istarts(rest, S("stdin")) ? s.n - rest.n : 0;
}

static bool is_key(Str name)
{
	static const Str words[] = { S_INIT("PRIMARY"), S_INIT("KEY"), S_INIT("UNIQUE"), S_INIT("CONSTRAINT"),
	                             S_INIT("INDEX"), S_INIT("FULLTEXT"), S_INIT("FOREIGN"), S_INIT("CHECK") };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ieq(name, words[i]))
			return true;
	return false;
}

bool sql_table_create(Str s, struct sql_table *t)
{
	Str line;

	if (!take_word(&s, S("CREATE")) || !take_word(&s, S("TABLE")))
		return false;
	if (take_word(&s, S("IF")))
		take_word(&s, S("NOT")), take_word(&s, S("EXISTS"));
	name_table(t, take_name(&s));
	if (!take_byte(&s, '('))
		return false;
	while (str_next(&s, '\n', &line)) {
		line = str_trim(line);
		if (str_starts(line, S(")")))
			return true;
		if (line.n && !is_key(take_name(&(Str){ line.p, line.n })))
			add_column(t, take_name(&line));
	}
	return t->columns > 0;
}

bool sql_table_may_hold(const struct sql_table *t)
{
	for (unsigned i = 0; i < t->columns; i++)
		if (t->role[i] == BODY)
			return true;
	return t->columns == 0;
}

void sql_table_by_order(struct sql_table *t)
{
	t->columns = CABLEGATE_COLUMNS;
	for (signed char i = 0; i < CABLEGATE_COLUMNS; i++)
		t->role[i] = i;
}
