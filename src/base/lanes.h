/*
 * lanes - sixteen bytes looked at at once.
 *
 * Vectors of the compiler, not of one processor: gcc and clang turn them into what
 * the machine has. Only the set of lanes needs a word of its own on x86, where one
 * instruction makes it; elsewhere a loop does.
 */
#ifndef BASE_LANES_H
#define BASE_LANES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { LANES = 16 };

typedef unsigned char Lanes __attribute__((vector_size(LANES)));

/* The sixteen bytes at `p`, wherever that is. */
static inline Lanes lanes_at(const char *p)
{
	Lanes v;

	memcpy(&v, p, sizeof v);
	return v;
}

/* One byte in all lanes. */
static inline Lanes lanes_of(unsigned char c)
{
	return (Lanes){ c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c };
}

/* The first `n` lanes of `v`, and `rest` in those behind. */
static inline Lanes lanes_first(Lanes v, size_t n, unsigned char rest)
{
	const Lanes order = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
	Lanes in;

	if (n >= LANES)
		return v;
	in = (Lanes)(order < lanes_of((unsigned char)n));
	return (v & in) | (lanes_of(rest) & ~in);
}

/* The lanes with a byte from `from` to `to`, both included. */
static inline Lanes lanes_between(Lanes v, unsigned char from, unsigned char to)
{
	return (Lanes)((v - lanes_of(from)) <= lanes_of((unsigned char)(to - from)));
}

/* A bit for each lane whose highest bit is set, the first lane's lowest; comparisons set it where they hold. */
static inline unsigned lanes_set(Lanes v)
{
#ifdef __SSE2__
	typedef char Signed __attribute__((vector_size(LANES)));

	return (unsigned)__builtin_ia32_pmovmskb128((Signed)v);
#else
	unsigned set = 0;

	for (unsigned i = 0; i < LANES; i++)
		set |= (unsigned)(v[i] >> 7) << i;
	return set;
#endif
}

#endif
