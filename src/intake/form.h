/*
 * form - the forms in which telegrams survive, told apart by content.
 *
 * A name such as `.txt` says nothing: the first lines decide. One file each
 * holds what a form looks like; form.c has the table.
 */
#ifndef INTAKE_FORM_H
#define INTAKE_FORM_H

#include "base/str.h"

struct form {
	Str name;             /* "nara", as in `source.form` */
	bool (*is)(Str text); /* do these bytes have this form? NULL where the container says so */
};

/* The likeliest first; the last one takes any text. */
extern const struct form forms[];
extern const size_t forms_count;

/* Forms that a telegram has by the file it stands in, not by its text. */
extern const struct form form_cablegate_csv, form_cablegate_sql, form_cablegate_html;
extern const struct form form_foiarchive_json, form_cable_json;
extern const struct form form_mbox, form_eml, form_pdf;

/* The form of a telegram's text; never NULL. */
const struct form *form_of(Str text);

/*
 * What the text is, where it can be no telegram whatever its form: "it is empty",
 * "it is not text". NULL when it may be one.
 */
const char *form_refusal(Str text);

/* Too many control characters for a text: looked for at its beginning. */
bool form_is_binary(Str text);

/* Lines of the form `cablegate-text`: "06ALMATY3273", "Mon Sep 18 00:00:00 +0200 2006". */
bool form_is_record_id(Str line);
bool form_is_record_date(Str line);

bool form_is_nara(Str text);
bool form_is_cablegate(Str text);
bool form_is_smart(Str text);
bool form_is_acp127(Str text);
bool form_is_text(Str text);

#endif
