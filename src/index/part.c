/*
 * part - the parts of a document.
 */
#include "index/part.h"

#include "index/codec.h"

void parts_put(struct buf *b, const struct part_at *v, uint32_t n)
{
	if (n == 0 || (n == 1 && !v->bits && !v->mark))
		return;
	for (uint32_t i = 0; i < n; i++) {
		varint_put(b, v[i].end - v[i].at);
		varint_put(b, v[i].bits);
		varint_put(b, v[i].mark);
	}
}

/* Most numbers are of one byte. */
static inline uint32_t get(const unsigned char **p, const unsigned char *end)
{
	return *p < end && **p < 0x80 ? *(*p)++ : (uint32_t)varint_get(p, end);
}

void parts_get(struct arena *a, Str bytes, PartList *out)
{
	const unsigned char *p = (const unsigned char *)bytes.p, *end = p + bytes.n;
	uint32_t at = 0;

	out->n = 0;
	while (p < end) {
		struct part_at *part = list_push(a, out);

		part->at = at;
		at = part->end = at + get(&p, end);
		part->bits = get(&p, end);
		part->mark = get(&p, end);
	}
	if (out->n == 0)
		*list_push(a, out) = (struct part_at){ 0, UINT32_MAX, 0, 0 };
}
