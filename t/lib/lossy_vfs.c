/*
 * lossy_vfs - a disk that keeps only what was synced: what a power cut leaves.
 */
#include "lib/lossy_vfs.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILES = 64, PATH_MOST = 1024 };

/* Something done to a file that is not on the disk yet, and how to undo it. */
struct change {
	struct change *before; /* the change that came before this one */
	struct change *next;   /* while they are done again: the one after it */
	sqlite3_int64 at, old_size;
	size_t n, old_n;       /* n bytes were written over old_n bytes; n is 0 for a truncation to `at` */
	unsigned char *bytes, *old;
};

/* All that is open under one path. */
struct disk_file {
	char path[PATH_MOST];
	struct change *last;
};

struct file {
	sqlite3_file base;
	struct disk_file *disk; /* NULL: a temporary file, of which nothing is kept anyway */
	/* the real file follows */
};

static sqlite3_vfs *below, layer;
static struct disk_file disk[FILES];
static size_t files;
static long operations, crash_at;
static unsigned crash_seed;

static sqlite3_file *real_of(sqlite3_file *f)
{
	return (sqlite3_file *)((struct file *)f + 1);
}

static void undo(int fd, const struct change *c)
{
	if (c->old_n && pwrite(fd, c->old, c->old_n, c->at) < 0)
		abort();
	if (ftruncate(fd, c->old_size) != 0)
		abort();
}

static void redo(int fd, const struct change *c)
{
	if (c->n ? pwrite(fd, c->bytes, c->n, c->at) < 0 : ftruncate(fd, c->at) != 0)
		abort();
}

/* A small generator of our own, so that a seed means the same everywhere. */
static bool stays(unsigned *seed)
{
	if (!*seed)
		return false;
	*seed = *seed * 1664525u + 1013904223u;
	if (!*seed)
		*seed = 1;
	return *seed >> 31;
}

static void crash_file(struct disk_file *d, unsigned *seed)
{
	struct change *first = NULL;
	int fd = d->last ? open(d->path, O_RDWR) : -1;

	if (fd < 0)
		return;
	for (struct change *c = d->last; c; c = c->before) {
		undo(fd, c);
		c->next = first;
		first = c;
	}
	for (; first; first = first->next)
		if (stays(seed))
			redo(fd, first);
	close(fd);
}

void lossy_crash(unsigned seed)
{
	for (size_t i = 0; i < files; i++)
		crash_file(&disk[i], &seed);
	_exit(LOSSY_EXIT);
}

void lossy_crash_at(long n, unsigned seed)
{
	crash_at = operations + n;
	crash_seed = seed;
}

long lossy_operations(void)
{
	return operations;
}

static void operation(void)
{
	if (++operations == crash_at)
		lossy_crash(crash_seed);
}

/* Note what `n` bytes at a place replace; `bytes` NULL: the file is cut there. */
static void note(sqlite3_file *f, const void *bytes, size_t n, sqlite3_int64 at)
{
	struct disk_file *d = ((struct file *)f)->disk;
	struct change *c;
	sqlite3_int64 size = 0, end;

	operation();
	if (!d)
		return;
	c = calloc(1, sizeof *c);
	real_of(f)->pMethods->xFileSize(real_of(f), &size);
	end = bytes && at + (sqlite3_int64)n < size ? at + (sqlite3_int64)n : size;
	if (!c)
		abort();
	c->at = at;
	c->old_size = size;
	c->n = bytes ? n : 0;
	c->old_n = end > at ? (size_t)(end - at) : 0;
	c->bytes = malloc(c->n + 1);
	c->old = malloc(c->old_n + 1);
	if (!c->bytes || !c->old)
		abort();
	if (bytes)
		memcpy(c->bytes, bytes, n);
	if (c->old_n)
		real_of(f)->pMethods->xRead(real_of(f), c->old, (int)c->old_n, at);
	c->before = d->last;
	d->last = c;
}

static void forget(struct disk_file *d)
{
	while (d && d->last) {
		struct change *c = d->last;

		d->last = c->before;
		free(c->bytes);
		free(c->old);
		free(c);
	}
}

