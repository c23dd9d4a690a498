/*
 * replay - run a fuzz target over kept inputs, as a test: `replay FILE…` speaks TAP.
 */
#include "base/file.h"
#include "tap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct arena a;
		struct error err;
		Str text;

		arena_init(&a);
		if (ok(file_read(&a, argv[i], 1 << 24, &text, &err), "%s", argv[i]))
			LLVMFuzzerTestOneInput((const uint8_t *)text.p, text.n);
		arena_release(&a);
	}
	return tap_done();
}
