/*
 * cable diff - the versions of a telegram side by side.
 */
#include <stdio.h>

#include "archive/diff.h"
#include "archive/versions.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/diff_text.h"

enum { FORMAT_TEXT, FORMAT_JSON };

struct diff_options {
	const char *archive;
	int format, color;
	bool all;
};

/* One of the copies that are compared. */
struct copy_read {
	Str name;
	int64_t id; /* 0: a file */
	const struct cable *cable;
};
typedef LIST(struct copy_read) CopyList;

struct differ {
	const struct diff_options *o;
	struct archive *archive; /* opened when it is first needed */
	struct arena arena, scratch;
	CopyList copies;
};

static bool open_archive(struct differ *d, struct error *err)
{
	return d->archive || archive_open_read(&d->archive, command_archive(d->o->archive), err);
}

static void add_copy(struct differ *d, Str name, int64_t id, Str text)
{
	struct copy_read *c = list_push(&d->arena, &d->copies);

	*c = (struct copy_read){ name, id, telegram_read(&d->arena, &d->scratch, text) };
}

static bool add_id(struct differ *d, int64_t id, struct error *err)
{
	struct source s = { 0 };
	Str text, name;

	if (!archive_get_text(d->archive, &d->arena, id, &text, err) ||
	    !archive_get_source(d->archive, &d->arena, id, &s, err))
		return false;
	name = arena_printf(&d->arena, "id %lld, %.*s", (long long)id, STR_ARG(s.path));
	add_copy(d, name, id, text);
	return true;
}

static bool add_file(struct differ *d, const char *path, struct error *err)
{
	Str text;

	if (!file_read(&d->arena, path, CABLE_TEXT_MOST, &text, err))
		return false;
	add_copy(d, str_of(path), 0, text);
	return true;
}

/* All digits: an id of the archive. */
static int64_t read_id(const char *word)
{
	int64_t id = 0;

	for (size_t i = 0; word[i]; i++) {
		if (!is_digit((unsigned char)word[i]) || i > 17)
			return 0;
		id = id * 10 + (word[i] - '0');
	}
	return id;
}

static void add_once(struct differ *d, IdList *all, const IdList *more)
{
	for (uint32_t i = 0; i < more->n; i++) {
		bool there = false;

		for (uint32_t k = 0; k < all->n; k++)
			there |= all->v[k] == more->v[i];
		if (!there)
			*list_push(&d->arena, all) = more->v[i];
	}
}

/* All telegrams held of a number, and texts without it that belong to one of them. */
static bool find_versions(struct differ *d, const struct mrn *m, IdList *out, struct error *err)
{
	IdList found = { 0 };

	if (!archive_find(d->archive, &d->arena, m, &found, err))
		return false;
	add_once(d, out, &found);
	for (uint32_t i = 0; i < found.n; i++) {
		IdList versions = { 0 };

		if (!archive_get_versions(d->archive, &d->arena, found.v[i], &versions, err))
			return false;
		add_once(d, out, &versions);
	}
	return true;
}

static bool add_number(struct differ *d, const char *word, struct error *err)
{
	IdList ids = { 0 };
	struct mrn m;

	if (!mrn_read(&d->arena, str_of(word), &m))
		return fail(err, ERR_USAGE, "there is no file '%s', and it is no telegram's number such as 06ALMATY3273", word);
	if (!open_archive(d, err) || !find_versions(d, &m, &ids, err))
		return false;
	if (!ids.n)
		return fail(err, ERR_MISSING, "%s is not in the archive %s", word, archive_path(d->archive));
	for (uint32_t i = 0; i < ids.n; i++)
		if (!add_id(d, ids.v[i], err))
			return false;
	return true;
}

static bool add_word(struct differ *d, const char *word, struct error *err)
{
	int64_t id = read_id(word);

	if (strcmp(word, "-") == 0 || file_exists(word))
		return add_file(d, word, err);
	if (id)
		return open_archive(d, err) && add_id(d, id, err);
	return add_number(d, word, err);
}

