/*
 * fuzz-part - libFuzzer target: one part out of any fragment; the first byte says which.
 */
#include "cable/part.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct part_context context = { .year = 1974, .from = S("LA PAZ"), .mrn = S("74LAPAZ158") };
	struct arena a, scratch;
	struct buf b;
	struct json j;
	enum part part;

	if (size == 0)
		return 0;
	part = (enum part)(data[0] % PART_COUNT);
	arena_init(&a);
	arena_init(&scratch);
	buf_init(&b, BUF_MOST);
	json_init(&j, &b);
	part_json(&j, part_read(&a, &scratch, part, (Str){ (const char *)data + 1, size - 1 }, &context), part);
	buf_release(&b);
	arena_release(&scratch);
	arena_release(&a);
	return 0;
}
