/*
 * refs - what a telegram cites and what cites it, step by step, both ways.
 */
#include "archive/refs.h"

#include <assert.h>
#include <limits.h>

#include "archive/handle.h"
#include "authority/fold.h"

enum { SLOTS_FIRST = 1024 };

/* The graph while it grows, and a hash table that finds nodes by name. */
struct growth {
	struct archive *ar;
	struct arena *a;
	struct ref_graph *g;
	uint32_t *slots; /* node + 1; 0 is empty */
	uint32_t size;   /* a power of two */
	struct error *err;
};

static uint32_t *slot_of(struct growth *w, Str key)
{
	uint32_t at = fold_hash(key.p, key.n) & (w->size - 1);

	while (w->slots[at] && !str_eq(w->g->nodes.v[w->slots[at] - 1].name, key))
		at = (at + 1) & (w->size - 1);
	return &w->slots[at];
}

static void grow_slots(struct growth *w)
{
	w->size = w->size ? w->size * 2 : SLOTS_FIRST;
	w->slots = arena_array(w->a, uint32_t, w->size);
	for (uint32_t i = 0; i < w->g->nodes.n; i++)
		*slot_of(w, w->g->nodes.v[i].name) = i + 1;
}

static uint32_t add_node(struct growth *w, const struct ref_node *n)
{
	struct ref_node *to;

	if (2 * w->g->nodes.n >= w->size)
		grow_slots(w);
	*slot_of(w, n->name) = w->g->nodes.n + 1;
	to = list_push(w->a, &w->g->nodes);
	*to = *n;
	to->below = to->above = UINT_MAX;
	to->first_out = to->first_in = REFS_NO_EDGE;
	to->more_out = to->more_in = true;
	return w->g->nodes.n - 1;
}

/* The node of a name, made if it is new; UINT32_MAX when there are too many. */
static uint32_t node_of(struct growth *w, const struct ref_node *n)
{
	uint32_t there;

	if (!w->size)
		grow_slots(w);
	there = *slot_of(w, n->name);
	if (there)
		return there - 1;
	if (w->g->nodes.n >= REFS_NODES_MOST) {
		w->g->cut = true;
		return UINT32_MAX;
	}
	return add_node(w, n);
}

/* What is held of a node's number. */
static bool describe(struct growth *w, struct ref_node *n)
{
	struct summary s;

	if (n->number.number && !archive_find(w->ar, w->a, &n->number, &n->held, w->err))
		return false;
	if (!n->held.n)
		return true;
	if (!archive_get_summary(w->ar, w->a, n->held.v[0], &s, w->err))
		return false;
	n->time = s.time;
	n->from = s.from_post.p ? s.from_post : s.from_name;
	n->subject = s.subject;
	return true;
}

static bool has_edge(const struct ref_graph *g, uint32_t from, uint32_t to)
{
	/* The shorter of the two lists would do; a telegram cites few. */
	for (uint32_t e = g->nodes.v[from].first_out; e != REFS_NO_EDGE; e = g->edges.v[e].next_out)
		if (g->edges.v[e].to == to)
			return true;
	return false;
}

/* Edges are linked in the order in which they stand in the telegram. */
static void link_edge(struct ref_graph *g, uint32_t e)
{
	struct ref_edge *x = &g->edges.v[e];
	uint32_t *out = &g->nodes.v[x->from].first_out, *in = &g->nodes.v[x->to].first_in;

	x->next_out = REFS_NO_EDGE;
	while (*out != REFS_NO_EDGE)
		out = &g->edges.v[*out].next_out;
	*out = e;
	x->next_in = *in; /* these may be many: turned round once, at the end */
	*in = e;
}

static void add_edge(struct growth *w, const struct ref_edge *x)
{
	if (has_edge(w->g, x->from, x->to))
		return;
	*list_push(w->a, &w->g->edges) = *x;
	link_edge(w->g, w->g->edges.n - 1);
}

static const char out_sql[] =
	"SELECT position, kind, mrn, post, year, number, airgram, year_inferred, notal, label, raw, title"
	" FROM reference WHERE telegram_id = ? AND kind <> 'none' ORDER BY position";

struct found {
	struct ref_node node;
	struct ref_edge edge;
	bool inferred;
	int64_t position;
};
typedef LIST(struct found) FoundList;

static struct mrn row_number(const struct rows *r, int at, struct arena *a)
{
	return (struct mrn){ .post = row_text(r, at, a), .year = (uint16_t)row_int(r, at + 1),
		.number = (uint32_t)row_int(r, at + 2), .airgram = row_int(r, at + 3) != 0 };
}

