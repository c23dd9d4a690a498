/*
 * counted - the library once more, with every step it takes counted.
 *
 * Time is no measure for a test: machines differ and are busy. So this header
 * is put in front of each file of a second build of libcable, whose compiler
 * also calls a counter at every basic block (-fsanitize-coverage=trace-pc).
 * What the C library does with many bytes at once is counted by their number,
 * under names of its own. The sources know nothing of it.
 */
#ifndef T_COUNTED_H
#define T_COUNTED_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Basic blocks entered, and the C library's work, since the start of the program. */
extern uint64_t counted_steps;

void __sanitizer_cov_trace_pc(void); /* what the compiler calls */

void *counted_memchr(const void *s, int c, size_t n);
int counted_memcmp(const void *a, const void *b, size_t n);
void *counted_memcpy(void *to, const void *from, size_t n);
void *counted_memmove(void *to, const void *from, size_t n);
void *counted_memset(void *to, int c, size_t n);
void *counted_realloc(void *p, size_t n);
int counted_strcmp(const char *a, const char *b);
size_t counted_strlen(const char *s);
int counted_vsnprintf(char *to, size_t n, const char *fmt, va_list ap) __attribute__((format(printf, 3, 0)));

#ifndef T_COUNTED_PLAIN
#define memchr counted_memchr
#define memcmp counted_memcmp
#define memcpy counted_memcpy
#define memmove counted_memmove
#define memset counted_memset
#define realloc counted_realloc
#define strcmp counted_strcmp
#define strlen counted_strlen
#define vsnprintf counted_vsnprintf
#endif

#endif
