/*
 * seek - what all commands share that run queries: where they look, how the query is read, receipts.
 */
#ifndef CLI_SEEK_H
#define CLI_SEEK_H

#include "cli/command.h"
#include "search/receipt.h"

struct seek_options {
	const char *archive;
	struct option_list in;
	const char *receipt;
	bool literal;
};

#define OPTION_SEEK_IN(type, field) \
	{ "in", 'i', OPT_LIST, offsetof(type, field) + offsetof(struct seek_options, in), "FILE", \
	  "search this file or folder (- is standard input) instead of an archive; may be repeated", NULL }
#define OPTION_SEEK_LITERAL(type, field) \
	{ "literal", 'l', OPT_FLAG, offsetof(type, field) + offsetof(struct seek_options, literal), NULL, \
	  "read all of the query as words", NULL }
#define OPTION_SEEK_RECEIPT(type, field) \
	{ "receipt", 0, OPT_TEXT, offsetof(type, field) + offsetof(struct seek_options, receipt), "FILE", \
	  "write what the answer rests on to this file, to be checked later (cable search --check-receipt)", NULL }
#define OPTION_SEEK_ARCHIVE(type, field) OPTION_ARCHIVE(type, field.archive)

/* Where telegrams are looked for: an archive with its index, or files. */
struct seek {
	struct archive *archive; /* NULL: files */
	struct lookup *lookup;
	struct feed feed;
};

/* Open it. An index that lacks little is brought up to date first. It is to be closed after success. */
bool seek_open(struct seek *s, const struct seek_options *o, struct error *err);
void seek_close(struct seek *s);

/* The words of a command line are one query; a word with blanks keeps them. Lives in the arena. */
Str seek_text(struct arena *a, int argc, char **argv);

/* The receipt of a query, if one is asked for: to its file. */
bool seek_receipt(struct seek *s, struct arena *a, const struct seek_options *o, struct query *q, struct error *err);

/* Tell on standard error which files gave nothing; true if one of them could not be read. */
bool seek_complain(const struct seek *s);

/* Write a whole file, which appears under its name when all of it is there. "-" is standard output. */
bool seek_write(const char *path, const struct buf *b, struct error *err);

/* One way to run: open, call `answer`, close. */
enum outcome seek_run(const void *options, const struct seek_options *o,
                      enum outcome (*answer)(const void *options, struct arena *a, struct seek *s, struct query *q),
                      int argc, char **argv);

#endif