static void read_out(const struct rows *r, struct arena *a, struct found *f)
{
	f->position = row_int(r, 0);
	f->node.kind = row_text(r, 1, a);
	f->node.mrn = row_text(r, 2, a);
	f->node.number = row_number(r, 3, a);
	f->inferred = row_int(r, 7) != 0;
	f->edge.notal = row_int(r, 8) != 0;
	f->edge.label = row_text(r, 9, a);
	f->edge.raw = row_text(r, 10, a);
	f->edge.title = row_text(r, 11, a);
}

/* A number that is not held, of a year that was not written: the year before may be. */
static bool mend_year(struct growth *w, struct found *f)
{
	struct mrn before = f->node.number;
	IdList now = { 0 }, then = { 0 };

	before.year--;
	if (!f->inferred || !archive_find(w->ar, w->a, &f->node.number, &now, w->err) || now.n)
		return !f->inferred || now.n;
	if (!archive_find(w->ar, w->a, &before, &then, w->err))
		return false;
	if (then.n) {
		f->node.number = before;
		f->node.mrn = mrn_str(w->a, &before);
		f->edge.mended = true;
	}
	return true;
}

/* The name under which a thing that is cited is one: its number, or else its place. */
static void name_cited(struct growth *w, int64_t id, struct found *f)
{
	if (f->node.mrn.p && f->node.number.number && f->node.number.post.n)
		f->node.name = f->node.mrn;
	else
		f->node.name = arena_printf(w->a, "%lld:%lld", (long long)id, (long long)f->position);
}

static bool add_cited(struct growth *w, uint32_t from, int64_t id, struct found *f)
{
	uint32_t before = w->g->nodes.n;

	if (f->node.number.number && f->node.number.post.n && !mend_year(w, f))
		return false;
	name_cited(w, id, f);
	f->edge.from = from;
	f->edge.to = node_of(w, &f->node);
	if (f->edge.to == UINT32_MAX)
		return true;
	if (f->edge.to == before && f->node.name.p == f->node.mrn.p && !describe(w, &w->g->nodes.v[before]))
		return false;
	add_edge(w, &f->edge);
	return true;
}

/* What one text of a node cites. */
static bool cites_of(struct growth *w, uint32_t node, int64_t id)
{
	FoundList list = { 0 };
	struct rows rows = db_query(w->ar->db, w->err, out_sql, INT(id));

	while (rows_next(&rows))
		read_out(&rows, w->a, list_push(w->a, &list));
	if (!rows_end(&rows))
		return false;
	for (uint32_t i = 0; i < list.n; i++)
		if (!add_cited(w, node, id, &list.v[i]))
			return false;
	return true;
}

static bool expand_out(struct growth *w, uint32_t node)
{
	IdList held = w->g->nodes.v[node].held;

	for (uint32_t i = 0; i < held.n; i++)
		if (!cites_of(w, node, held.v[i]))
			return false;
	w->g->nodes.v[node].more_out = false;
	return true;
}

/* Those that name the number, and those that left out the year and cannot mean the next one's. */
static const char in_sql[] =
	"SELECT t.id, t.mrn, t.post, t.year, t.number, t.airgram, t.time, coalesce(t.from_post, t.from_name), t.subject,"
	" r.notal, r.label, r.raw, r.title, r.year <> ?3"
	" FROM reference r JOIN telegram t ON t.id = r.telegram_id"
	" WHERE r.mrn IN (?1, ?2) AND (r.year = ?3 OR (r.year_inferred AND ?4"
	"  AND NOT EXISTS (SELECT 1 FROM telegram h WHERE h.mrn = r.mrn)))"
	" ORDER BY t.time, t.id, r.position";

static void read_in(const struct rows *r, struct arena *a, struct found *f)
{
	f->position = row_int(r, 0);
	f->node.mrn = row_text(r, 1, a);
	f->node.number = row_number(r, 2, a);
	f->node.kind = S("cable");
	f->node.time = row_text(r, 6, a);
	f->node.from = row_text(r, 7, a);
	f->node.subject = row_text(r, 8, a);
	f->edge.notal = row_int(r, 9) != 0;
	f->edge.label = row_text(r, 10, a);
	f->edge.raw = row_text(r, 11, a);
	f->edge.title = row_text(r, 12, a);
	f->edge.mended = row_int(r, 13) != 0;
	f->node.name = f->node.mrn.p ? f->node.mrn : arena_printf(a, "id %lld", (long long)f->position);
}

static bool add_citing(struct growth *w, uint32_t to, struct found *f)
{
	uint32_t before = w->g->nodes.n;

	f->edge.to = to;
	f->edge.from = node_of(w, &f->node);
	if (f->edge.from == UINT32_MAX)
		return true;
	if (f->edge.from == before) {
		struct ref_node *n = &w->g->nodes.v[before];

		if (!n->mrn.p)
			*list_push(w->a, &n->held) = f->position;
		else if (!describe(w, n))
			return false;
	}
	add_edge(w, &f->edge);
	return true;
}

