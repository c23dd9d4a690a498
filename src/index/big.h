/*
 * big - memory in large pieces that goes back to the system when it is freed.
 *
 * malloc() would cut smaller ones out of what was freed, and keep the rest.
 */
#ifndef INDEX_BIG_H
#define INDEX_BIG_H

#include <stddef.h>

void *big_get(size_t bytes); /* cleared; NULL where there is none */
void big_free(void *p, size_t bytes); /* NULL is allowed */

#endif
