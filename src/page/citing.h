/*
 * citing - the sentence in which a telegram names another.
 */
#ifndef PAGE_CITING_H
#define PAGE_CITING_H

#include "cable/telegram.h"

/*
 * The first sentence of the text that names the number, or the label it has among
 * the references ("ref A"), or "reftel" where it is the only one. Absent where
 * none does. Lives in `a`.
 */
Str citing_sentence(struct arena *a, const struct cable *c, const struct mrn *m);

#endif
