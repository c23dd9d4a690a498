/*
 * limits - how much one file may ask of us. docs/FORMS.md lists them.
 */
#ifndef INTAKE_LIMITS_H
#define INTAKE_LIMITS_H

#include "cable/telegram.h"

enum {
	INTAKE_HEAD = 64 * 1024,             /* bytes that decide what a file is */
	INTAKE_LINE_MOST = 64 * 1024,        /* a longer line is looked at in pieces */
	INTAKE_RECORD_MOST = 4 * CABLE_TEXT_MOST, /* a record as its container holds it: escapes, tags, base64 */
	INTAKE_NEST_MOST = 4,                /* containers within each other */
	INTAKE_MEMBERS_MOST = 20000000,      /* of one file, those of nested containers counted in */
	INTAKE_RATIO_MOST = 1000,            /* bytes that one compressed byte may become … */
	INTAKE_RATIO_FROM = 64 * 1024 * 1024, /* … once so many have come out */
	INTAKE_HELD_MOST = 256 * 1024 * 1024, /* a nested container that must be held whole: .7z */
	INTAKE_NAME_MOST = 64 * 1024,        /* the way to a member */
	INTAKE_PDF_MOST = 256 * 1024 * 1024, /* a PDF */
	INTAKE_PDF_TEXT_MOST = 64 * 1024 * 1024, /* the text of one */
	INTAKE_PDF_SECONDS = 60              /* that pdftotext may take */
};

#endif
