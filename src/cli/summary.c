/*
 * summary - what was read out of a telegram, as aligned lines `key: value`.
 */
#include "cli/summary.h"

#include "cable/names.h"
#include "cli/visible.h"

enum { KEY_COLUMN = 16, TREE_TEXT_MOST = 60, TREE_TEXT_COLUMN = 26, TREE_DEPTH_MOST = 16 };

static void put_key(struct buf *b, const char *key)
{
	size_t from = b->n;

	buf_printf(b, "%s:", key);
	buf_fill(b, ' ', KEY_COLUMN - (b->n - from));
}

static void put(struct buf *b, const char *key, Str value)
{
	if (!value.n)
		return;
	put_key(b, key);
	visible_put(b, value, 0);
	buf_byte(b, '\n');
}

static void put_list(struct buf *b, const char *key, const StrList *list, const char *between)
{
	if (list->n == 0)
		return;
	put_key(b, key);
	for (uint32_t i = 0; i < list->n; i++) {
		buf_z(b, i ? between : "");
		visible_put(b, list->v[i], 0);
	}
	buf_byte(b, '\n');
}

static void put_number(struct buf *b, const struct cable *c)
{
	if (!c->mrn.number)
		return;
	put_key(b, "number");
	mrn_print(b, &c->mrn);
	buf_byte(b, '\n');
}

static void put_time(struct buf *b, const struct cable *c)
{
	if (!c->dtg_raw.p)
		return;
	put_key(b, "date-time");
	visible_put(b, c->dtg_raw, 0);
	if (dtg_known(&c->dtg)) {
		buf_z(b, " (");
		dtg_print_time(b, &c->dtg);
		buf_byte(b, ')');
	}
	buf_byte(b, '\n');
}

/* "AMEMBASSY LA PAZ (LAPAZ) PRIORITY 6963" */
static void put_party(struct buf *b, const char *key, const struct party *p)
{
	put_key(b, key);
	visible_put(b, p->name.n ? p->name : p->raw, 0);
	if (p->post.n)
		buf_printf(b, " (%.*s)", STR_ARG(p->post));
	if (p->precedence != PREC_NONE)
		buf_printf(b, " %.*s", STR_ARG(precedence_word(p->precedence)));
	if (p->number.n) {
		buf_byte(b, ' ');
		visible_put(b, p->number, 0);
	}
	buf_byte(b, '\n');
}

static void put_parties(struct buf *b, const char *key, const PartyList *list)
{
	for (uint32_t i = 0; i < list->n; i++)
		put_party(b, key, &list->v[i]);
}

static void put_release(struct buf *b, const struct release *r)
{
	if (r->status == RELEASE_NONE)
		return;
	put_key(b, "release");
	buf_put(b, release_status_name(r->status));
	if (r->current != LEVEL_NONE)
		buf_printf(b, ", now %.*s", STR_ARG(level_word(r->current)));
	if (date_valid(r->date))
		buf_printf(b, ", %04d-%02d-%02d", r->date.year, r->date.month, r->date.day);
	if (r->authority.n) {
		buf_z(b, ", ");
		visible_put(b, r->authority, 0);
	}
	buf_byte(b, '\n');
}

static void put_tags(struct buf *b, const struct cable *c)
{
	if (c->tags.n == 0)
		return;
	put_key(b, "tags");
	for (uint32_t i = 0; i < c->tags.n; i++) {
		buf_z(b, i ? ", " : "");
		visible_put(b, c->tags.v[i].tag, 0);
	}
	buf_byte(b, '\n');
}

static void put_refs(struct buf *b, const struct cable *c)
{
	for (uint32_t i = 0; i < c->refs.n; i++) {
		const struct reference *r = &c->refs.v[i];

		put_key(b, "ref");
		if (r->label.n)
			buf_printf(b, "%.*s. ", STR_ARG(r->label));
		visible_put(b, r->raw, 0);
		if (r->mrn.number) {
			buf_z(b, " = ");
			mrn_print(b, &r->mrn);
		}
		buf_byte(b, '\n');
	}
}

static void put_sections(struct buf *b, const struct sections *s)
{
	if (s->of <= 1 && s->complete)
		return;
	put_key(b, "sections");
	buf_printf(b, "%u of %d", (unsigned)s->present.n, s->of);
	for (uint32_t i = 0; i < s->missing.n; i++)
		buf_printf(b, "%s %d", i ? "," : "; missing", s->missing.v[i]);
	if (!s->complete && s->missing.n == 0)
		buf_z(b, "; cut short");
	buf_byte(b, '\n');
}

static void put_bytes(struct buf *b, const struct cable *c)
{
	put_key(b, "bytes");
	buf_printf(b, "%zu, %zu of them unknown\n", c->text.n, c->text.n - c->accounted);
}

void summary_put(struct buf *b, const struct cable *c, const struct source *s)
{
	put(b, "source", s->path);
	put(b, "form", s->form);
	put(b, "profile", profile_name(c->profile));
	put_number(b, c);
	put_time(b, c);
	put(b, "precedence", precedence_word(c->precedence));
	if (c->has_from)
		put_party(b, "from", &c->from);
	put_parties(b, "to", &c->to);
	put_parties(b, "info", &c->info);
	put_parties(b, "exempt", &c->exempt);
	put(b, "classification", level_word(c->classification));
	put_release(b, &c->release);
	put_list(b, "captions", &c->captions, ", ");
	put_list(b, "pass", &c->pass_lines, "; ");
	put(b, "order", c->eo.raw);
	put_tags(b, c);
	put(b, "subject", c->subject);
	put_refs(b, c);
	put(b, "classified by", c->classified_by.raw);
	put_sections(b, &c->sections);
	put_key(b, "paragraphs");
	buf_printf(b, "%u\n", (unsigned)c->paragraphs.n);
	put(b, "signer", c->signer);
	put_bytes(b, c);
}

static void put_node(struct buf *b, const struct cable *c, const struct node *n, unsigned depth, bool leaf)
{
	Str text = str_at(c->text, n->span);
	Str name = node_name(n->kind);
	size_t indent = 2 * (size_t)depth;

	buf_printf(b, "off=%-7u len=%-6u ", (unsigned)n->span.off, (unsigned)n->span.len);
	buf_fill(b, ' ', indent);
	buf_put(b, name);
	if (leaf) {
		buf_fill(b, ' ', indent + name.n < TREE_TEXT_COLUMN ? TREE_TEXT_COLUMN - indent - name.n : 1);
		visible_put(b, str_cut(text, 0, visible_fit(text, TREE_TEXT_MOST)), 0);
	}
	buf_byte(b, '\n');
}

void summary_put_tree(struct buf *b, const struct cable *c)
{
	uint32_t count, ends[TREE_DEPTH_MOST];
	unsigned depth = 0;
	const struct node *nodes;
	struct arena a;

	arena_init(&a);
	nodes = telegram_tree(&a, c, &count);
	for (uint32_t i = 0; i < count; i++) {
		while (depth && ends[depth - 1] <= i)
			depth--;
		put_node(b, c, &nodes[i], depth, nodes[i].end == i + 1);
		if (nodes[i].end > i + 1 && depth < TREE_DEPTH_MOST)
			ends[depth++] = nodes[i].end;
	}
	arena_release(&a);
}
