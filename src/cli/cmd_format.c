/*
 * cable format - a telegram in its canonical form.
 */
#include <stdio.h>

#include "cable/compose.h"
#include "cable/rules.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/place.h"
#include "cli/terminal.h"
#include "cli/visible.h"

enum { FORMAT_TEXT };

struct format_options {
	const char *archive;
	int format, profile;
};

struct formatter {
	struct terminal terminal;
	struct buf out;
	bool more; /* a telegram was printed before */
};

/* Say what forbids the telegram to go out, and where. */
static enum outcome refuse(const struct input *in, const struct finding *why)
{
	struct place p = place_of(in->cable, why->span);
	struct buf b;

	fflush(stdout);
	buf_init(&b, BUF_MOST);
	buf_z(&b, "cable: format: ");
	visible_put(&b, str_of(in->name), 0);
	buf_printf(&b, ":%u:%u: this must not be sent out: ", (unsigned)p.line, (unsigned)p.column);
	visible_put(&b, why->message, 0);
	buf_printf(&b, " [%s]\n", why->rule->id);
	fwrite(b.p, 1, b.n, stderr);
	buf_release(&b);
	return DONE_NO;
}

static enum outcome no_room(const struct input *in)
{
	struct error err;

	fail(&err, ERR_NOMEM, "%s: there is no memory for the text that would be printed", in->name);
	return command_failed(&err);
}

/* On a terminal what could steer it is made visible. */
static void put(struct formatter *f, Str text)
{
	if (f->more)
		buf_byte(&f->out, '\n');
	f->more = true;
	if (f->terminal.there)
		visible_put_lines(&f->out, text);
	else
		buf_put(&f->out, text);
}

static enum outcome format_one(void *data, const struct input *in)
{
	struct formatter *f = data;
	enum outcome outcome = DONE_WELL;
	const struct finding *why;
	struct buf b;

	buf_init(&b, BUF_MOST);
	if (!telegram_compose(in->arena, &b, in->cable, &why))
		outcome = refuse(in, why);
	else if (b.full)
		outcome = no_room(in);
	else
		put(f, buf_str(&b));
	buf_release(&b);
	output_flush(&f->out);
	return outcome;
}

static enum outcome format_run(const void *options, int argc, char **argv)
{
	const struct format_options *o = options;
	struct input_want want = { .archive = o->archive, .profile = o->profile };
	struct formatter f = { 0 };
	enum outcome outcome;

	terminal_open(&f.terminal, COLOR_NEVER);
	buf_init(&f.out, BUF_MOST);
	outcome = input_each(&want, argc, argv, format_one, &f);
	buf_release(&f.out);
	return outcome;
}

const struct command cmd_format = {
	.name = "format",
	.summary = "print a telegram anew, in its canonical form",
	.args = "FILE|MRN|-...",
	.help = "What a copy added (page lines, banners, an archive's record) is left out, lines are wrapped at 65 "
	        "columns, and nothing is made up: a telegram that has no heading for the wire gets none. What must not be "
	        "sent out is refused, with the reason; the exit code is then 1.",
	.examples = (const char *const[]){
		"cable format telegram.txt > clean.txt", "one telegram as it should look",
		"diff telegram.txt <(cable format telegram.txt)", "what is not canonical about it", NULL },
	.options = (const struct option[]){
		{ "format", 'f', OPT_CHOICE, offsetof(struct format_options, format), NULL,
		  "how to print; text has plain line ends", (const char *const[]){ "text", NULL } },
		OPTION_PROFILE(struct format_options, profile),
		OPTION_ARCHIVE(struct format_options, archive),
		{ 0 },
	},
	.options_size = sizeof(struct format_options),
	.least = 1,
	.most = -1,
	.aside = true,
	.run = format_run,
};
