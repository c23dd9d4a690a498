/*
 * step_value - what columns say: the leaves of a question that are no words.
 */
#ifndef INDEX_STEP_VALUE_H
#define INDEX_STEP_VALUE_H

#include "index/step.h"

/* Look up the values of a step that asks for some; others are left as they are. */
void step_value_make(struct asked *q, struct step *s);

/* The documents of ASK_VALUE, ASK_NUMBER, ASK_IDS. */
void step_value_set(struct asked *q, struct step *s, struct set *out);

/* Keep the documents of a list whose column has the value; false where that is no way to do it. */
bool step_value_keep(struct asked *q, struct step *s, struct set *list);

/* The first document, of those in order of time, whose time is at least this. */
uint32_t step_time(const struct segment *s, int64_t time);

/* Documents whose time is known; the others stand behind them. */
uint32_t step_timed(const struct segment *s);

#endif
