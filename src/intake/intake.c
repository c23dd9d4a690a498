/*
 * intake - the telegrams that a file holds, one after the other.
 */
#include "intake/intake.h"

#include "base/file.h"

void intake_init(struct intake *in)
{
	arena_init(&in->file);
	arena_init(&in->cable);
	arena_init(&in->scratch);
}

void intake_release(struct intake *in)
{
	arena_release(&in->file);
	arena_release(&in->cable);
	arena_release(&in->scratch);
}

static struct item without_telegram(enum item_kind kind, const char *reason)
{
	return (struct item){ .kind = kind, .reason = str_of(reason) };
}

static struct item too_large(void)
{
	return without_telegram(ITEM_OTHER, "it is larger than the 16 MiB of the longest telegram");
}

/* The sentence without the path that it begins with: whoever lists failures names the path. */
static const char *reason_of(const struct error *err, const char *path)
{
	size_t n = strlen(path);

	if (strncmp(err->text, path, n) == 0 && err->text[n] == ':' && err->text[n + 1] == ' ')
		return err->text + n + 2;
	return n < sizeof err->text / 2 ? err->text : "it cannot be read";
}

/* The whole text as one telegram, if it is one. */
static struct item read_text(struct intake *in, Str text)
{
	struct item it = { .kind = ITEM_TELEGRAM, .length = text.n };
	const char *refusal = form_refusal(text);

	if (refusal)
		return without_telegram(ITEM_OTHER, refusal);
	it.cable = telegram_read(&in->cable, &in->scratch, text);
	if (!telegram_likely(it.cable))
		return without_telegram(ITEM_OTHER, "nothing in it reads like a telegram");
	it.form = form_of(text);
	return it;
}

bool intake_read(struct intake *in, const char *path, bool (*each)(void *data, const struct item *it), void *data)
{
	struct error err;
	struct item it;
	Str text;

	arena_reset(&in->file);
	arena_reset(&in->cable);
	arena_reset(&in->scratch);
	if (!file_read(&in->file, path, CABLE_TEXT_MOST, &text, &err))
		it = err.kind == ERR_LIMIT ? too_large() : without_telegram(ITEM_FAILED, reason_of(&err, path));
	else
		it = text.n > CABLE_TEXT_MOST ? too_large() : read_text(in, text);
	return each(data, &it);
}
