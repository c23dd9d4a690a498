/*
 * pack - bytes of telegrams, compressed with zstd.
 */
#include "archive/pack.h"

#include <assert.h>
#include <stdlib.h>
#include <zstd.h>

enum { LEVEL = 6 }; /* a telegram is a few kilobytes: higher levels gain next to nothing */

struct pack {
	ZSTD_CCtx *in;
	ZSTD_DCtx *out;
};

struct pack *pack_open(void)
{
	struct pack *p = calloc(1, sizeof *p);

	if (!p)
		return NULL;
	p->in = ZSTD_createCCtx();
	p->out = ZSTD_createDCtx();
	if (!p->in || !p->out) {
		pack_close(p);
		return NULL;
	}
	ZSTD_CCtx_setParameter(p->in, ZSTD_c_compressionLevel, LEVEL);
	ZSTD_CCtx_setParameter(p->in, ZSTD_c_checksumFlag, 1);
	return p;
}

void pack_close(struct pack *p)
{
	if (!p)
		return;
	ZSTD_freeCCtx(p->in);
	ZSTD_freeDCtx(p->out);
	free(p);
}

Str pack_bytes(struct pack *p, struct arena *a, Str s)
{
	size_t room = ZSTD_compressBound(s.n), n;
	char *to = arena_raw(a, room);

	n = ZSTD_compress2(p->in, to, room, s.p, s.n);
	assert(!ZSTD_isError(n)); /* the room suffices and the parameters are good: nothing else can go wrong */
	return (Str){ to, n };
}

bool pack_unpack(struct pack *p, struct arena *a, Str packed, size_t most, Str *out, struct error *err)
{
	unsigned long long size = ZSTD_getFrameContentSize(packed.p, packed.n);
	char *to;
	size_t n;

	if (size > most) /* also what stands for "unknown" and "error" */
		return fail(err, ERR_FORMAT, "its packed bytes are damaged");
	to = arena_raw(a, (size_t)size + 1);
	n = ZSTD_decompressDCtx(p->out, to, (size_t)size, packed.p, packed.n);
	if (ZSTD_isError(n) || n != size)
		return fail(err, ERR_FORMAT, "its packed bytes are damaged");
	to[n] = '\0';
	*out = (Str){ to, n };
	return true;
}
