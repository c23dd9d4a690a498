/*
 * prepare - all that a telegram's storage needs and no database gives.
 */
#include "archive/prepare.h"

#include <stdlib.h>

#include "archive/handle.h"
#include "archive/rows.h"

struct preparer {
	const struct shelf *shelf;
	struct pack *pack;
	struct arena scratch;
};

struct preparer *preparer_open(const struct archive *ar)
{
	struct preparer *pr = calloc(1, sizeof *pr);

	if (!pr)
		return NULL;
	pr->shelf = &ar->shelf;
	arena_init(&pr->scratch);
	pr->pack = pack_open();
	if (pr->pack)
		return pr;
	preparer_close(pr);
	return NULL;
}

void preparer_close(struct preparer *pr)
{
	if (!pr)
		return;
	pack_close(pr->pack);
	arena_release(&pr->scratch);
	free(pr);
}

/* It stands in its own arena. */
static struct prepared *begin(void)
{
	struct prepared *p;
	struct arena a;

	arena_init(&a);
	p = arena_new(&a, struct prepared);
	p->arena = a;
	p->rows = arena_new(&p->arena, struct prepared_rows);
	return p;
}

static struct prepared *lay_out(struct preparer *pr, struct prepared *p, const struct cable *c, Str form)
{
	const struct dictionary *d = pr->shelf->newest;

	p->cable = c;
	p->likely = telegram_likely(c);
	sha256(c->text, p->text_sha256);
	p->rows->dictionary = d;
	p->rows->packed = pack_bytes(pr->pack, &p->arena, d, c->text);
	sketch_make(c, &p->rows->sketch);
	rows_lay_out(&p->arena, p->rows, c, arena_str(&p->arena, form), p->text_sha256);
	return p;
}

struct prepared *prepare(struct preparer *pr, Str text, Str form)
{
	struct prepared *p = begin();
	struct cable *c;

	arena_reset(&pr->scratch);
	c = telegram_read(&p->arena, &pr->scratch, arena_str(&p->arena, text));
	telegram_check(&p->arena, c);
	return lay_out(pr, p, c, form);
}

struct prepared *prepare_cable(struct preparer *pr, const struct cable *c, Str form)
{
	return lay_out(pr, begin(), c, form);
}

Str prepare_carried(struct preparer *pr, struct prepared *p, Str carried)
{
	return pack_like(pr->pack, &p->arena, p->cable->text, carried);
}

void prepared_free(struct prepared *p)
{
	struct arena a;

	if (!p)
		return;
	a = p->arena;
	arena_release(&a);
}
