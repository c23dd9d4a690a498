/*
 * index_note - what the index notes of itself: which program made it, and how far it has come in the archive's log.
 */
#ifndef SEARCH_INDEX_NOTE_H
#define SEARCH_INDEX_NOTE_H

#include "archive/since.h"

/* To be raised with every change of what the words, parts or values of a document are. */
enum { INDEX_DOC_VERSION = 1 };

/* A number that stands for it, and for the plan and the form of segments. */
unsigned index_note_version(void);

struct index_note {
	unsigned version;       /* of what a document is made of and how */
	struct since_mark at;   /* all before it is known, all after it is not */
};

/* "documents 3 log 4711 mark 90210"; false for any other text. */
bool index_note_read(Str text, struct index_note *out);
Str index_note_str(struct arena *a, const struct index_note *n);

/* Is it made by this program, and of this archive? */
bool index_note_fits(struct archive *ar, const struct index_note *n, bool *out, struct error *err);

#endif
