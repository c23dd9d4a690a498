/*
 * counted - the counter, and what the C library does with many bytes.
 *
 * Looking at a byte is a step, copying takes sixteen at once: where a list grows
 * by doubling, its copies come in leaps that should not outweigh the rest.
 */
#define T_COUNTED_PLAIN
#include "counted.h"

enum { COPIED_AT_ONCE = 16 };

uint64_t counted_steps;

static void count_copy(size_t n)
{
	counted_steps += n / COPIED_AT_ONCE + 1;
}

void __sanitizer_cov_trace_pc(void)
{
	counted_steps++;
}

void *counted_memchr(const void *s, int c, size_t n)
{
	const char *at = n ? memchr(s, c, n) : NULL;

	counted_steps += at ? (size_t)(at - (const char *)s) : n;
	return (void *)at;
}

int counted_memcmp(const void *a, const void *b, size_t n)
{
	const unsigned char *p = a, *q = b;

	for (size_t i = 0; i < n; i++) {
		counted_steps++;
		if (p[i] != q[i])
			return p[i] - q[i];
	}
	return 0;
}

void *counted_memcpy(void *to, const void *from, size_t n)
{
	count_copy(n);
	return memcpy(to, from, n);
}

void *counted_memmove(void *to, const void *from, size_t n)
{
	count_copy(n);
	return memmove(to, from, n);
}

void *counted_memset(void *to, int c, size_t n)
{
	count_copy(n);
	return memset(to, c, n);
}

void *counted_realloc(void *p, size_t n)
{
	count_copy(n);
	return realloc(p, n);
}

int counted_strcmp(const char *a, const char *b)
{
	for (; *a && *a == *b; a++, b++)
		counted_steps++;
	return (unsigned char)*a - (unsigned char)*b;
}

size_t counted_strlen(const char *s)
{
	size_t n = strlen(s);

	counted_steps += n;
	return n;
}

int counted_vsnprintf(char *to, size_t n, const char *fmt, va_list ap)
{
	int written = vsnprintf(to, n, fmt, ap);

	counted_steps += written > 0 ? (size_t)written : 0;
	return written;
}
