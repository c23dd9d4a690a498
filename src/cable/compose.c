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
} forbidding[] = {
	{ "F14", SEV_INFO },  /* ZCZC or NNNN in the text would switch a relay */
	{ "C03", SEV_ERROR }, /* the security warning is another level's */
	{ "C07", SEV_ERROR }, /* a portion above the whole */
	{ "C16", SEV_ERROR },
	{ "K03", SEV_ERROR }, /* channels in pairs */
	{ "K04", SEV_ERROR },
	{ "R01", SEV_ERROR }, /* no routing indicator */
	{ "E01", SEV_ERROR }, /* no E.O., TAGS, subject */
	{ "T01", SEV_ERROR },
	{ "S01", SEV_ERROR },
};

static bool forbids(const struct finding *f)
{
	for (size_t i = 0; i < sizeof forbidding / sizeof *forbidding; i++)
		if (strcmp(f->rule->id, forbidding[i].rule) == 0)
			return f->severity >= forbidding[i].least;
	return false;
}

/* The first finding that forbids the telegram to go out; NULL if there is none. */
static const struct finding *find_forbidding(struct arena *a, const struct cable *c)
{
	struct cable checked = *c;

	telegram_check(a, &checked);
	for (uint32_t i = 0; i < checked.findings.n; i++)
		if (forbids(&checked.findings.v[i]))
			return &checked.findings.v[i];
	return NULL;
}

void compose_gap(struct composer *k)
{
	Str put = str_cut(buf_str(k->out), k->start, k->out->n);

	if (put.n && !str_ends(put, S("\n\n")))
		buf_byte(k->out, '\n');
}

bool telegram_compose(struct arena *a, struct buf *out, const struct cable *c, const struct finding **why)
{
	struct composer k = { .out = out, .a = a, .c = c, .start = out->n };

	*why = find_forbidding(a, c);
	if (*why)
		return false;
	k.wire = c->transmission.station.n || c->transmission.routing.n;
	k.section = compose_first_section(c);
	compose_heading(&k);
	compose_class(&k);
	compose_captions(&k);
	compose_elements(&k);
	compose_refs(&k);
	compose_classified_by(&k);
	compose_text(&k);
	compose_ending(&k);
	return true;
}
