/*
 * trouble - the plain values of invented telegrams in many forms and with many kinds of damage.
 *
 * t/golden/trouble/values says for each telegram of that folder what shall be read;
 * UPDATE=1 writes it anew, for review.
 */
#include "base/buf.h"
#include "cable/names.h"
#include "cable/telegram.h"
#include "samples.h"

#define FOLDER "t/golden/trouble"

enum { VALUES_MOST = 1 << 20 };

static struct arena arena, scratch;

static void put(struct buf *b, const char *key, Str value)
{
	if (value.n)
		buf_printf(b, "\t%s %.*s\n", key, STR_ARG(value));
}

static void put_parties(struct buf *b, const char *key, const PartyList *l)
{
	for (uint32_t i = 0; i < l->n; i++)
		buf_printf(b, "%s%.*s", i ? "; " : key, STR_ARG(l->v[i].name));
	if (l->n)
		buf_byte(b, '\n');
}

static void put_strings(struct buf *b, const char *key, const StrList *l)
{
	for (uint32_t i = 0; i < l->n; i++)
		buf_printf(b, "%s%.*s", i ? "; " : key, STR_ARG(l->v[i]));
	if (l->n)
		buf_byte(b, '\n');
}

static void put_tags(struct buf *b, const struct cable *c)
{
	for (uint32_t i = 0; i < c->tags.n; i++)
		buf_printf(b, "%s%.*s", i ? "; " : "\ttags ", STR_ARG(c->tags.v[i].tag));
	if (c->tags.n)
		buf_byte(b, '\n');
}

static void put_refs(struct buf *b, const struct cable *c)
{
	for (uint32_t i = 0; i < c->refs.n; i++) {
		const struct reference *x = &c->refs.v[i];

		buf_printf(b, "\tref %.*s%s%.*s%s\n", STR_ARG(x->label), x->label.n ? " " : "",
			   STR_ARG(x->mrn.number ? mrn_str(&arena, &x->mrn) : ref_kind_name(x->kind)), x->notal ? " NOTAL" : "");
	}
}

static void put_transmission(struct buf *b, const struct cable *c)
{
	const struct transmission *t = &c->transmission;

	if (!t->there)
		return;
	put(b, "identification", t->id);
	put(b, "station", t->station);
	put(b, "serial", t->serial);
	put(b, "filed", t->filed);
	put(b, "security", t->security);
	put_strings(b, "\trouting ", &t->routing);
}

static void put_ends(struct buf *b, const struct cable *c)
{
	put(b, "signer", c->signer);
	if (c->sections.of > 1)
		buf_printf(b, "\tsections %u of %d\n", (unsigned)c->sections.present.n, c->sections.of);
	for (uint32_t i = 0; i < c->embedded.n; i++)
		buf_printf(b, "\tembedded %.*s %.*s\n", STR_ARG(c->embedded.v[i].mrn), STR_ARG(c->embedded.v[i].dtg));
	if (c->accounted != c->text.n)
		buf_printf(b, "\tunknown %zu bytes\n", c->text.n - c->accounted);
}

static void put_values(const char *name, Str text, void *data)
{
	struct buf *b = data;
	const struct cable *c;

	arena_reset(&arena);
	c = telegram_read(&arena, &scratch, text);
	buf_printf(b, "%s\n", name);
	put(b, "profile", profile_name(c->profile));
	put_transmission(b, c);
	put(b, "mrn", c->mrn.number ? mrn_str(&arena, &c->mrn) : STR_NONE);
	put(b, "precedence", precedence_word(c->precedence));
	put(b, "dtg", c->dtg_raw);
	put(b, "from", c->from.name);
	put_parties(b, "\tto ", &c->to);
	put_parties(b, "\tinfo ", &c->info);
	put(b, "class", level_word(c->classification));
	put_strings(b, "\tcaptions ", &c->captions);
	put_strings(b, "\tpass ", &c->pass_lines);
	put(b, "eo", c->eo.raw);
	put_tags(b, c);
	put(b, "subject-mark", c->subject_mark);
	put(b, "subject", c->subject);
	put_refs(b, c);
	put_ends(b, c);
}

/* The lines of one telegram in front of `*s`: its name, then lines that begin with a tab. */
static Str next_block(Str *s)
{
	size_t n = str_find_byte(*s, '\n') + 1;
	Str block;

	while (n < s->n && s->p[n] == '\t')
		n += str_find_byte(str_cut(*s, n, s->n), '\n') + 1;
	block = str_cut(*s, 0, n);
	*s = str_cut(*s, n, s->n);
	return block;
}

static void compare(Str want, Str got)
{
	while (got.n) {
		Str g = next_block(&got), w = next_block(&want);

		is_str(g, w, "%.*s", (int)str_find_byte(g, '\n'), g.p);
	}
	ok(want.n == 0, "no telegram is missing");
}

static void write_values(Str s)
{
	FILE *f = fopen(tap_path(FOLDER "/values"), "wb");

	if (!f)
		return;
	fwrite(s.p, 1, s.n, f);
	fclose(f);
}

int main(void)
{
	struct arena a;
	struct buf b;
	Str want = STR_NONE;

	arena_init(&a);
	arena_init(&arena);
	arena_init(&scratch);
	buf_init(&b, VALUES_MOST);
	ok(samples_each(FOLDER, put_values, &b) >= 20, "there are at least twenty telegrams");
	if (getenv("UPDATE"))
		write_values(buf_str(&b));
	if (ok(file_read(&a, tap_path(FOLDER "/values"), VALUES_MOST, &want, NULL), FOLDER "/values is there"))
		compare(want, buf_str(&b));
	buf_release(&b);
	arena_release(&scratch);
	arena_release(&arena);
	arena_release(&a);
	return tap_done();
}
