/*
 * resolve_output - what a spelling may mean, as JSON ("resolve/1").
 */
#include "archive/resolve.h"

#include "cable/names.h"

static void put_summaries(struct json *j, const char *key, const struct summary *v, uint32_t n)
{
	json_key(j, key);
	json_list(j);
	for (uint32_t i = 0; i < n; i++) {
		json_map(j);
		json_put_int(j, "id", v[i].id);
		json_put_str(j, "mrn", v[i].mrn);
		json_put_str(j, "time", v[i].time);
		json_put_str(j, "subject", v[i].subject);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_candidate(struct json *j, const struct candidate *c)
{
	json_map(j);
	json_put_str(j, "mrn", c->text);
	json_put_str(j, "post", c->mrn.post);
	if (c->mrn.year)
		json_put_int(j, "year", c->mrn.year);
	else
		json_put_null(j, "year");
	json_put_int(j, "number", c->mrn.number);
	json_put_str(j, "series", series_word(c->series));
	json_key(j, "why");
	json_list(j);
	for (uint32_t i = 0; i < c->why.n; i++)
		json_str(j, c->why.v[i]);
	json_list_end(j);
	put_summaries(j, "held", c->held.v, c->held.n);
	put_summaries(j, "near", c->near.v, c->near.n);
	json_put_int(j, "citations", c->citations);
	json_map_end(j);
}

void resolve_json(struct json *j, Str text, const ResolvedList *list)
{
	json_map(j);
	json_put_str(j, "schema", S("resolve/1"));
	json_put_str(j, "text", text);
	json_key(j, "spellings");
	json_list(j);
	for (uint32_t i = 0; i < list->n; i++) {
		const struct resolved *r = &list->v[i];

		json_map(j);
		json_put_str(j, "raw", r->raw);
		json_put_str(j, "label", r->label);
		json_put_str(j, "kind", ref_kind_name(r->kind));
		json_put_bool(j, "notal", r->notal);
		json_put_bool(j, "year_inferred", r->inferred);
		json_put_str(j, "says", r->says);
		json_key(j, "candidates");
		json_list(j);
		for (uint32_t k = 0; k < r->candidates.n; k++)
			put_candidate(j, &r->candidates.v[k]);
		json_list_end(j);
		json_map_end(j);
	}
	json_list_end(j);
	json_map_end(j);
}
