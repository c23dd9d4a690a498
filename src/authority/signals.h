/*
 * signals - operating signals (ZNR, ZDK, ZFH2) and procedure signs (BT, INT).
 *
 * A signal may carry a digit that makes its meaning narrower; prints of the
 * rule books show ZFHI for ZFH1, and so do telegrams.
 */
#ifndef AUTHORITY_SIGNALS_H
#define AUTHORITY_SIGNALS_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct opsignal {
	Str code;
	Str where;      /* format lines as the table has them: "1 (pilot), 5" */
	Str meaning;
	Str confidence; /* how sure the meaning is: high, medium, low, with a word why */
	uint32_t lines; /* set of 1u << format line; 0 is any */
};

struct prosign {
	Str sign;
	Str meaning;
};

/* The signal, with or without its digit: ZFH2 finds ZFH. NULL if unknown. */
const struct opsignal *opsignal_find(Str code);

/* The digit behind a known signal, -1 if it has none. */
int opsignal_digit(Str code);

/* The procedure sign. NULL if unknown. */
const struct prosign *prosign_find(Str sign);

/* The whole tables, by code. */
const struct opsignal *opsignal_all(size_t *n);
const struct prosign *prosign_all(size_t *n);

#endif
