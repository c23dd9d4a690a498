/*
 * cable index - the search index beside an archive: how it is, and what can be done about it.
 */
#include <stdio.h>

#include "base/json.h"
#include "cli/command.h"
#include "cli/indexing.h"
#include "cli/terminal.h"
#include "cli/visible.h"

enum { FORMAT_TEXT, FORMAT_JSON };

struct index_options {
	const char *archive;
	int format;
	bool quiet;
};

static Str state_word(enum lookup_state s)
{
	static const Str words[] = {
		[LOOKUP_WHOLE] = S_INIT("whole"),
		[LOOKUP_BEHIND] = S_INIT("behind"),
		[LOOKUP_NONE] = S_INIT("none"),
		[LOOKUP_OLD] = S_INIT("old"),
		[LOOKUP_DAMAGED] = S_INIT("damaged"),
	};

	return words[s];
}

/* ---- Status ---- */

static void status_text(struct buf *b, const struct indexer_status *s)
{
	Str words = lookup_state_words(s->state);

	buf_printf(b, "state %.*s (%.*s)\n", STR_ARG(state_word(s->state)), STR_ARG(words));
	buf_printf(b, "telegrams %llu\nindexed %llu\nlacking %llu\n", (unsigned long long)s->telegrams,
	           (unsigned long long)s->indexed, (unsigned long long)s->lacks);
	buf_printf(b, "segments %u\ndamaged %u\ndeleted %u\n", (unsigned)s->segments, (unsigned)s->set_aside,
	           (unsigned)s->deleted);
	buf_printf(b, "bytes %llu\ngeneration %llu\n", (unsigned long long)s->bytes, (unsigned long long)s->generation);
}

static void status_json(struct buf *b, const struct indexer_status *s)
{
	struct json j;

	json_init(&j, b);
	json_map(&j);
	json_put_str(&j, "schema", S("index/1"));
	json_put_str(&j, "state", state_word(s->state));
	json_put_int(&j, "telegrams", (long long)s->telegrams);
	json_put_int(&j, "indexed", (long long)s->indexed);
	json_put_int(&j, "lacking", (long long)s->lacks);
	json_put_int(&j, "segments", s->segments);
	json_put_int(&j, "damaged", s->set_aside);
	json_put_int(&j, "deleted", s->deleted);
	json_put_int(&j, "bytes", (long long)s->bytes);
	json_put_int(&j, "generation", (long long)s->generation);
	json_map_end(&j);
	buf_byte(b, '\n');
}

static enum outcome status(const struct index_options *o, struct archive *ar)
{
	struct indexer_status s;
	struct error err;
	struct buf b;

	if (!indexer_look(ar, &s, &err))
		return command_failed(&err);
	buf_init(&b, BUF_MOST);
	(o->format == FORMAT_JSON ? status_json : status_text)(&b, &s);
	output_flush(&b);
	buf_release(&b);
	return s.state == LOOKUP_WHOLE ? DONE_WELL : DONE_NO;
}

/* ---- Verify ---- */

static void verify_text(struct buf *b, const IndexerFaults *f)
{
	for (uint32_t i = 0; i < f->n; i++) {
		visible_put(b, f->v[i].file, 0);
		buf_z(b, ": ");
		visible_put(b, f->v[i].what, 0);
		buf_byte(b, '\n');
	}
	if (f->n == 0)
		buf_z(b, "the index is as it was written\n");
}

static void verify_json(struct buf *b, const IndexerFaults *f)
{
	struct json j;

	json_init(&j, b);
	json_map(&j);
	json_put_str(&j, "schema", S("index-verify/1"));
	json_key(&j, "faults");
	json_list(&j);
	for (uint32_t i = 0; i < f->n; i++) {
		json_map(&j);
		json_put_str(&j, "file", f->v[i].file);
		json_put_str(&j, "what", f->v[i].what);
		json_map_end(&j);
	}
	json_list_end(&j);
	json_map_end(&j);
	buf_byte(b, '\n');
}

