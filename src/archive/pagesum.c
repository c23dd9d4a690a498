/*
 * pagesum - a checksum on every page of an archive, looked at whenever the page is read.
 */
#include "archive/pagesum.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum {
	HEADER = 100,         /* bytes at the front of page 1 that say what the file is */
	PAGE_MOST = 65536,
	CONTROL_TOLERATE = 0x43414252, /* our own request to xFileControl */
	CONTROL_THERE,
	RETRIES = 3,          /* a page that another program was just writing */
	PROGRESS_PAGES = 4096,
};

struct file {
	sqlite3_file base;
	bool sums, tolerate;
	bool fresh;           /* it was empty when it was opened */
	int page;             /* size of a page, 0: not known */
	unsigned char *copy;  /* a page with its sum, on its way into the file */
	/* SQLite's own file follows */
};

static sqlite3_vfs *below; /* SQLite's own */
static sqlite3_vfs layer;

static struct file *file_of(sqlite3_file *f)
{
	return (struct file *)f;
}

static sqlite3_file *real_of(sqlite3_file *f)
{
	return (sqlite3_file *)(file_of(f) + 1);
}

static uint32_t word_at(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static void word_put(unsigned char *p, uint32_t w)
{
	for (int i = 0; i < 4; i++)
		p[i] = (unsigned char)(w >> 8 * i);
}

/*
 * Every step can be undone, so that no change of a single word gets lost, and a word
 * counts differently at each place.
 */
static void sum_of(const unsigned char *page, int size, uint32_t number, unsigned char out[PAGESUM_BYTES])
{
	uint32_t a = number, b = ~number;

	for (int i = 0; i < size - PAGESUM_BYTES; i += 8) {
		a += word_at(page + i) + b;
		b += word_at(page + i + 4) + a;
	}
	word_put(out, a);
	word_put(out + 4, b);
}

/* A page that SQLite took and never wrote: the file has zeros there. */
static bool is_zero(const unsigned char *page, int size)
{
	return page[0] == 0 && memcmp(page, page + 1, (size_t)size - 1) == 0;
}

static bool is_good(const unsigned char *page, int size, sqlite3_int64 at)
{
	unsigned char sum[PAGESUM_BYTES];

	sum_of(page, size, (uint32_t)(at / size) + 1, sum);
	return memcmp(sum, page + size - PAGESUM_BYTES, PAGESUM_BYTES) == 0 || is_zero(page, size);
}

/* Learn from the front of page 1 whether the file has sums. */
static void learn(struct file *f, const unsigned char *head)
{
	int page = head[16] << 8 | head[17];

	if (memcmp(head, "SQLite format 3", 16) != 0)
		return;
	f->page = page == 1 ? PAGE_MOST : page;
	f->sums = head[20] == PAGESUM_BYTES && f->page >= 512;
}

static bool is_page(const struct file *f, int n, sqlite3_int64 at)
{
	return f->sums && n == f->page && at % n == 0;
}

static int file_read(sqlite3_file *sf, void *to, int n, sqlite3_int64 at)
{
	struct file *f = file_of(sf);
	int code = real_of(sf)->pMethods->xRead(real_of(sf), to, n, at);

	if (code != SQLITE_OK)
		return code;
	if (at == 0 && n >= HEADER)
		learn(f, to);
	if (is_page(f, n, at) && !f->tolerate && !is_good(to, n, at))
		return SQLITE_IOERR_DATA;
	return SQLITE_OK;
}

/*
 * A large file may get other pages before its first one, which says that there are sums. A file that
 * begins here always has them.
 */
static void learn_early(struct file *f, int n, sqlite3_int64 at)
{
	if (f->fresh && !f->page && at > 0 && n >= 512 && at % n == 0) {
		f->page = n;
		f->sums = true;
	}
}

static int file_write(sqlite3_file *sf, const void *from, int n, sqlite3_int64 at)
{
	struct file *f = file_of(sf);

	if (at == 0 && n >= HEADER)
		learn(f, from);
	learn_early(f, n, at);
	if (!is_page(f, n, at))
		return real_of(sf)->pMethods->xWrite(real_of(sf), from, n, at);
	if (!f->copy && !(f->copy = malloc(PAGE_MOST)))
		return SQLITE_IOERR_NOMEM;
	memcpy(f->copy, from, (size_t)n - PAGESUM_BYTES);
	sum_of(f->copy, n, (uint32_t)(at / n) + 1, f->copy + n - PAGESUM_BYTES);
	return real_of(sf)->pMethods->xWrite(real_of(sf), f->copy, n, at);
}

static int file_close(sqlite3_file *f)
{
	free(file_of(f)->copy);
	return real_of(f)->pMethods->xClose(real_of(f));
}

static int file_control(sqlite3_file *f, int request, void *arg)
{
	switch (request) {
	case CONTROL_TOLERATE:
		file_of(f)->tolerate = true;
		return SQLITE_OK;
	case CONTROL_THERE:
		*(bool *)arg = file_of(f)->sums;
		return SQLITE_OK;
	default:
		return real_of(f)->pMethods->xFileControl(real_of(f), request, arg);
	}
}

/* A page that is mapped into memory would be read without us. */
static int file_fetch(sqlite3_file *f, sqlite3_int64 at, int n, void **out)
{
	(void)f;
	(void)at;
	(void)n;
	*out = NULL;
	return SQLITE_OK;
}

static int file_unfetch(sqlite3_file *f, sqlite3_int64 at, void *p)
{
	(void)f;
	(void)at;
	(void)p;
	return SQLITE_OK;
}

/* What SQLite's own file does, unchanged. */
#define PASS(name, params, args) \
	static int file_##name params { return real_of(f)->pMethods->x##name args; }
PASS(Truncate, (sqlite3_file *f, sqlite3_int64 size), (real_of(f), size))
PASS(Sync, (sqlite3_file *f, int flags), (real_of(f), flags))
PASS(FileSize, (sqlite3_file *f, sqlite3_int64 *out), (real_of(f), out))
PASS(Lock, (sqlite3_file *f, int lock), (real_of(f), lock))
PASS(Unlock, (sqlite3_file *f, int lock), (real_of(f), lock))
PASS(CheckReservedLock, (sqlite3_file *f, int *out), (real_of(f), out))
PASS(SectorSize, (sqlite3_file *f), (real_of(f)))
PASS(DeviceCharacteristics, (sqlite3_file *f), (real_of(f)))
PASS(ShmMap, (sqlite3_file *f, int page, int size, int extend, void volatile **out), (real_of(f), page, size, extend, out))
PASS(ShmLock, (sqlite3_file *f, int at, int n, int flags), (real_of(f), at, n, flags))
PASS(ShmUnmap, (sqlite3_file *f, int remove), (real_of(f), remove))

static void file_ShmBarrier(sqlite3_file *f)
{
	real_of(f)->pMethods->xShmBarrier(real_of(f));
}

static const sqlite3_io_methods methods = {
	.iVersion = 3,
	.xClose = file_close,
	.xRead = file_read,
	.xWrite = file_write,
	.xTruncate = file_Truncate,
	.xSync = file_Sync,
	.xFileSize = file_FileSize,
	.xLock = file_Lock,
	.xUnlock = file_Unlock,
	.xCheckReservedLock = file_CheckReservedLock,
	.xFileControl = file_control,
	.xSectorSize = file_SectorSize,
	.xDeviceCharacteristics = file_DeviceCharacteristics,
	.xShmMap = file_ShmMap,
	.xShmLock = file_ShmLock,
	.xShmBarrier = file_ShmBarrier,
	.xShmUnmap = file_ShmUnmap,
	.xFetch = file_fetch,
	.xUnfetch = file_unfetch,
};

/* Only the database itself gets our methods; all other files are SQLite's own. */
static int layer_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out_flags)
{
	unsigned char head[HEADER];
	sqlite3_int64 size = 1;
	int code;

	(void)vfs;
	if (!(flags & SQLITE_OPEN_MAIN_DB))
		return below->xOpen(below, name, f, flags, out_flags);
	memset(f, 0, sizeof(struct file));
	code = below->xOpen(below, name, real_of(f), flags, out_flags);
	if (code != SQLITE_OK)
		return code;
	f->pMethods = &methods;
	if (real_of(f)->pMethods->xRead(real_of(f), head, HEADER, 0) == SQLITE_OK)
		learn(file_of(f), head);
	else
		file_of(f)->fresh = real_of(f)->pMethods->xFileSize(real_of(f), &size) == SQLITE_OK && size == 0;
	return SQLITE_OK;
}

