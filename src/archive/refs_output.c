/*
 * refs_output - references both ways as JSON ("refs/1"), for Graphviz, as GraphML and CSV.
 */
#include "archive/refs.h"

#include <limits.h>

#include "base/csv.h"

static Str shown_name(const struct ref_graph *g, uint32_t node)
{
	const struct ref_node *n = &g->nodes.v[node];

	if (n->mrn.p && n->number.post.n)
		return n->mrn;
	/* No number: what it is called where it is cited. */
	return n->first_in != REFS_NO_EDGE && g->edges.v[n->first_in].raw.p ? g->edges.v[n->first_in].raw : n->name;
}

static void put_steps(struct json *j, const char *key, unsigned steps)
{
	if (steps == UINT_MAX)
		json_put_null(j, key);
	else
		json_put_int(j, key, steps);
}

static void put_node(struct json *j, const struct ref_graph *g, uint32_t i)
{
	const struct ref_node *n = &g->nodes.v[i];

	json_map(j);
	json_put_int(j, "node", i);
	json_put_str(j, "mrn", n->number.post.n ? n->mrn : STR_NONE);
	json_put_str(j, "name", shown_name(g, i));
	json_put_str(j, "kind", n->kind);
	json_key(j, "held");
	json_list(j);
	for (uint32_t k = 0; k < n->held.n; k++)
		json_int(j, n->held.v[k]);
	json_list_end(j);
	json_put_str(j, "time", n->time);
	json_put_str(j, "from", n->from);
	json_put_str(j, "subject", n->subject);
	put_steps(j, "steps_down", n->below);
	put_steps(j, "steps_up", n->above);
	json_map_end(j);
}

static void put_edge(struct json *j, const struct ref_edge *e)
{
	json_map(j);
	json_put_int(j, "from", e->from);
	json_put_int(j, "to", e->to);
	json_put_str(j, "label", e->label);
	json_put_str(j, "raw", e->raw);
	json_put_str(j, "title", e->title);
	json_put_bool(j, "notal", e->notal);
	json_put_bool(j, "year_mended", e->mended);
	json_map_end(j);
}

void refs_json(struct json *j, const struct ref_graph *g)
{
	struct ref_counts c = refs_count(g);

	json_map(j);
	json_put_str(j, "schema", S("refs/1"));
	json_put_str(j, "mrn", g->nodes.v[0].mrn);
	json_put_int(j, "depth", g->depth);
	json_put_bool(j, "cut", g->cut);
	json_put_int(j, "cites", c.cites);
	json_put_int(j, "cites_held", c.cites_held);
	json_put_int(j, "cites_other", c.cites_other);
	json_put_int(j, "cited_by", c.cited_by);
	json_key(j, "nodes");
	json_list(j);
	for (uint32_t i = 0; i < g->nodes.n; i++)
		put_node(j, g, i);
	json_list_end(j);
	json_key(j, "edges");
	json_list(j);
	for (uint32_t i = 0; i < g->edges.n; i++)
		put_edge(j, &g->edges.v[i]);
	json_list_end(j);
	json_map_end(j);
}

/* Text between the quotes of a DOT string. */
static void dot_text(struct buf *b, Str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '"' || c == '\\')
			buf_byte(b, '\\');
		buf_byte(b, c < ' ' ? ' ' : (char)c);
	}
}

void refs_dot(struct buf *b, const struct ref_graph *g)
{
	buf_z(b, "digraph references {\n\trankdir=LR;\n\tnode [shape=box];\n");
	for (uint32_t i = 0; i < g->nodes.n; i++) {
		const struct ref_node *n = &g->nodes.v[i];

		buf_printf(b, "\tn%u [label=\"", i);
		dot_text(b, shown_name(g, i));
		if (n->subject.p) {
			buf_z(b, "\\n");
			dot_text(b, n->subject);
		}
		buf_printf(b, "\"%s%s];\n", n->held.n ? "" : ", style=dashed", i ? "" : ", penwidth=2");
	}
	for (uint32_t i = 0; i < g->edges.n; i++) {
		buf_printf(b, "\tn%u -> n%u", g->edges.v[i].from, g->edges.v[i].to);
		if (g->edges.v[i].label.n) {
			buf_z(b, " [label=\"");
			dot_text(b, g->edges.v[i].label);
			buf_z(b, "\"]");
		}
		buf_z(b, ";\n");
	}
	buf_z(b, "}\n");
}