static int file_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
	note(f, from, (size_t)n, at);
	return real_of(f)->pMethods->xWrite(real_of(f), from, n, at);
}

static int file_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	note(f, NULL, 0, size);
	return real_of(f)->pMethods->xTruncate(real_of(f), size);
}

static int file_sync(sqlite3_file *f, int flags)
{
	(void)flags; /* our disk needs no time: what is synced is what was noted */
	operation();
	forget(((struct file *)f)->disk);
	return SQLITE_OK;
}

#define PASS(name, params, args) \
	static int file_##name params { return real_of(f)->pMethods->x##name args; }
PASS(Close, (sqlite3_file *f), (real_of(f)))
PASS(Read, (sqlite3_file *f, void *to, int n, sqlite3_int64 at), (real_of(f), to, n, at))
PASS(FileSize, (sqlite3_file *f, sqlite3_int64 *out), (real_of(f), out))
PASS(Lock, (sqlite3_file *f, int lock), (real_of(f), lock))
PASS(Unlock, (sqlite3_file *f, int lock), (real_of(f), lock))
PASS(CheckReservedLock, (sqlite3_file *f, int *out), (real_of(f), out))
PASS(FileControl, (sqlite3_file *f, int request, void *arg), (real_of(f), request, arg))
PASS(SectorSize, (sqlite3_file *f), (real_of(f)))
PASS(DeviceCharacteristics, (sqlite3_file *f), (real_of(f)))
PASS(ShmMap, (sqlite3_file *f, int page, int size, int extend, void volatile **out), (real_of(f), page, size, extend, out))
PASS(ShmLock, (sqlite3_file *f, int at, int n, int flags), (real_of(f), at, n, flags))
PASS(ShmUnmap, (sqlite3_file *f, int remove), (real_of(f), remove))

static void file_shm_barrier(sqlite3_file *f)
{
	real_of(f)->pMethods->xShmBarrier(real_of(f));
}

static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = file_Close,
	.xRead = file_Read,
	.xWrite = file_write,
	.xTruncate = file_truncate,
	.xSync = file_sync,
	.xFileSize = file_FileSize,
	.xLock = file_Lock,
	.xUnlock = file_Unlock,
	.xCheckReservedLock = file_CheckReservedLock,
	.xFileControl = file_FileControl,
	.xSectorSize = file_SectorSize,
	.xDeviceCharacteristics = file_DeviceCharacteristics,
	.xShmMap = file_ShmMap,
	.xShmLock = file_ShmLock,
	.xShmBarrier = file_shm_barrier,
	.xShmUnmap = file_ShmUnmap,
};

static struct disk_file *disk_file(const char *path)
{
	for (size_t i = 0; i < files; i++)
		if (strcmp(disk[i].path, path) == 0)
			return &disk[i];
	if (files == FILES || strlen(path) >= PATH_MOST)
		abort();
	strcpy(disk[files].path, path);
	return &disk[files++];
}

static int layer_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out_flags)
{
	int code;

	(void)vfs;
	memset(f, 0, sizeof(struct file));
	code = below->xOpen(below, name, real_of(f), flags, out_flags);
	if (code != SQLITE_OK)
		return code;
	f->pMethods = &methods;
	((struct file *)f)->disk = name ? disk_file(name) : NULL;
	return SQLITE_OK;
}

/* A file that is gone is gone at once: names are not what this disk loses. */
static int layer_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
	(void)vfs;
	operation();
	forget(disk_file(name));
	return below->xDelete(below, name, sync);
}

void lossy_install(void)
{
	if (below)
		return;
	below = sqlite3_vfs_find(NULL);
	layer = *below;
	layer.zName = "lossy";
	layer.szOsFile = (int)sizeof(struct file) + below->szOsFile;
	layer.xOpen = layer_open;
	layer.xDelete = layer_delete;
	layer.pNext = NULL;
	sqlite3_vfs_register(&layer, 1);
}
