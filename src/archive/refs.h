/*
 * refs - what a telegram cites and what cites it, step by step, both ways.
 *
 * A number that is cited and not held is a node of its own. Telegrams that
 * cite each other are no trouble: each is there once.
 */
#ifndef ARCHIVE_REFS_H
#define ARCHIVE_REFS_H

#include "archive/get.h"
#include "base/json.h"

enum { REFS_DEPTH_MOST = 50, REFS_NODES_MOST = 100000 };

#define REFS_NO_EDGE UINT32_MAX

/* A telegram, held or only cited, or something that is no telegram. */
struct ref_node {
	Str mrn;           /* absent: it has no number, or is none */
	Str name;          /* as it is cited; of a held telegram without a number "id 12" */
	struct mrn number; /* number 0: it has none */
	Str kind;          /* "cable", "airgram", "letter" … */
	IdList held;       /* its texts in the archive, none if it is only cited */
	Str time, from, subject; /* of the first of them */
	unsigned below, above;   /* steps from the root along what is cited, along what cites; UINT_MAX: not that way */
	uint32_t first_out, first_in; /* its edges, linked; REFS_NO_EDGE at the end */
	bool more_out, more_in;  /* it was not asked what it cites, what cites it */
};

/* One telegram cites something. */
struct ref_edge {
	uint32_t from, to;
	Str label, raw, title;
	bool notal;
	bool mended; /* the year was left out and is read as the one before: that telegram is held, the other not */
	uint32_t next_out, next_in;
};

struct ref_graph {
	LIST(struct ref_node) nodes; /* the root is the first */
	LIST(struct ref_edge) edges;
	unsigned depth;
	bool cut; /* REFS_NODES_MOST was reached */
};

/* What the telegrams one step from the root are. */
struct ref_counts {
	uint32_t cites, cites_held, cites_other; /* other: no telegrams */
	uint32_t cited_by;
};

/*
 * The references from and to a number, `depth` steps each way (1 to
 * REFS_DEPTH_MOST). A number that the archive neither holds nor cites gives a
 * graph of one node. Everything lives in the arena; all of it is as of one moment.
 */
bool archive_get_refs(struct archive *ar, struct arena *a, const struct mrn *m, unsigned depth, struct ref_graph *out,
                      struct error *err);
struct ref_counts refs_count(const struct ref_graph *g);

/* One object, "refs/1"; a graph for Graphviz; GraphML; a line for each edge behind one that names the columns. */
void refs_json(struct json *j, const struct ref_graph *g);
void refs_dot(struct buf *b, const struct ref_graph *g);
void refs_graphml(struct buf *b, const struct ref_graph *g);
void refs_csv(struct buf *b, const struct ref_graph *g);

#endif
