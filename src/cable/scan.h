/*
 * scan - what a single line looks like, by itself.
 *
 * The vocabulary of telegrams is in scan.re and nowhere else. A look is only a
 * look: whether "INFO …" is an address line or prose is for the reader to say,
 * who knows what stands around it.
 */
#ifndef CABLE_SCAN_H
#define CABLE_SCAN_H

#include "base/str.h"

enum look {
	LOOK_TEXT,
	LOOK_BLANK,
	/* around a telegram */
	LOOK_RECORD_ID,      /* 06ALMATY3273 alone */
	LOOK_MESSAGE_TEXT,   /* NARA's label */
	LOOK_ATTRIBUTES,     /* NARA's label of the trailer */
	LOOK_REVIEW,         /* Declassified/Released US Department of State … */
	LOOK_FOIA_PAGE,      /* UNCLASSIFIED U.S. Department of State Case No. … */
	LOOK_RELEASE,        /* RELEASE IN FULL, RELEASE IN PART */
	LOOK_EXEMPTION,      /* B1,1.4(B) alone */
	LOOK_RECLASSIFIED,   /* Classified by DAS, A/GIS … (on review) */
	LOOK_CURRENT,        /* *** Current Classification … */
	LOOK_DATE_LINE,      /* Friday, 15 January 2010, 14:23 */
	LOOK_TAIL,           /* NOTE BY OC/T …, End Cable Text */
	LOOK_PARTIAL,        /* This record is a partial extract … */
	/* pages and copies */
	LOOK_PAGE,           /* PAGE 02  LA PAZ 00158  091826Z */
	LOOK_PAGE_STATE,     /* ALMATY 00003273  002 OF 003 */
	LOOK_BANNER,         /* a class word alone */
	LOOK_DIST_HEAD,      /* ACTION ARA-20, ORIGIN …, INFO OCT-01 … */
	LOOK_DIST,           /* DODE-00  PM-07, /104 W */
	LOOK_DASH,           /* ---------- 054575 */
	LOOK_TWO_DIGITS,     /* 53, 46/15 */
	LOOK_DRAFTING,       /* DRAFTED BY …, APPROVED BY … */
	/* the heading */
	LOOK_TI,
	LOOK_FL2,
	LOOK_INDICATORS,     /* a line of routing indicators, or of words that look like them: RICE */
	LOOK_FL3,
	LOOK_FL4,
	LOOK_FL5,
	LOOK_FM,
	LOOK_TO,
	LOOK_INFO,
	LOOK_XMT,
	LOOK_FL10,
	LOOK_BT,
	LOOK_JANAP,
	/* the text */
	LOOK_CLASS,          /* a class word and more behind it */
	LOOK_CORRECTED,
	LOOK_EO,
	LOOK_TAGS,
	LOOK_SUBJECT,
	LOOK_REF,
	LOOK_CLASSIFIED,
	LOOK_RULE,
	LOOK_PARAGRAPH,      /* 1. … */
	LOOK_VALIDATION,     /* #3273 */
	LOOK_END,            /* NNNN and its kin */
	LOOK_UNQUOTE,
	/* SMART */
	LOOK_SMART_MRN,
	LOOK_SMART_FIELD,    /* any other label of the SMART header or foot */
	LOOK_COUNT
};

/* The look of a line without its line end. */
enum look scan_line(Str line);

#endif
