/*
 * orders - executive orders on classification, and when each was in force.
 *
 * An order misspelt in a telegram is put right by its date, not by the nearest
 * spelling: 193056 in 2006 means 12958, though 12356 looks more like it.
 */
#ifndef AUTHORITY_ORDERS_H
#define AUTHORITY_ORDERS_H

#include <stdbool.h>
#include <stddef.h>

#include "authority/validity.h"
#include "base/str.h"

struct order {
	int number;
	int amends; /* the order that telegrams go on citing; 0 if it stands by itself */
	int made;   /* the day it was signed */
	struct validity valid;
	Str forms;  /* values of the E.O. line under it */
	Str reason; /* section of the Classified By line */
};

/* NULL if there is no such order. */
const struct order *order_find(int number);

/* The order a telegram of that day cites: never an amending one. NULL before 1953. */
const struct order *order_in_force(int date);

/*
 * Whether a telegram of that day may cite this order. The first days of the next
 * order are not forgiven here: that is the caller's choice.
 */
bool order_valid(const struct order *order, int date);

/* The whole table, by number. */
const struct order *order_all(size_t *n);

#endif
