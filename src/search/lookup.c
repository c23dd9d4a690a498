/*
 * lookup - the index of an archive, as those see it who ask.
 *
 * A view is made when archive or index have changed, by whoever asks first; it is kept for those
 * who turn pages. All views that are held are in one list, the newest first.
 */
#include "search/lookup.h"

#include <assert.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "search/index_note.h"
#include "search/indexer.h"

enum { HELD_MOST = 24, HELD_SECONDS = 600 };

/* What the manifest's file is: another one has another. */
struct file_mark {
	bool there;
	ino_t inode;
	off_t size;
	struct timespec changed;
};

/* A view with what is private to it. `index` may be shared by copies, see index_without(). */
struct held {
	struct lookup_view view; /* first: a view is what is given away */
	struct held *next;
	struct file_mark manifest;
	uint32_t aside;          /* how many segments were set aside */
	int64_t indexed;         /* entry of the log up to which its index knows all */
	unsigned users;
	bool stale;              /* not to be given any more */
	time_t used;
};

struct lookup {
	pthread_mutex_t lock;
	pthread_cond_t made;
	bool making;             /* somebody makes a view; `aside` stays as it is meanwhile */
	char *archive, *folder, *manifest;
	struct held *views;      /* the newest first */
	struct index_aside aside;
	struct arena arena;
};

Str lookup_state_words(enum lookup_state s)
{
	static const Str words[] = {
		[LOOKUP_WHOLE] = S_INIT("the index is up to date"),
		[LOOKUP_BEHIND] = S_INIT("telegrams came since the index was brought up to date"),
		[LOOKUP_NONE] = S_INIT("there is no index yet"),
		[LOOKUP_OLD] = S_INIT("the index was made by another version, or of another archive"),
		[LOOKUP_DAMAGED] = S_INIT("a part of the index is damaged and set aside"),
	};

	return words[s];
}

struct lookup *lookup_open(const char *archive)
{
	struct lookup *l = calloc(1, sizeof *l);

	if (!l)
		return NULL;
	pthread_mutex_init(&l->lock, NULL);
	pthread_cond_init(&l->made, NULL);
	arena_init(&l->arena);
	l->archive = arena_z(&l->arena, str_of(archive));
	l->folder = (char *)(uintptr_t)indexer_folder(&l->arena, archive);
	l->manifest = arena_z(&l->arena, arena_printf(&l->arena, "%s/MANIFEST", l->folder));
	return l;
}

static void held_free(struct held *h)
{
	index_close(h->view.index);
	free((void *)(uintptr_t)h->view.lacks);
	free(h);
}

void lookup_close(struct lookup *l)
{
	if (!l)
		return;
	for (struct held *h = l->views, *next; h; h = next) {
		next = h->next;
		assert(h->users == 0);
		held_free(h);
	}
	free(l->aside.v);
	pthread_cond_destroy(&l->made);
	pthread_mutex_destroy(&l->lock);
	arena_release(&l->arena);
	free(l);
}

/* ---- What has changed ---- */

static struct file_mark mark_file(const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return (struct file_mark){ 0 };
	return (struct file_mark){ true, st.st_ino, st.st_size, st.st_mtim };
}

static bool same_file(const struct file_mark *a, const struct file_mark *b)
{
	return a->there == b->there && (!a->there || (a->inode == b->inode && a->size == b->size &&
	       a->changed.tv_sec == b->changed.tv_sec && a->changed.tv_nsec == b->changed.tv_nsec));
}

static bool is_of_now(const struct held *h, const struct file_mark *manifest, int64_t entries)
{
	return h && !h->stale && h->view.entries == entries && same_file(&h->manifest, manifest);
}

/* ---- Making a view ---- */

/* What the log says of a stretch of itself. */
struct news {
	struct arena *a;
	IdList came, purged;
};

static bool note_event(void *data, const struct since_event *e)
{
	struct news *n = data;

	*list_push(n->a, e->purged ? &n->purged : &n->came) = e->id;
	return true;
}

