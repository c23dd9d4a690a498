/*
 * form_acp127 - messages as they came over the wire: a transmission
 * identification or a routing line, and the calling station's DE line.
 */
#include "intake/form.h"
#include "intake/head.h"

/* "DE RUEHTA #3273/01 2610645" */
static bool is_calling_line(Str s)
{
	return take(&s, S("DE ")) && s.n >= 4 && (s.p[0] == 'R' || s.p[0] == 'Q' || s.p[0] == 'U') &&
	       is_upper((unsigned char)s.p[1]) && is_upper((unsigned char)s.p[2]) && is_upper((unsigned char)s.p[3]);
}

static bool is_identification(Str s)
{
	return str_starts(s, S("VZCZC")) || str_starts(s, S("ZCZC"));
}

bool form_is_acp127(Str text)
{
	struct head h;

	head_read(&h, text);
	return head_has(&h, is_calling_line) || (h.n > 0 && is_identification(h.line[0]));
}
