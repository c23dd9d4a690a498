/*
 * fuzz-read - libFuzzer target: read, check and print any bytes.
 */
#include "cable/output.h"
#include "cable/rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a, scratch;
	struct source source = { .form = S("text") };
	struct cable *c;
	struct buf b;
	struct json j;

	arena_init(&a);
	arena_init(&scratch);
	buf_init(&b, BUF_MOST);
	json_init(&j, &b);
	c = telegram_read(&a, &scratch, (Str){ (const char *)data, size });
	telegram_check(&a, c);
	telegram_json(&j, c, &source, true);
	buf_release(&b);
	arena_release(&scratch);
	arena_release(&a);
	return 0;
}
