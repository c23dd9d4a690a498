/*
 * cable watch - what saved searches find that was not there the last time.
 */
#include <stdio.h>
#include <stdlib.h>

#include "archive/since.h"
#include "cli/command.h"
#include "cli/hits.h"
#include "cli/seek.h"
#include "page/atom.h"
#include "search/output.h"
#include "search/saved.h"

struct watch_options {
	struct seek_options seek;
	const char *atom;
	bool peek;
	int format, color;
	long limit;
};

enum { FORMAT_TEXT, FORMAT_JSON };
enum { ATOM_HITS = 50 };

static const struct watch_options defaults = { .limit = 20 };

/* A saved search, and what it finds. */
struct watched {
	struct saved *saved;
	struct query *query;
	uint64_t total;
	IdList all, fresh; /* ids: of all hits by date; of those that came since */
	HitList shown, latest;
};
typedef LIST(struct watched) WatchedList;

static bool note_arrival(void *data, const struct since_event *e)
{
	struct watched *w = data;

	if (!e->purged)
		w->fresh.v[w->fresh.n++] = e->id;
	return true;
}

static int by_number(const void *x, const void *y)
{
	const int64_t *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

/* What came, as far as it is among the hits, in their order. */
static void keep_hits(struct arena *a, struct watched *w)
{
	IdList hits = { 0 };

	if (w->fresh.n > 1)
		qsort(w->fresh.v, w->fresh.n, sizeof *w->fresh.v, by_number);
	for (uint32_t i = 0; w->fresh.n > 0 && i < w->all.n; i++)
		if (bsearch(&w->all.v[i], w->fresh.v, w->fresh.n, sizeof *w->fresh.v, by_number))
			*list_push(a, &hits) = w->all.v[i];
	w->fresh = hits;
}

static IdList first(const IdList *l, size_t most)
{
	return (IdList){ .v = l->v, .n = l->n < most ? l->n : (uint32_t)most };
}

/* Those that were put in last, the last one first. */
static IdList latest(struct arena *a, const IdList *all)
{
	IdList out = { 0 };
	int64_t *ids = arena_array(a, int64_t, all->n + 1);

	if (all->n)
		memcpy(ids, all->v, all->n * sizeof *ids);
	qsort(ids, all->n, sizeof *ids, by_number);
	for (uint32_t i = all->n; i > 0 && out.n < ATOM_HITS; i--)
		*list_push(a, &out) = ids[i - 1];
	return out;
}

static bool look(struct arena *a, struct seek *s, const struct watch_options *o, int64_t entries,
                 struct watched *w, struct error *err)
{
	const struct run_want want = { .sort = SORT_DATE, .ids = true };
	int64_t seen = w->saved->seen < entries ? w->saved->seen : entries;
	IdList shown, last;
	struct result r;

	w->query = query_read(a, w->saved->query, w->saved->literal);
	if (!search_run(a, &s->feed, w->query, &want, &r, err))
		return false;
	w->total = r.total;
	w->all = r.ids;
	w->fresh = (IdList){ .v = arena_array(a, int64_t, (size_t)(entries - seen) + 1) };
	if (!since_walk(s->archive, seen, entries, false, note_arrival, w, err))
		return false;
	keep_hits(a, w);
	shown = first(&w->fresh, o->limit > 0 ? (size_t)o->limit : SIZE_MAX);
	last = o->atom ? latest(a, &w->all) : (IdList){ 0 };
	return search_hits(a, &s->feed, w->query, &shown, &w->shown, err) &&
	       search_hits(a, &s->feed, w->query, &last, &w->latest, err);
}

static void put_text(struct buf *b, const struct terminal *t, struct arena *a, const WatchedList *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		const struct watched *w = &l->v[i];

		buf_z(b, i ? "\n" : "");
		style_text(b, t, STYLE_BOLD, w->saved->name);
		buf_printf(b, ": %u new of %llu\n", (unsigned)w->fresh.n, (unsigned long long)w->total);
		hits_put_list(b, t, a, &w->shown);
		if (w->shown.n < w->fresh.n)
			buf_printf(b, "\nand %u more; --limit 0 shows all\n",
			           (unsigned)(w->fresh.n - w->shown.n));
	}
}

static void put_json(struct buf *b, const WatchedList *l)
{
	struct json j;

	json_init(&j, b);
	json_map(&j);
	json_put_str(&j, "schema", S("watch/1"));
	json_key(&j, "searches");
	json_list(&j);
	for (uint32_t i = 0; i < l->n; i++) {
		json_map(&j);
		json_put_str(&j, "name", l->v[i].saved->name);
		json_put_str(&j, "query", l->v[i].saved->query);
		json_put_int(&j, "total", (long long)l->v[i].total);
		json_put_int(&j, "new", l->v[i].fresh.n);
		hits_json(&j, &l->v[i].shown);
		json_map_end(&j);
	}
	json_list_end(&j);
	json_map_end(&j);
	buf_byte(b, '\n');
}

