/*
 * indexer_look - how the index beside an archive is, and whether it is what it should be.
 */
#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "index/gone.h"
#include "index/manifest.h"
#include "index/set.h"
#include "search/index_note.h"
#include "search/indexer.h"

static uint64_t folder_bytes(struct arena *a, const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	struct stat st;
	uint64_t n = 0;

	while (d && (e = readdir(d)))
		if (stat(arena_printf(a, "%s/%s", folder, e->d_name).p, &st) == 0 && S_ISREG(st.st_mode))
			n += (uint64_t)st.st_size;
	if (d)
		closedir(d);
	return n;
}

bool indexer_look(struct archive *ar, struct indexer_status *out, struct error *err)
{
	struct lookup *l = lookup_open(archive_path(ar));
	const struct lookup_view *v = NULL;
	struct arena a;
	IdList held;
	bool ok;

	if (!l)
		return fail(err, ERR_NOMEM, "there is no memory to look into the index");
	arena_init(&a);
	*out = (struct indexer_status){ .bytes = folder_bytes(&a, indexer_folder(&a, archive_path(ar))) };
	ok = lookup_take(l, ar, 0, &v, err) && since_held(ar, &a, &held, err);
	if (ok) {
		out->state = v->state;
		out->telegrams = held.n;
		out->lacks = v->lack_count;
		if (v->index) {
			out->indexed = v->index->live;
			out->generation = v->index->generation;
			out->segments = v->index->view_count;
			out->deleted = v->index->docs - (uint32_t)v->index->live;
			out->set_aside = v->index->left_out;
		}
	}
	lookup_give(l, v);
	lookup_close(l);
	arena_release(&a);
	return ok;
}

/* ---- Verifying ---- */

struct verifying {
	struct arena *a;
	const char *folder;
	struct manifest m;
	IndexerFaults *out;
	IdList ids; /* of all documents that count */
	struct arena scratch;
};

static void note_fault(struct verifying *v, const char *path, const char *what)
{
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;

	*list_push(v->a, v->out) = (struct indexer_fault){ arena_str(v->a, str_of(name)), arena_str(v->a, str_of(what)) };
}

static void take_ids(struct verifying *v, const struct segment *s, const uint64_t *gone)
{
	for (uint32_t doc = 0; doc < s->tail.docs; doc++)
		if (!gone || !set_bit(gone, doc))
			*list_push(&v->scratch, &v->ids) = segment_id(s, doc);
}

static void verify_segment(struct verifying *v, const struct manifest_segment *m)
{
	const char *path = manifest_segment_path(&v->scratch, v->folder, m->number);
	uint64_t *gone = NULL;
	struct segment s;
	struct error err;

	if (!segment_open(&s, path, &err)) {
		note_fault(v, path, err.text);
		return;
	}
	if (!segment_check(&s, &err))
		note_fault(v, path, err.text);
	else if (s.tail.docs != m->docs)
		note_fault(v, path, "it is not the segment that the manifest means");
	else if (m->gone && !gone_read(&v->scratch, manifest_gone_path(&v->scratch, v->folder, m), m->docs, &gone, &err))
		note_fault(v, manifest_gone_path(&v->scratch, v->folder, m), err.text);
	else
		take_ids(v, &s, gone);
	segment_close(&s);
}

static void note_count(struct verifying *v, uint64_t n, const char *what)
{
	if (n)
		note_fault(v, "MANIFEST", arena_printf(v->a, "%" PRIu64 " %s", n, what).p);
}

static int by_number(const void *x, const void *y)
{
	const int64_t *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

static void compare(struct verifying *v, const IdList *held, const struct lookup_view *view)
{
	uint64_t twice = 0, strange = 0, lacking = 0;
	uint32_t i = 0, k = 0;

	if (v->ids.n)
		qsort(v->ids.v, v->ids.n, sizeof *v->ids.v, by_number);
	while (i < v->ids.n || k < held->n) {
		if (i > 0 && i < v->ids.n && v->ids.v[i] == v->ids.v[i - 1]) {
			twice++;
			i++;
		} else if (k == held->n || (i < v->ids.n && v->ids.v[i] < held->v[k])) {
			strange++;
			i++;
		} else if (i == v->ids.n || v->ids.v[i] > held->v[k]) {
			lacking++;
			k++;
		} else {
			i++;
			k++;
		}
	}
	note_count(v, twice, "telegrams are in it twice");
	note_count(v, strange, "telegrams are in it that the archive does not hold");
	note_count(v, lacking > view->lack_count ? lacking - view->lack_count : 0, "telegrams are not in it");
}

static bool verify_files(struct verifying *v, struct archive *ar, const struct lookup_view *view, struct error *err)
{
	struct error own;
	IdList held;

	if (!manifest_read(&v->scratch, v->folder, &v->m, &own)) {
		if (own.kind == ERR_MISSING) {
			*err = own;
			return false;
		}
		note_fault(v, "MANIFEST", own.text);
		return true;
	}
	for (uint32_t i = 0; i < v->m.segments.n; i++)
		verify_segment(v, &v->m.segments.v[i]);
	if (v->out->n == 0 && view->state == LOOKUP_OLD)
		note_fault(v, "MANIFEST", lookup_state_words(LOOKUP_OLD).p);
	if (v->out->n > 0 || !since_held(ar, &v->scratch, &held, err))
		return v->out->n > 0;
	compare(v, &held, view);
	return true;
}

bool indexer_verify(struct archive *ar, struct arena *a, IndexerFaults *out, struct error *err)
{
	struct lookup *l = lookup_open(archive_path(ar));
	struct verifying v = { .a = a, .folder = indexer_folder(a, archive_path(ar)), .out = out };
	const struct lookup_view *view = NULL;
	bool ok;

	if (!l)
		return fail(err, ERR_NOMEM, "there is no memory to look into the index");
	*out = (IndexerFaults){ 0 };
	arena_init(&v.scratch);
	ok = since_begin(ar, err);
	if (ok) {
		ok = lookup_take(l, ar, 0, &view, err) && verify_files(&v, ar, view, err);
		since_end(ar);
	}
	lookup_give(l, view);
	lookup_close(l);
	arena_release(&v.scratch);
	return ok;
}
