/*
 * cable check - what is odd about a telegram, said as a compiler says it.
 */
#include <stdio.h>

#include "cable/rules.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/place.h"
#include "cli/rule_filter.h"
#include "cli/sarif.h"
#include "cli/terminal.h"
#include "cli/visible.h"

enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_SARIF };
enum {
	INDENT = 2,
	AHEAD = 30, /* characters shown before a place far to the right */
	WIDTH = 200 /* columns of a source line where there is no terminal */
};

struct check_options {
	const char *archive;
	int format, profile, color;
	bool rules;
	struct rule_filter filter;
};

struct checker {
	const struct check_options *o;
	struct terminal terminal;
	size_t room; /* columns for a source line */
	struct buf out;
	struct json sarif;
	unsigned telegrams, counts[SEV_ERROR + 1];
};

static enum style severity_style(enum severity s)
{
	static const enum style styles[] = { STYLE_DIM, STYLE_INFO, STYLE_WARNING, STYLE_ERROR };

	return styles[s];
}

/* Where the shown part of a line begins: a place far to the right is brought into view. */
static uint32_t shown_from(const struct place *p, size_t room)
{
	uint32_t from = p->at.off;

	if (visible_width(str_cut(p->text, 0, span_end(p->at)), 0) < room)
		return 0;
	for (int i = 0; from > 0 && i < AHEAD; i++)
		do {
			from--;
		} while (from > 0 && (p->text.p[from] & 0xC0) == 0x80);
	return from;
}

/* The source line, and below it a caret and a line under the rest of the place. */
static void put_source_line(struct checker *k, const struct place *p)
{
	struct buf *b = &k->out;
	uint32_t from = shown_from(p, k->room);
	Str shown = str_cut(p->text, from, p->text.n);
	Str before = str_cut(p->text, from, p->at.off);
	size_t under, column = visible_width(before, 0);

	shown = str_cut(shown, 0, visible_fit(shown, k->room));
	buf_fill(b, ' ', INDENT);
	visible_put(b, shown, 0);
	buf_byte(b, '\n');
	under = visible_width(str_cut(p->text, p->at.off, span_end(p->at)), column);
	if (column + under > k->room)
		under = k->room > column ? k->room - column : 1;
	buf_fill(b, ' ', INDENT + column);
	style_put(b, &k->terminal, STYLE_CARET);
	buf_byte(b, '^');
	buf_fill(b, '~', under > 1 ? under - 1 : 0);
	style_put(b, &k->terminal, STYLE_END);
	buf_byte(b, '\n');
}

static void put_repair(struct checker *k, const struct finding *f)
{
	struct buf *b = &k->out;

	if (!f->repair_to.p)
		return;
	buf_fill(b, ' ', INDENT);
	buf_z(b, f->certain ? "repair: " : "repair, perhaps: ");
	visible_put(b, f->repair_to.n ? f->repair_to : S("(nothing)"), 0);
	if (f->repair_because.n) {
		buf_z(b, " (");
		visible_put(b, f->repair_because, 0);
		buf_byte(b, ')');
	}
	buf_byte(b, '\n');
}

static void put_finding(struct checker *k, const struct input *in, const struct finding *f)
{
	struct place p = place_of(in->cable, f->span);
	struct buf *b = &k->out;

	style_put(b, &k->terminal, STYLE_BOLD);
	visible_put(b, str_of(in->name), 0);
	buf_printf(b, ":%u:%u: ", (unsigned)p.line, (unsigned)p.column);
	style_put(b, &k->terminal, STYLE_END);
	style_text(b, &k->terminal, severity_style(f->severity), severity_word(f->severity));
	buf_z(b, ": ");
	visible_put(b, f->message, 0);
	buf_printf(b, " [%s]\n", f->rule->id);
	put_source_line(k, &p);
	put_repair(k, f);
}

/* As in `findings` of cable JSON, with line and column before it. */
static void put_located(struct json *j, const struct cable *c, const struct finding *f)
{
	struct place p = place_of(c, f->span);

	json_map(j);
	json_put_int(j, "line", p.line);
	json_put_int(j, "column", p.column);
	json_key(j, "finding");
	finding_json(j, f);
	json_map_end(j);
}

static void put_json(struct checker *k, const struct input *in)
{
	struct json j;

	json_init(&j, &k->out);
	json_map(&j);
	json_put_str(&j, "schema", S("check/1"));
	json_put_str(&j, "name", str_of(in->name));
	json_put_str(&j, "mrn", in->cable->mrn.number ? mrn_str(in->arena, &in->cable->mrn) : STR_NONE);
	json_put_str(&j, "profile", profile_name(in->cable->profile));
	json_key(&j, "findings");
	json_list(&j);
	for (uint32_t i = 0; i < in->cable->findings.n; i++)
		put_located(&j, in->cable, &in->cable->findings.v[i]);
	json_list_end(&j);
	json_map_end(&j);
	buf_byte(&k->out, '\n');
}

/* Findings of rules that are not wanted go before anybody counts them. */
static void drop_unwanted(struct cable *c, const struct rule_filter *f)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < c->findings.n; i++)
		if (rule_filter_takes(f, c->findings.v[i].rule))
			c->findings.v[kept++] = c->findings.v[i];
	c->findings.n = kept;
}

