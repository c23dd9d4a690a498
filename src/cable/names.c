/*
 * names - the words for the small enums of a telegram, as every output writes them.
 *
 * Each table comes from the list that gives the enum, so neither can drift.
 */
#include "cable/names.h"

#include <assert.h>

#define X(id, name) S_INIT(name),
static const Str node_names[] = { NODE_KINDS(X) };
static const Str place_names[] = { MRN_PLACES(X) };
static const Str status_names[] = { RELEASE_STATUSES(X) };
static const Str form_names[] = { MESSAGE_FORMS(X) };
static const Str ref_names[] = { REF_KINDS(X) };
static const Str where_names[] = { WHERE_KEYS(X) };
#undef X

#define NAME_OF(table, at) (assert((size_t)(at) < sizeof(table) / sizeof *(table)), (table)[at])

Str node_name(enum node_kind k)
{
	return NAME_OF(node_names, k);
}

Str mrn_place_name(enum mrn_place p)
{
	return NAME_OF(place_names, p);
}

Str release_status_name(enum release_status s)
{
	return s == RELEASE_NONE ? STR_NONE : NAME_OF(status_names, s);
}

Str message_form_name(enum message_form f)
{
	return f == FORM_NONE ? STR_NONE : NAME_OF(form_names, f);
}

Str ref_kind_name(enum ref_kind k)
{
	return NAME_OF(ref_names, k);
}

Str where_name(enum where_key k)
{
	return NAME_OF(where_names, k);
}
