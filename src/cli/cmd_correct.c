/*
 * cable correct - a person knows better what a telegram should say of itself.
 */
#include <stdio.h>

#include "archive/correct.h"
#include "cli/command.h"
#include "cli/which.h"

struct correct_options {
	const char *archive, *because, *by;
};

static bool read_all(struct arena *a, const struct correct_options *o, int argc, char **argv, CorrectionList *out,
                     struct error *err)
{
	for (int i = 0; i < argc; i++) {
		struct correction *c = list_push(a, out);

		c->because = str_of(o->because);
		c->by = which_person(a, o->by);
		if (!correction_read(a, str_of(argv[i]), c, err))
			return false;
	}
	return true;
}

static bool keep(const char *path, const char *word, const CorrectionList *list, struct error *err)
{
	struct archive *ar;
	int64_t id;
	bool ok;

	if (!archive_open_read(&ar, path, err)) /* an archive that is not there is not made */
		return false;
	archive_close(ar);
	if (!archive_open_write(&ar, path, err))
		return false;
	ok = which_telegram(ar, word, &id, err) && archive_correct(ar, id, list, err);
	archive_close(ar);
	return ok;
}

static enum outcome correct_run(const void *options, int argc, char **argv)
{
	const struct correct_options *o = options;
	CorrectionList list = { 0 };
	struct arena a;
	struct error err;
	bool ok;

	if (!o->because || !*o->because)
		return command_misused("correct: say why with --because, for those who read it later");
	arena_init(&a);
	ok = read_all(&a, o, argc - 1, argv + 1, &list, &err) && keep(command_archive(o->archive), argv[0], &list, &err);
	for (uint32_t i = 0; ok && i < list.n; i++)
		printf("%s: %.*s is %.*s\n", argv[0], STR_ARG(list.v[i].field), STR_ARG(list.v[i].value));
	arena_release(&a);
	return ok ? DONE_WELL : command_failed(&err);
}

const struct command cmd_correct = {
	.name = "correct",
	.summary = "note beside a telegram what it should say",
	.args = "MRN FIELD=VALUE...",
	.help = "The telegram stays as it is; corrections are shown beside it, with who made them, when and why. Fields: mrn, "
		"date, from, to, subject, classification, precedence, tags, signer, note. A value is brought into its usual form, "
		"or refused if it has none. None is ever lost: correct again where one was wrong.",
	.options = (const struct option[]){
		{ "because", 'b', OPT_TEXT, offsetof(struct correct_options, because), "REASON", "why; needed", NULL },
		{ "by", 0, OPT_TEXT, offsetof(struct correct_options, by), "NAME", "who says so (default: the login name)", NULL },
		OPTION_ARCHIVE(struct correct_options, archive),
		{ 0 },
	},
	.options_size = sizeof(struct correct_options),
	.examples = (const char *const[]){
		"cable correct 74LAPAZ9480 'date=171530Z DEC 74' -b 'the folder says 1974'",
		"a date that cannot be read in the telegram",
		"cable correct id:12 mrn=74LAPAZ9481 -b 'garbled; the reply cites it so'", "a telegram without a number, by its id",
		NULL },
	.least = 2,
	.most = -1,
	.aside = true,
	.run = correct_run,
};
