/*
 * check - runs the rules of a telegram's profile and puts their findings in order.
 *
 * One cause gives one finding: where a rule says why, what follows from it is
 * not said again.
 */
#include "cable/check.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { SENTENCE_MOST = 600 };

/* What the first of a pair says makes the second one needless. */
static const char *const because_of[][2] = {
	{ "F15", "F09" }, { "F15", "A05" }, { "N10", "N09" }, { "B06", "B05" }, { "D04", "D02" },
	{ "D04", "D03" }, { "D02", "D03" }, { "T04", "T10" }, { "N03", "Y03" }, { "N04", "Y03" },
	{ "C15", "C02" }, { "N10", "B01" }, { "D01", "D05" },
};

void report(struct check *k, const struct rule *r, const struct trouble *t, const char *fmt, ...)
{
	char sentence[SENTENCE_MOST];
	struct finding *f;
	va_list ap;

	if (k->reported++ >= REPORTS_MOST)
		return;
	assert(span_end(t->at) <= k->c->text.n);
	va_start(ap, fmt);
	vsnprintf(sentence, sizeof sentence, fmt, ap);
	va_end(ap);
	f = list_push(k->a, &k->c->findings);
	f->rule = r;
	f->severity = (enum severity)r->severity[k->c->profile];
	if (t->at_most && t->at_most < f->severity)
		f->severity = t->at_most;
	f->span = t->at;
	f->message = arena_str(k->a, str_of(sentence));
	f->found = t->found.p ? t->found : str_at(k->c->text, t->at);
	f->expected = t->expected;
	f->repair_to = t->repair_to;
	f->repair_because = t->because;
	f->certain = t->certain;
}

void report_repairs(struct check *k, const struct rule *r)
{
	for (uint32_t i = 0; i < k->c->repairs.n && !enough(k); i++) {
		const struct repair *p = &k->c->repairs.v[i];

		if (strcmp(p->rule, r->id) != 0)
			continue;
		if (!p->to.p)
			report(k, r, AT(p->span), "\"%.*s\": %.*s.", STR_ARG(p->from),
			       STR_ARG(p->because));
		else
			report(k, r,
			       AT(p->span, .expected = p->to, .repair_to = p->to,
			          .because = p->because, .certain = p->certain),
			       p->certain ? "\"%.*s\" is read as \"%.*s\": %.*s."
			                  : "\"%.*s\" may stand for \"%.*s\": %.*s.",
			       STR_ARG(p->from), STR_ARG(p->to), STR_ARG(p->because));
	}
}

static bool has_finding(const struct cable *c, const char *id)
{
	for (uint32_t i = 0; i < c->findings.n; i++)
		if (strcmp(c->findings.v[i].rule->id, id) == 0)
			return true;
	return false;
}

static bool is_needless(const struct cable *c, const struct finding *f)
{
	for (size_t i = 0; i < sizeof because_of / sizeof *because_of; i++)
		if (strcmp(f->rule->id, because_of[i][1]) == 0 && has_finding(c, because_of[i][0]))
			return true;
	return false;
}

static void drop_needless(struct cable *c)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < c->findings.n; i++) {
		struct finding f = c->findings.v[i];

		if (!is_needless(c, &f))
			c->findings.v[kept++] = f;
	}
	c->findings.n = kept;
}

static int by_place(const void *x, const void *y)
{
	const struct finding *a = x, *b = y;

	if (a->span.off != b->span.off)
		return a->span.off < b->span.off ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	return (a->span.len > b->span.len) - (a->span.len < b->span.len);
}

static struct check begin_check(struct arena *out, struct cable *c)
{
	return (struct check){ .a = out, .c = c, .date = dtg_known(&c->dtg) ? date_number(c->dtg.date) : 0 };
}

/* A rule with times of validity is not asked of a telegram whose day is not known. */
static bool is_asked(const struct check *k, const struct rule *r)
{
	bool bounded = r->valid.from || r->valid.to;

	return r->severity[k->c->profile] != SEV_NONE && (!bounded || (k->date && validity_has(r->valid, k->date)));
}

static void run_rule(struct check *k, const struct rule *r)
{
	k->reported = 0;
	if (is_asked(k, r))
		r->run(k, r);
}

static void sort_findings(struct cable *c)
{
	if (c->findings.n > 1)
		qsort(c->findings.v, c->findings.n, sizeof *c->findings.v, by_place);
}

void telegram_check(struct arena *out, struct cable *c)
{
	struct check k = begin_check(out, c);

	memset(&c->findings, 0, sizeof c->findings);
	check_gather(&k);
	for (size_t i = 0; i < rules_count; i++)
		if (!rule_on_request(&rules[i]))
			run_rule(&k, &rules[i]);
	drop_needless(c);
	sort_findings(c);
}

void telegram_check_also(struct arena *out, struct cable *c, const struct rule *r)
{
	struct check k = begin_check(out, c);

	check_gather(&k);
	run_rule(&k, r);
	sort_findings(c);
}
