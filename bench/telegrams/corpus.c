/*
 * corpus - as many invented telegrams as one wants, from a seed.
 *
 * What they are like, and how close that is to real ones, is told in bench/README.md.
 * The same seed gives the same bytes, on every machine.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/option.h"
#include "queries.h"
#include "sheet.h"

enum { DONE_WELL, DONE_USAGE = 2, DONE_FAILED, FLUSH_AT = 1 << 20, PATH_ROOM = 1024 };

enum form { FORM_NARA, FORM_CSV, FORM_TEXT, FORM_JSONL };

struct options {
	int form, era;
	long words;
	const char *output, *facts, *queries;
	bool help;
};

static const char *const form_names[] = { "nara", "csv", "text", "jsonl", NULL };
static const char *const era_names[] = { "usual", "1974", "2006", NULL };
static form_put *const puts_of[] = { put_nara, put_cablegate, put_wire, put_jsonl };

static const struct option options[] = {
	{ "form", 'f', OPT_CHOICE, offsetof(struct options, form), NULL,
	  "nara: a folder with one file each; csv: Cablegate's eight columns; text: one behind the other as on the wire; "
	  "jsonl: as search peers read them", form_names },
	{ "era", 'e', OPT_CHOICE, offsetof(struct options, era), NULL,
	  "their time: 1973-79 or 2003-10; usual is 2006 for csv, else 1974", era_names },
	{ "output", 'o', OPT_TEXT, offsetof(struct options, output), "PATH", "the file, or for nara the folder", NULL },
	{ "words", 'w', OPT_NUMBER, offsetof(struct options, words), "N",
	  "half of the telegrams have more words than that; 305 is as real ones are", NULL },
	{ "facts", 0, OPT_TEXT, offsetof(struct options, facts), "FILE",
	  "also a table of what was meant: name, number, class, precedence, TAGS, references", NULL },
	{ "queries", 0, OPT_TEXT, offsetof(struct options, queries), "FILE",
	  "also queries for the telegrams of this seed, 400 in each of eight classes", NULL },
	{ "help", 'h', OPT_FLAG, offsetof(struct options, help), NULL, "say this", NULL },
	{ 0 },
};

/* Where the telegrams go. */
struct sink {
	enum form form;
	const char *folder; /* of FORM_NARA */
	int year, year_folder; /* the folder of the year that is being written */
	FILE *out, *facts;
	struct buf text, row;
};

static int failed(const struct error *err)
{
	fprintf(stderr, "corpus: %s\n", err->text);
	return err->kind == ERR_USAGE ? DONE_USAGE : DONE_FAILED;
}

static void help(void)
{
	struct buf b;

	buf_init(&b, BUF_MOST);
	buf_z(&b, "corpus - invented telegrams from a seed\n\nUsage: corpus [OPTION...] COUNT SEED\n\nOptions:\n");
	option_print(&b, options);
	buf_z(&b, "\nExample:\n  corpus 250000 7 -o telegrams\n      a quarter of a million files in telegrams/1973 to telegrams/1979\n");
	fwrite(b.p, 1, b.n, stdout);
	buf_release(&b);
}

static bool open_file(const char *path, FILE **out, struct error *err)
{
	*out = !path ? NULL : strcmp(path, "-") == 0 ? stdout : fopen(path, "wb");
	return *out || !path ? true : fail(err, ERR_IO, "%s: %s", path, strerror(errno));
}

static bool close_file(FILE *f, const char *path, struct error *err)
{
	if (f && (f == stdout ? fflush(f) : fclose(f)) != 0)
		return fail(err, ERR_IO, "%s: %s", path ? path : "standard output", strerror(errno));
	return true;
}

static bool make_folder(const char *path, struct error *err)
{
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		return fail(err, ERR_IO, "%s: %s", path, strerror(errno));
	return true;
}

static bool enter_year(struct sink *s, int year, struct error *err)
{
	char path[PATH_ROOM];

	if (s->year == year)
		return true;
	if (s->year)
		close(s->year_folder);
	s->year = year;
	snprintf(path, sizeof path, "%s/%d", s->folder, year);
	if (!make_folder(path, err))
		return false;
	s->year_folder = open(path, O_RDONLY | O_DIRECTORY);
	return s->year_folder >= 0 ? true : fail(err, ERR_IO, "%s: %s", path, strerror(errno));
}

