/*
 * nara - the parts of a text file of the National Archives.
 */
#ifndef BENCH_NARA_H
#define BENCH_NARA_H

#include "sheet.h"

/* The line that a review left on every page of telegrams of that year. */
const char *nara_review(int year);

/* "Message Attributes" and some 60 lines below it. */
form_put put_attributes;

#endif