static void put_copy(struct json *j, const char *key, const struct copy_read *c, struct arena *a)
{
	json_key(j, key);
	json_map(j);
	json_put_str(j, "name", c->name);
	if (c->id)
		json_put_int(j, "id", c->id);
	else
		json_put_null(j, "id");
	json_put_str(j, "mrn", mrn_str(a, &c->cable->mrn));
	json_map_end(j);
}

static void put_pair(struct differ *d, const struct terminal *t, struct buf *b, const struct copy_read *left,
                     const struct copy_read *right)
{
	struct diff found;
	struct json j;

	diff_telegrams(&d->arena, left->cable, right->cable, &found);
	if (d->o->format == FORMAT_TEXT) {
		diff_text(b, t, &d->arena, &found, left->name, right->name, d->o->all);
		return;
	}
	json_init(&j, b);
	json_map(&j);
	json_put_str(&j, "schema", S("diff/1"));
	put_copy(&j, "left", left, &d->arena);
	put_copy(&j, "right", right, &d->arena);
	diff_json(&j, &found);
	json_map_end(&j);
	buf_byte(b, '\n');
}

/* Each copy with the one before it. */
static enum outcome compare(struct differ *d)
{
	struct terminal t;
	struct buf b;

	terminal_open(&t, (enum color)d->o->color);
	if (d->o->format == FORMAT_TEXT)
		terminal_page(&t);
	buf_init(&b, BUF_MOST);
	for (uint32_t i = 1; i < d->copies.n; i++) {
		if (i > 1 && d->o->format == FORMAT_TEXT)
			buf_z(&b, "\n\n");
		put_pair(d, &t, &b, &d->copies.v[i - 1], &d->copies.v[i]);
	}
	output_flush(&b);
	buf_release(&b);
	terminal_close(&t);
	return DONE_WELL;
}

static enum outcome read_and_compare(struct differ *d, int argc, char **argv)
{
	struct error err;

	for (int i = 0; i < argc; i++)
		if (!add_word(d, argv[i], &err))
			return command_failed(&err);
	if (d->copies.n < 2) {
		fail(&err, ERR_MISSING, "%s is held in one version; name two files, or two ids, to compare", argv[0]);
		return command_failed(&err);
	}
	return compare(d);
}

static enum outcome diff_run(const void *options, int argc, char **argv)
{
	struct differ d = { .o = options };
	enum outcome outcome;

	arena_init(&d.arena);
	arena_init(&d.scratch);
	outcome = read_and_compare(&d, argc, argv);
	archive_close(d.archive);
	arena_release(&d.arena);
	arena_release(&d.scratch);
	return outcome;
}

const struct command cmd_diff = {
	.name = "diff",
	.summary = "show how the versions of a telegram differ",
	.args = "MRN|ID|FILE...",
	.help = "All versions held of a number, or the files and ids named: each is compared with the one before it. "
		"First the values that differ, side by side, then the paragraphs that do, with words that only the "
		"first has in [- -] and words that only the second has in {+ +}. What stands in the place of words "
		"taken out is in {# #}.",
	.options = (const struct option[]){
		OPTION_ARCHIVE(struct diff_options, archive),
		{ "all", 0, OPT_FLAG, offsetof(struct diff_options, all), NULL, "paragraphs that are the same, too", NULL },
		{ "format", 'f', OPT_CHOICE, offsetof(struct diff_options, format), NULL, "how to print",
		  (const char *const[]){ "text", "json", NULL } },
		OPTION_COLOR(struct diff_options, color),
		{ 0 },
	},
	.options_size = sizeof(struct diff_options),
	.examples = (const char *const[]){
		"cable diff 06LIMA9150", "all versions that the archive holds",
		"cable diff first.txt second.txt", "two files",
		"cable diff -f json 12 40", "two telegrams of the archive by their ids",
		NULL,
	},
	.least = 1,
	.most = -1,
	.aside = true,
	.run = diff_run,
};
