/*
 * bag - telegrams as a BagIt bag (RFC 8493, version 1.0).
 */
#include "archive/bag.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "archive/bag_file.h"
#include "archive/correct.h"
#include "archive/log.h"
#include "archive/stats.h"
#include "cable/rules.h"

enum { FOLDER_OF = 1000 }; /* telegrams */

/* One bag being written. */
struct bag {
	struct archive *ar;
	const struct bag_want *want;
	struct bag_report *report;
	struct error *err;
	struct bag_files files;
	struct buf lines;            /* of the JSON file at hand */
	struct arena arena, scratch; /* of one telegram */
};

/* Letters and digits of a number; "unnumbered" where there is none. */
static Str name_of(struct bag *b, int64_t id, Str mrn)
{
	return arena_printf(&b->arena, "%08lld-%.*s.txt", (long long)id, STR_ARG(mrn.n ? mrn : S("unnumbered")));
}

static void put_json(struct bag *b, const struct cable *c, const struct source *s, int64_t id, Str file)
{
	struct json j;

	json_init(&j, &b->lines);
	json_map(&j);
	json_put_int(&j, "id", id);
	json_put_str(&j, "file", file);
	json_key(&j, "cable");
	telegram_json(&j, c, s, false);
	json_map_end(&j);
	buf_byte(&b->lines, '\n');
}

static bool put_telegram(struct bag *b, int64_t folder, int64_t id)
{
	struct cable *c;
	struct source s;
	Str text, path;

	if (!archive_get_text(b->ar, &b->arena, id, &text, b->err) || !archive_get_source(b->ar, &b->arena, id, &s, b->err))
		return false;
	c = telegram_read(&b->arena, &b->scratch, text);
	telegram_check(&b->arena, c);
	path = arena_printf(&b->arena, "data/telegrams/%04lld/%.*s", (long long)folder,
	                    STR_ARG(name_of(b, id, c->mrn.number ? mrn_str(&b->arena, &c->mrn) : STR_NONE)));
	put_json(b, c, &s, id, path);
	b->report->telegrams++;
	return bag_file(&b->files, BAG_PAYLOAD, path, text, b->err);
}

static bool put_lines(struct bag *b, Str path)
{
	bool ok = b->lines.full ? fail(b->err, ERR_LIMIT, "%.*s would be too large", STR_ARG(path))
	                        : bag_file(&b->files, BAG_PAYLOAD, path, buf_str(&b->lines), b->err);

	buf_clear(&b->lines);
	return ok;
}

/* The telegrams of one folder, and the lines about them. */
static bool put_folder(struct bag *b, int64_t folder, const IdList *ids, uint32_t from, uint32_t to)
{
	bool ok = bag_folder(&b->files, arena_printf(&b->arena, "data/telegrams/%04lld", (long long)folder), b->err);

	for (uint32_t i = from; ok && i < to; i++) {
		if (b->want->progress)
			b->want->progress(b->want->data, i, ids->n);
		ok = put_telegram(b, folder, ids->v[i]);
		arena_reset(&b->arena);
		arena_reset(&b->scratch);
	}
	return ok && put_lines(b, arena_printf(&b->arena, "data/telegrams/%04lld.jsonl", (long long)folder));
}

static bool put_telegrams(struct bag *b, const IdList *ids)
{
	bool ok = bag_folder(&b->files, S("data/telegrams"), b->err);

	for (uint32_t i = 0; ok && i < ids->n; i += FOLDER_OF)
		ok = put_folder(b, i / FOLDER_OF + 1, ids, i, ids->n - i < FOLDER_OF ? ids->n : i + FOLDER_OF);
	return ok;
}

static void import_line(struct buf *lines, const struct stats_import *m)
{
	struct json j;

	json_init(&j, lines);
	json_map(&j);
	json_put_str(&j, "started", m->started);
	json_put_str(&j, "finished", m->finished);
	json_put_str(&j, "paths", m->paths);
	json_put_int(&j, "imported", m->imported);
	json_put_int(&j, "already_there", m->already_there);
	json_put_int(&j, "not_telegrams", m->not_telegrams);
	json_put_int(&j, "failed", m->failed);
	json_map_end(&j);
	buf_byte(lines, '\n');
}

static void trouble_line(struct buf *lines, Str outcome, const struct stats_trouble *t)
{
	struct json j;

	json_init(&j, lines);
	json_map(&j);
	json_put_str(&j, "outcome", outcome);
	json_put_str(&j, "path", t->path);
	json_put_str(&j, "member", t->member);
	json_put_str(&j, "reason", t->reason);
	json_map_end(&j);
	buf_byte(lines, '\n');
}