static enum outcome verify(const struct index_options *o, struct archive *ar)
{
	enum outcome outcome;
	IndexerFaults faults;
	struct error err;
	struct arena a;
	struct buf b;

	arena_init(&a);
	buf_init(&b, BUF_MOST);
	if (indexer_verify(ar, &a, &faults, &err)) {
		outcome = faults.n ? DONE_NO : DONE_WELL;
		(o->format == FORMAT_JSON ? verify_json : verify_text)(&b, &faults);
		if (!o->quiet || faults.n || o->format == FORMAT_JSON)
			output_flush(&b);
	} else {
		outcome = command_failed(&err);
	}
	buf_release(&b);
	arena_release(&a);
	return outcome;
}

/* ---- Writing ---- */

static enum outcome bring_up(const struct index_options *o, struct archive *ar, enum indexer_how how)
{
	struct error err;

	switch (indexing_run(ar, how, o->quiet, &err)) {
	case INDEXER_DONE:
	case INDEXER_STOPPED:
		return o->quiet ? DONE_WELL : status(o, ar);
	default:
		return command_failed(&err);
	}
}

static enum outcome catch_up(const struct index_options *o, struct archive *ar)
{
	return bring_up(o, ar, INDEXER_CATCH_UP);
}

static enum outcome rebuild(const struct index_options *o, struct archive *ar)
{
	return bring_up(o, ar, INDEXER_REBUILD);
}

static enum outcome optimise(const struct index_options *o, struct archive *ar)
{
	return bring_up(o, ar, INDEXER_OPTIMISE);
}

static const struct errand {
	const char *word;
	enum outcome (*run)(const struct index_options *o, struct archive *ar);
} errands[] = {
	{ "update", catch_up },
	{ "status", status },
	{ "rebuild", rebuild },
	{ "verify", verify },
	{ "optimise", optimise },
};

static const struct errand *find_errand(const char *word)
{
	for (size_t i = 0; i < sizeof errands / sizeof *errands; i++)
		if (!word || strcmp(errands[i].word, word) == 0)
			return &errands[i];
	return NULL;
}

static enum outcome index_run(const void *options, int argc, char **argv)
{
	const struct index_options *o = options;
	const struct errand *e = find_errand(argc ? argv[0] : NULL);
	enum outcome outcome;
	struct archive *ar;
	struct error err;

	if (!e)
		return command_misused("index: there is no \"%s\"; it takes update, status, rebuild, verify or optimise", argv[0]);
	if (!archive_open_read(&ar, command_archive(o->archive), &err))
		return command_failed(&err);
	outcome = e->run(o, ar);
	archive_close(ar);
	return outcome;
}

const struct command cmd_index = {
	.name = "index",
	.summary = "bring the search index of an archive up to date, or look after it",
	.args = "[update|status|rebuild|verify|optimise]",
	.help = "The index lies in a folder beside the archive, NAME.cables-index. It can be deleted at any time. An import "
		"feeds it, and it is caught up when it is needed, so that this command is rarely wanted: `update`, which is done "
		"without a word, adds what is lacking; `status` tells how it is; `rebuild` makes it anew; `verify` reads all of it "
		"and holds it against its checksums and the archive; `optimise` makes one file of it, which searches a little "
		"faster. The exit code is 1 where `status` or `verify` finds that it is not what it should be.",
	.options = (const struct option[]){
		OPTION_ARCHIVE(struct index_options, archive),
		{ "format", 'f', OPT_CHOICE, offsetof(struct index_options, format), NULL, "how to print",
		  (const char *const[]){ "text", "json", NULL } },
		{ "quiet", 'q', OPT_FLAG, offsetof(struct index_options, quiet), NULL, "no progress, nothing about what is well", NULL },
		{ 0 },
	},
	.options_size = sizeof(struct index_options),
	.examples = (const char *const[]){
		"cable index", "add what is lacking, say how the index is",
		"cable index status", "only say how it is",
		"cable index rebuild -a LAPAZ.cables", "make it anew",
		NULL },
	.most = 1,
	.aside = true,
	.run = index_run,
};
