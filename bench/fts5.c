/*
 * fts5 - the least that an archive could do: each telegram's bytes as one row of SQLite's
 * full-text table, all in one transaction. Import is measured beside it.
 *
 *     bench-fts5 DATABASE PATH
 *
 * PATH is a folder of files with one telegram each, a table of Cablegate, or a text with
 * NNNN behind each telegram, as bench-corpus writes them.
 */
#define _XOPEN_SOURCE 700 /* fts.h is not everywhere; nftw is */
#include <fcntl.h>
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static struct {
	sqlite3 *db;
	sqlite3_stmt *insert;
	unsigned rows;
	unsigned long long bytes;
} table;

static int die(const char *what)
{
	fprintf(stderr, "bench-fts5: %s: %s\n", what, table.db ? sqlite3_errmsg(table.db) : "failed");
	exit(3);
}

static void run(const char *sql)
{
	if (sqlite3_exec(table.db, sql, NULL, NULL, NULL) != SQLITE_OK)
		die(sql);
}

static void insert(const char *p, size_t n)
{
	sqlite3_bind_text64(table.insert, 1, p, n, SQLITE_STATIC, SQLITE_UTF8);
	if (sqlite3_step(table.insert) != SQLITE_DONE)
		die("insert");
	sqlite3_reset(table.insert);
	table.rows++;
	table.bytes += n;
}

/* Behind the NNNN of a telegram. */
static size_t end_of_text(const char *p, size_t n)
{
	for (size_t i = 0; i + 6 <= n; i++)
		if (memcmp(p + i, "\nNNNN\n", 6) == 0)
			return i + 6 < n ? i + 7 : n;
	return n;
}

/* Behind the end of a row: a line end outside quotes. */
static size_t end_of_row(const char *p, size_t n)
{
	int quoted = 0;

	for (size_t i = 0; i < n; i++) {
		if (p[i] == '\\')
			i++;
		else if (p[i] == '"')
			quoted = !quoted;
		else if (p[i] == '\n' && !quoted)
			return i + 1;
	}
	return n;
}

static void insert_all(const char *p, size_t n)
{
	size_t (*end)(const char *, size_t) = n && *p == '"' ? end_of_row : end_of_text;

	while (n) {
		size_t one = end(p, n);

		insert(p, one);
		p += one;
		n -= one;
	}
}

static int each_file(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	size_t n = (size_t)st->st_size;
	int fd;
	char *p;

	if (kind != FTW_F || !n)
		return 0;
	fd = open(path, O_RDONLY);
	p = fd < 0 ? MAP_FAILED : mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED)
		return die(path);
	if (ftw->level)
		insert(p, n);
	else
		insert_all(p, n);
	munmap(p, n);
	close(fd);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fputs("usage: bench-fts5 DATABASE PATH\n", stderr);
		return 2;
	}
	if (sqlite3_open(argv[1], &table.db) != SQLITE_OK)
		die(argv[1]);
	run("CREATE VIRTUAL TABLE telegram USING fts5(text)");
	run("BEGIN");
	if (sqlite3_prepare_v2(table.db, "INSERT INTO telegram VALUES (?)", -1, &table.insert, NULL) != SQLITE_OK)
		die("prepare");
	if (nftw(argv[2], each_file, 16, FTW_PHYS) != 0)
		die(argv[2]);
	sqlite3_finalize(table.insert);
	run("COMMIT");
	sqlite3_close(table.db);
	printf("%u %llu\n", table.rows, table.bytes);
	return 0;
}
