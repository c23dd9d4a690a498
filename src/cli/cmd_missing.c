/*
 * cable missing - the telegrams that an archive lacks, and a letter that asks for them.
 */
#include <stdio.h>

#include "archive/foia.h"
#include "archive/missing_output.h"
#include "cli/command.h"
#include "cli/missing_text.h"
#include "page/citing.h"

enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_CSV };
enum { ROWS = 40, PATH_ROOM = 4096 };

struct missing_options {
	const char *archive, *post, *foia;
	int format, color;
	long year;
	bool all, ranges;
};

/* What a person or a program is shown of each list is described first, sentences and all. */
static bool describe(struct archive *ar, struct arena *a, struct missing *m, uint32_t most, struct error *err)
{
	return missing_describe(ar, a, &m->cited, most, citing_sentence, err) &&
	       missing_describe(ar, a, &m->aside, most, NULL, err) &&
	       missing_describe(ar, a, &m->doubtful, most, NULL, err);
}

static void put_answer(const struct missing_options *o, struct arena *a, Str archive, const struct missing *m)
{
	struct terminal t;
	struct buf b;
	struct json j;

	terminal_open(&t, (enum color)o->color);
	if (o->format == FORMAT_TEXT)
		terminal_page(&t);
	buf_init(&b, BUF_MOST);
	if (o->format == FORMAT_TEXT) {
		missing_text(&b, &t, a, m, o->all ? UINT32_MAX : ROWS);
	} else if (o->format == FORMAT_CSV) {
		missing_csv(&b, m);
	} else {
		json_init(&j, &b);
		missing_json(&j, archive, m);
		buf_byte(&b, '\n');
	}
	output_flush(&b);
	buf_release(&b);
	terminal_close(&t);
}

static bool write_file(const char *folder, const char *name, const struct buf *b, struct error *err)
{
	char path[PATH_ROOM];
	FILE *f;
	bool ok;

	if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path)
		return fail(err, ERR_LIMIT, "%s: the name of the folder is too long", folder);
	f = fopen(path, "wb");
	if (!f)
		return fail(err, ERR_IO, "%s cannot be written; is there a folder '%s'?", path, folder);
	ok = fwrite(buf_str(b).p, 1, b->n, f) == b->n;
	if (fclose(f) != 0 || !ok)
		return fail(err, ERR_IO, "%s could not be written to its end", path);
	printf("%s\n", path);
	return true;
}

static bool write_letters(struct arena *a, const char *folder, const struct missing *m, struct error *err)
{
	static const struct {
		enum foia_office office;
		const char *name;
	} letters[] = { { FOIA_ARCHIVES, "national-archives.txt" }, { FOIA_STATE, "state-department.txt" } };
	bool ok = true;
	struct buf b;

	buf_init(&b, BUF_MOST);
	foia_csv(&b, a, m);
	ok = write_file(folder, "requests.csv", &b, err);
	for (size_t i = 0; ok && i < sizeof letters / sizeof *letters; i++) {
		buf_clear(&b);
		if (foia_letter(&b, a, letters[i].office, m))
			ok = write_file(folder, letters[i].name, &b, err);
	}
	buf_release(&b);
	return ok;
}

static enum outcome answer(const struct missing_options *o, struct archive *ar, struct arena *a,
                           const struct missing_want *want)
{
	struct missing m;
	struct error err;
	uint32_t most = o->format == FORMAT_TEXT && !o->all && !o->foia ? ROWS : UINT32_MAX;

	if (!archive_get_missing(ar, a, want, &m, &err) || !describe(ar, a, &m, most, &err))
		return command_failed(&err);
	if (o->foia)
		return write_letters(a, o->foia, &m, &err) ? DONE_WELL : command_failed(&err);
	put_answer(o, a, str_of(archive_path(ar)), &m);
	return DONE_WELL;
}

/* The post in any spelling; one that no table knows is taken as it is written. */
static Str read_post(struct arena *a, const char *word)
{
	struct mrn m;

	if (!word)
		return STR_NONE;
	return mrn_read(a, arena_printf(a, "%s 1", word), &m) ? m.post : str_of(word);
}

static enum outcome missing_run(const void *options, int argc, char **argv)
{
	const struct missing_options *o = options;
	struct missing_want want = { .year = (int)o->year, .ranges = o->ranges };
	enum outcome outcome;
	struct archive *ar;
	struct arena a;
	struct error err;

	(void)argc;
	(void)argv;
	if (o->year && (o->year < 1900 || o->year > 2099))
		return command_misused("missing: --year takes four digits, such as 1974");
	if (!archive_open_read(&ar, command_archive(o->archive), &err))
		return command_failed(&err);
	arena_init(&a);
	want.post = read_post(&a, o->post);
	outcome = answer(o, ar, &a, &want);
	arena_release(&a);
	archive_close(ar);
	return outcome;
}

const struct command cmd_missing = {
	.name = "missing",
	.summary = "list the telegrams that an archive lacks, as far as it can tell",
	.help = "What is held of each post and year, and of about how many. The telegrams that are cited and not held, "
		"with the time at which they were probably sent, and the sentence that names them. Sections that are "
		"lacking, times without a telegram, held telegrams whose number and time do not go together. Numbers "
		"between those seen are listed where most of a post's telegrams are held, or with --ranges.",
	.options = (const struct option[]){
		OPTION_ARCHIVE(struct missing_options, archive),
		{ "post", 'p', OPT_TEXT, offsetof(struct missing_options, post), "POST", "only of this post, in any spelling",
		  NULL },
		{ "year", 'y', OPT_NUMBER, offsetof(struct missing_options, year), "YYYY", "only of this year", NULL },
		{ "ranges", 'r', OPT_FLAG, offsetof(struct missing_options, ranges), NULL,
		  "list the numbers between those seen, also where only a sample is held", NULL },
		{ "all", 0, OPT_FLAG, offsetof(struct missing_options, all), NULL, "lists in full, not their first 40 rows", NULL },
		{ "foia", 0, OPT_TEXT, offsetof(struct missing_options, foia), "FOLDER",
		  "write the requests for what is cited into this folder: a table, and letters to send", NULL },
		{ "format", 'f', OPT_CHOICE, offsetof(struct missing_options, format), NULL, "how to print",
		  (const char *const[]){ "text", "json", "csv", NULL } },
		OPTION_COLOR(struct missing_options, color),
		{ 0 },
	},
	.options_size = sizeof(struct missing_options),
	.examples = (const char *const[]){
		"cable missing", "of ./cableroom.cables",
		"cable missing --post 'la paz' --year 1974", "one post, one year",
		"cable missing -f csv > missing.csv", "for a spreadsheet",
		"mkdir ask; cable missing --foia ask", "letters to the National Archives and to the State Department",
		NULL,
	},
	.aside = true,
	.run = missing_run,
};
