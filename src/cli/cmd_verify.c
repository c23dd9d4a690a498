/*
 * cable verify - is everything in an archive what it was when it came in?
 *
 * Also proofs: that one telegram is in an archive, for whoever has noted the root.
 */
#include <stdio.h>

#include "archive/proof.h"
#include "archive/verify.h"
#include "base/file.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/proof_text.h"
#include "cli/terminal.h"
#include "cli/visible.h"
#include "cli/which.h"

struct verify_options {
	const char *archive, *proof, *check, *root;
	int format;
	bool quiet;
};

enum { FORMAT_TEXT, FORMAT_JSON };
enum { PROOF_MOST = 1 << 20 };

static void show_progress(void *data, const char *doing, int64_t done, int64_t all)
{
	struct progress *p = data;
	char line[80];

	if (!progress_due(p))
		return;
	snprintf(line, sizeof line, all ? "%s %lld of %lld" : "%s", doing, (long long)done, (long long)all);
	progress_show(p, line, 0, 0);
}

static void put_damage(struct buf *b, const struct damage *d)
{
	buf_printf(b, "damaged: %.*s", STR_ARG(verify_part_word(d->part)));
	if (d->id)
		buf_printf(b, " %lld", (long long)d->id);
	if (d->mrn.n) {
		buf_z(b, " (");
		visible_put(b, d->mrn, 0);
		buf_byte(b, ')');
	}
	buf_z(b, ": ");
	visible_put(b, d->what, 0);
	if (d->remedy.n) {
		buf_z(b, "; ");
		visible_put(b, d->remedy, 0);
	}
	buf_byte(b, '\n');
}

static void put_damages(struct buf *b, const struct verify_report *r)
{
	for (uint32_t i = 0; i < r->damages.n; i++)
		put_damage(b, &r->damages.v[i]);
	for (int p = 0; p < VERIFY_PART_COUNT; p++)
		if (r->counts[p] > VERIFY_DAMAGES_MOST)
			buf_printf(b, "damaged: %.*s: %llu more\n", STR_ARG(verify_part_word((enum verify_part)p)),
			           (unsigned long long)r->counts[p] - VERIFY_DAMAGES_MOST);
}

static void report_text(struct buf *b, const char *path, const struct verify_report *r, bool quiet)
{
	char hex[SHA256_HEX];

	put_damages(b, r);
	if (quiet)
		return;
	sha256_print(r->root.hash.b, hex);
	buf_z(b, "archive      ");
	visible_put(b, str_of(path), 0);
	buf_printf(b, "\npages        %lld\ntelegrams    %lld, %lld bytes of text\nsources      %lld\n", (long long)r->pages,
	           (long long)r->telegrams, (long long)r->bytes, (long long)r->sources);
	if (r->corrections)
		buf_printf(b, "corrections  %lld\n", (long long)r->corrections);
	if (r->tombstones)
		buf_printf(b, "purged       %lld\n", (long long)r->tombstones);
	buf_printf(b, "log          %lld entries, root %s\n", (long long)r->root.entries, hex);
	buf_z(b, verify_clean(r) ? "All of it is as it was written.\n" : "It is damaged.\n");
}

static void json_damages(struct json *j, const struct verify_report *r)
{
	json_key(j, "damages");
	json_list(j);
	for (uint32_t i = 0; i < r->damages.n; i++) {
		const struct damage *d = &r->damages.v[i];

		json_map(j);
		json_put_str(j, "part", verify_part_word(d->part));
		if (d->id)
			json_put_int(j, "id", d->id);
		else
			json_put_null(j, "id");
		json_put_str(j, "mrn", d->mrn);
		json_put_str(j, "what", d->what);
		json_put_str(j, "remedy", d->remedy);
		json_map_end(j);
	}
	json_list_end(j);
}

static void report_json(struct buf *b, const char *path, const struct verify_report *r, bool quiet)
{
	char hex[SHA256_HEX];
	struct json j;

	(void)quiet;
	sha256_print(r->root.hash.b, hex);
	json_init(&j, b);
	json_map(&j);
	json_put_str(&j, "schema", S("verify/1"));
	json_put_str(&j, "archive", str_of(path));
	json_put_bool(&j, "good", verify_clean(r));
	json_put_int(&j, "pages", r->pages);
	json_put_int(&j, "telegrams", r->telegrams);
	json_put_int(&j, "bytes", r->bytes);
	json_put_int(&j, "sources", r->sources);
	json_put_int(&j, "corrections", r->corrections);
	json_put_int(&j, "purged", r->tombstones);
	json_put_int(&j, "entries", r->root.entries);
	json_put_str(&j, "root", str_of(hex));
	json_damages(&j, r);
	json_map_end(&j);
	buf_byte(b, '\n');
}

static enum outcome verify_all(const struct verify_options *o, struct arena *a, const char *path)
{
	static void (*const writers[])(struct buf *, const char *, const struct verify_report *, bool) = {
		[FORMAT_TEXT] = report_text,
		[FORMAT_JSON] = report_json,
	};
	struct progress progress;
	struct verify_watch watch = { show_progress, &progress };
	struct verify_report report;
	struct error err;
	struct buf b;
	bool ok;

	progress_begin(&progress, !o->quiet && terminal_error_width());
	ok = archive_verify(a, path, &watch, &report, &err);
	progress_end(&progress);
	if (!ok)
		return command_failed(&err);
	buf_init(&b, BUF_MOST);
	writers[o->format](&b, path, &report, o->quiet);
	output_flush(&b);
	buf_release(&b);
	return verify_clean(&report) ? DONE_WELL : DONE_NO;
}

static enum outcome print_proof(const struct verify_options *o, struct arena *a, struct archive *ar)
{
	struct proof p;
	struct error err;
	struct buf b;
	int64_t id;

