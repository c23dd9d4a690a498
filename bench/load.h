/*
 * load - the telegrams that are measured.
 */
#ifndef BENCH_LOAD_H
#define BENCH_LOAD_H

#include "cable/telegram.h"

/* Read the `n` files; they live in the arena. One that cannot be read ends the program with a message. */
StrList telegrams_load(struct arena *a, int n, char **names);

size_t telegrams_size(const StrList *list); /* in bytes */

#endif
