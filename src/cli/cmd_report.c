/*
 * cable report - what became of everything that an import was offered.
 */
#include "archive/report.h"
#include "base/csv.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "cli/visible.h"

struct report_options {
	const char *archive;
	int format;
	bool all;
};

enum { FORMAT_TEXT, FORMAT_JSONL, FORMAT_CSV };
enum { FLUSH = 64 * 1024 }; /* bytes that are gathered before they are written */

/* "failed: a.zip, 1974/x.txt, page 2: it is not text", or the number of what it became */
static void text_item(struct buf *b, const struct report_item *it)
{
	buf_put(b, it->outcome);
	buf_z(b, ": ");
	visible_put(b, it->path, 0);
	if (it->member.p) {
		buf_z(b, ", ");
		visible_put(b, it->member, 0);
	}
	if (it->page)
		buf_printf(b, ", page %lld", (long long)it->page);
	buf_z(b, ": ");
	if (it->reason.p)
		visible_put(b, it->reason, 0);
	else
		buf_printf(b, "%.*s (id %lld)", STR_ARG(it->mrn.p ? it->mrn : S("without a number")), (long long)it->telegram);
	buf_byte(b, '\n');
}

static void json_number(struct json *j, const char *key, int64_t n, bool known)
{
	if (known)
		json_put_int(j, key, n);
	else
		json_put_str(j, key, STR_NONE);
}

static void jsonl_item(struct buf *b, const struct report_item *it)
{
	struct json j;

	json_init(&j, b);
	json_map(&j);
	json_put_str(&j, "schema", S("report/1"));
	json_put_str(&j, "path", it->path);
	json_put_str(&j, "member", it->member);
	json_put_str(&j, "outcome", it->outcome);
	json_put_str(&j, "reason", it->reason);
	json_number(&j, "offset", it->offset, it->telegram != 0);
	json_number(&j, "length", it->length, it->telegram != 0);
	json_number(&j, "page", it->page, it->page != 0);
	json_number(&j, "id", it->telegram, it->telegram != 0);
	json_put_str(&j, "mrn", it->mrn);
	json_map_end(&j);
	buf_byte(b, '\n');
}

static void csv_number(struct buf *b, int64_t n, bool known)
{
	buf_byte(b, ',');
	if (known)
		buf_number(b, n);
}

static void csv_item(struct buf *b, const struct report_item *it)
{
	const Str fields[] = { it->path, it->member, it->outcome, it->reason };

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		if (i)
			buf_byte(b, ',');
		csv_put(b, fields[i]);
	}
	csv_number(b, it->offset, it->telegram != 0);
	csv_number(b, it->length, it->telegram != 0);
	csv_number(b, it->page, it->page != 0);
	csv_number(b, it->telegram, it->telegram != 0);
	buf_byte(b, ',');
	csv_put(b, it->mrn);
	buf_z(b, "\r\n");
}

/* Where items go as they come. */
struct printing {
	struct buf b;
	void (*item)(struct buf *b, const struct report_item *it);
};

static void print_item(void *data, const struct report_item *it)
{
	struct printing *p = data;

	p->item(&p->b, it);
	if (p->b.n >= FLUSH)
		output_flush(&p->b);
}

static void text_head(struct buf *b, const struct report *r)
{
	buf_z(b, "import ");
	visible_put(b, r->name, 0);
	buf_printf(b, "\nstarted %.*s\nfinished %.*s\n", STR_ARG(r->started),
	           STR_ARG(r->finished.p ? r->finished : S("never: it was broken off")));
	buf_printf(b, "imported %lld\nalready there %lld\nnot a telegram %lld\nfailed %lld\n", (long long)r->imported,
	           (long long)r->already_there, (long long)r->not_telegrams, (long long)r->failed);
	if (r->root.n)
		buf_printf(b, "root %.*s\n", STR_ARG(r->root));
}

static void csv_head(struct buf *b, const struct report *r)
{
	(void)r;
	buf_z(b, "path,member,outcome,reason,offset,length,page,id,mrn\r\n");
}

static bool print_report(struct archive *ar, const struct report_options *o, const char *name, struct error *err)
{
	static const struct {
		void (*head)(struct buf *b, const struct report *r);
		void (*item)(struct buf *b, const struct report_item *it);
	} formats[] = {
		[FORMAT_TEXT] = { text_head, text_item },
		[FORMAT_JSONL] = { NULL, jsonl_item },
		[FORMAT_CSV] = { csv_head, csv_item },
	};
	struct printing p = { .item = formats[o->format].item };
	struct report r;
	struct arena a;
	bool ok;

	arena_init(&a);
	buf_init(&p.b, BUF_MOST);
	ok = report_get(ar, &a, name, &r, err);
	if (ok && formats[o->format].head)
		formats[o->format].head(&p.b, &r);
	ok = ok && report_each(ar, r.id, o->format == FORMAT_TEXT && !o->all, print_item, &p, err);
	output_flush(&p.b);
	buf_release(&p.b);
	arena_release(&a);
	return ok;
}

static enum outcome run(const void *options, int argc, char **argv)
{
	const struct report_options *o = options;
	struct archive *ar;
	struct error err;
	bool ok;

	if (!archive_open_read(&ar, command_archive(o->archive), &err))
		return command_failed(&err);
	ok = print_report(ar, o, argc ? argv[0] : NULL, &err);
	archive_close(ar);
	return ok ? DONE_WELL : command_failed(&err);
}

const struct command cmd_report = {
	.name = "report",
	.summary = "what became of everything that an import was offered",
	.args = "[NAME]",
	.help = "The archive keeps a report of each import: every file, every telegram or other thing in it, what came of it "
		"and why. NAME is that of the import; without one it is the last.",
	.options = (const struct option[]){
		OPTION_ARCHIVE(struct report_options, archive),
		{ "all", 0, OPT_FLAG, offsetof(struct report_options, all), NULL,
		  "list also what became a telegram; jsonl and csv always do", NULL },
		{ "format", 'f', OPT_CHOICE, offsetof(struct report_options, format), NULL, "how to write it",
		  (const char *const[]){ "text", "jsonl", "csv", NULL } },
		{ 0 },
	},
	.options_size = sizeof(struct report_options),
	.examples = (const char *const[]){
		"cable report", "counts of the last import, and what did not become a telegram",
		"cable report --format csv 'first shipment' >shipment.csv", "each thing of the import of that name",
		NULL,
	},
	.most = 1,
	.aside = true,
	.run = run,
};
