/*
 * cable refs - what a telegram cites and what cites it.
 */
#include <stdio.h>

#include "archive/refs.h"
#include "archive/resolve.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "cli/visible.h"
#include "page/words.h"

enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_DOT, FORMAT_GRAPHML, FORMAT_CSV };
enum { INDENT = 4, SUBJECT_LEAST = 20 };

struct refs_options {
	const char *archive;
	int format, color;
	long depth;
};

static const struct refs_options defaults = { .depth = 1 };

/* A tree being printed; a node that stands above already is not opened again. */
struct tree {
	struct buf *b;
	const struct terminal *t;
	struct arena *a;
	const struct ref_graph *g;
	bool up;
	bool *shown;
};

static void put_subject(struct tree *t, Str subject, size_t column)
{
	size_t room = t->t->width > column + SUBJECT_LEAST ? t->t->width - column : SUBJECT_LEAST;

	visible_put(t->b, str_cut(subject, 0, visible_fit(subject, room)), 0);
}

static size_t put_name(struct tree *t, const struct ref_node *n, Str raw)
{
	if (n->held.n)
		return style_text(t->b, t->t, STYLE_BOLD, n->mrn.p ? words_mrn(t->a, n->mrn) : n->name);
	if (n->mrn.p && n->number.post.n && !n->number.airgram)
		return visible_put(t->b, words_mrn(t->a, n->mrn), 0);
	return visible_put(t->b, raw, 0);
}

/* "A. 74 LA PAZ 3504, 30 May 1974, La Paz: SUBJECT" */
static void put_node(struct tree *t, const struct ref_node *n, const struct ref_edge *e, unsigned depth)
{
	size_t column = (size_t)depth * INDENT;

	buf_fill(t->b, ' ', column);
	if (e && e->label.n && !t->up) {
		buf_printf(t->b, "%.*s. ", STR_ARG(e->label));
		column += e->label.n + 2;
	}
	column += put_name(t, n, e ? e->raw : n->name);
	if (n->held.n) {
		Str when = arena_printf(t->a, "  %.*s  ", STR_ARG(n->time.p ? words_iso_date(t->a, n->time) : S("no time")));

		buf_put(t->b, when);
		put_subject(t, n->subject.p ? n->subject : S("no subject"), column + when.n);
	} else if (n->number.number) {
		buf_printf(t->b, "  %snot held", n->number.airgram ? "airgram, " : "");
	} else {
		buf_printf(t->b, "  %.*s", STR_ARG(str_eq(n->kind, S("unknown")) ? S("no number") : n->kind));
	}
	if (e && e->mended)
		buf_z(t->b, "  (the year is not written: the one before)");
	if (e && e->notal)
		buf_z(t->b, "  (not sent to all)");
}

static void put_branch(struct tree *t, uint32_t node, unsigned depth)
{
	uint32_t e = t->up ? t->g->nodes.v[node].first_in : t->g->nodes.v[node].first_out;

	if (depth > t->g->depth)
		return;
	while (e != REFS_NO_EDGE) {
		const struct ref_edge *x = &t->g->edges.v[e];
		uint32_t to = t->up ? x->from : x->to;
		const struct ref_node *n = &t->g->nodes.v[to];
		bool again = t->shown[to] && (t->up ? n->first_in : n->first_out) != REFS_NO_EDGE;

		put_node(t, n, x, depth);
		buf_z(t->b, again ? "  (above)\n" : "\n");
		if (!t->shown[to]) {
			t->shown[to] = true;
			put_branch(t, to, depth + 1);
		}
		e = t->up ? x->next_in : x->next_out;
	}
}

static void put_tree(struct tree *t, bool up)
{
	t->up = up;
	t->shown = arena_array(t->a, bool, t->g->nodes.n);
	t->shown[0] = true;
	put_branch(t, 0, 1);
}

static void refs_text(struct buf *b, const struct terminal *t, struct arena *a, const struct ref_graph *g)
{
	struct tree tree = { .b = b, .t = t, .a = a, .g = g };
	struct ref_counts c = refs_count(g);
	uint32_t numbers = c.cites - c.cites_other;

	put_node(&tree, &g->nodes.v[0], NULL, 0);
	buf_printf(b, "\ncites %.*s", STR_ARG(words_many(a, numbers, "telegram", "telegrams")));
	if (numbers)
		buf_printf(b, ", %u held, %u not held", c.cites_held, numbers - c.cites_held);
	if (c.cites_other)
		buf_printf(b, "; and %.*s", STR_ARG(words_many(a, c.cites_other, "other thing", "other things")));
	buf_byte(b, '\n');
	put_tree(&tree, false);
	buf_printf(b, "is cited by %.*s\n", STR_ARG(words_many(a, c.cited_by, "telegram", "telegrams")));
	put_tree(&tree, true);
	if (g->cut)
		buf_printf(b, "There are more: only %d are shown.\n", REFS_NODES_MOST);
}

