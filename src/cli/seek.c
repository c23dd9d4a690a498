/*
 * seek - what all commands share that run queries.
 */
#include "cli/seek.h"

#include <errno.h>
#include <stdio.h>

#include "cli/indexing.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "cli/visible.h"

enum { PATH_ROOM = 4096 };

bool seek_open(struct seek *s, const struct seek_options *o, struct error *err)
{
	const char *path = command_archive(o->archive);

	*s = (struct seek){ 0 };
	if (o->in.n > 0) {
		feed_init_files(&s->feed, (char **)o->in.v, o->in.n);
		return true;
	}
	if (!archive_open_read(&s->archive, path, err))
		return false;
	s->lookup = lookup_open(path);
	if (s->lookup)
		indexing_before(s->archive, s->lookup);
	feed_init_indexed(&s->feed, s->archive, s->lookup);
	return true;
}

void seek_close(struct seek *s)
{
	feed_release(&s->feed);
	lookup_close(s->lookup);
	archive_close(s->archive);
}

Str seek_text(struct arena *a, int argc, char **argv)
{
	Str all = S("");

	for (int i = 0; i < argc; i++)
		all = arena_printf(a, "%.*s%s%s", STR_ARG(all), i > 0 ? " " : "", argv[i]);
	return all;
}

bool seek_write(const char *path, const struct buf *b, struct error *err)
{
	char part[PATH_ROOM];
	bool ok;
	FILE *f;

	if (strcmp(path, "-") == 0) {
		fwrite(buf_str(b).p, 1, b->n, stdout);
		return true;
	}
	if (snprintf(part, sizeof part, "%s.part", path) >= (int)sizeof part)
		return fail(err, ERR_LIMIT, "%s: the name is too long", path);
	f = fopen(part, "wb");
	if (!f)
		return fail(err, ERR_IO, "%s: %s", path, strerror(errno));
	ok = fwrite(buf_str(b).p, 1, b->n, f) == b->n;
	if (fclose(f) != 0 || !ok || rename(part, path) != 0) {
		remove(part);
		return fail(err, ERR_IO, "%s could not be written", path);
	}
	return true;
}

bool seek_receipt(struct seek *s, struct arena *a, const struct seek_options *o, struct query *q,
                  struct error *err)
{
	struct receipt r;
	struct buf b;
	bool ok;

	if (!o->receipt)
		return true;
	if (!receipt_make(a, &s->feed, q, o->literal, S(CABLEROOM_VERSION), &r, err))
		return false;
	buf_init(&b, BUF_MOST);
	receipt_print(&b, &r);
	ok = seek_write(o->receipt, &b, err);
	buf_release(&b);
	return ok;
}

bool seek_complain(const struct seek *s)
{
	bool failed = false;
	struct buf b;

	buf_init(&b, BUF_MOST);
	for (uint32_t i = 0; i < s->feed.troubles.n; i++) {
		const struct feed_trouble *t = &s->feed.troubles.v[i];

		buf_z(&b, "cable: ");
		visible_put(&b, t->path, 0);
		buf_z(&b, ": ");
		visible_put(&b, t->reason, 0);
		buf_byte(&b, '\n');
		failed |= t->failed;
	}
	fwrite(b.n > 0 ? b.p : "", 1, b.n, stderr);
	buf_release(&b);
	return failed;
}

static enum outcome run_open(const void *options, const struct seek_options *o,
                             enum outcome (*answer)(const void *options, struct arena *a,
                                                    struct seek *s, struct query *q),
                             struct arena *a, Str text)
{
	enum outcome outcome;
	struct error err;
	struct seek s;

	if (!seek_open(&s, o, &err))
		return command_failed(&err);
	outcome = answer(options, a, &s, query_read(a, text, o->literal));
	seek_close(&s);
	return outcome;
}

enum outcome seek_run(const void *options, const struct seek_options *o,
                      enum outcome (*answer)(const void *options, struct arena *a, struct seek *s,
                                             struct query *q),
                      int argc, char **argv)
{
	enum outcome outcome;
	struct arena a;

	if (o->archive && o->in.n > 0)
		return command_misused(
			"it looks into an archive or into files: --archive and --in exclude each other");
	if (o->receipt && o->in.n > 0)
		return command_misused(
			"a receipt is of an archive: --receipt and --in exclude each other");
	arena_init(&a);
	outcome = run_open(options, o, answer, &a, seek_text(&a, argc, argv));
	arena_release(&a);
	return outcome;
}
