/*
 * cable seal - an archive as one closed file.
 */
#include <stdio.h>

#include "archive/log.h"
#include "archive/seal.h"
#include "cli/command.h"

struct seal_options {
	const char *archive, *output;
};

/* "andes.cables" is sealed as "andes.sealed.cables". */
static const char *default_name(struct arena *a, const char *path)
{
	Str name = str_of(path);

	if (str_ends(name, S(".cables")))
		name.n -= strlen(".cables");
	return arena_printf(a, "%.*s.sealed.cables", STR_ARG(name)).p;
}

static bool seal(struct arena *a, const char *path, const char *output, struct error *err)
{
	const char *to = output ? output : default_name(a, path);
	char hex[SHA256_HEX];
	struct log_root root;
	struct archive *ar;
	bool ok;

	if (!archive_open_read(&ar, path, err))
		return false;
	ok = archive_seal(ar, to, err);
	archive_close(ar);
	if (!ok || !archive_open_read(&ar, to, err))
		return false;
	ok = log_root(ar, &root, err);
	archive_close(ar);
	if (!ok)
		return false;
	sha256_print(root.hash.b, hex);
	printf("%s: %lld entries in the log, root %s\n", to, (long long)root.entries, hex);
	return true;
}

static enum outcome seal_run(const void *options, int argc, char **argv)
{
	const struct seal_options *o = options;
	struct arena a;
	struct error err;
	bool ok;

	arena_init(&a);
	ok = seal(&a, argc ? argv[0] : command_archive(o->archive), o->output, &err);
	arena_release(&a);
	return ok ? DONE_WELL : command_failed(&err);
}

const struct command cmd_seal = {
	.name = "seal",
	.summary = "copy an archive into one closed, read-only file",
	.args = "[ARCHIVE]",
	.help = "The copy has no log file beside it and no free space in it, and is written in full before it gets its name. "
		"It is for disks that are written once, for the post, and for keeping. Its root is printed: note it elsewhere.",
	.options = (const struct option[]){
		OPTION_ARCHIVE(struct seal_options, archive),
		{ "output", 'o', OPT_TEXT, offsetof(struct seal_options, output), "FILE",
		  "the copy (default: NAME.sealed.cables beside the archive)", NULL },
		{ 0 },
	},
	.options_size = sizeof(struct seal_options),
	.examples = (const char *const[]){
		"cable seal andes.cables -o /media/disk/andes.cables", "an archive for a disk that is written once", NULL },
	.most = 1,
	.aside = true,
	.run = seal_run,
};
