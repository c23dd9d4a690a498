/*
 * form_smart - telegrams from 2009 on, printed with a label before each field.
 *
 * A released copy may have a mail's own From: and Subject: above them. Labels
 * and values come apart, and what OCR makes of "Date/DTG:" is anybody's guess.
 */
#include "intake/form.h"
#include "intake/head.h"

static bool is_number_label(Str s)
{
	return str_istarts(s, S("MRN:")) || str_istarts(s, S("MRN :"));
}

static bool is_time_label(Str s)
{
	return str_istarts(s, S("Date")) && str_find_byte(s, ':') < 12 && s.n > 5 && !is_blank((unsigned char)s.p[4]);
}

bool form_is_smart(Str text)
{
	struct head h;

	head_read(&h, text);
	return head_has(&h, is_number_label) && head_has(&h, is_time_label);
}
