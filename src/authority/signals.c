/*
 * signals - look-ups of operating signals and procedure signs.
 */
#include "authority/signals.h"

#include "authority/table.h"

/* A fourth character that is a digit, or an I for 1. */
static bool has_digit(Str code)
{
	if (code.n != 4 || to_upper(code.p[0]) != 'Z')
		return false;
	return is_digit(code.p[3]) || to_upper(code.p[3]) == 'I';
}

const struct opsignal *opsignal_find(Str code)
{
	const struct opsignal *signal = index_find(&opsignals_by_code, code);

	if (!signal && has_digit(code))
		signal = index_find(&opsignals_by_code, str_cut(code, 0, 3));
	return signal;
}

int opsignal_digit(Str code)
{
	if (!has_digit(code) || !opsignal_find(code))
		return -1;
	return is_digit(code.p[3]) ? code.p[3] - '0' : 1;
}

const struct prosign *prosign_find(Str sign)
{
	return index_find(&prosigns_by_sign, sign);
}

const struct opsignal *opsignal_all(size_t *n)
{
	*n = opsignals_by_code.n;
	return opsignals_by_code.rows;
}

const struct prosign *prosign_all(size_t *n)
{
	*n = prosigns_by_sign.n;
	return prosigns_by_sign.rows;
}
