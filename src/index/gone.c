/*
 * gone - the documents that were deleted from a segment.
 */
#include "index/gone.h"

#include "base/file.h"
#include "index/layout.h"
#include "index/out.h"
#include "index/set.h"

#define GONE_MAGIC "CablDel\n"

struct gone_head {
	char magic[8];
	uint32_t docs, zero;
	uint64_t sum;
};

bool gone_read(struct arena *a, const char *path, uint32_t docs, uint64_t **out, struct error *err)
{
	size_t bytes = (size_t)set_words(docs) * 8;
	struct gone_head head;
	Str text;

	if (!file_read(a, path, sizeof head + bytes, &text, err))
		return false;
	if (text.n != sizeof head + bytes)
		return fail(err, ERR_FORMAT, "%s is cut; the index has to be built anew", path);
	memcpy(&head, text.p, sizeof head);
	*out = arena_raw(a, bytes);
	memcpy(*out, text.p + sizeof head, bytes);
	if (memcmp(head.magic, GONE_MAGIC, sizeof head.magic) != 0 || head.docs != docs || head.sum != sum_bytes(*out, bytes))
		return fail(err, ERR_FORMAT, "%s is damaged; the index has to be built anew", path);
	return true;
}

bool gone_write(const char *path, uint32_t docs, const uint64_t *bits, struct error *err)
{
	size_t bytes = (size_t)set_words(docs) * 8;
	struct gone_head head = { GONE_MAGIC, docs, 0, sum_bytes(bits, bytes) };
	struct out o;

	if (!out_open(&o, path, err))
		return false;
	out_put(&o, &head, sizeof head);
	out_put(&o, bits, bytes);
	return out_close(&o, err);
}