static bool write_own_file(struct sink *s, const struct draft *t, struct error *err)
{
	int fd;
	bool ok;

	if (!enter_year(s, t->number.year, err))
		return false;
	buf_clear(&s->row);
	put_name(&s->row, t);
	buf_put(&s->row, (Str){ ".txt", sizeof ".txt" });
	fd = openat(s->year_folder, s->row.p, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	ok = fd >= 0 && write(fd, s->text.p, s->text.n) == (ssize_t)s->text.n;
	if (!ok)
		fail(err, ERR_IO, "%s/%d/%s: %s", s->folder, t->number.year, s->row.p, strerror(errno));
	if (fd >= 0)
		close(fd);
	buf_clear(&s->text);
	return ok;
}

static bool flush(struct sink *s, size_t from, struct error *err)
{
	if (s->text.n < from || s->form == FORM_NARA)
		return true;
	if (fwrite(s->text.p, 1, s->text.n, s->out) != s->text.n)
		return fail(err, ERR_IO, "the telegrams cannot be written: %s", strerror(errno));
	buf_clear(&s->text);
	return true;
}

static bool put_telegram(struct sink *s, const struct draft *t, struct error *err)
{
	puts_of[s->form](&s->text, t);
	if (s->facts) {
		buf_clear(&s->row);
		put_facts(&s->row, t);
		fwrite(s->row.p, 1, s->row.n, s->facts);
	}
	return s->form == FORM_NARA ? write_own_file(s, t, err) : flush(s, FLUSH_AT, err);
}

static bool put_all(struct sink *s, enum era era, uint32_t words, uint32_t n, uint64_t seed, struct error *err)
{
	struct drafter *d = malloc(sizeof *d);
	bool ok = true;

	if (!d)
		return fail(err, ERR_NOMEM, "there is no memory");
	drafter_init(d, era, n, seed);
	d->words = words;
	for (uint32_t i = 0; ok && i < n; i++)
		ok = put_telegram(s, drafter_next(d), err);
	ok = ok && flush(s, 0, err);
	drafter_release(d);
	free(d);
	return ok;
}

static bool write_telegrams(const struct options *o, enum era era, uint32_t n, uint64_t seed, struct error *err)
{
	struct sink s = { .form = (enum form)o->form, .folder = o->output };
	bool ok;

	buf_init(&s.text, BUF_MOST);
	buf_init(&s.row, BUF_MOST);
	ok = open_file(s.form == FORM_NARA ? NULL : o->output ? o->output : "-", &s.out, err) &&
	     (s.form != FORM_NARA || make_folder(s.folder, err)) && open_file(o->facts, &s.facts, err) &&
	     put_all(&s, era, (uint32_t)o->words, n, seed, err);
	ok = close_file(s.out, o->output, ok ? err : NULL) && ok;
	ok = close_file(s.facts, o->facts, ok ? err : NULL) && ok;
	if (s.year)
		close(s.year_folder);
	buf_release(&s.row);
	buf_release(&s.text);
	return ok;
}

static bool write_queries(const char *path, enum era era, uint64_t seed, struct error *err)
{
	struct buf b;
	FILE *f;

	if (!path)
		return true;
	if (!open_file(path, &f, err))
		return false;
	buf_init(&b, BUF_MOST);
	queries_print(&b, era, seed);
	fwrite(b.p, 1, b.n, f);
	buf_release(&b);
	return close_file(f, path, err);
}

static bool number_read(const char *word, uint64_t *out, struct error *err)
{
	char *end;

	errno = 0;
	*out = strtoull(word, &end, 10);
	if (errno || *end || end == word || *word == '-')
		return fail(err, ERR_USAGE, "%s is no number", word);
	return true;
}

static bool run(const struct options *o, int operands, char **argv, struct error *err)
{
	uint64_t n, seed;
	enum era era = o->era == 2 || (o->era == 0 && o->form == FORM_CSV) ? ERA_2006 : ERA_1974;

	if (operands != 2)
		return fail(err, ERR_USAGE, "give a count and a seed; --help says more");
	if (!number_read(argv[0], &n, err) || !number_read(argv[1], &seed, err))
		return false;
	if (o->words < 1 || o->words > 5000)
		return fail(err, ERR_USAGE, "--words must be 1 to 5000");
	if (n > 50 * 1000 * 1000)
		return fail(err, ERR_USAGE, "%s telegrams are too many; the most are 50 million", argv[0]);
	if (o->form == FORM_NARA && n && (!o->output || era != ERA_1974))
		return fail(err, ERR_USAGE, "the form nara needs --output FOLDER, and its era is 1974");
	return write_queries(o->queries, era, seed, err) &&
	       (!n || write_telegrams(o, era, (uint32_t)n, seed, err));
}

int main(int argc, char **argv)
{
	struct options o = { .words = WORDS_MIDDLE };
	struct error err;
	struct arena a;
	int operands, code = DONE_WELL;

	arena_init(&a);
	if (!option_read(&a, options, &o, argc - 1, argv + 1, &operands, &err))
		code = failed(&err);
	else if (o.help)
		help();
	else if (!run(&o, operands, argv + 1, &err))
		code = failed(&err);
	arena_release(&a);
	return code;
}
