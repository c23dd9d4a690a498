/*
 * offer - the thread of an import that looks for files and reads them.
 */
#include "archive/offer.h"

#include <time.h>

#include "archive/job.h"
#include "intake/walk.h"

struct offering {
	const struct offer *o;
	struct crew_feed *feed;
	struct intake intake;
	struct error *err;
	bool refused;     /* the archive did not answer */
	bool whole;       /* the file at hand is one telegram: its hash is that of the text */
	int64_t items;
	int64_t size;     /* of the file at hand; -1: nobody knows */
};

/* What comes over standard input may be slow in coming: nothing waits for what follows. */
static bool put(struct offering *f, struct job *j)
{
	return crew_put(f->feed, j) && (f->size >= 0 || crew_flush(f->feed));
}

static bool put_record(void *data, const struct record *r)
{
	struct offering *f = data;

	f->items++;
	f->whole = f->items == 1 && r->kind == ITEM_TELEGRAM && !r->member.p && !r->carried.p && r->offset == 0 &&
	           (f->size < 0 || (uint64_t)f->size == r->length);
	return put(f, job_of_record(r));
}

static bool read_file(struct offering *f, const struct source_file *s, const char *path)
{
	struct job *end;

	f->items = 0;
	f->whole = false;
	if (!put(f, job_of_file(JOB_BEGIN, s)) || !intake_records(&f->intake, path, put_record, f))
		return false;
	end = job_of_file(JOB_END, s);
	end->whole = f->whole;
	end->hash = !f->whole && f->size >= 0;
	return put(f, end);
}

/* A file that was read to its end before need not be opened. */
static bool put_known(struct offering *f, const struct source_file *s, bool *known)
{
	struct job *j;
	int64_t telegrams = 0;

	*known = false;
	if (!f->o->known)
		return true;
	if (!source_known(f->o->known, s, &telegrams, f->err)) {
		f->refused = true;
		return false;
	}
	if (telegrams == 0)
		return true;
	*known = true;
	j = job_of_file(JOB_KNOWN, s);
	j->telegrams = telegrams;
	return put(f, j);
}

static bool offer_file(void *data, const char *path, const struct stat *st)
{
	struct offering *f = data;
	struct source_file s = source_of_stat(path, st);
	bool known;

	if (f->o->own && (archive_is_own_file(f->o->own, st->st_dev, st->st_ino) || archive_is_of_index(f->o->own, path)))
		return true;
	f->size = s.size;
	return put_known(f, &s, &known) && (known || read_file(f, &s, path));
}

static bool offer_trouble(void *data, const char *path, const char *reason)
{
	struct offering *f = data;
	struct source_file s = { .path = str_of(path) };
	struct record r = { .kind = ITEM_FAILED, .reason = str_of(reason) };

	return put(f, job_of_file(JOB_BEGIN, &s)) && put(f, job_of_record(&r));
}

/* What came over standard input is a source of its own each time. */
static bool offer_standard_input(struct offering *f)
{
	struct timespec now;
	struct source_file s = { .path = S("-") };

	clock_gettime(CLOCK_REALTIME, &now);
	s.mtime_ns = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
	f->size = -1;
	return crew_flush(f->feed) && read_file(f, &s, "-");
}

static bool offer_path(struct offering *f, const char *path)
{
	struct walk w = { offer_file, offer_trouble, f };

	return strcmp(path, "-") == 0 ? offer_standard_input(f) : walk_path(&w, path);
}

bool offer_run(void *offer, struct crew_feed *feed, struct error *err)
{
	const struct offer *o = offer;
	struct offering f = { .o = o, .feed = feed, .err = err };
	bool go = true;

	intake_init(&f.intake);
	for (size_t i = 0; go && i < o->n; i++)
		go = offer_path(&f, o->paths[i]);
	intake_release(&f.intake);
	return !f.refused;
}
