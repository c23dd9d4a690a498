/*
 * big - memory in large pieces that goes back to the system when it is freed.
 */
#define _DEFAULT_SOURCE /* for MAP_ANONYMOUS */
#include "index/big.h"

#include <sys/mman.h>

void *big_get(size_t bytes)
{
	void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return p == MAP_FAILED ? NULL : p;
}

void big_free(void *p, size_t bytes)
{
	if (p)
		munmap(p, bytes);
}