static void put_answer(const struct watch_options *o, struct arena *a, const WatchedList *l)
{
	struct terminal t;
	struct buf b;

	terminal_open(&t, (enum color)o->color);
	buf_init(&b, BUF_MOST);
	if (o->format == FORMAT_JSON)
		put_json(&b, l);
	else
		put_text(&b, &t, a, l);
	output_flush(&b);
	buf_release(&b);
}

static bool write_atom(const struct watch_options *o, struct arena *a, const WatchedList *l,
                       struct error *err)
{
	struct atom_feed *feeds = arena_array(a, struct atom_feed, l->n + 1);
	struct buf b;
	bool ok;

	if (!o->atom)
		return true;
	for (uint32_t i = 0; i < l->n; i++)
		feeds[i] = (struct atom_feed){ l->v[i].saved->name, l->v[i].saved->query,
			                       &l->v[i].latest };
	buf_init(&b, BUF_MOST);
	atom_put(&(struct html){ &b, a }, l->n == 1 ? l->v[0].saved->query : S("Saved searches"),
	         STR_NONE, feeds, l->n);
	ok = seek_write(o->atom, &b, err);
	buf_release(&b);
	return ok;
}

static bool choose(struct arena *a, SavedList *all, const char *name, WatchedList *out,
                   struct error *err)
{
	for (uint32_t i = 0; i < all->n; i++)
		if (!name || str_eq(all->v[i].name, str_of(name)))
			*list_push(a, out) = (struct watched){ .saved = &all->v[i] };
	if (out->n > 0)
		return true;
	return name ? fail(err, ERR_USAGE, "no search is saved as '%s'; `cable save --list` shows all",
	                   name)
	            : fail(err, ERR_USAGE, "no search is saved; `cable save NAME QUERY` saves one");
}

/* Other programs may have saved searches meanwhile: only what was looked at is written anew. */
static bool note_seen(struct arena *a, const char *path, const WatchedList *l, int64_t entries,
                      struct error *err)
{
	SavedList now;

	if (!saved_read(a, path, &now, err))
		return false;
	for (uint32_t i = 0; i < l->n; i++) {
		struct saved *s = saved_find(&now, l->v[i].saved->name);

		if (s && str_eq(s->query, l->v[i].saved->query))
			s->seen = entries;
	}
	return saved_write(path, &now, err);
}

static enum outcome watch(const struct watch_options *o, struct arena *a, struct seek *s,
                          const char *name)
{
	const char *path = archive_path(s->archive);
	WatchedList l = { 0 };
	struct log_root root;
	SavedList saved;
	struct error err;
	bool any = false;

	if (!saved_read(a, path, &saved, &err) || !choose(a, &saved, name, &l, &err) ||
	    !log_root(s->archive, &root, &err))
		return command_failed(&err);
	for (uint32_t i = 0; i < l.n; i++) {
		if (!look(a, s, o, root.entries, &l.v[i], &err))
			return command_failed(&err);
		any |= l.v[i].fresh.n > 0;
	}
	put_answer(o, a, &l);
	if (!write_atom(o, a, &l, &err) ||
	    (!o->peek && any && !note_seen(a, path, &l, root.entries, &err)))
		return command_failed(&err);
	return any ? DONE_WELL : DONE_NO;
}

static enum outcome watch_command(const void *options, int argc, char **argv)
{
	const struct watch_options *o = options;
	enum outcome outcome;
	struct error err;
	struct arena a;
	struct seek s;

	if (!seek_open(&s, &o->seek, &err))
		return command_failed(&err);
	arena_init(&a);
	outcome = watch(o, &a, &s, argc ? argv[0] : NULL);
	arena_release(&a);
	seek_close(&s);
	return outcome;
}

const struct command cmd_watch = {
	.name = "watch",
	.summary = "tell what saved searches find that is new",
	.args = "[NAME]",
	.help = "New is what came to the archive since the search was saved or watched last. All saved searches are asked, or the "
		"one of this name. The exit code is 0 when there is something new, 1 when there is not.",
	.options = (const struct option[]){
		OPTION_SEEK_ARCHIVE(struct watch_options, seek),
		{ "atom", 0, OPT_TEXT, offsetof(struct watch_options, atom), "FILE",
		  "write the latest hits, new or not, as a feed for a news reader", NULL },
		{ "peek", 0, OPT_FLAG, offsetof(struct watch_options, peek), NULL, "what is new stays new for the next time", NULL },
		{ "format", 'f', OPT_CHOICE, offsetof(struct watch_options, format), NULL, "how to print",
		  (const char *const[]){ "text", "json", NULL } },
		{ "limit", 'n', OPT_NUMBER, offsetof(struct watch_options, limit), "N",
		  "at most so many new ones of each, 0 is all (default: 20)", NULL },
		OPTION_COLOR(struct watch_options, color),
		{ 0 },
	},
	.options_size = sizeof(struct watch_options),
	.defaults = &defaults,
	.examples = (const char *const[]){
		"cable watch", "all saved searches",
		"cable import new/ && cable watch wheat --atom wheat.xml", "one of them, also for a news reader",
		NULL },
	.least = 0,
	.most = 1,
	.aside = true,
	.run = watch_command,
};
