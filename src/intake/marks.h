/*
 * marks - lines that show where one telegram ends and the next begins.
 */
#ifndef INTAKE_MARKS_H
#define INTAKE_MARKS_H

#include "base/str.h"

enum mark {
	MARK_NONE,
	MARK_BLANK,
	/* they belong to what follows */
	MARK_BANNER,     /* "CONFIDENTIAL" alone on its line */
	MARK_REVIEW,     /* "Declassified/Released US Department of State …" */
	/* they may begin a telegram */
	MARK_TI,         /* "VZCZCXRO5590" */
	MARK_MESSAGE,    /* "Message Text" */
	MARK_RECORD,     /* "06ALMATY3273", with its date two lines below */
	MARK_MRN,        /* "MRN:  12 LA PAZ 9001" */
	MARK_FIRST_PAGE, /* "PAGE 01  LA PAZ 00015  022228Z" */
	/* they say how far one has come */
	MARK_FROM,       /* "FM AMEMBASSY LA PAZ" */
	MARK_BREAK,      /* "BT" */
	MARK_END,        /* "NNNN" */
	MARK_ATTRIBUTES, /* "Message Attributes" */
	MARK_FOOT        /* "Dissemination Rule:", the last label of SMART */
};

/* What a line is; `next` are the bytes behind it, of which its first two lines are looked at. */
enum mark mark_of(Str line, Str next);

/* Bytes of `next` that mark_of() wants to see. */
enum { MARK_NEXT = 1024 };

#endif
