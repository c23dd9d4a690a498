/*
 * form - the forms in which telegrams survive, told apart by content.
 */
#include "intake/form.h"

const struct form forms[] = {
	{ S_INIT("cablegate-text"), form_is_cablegate },
	{ S_INIT("smart"), form_is_smart },
	{ S_INIT("nara"), form_is_nara },
	{ S_INIT("acp127"), form_is_acp127 },
	{ S_INIT("text"), form_is_text },
};
const size_t forms_count = sizeof forms / sizeof *forms;

const struct form form_cablegate_csv = { .name = S_INIT("cablegate-csv") };
const struct form form_cablegate_sql = { .name = S_INIT("cablegate-sql") };
const struct form form_cablegate_html = { .name = S_INIT("cablegate-html") };
const struct form form_foiarchive_json = { .name = S_INIT("foiarchive-json") };
const struct form form_cable_json = { .name = S_INIT("cable-json") };
const struct form form_mbox = { .name = S_INIT("mbox") };
const struct form form_eml = { .name = S_INIT("eml") };
const struct form form_pdf = { .name = S_INIT("pdf") };

const struct form *form_of(Str text)
{
	const struct form *f = forms;

	while (!f->is(text))
		f++;
	return f;
}
