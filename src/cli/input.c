/*
 * input - the telegrams that a command line names: files, standard input, numbers of an archive.
 */
#include "cli/input.h"

#include "archive/get.h"
#include "base/file.h"
#include "base/hash.h"
#include "intake/form.h"

const char *const profile_choices[] = {
	"auto",
#define X(id, name) name,
	PROFILES(X)
#undef X
	NULL,
};

/* One run over the words. The archive is opened when the first number is met. */
struct inputs {
	const struct input_want *want;
	enum outcome (*use)(void *data, const struct input *in);
	void *data;
	struct archive *archive;
	struct arena arena, scratch;
	enum outcome worst;
};

static void outcome_add(struct inputs *in, enum outcome o)
{
	if (o > in->worst)
		in->worst = o;
}

static void use_text(struct inputs *ins, struct input *in)
{
	in->arena = &ins->arena;
	in->cable = telegram_read(&ins->arena, &ins->scratch, in->text);
	if (ins->want->profile)
		in->cable->profile = (enum profile)(ins->want->profile - 1);
	outcome_add(ins, ins->use(ins->data, in));
}

static Str hash_of(struct arena *a, Str text)
{
	char hex[SHA256_HEX];

	sha256_hex(text, hex);
	return arena_str(a, str_of(hex));
}

/* A file is one telegram: its container is the text itself. */
static bool use_file(struct inputs *ins, const char *path, struct error *err)
{
	struct input in = { .name = path };

	if (file_is_folder(path))
		return fail(err, ERR_USAGE, "%s is a folder; name the files in it, or import it", path);
	if (!file_read(&ins->arena, path, CABLE_TEXT_MOST, &in.text, err))
		return false;
	in.source = (struct source){ .path = str_of(path), .form = form_of(in.text)->name, .length = in.text.n };
	in.source.sha256 = in.source.text_sha256 = hash_of(&ins->arena, in.text);
	use_text(ins, &in);
	return true;
}

static bool use_id(struct inputs *ins, const char *name, int64_t id, struct error *err)
{
	struct input in = { .name = name, .archive = ins->archive, .id = id };

	if (!archive_get_text(ins->archive, &ins->arena, id, &in.text, err) ||
	    !archive_get_source(ins->archive, &ins->arena, id, &in.source, err))
		return false;
	use_text(ins, &in);
	return true;
}

static bool open_for(struct inputs *ins, const char *word, struct error *err)
{
	return ins->archive || archive_open_read(&ins->archive, command_archive(ins->want->archive), err) ||
	       error_add(err, "there is no file '%s', and it cannot be looked up as a number", word);
}

/* All telegrams of a number: it may stand on several. */
static bool use_number(struct inputs *ins, const char *word, const struct mrn *m, struct error *err)
{
	IdList ids = { 0 };
	struct arena a;
	bool ok;

	if (!open_for(ins, word, err))
		return false;
	arena_init(&a);
	ok = archive_find(ins->archive, &a, m, &ids, err);
	if (ok && ids.n == 0)
		ok = fail(err, ERR_MISSING, "%s is not in the archive %s", word, archive_path(ins->archive));
	for (uint32_t i = 0; ok && i < ids.n; i++)
		ok = use_id(ins, word, ids.v[i], err);
	arena_release(&a);
	return ok;
}

/* "id:12": a telegram that has no number, or shares it. */
static bool is_id(Str word, uint32_t *id)
{
	return take(&word, S("id:")) && take_number(&word, 9, id) && !word.n;
}

static bool use_word(struct inputs *ins, const char *word, struct error *err)
{
	uint32_t id;
	struct mrn m;

	if (strcmp(word, "-") == 0 || file_exists(word))
		return use_file(ins, word, err);
	if (is_id(str_of(word), &id))
		return open_for(ins, word, err) && use_id(ins, arena_z(&ins->arena, str_of(word)), id, err);
	if (mrn_read(&ins->scratch, str_of(word), &m))
		return use_number(ins, arena_z(&ins->arena, str_of(word)), &m, err);
	return fail(err, ERR_IO, "there is no file '%s', and it is no telegram's number such as 06ALMATY3273", word);
}

enum outcome input_each(const struct input_want *want, int argc, char **argv,
                        enum outcome (*use)(void *data, const struct input *in), void *data)
{
	struct inputs ins = { .want = want, .use = use, .data = data };
	struct error err;

	arena_init(&ins.arena);
	arena_init(&ins.scratch);
	for (int i = 0; i < argc; i++) {
		if (!use_word(&ins, argv[i], &err))
			outcome_add(&ins, command_failed(&err));
		arena_reset(&ins.arena);
		arena_reset(&ins.scratch);
	}
	archive_close(ins.archive);
	arena_release(&ins.arena);
	arena_release(&ins.scratch);
	return ins.worst;
}

void input_put_json(struct buf *b, const struct input *in, bool tree)
{
	struct json j;

	telegram_check(in->arena, in->cable);
	json_init(&j, b);
	telegram_json(&j, in->cable, &in->source, tree);
	buf_byte(b, '\n');
}
