/*
 * kernel_x86 - SSE2, which every processor of this kind has, and AVX2.
 *
 * Unpacking is the same for both: a row of four numbers is one register, and each
 * width has a loop of its own in which all shifts are constants. AVX2 adds its
 * wider sums, its gathering of lengths, and its comparisons.
 */
#include "index/kernel_sets.h"

#ifdef KERNELS_X86

#include <immintrin.h>

#ifdef __clang__
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 32")
#endif
#define ALWAYS static inline __attribute__((always_inline))
#define WITH_AVX2 __attribute__((target("avx2,popcnt,bmi")))

ALWAYS void unpack_rows(const __m128i *in, const unsigned width, __m128i *out)
{
	const __m128i mask = _mm_set1_epi32(width == 32 ? -1 : (int)((1u << width % 32) - 1));

	UNROLL
	for (unsigned r = 0; r < BLOCK_ROWS; r++) {
		const unsigned k = r * width / 32, shift = r * width % 32;
		__m128i v = _mm_srli_epi32(_mm_loadu_si128(in + k), (int)shift);

		if (shift + width > 32)
			v = _mm_or_si128(v, _mm_slli_epi32(_mm_loadu_si128(in + k + 1), (int)(32 - shift)));
		_mm_storeu_si128(out + r, _mm_and_si128(v, mask));
	}
}

#define WIDTHS(X) \
	X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15) X(16) \
	X(17) X(18) X(19) X(20) X(21) X(22) X(23) X(24) X(25) X(26) X(27) X(28) X(29) X(30) X(31) X(32)

#define ONE_WIDTH(w) \
	static void unpack_##w(const __m128i *in, __m128i *out) \
	{ \
		unpack_rows(in, w, out); \
	}
WIDTHS(ONE_WIDTH)

static void unpack_0(const __m128i *in, __m128i *out)
{
	(void)in;
	for (unsigned r = 0; r < BLOCK_ROWS; r++)
		_mm_storeu_si128(out + r, _mm_setzero_si128());
}

#define NAME_WIDTH(w) unpack_##w,
static void (*const unpacks[])(const __m128i *, __m128i *) = { unpack_0, WIDTHS(NAME_WIDTH) };

static void x86_unpack(const unsigned char *in, unsigned width, uint32_t out[BLOCK])
{
	unpacks[width]((const __m128i *)in, (__m128i *)out);
}

static bool has_sse2(void)
{
	return true;
}

static void sse2_add_up(uint32_t v[BLOCK], uint32_t before)
{
	__m128i last = _mm_set1_epi32((int)before), *row = (__m128i *)v;
	const __m128i steps = _mm_set_epi32(4, 3, 2, 1);

	for (unsigned r = 0; r < BLOCK_ROWS; r++) {
		__m128i x = _mm_loadu_si128(row + r);

		x = _mm_add_epi32(x, _mm_slli_si128(x, 4));
		x = _mm_add_epi32(x, _mm_slli_si128(x, 8));
		x = _mm_add_epi32(_mm_add_epi32(x, steps), last);
		last = _mm_shuffle_epi32(x, 0xFF);
		_mm_storeu_si128(row + r, x);
	}
}

/* Lengths are looked up one by one, the rest four at a time. */
static void sse2_score(const uint32_t *docs, const uint32_t *often, uint32_t n, const struct bm25 *how, float *out)
{
	const __m128 weight = _mm_set1_ps(how->weight), base = _mm_set1_ps(how->base), slope = _mm_set1_ps(how->slope);
	const uint16_t *len = how->lengths;

	for (uint32_t i = 0; i + 4 <= n; i += 4) {
		__m128 f = _mm_cvtepi32_ps(_mm_loadu_si128((const __m128i *)(often + i)));
		__m128 l = _mm_cvtepi32_ps(_mm_set_epi32(len[docs[i + 3]], len[docs[i + 2]], len[docs[i + 1]], len[docs[i]]));
		__m128 k = _mm_add_ps(base, _mm_mul_ps(slope, l));

		_mm_storeu_ps(out + i, _mm_div_ps(_mm_mul_ps(weight, f), _mm_add_ps(f, k)));
	}
	for (uint32_t i = n & ~3u; i < n; i++) {
		float f = (float)often[i];

		out[i] = how->weight * f / (f + (how->base + how->slope * (float)len[docs[i]]));
	}
}

static uint32_t sse2_pick(const float *scores, uint32_t n, float least, uint8_t *places)
{
	const __m128 limit = _mm_set1_ps(least);
	uint32_t found = 0, i = 0;

	for (; i + 4 <= n; i += 4)
		for (int m = _mm_movemask_ps(_mm_cmpge_ps(_mm_loadu_ps(scores + i), limit)); m; m &= m - 1)
			places[found++] = (uint8_t)(i + (uint32_t)__builtin_ctz((unsigned)m));
	for (; i < n; i++)
		if (scores[i] >= least)
			places[found++] = (uint8_t)i;
	return found;
}

