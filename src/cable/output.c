/*
 * output - a telegram as cable JSON, version 1 (docs/SCHEMAS.md).
 *
 * Every key is always there, null or empty when the telegram does not have the
 * value; the order of keys is that of the schema.
 */
#include "cable/output.h"

#include "cable/names.h"
#include "cable/output_record.h"
#include "cable/part.h"
#include "cable/rules.h"

static void key_span(struct json *j, Span s)
{
	json_key(j, "span");
	json_span(j, s);
}

static void key_strings(struct json *j, const char *key, const StrList *list)
{
	json_key(j, key);
	json_list(j);
	for (uint32_t i = 0; i < list->n; i++)
		json_str(j, list->v[i]);
	json_list_end(j);
}

/* A number that `none` says is not there. */
static void key_number(struct json *j, const char *key, long long v, long long none)
{
	if (v == none)
		json_put_null(j, key);
	else
		json_put_int(j, key, v);
}

static void key_date(struct json *j, const char *key, struct date d)
{
	json_key(j, key);
	if (!date_valid(d)) {
		json_null(j);
		return;
	}
	json_text(j);
	date_print(j->out, d);
	json_text_end(j);
}

static void key_mrn(struct json *j, const struct mrn *m)
{
	json_key(j, "mrn");
	if (!m->number || !m->year || !m->post.p) {
		json_null(j);
		return;
	}
	json_text(j);
	mrn_print(j->out, m);
	json_text_end(j);
}

static void put_source(struct json *j, const struct source *s)
{
	json_key(j, "source");
	json_map(j);
	json_put_str(j, "path", s->path);
	json_put_str(j, "member", s->member);
	json_put_str(j, "form", s->form);
	json_put_str(j, "sha256", s->sha256);
	json_put_int(j, "offset", (long long)s->offset);
	json_put_int(j, "length", (long long)s->length);
	json_put_str(j, "text_sha256", s->text_sha256);
	json_map_end(j);
}

