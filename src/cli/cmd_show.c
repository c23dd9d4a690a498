/*
 * cable show - a telegram as a person reads it.
 */
#include "cli/commands.h"
#include "cli/errata.h"
#include "cli/input.h"
#include "cli/sheet.h"
#include "cli/visible.h"

enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_RAW };

struct show_options {
	const char *archive;
	int format, color;
	bool raw;
};

struct show {
	int format;
	struct terminal terminal;
	struct buf out;
	bool more; /* a telegram was shown before */
};

/* The bytes as received; on a terminal what could steer it is made visible. */
static void put_raw(struct show *s, Str text)
{
	if (s->terminal.there)
		visible_put_lines(&s->out, text);
	else
		buf_put(&s->out, text);
}

/* The telegram, and below it what persons corrected. */
static enum outcome put_sheet(struct show *s, const struct input *in)
{
	struct error err;

	buf_z(&s->out, s->more ? "\n\n" : "");
	sheet_put(&s->out, &s->terminal, in->arena, in->cable);
	if (in->archive && !errata_put(&s->out, &s->terminal, in->arena, in->archive, in->id, &err))
		return command_failed(&err);
	return DONE_WELL;
}

static enum outcome show_one(void *data, const struct input *in)
{
	enum outcome outcome = DONE_WELL;
	struct show *s = data;

	switch (s->format) {
	case FORMAT_TEXT:
		outcome = put_sheet(s, in);
		break;
	case FORMAT_JSON:
		input_put_json(&s->out, in, false);
		break;
	case FORMAT_RAW:
		put_raw(s, in->text);
		break;
	}
	s->more = true;
	output_flush(&s->out);
	return outcome;
}

static enum outcome show_run(const void *options, int argc, char **argv)
{
	const struct show_options *o = options;
	struct input_want want = { .archive = o->archive };
	struct show s = { .format = o->raw ? FORMAT_RAW : o->format };
	enum outcome outcome;

	terminal_open(&s.terminal, (enum color)o->color);
	terminal_page(&s.terminal);
	buf_init(&s.out, BUF_MOST);
	outcome = input_each(&want, argc, argv, show_one, &s);
	buf_release(&s.out);
	terminal_close(&s.terminal);
	return outcome;
}

const struct command cmd_show = {
	.name = "show",
	.summary = "print a telegram as a person reads it",
	.args = "FILE|MRN|-...",
	.help = "A word that is no file is looked up in the archive as a telegram's number, in any spelling.",
	.examples = (const char *const[]){
		"cable show telegram.txt", "one telegram out of a file",
		"cable show '74 LA PAZ 9480'", "by its number, out of the archive",
		"cable show --raw 74LAPAZ9480 > copy.txt", "its bytes, exactly as they came in", NULL },
	.options = (const struct option[]){
		{ "format", 'f', OPT_CHOICE, offsetof(struct show_options, format), NULL,
		  "how to print", (const char *const[]){ "text", "json", "raw", NULL } },
		{ "raw", 'r', OPT_FLAG, offsetof(struct show_options, raw), NULL, "the bytes as received", NULL },
		OPTION_ARCHIVE(struct show_options, archive),
		OPTION_COLOR(struct show_options, color),
		{ 0 },
	},
	.options_size = sizeof(struct show_options),
	.least = 1,
	.most = -1,
	.run = show_run,
};
