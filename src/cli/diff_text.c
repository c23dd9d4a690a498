/*
 * diff_text - two versions of a telegram, as a person compares them in the terminal.
 */
#include "cli/diff_text.h"

#include "cli/visible.h"

enum { NAME_COLUMN = 20, INDENT = 2, COLUMN_LEAST = 20 };

struct sheet {
	struct buf *b;
	const struct terminal *t;
	struct arena *a;
};

/* The next line of a column; what is left stays in `*rest`. */
static void put_column(struct sheet *s, Str *rest, size_t width, bool pad)
{
	size_t n = visible_wrap(*rest, width);
	size_t used = visible_put(s->b, str_trim(str_cut(*rest, 0, n)), 0);

	*rest = str_trim(str_cut(*rest, n, rest->n));
	if (pad && used < width)
		buf_fill(s->b, ' ', width - used);
}

static void put_row(struct sheet *s, const char *name, Str left, Str right)
{
	size_t room = s->t->width > NAME_COLUMN + 2 * COLUMN_LEAST ? (s->t->width - NAME_COLUMN - INDENT) / 2 : COLUMN_LEAST;

	left = left.p ? left : S("-");
	right = right.p ? right : S("-");
	for (bool first = true; first || left.n || right.n; first = false) {
		size_t used = first ? strlen(name) : 0;

		buf_z(s->b, first ? name : "");
		buf_fill(s->b, ' ', NAME_COLUMN - used);
		put_column(s, &left, room, right.n > 0);
		if (right.n)
			buf_fill(s->b, ' ', INDENT);
		put_column(s, &right, room, false);
		buf_byte(s->b, '\n');
	}
}

static Str marked(struct sheet *s, const struct diff_run *r)
{
	static const char *const open[] = { "", "[-", "{+" }, *const end[] = { "", "-]", "+}" };

	if (r->redacted)
		return arena_printf(s->a, "{#%.*s#}", STR_ARG(r->text));
	return arena_printf(s->a, "%s%.*s%s", open[r->kind], STR_ARG(r->text), end[r->kind]);
}

static void put_wrapped(struct sheet *s, Str text)
{
	size_t room = s->t->width > COLUMN_LEAST ? s->t->width - INDENT : COLUMN_LEAST;

	for (text = str_trim(text); text.n;) {
		size_t n = visible_wrap(text, room);

		buf_fill(s->b, ' ', INDENT);
		visible_put(s->b, str_trim(str_cut(text, 0, n)), INDENT);
		buf_byte(s->b, '\n');
		text = str_trim(str_cut(text, n, text.n));
	}
}

static Str number_of(struct sheet *s, int number, Str mark)
{
	Str n = number >= 0 ? arena_printf(s->a, "%d.", number) : S("unnumbered");

	return mark.n ? arena_printf(s->a, "%.*s (%.*s)", STR_ARG(n), STR_ARG(mark)) : n;
}

static void put_heading(struct sheet *s, const struct diff_paragraph *p)
{
	static const char *const says[] = { "the same", "only in the first", "only in the second", "changed" };
	Str left = number_of(s, p->left_number, p->left_mark), right = number_of(s, p->right_number, p->right_mark);
	Str name = p->kind == DIFF_RIGHT ? right : left;

	if ((p->kind == DIFF_CHANGED || p->kind == DIFF_SAME) && !str_eq(left, right))
		name = arena_printf(s->a, "%.*s / %.*s", STR_ARG(left), STR_ARG(right));
	buf_byte(s->b, '\n');
	style_text(s->b, s->t, STYLE_BOLD, name);
	buf_printf(s->b, " %s\n", says[p->kind]);
}

static void put_paragraph(struct sheet *s, const struct diff_paragraph *p)
{
	struct buf all;

	buf_init(&all, BUF_MOST);
	for (uint32_t i = 0; i < p->runs.n; i++) {
		buf_z(&all, i ? " " : "");
		buf_put(&all, marked(s, &p->runs.v[i]));
	}
	put_heading(s, p);
	put_wrapped(s, buf_str(&all));
	buf_release(&all);
}

void diff_text(struct buf *b, const struct terminal *t, struct arena *a, const struct diff *d, Str left, Str right,
               bool all)
{
	struct sheet s = { b, t, a };

	put_row(&s, "", left, right);
	if (d->same_bytes) {
		buf_z(b, "They are the same, byte for byte.\n");
		return;
	}
	for (uint32_t i = 0; i < d->values.n; i++)
		put_row(&s, d->values.v[i].name, d->values.v[i].left, d->values.v[i].right);
	buf_printf(b, "%sparagraphs: %u the same, %u changed, %u only in the first, %u only in the second",
	           d->values.n ? "" : "The values are the same.\n", d->counts[DIFF_SAME], d->counts[DIFF_CHANGED],
	           d->counts[DIFF_LEFT], d->counts[DIFF_RIGHT]);
	if (d->redactions)
		buf_printf(b, "; words are taken out in %u place%s", d->redactions, d->redactions > 1 ? "s" : "");
	buf_byte(b, '\n');
	for (uint32_t i = 0; i < d->paragraphs.n; i++)
		if (all || d->paragraphs.v[i].kind != DIFF_SAME)
			put_paragraph(&s, &d->paragraphs.v[i]);
}
