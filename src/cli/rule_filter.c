/*
 * rule_filter - which check rules the user wants: --only and --not.
 */
#include "cli/rule_filter.h"

static bool is_named(const struct rule *r, const char *word)
{
	Str w = str_of(word);

	return str_ieq(w, str_of(r->id)) || (w.n == 1 && to_upper((unsigned char)w.p[0]) == r->id[0]);
}

static bool is_known(const char *word)
{
	for (size_t i = 0; i < rules_count; i++)
		if (is_named(&rules[i], word))
			return true;
	return false;
}

static bool all_known(const struct option_list *list, struct error *err)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (!is_known(list->v[i]))
			return fail(err, ERR_USAGE, "there is no rule %s; `cable check --rules` lists them", list->v[i]);
	return true;
}

bool rule_filter_valid(const struct rule_filter *f, struct error *err)
{
	return all_known(&f->only, err) && all_known(&f->not, err);
}

static bool names(const struct option_list *list, const struct rule *r)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (is_named(r, list->v[i]))
			return true;
	return false;
}

bool rule_filter_names(const struct rule_filter *f, const struct rule *r)
{
	return names(&f->only, r);
}

bool rule_filter_takes(const struct rule_filter *f, const struct rule *r)
{
	return (!f->only.n || names(&f->only, r)) && !names(&f->not, r);
}

static void put_day(struct buf *b, int day)
{
	if (day)
		buf_printf(b, "%04d-%02d-%02d  ", day / 10000, day / 100 % 100, day % 100);
	else
		buf_z(b, "-           ");
}

void rule_filter_list(const struct rule_filter *f, struct buf *b)
{
	static const char letters[] = "-IWE";

	buf_z(b, "rule  acp127 state archive aad smart  from        to          what is asked\n");
	for (size_t i = 0; i < rules_count; i++) {
		const struct rule *r = &rules[i];

		if (!rule_filter_takes(f, r))
			continue;
		buf_printf(b, "%-5s %c      %c     %c       %c   %c      ", r->id, letters[r->severity[0]],
			   letters[r->severity[1]], letters[r->severity[2]], letters[r->severity[3]],
			   letters[r->severity[4]]);
		put_day(b, r->valid.from);
		put_day(b, r->valid.to);
		buf_printf(b, "%s\n", r->text);
	}
}
