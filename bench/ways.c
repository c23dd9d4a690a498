/*
 * ways - what is done to a telegram while it is measured.
 */
#include "ways.h"

#include "cable/output.h"

const char *const way_names[WAY_COUNT] = {
#define X(id, name) [WAY_##id] = name,
	WAYS(X)
#undef X
};

void desk_init(struct desk *d)
{
	arena_init(&d->out);
	arena_init(&d->scratch);
	buf_init(&d->json, BUF_MOST);
}

void desk_release(struct desk *d)
{
	buf_release(&d->json);
	arena_release(&d->scratch);
	arena_release(&d->out);
}

size_t desk_taken(const struct desk *d)
{
	return d->out.taken + d->scratch.taken + d->json.room;
}

static void put_json(struct desk *d, const struct cable *c)
{
	struct source source = { .form = S("text"), .length = c->text.n };
	struct json j;

	buf_clear(&d->json);
	json_init(&j, &d->json);
	telegram_json(&j, c, &source, false);
}

const struct cable *way_go(enum way way, struct desk *d, Str telegram)
{
	struct cable *c;

	arena_reset(&d->out);
	arena_reset(&d->scratch);
	c = telegram_read(&d->out, &d->scratch, telegram);
	if (way == WAY_JSON)
		put_json(d, c);
	if (way == WAY_CHECK)
		telegram_check(&d->out, c);
	return c;
}