static int by_number(const void *x, const void *y)
{
	const int64_t *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

/* The ids of `lists` without those purged, as the view's own; they are in order but for damage that was mended. */
static bool set_lacks(struct lookup_view *v, const int64_t *old, size_t old_n, const struct news *n)
{
	int64_t *out = malloc((old_n + n->came.n + 1) * sizeof *out);
	size_t m = 0;

	if (!out)
		return false;
	if (n->purged.n)
		qsort(n->purged.v, n->purged.n, sizeof *n->purged.v, by_number);
	for (size_t i = 0; i < old_n + n->came.n; i++) {
		int64_t id = i < old_n ? old[i] : n->came.v[i - old_n];

		if (!n->purged.n || !bsearch(&id, n->purged.v, n->purged.n, sizeof id, by_number))
			out[m++] = id;
	}
	v->lacks = out;
	v->lack_count = m;
	return true;
}

static bool no_memory(struct error *err)
{
	return fail(err, ERR_NOMEM, "there is no memory to look into the index");
}

/* All that the archive holds, but for what the index has (which may be NULL). */
static bool set_difference(struct held *h, struct archive *ar, struct arena *a, struct error *err)
{
	struct news none = { a, { 0 }, { 0 } };
	IdList held;
	uint32_t n = 0;

	if (!since_held(ar, a, &held, err))
		return false;
	free((void *)(uintptr_t)h->view.lacks);
	h->view.lacks = NULL;
	for (uint32_t i = 0; h->view.index && i < held.n; i++)
		if (!index_has(h->view.index, held.v[i]))
			held.v[n++] = held.v[i];
	return set_lacks(&h->view, held.v, h->view.index ? n : held.n, &none) || no_memory(err);
}

/* The same index with what the log says of after it. */
static bool follow_log(struct held *h, const struct held *old, struct archive *ar, struct arena *a, struct error *err)
{
	struct news news = { a, { 0 }, { 0 } };
	struct index *less;

	if (!since_walk(ar, old ? old->view.entries : h->indexed, h->view.entries, false, note_event, &news, err))
		return false;
	if (!set_lacks(&h->view, old ? old->view.lacks : NULL, old ? old->view.lack_count : 0, &news))
		return no_memory(err);
	if (!h->view.index || (news.purged.n == 0 && !old))
		return true;
	less = index_without(h->view.index, news.purged.v, news.purged.n);
	if (!less)
		return no_memory(err);
	if (!old)
		index_close(h->view.index);
	h->view.index = less;
	return true;
}

static enum lookup_state state_of_error(const struct error *err)
{
	return err->kind == ERR_MISSING ? LOOKUP_NONE : LOOKUP_DAMAGED;
}

/* A file that tells the next writer, if there can be one. */
static void leave_mark(struct lookup *l, uint64_t number)
{
	struct arena a;
	int fd;

	arena_init(&a);
	fd = open(arena_printf(&a, "%s/%08" PRIu64 ".damaged", l->folder, number).p, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
	if (fd >= 0)
		close(fd);
	arena_release(&a);
}

/* Open what the manifest names; an index that cannot be used is none. */
static bool open_index(struct lookup *l, struct held *h, const struct index *old, struct index_aside *aside,
                       struct archive *ar, struct error *err)
{
	struct error own;
	struct index_note note;
	uint32_t before = aside->n;
	struct index *x = index_refresh_good(old, l->folder, aside, &own);
	bool fits = false;

	for (uint32_t i = before; i < aside->n; i++)
		leave_mark(l, aside->v[i]);

	if (!x) {
		h->view.state = state_of_error(&own);
		return own.kind != ERR_NOMEM || fail(err, own.kind, "%s", own.text);
	}
	if (index_note_read(x->note, &note) && !index_note_fits(ar, &note, &fits, err)) {
		index_close(x);
		return false;
	}
	if (!fits) {
		h->view.state = LOOKUP_OLD;
		index_close(x);
		return true;
	}
	h->view.index = x;
	h->indexed = note.at.entries;
	return true;
}

static void settle_state(struct held *h, bool damaged)
{
	if (!h->view.index)
		return;
	if (damaged)
		h->view.state = LOOKUP_DAMAGED;
	else
		h->view.state = h->view.lack_count ? LOOKUP_BEHIND : LOOKUP_WHOLE;
}

/* Within one state of the archive. */
static bool fill(struct lookup *l, struct held *h, const struct held *old, struct index_aside *aside,
                 struct archive *ar, struct arena *a, struct error *err)
{
	bool same = old && !old->stale && h->aside == old->aside && same_file(&h->manifest, &old->manifest) &&
	            old->view.entries <= h->view.entries;
	bool damaged;

	if (same) {
		h->view.index = old->view.index; /* follow_log() makes a copy */
		h->view.state = old->view.state;
		h->indexed = old->indexed;
		if (!follow_log(h, old, ar, a, err)) {
			h->view.index = NULL;
			return false;
		}
		if (h->view.state == LOOKUP_WHOLE && h->view.lack_count)
			h->view.state = LOOKUP_BEHIND;
		return true;
	}
	if (!open_index(l, h, old ? old->view.index : NULL, aside, ar, err))
		return false;
	h->aside = aside->n;
	damaged = h->view.index && h->view.index->left_out;
	if (h->view.index && !follow_log(h, NULL, ar, a, err))
		return false;
	if ((!h->view.index || damaged) && !set_difference(h, ar, a, err))
		return false;
	settle_state(h, damaged);
	return true;
}

static struct held *make(struct lookup *l, const struct held *old, struct index_aside *aside, struct archive *ar,
                         struct error *err)
{
	struct held *h = calloc(1, sizeof *h);
	struct arena a;
	bool ok;

	if (!h) {
		no_memory(err);
		return NULL;
	}
	arena_init(&a);
	h->manifest = mark_file(l->manifest);
	h->aside = aside->n;
	ok = since_begin(ar, err);
	if (ok) {
		ok = since_entries(ar, &h->view.entries, err) && fill(l, h, old, aside, ar, &a, err);
		since_end(ar);
	}
	arena_release(&a);
	if (ok) {
		h->view.generation = (uint64_t)h->view.entries << 16 | (h->view.index ? h->view.index->generation & 0xFFFF : 0);
		return h;
	}
	held_free(h);
	return NULL;
}

/* ---- Giving and taking ---- */

/* Those that nobody has had for long, or that are too many, go. The first is that of now. */
static void drop_old(struct lookup *l)
{
	unsigned n = 0;
	time_t now = time(NULL);

	for (struct held **at = &l->views; *at;) {
		struct held *h = *at;

		if (n++ > 0 && h->users == 0 && (h->stale || n > HELD_MOST || now - h->used > HELD_SECONDS)) {
			*at = h->next;
			held_free(h);
		} else {
			at = &h->next;
		}
	}
}

static struct held *find_held(const struct lookup *l, uint64_t generation)
{
	for (struct held *h = l->views; h; h = h->next)
		if (!h->stale && h->view.generation == generation)
			return h;
	return NULL;
}

/* What was purged is in no view that is given from now on. */
static bool purged_since(struct archive *ar, const struct held *old, const struct held *new)
{
	struct arena a;
	struct news news = { &a, { 0 }, { 0 } };
	bool any;

	arena_init(&a);
	any = !since_walk(ar, old->view.entries, new->view.entries, false, note_event, &news, NULL) || news.purged.n > 0 ||
	      new->view.entries < old->view.entries;
	arena_release(&a);
	return any;
}

static void put_first(struct lookup *l, struct held *h, bool alone)
{
	for (struct held *o = l->views; o; o = o->next)
		o->stale |= alone || o->view.generation == h->view.generation;
	h->next = l->views;
	l->views = h;
	drop_old(l);
}

/* With the lock held, which is left while the work is done: others have the view of before meanwhile. */
static bool renew(struct lookup *l, struct archive *ar, struct error *err)
{
	struct held *old = l->views, *new;
	bool alone = false;

	l->making = true;
	if (old)
		old->users++;
	pthread_mutex_unlock(&l->lock);
	new = make(l, old, &l->aside, ar, err);
	if (new && old)
		alone = purged_since(ar, old, new);
	pthread_mutex_lock(&l->lock);
	if (old)
		old->users--;
	if (new)
		put_first(l, new, alone);
	l->making = false;
	pthread_cond_broadcast(&l->made);
	return new != NULL;
}

/* With the lock held. Who does not make the view itself has that of before, if there is one. */
static bool see_to_now(struct lookup *l, const struct file_mark *manifest, int64_t entries, struct archive *ar,
                       struct error *err)
{
	if (is_of_now(l->views, manifest, entries))
		return true;
	while (l->making && (!l->views || l->views->stale))
		pthread_cond_wait(&l->made, &l->lock);
	return (l->views && !l->views->stale && (l->making || is_of_now(l->views, manifest, entries))) || renew(l, ar, err);
}

bool lookup_take(struct lookup *l, struct archive *ar, uint64_t generation, const struct lookup_view **out,
                 struct error *err)
{
	struct file_mark manifest = mark_file(l->manifest);
	struct held *h = NULL;
	int64_t entries;
	bool ok;

	if (!since_entries(ar, &entries, err))
		return false;
	pthread_mutex_lock(&l->lock);
	ok = see_to_now(l, &manifest, entries, ar, err);
	if (ok) {
		h = generation ? find_held(l, generation) : NULL;
		h = h ? h : l->views;
		h->users++;
		h->used = time(NULL);
		*out = &h->view;
	}
	pthread_mutex_unlock(&l->lock);
	return ok;
}

void lookup_give(struct lookup *l, const struct lookup_view *v)
{
	struct held *h = (struct held *)(uintptr_t)v;

	if (!v)
		return;
	pthread_mutex_lock(&l->lock);
	h->users--;
	drop_old(l);
	pthread_mutex_unlock(&l->lock);
}

void lookup_mend(struct lookup *l, const struct lookup_view *v)
{
	uint32_t before;

	if (!v->index)
		return;
	pthread_mutex_lock(&l->lock);
	while (l->making)
		pthread_cond_wait(&l->made, &l->lock);
	before = l->aside.n;
	index_find_damage(v->index, &l->aside);
	for (uint32_t i = before; i < l->aside.n; i++)
		leave_mark(l, l->aside.v[i]);
	for (struct held *h = l->views; h; h = h->next)
		h->stale |= l->aside.n > before;
	pthread_mutex_unlock(&l->lock);
}
