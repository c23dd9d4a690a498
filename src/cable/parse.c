/*
 * parse - the order in which a telegram is read.
 *
 * Every step works on the tail of the one before, however that one ended: any
 * bytes give a telegram.
 */
#include "cable/reader.h"

#include <assert.h>

static void (*const steps[])(struct reader *r) = {
	read_lines,
	read_attributes,
	look_at_lines,
	read_record,
	read_furniture,
	read_smart,
	read_printout,
	read_sheet,
	read_distribution,
	read_heading,
	read_class,
	read_elements,
	read_smart_values,
	read_body,
	read_service,
	read_parts,
	read_embedded,
	read_pages,
	read_number,
	read_order_in_force,
	read_ref_years,
	read_release,
};

static bool is_state(const struct cable *c)
{
	return str_starts(c->transmission.station, S("RUEH")) || str_starts(c->transmission.id, S("VZCZC"));
}

static enum profile profile_of(const struct reader *r)
{
	const struct cable *c = r->c;

	if (r->smart)
		return PROFILE_SMART;
	if (r->has_record || r->margin || c->notes.partial_extract)
		return PROFILE_ARCHIVE;
	if (c->notes.janap || c->service.there || c->form == FORM_CODRESS || c->form == FORM_READDRESSAL)
		return PROFILE_ACP127;
	if (r->has_nara_page && !c->transmission.id.n)
		return PROFILE_AAD;
	if (c->record.n || c->distribution.there)
		return PROFILE_AAD;
	if (!c->transmission.there && (c->dtg_raw.n || c->has_from))
		return PROFILE_ARCHIVE; /* a heading from the preamble on: only what was kept has that */
	return is_state(c) ? PROFILE_STATE : PROFILE_ACP127;
}

/* Blank lines that nobody took are known for what they are. */
static void account(struct reader *r)
{
	struct cable *c = r->c;

	c->accounted = 0;
	for (uint32_t i = 0; i < c->lines.n; i++) {
		struct line *l = &c->lines.v[i];

		if (l->kind == NODE_UNKNOWN && r->look[i] == LOOK_BLANK)
			l->kind = NODE_BLANK;
		if (l->kind != NODE_UNKNOWN)
			c->accounted += l->len;
	}
}

struct cable *telegram_read(struct arena *out, struct arena *scratch, Str text)
{
	struct cable *c = arena_new(out, struct cable);
	struct reader r = { .c = c, .a = out, .scratch = scratch, .text = text };

	assert(text.n <= CABLE_TEXT_MOST);
	if (!text.p)
		r.text.p = "";
	c->text = r.text;
	c->profile = PROFILE_COUNT;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		steps[i](&r);
	c->profile = profile_of(&r);
	account(&r);
	sort_pieces(&r);
	return c;
}

bool telegram_likely(const struct cable *c)
{
	int marks = (c->has_from && c->from.name.n) + (c->dtg_raw.n != 0) + (c->to.n != 0) +
		    (c->classification != LEVEL_NONE) + c->has_tags_line + c->eo.there + (c->mrn.number != 0) +
		    (c->transmission.there ? 2 : 0) + (c->record.n ? 2 : 0);

	return marks >= 3;
}

enum class_level telegram_level_now(const struct cable *c, bool *sbu)
{
	bool control = c->classification == LEVEL_LOU;

	for (uint32_t i = 0; i < c->captions.n; i++)
		control |= str_eq(c->captions.v[i], S("SENSITIVE"));
	if (c->release.status == RELEASE_DECLASSIFIED || c->release.status == RELEASE_FULL) {
		*sbu = false;
		return c->release.current ? c->release.current : LEVEL_UNCLASSIFIED;
	}
	*sbu = control && c->classification <= LEVEL_LOU;
	return c->classification;
}