static void put_graph(const struct refs_options *o, struct arena *a, const struct ref_graph *g)
{
	struct terminal t;
	struct buf b;
	struct json j;

	terminal_open(&t, (enum color)o->color);
	if (o->format == FORMAT_TEXT)
		terminal_page(&t);
	buf_init(&b, BUF_MOST);
	switch (o->format) {
	case FORMAT_TEXT:
		refs_text(&b, &t, a, g);
		break;
	case FORMAT_JSON:
		json_init(&j, &b);
		refs_json(&j, g);
		buf_byte(&b, '\n');
		break;
	case FORMAT_DOT:
		refs_dot(&b, g);
		break;
	case FORMAT_GRAPHML:
		refs_graphml(&b, g);
		break;
	case FORMAT_CSV:
		refs_csv(&b, g);
		break;
	}
	output_flush(&b);
	buf_release(&b);
	terminal_close(&t);
}

/* The number that a word means, as the archive knows it. */
static bool read_word(struct archive *ar, struct arena *a, const char *word, struct mrn *out, struct error *err)
{
	struct resolve_want want = { 0 };
	ResolvedList list;

	resolve_read(a, str_of(word), &want, &list);
	if (!resolve_look_up(ar, a, &want, &list, err))
		return false;
	if (list.n != 1 || !list.v[0].candidates.n)
		return fail(err, ERR_USAGE, "'%s' is no telegram's number such as 06ALMATY3273", word);
	*out = list.v[0].candidates.v[0].mrn;
	return true;
}

static enum outcome refs_of(const struct refs_options *o, struct archive *ar, struct arena *a, const char *word)
{
	struct ref_graph g;
	struct mrn m;
	struct error err;

	if (!read_word(ar, a, word, &m, &err) || !archive_get_refs(ar, a, &m, (unsigned)o->depth, &g, &err))
		return command_failed(&err);
	if (!g.nodes.v[0].held.n && g.nodes.n == 1) {
		fail(&err, ERR_MISSING, "%s is neither held nor cited in %s; `cable resolve` tells what is near it", word,
		     archive_path(ar));
		return command_failed(&err);
	}
	put_graph(o, a, &g);
	return DONE_WELL;
}

static enum outcome refs_run(const void *options, int argc, char **argv)
{
	const struct refs_options *o = options;
	enum outcome worst = DONE_WELL;
	struct archive *ar;
	struct arena a;
	struct error err;

	if (o->depth < 1 || o->depth > REFS_DEPTH_MOST)
		return command_misused("refs: --depth is from 1 to %d", REFS_DEPTH_MOST);
	if (!archive_open_read(&ar, command_archive(o->archive), &err))
		return command_failed(&err);
	arena_init(&a);
	for (int i = 0; i < argc; i++) {
		enum outcome got = refs_of(o, ar, &a, argv[i]);

		worst = got > worst ? got : worst;
		arena_reset(&a);
	}
	arena_release(&a);
	archive_close(ar);
	return worst;
}

const struct command cmd_refs = {
	.name = "refs",
	.summary = "print what a telegram cites and what cites it",
	.args = "MRN...",
	.help = "References both ways, out of the archive. What is cited and not held has a row of its own, and so have "
		"letters, airgrams and talks. With --depth the telegrams at the other end are asked in turn.",
	.options = (const struct option[]){
		OPTION_ARCHIVE(struct refs_options, archive),
		{ "depth", 'd', OPT_NUMBER, offsetof(struct refs_options, depth), "NUMBER", "how many steps, 1 when not given",
		  NULL },
		{ "format", 'f', OPT_CHOICE, offsetof(struct refs_options, format), NULL, "how to print",
		  (const char *const[]){ "text", "json", "dot", "graphml", "csv", NULL } },
		OPTION_COLOR(struct refs_options, color),
		{ 0 },
	},
	.options_size = sizeof(struct refs_options),
	.defaults = &defaults,
	.examples = (const char *const[]){
		"cable refs 74LAPAZ9233", "one step both ways",
		"cable refs --depth 3 '74 LA PAZ 9233'", "and what those cite, and are cited by",
		"cable refs -d 5 -f dot 74LAPAZ9233 | dot -Tsvg > refs.svg", "as a picture",
		NULL,
	},
	.least = 1,
	.most = -1,
	.aside = true,
	.run = refs_run,
};
