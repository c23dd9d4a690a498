/*
 * csv - fields of comma-separated values (RFC 4180).
 */
#include "base/csv.h"

#include "base/utf8.h"

static bool needs_quotes(Str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r')
			return true;
	return s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' '); /* some readers trim */
}

void csv_put(struct buf *b, Str s)
{
	const char *quote = needs_quotes(s) ? "\"" : "";
	uint32_t c;

	buf_z(b, quote);
	for (size_t i = 0, n; i < s.n; i += n) {
		n = utf8_read(str_cut(s, i, s.n), &c);
		if (c == UTF8_BAD || c == 0)
			buf_z(b, "\xef\xbf\xbd");
		else
			buf_put(b, str_cut(s, i, i + n));
		if (c == '"')
			buf_byte(b, '"');
	}
	buf_z(b, quote);
}