static bool expand_in(struct growth *w, uint32_t node)
{
	struct mrn m = w->g->nodes.v[node].number, next = m;
	FoundList list = { 0 };
	struct rows rows;

	w->g->nodes.v[node].more_in = false;
	if (!m.number || !m.post.n)
		return true;
	next.year++;
	rows = db_query(w->ar->db, w->err, in_sql, TEXT(mrn_str(w->a, &m)), TEXT(mrn_str(w->a, &next)), INT(m.year),
	                INT(w->g->nodes.v[node].held.n > 0));
	while (rows_next(&rows))
		read_in(&rows, w->a, list_push(w->a, &list));
	if (!rows_end(&rows))
		return false;
	for (uint32_t i = 0; i < list.n; i++)
		if (!add_citing(w, node, &list.v[i]))
			return false;
	return true;
}

/* Down: ask all nodes of one step what they cite; what is new is of the next step. */
static bool step_down(struct growth *w, unsigned step)
{
	uint32_t n = w->g->nodes.n;

	for (uint32_t i = 0; i < n; i++) {
		if (w->g->nodes.v[i].below != step)
			continue;
		if (!expand_out(w, i))
			return false;
		for (uint32_t e = w->g->nodes.v[i].first_out; e != REFS_NO_EDGE; e = w->g->edges.v[e].next_out) {
			struct ref_node *to = &w->g->nodes.v[w->g->edges.v[e].to];

			if (to->below == UINT_MAX)
				to->below = step + 1;
		}
	}
	return true;
}

static bool step_up(struct growth *w, unsigned step)
{
	uint32_t n = w->g->nodes.n;

	for (uint32_t i = 0; i < n; i++) {
		if (w->g->nodes.v[i].above != step)
			continue;
		if (!expand_in(w, i))
			return false;
		for (uint32_t e = w->g->nodes.v[i].first_in; e != REFS_NO_EDGE; e = w->g->edges.v[e].next_in) {
			struct ref_node *from = &w->g->nodes.v[w->g->edges.v[e].from];

			if (from->above == UINT_MAX)
				from->above = step + 1;
		}
	}
	return true;
}

/* Edges were put in front of each other; turn each list round. */
static void turn_in_lists(struct ref_graph *g)
{
	for (uint32_t i = 0; i < g->nodes.n; i++) {
		uint32_t e = g->nodes.v[i].first_in, turned = REFS_NO_EDGE;

		while (e != REFS_NO_EDGE) {
			uint32_t next = g->edges.v[e].next_in;

			g->edges.v[e].next_in = turned;
			turned = e;
			e = next;
		}
		g->nodes.v[i].first_in = turned;
	}
}

static bool grow(struct growth *w, const struct mrn *m)
{
	struct ref_node root = { .mrn = mrn_str(w->a, m), .number = *m, .kind = m->airgram ? S("airgram") : S("cable") };
	struct ref_node *n;
	uint32_t at;

	root.name = root.mrn;
	at = node_of(w, &root);
	n = &w->g->nodes.v[at];
	n->below = n->above = 0;
	if (!describe(w, n))
		return false;
	for (unsigned step = 0; step < w->g->depth; step++)
		if (!step_down(w, step) || !step_up(w, step))
			return false;
	turn_in_lists(w->g);
	return true;
}

bool archive_get_refs(struct archive *ar, struct arena *a, const struct mrn *m, unsigned depth, struct ref_graph *out,
                      struct error *err)
{
	struct ref_graph g = { .depth = depth };
	struct growth w = { .ar = ar, .a = a, .g = &g, .err = err };
	bool ok;

	assert(depth >= 1 && depth <= REFS_DEPTH_MOST && m->number);
	ok = db_script(ar->db, "BEGIN", err) && grow(&w, m);
	archive_undo(ar); /* nothing was written: this only ends the one moment */
	if (ok)
		*out = g;
	return ok;
}

struct ref_counts refs_count(const struct ref_graph *g)
{
	struct ref_counts c = { 0 };

	for (uint32_t e = g->nodes.v[0].first_out; e != REFS_NO_EDGE; e = g->edges.v[e].next_out) {
		const struct ref_node *to = &g->nodes.v[g->edges.v[e].to];

		c.cites++;
		c.cites_held += to->held.n > 0;
		c.cites_other += to->number.number == 0;
	}
	for (uint32_t e = g->nodes.v[0].first_in; e != REFS_NO_EDGE; e = g->edges.v[e].next_in)
		c.cited_by++;
	return c;
}
