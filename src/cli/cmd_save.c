/*
 * cable save - keep a query under a name, to be asked again by `cable watch`.
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/seek.h"
#include "cli/terminal.h"
#include "cli/visible.h"
#include "search/saved.h"

struct save_options {
	const char *archive;
	bool list, remove, literal;
	int format;
};

enum { FORMAT_TEXT, FORMAT_JSON };

static void put_json(struct buf *b, const SavedList *l)
{
	struct json j;

	json_init(&j, b);
	json_map(&j);
	json_put_str(&j, "schema", S("saved/1"));
	json_key(&j, "searches");
	json_list(&j);
	for (uint32_t i = 0; i < l->n; i++) {
		json_map(&j);
		json_put_str(&j, "name", l->v[i].name);
		json_put_str(&j, "query", l->v[i].query);
		json_put_str(&j, "reading", l->v[i].literal ? S("literal") : S("operators"));
		json_map_end(&j);
	}
	json_list_end(&j);
	json_map_end(&j);
	buf_byte(b, '\n');
}

static void put_text(struct buf *b, const SavedList *l)
{
	size_t most = 0;

	for (uint32_t i = 0; i < l->n; i++)
		most = visible_width(l->v[i].name, 0) > most ? visible_width(l->v[i].name, 0) : most;
	for (uint32_t i = 0; i < l->n; i++) {
		size_t used = visible_put(b, l->v[i].name, 0);

		buf_fill(b, ' ', most - used + 2);
		visible_put(b, l->v[i].query, 0);
		buf_z(b, l->v[i].literal ? "  (as words)\n" : "\n");
	}
}

static enum outcome list(const struct save_options *o, const SavedList *l)
{
	struct buf b;

	buf_init(&b, BUF_MOST);
	if (o->format == FORMAT_JSON)
		put_json(&b, l);
	else
		put_text(&b, l);
	output_flush(&b);
	buf_release(&b);
	return l->n > 0 ? DONE_WELL : DONE_NO;
}

static bool take_out(SavedList *l, Str name, struct error *err)
{
	struct saved *s = saved_find(l, name);

	if (!s)
		return fail(err, ERR_MISSING,
		            "no search is saved as '%.*s'; `cable save --list` shows all",
		            STR_ARG(name));
	memmove(s, s + 1, (size_t)(l->v + l->n - (s + 1)) * sizeof *s);
	l->n--;
	return true;
}

/* What the archive holds now is not new. */
static bool put_in(struct arena *a, struct archive *ar, SavedList *l, const struct save_options *o,
                   int argc, char **argv, struct error *err)
{
	struct log_root root;

	if (!log_root(ar, &root, err))
		return false;
	saved_put(a, l,
	          (struct saved){ str_of(argv[0]), seek_text(a, argc - 1, argv + 1), o->literal,
	                          root.entries });
	return true;
}

static bool is_name(Str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_alnum((unsigned char)s.p[i]) && !strchr("-_.", s.p[i]))
			return false;
	return s.n > 0 && s.n <= SAVED_NAME_MOST;
}

static enum outcome with_archive(const struct save_options *o, struct arena *a, struct archive *ar,
                                 int argc, char **argv)
{
	const char *path = archive_path(ar);
	struct error err;
	SavedList l;
	bool ok;

	if (!saved_read(a, path, &l, &err))
		return command_failed(&err);
	if (o->list)
		return list(o, &l);
	ok = o->remove ? take_out(&l, str_of(argv[0]), &err) : put_in(a, ar, &l, o, argc, argv, &err);
	return ok && saved_write(path, &l, &err) ? DONE_WELL : command_failed(&err);
}

static enum outcome save_command(const void *options, int argc, char **argv)
{
	const struct save_options *o = options;
	enum outcome outcome;
	struct archive *ar;
	struct error err;
	struct arena a;

	if (!o->list && argc < 1 + !o->remove)
		return command_misused(
			"save needs a name and a query; `cable help save` shows examples");
	if (!o->list && !is_name(str_of(argv[0])))
		return command_misused(
			"save: '%s' is no name; letters, digits, '-', '_' and '.' make one", argv[0]);
	if (!archive_open_read(&ar, command_archive(o->archive), &err))
		return command_failed(&err);
	arena_init(&a);
	outcome = with_archive(o, &a, ar, argc, argv);
	arena_release(&a);
	archive_close(ar);
	return outcome;
}

const struct command cmd_save = {
	.name = "save",
	.summary = "keep a query under a name, for watch",
	.args = "NAME QUERY...",
	.help = "It is kept in the file NAME.cables-searches beside the archive; `cable watch` tells what came since. A name that is "
		"there already gets the new query.",
	.options = (const struct option[]){
		OPTION_ARCHIVE(struct save_options, archive),
		{ "list", 0, OPT_FLAG, offsetof(struct save_options, list), NULL, "show what is saved", NULL },
		{ "remove", 0, OPT_FLAG, offsetof(struct save_options, remove), NULL, "take out the search of this name", NULL },
		{ "literal", 'l', OPT_FLAG, offsetof(struct save_options, literal), NULL, "read all of the query as words", NULL },
		{ "format", 'f', OPT_CHOICE, offsetof(struct save_options, format), NULL, "how to show the list",
		  (const char *const[]){ "text", "json", NULL } },
		{ 0 },
	},
	.options_size = sizeof(struct save_options),
	.examples = (const char *const[]){
		"cable save wheat 'wheat from:lapaz'", "under the name wheat",
		"cable save --list", "what is saved",
		"cable save --remove wheat", "no more of it",
		NULL },
	.least = 0,
	.most = -1,
	.aside = true,
	.run = save_command,
};