/* How the telegrams came into the archive. */
static bool put_imports(struct bag *b)
{
	struct stats s;

	if (!archive_get_stats(b->ar, &b->arena, &s, b->err))
		return false;
	for (uint32_t i = s.imports.n; i > 0; i--)
		import_line(&b->lines, &s.imports.v[i - 1]);
	if (!put_lines(b, S("data/imports.jsonl")))
		return false;
	for (uint32_t i = 0; i < s.failed.n; i++)
		trouble_line(&b->lines, S("failed"), &s.failed.v[i]);
	for (uint32_t i = 0; i < s.others.n; i++)
		trouble_line(&b->lines, S("not a telegram"), &s.others.v[i]);
	return put_lines(b, S("data/troubles.jsonl"));
}

static bool put_corrections(struct bag *b)
{
	CorrectionList list;

	if (!archive_get_corrections(b->ar, &b->arena, 0, &list, b->err))
		return false;
	for (uint32_t i = 0; i < list.n; i++) {
		const struct correction *c = &list.v[i];
		struct json j;

		json_init(&j, &b->lines);
		json_map(&j);
		json_put_int(&j, "id", c->telegram);
		json_put_str(&j, "field", c->field);
		json_put_str(&j, "value", c->value);
		json_put_str(&j, "because", c->because);
		json_put_str(&j, "by", c->by);
		json_put_str(&j, "time", c->time);
		json_map_end(&j);
		buf_byte(&b->lines, '\n');
	}
	return !list.n || put_lines(b, S("data/corrections.jsonl"));
}

/* A value of bag-info.txt is one line. */
static void info_line(struct buf *info, const char *name, const char *value)
{
	buf_printf(info, "%s: ", name);
	for (; *value; value++)
		buf_byte(info, *value == '\n' || *value == '\r' ? ' ' : *value);
	buf_byte(info, '\n');
}

static bool put_info(struct bag *b)
{
	const struct bag_want *w = b->want;
	char hex[SHA256_HEX], day[16] = "";
	time_t now = time(NULL);
	struct log_root root;
	struct tm tm;
	struct buf info;
	bool ok;

	if (!log_root(b->ar, &root, b->err))
		return false;
	sha256_print(root.hash.b, hex);
	if (gmtime_r(&now, &tm))
		strftime(day, sizeof day, "%Y-%m-%d", &tm);
	buf_init(&info, BUF_MOST);
	info_line(&info, "Bag-Software-Agent", w->agent);
	info_line(&info, "Bagging-Date", day);
	info_line(&info, "External-Description", w->query ? "telegrams chosen by a query" : "all telegrams of an archive");
	if (w->query)
		info_line(&info, "Cableroom-Query", w->query);
	buf_printf(&info, "Payload-Oxum: %lld.%lld\n", (long long)b->files.bytes, (long long)b->files.count);
	buf_printf(&info, "Cableroom-Log-Root: %s\nCableroom-Log-Entries: %lld\n", hex, (long long)root.entries);
	ok = bag_file(&b->files, BAG_TAG, S("bag-info.txt"), buf_str(&info), b->err);
	buf_release(&info);
	return ok;
}

static bool put_all(struct bag *b, const IdList *ids)
{
	return bag_folder(&b->files, S("data"), b->err) && put_telegrams(b, ids) && put_imports(b) && put_corrections(b) &&
	       put_info(b) && bag_files_end(&b->files, b->err);
}

static bool push_id(void *data, int64_t id)
{
	struct {
		struct arena *a;
		IdList *ids;
	} *to = data;

	*list_push(to->a, to->ids) = id;
	return true;
}

bool bag_write(struct archive *ar, const struct bag_want *want, struct bag_report *out, struct error *err)
{
	struct bag b = { .ar = ar, .want = want, .report = out, .err = err };
	struct arena a;
	IdList all = { 0 };
	struct {
		struct arena *a;
		IdList *ids;
	} to = { &a, &all };
	bool ok;

	*out = (struct bag_report){ 0 };
	arena_init(&a);
	arena_init(&b.arena);
	arena_init(&b.scratch);
	buf_init(&b.lines, BUF_MOST);
	ok = bag_files_begin(&b.files, want->folder, err) &&
	     (want->ids || archive_each_after(ar, 0, push_id, &to, err)) && put_all(&b, want->ids ? want->ids : &all);
	if (!ok)
		bag_files_drop(&b.files);
	out->files = b.files.count;
	out->bytes = b.files.bytes;
	bag_files_release(&b.files);
	buf_release(&b.lines);
	arena_release(&b.scratch);
	arena_release(&b.arena);
	arena_release(&a);
	return ok;
}
