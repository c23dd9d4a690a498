/* Tests of src/intake: walking folders, telling forms apart, telegrams out of files. */
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "intake/form.h"
#include "intake/intake.h"
#include "intake/walk.h"
#include "tap.h"

#define EACH(i, list) for (size_t i = 0; i < sizeof(list) / sizeof(*(list)); i++)

static char folder[] = "/tmp/t-intake.XXXXXX";

static const char *in_folder(const char *name)
{
	static char path[4096];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static void write_file(const char *name, Str text)
{
	FILE *f = fopen(in_folder(name), "wb");

	if (f) {
		fwrite(text.p, 1, text.n, f);
		fclose(f);
	}
}

static void test_forms(void)
{
	static const struct { Str text, form; } cases[] = {
		{ S_INIT("06LAPAZ9001\nEXERCISE: A SUBJECT\nMon Sep 18 00:00:00 +0200 2006\nSECRET\nEmbassy La Paz\n"
		         "VZCZCXRO5590\n"), S_INIT("cablegate-text") },
		{ S_INIT("MRN: 12 LA PAZ 9001\nDate/DTG: Dec 05, 2012 / 051358Z DEC 12\nFrom: AMEMBASSY LA PAZ\n"),
		  S_INIT("smart") },
		{ S_INIT("Declassified/Released\n\n\nMessage Text\n \nPAGE 01  LA PAZ 09015  022228Z\n"), S_INIT("nara") },
		{ S_INIT("CONFIDENTIAL\r\n\r\nPAGE 01        CAPE T  00097  01 OF 03  182017Z\r\n"), S_INIT("nara") },
		{ S_INIT("VZCZCXYZ0123\nPP RUEHC\nDE RUEHLP #9273/01 1652001\n"), S_INIT("acp127") },
		{ S_INIT("\a\a\aZZ RUEHC\nDE RUEHLP #9273 1652001\n"), S_INIT("acp127") },
		{ S_INIT("O R 022125Z JAN 74\nFM AMEMBASSY LA PAZ\n"), S_INIT("text") },
		{ S_INIT("PAGE 12 of the report is missing.\n"), S_INIT("text") },
		{ S_INIT("06LAPAZ9001 is a number\nof a telegram\nthat prose\nmay cite\nanywhere\n"), S_INIT("text") },
		{ S_INIT(""), S_INIT("text") },
	};

	EACH(i, cases)
		is_str(form_of(cases[i].text)->name, cases[i].form, "form of text %zu", i);
}

static void test_refusals(void)
{
	char bytes[4096];

	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(i * 7);
	is_str(str_of(form_refusal(S(" \r\n\t\n"))), S("it is empty"), "blanks are nothing");
	is_str(str_of(form_refusal((Str){ bytes, sizeof bytes })), S("it is not text"), "bytes of all kinds are no text");
	ok(!form_refusal(S("\a\a\a\a\aZZ RUEHC\r\r\n\0NNNN\x7F\x7F\x7F\x7F\x7F\x7F\x7F\x7F\x7F\x7F\x7F\x7F")),
	   "what a teletype leaves is text");
	ok(!form_refusal(S("Chargé \xFF\xFE")), "bytes that are not UTF-8 are text");
}

/* What a walk met, one word a file or trouble. */
struct met {
	struct buf b;
	int left; /* the walk ends after so many */
};

static bool met(void *data, const char *path, const char *what)
{
	struct met *m = data;
	const char *name = strlen(path) > strlen(folder) ? path + strlen(folder) + 1 : "";

	buf_printf(&m->b, "%s%s%s ", name, *what ? "!" : "", what);
	return --m->left != 0;
}

static bool met_file(void *data, const char *path, const struct stat *st)
{
	return S_ISREG(st->st_mode) && met(data, path, "");
}

static void is_walk(const char *path, int most, const char *want, const char *what)
{
	struct met m = { .left = most };
	struct walk w = { met_file, met, &m };

	buf_init(&m.b, BUF_MOST);
	walk_path(&w, path);
	is_str(buf_str(&m.b), str_of(want), "%s", what);
	buf_release(&m.b);
}

static void test_walk(void)
{
	mkdir(in_folder("b"), 0700);
	write_file("b/2", S("x"));
	write_file("b/10", S("x"));
	write_file("a", S("x"));
	write_file("B", S("x"));
	is_walk(folder, 0, "B a b/10 b/2 ", "names in order of their bytes, folders where they stand");
	is_walk(folder, 2, "B a ", "a callback ends the walk");
	is_walk(in_folder("a"), 0, "a ", "a file is itself");
	is_walk(in_folder("none"), 0, "none!No such file or directory ", "a path that leads nowhere is told");

	if (symlink(".", in_folder("b/loop")) || symlink("gone", in_folder("c")) || symlink("b", in_folder("d")) ||
	    mkfifo(in_folder("e"), 0600))
		ok(false, "links can be made");
	is_walk(in_folder("b"), 0, "b/10 b/2 b/loop!a link back to a folder that it stands in ",
	        "a link to a folder above is not followed");
	is_walk(folder, 0,
	        "B a b/10 b/2 b/loop!a link back to a folder that it stands in c!No such file or directory"
	        " d/10 d/2 d/loop!a link back to a folder that it stands in e!neither a file nor a folder ",
	        "links elsewhere are followed, dead links and pipes told");
}

struct seen {
	enum item_kind kind;
	Str form;
	char reason[200];
	uint64_t length;
	int n;
};

static bool see(void *data, const struct item *it)
{
	struct seen *s = data;

	s->kind = it->kind;
	s->form = it->form ? it->form->name : STR_NONE;
	s->length = it->length;
	snprintf(s->reason, sizeof s->reason, "%.*s", STR_ARG(it->reason));
	s->n++;
	return true;
}

static void is_refused(struct intake *in, const char *path, enum item_kind kind, const char *reason)
{
	struct seen s = { 0 };

	intake_read(in, path, see, &s);
	ok(s.n == 1 && s.kind == kind, "%s: one item, refused", path);
	is_str(str_of(s.reason), str_of(reason), "%s: with the reason", path);
}

static void test_read(void)
{
	struct intake in;
	struct seen s = { 0 };

	intake_init(&in);
	intake_read(&in, tap_path("examples/telegrams/1974-lapaz-9233-lake-levels.txt"), see, &s);
	ok(s.n == 1 && s.kind == ITEM_TELEGRAM && s.length > 1000, "a file that is a telegram gives it");
	is_str(s.form, S("nara"), "and its form");
	write_file("prose", S("Dear reader,\n\nthis folder holds telegrams from the lake.\n"));
	is_refused(&in, in_folder("prose"), ITEM_OTHER, "nothing in it reads like a telegram");
	write_file("empty", S(""));
	is_refused(&in, in_folder("empty"), ITEM_OTHER, "it is empty");
	is_refused(&in, in_folder("none"), ITEM_FAILED, "No such file or directory");
	write_file("large", S("x"));
	if (truncate(in_folder("large"), CABLE_TEXT_MOST + 1) == 0)
		is_refused(&in, in_folder("large"), ITEM_OTHER, "it is not text");
	is_refused(&in, folder, ITEM_FAILED, "Is a directory");
	intake_release(&in);
}

static void clean_up(void)
{
	static const char *const names[] = { "b/loop", "b/2", "b/10", "b", "a", "B", "c", "d", "e", "prose", "empty", "large" };

	EACH(i, names)
		remove(in_folder(names[i]));
	remove(folder);
}

int main(void)
{
	if (!mkdtemp(folder))
		return 1;
	test_forms();
	test_refusals();
	test_walk();
	test_read();
	clean_up();
	return tap_done();
}
