/*
 * compose - a telegram in its canonical form: what forbids it, and the order of its parts.
 *
 * What may not go out is told by the check rules, so that there is one opinion
 * of it: a row names the rule and how grave its finding must be. Rules are
 * milder for copies, which went out long ago, than for what is still to go.
 */
#include "cable/compose.h"

#include "cable/compose_part.h"
#include "cable/rules.h"

static const struct {
	const char *rule;
	enum severity least;
	bool wire; /* only asked of a telegram that has the heading of the wire */
} forbidding[] = {
	{ "F14", SEV_INFO, false },  /* ZCZC or NNNN in the text would switch a relay */
	{ "C03", SEV_ERROR, true },  /* the security warning is another level's */
	{ "C07", SEV_ERROR, false }, /* a portion above the whole */
	{ "C16", SEV_ERROR, false },
	{ "K03", SEV_ERROR, false }, /* channels in pairs */
	{ "K04", SEV_ERROR, false },
	{ "R01", SEV_ERROR, true },  /* no routing indicator */
	{ "E01", SEV_ERROR, true },  /* no E.O., TAGS, subject */
	{ "T01", SEV_ERROR, true },
	{ "S01", SEV_ERROR, true },
};

static bool forbids(const struct finding *f, bool wire)
{
	for (size_t i = 0; i < sizeof forbidding / sizeof *forbidding; i++)
		if (strcmp(f->rule->id, forbidding[i].rule) == 0)
			return f->severity >= forbidding[i].least && (wire || !forbidding[i].wire);
	return false;
}

/* The first finding that forbids the telegram to go out; NULL if there is none. */
static const struct finding *find_forbidding(const struct composer *k)
{
	struct cable checked = *k->c;

	telegram_check(k->a, &checked);
	for (uint32_t i = 0; i < checked.findings.n; i++)
		if (forbids(&checked.findings.v[i], k->wire))
			return &checked.findings.v[i];
	return NULL;
}

bool telegram_compose(struct arena *a, struct buf *out, const struct cable *c, const struct finding **why)
{
	struct composer k = { .out = out, .a = a, .c = c, .start = out->n, .number = -1 };

	k.wire = c->transmission.station.n || c->transmission.routing.n;
	*why = find_forbidding(&k);
	if (*why)
		return false;
	k.section = compose_first_section(c);
	compose_heading(&k);
	compose_class(&k);
	compose_captions(&k);
	compose_elements(&k);
	compose_lines_below(&k);
	compose_refs(&k);
	compose_classified_by(&k);
	compose_text(&k);
	compose_ending(&k);
	return true;
}
