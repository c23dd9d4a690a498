/*
 * form_nara - telegrams of 1968 to 2001 in the Department's page form.
 *
 * NARA's texts of 1973-79 begin with review markings and "Message Text"; copies
 * from elsewhere begin with the class banner and the page line itself.
 */
#include "intake/form.h"
#include "intake/head.h"

/* "PAGE 01  LA PAZ 00015  022228Z", "PAGE 01 CAPE T 00097 01 OF 03 182017Z" */
static bool is_page_line(Str s)
{
	uint32_t page;

	return take(&s, S("PAGE ")) && (take_blanks(&s), take_number(&s, 3, &page)) && take_blanks(&s) > 0 &&
	       s.n > 8 && is_upper((unsigned char)s.p[0]);
}

static bool is_label(Str s)
{
	return str_eq(s, S("Message Text"));
}

bool form_is_nara(Str text)
{
	struct head h;

	head_read(&h, text);
	return head_has(&h, is_label) || head_has(&h, is_page_line);
}
