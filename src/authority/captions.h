/*
 * captions - words between the classification and the text that say who may
 * see a telegram: NODIS, SIPDIS, ROGER CHANNEL.
 *
 * A caption line holds several of them, with blanks, commas or slashes between,
 * sometimes letter-spaced. Eras tell when a caption was seen; they are no limits.
 */
#ifndef AUTHORITY_CAPTIONS_H
#define AUTHORITY_CAPTIONS_H

#include <stddef.h>
#include <stdint.h>

#include "authority/near.h"
#include "authority/validity.h"
#include "base/str.h"

#define CAPTION_KINDS(X) \
	X(DISTRIBUTION,  "distribution") \
	X(CHANNEL,       "channel") \
	X(DISSEMINATION, "dissemination control") \
	X(CONTROL,       "administrative control") \
	X(HANDLING,      "handling") \
	X(TRANSMISSION,  "transmission") \
	X(SERVICE,       "service") \
	X(SERIES,        "series") \
	X(PASS,          "pass line") \
	X(NOTE,          "reference note") \
	X(INDICATOR,     "channel indicator") /* of 1973-79 archives only */

enum caption_kind {
#define X(kind, word) CAPTION_##kind,
	CAPTION_KINDS(X)
#undef X
	CAPTION_KIND_COUNT
};

struct caption {
	Str words;
	Str archive; /* short form in archives and portion marks: NF, ROG, ONLY; may be absent */
	uint8_t kind;
	uint8_t rank; /* of distribution captions: NODIS 4, EXDIS 3, STADIS 2, LIMDIS 1; else 0 */
	struct validity valid;
	Str era;
	Str meaning;
	Str rule; /* what it excludes or requires */
};

/* The caption with exactly these words. NULL if unknown. */
const struct caption *caption_find(Str words);

/* The caption with this archive form ("ROG", "ONLY"). NULL if unknown. */
const struct caption *caption_by_archive(Str form);

/*
 * Read the longest caption at the start of `s`, ending at the end, a blank or a mark.
 * Pass lines, reference notes and channel indicators do not count; series words
 * (TOSEC) do. Returns the number of bytes used, 0 if there is none.
 */
size_t caption_read(Str s, const struct caption **out);

Str caption_kind_word(enum caption_kind kind);

/* The closest caption; NULL if none is close enough. */
const struct caption *caption_near(Str words, struct near *how);

/* The whole table, by words. */
const struct caption *caption_all(size_t *n);

#endif