/* Bounds are compared as signed numbers, so they keep clear of the sign. */
static uint32_t sse2_pick_bounds(const uint16_t *bounds, uint32_t n, uint16_t than, uint32_t *places)
{
	const __m128i limit = _mm_set1_epi16((short)than);
	uint32_t found = 0, i = 0;

	for (; i + 8 <= n; i += 8) {
		__m128i above = _mm_cmpgt_epi16(_mm_loadu_si128((const __m128i *)(bounds + i)), limit);

		for (int m = _mm_movemask_epi8(above) & 0x5555; m; m &= m - 1)
			places[found++] = i + (uint32_t)__builtin_ctz((unsigned)m) / 2;
	}
	for (; i < n; i++)
		if (bounds[i] > than)
			places[found++] = i;
	return found;
}

const struct kernels kernels_sse2 = {
	"sse2", has_sse2, x86_unpack, sse2_add_up, sse2_score, sse2_pick, sse2_pick_bounds,
};

static bool has_avx2(void)
{
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}

WITH_AVX2 static void avx2_add_up(uint32_t v[BLOCK], uint32_t before)
{
	__m256i last = _mm256_set1_epi32((int)before), *row = (__m256i *)v;
	const __m256i steps = _mm256_set_epi32(8, 7, 6, 5, 4, 3, 2, 1), seven = _mm256_set1_epi32(7);

	for (unsigned r = 0; r < BLOCK / 8; r++) {
		__m256i x = _mm256_loadu_si256(row + r);
		__m256i low;

		x = _mm256_add_epi32(x, _mm256_slli_si256(x, 4));
		x = _mm256_add_epi32(x, _mm256_slli_si256(x, 8));
		low = _mm256_permute2x128_si256(x, x, 0x08); /* the lower half's numbers, above */
		x = _mm256_add_epi32(x, _mm256_shuffle_epi32(low, 0xFF));
		x = _mm256_add_epi32(_mm256_add_epi32(x, steps), last);
		last = _mm256_permutevar8x32_epi32(x, seven);
		_mm256_storeu_si256(row + r, x);
	}
}

WITH_AVX2 static void avx2_score(const uint32_t *docs, const uint32_t *often, uint32_t n, const struct bm25 *how,
                                 float *out)
{
	const __m256 weight = _mm256_set1_ps(how->weight), base = _mm256_set1_ps(how->base);
	const __m256 slope = _mm256_set1_ps(how->slope);
	const __m256i low = _mm256_set1_epi32(0xFFFF);

	for (uint32_t i = 0; i + 8 <= n; i += 8) {
		__m256i d = _mm256_loadu_si256((const __m256i *)(docs + i));
		__m256i l = _mm256_and_si256(_mm256_i32gather_epi32((const int *)how->lengths, d, 2), low);
		__m256 f = _mm256_cvtepi32_ps(_mm256_loadu_si256((const __m256i *)(often + i)));
		__m256 k = _mm256_add_ps(base, _mm256_mul_ps(slope, _mm256_cvtepi32_ps(l)));

		_mm256_storeu_ps(out + i, _mm256_div_ps(_mm256_mul_ps(weight, f), _mm256_add_ps(f, k)));
	}
	for (uint32_t i = n & ~7u; i < n; i++) {
		float f = (float)often[i];

		out[i] = how->weight * f / (f + (how->base + how->slope * (float)how->lengths[docs[i]]));
	}
}

WITH_AVX2 static uint32_t avx2_pick(const float *scores, uint32_t n, float least, uint8_t *places)
{
	const __m256 limit = _mm256_set1_ps(least);
	uint32_t found = 0, i = 0;

	for (; i + 8 <= n; i += 8) {
		__m256 is = _mm256_cmp_ps(_mm256_loadu_ps(scores + i), limit, _CMP_GE_OQ);

		for (int m = _mm256_movemask_ps(is); m; m &= m - 1)
			places[found++] = (uint8_t)(i + (uint32_t)__builtin_ctz((unsigned)m));
	}
	for (; i < n; i++)
		if (scores[i] >= least)
			places[found++] = (uint8_t)i;
	return found;
}

WITH_AVX2 static uint32_t avx2_pick_bounds(const uint16_t *bounds, uint32_t n, uint16_t than, uint32_t *places)
{
	const __m256i limit = _mm256_set1_epi16((short)than);
	uint32_t found = 0, i = 0;

	for (; i + 16 <= n; i += 16) {
		__m256i above = _mm256_cmpgt_epi16(_mm256_loadu_si256((const __m256i *)(bounds + i)), limit);

		for (unsigned m = (unsigned)_mm256_movemask_epi8(above) & 0x55555555; m; m &= m - 1)
			places[found++] = i + (uint32_t)__builtin_ctz(m) / 2;
	}
	for (; i < n; i++)
		if (bounds[i] > than)
			places[found++] = i;
	return found;
}

const struct kernels kernels_avx2 = {
	"avx2", has_avx2, x86_unpack, avx2_add_up, avx2_score, avx2_pick, avx2_pick_bounds,
};

#endif
