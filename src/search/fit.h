/*
 * fit - whether a form stands for a word of a query.
 */
#ifndef SEARCH_FIT_H
#define SEARCH_FIT_H

#include "search/query.h"

/* Whether a folded form fits a Q_WORD, whatever its fit. Any thread may ask. */
bool word_fit_holds(const struct query_node *word, Str form);

/* What every form that fits begins with; may be empty. */
Str word_fit_begin(const struct query_node *word);

#endif