	if (!which_telegram(ar, o->proof, &id, &err) || !archive_prove(ar, a, id, &p, &err))
		return command_failed(&err);
	buf_init(&b, BUF_MOST);
	if (o->format == FORMAT_JSON)
		proof_put_json(&b, &p);
	else
		proof_put_text(&b, &p);
	output_flush(&b);
	buf_release(&b);
	return DONE_WELL;
}

static enum outcome look_for_root(const struct verify_options *o, struct arena *a, struct archive *ar)
{
	struct log_root now;
	struct digest root;
	struct error err;
	int64_t entries;

	(void)a;
	if (!sha256_read(str_of(o->root), root.b))
		return command_misused("verify: '%s' is no root; one has 64 hexadecimal digits", o->root);
	if (!archive_find_root(ar, &root, &entries, &err) || !log_root(ar, &now, &err))
		return command_failed(&err);
	if (!entries) {
		puts("This was never the root of this archive: it is another one, or its past was changed.");
		return DONE_NO;
	}
	printf("This was the root when the log had %lld entries; it has %lld now, and none of those before was changed.\n",
	       (long long)entries, (long long)now.entries);
	return DONE_WELL;
}

/* With an archive that is open to be read. */
static enum outcome with_archive(const struct verify_options *o, struct arena *a, const char *path,
                                 enum outcome (*use)(const struct verify_options *, struct arena *, struct archive *))
{
	enum outcome outcome;
	struct archive *ar;
	struct error err;

	if (!archive_open_read(&ar, path, &err))
		return command_failed(&err);
	outcome = use(o, a, ar);
	archive_close(ar);
	return outcome;
}

/* Does the proof lead to the root, and is it about this text? */
static bool proof_holds(struct arena *a, const struct proof *p, const struct digest *root, const char *text_path,
                        struct error *err)
{
	struct digest got;
	Str text;

	if (!proof_climb(p, &got) || !digest_eq(&got, root))
		return fail(err, ERR_MISSING, "the proof does not lead to this root");
	if (!text_path)
		return true;
	if (!file_read(a, text_path, BUF_MOST, &text, err))
		return false;
	sha256(text, got.b);
	return str_eq(digest_str(&got), p->entry.sha256) ||
	       fail(err, ERR_MISSING, "the proof is good, but not about %s: its hash is another", text_path);
}

static enum outcome check_proof(const struct verify_options *o, struct arena *a, const char *text_path)
{
	char hex[SHA256_HEX];
	struct digest root;
	struct proof p;
	struct error err;
	Str text;

	if (!o->root || !sha256_read(str_of(o->root), root.b))
		return command_misused("verify: a proof is checked against a root that you noted: --root, 64 hexadecimal digits");
	if (!file_read(a, o->check, PROOF_MOST, &text, &err) || !proof_read(a, text, &p, &err) ||
	    !proof_holds(a, &p, &root, text_path, &err))
		return command_failed(&err);
	sha256_print((const unsigned char *)p.entry.sha256.p, hex);
	printf("The text with the SHA-256 %s is entry %lld of the archive with this root.\n", hex, (long long)p.entry.number);
	return DONE_WELL;
}

static enum outcome verify_run(const void *options, int argc, char **argv)
{
	const struct verify_options *o = options;
	const char *path = argc ? argv[0] : command_archive(o->archive);
	enum outcome outcome;
	struct arena a;

	if (argc && o->archive && !o->check)
		return command_misused("verify: name the archive once, as a word or with --archive");
	arena_init(&a);
	if (o->check)
		outcome = check_proof(o, &a, argc ? argv[0] : NULL);
	else if (o->proof)
		outcome = with_archive(o, &a, path, print_proof);
	else if (o->root)
		outcome = with_archive(o, &a, path, look_for_root);
	else
		outcome = verify_all(o, &a, path);
	arena_release(&a);
	return outcome;
}

const struct command cmd_verify = {
	.name = "verify",
	.summary = "check that an archive is whole and unchanged",
	.args = "[ARCHIVE]",
	.help = "Everything is read again: each page of the file, each telegram's bytes and values, the files they came from, "
		"and the log of all that was ever put in. Damage is named, and where to get again what it hit; the exit code "
		"is then 1. The log's root names all of it: note it somewhere else, and --root tells later whether the archive "
		"still has that past. --proof prints why one telegram is in it; --check-proof checks that with nothing but the "
		"root, and, where a file is named, that it is the telegram.",
	.options = (const struct option[]){
		OPTION_ARCHIVE(struct verify_options, archive),
		{ "format", 'f', OPT_CHOICE, offsetof(struct verify_options, format), NULL, "how to report",
		  (const char *const[]){ "text", "json", NULL } },
		{ "quiet", 'q', OPT_FLAG, offsetof(struct verify_options, quiet), NULL, "print damage only", NULL },
		{ "proof", 0, OPT_TEXT, offsetof(struct verify_options, proof), "MRN", "print a proof of this telegram", NULL },
		{ "check-proof", 0, OPT_TEXT, offsetof(struct verify_options, check), "FILE",
		  "check a proof against --root; no archive is needed", NULL },
		{ "root", 0, OPT_TEXT, offsetof(struct verify_options, root), "HEX",
		  "whether this was ever the root of the archive", NULL },
		{ 0 },
	},
	.options_size = sizeof(struct verify_options),
	.examples = (const char *const[]){
		"cable verify andes.cables", "read all of an archive again",
		"cable verify --proof 74LAPAZ9480 > proof.txt", "why this telegram is in ./cableroom.cables",
		"cable verify --check-proof proof.txt --root 5dc9...4328 copy.txt", "does the proof hold, and is copy.txt the telegram?",
		NULL },
	.most = 1,
	.aside = true,
	.run = verify_run,
};
