/*
 * cable parse - what is in a telegram: values, their places, the whole tree.
 */
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/parse_part.h"
#include "cli/summary.h"
#include "cli/terminal.h"

enum { FORMAT_JSON, FORMAT_TEXT, FORMAT_TREE };

struct parse_options {
	const char *archive;
	int format, profile;
	bool tree;
	struct part_options only;
};

struct parser {
	const struct parse_options *o;
	struct buf out;
	bool more; /* a telegram was printed before */
};

static enum outcome parse_one(void *data, const struct input *in)
{
	struct parser *p = data;

	if (p->more && p->o->format != FORMAT_JSON)
		buf_byte(&p->out, '\n');
	p->more = true;
	switch (p->o->format) {
	case FORMAT_JSON:
		input_put_json(&p->out, in, p->o->tree);
		break;
	case FORMAT_TEXT:
		summary_put(&p->out, in->cable, &in->source);
		break;
	case FORMAT_TREE:
		summary_put_tree(&p->out, in->cable);
		break;
	}
	if (p->out.full) {
		struct error err;

		fail(&err, ERR_NOMEM, "%s: what would be printed is larger than 256 MiB", in->name);
		buf_clear(&p->out);
		return command_failed(&err);
	}
	output_flush(&p->out);
	return DONE_WELL;
}

static enum outcome parse_run(const void *options, int argc, char **argv)
{
	const struct parse_options *o = options;
	struct input_want want = { .archive = o->archive, .profile = o->profile };
	struct parser p = { .o = o };
	enum outcome outcome;

	if (o->only.part)
		return parse_parts(&o->only, argc, argv);
	buf_init(&p.out, BUF_MOST);
	outcome = input_each(&want, argc, argv, parse_one, &p);
	buf_release(&p.out);
	return outcome;
}

static const char *const only_choices[] = { "all",
#define X(id, name) name,
	PARTS(X)
#undef X
	NULL };

const struct command cmd_parse = {
	.name = "parse",
	.summary = "print all values of a telegram and where they stand, for programs",
	.args = "FILE|MRN|-...",
	.help = "Any bytes give a telegram: what cannot be understood is a finding in it, never a failure. JSON is one "
	        "object a line, schema cable/1.",
	.examples = (const char *const[]){
		"cable parse telegram.txt | jq .subject", "one value out of the JSON",
		"cable parse --format text *.txt", "a summary of each, for the eye",
		"echo 'REF: A. STATE 1234' | cable parse --only refs --year 1975 -", "the references of a fragment",
		"cable parse --format tree telegram.txt", "every byte of it, and what it was taken for", NULL },
	.options = (const struct option[]){
		{ "format", 'f', OPT_CHOICE, offsetof(struct parse_options, format), NULL,
		  "how to print", (const char *const[]){ "json", "text", "tree", NULL } },
		{ "tree", 't', OPT_FLAG, offsetof(struct parse_options, tree), NULL,
		  "add the whole tree to the JSON, as `nodes`", NULL },
		{ "only", 'o', OPT_CHOICE, offsetof(struct parse_options, only.part), "PART",
		  "read a fragment and print one part of it as a JSON value", only_choices },
		{ "jsonl", 'j', OPT_FLAG, offsetof(struct parse_options, only.jsonl), NULL,
		  "with --only: fragments as {\"id\", \"input\", \"year\", \"from\", \"mrn\"} a line", NULL },
		{ "year", 'y', OPT_TEXT, offsetof(struct parse_options, only.year), "YYYY",
		  "with --only: the year of the telegram", NULL },
		{ "from", 0, OPT_TEXT, offsetof(struct parse_options, only.from), "POST",
		  "with --only: the post that sent it", NULL },
		{ "mrn", 0, OPT_TEXT, offsetof(struct parse_options, only.mrn), "MRN",
		  "with --only: its number", NULL },
		OPTION_PROFILE(struct parse_options, profile),
		OPTION_ARCHIVE(struct parse_options, archive),
		{ 0 },
	},
	.options_size = sizeof(struct parse_options),
	.least = 1,
	.most = -1,
	.run = parse_run,
};
