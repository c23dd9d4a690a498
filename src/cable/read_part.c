/*
 * read_part - one part of a telegram out of a fragment.
 */
#include "authority/posts.h"
#include "cable/elements.h"
#include "cable/part.h"

const char *const part_names[PART_COUNT + 1] = {
#define X(id, name) name,
	PARTS(X)
#undef X
	NULL
};

static void read_own_number(struct reader *r)
{
	mrn_read(r->a, r->text, &r->c->mrn);
}

static void read_to(struct reader *r)
{
	read_address_lines(r, NODE_FL7);
}

static void read_info(struct reader *r)
{
	read_address_lines(r, NODE_FL8);
}

static void read_tags_part(struct reader *r)
{
	read_element_alone(r, NODE_TAGS);
}

static void read_subject_part(struct reader *r)
{
	read_element_alone(r, NODE_SUBJECT);
}

static void read_refs_part(struct reader *r)
{
	read_element_alone(r, NODE_REF);
	read_ref_years(r);
}

static void read_classified_part(struct reader *r)
{
	read_element_alone(r, NODE_CLASSIFIED_BY);
}

static void read_declassify_part(struct reader *r)
{
	read_element_alone(r, NODE_EO);
	read_order_in_force(r);
}

static void read_summary_part(struct reader *r)
{
	read_body(r);
	read_parts(r);
}

static void (*const readers[PART_COUNT])(struct reader *r) = {
	[PART_MRN] = read_own_number,
	[PART_RECIPIENTS] = read_to,
	[PART_INFO] = read_info,
	[PART_TAGS] = read_tags_part,
	[PART_SUBJECT] = read_subject_part,
	[PART_REFS] = read_refs_part,
	[PART_SUMMARY] = read_summary_part,
	[PART_CLASSIFIED_BY] = read_classified_part,
	[PART_DECLASSIFY] = read_declassify_part,
	[PART_SIGNER] = read_body,
};

static void take_context(struct reader *r, const struct part_context *x)
{
	const struct post *from = x->from.n ? post_by_alias(x->from, NULL) : NULL;
	struct mrn own;

	if (from)
		r->c->from.post = from->mrn;
	if (x->mrn.n && mrn_read(r->a, x->mrn, &own)) {
		r->c->mrn = own;
		r->c->dtg.date.year = (int16_t)own.year;
	}
	if (x->year) {
		r->c->dtg.date = (struct date){ (int16_t)x->year, 0, 0 };
		r->c->mrn.year = (uint16_t)x->year;
	}
}

struct cable *part_read(struct arena *out, struct arena *scratch, enum part part, Str text,
			const struct part_context *context)
{
	struct cable *c = arena_new(out, struct cable);
	struct reader r = { .c = c, .a = out, .scratch = scratch, .text = text };

	if (!text.p)
		r.text.p = "";
	c->text = r.text;
	c->profile = PROFILE_STATE;
	read_lines(&r);
	look_at_lines(&r);
	read_furniture(&r);
	if (part != PART_MRN)
		take_context(&r, context);
	readers[part](&r);
	return c;
}