static void put_mrn_forms(struct json *j, const struct cable *c)
{
	json_key(j, "mrn_forms");
	json_list(j);
	for (uint32_t i = 0; i < c->mrn_forms.n; i++) {
		const struct mrn_form *f = &c->mrn_forms.v[i];

		json_map(j);
		json_put_str(j, "raw", f->raw);
		json_put_str(j, "where", mrn_place_name(f->where));
		key_span(j, f->span);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_transmission(struct json *j, const struct transmission *t)
{
	json_key(j, "transmission");
	if (!t->there) {
		json_null(j);
		return;
	}
	json_map(j);
	json_put_str(j, "id", t->id);
	json_put_str(j, "channel", t->channel);
	json_put_str(j, "number", t->number);
	json_put_str(j, "precedence", precedence_word(t->precedence));
	key_strings(j, "routing", &t->routing);
	json_put_str(j, "station", t->station);
	json_put_str(j, "serial", t->serial);
	key_number(j, "section", t->section, 0);
	json_put_str(j, "filed", t->filed);
	json_put_str(j, "security", t->security);
	key_strings(j, "signals", &t->signals);
	json_map_end(j);
}

static void put_time(struct json *j, const struct cable *c)
{
	json_put_str(j, "dtg", c->dtg_raw);
	json_key(j, "time");
	if (!dtg_known(&c->dtg) || c->dtg.zone != 'Z') {
		json_null(j);
		return;
	}
	json_text(j);
	dtg_print_time(j->out, &c->dtg);
	json_text_end(j);
}

static void put_from(struct json *j, const struct cable *c)
{
	json_key(j, "from");
	if (!c->has_from) {
		json_null(j);
		return;
	}
	json_map(j);
	json_put_str(j, "name", c->from.name);
	json_put_str(j, "post", c->from.post);
	json_put_str(j, "routing", c->from.routing);
	json_put_str(j, "raw", c->from.raw);
	key_span(j, c->from.span);
	json_map_end(j);
}

static void put_parties(struct json *j, const char *key, const PartyList *list)
{
	json_key(j, key);
	json_list(j);
	for (uint32_t i = 0; i < list->n; i++) {
		const struct party *p = &list->v[i];

		json_map(j);
		json_put_str(j, "name", p->name);
		json_put_str(j, "post", p->post);
		json_put_str(j, "routing", p->routing);
		json_put_str(j, "precedence", precedence_word(p->precedence));
		json_put_str(j, "number", p->number);
		json_put_str(j, "raw", p->raw);
		key_span(j, p->span);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_marks(struct json *j, const struct release *r)
{
	json_key(j, "marks");
	json_list(j);
	for (uint32_t i = 0; i < r->marks.n; i++) {
		json_map(j);
		json_put_str(j, "kind", r->marks.v[i].kind);
		json_put_str(j, "text", r->marks.v[i].text);
		key_span(j, r->marks.v[i].span);
		json_map_end(j);
	}
	json_list_end(j);
	json_key(j, "exemptions");
	json_list(j);
	for (uint32_t i = 0; i < r->exemptions.n; i++) {
		json_map(j);
		json_put_str(j, "code", r->exemptions.v[i].text);
		key_span(j, r->exemptions.v[i].span);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_release(struct json *j, const struct release *r)
{
	json_key(j, "release");
	if (r->status == RELEASE_NONE) {
		json_null(j);
		return;
	}
	json_map(j);
	json_put_str(j, "status", release_status_name(r->status));
	json_put_str(j, "current", level_word(r->current));
	json_put_str(j, "authority", r->authority);
	key_date(j, "date", r->date);
	json_put_str(j, "case", r->case_number);
	json_put_str(j, "document", r->document);
	put_marks(j, r);
	json_map_end(j);
}

static void put_eo(struct json *j, const struct executive_order *e)
{
	json_key(j, "eo");
	if (!e->there) {
		json_null(j);
		return;
	}
	json_map(j);
	json_put_str(j, "raw", e->raw);
	json_put_str(j, "order", e->order);
	json_put_str(j, "order_in_force", e->in_force);
	json_put_str(j, "action", e->action);
	key_date(j, "date", e->date);
	json_put_str(j, "event", e->event);
	json_put_str(j, "reason", e->reason);
	key_span(j, e->span);
	json_map_end(j);
}

static void put_tags(struct json *j, const struct cable *c)
{
	json_key(j, "tags");
	json_list(j);
	for (uint32_t i = 0; i < c->tags.n; i++) {
		const struct cable_tag *t = &c->tags.v[i];

		json_map(j);
		json_put_str(j, "tag", t->tag);
		json_put_str(j, "raw", t->raw);
		json_put_str(j, "kind", t->kind);
		json_put_str(j, "name", t->name);
		key_span(j, t->span);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_refs(struct json *j, const struct cable *c)
{
	json_key(j, "refs");
	json_list(j);
	for (uint32_t i = 0; i < c->refs.n; i++) {
		const struct reference *r = &c->refs.v[i];

		json_map(j);
		json_put_str(j, "label", r->label);
		json_put_str(j, "raw", r->raw);
		json_put_str(j, "kind", ref_kind_name(r->kind));
		key_mrn(j, &r->mrn);
		json_put_str(j, "post", r->mrn.post);
		key_number(j, "year", r->mrn.year, 0);
		json_put_bool(j, "year_inferred", r->year_inferred);
		key_number(j, "number", r->mrn.number, 0);
		json_put_bool(j, "notal", r->notal);
		json_put_str(j, "title", r->title);
		key_span(j, r->span);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_classified_by(struct json *j, const struct classified_by *b)
{
	json_key(j, "classified_by");
	if (!b->there) {
		json_null(j);
		return;
	}
	json_map(j);
	json_put_str(j, "name", b->name);
	json_put_str(j, "title", b->title);
	key_strings(j, "names", &b->names);
	key_strings(j, "reasons", &b->reasons);
	json_put_str(j, "raw", b->raw);
	key_span(j, b->span);
	json_map_end(j);
}

static void key_ints(struct json *j, const char *key, const int *v, uint32_t n)
{
	json_key(j, key);
	json_list(j);
	for (uint32_t i = 0; i < n; i++)
		json_int(j, v[i]);
	json_list_end(j);
}

static void put_sections(struct json *j, const struct sections *s)
{
	json_key(j, "sections");
	json_map(j);
	json_put_int(j, "of", s->of);
	key_ints(j, "present", s->present.v, s->present.n);
	key_ints(j, "missing", s->missing.v, s->missing.n);
	json_put_bool(j, "complete", s->complete);
	json_map_end(j);

	json_key(j, "pages");
	json_list(j);
	for (uint32_t i = 0; i < s->pages.n; i++) {
		const struct page_mark *p = &s->pages.v[i];

		json_map(j);
		json_put_str(j, "raw", p->raw);
		key_number(j, "page", p->page, 0);
		key_number(j, "section", p->section, 0);
		key_number(j, "of", p->of, 0);
		key_span(j, p->span);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_distribution(struct json *j, const struct distribution *d)
{
	json_key(j, "distribution");
	if (!d->there) {
		json_null(j);
		return;
	}
	json_map(j);
	json_key(j, "offices");
	json_list(j);
	for (uint32_t i = 0; i < d->offices.n; i++) {
		json_map(j);
		json_put_str(j, "office", d->offices.v[i].office);
		key_number(j, "copies", d->offices.v[i].copies, -1);
		json_map_end(j);
	}
	json_list_end(j);
	key_number(j, "total", d->total, -1);
	if (d->total < 0)
		json_put_null(j, "sum_ok");
	else
		json_put_bool(j, "sum_ok", d->sum == d->total);
	json_map_end(j);
}

static void put_paragraphs(struct json *j, const struct cable *c)
{
	json_key(j, "paragraphs");
	json_list(j);
	for (uint32_t i = 0; i < c->paragraphs.n; i++) {
		const struct paragraph *p = &c->paragraphs.v[i];

		json_map(j);
		key_number(j, "number", p->number, -1);
		json_put_str(j, "mark", p->mark);
		json_put_str(j, "level", p->level);
		json_put_str(j, "heading", p->heading);
		json_put_str(j, "text", p->text);
		key_span(j, p->span);
		json_map_end(j);
	}
	json_list_end(j);
	json_key(j, "headings");
	json_list(j);
	for (uint32_t i = 0; i < c->headings.n; i++) {
		json_map(j);
		json_put_str(j, "text", c->headings.v[i].text);
		key_span(j, c->headings.v[i].span);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_where(struct json *j, const struct cable *c)
{
	json_key(j, "where");
	json_map(j);
	for (int k = 0; k < WHERE_COUNT; k++) {
		json_key_str(j, where_name((enum where_key)k));
		json_list(j);
		for (uint32_t i = 0; i < c->where[k].n; i++)
			json_span(j, c->where[k].v[i]);
		json_list_end(j);
	}
	json_map_end(j);
}

static void put_embedded(struct json *j, const struct cable *c)
{
	json_key(j, "embedded");
	json_list(j);
	for (uint32_t i = 0; i < c->embedded.n; i++) {
		const struct embedded *e = &c->embedded.v[i];

		json_map(j);
		json_put_str(j, "mrn", e->mrn);
		json_put_str(j, "from", e->from);
		json_put_str(j, "dtg", e->dtg);
		key_span(j, e->span);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_repair(struct json *j, const struct finding *f)
{
	json_key(j, "repair");
	if (!f->repair_to.p) {
		json_null(j);
		return;
	}
	json_map(j);
	json_put_str(j, "to", f->repair_to);
	json_put_str(j, "because", f->repair_because);
	json_put_bool(j, "certain", f->certain);
	json_map_end(j);
}

void finding_json(struct json *j, const struct finding *f)
{
	json_map(j);
	json_put_str(j, "rule", str_of(f->rule->id));
	json_put_str(j, "severity", severity_word(f->severity));
	key_span(j, f->span);
	json_put_str(j, "message", f->message);
	json_put_str(j, "found", f->found);
	json_put_str(j, "expected", f->expected);
	put_repair(j, f);
	json_map_end(j);
}

static void put_findings(struct json *j, const struct cable *c)
{
	json_key(j, "findings");
	json_list(j);
	for (uint32_t i = 0; i < c->findings.n; i++)
		finding_json(j, &c->findings.v[i]);
	json_list_end(j);
}

/* The node at `at` with all below it; trees are as deep as telegram, group, line, piece. */
static void put_node(struct json *j, const struct node *nodes, uint32_t at)
{
	const struct node *node = &nodes[at];

	json_map(j);
	json_put_str(j, "kind", node_name(node->kind));
	key_span(j, node->span);
	json_key(j, "children");
	json_list(j);
	for (uint32_t i = at + 1; i < node->end; i = nodes[i].end)
		put_node(j, nodes, i);
	json_list_end(j);
	json_map_end(j);
}

static void put_nodes(struct json *j, struct arena *a, const struct cable *c)
{
	uint32_t count;
	const struct node *nodes = telegram_tree(a, c, &count);

	json_key(j, "nodes");
	if (count)
		put_node(j, nodes, 0);
	else
		json_null(j);
}

/* The heading that a readdressed message had before. */
static void put_original(struct json *j, const struct original *o)
{
	json_key(j, "original");
	if (!o->there) {
		json_null(j);
		return;
	}
	json_map(j);
	json_put_str(j, "precedence", precedence_word(o->precedence));
	json_put_str(j, "dtg", o->dtg_raw);
	json_put_str(j, "from", o->from.name);
	put_parties(j, "to", &o->to);
	put_parties(j, "info", &o->info);
	key_span(j, o->span);
	json_map_end(j);
}

static void put_service(struct json *j, const struct service *v)
{
	json_key(j, "service");
	if (!v->there) {
		json_null(j);
		return;
	}
	json_map(j);
	json_put_bool(j, "asks", v->asks);
	key_strings(j, "signals", &v->signals);
	key_strings(j, "about", &v->about);
	key_span(j, v->span);
	json_map_end(j);
}

static void put_message(struct json *j, const struct cable *c)
{
	json_key(j, "message");
	json_map(j);
	json_put_str(j, "form", message_form_name(c->form));
	put_original(j, &c->original);
	put_service(j, &c->service);
	key_strings(j, "corrections", &c->corrections);
	json_map_end(j);
}

static void put_heading(struct json *j, const struct cable *c)
{
	json_put_str(j, "profile", profile_name(c->profile));
	key_mrn(j, &c->mrn);
	put_mrn_forms(j, c);
	put_transmission(j, &c->transmission);
	json_put_str(j, "precedence", precedence_word(c->precedence));
	json_put_str(j, "info_precedence", precedence_word(c->info_precedence));
	put_time(j, c);
	put_from(j, c);
	put_parties(j, "to", &c->to);
	put_parties(j, "info", &c->info);
	put_parties(j, "exempt", &c->exempt);
	put_message(j, c);
}

static void put_elements(struct json *j, const struct cable *c)
{
	json_put_str(j, "classification", level_word(c->classification));
	put_release(j, &c->release);
	key_strings(j, "captions", &c->captions);
	key_strings(j, "pass_lines", &c->pass_lines);
	put_eo(j, &c->eo);
	put_tags(j, c);
	json_put_str(j, "subject", c->subject);
	json_put_str(j, "subject_mark", c->subject_mark);
	put_refs(j, c);
	put_classified_by(j, &c->classified_by);
	put_sections(j, &c->sections);
	put_distribution(j, &c->distribution);
}

static void put_body(struct json *j, struct arena *a, const struct cable *c)
{
	json_put_str(j, "summary", c->summary);
	json_put_str(j, "comment", c->comment);
	put_paragraphs(j, c);
	json_put_str(j, "signer", c->signer);
	put_where(j, c);
	put_embedded(j, c);
	record_json(j, a, c);
	put_findings(j, c);
}

static void put_telegram(struct json *j, struct arena *a, const struct cable *c, const struct source *s, bool tree)
{
	json_map(j);
	json_put_str(j, "schema", S("cable/1"));
	put_source(j, s);
	put_heading(j, c);
	put_elements(j, c);
	put_body(j, a, c);
	if (tree)
		put_nodes(j, a, c);
	json_put_int(j, "accounted", c->accounted);
	json_put_int(j, "unknown", (long long)c->text.n - c->accounted);
	json_map_end(j);
}

void telegram_json(struct json *j, const struct cable *c, const struct source *s, bool tree)
{
	struct arena a;
	jmp_buf nomem;

	arena_init(&a);
	a.nomem = &nomem;
	if (setjmp(nomem) == 0)
		put_telegram(j, &a, c, s, tree);
	else
		j->out->full = true; /* which the caller asks once, at the end */
	arena_release(&a);
}

static void put_part(struct json *j, const struct cable *c, enum part part)
{
	switch (part) {
	case PART_MRN: key_mrn(j, &c->mrn); break;
	case PART_RECIPIENTS: put_parties(j, "to", &c->to); break;
	case PART_INFO: put_parties(j, "info", &c->info); break;
	case PART_TAGS: put_tags(j, c); break;
	case PART_SUBJECT: json_put_str(j, "subject", c->subject); break;
	case PART_REFS: put_refs(j, c); break;
	case PART_SUMMARY: json_put_str(j, "summary", c->summary); break;
	case PART_CLASSIFIED_BY: put_classified_by(j, &c->classified_by); break;
	case PART_DECLASSIFY: put_eo(j, &c->eo); break;
	case PART_SIGNER: json_put_str(j, "signer", c->signer); break;
	case PART_COUNT: break;
	}
}

/* The value alone: what the printers above write behind the key of a map of one. */
void part_json(struct json *j, const struct cable *c, enum part part)
{
	struct buf b;
	struct json map;
	struct arena a;
	Str value;

	arena_init(&a);
	buf_init(&b, BUF_MOST);
	json_init(&map, &b);
	json_map(&map);
	put_part(&map, c, part);
	json_map_end(&map);
	value = buf_str(&b);
	json_raw(j, str_cut(value, str_find_byte(value, ':') + 1, value.n - 1));
	buf_release(&b);
	arena_release(&a);
}