/* XML 1.0 knows no control characters but tab and line ends; they become blanks. */
static void xml_text(struct buf *b, Str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '<')
			buf_z(b, "&lt;");
		else if (c == '>')
			buf_z(b, "&gt;");
		else if (c == '&')
			buf_z(b, "&amp;");
		else
			buf_byte(b, c < ' ' ? ' ' : (char)c);
	}
}

static void xml_data(struct buf *b, const char *key, Str s)
{
	if (!s.p)
		return;
	buf_printf(b, "<data key=\"%s\">", key);
	xml_text(b, s);
	buf_z(b, "</data>");
}

static const char graphml_head[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
	"<key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n"
	"<key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
	"<key id=\"held\" for=\"node\" attr.name=\"held\" attr.type=\"boolean\"/>\n"
	"<key id=\"time\" for=\"node\" attr.name=\"time\" attr.type=\"string\"/>\n"
	"<key id=\"from\" for=\"node\" attr.name=\"from\" attr.type=\"string\"/>\n"
	"<key id=\"subject\" for=\"node\" attr.name=\"subject\" attr.type=\"string\"/>\n"
	"<key id=\"label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n"
	"<key id=\"raw\" for=\"edge\" attr.name=\"raw\" attr.type=\"string\"/>\n"
	"<graph edgedefault=\"directed\">\n";

void refs_graphml(struct buf *b, const struct ref_graph *g)
{
	buf_z(b, graphml_head);
	for (uint32_t i = 0; i < g->nodes.n; i++) {
		const struct ref_node *n = &g->nodes.v[i];

		buf_printf(b, "<node id=\"n%u\">", i);
		xml_data(b, "name", shown_name(g, i));
		xml_data(b, "kind", n->kind);
		xml_data(b, "held", n->held.n ? S("true") : S("false"));
		xml_data(b, "time", n->time);
		xml_data(b, "from", n->from);
		xml_data(b, "subject", n->subject);
		buf_z(b, "</node>\n");
	}
	for (uint32_t i = 0; i < g->edges.n; i++) {
		buf_printf(b, "<edge source=\"n%u\" target=\"n%u\">", g->edges.v[i].from, g->edges.v[i].to);
		xml_data(b, "label", g->edges.v[i].label);
		xml_data(b, "raw", g->edges.v[i].raw);
		buf_z(b, "</edge>\n");
	}
	buf_z(b, "</graph>\n</graphml>\n");
}

static void csv_cell(struct buf *b, Str s)
{
	buf_byte(b, ',');
	csv_put(b, s);
}

void refs_csv(struct buf *b, const struct ref_graph *g)
{
	buf_z(b, "citing,cited,kind,held,label,notal,raw,citing_time,citing_subject,cited_time,cited_subject\n");
	for (uint32_t i = 0; i < g->edges.n; i++) {
		const struct ref_edge *e = &g->edges.v[i];
		const struct ref_node *from = &g->nodes.v[e->from], *to = &g->nodes.v[e->to];

		csv_put(b, shown_name(g, e->from));
		csv_cell(b, shown_name(g, e->to));
		csv_cell(b, to->kind);
		csv_cell(b, to->held.n ? S("yes") : S("no"));
		csv_cell(b, e->label);
		csv_cell(b, e->notal ? S("yes") : S("no"));
		csv_cell(b, e->raw);
		csv_cell(b, from->time);
		csv_cell(b, from->subject);
		csv_cell(b, to->time);
		csv_cell(b, to->subject);
		buf_byte(b, '\n');
	}
}
