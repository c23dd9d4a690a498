/*
 * names - the words for the small enums of a telegram, as every output writes them.
 */
#ifndef CABLE_NAMES_H
#define CABLE_NAMES_H

#include "cable/telegram.h"

Str mrn_place_name(enum mrn_place p);           /* "class" */
Str release_status_name(enum release_status s); /* "released-in-part"; absent for RELEASE_NONE */
Str message_form_name(enum message_form f);     /* "codress"; absent for FORM_NONE */
Str ref_kind_name(enum ref_kind k);             /* "airgram" */
Str where_name(enum where_key k);               /* "subject" */

#endif
