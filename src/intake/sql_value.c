/*
 * sql_value - values of a dump's rows.
 */
#include "intake/sql_value.h"

enum sql_step sql_step(struct sql_walk *w, char c)
{
	char last = w->last;

	w->last = c;
	if (w->escaped) {
		w->escaped = false;
	} else if (w->quoted) {
		w->escaped = w->escapes && c == '\\';
		w->quoted = c != '\'';
	} else if (c == '\'') {
		w->quoted = true;
		/* '' within a string closes it and opens it again, in the same dialect */
		w->escapes = last == '\'' ? w->escapes : w->backslash || last == 'E' || last == 'e';
	} else if (c == '(') {
		w->depth++;
	} else if (c == ')') {
		return w->depth <= 1 || --w->depth == 0 ? SQL_CLOSE : SQL_INSIDE;
	} else if (c == ',' && w->depth == 1) {
		return SQL_COMMA;
	}
	return SQL_INSIDE;
}

bool sql_has_backslashes(Str head)
{
	if (str_ifind(head, S("standard_conforming_strings = off")) < head.n)
		return true;
	return str_ifind(head, S("PostgreSQL")) == head.n && str_ifind(head, S("standard_conforming_strings")) == head.n;
}

static char unescaped(char c)
{
	static const char from[] = "nrtb0Z", to[] = "\n\r\t\b\0\x1A";
	const char *f = memchr(from, c, sizeof from - 1);

	return f ? to[f - from] : c;
}

static void put_string(struct buf *b, Str s, bool escapes)
{
	for (size_t i = 0; i < s.n; i++) {
		bool pair = i + 1 < s.n && s.p[i] == '\'' && s.p[i + 1] == '\'';
		bool escape = i + 1 < s.n && escapes && s.p[i] == '\\';

		i += pair || escape;
		buf_byte(b, escape ? unescaped(s.p[i]) : s.p[i]);
	}
}

void sql_put_value(struct buf *b, Str value, bool backslash)
{
	size_t open;

	value = str_trim(value);
	open = str_find_byte(value, '\'');
	if (open < value.n && open <= 1 && value.n >= open + 2)
		put_string(b, str_cut(value, open + 1, value.n - 1), backslash || (open && (*value.p | 0x20) == 'e'));
	else if (!str_ieq(value, S("NULL")))
		buf_put(b, value);
}

void sql_put_copied(struct buf *b, Str value)
{
	if (str_eq(value, S("\\N")))
		return;
	for (size_t i = 0; i < value.n; i++) {
		bool escape = value.p[i] == '\\' && i + 1 < value.n;

		i += escape;
		buf_byte(b, escape ? unescaped(value.p[i]) : value.p[i]);
	}
}
