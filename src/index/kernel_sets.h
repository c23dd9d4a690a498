/*
 * kernel_sets - the sets of inner loops that are made for one kind of processor.
 */
#ifndef INDEX_KERNEL_SETS_H
#define INDEX_KERNEL_SETS_H

#include "index/kernel.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define KERNELS_X86
extern const struct kernels kernels_sse2, kernels_avx2;
#endif

#endif
