/*
 * csv - fields of comma-separated values (RFC 4180).
 */
#include "base/csv.h"

static bool needs_quotes(Str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r')
			return true;
	return s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' '); /* some readers trim */
}

void csv_put(struct buf *b, Str s)
{
	if (!needs_quotes(s)) {
		buf_put(b, s);
		return;
	}
	buf_byte(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buf_byte(b, '"');
		buf_byte(b, s.p[i]);
	}
	buf_byte(b, '"');
}
