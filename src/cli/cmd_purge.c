/*
 * cable purge - destroy a telegram.
 */
#include <stdio.h>

#include "archive/purge.h"
#include "cli/command.h"
#include "cli/which.h"
#include "search/indexer.h"

struct purge_options {
	const char *archive, *because, *by;
	bool clean;
};

static bool use_archive(const struct purge_options *o, const char *word, struct error *err)
{
	const char *path = command_archive(o->archive);
	struct archive *ar;
	struct arena a;
	int64_t id = 0;
	bool ok;

	if (!archive_open_read(&ar, path, err)) /* an archive that is not there is not made */
		return false;
	archive_close(ar);
	if (!archive_open_write(&ar, path, err))
		return false;
	arena_init(&a);
	if (word)
		ok = which_telegram(ar, word, &id, err) && archive_purge(ar, id, str_of(o->because), which_person(&a, o->by), err);
	else
		ok = purge_clean(ar, err);
	ok = indexer_purge(ar, ok ? err : NULL) && ok;
	arena_release(&a);
	archive_close(ar);
	if (ok && word)
		printf("%s is destroyed; its id was %lld\n", word, (long long)id);
	return ok;
}

static enum outcome purge_run(const void *options, int argc, char **argv)
{
	const struct purge_options *o = options;
	struct error err;

	if (o->clean && argc)
		return command_misused("purge: --clean takes no telegram");
	if (!o->clean && !argc)
		return command_misused("purge needs a telegram's number; `cable help purge` shows examples");
	if (!o->clean && (!o->because || !*o->because))
		return command_misused("purge: say why with --because; it stays in the archive");
	return use_archive(o, argc ? argv[0] : NULL, &err) ? DONE_WELL : command_failed(&err);
}

const struct command cmd_purge = {
	.name = "purge",
	.summary = "destroy a telegram in an archive",
	.args = "MRN",
	.help = "Its bytes and all that was read out of it are taken out of the file, also out of free space and out of what "
		"others are packed with, and out of the search index. What stays is the "
		"hash of its text, when, by whom and why: the log goes on, and an import refuses the same text. It cannot be "
		"undone, and reaches neither copies of the archive nor the file that the telegram came from.",
	.options = (const struct option[]){
		{ "because", 'b', OPT_TEXT, offsetof(struct purge_options, because), "REASON", "why; needed", NULL },
		{ "by", 0, OPT_TEXT, offsetof(struct purge_options, by), "NAME", "who says so (default: the login name)", NULL },
		{ "clean", 0, OPT_FLAG, offsetof(struct purge_options, clean), NULL,
		  "finish a purge that could not rewrite the file, as when others were reading it", NULL },
		OPTION_ARCHIVE(struct purge_options, archive),
		{ 0 },
	},
	.options_size = sizeof(struct purge_options),
	.examples = (const char *const[]){
		"cable purge 74LAPAZ9480 --because 'court order of 3 May'", "one telegram", NULL },
	.most = 1,
	.aside = true,
	.run = purge_run,
};
