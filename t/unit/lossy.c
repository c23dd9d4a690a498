/* Tests of what a power cut leaves of an archive: batches that ended, wholly, and no part of the others. */
#include <sys/wait.h>
#include <unistd.h>

#include "archive/handle.h"
#include "archive/verify.h"
#include "lib/lossy_vfs.h"
#include "tap.h"

enum { BATCHES = 3, ENTRIES = 40 };

static char folder[] = "/tmp/t-lossy.XXXXXX", path[128];
static struct error err;

static void fresh(void)
{
	char command[300];

	snprintf(command, sizeof command, "rm -f %s*", path);
	if (system(command) != 0)
		exit(1);
}

/* Entries of the log stand for all that a batch holds; each batch is told to the parent when it ended. */
static void write_batches(int tell)
{
	static const char hash[32];
	struct archive *ar;

	if (!archive_open_write(&ar, path, &err))
		_exit(1);
	for (char b = 1; b <= BATCHES; b++) {
		if (!archive_begin(ar, &err))
			_exit(2);
		for (int i = 0; i < ENTRIES; i++)
			if (!log_append(ar, LOG_SOURCE, b * 1000 + i, (Str){ hash, 32 }, S("text"), &err))
				_exit(3);
		if (!archive_end(ar, &err) || write(tell, &b, 1) != 1)
			_exit(4);
	}
	archive_close(ar);
}

/* Run a child that crashes at an operation; returns the last batch that it was told had ended, -1 if it did not crash. */
static int crash_at(long operation, unsigned seed)
{
	int ends[2], status = 0, told = 0;
	char b;
	pid_t child;

	if (pipe(ends) != 0)
		exit(1);
	child = fork();
	if (child == 0) {
		close(ends[0]);
		lossy_crash_at(operation, seed);
		write_batches(ends[1]);
		_exit(0);
	}
	close(ends[1]);
	while (read(ends[0], &b, 1) == 1)
		told = b;
	close(ends[0]);
	waitpid(child, &status, 0);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return -1;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != LOSSY_EXIT)
		printf("# the child ended with %d\n", status);
	return told;
}

/* What the next start finds: whole batches, all that ended and at most the one that was ending. */
static bool survives(int told)
{
	struct archive *ar;
	struct log_root root;
	bool good = archive_open_write(&ar, path, &err);

	if (!good)
		return false;
	good = log_root(ar, &root, &err) && root.entries % ENTRIES == 0 && root.entries >= told * ENTRIES &&
	       root.entries <= (told + 1) * ENTRIES;
	archive_close(ar);
	return good;
}

static bool is_whole(void)
{
	struct verify_report report;
	struct arena a;
	bool good;

	arena_init(&a);
	good = archive_verify(&a, path, NULL, &report, &err) && verify_clean(&report);
	for (uint32_t i = 0; i < report.damages.n; i++)
		printf("# %.*s\n", STR_ARG(report.damages.v[i].what));
	arena_release(&a);
	return good;
}

/* A crash at every operation of the whole run. */
static void test_every_operation(unsigned seed)
{
	int lost = 0, damaged = 0, told = 0;
	long at;

	for (at = 1; told >= 0; at++) {
		fresh();
		told = crash_at(at, seed ? seed + (unsigned)at : 0);
		if (told < 0 && seed)
			break;
		lost += told >= 0 && !survives(told);
		damaged += !is_whole();
	}
	is_int(lost, 0, "power cuts at each of %ld operations, seed %u: every batch that ended is there, wholly", at - 1, seed);
	is_int(damaged, 0, "and the archive is whole");
}

/* The layer itself: what is not synced is gone. */
static void test_layer(void)
{
	int told = crash_at(1, 0);
	FILE *f = fopen(path, "rb");

	is_int(told, 0, "a crash at the first operation: nothing ended");
	ok(f != NULL && fgetc(f) == EOF, "and the file is empty");
	if (f)
		fclose(f);
}

int main(void)
{
	char command[64];

	if (!mkdtemp(folder))
		return 1;
	snprintf(path, sizeof path, "%s/a.cables", folder);
	lossy_install();
	test_layer();
	test_every_operation(0);
	test_every_operation(7);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	ok(system(command) == 0, "the folder is gone");
	return tap_done();
}
