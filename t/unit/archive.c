/* Tests of src/archive: telegrams in and out of an archive, and archives that are none. */
#include <string.h>
#include <unistd.h>

#include "archive/db.h"
#include "archive/get.h"
#include "archive/import.h"
#include "archive/put.h"
#include "archive/stats.h"
#include "base/file.h"
#include "tap.h"

#define EACH(i, list) for (size_t i = 0; i < sizeof(list) / sizeof(*(list)); i++)

static char folder[] = "/tmp/t-archive.XXXXXX";
static struct arena arena;
static struct error err;

static const char *in_folder(const char *name)
{
	static char path[4096];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static void write_file(const char *name, const char *text)
{
	FILE *f = fopen(in_folder(name), "wb");

	if (f) {
		fputs(text, f);
		fclose(f);
	}
}

/* A telegram made by hand: the archive takes values, however they came about. */
static struct cable *telegram(Str text, Str mrn, int day)
{
	struct cable *c = arena_new(&arena, struct cable);

	c->text = text;
	if (mrn.p)
		mrn_read(&arena, mrn, &c->mrn);
	if (day)
		c->dtg = (struct dtg){ .date = { 1974, 1, (uint8_t)day }, .minute = 90, .zone = 'Z', .year_digits = 2 };
	c->subject = S("EXERCISE: A STEAMER");
	c->from = (struct party){ .name = S("AMEMBASSY LA PAZ"), .post = S("LAPAZ") };
	c->classification = LEVEL_CONFIDENTIAL;
	c->sections.of = 1;
	c->sections.complete = true;
	*list_push(&arena, &c->to) = (struct party){ .name = S("SECSTATE WASHDC"), .post = S("STATE") };
	*list_push(&arena, &c->to) = (struct party){ .name = S("USCINCSO") };
	*list_push(&arena, &c->info) = (struct party){ .name = S("AMEMBASSY LIMA"), .post = S("LIMA") };
	return c;
}

static void cite(struct cable *c, Str label, Str raw)
{
	struct reference *r = list_push(&arena, &c->refs);

	r->label = label;
	r->raw = raw;
	r->kind = mrn_read(&arena, raw, &r->mrn) ? REF_CABLE : REF_UNKNOWN;
}

static struct mrn mrn_of(Str s)
{
	struct mrn m = { 0 };

	mrn_read(&arena, s, &m);
	return m;
}

static int64_t put_one(struct archive *ar, struct cable *c, bool added)
{
	struct preparer *pr = preparer_open(ar);
	struct prepared *p = prepare_cable(pr, c, S("text"));
	struct put put = { 0 };

	if (!ok(archive_put(ar, p, &put, &err), "put"))
		printf("# %s\n", err.text);
	ok(put.added == added, "%s", added ? "it is new" : "it is there already");
	prepared_free(p);
	preparer_close(pr);
	return put.id;
}

static struct archive *open_write(const char *name)
{
	struct archive *ar = NULL;

	if (!ok(archive_open_write(&ar, in_folder(name), &err), "%s opens to write", name))
		printf("# %s\n", err.text);
	return ar;
}

static void refused(const char *name, bool write, const char *want)
{
	struct archive *ar = NULL;
	bool opened = write ? archive_open_write(&ar, in_folder(name), &err) : archive_open_read(&ar, in_folder(name), &err);

	ok(!opened && str_find(str_of(err.text), str_of(want)) < strlen(err.text), "%s: %s", name, want);
	if (opened)
		archive_close(ar);
	else
		printf("# %s\n", err.text);
}

static void make_foreign(const char *name, const char *sql)
{
	struct db *db;

	if (!db_open(&db, in_folder(name), DB_WRITE, &err))
		return;
	db_script(db, sql, NULL);
	db_close(db);
}

static void test_open(void)
{
	struct archive *ar = open_write("new.cables");

	archive_close(ar);
	ok(file_exists(in_folder("new.cables")), "the file is made");
	ok(!file_exists(in_folder("new.cables-wal")) && !file_exists(in_folder("new.cables-shm")), "and no other");
	ok(archive_open_read(&ar, in_folder("new.cables"), &err), "a reader opens it");
	archive_close(ar);
	ok(!file_exists(in_folder("new.cables-wal")) && !file_exists(in_folder("new.cables-shm")), "and leaves no file");
	refused("none.cables", false, "there is no such archive");
	refused("no/such/folder.cables", true, "its folder is missing");
	write_file("prose.cables", "These bytes are no database, however long one reads in them.\n");
	refused("prose.cables", false, "is not an archive");
	refused("prose.cables", true, "is not an archive");
	write_file("empty.cables", "");
	refused("empty.cables", false, "is empty");
	make_foreign("foreign.cables", "CREATE TABLE t (a)");
	refused("foreign.cables", false, "database of another program");
	refused("foreign.cables", true, "database of another program");
	make_foreign("new.cables", "PRAGMA user_version = 99");
	refused("new.cables", false, "newer Cableroom");
	refused("new.cables", true, "newer Cableroom");
}

static void test_text(struct archive *ar)
{
	static const Str texts[] = {
		S_INIT("R 021530Z JAN 74\nEXERCISE\n"),
		S_INIT("R 021531Z JAN 74\nEXERCISE \xFF\0\x80 end"),
		S_INIT(""),
	};

	EACH(i, texts) {
		Str back = STR_NONE;
		int64_t id;

		archive_begin(ar, &err);
		id = put_one(ar, telegram(texts[i], STR_NONE, 0), true);
		ok(archive_end(ar, &err), "the batch ends");
		ok(archive_get_text(ar, &arena, id, &back, &err), "text %zu comes back", i);
		is_str(back, texts[i], "byte by byte");
	}
}

static void test_summary(struct archive *ar)
{
	struct cable *c = telegram(S("EXERCISE summary"), S("74 LA PAZ 9158"), 9);
	struct summary s;
	int64_t id;

	c->subject = S("EXERCISE: A \xFF STEAMER");
	archive_begin(ar, &err);
	id = put_one(ar, c, true);
	is_int(put_one(ar, c, false), id, "put again, it has the same id");
	archive_end(ar, &err);
	ok(archive_get_summary(ar, &arena, id, &s, &err), "its summary");
	is_str(s.mrn, S("74LAPAZ9158"), "number");
	is_str(s.time, S("1974-01-09T01:30Z"), "time");
	is_str(s.to, S("STATE, USCINCSO"), "action addressees");
	is_str(s.class_sent, S("CONFIDENTIAL"), "class");
	is_str(s.subject, S("EXERCISE: A \xEF\xBF\xBD STEAMER"), "subject, as UTF-8");
	is_str(s.release, STR_NONE, "nothing says that it was released");
	ok(s.year == 1974 && s.number == 9158 && s.complete && s.sections == 1, "and more");
	ok(!archive_get_summary(ar, &arena, 4711, &s, &err) && err.kind == ERR_MISSING, "an id that is not held");
	ok(!archive_get_text(ar, &arena, 4711, &s.mrn, &err) && err.kind == ERR_MISSING, "has no text either");
}

static void test_undo(struct archive *ar)
{
	struct cable *c = telegram(S("EXERCISE undone"), S("74 LA PAZ 9999"), 9);
	struct mrn m = mrn_of(S("74 LA PAZ 9999"));
	int64_t dropped;
	IdList ids;

	archive_begin(ar, &err);
	dropped = put_one(ar, c, true);
	archive_undo(ar);
	ok(archive_find(ar, &arena, &m, &ids, &err) && ids.n == 0, "a batch undone leaves nothing");
	ok(dropped > 0, "whatever id it had");
}

static int64_t number_of(struct archive *ar, Str text, Str mrn, int day)
{
	return put_one(ar, telegram(text, mrn, day), true);
}

static void test_numbers(struct archive *ar)
{
	struct mrn m = mrn_of(S("74 LA PAZ 100"));
	struct neighbours n;
	int64_t first, twin, before, after;
	IdList ids;

	archive_begin(ar, &err);
	first = number_of(ar, S("EXERCISE 100"), S("74 LA PAZ 100"), 3);
	twin = number_of(ar, S("EXERCISE 100, second copy"), S("74 LA PAZ 100"), 3);
	before = number_of(ar, S("EXERCISE 7700"), S("73 LA PAZ 7700"), 2);
	after = number_of(ar, S("EXERCISE 104"), S("74 LA PAZ 104"), 4);
	archive_end(ar, &err);
	ok(archive_find(ar, &arena, &m, &ids, &err) && ids.n == 2, "two telegrams share a number");
	ok(ids.v[0] == first && ids.v[1] == twin, "in order of id");
	ok(archive_get_neighbours(ar, &m, &n, &err), "neighbours");
	is_int(n.before, before, "the one before, of the year before");
	is_int(n.after, after, "the one after");
	m = mrn_of(S("LA PAZ 7700"));
	ok(archive_find(ar, &arena, &m, &ids, &err) && ids.n == 1 && ids.v[0] == before, "a number without a year");
}

static void test_references(struct archive *ar)
{
	struct cable *c = telegram(S("EXERCISE refs"), S("74 LA PAZ 120"), 20);
	struct mrn held = mrn_of(S("74 LA PAZ 100")), missing = mrn_of(S("74 STATE 5"));
	HeldReferenceList refs;
	CitationList by;
	int64_t id, n = 0;

	cite(c, S("A"), S("74 LA PAZ 100"));
	cite(c, S("B"), S("74 STATE 5"));
	cite(c, S("C"), S("THE LETTER"));
	archive_begin(ar, &err);
	id = put_one(ar, c, true);
	archive_end(ar, &err);
	ok(archive_get_references(ar, &arena, id, &refs, &err) && refs.n == 3, "three references");
	is_int(refs.v[0].held.n, 2, "one to a number that two telegrams have");
	is_int(refs.v[1].held.n, 0, "one to a telegram that nobody holds");
	is_str(refs.v[1].mrn, S("74STATE5"), "by its number");
	is_str(refs.v[2].mrn, STR_NONE, "one to no telegram");
	ok(archive_get_citations(ar, &arena, &held, &by, &err) && by.n == 1 && by.v[0].id == id, "who cites a telegram");
	ok(archive_get_citations(ar, &arena, &missing, &by, &err) && by.n == 1, "who cites one that is not held");
	is_str(by.v[0].raw, S("74 STATE 5"), "in which words");
	ok(archive_count_citations(ar, &missing, &n, &err) && n == 1, "and how many do");
}

struct order {
	struct archive *ar;
	Str last;
	int n;
	bool good, blank;
};

static bool in_order(void *data, int64_t id)
{
	struct order *o = data;
	struct summary s;

	if (!archive_get_summary(o->ar, &arena, id, &s, &err))
		return o->good = false;
	o->good = o->good && !(s.time.p && o->blank) && (!s.time.p || !o->last.p || str_cmp(o->last, s.time) <= 0);
	o->blank = !s.time.p;
	o->last = s.time.p ? s.time : o->last;
	return ++o->n > 0;
}

static bool count_id(void *data, int64_t id)
{
	(void)id;
	return ++*(int *)data < 2;
}

static void test_each(struct archive *ar)
{
	struct order o = { .ar = ar, .good = true };
	struct stats s;
	int n = 0;

	ok(archive_get_stats(ar, &arena, &s, &err), "stats");
	ok(archive_each_by_time(ar, in_order, &o, &err) && o.good, "ids in order of time, those without one last");
	is_int(o.n, s.telegrams, "each once");
	is_int(s.telegrams - s.without_time, 6, "six have a time");
	is_str(s.first, S("1974-01-02T01:30Z"), "the first");
	is_str(s.last, S("1974-01-20T01:30Z"), "the last");
	is_int(s.cited_not_held, 1, "one number is cited and not held");
	ok(archive_each_after(ar, s.newest_id - 1, count_id, &n, &err) && n == 1, "ids after another");
	n = 0;
	ok(archive_each_after(ar, 0, count_id, &n, &err) && n == 2, "until the caller has enough");
}

static void test_second_connection(struct archive *ar)
{
	struct mrn m = mrn_of(S("74 LA PAZ 500"));
	struct archive *reader;
	IdList ids;

	if (!ok(archive_open_read(&reader, archive_path(ar), &err), "a reader beside the writer"))
		return;
	archive_begin(ar, &err);
	number_of(ar, S("EXERCISE 500"), S("74 LA PAZ 500"), 20);
	ok(archive_find(reader, &arena, &m, &ids, &err) && ids.n == 0, "does not wait, and sees no half batch");
	archive_end(ar, &err);
	ok(archive_find(reader, &arena, &m, &ids, &err) && ids.n == 1, "then sees the whole one");
	archive_close(reader);
}

static void test_put_and_get(void)
{
	struct archive *ar = open_write("a.cables");

	if (!ar)
		return;
	test_text(ar);
	test_summary(ar);
	test_undo(ar);
	test_numbers(ar);
	test_references(ar);
	test_each(ar);
	test_second_connection(ar);
	archive_close(ar);
	ok(!file_exists(in_folder("a.cables-wal")), "in the end it is one file");
}

static bool import(struct archive *ar, const char *path, struct import_report *r)
{
	char *paths[] = { arena_z(&arena, str_of(path)) };

	return import_run(ar, &arena, &(struct import_plan){ .paths = paths, .n = 1 }, r, &err);
}

static void test_import(void)
{
	struct archive *ar = open_write("i.cables");
	struct import_report r;
	struct source source;
	uint64_t held;

	if (!ar || !ok(import(ar, tap_path("examples/telegrams"), &r), "the examples are imported"))
		return;
	held = r.counts[VERDICT_IMPORTED];
	ok(held > 20 && held == r.files, "%d of %d", (int)held, (int)r.files);
	ok(import(ar, tap_path("examples/telegrams"), &r) && r.counts[VERDICT_IMPORTED] == 0, "a second time nothing is new");
	is_int(r.counts[VERDICT_ALREADY], held, "all are there");
	ok(archive_get_source(ar, &arena, 1, &source, &err), "where one came from");
	is_str(source.sha256, source.text_sha256, "it is its file");
	ok(import(ar, folder, &r), "a folder with archives in it");
	is_int(r.counts[VERDICT_FAILED], 0, "is no trouble");
	ok(r.counts[VERDICT_OTHER] > 0 && !r.counts[VERDICT_IMPORTED], "the others are no telegrams");
	for (uint32_t i = 0; i < r.troubles.n; i++)
		ok(!str_starts(r.troubles.v[i].path, str_of(archive_path(ar))), "the archive itself is passed by");
	archive_close(ar);
}

static void clean_up(void)
{
	static const char *const names[] = { "new.cables", "prose.cables", "empty.cables", "foreign.cables", "a.cables", "i.cables" };

	EACH(i, names)
		remove(in_folder(names[i]));
	remove(folder);
}

int main(void)
{
	if (!mkdtemp(folder))
		return 1;
	arena_init(&arena);
	test_open();
	test_put_and_get();
	test_import();
	clean_up();
	arena_release(&arena);
	return tap_done();
}