/* Rules that are asked only where somebody names them. */
static void check_on_request(const struct input *in, const struct rule_filter *f)
{
	for (size_t i = 0; i < rules_count; i++)
		if (rule_on_request(&rules[i]) && rule_filter_names(f, &rules[i]))
			telegram_check_also(in->arena, in->cable, &rules[i]);
}

static enum outcome check_one(void *data, const struct input *in)
{
	struct checker *k = data;
	bool wrong = false;

	telegram_check(in->arena, in->cable);
	check_on_request(in, &k->o->filter);
	drop_unwanted(in->cable, &k->o->filter);
	k->telegrams++;
	for (uint32_t i = 0; i < in->cable->findings.n; i++) {
		const struct finding *f = &in->cable->findings.v[i];

		k->counts[f->severity]++;
		wrong |= f->severity == SEV_ERROR;
		if (k->o->format == FORMAT_TEXT)
			put_finding(k, in, f);
		else if (k->o->format == FORMAT_SARIF)
			sarif_put(&k->sarif, in->name, in->cable, f);
	}
	if (k->o->format == FORMAT_JSON)
		put_json(k, in);
	output_flush(&k->out);
	return wrong ? DONE_NO : DONE_WELL;
}

static void print_count(unsigned n, const char *one, const char *many, const char *before)
{
	fprintf(stderr, "%s%u %s", before, n, n == 1 ? one : many);
}

static void print_summary(const struct checker *k)
{
	fflush(stdout);
	print_count(k->telegrams, "telegram", "telegrams", "");
	print_count(k->counts[SEV_ERROR], "error", "errors", ": ");
	print_count(k->counts[SEV_WARNING], "warning", "warnings", ", ");
	print_count(k->counts[SEV_INFO], "remark", "remarks", ", ");
	fputc('\n', stderr);
}

static enum outcome list_rules(const struct rule_filter *f)
{
	struct buf b;

	buf_init(&b, BUF_MOST);
	rule_filter_list(f, &b);
	output_flush(&b);
	buf_release(&b);
	return DONE_WELL;
}

static enum outcome check_run(const void *options, int argc, char **argv)
{
	const struct check_options *o = options;
	struct input_want want = { .archive = o->archive, .profile = o->profile };
	struct checker k = { .o = o };
	enum outcome outcome;
	struct error err;

	if (!rule_filter_valid(&o->filter, &err))
		return command_misused("%s", err.text);
	if (o->rules)
		return list_rules(&o->filter);
	if (argc == 0)
		return command_misused("which telegram? A file, a number or - is wanted");
	terminal_open(&k.terminal, (enum color)o->color);
	k.room = (k.terminal.there ? k.terminal.width : WIDTH) - INDENT;
	buf_init(&k.out, BUF_MOST);
	json_init(&k.sarif, &k.out);
	if (o->format == FORMAT_SARIF)
		sarif_begin(&k.sarif);
	outcome = input_each(&want, argc, argv, check_one, &k);
	if (o->format == FORMAT_SARIF)
		sarif_end(&k.sarif);
	output_flush(&k.out);
	buf_release(&k.out);
	print_summary(&k);
	return outcome;
}

const struct command cmd_check = {
	.name = "check",
	.summary = "say what is odd about a telegram, and propose repairs",
	.args = "FILE|MRN|-...",
	.help = "Each finding names file, line and column, and the rule that made it. The exit code is 1 when an "
	        "error was found, 0 when there are only warnings and remarks.",
	.examples = (const char *const[]){
		"cable check telegram.txt", "findings of one telegram, with the place underlined",
		"cable check --format json *.txt | jq '.findings[].finding.rule'", "the rules that fired, for a program",
		"cable check --not L --not N13 telegram.txt", "without remarks on layout and on cut sentences",
		"cable check --rules", "what is asked, how grave it is in each profile, and of which years",
		"cable check --profile acp127 draft.txt", "by the rules for what goes over the wire", NULL },
	.options = (const struct option[]){
		{ "format", 'f', OPT_CHOICE, offsetof(struct check_options, format), NULL,
		  "how to print; json is one object a line", (const char *const[]){ "text", "json", "sarif", NULL } },
		{ "rules", 'r', OPT_FLAG, offsetof(struct check_options, rules), NULL,
		  "list the rules instead: E error, W warning, I remark, - not asked", NULL },
		{ "only", 'o', OPT_LIST, offsetof(struct check_options, filter.only), "RULE",
		  "only this rule, or this family (N); may be given again", NULL },
		{ "not", 'n', OPT_LIST, offsetof(struct check_options, filter.not), "RULE",
		  "not this rule, or this family; may be given again", NULL },
		OPTION_PROFILE(struct check_options, profile),
		OPTION_ARCHIVE(struct check_options, archive),
		OPTION_COLOR(struct check_options, color),
		{ 0 },
	},
	.options_size = sizeof(struct check_options),
	.least = 0,
	.most = -1,
	.run = check_run,
};