static void make_layer(void)
{
	below = sqlite3_vfs_find(NULL);
	layer = *below;
	layer.zName = "cable-pagesum";
	layer.szOsFile = (int)sizeof(struct file) + below->szOsFile;
	layer.xOpen = layer_open;
	layer.pNext = NULL;
	sqlite3_vfs_register(&layer, 0);
}

const char *pagesum_vfs(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, make_layer);
	return layer.zName;
}

void pagesum_want(struct sqlite3 *lite)
{
	int n = PAGESUM_BYTES;

	sqlite3_file_control(lite, "main", SQLITE_FCNTL_RESERVE_BYTES, &n);
}

bool pagesum_there(struct sqlite3 *lite)
{
	bool there = false;

	sqlite3_file_control(lite, "main", CONTROL_THERE, &there);
	return there;
}

void pagesum_tolerate(struct sqlite3 *lite)
{
	sqlite3_file_control(lite, "main", CONTROL_TOLERATE, NULL);
}

/* Read once more what looks bad: another program may have been in the middle of writing it. */
static bool page_is_good(sqlite3_file *f, unsigned char *page, int size, sqlite3_int64 at)
{
	for (int i = 0; i < RETRIES; i++)
		if (real_of(f)->pMethods->xRead(real_of(f), page, size, at) == SQLITE_OK && is_good(page, size, at))
			return true;
	return false;
}

static int64_t sweep(sqlite3_file *f, const struct pagesum_watch *w, unsigned char *page)
{
	int size = file_of(f)->page;
	sqlite3_int64 bytes = 0;

	if (real_of(f)->pMethods->xFileSize(real_of(f), &bytes) != SQLITE_OK)
		return -1;
	for (int64_t i = 0; i < bytes / size; i++) {
		if (i % PROGRESS_PAGES == 0)
			w->progress(w->data, i, bytes / size);
		if (!page_is_good(f, page, size, i * size))
			w->bad(w->data, i + 1);
	}
	return bytes / size;
}

int64_t pagesum_sweep(struct sqlite3 *lite, const struct pagesum_watch *w)
{
	sqlite3_file *f = NULL;
	unsigned char *page = malloc(PAGE_MOST);
	int64_t n = -1;

	if (page && sqlite3_file_control(lite, "main", SQLITE_FCNTL_FILE_POINTER, &f) == SQLITE_OK &&
	    f->pMethods == &methods && file_of(f)->sums)
		n = sweep(f, w, page);
	free(page);
	return n;
}
