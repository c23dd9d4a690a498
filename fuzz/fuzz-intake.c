/*
 * fuzz-intake - libFuzzer target: any bytes as a file, read twice.
 *
 * Its records are the same whether the bytes come all at once or a few at a
 * time; the first byte says how few. Only a damaged archive may give more or
 * less before it breaks. A PDF is left alone: another program reads it.
 */
#include <stdlib.h>

#include "intake/cut.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { RECORDS = 1000 };

/* All that was given, in one number. */
struct sum {
	uint64_t all;
	int left;
};

static void add_bytes(struct sum *s, Str bytes)
{
	for (size_t i = 0; i < bytes.n; i++)
		s->all = (s->all ^ (unsigned char)bytes.p[i]) * 1099511628211u;
	s->all = (s->all ^ bytes.n) * 1099511628211u;
}

static bool take_record(void *data, const struct record *r)
{
	struct sum *s = data;
	uint64_t numbers[] = { (uint64_t)r->kind, r->offset, r->length, r->page };

	add_bytes(s, (Str){ (const char *)numbers, sizeof numbers });
	add_bytes(s, r->member);
	add_bytes(s, r->text);
	add_bytes(s, r->carried);
	add_bytes(s, r->reason);
	return --s->left > 0;
}

static uint64_t sum_of(Str bytes, size_t chunk)
{
	struct sum s = { .left = RECORDS };
	struct intake in;

	intake_init(&in);
	in.chunk = chunk;
	intake_bytes(&in, bytes, take_record, &s);
	intake_release(&in);
	return s.all;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint64_t whole, pieces;
	Str bytes;

	if (size < 2)
		return 0;
	bytes = (Str){ (const char *)data + 1, size - 1 };
	if (str_find(bytes, S("%PDF-")) < bytes.n)
		return 0;
	whole = sum_of(bytes, 0);
	pieces = sum_of(bytes, (size_t)data[0] % 64 + 1);
	if (whole != pieces && !kind_is_container(bytes))
		abort();
	return 0;
}
