/*
 * cable explain - what was sent, and beside it what it means.
 */
#include "cable/explain.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/terminal.h"
#include "cli/visible.h"

enum {
	BETWEEN = 3,    /* columns of " | " */
	BYTES_MOST = 64 /* bytes that a column of one piece may take: letters with many accents */
};

enum { FORMAT_TEXT, FORMAT_JSON };

struct explain_options {
	const char *archive;
	int format, profile, color;
};

struct explainer {
	bool json;
	struct terminal terminal;
	struct buf out;
	size_t left, right; /* columns */
	bool more;
};

/*
 * The next piece of `*rest` that fits into a column. Line ends are kept, blank
 * lines are not. Looks no further than a column can reach, because a telegram
 * may be one line of megabytes.
 */
static Str next_piece(Str *rest, size_t columns)
{
	Str near, line, piece;
	size_t n;

	do {
		near = str_cut(*rest, 0, columns * BYTES_MOST);
		line = str_cut(near, 0, str_find_byte(near, '\n'));
		n = visible_wrap(line, columns);
		piece = str_trim_right(str_cut(line, 0, n));
		*rest = str_cut(*rest, n == line.n && n < near.n ? n + 1 : n, rest->n);
	} while (!piece.n && rest->n);
	if (n < line.n)
		take_blanks(rest);
	return piece;
}

static void put_cell(struct explainer *e, Str *rest, size_t columns, enum style style)
{
	Str piece = rest->n ? next_piece(rest, columns) : STR_NONE;
	size_t used = style_text(&e->out, &e->terminal, style, piece);

	buf_fill(&e->out, ' ', used < columns ? columns - used : 0);
}

/* Rows of both columns until both texts are used up. */
static void put_rows(struct explainer *e, Str sent, Str meaning)
{
	while (sent.n || meaning.n) {
		put_cell(e, &sent, e->left, STYLE_BOLD);
		buf_byte(&e->out, ' ');
		style_put(&e->out, &e->terminal, STYLE_DIM);
		stroke_put(&e->out, &e->terminal, STROKE_BAR, 1);
		style_put(&e->out, &e->terminal, STYLE_END);
		buf_byte(&e->out, ' ');
		style_text(&e->out, &e->terminal, STYLE_END, meaning.n ? next_piece(&meaning, e->right) : STR_NONE);
		while (e->out.n && e->out.p[e->out.n - 1] == ' ')
			e->out.n--;
		buf_byte(&e->out, '\n');
	}
}

/* Text that needs no word beside it goes over both columns. */
static void put_plain(struct explainer *e, Str sent)
{
	while (sent.n) {
		visible_put(&e->out, next_piece(&sent, e->left + BETWEEN + e->right), 0);
		buf_byte(&e->out, '\n');
	}
}

static void put_troubles(struct explainer *e, const StrList *troubles)
{
	for (uint32_t i = 0; i < troubles->n; i++) {
		Str rest = troubles->v[i];

		for (const char *sign = "  ! "; rest.n; sign = "    ") {
			buf_z(&e->out, sign);
			style_text(&e->out, &e->terminal, STYLE_WARNING,
			           next_piece(&rest, e->left + BETWEEN + e->right - 4));
			buf_byte(&e->out, '\n');
		}
	}
}

/* The meaning and, a line each, what is to be said about single words. */
static Str beside(struct arena *a, const struct explained *x)
{
	struct buf b;
	Str all;

	buf_init(&b, BUF_MOST);
	buf_put(&b, x->meaning);
	for (uint32_t i = 0; i < x->details.n; i++) {
		buf_z(&b, b.n ? "\n" : "");
		buf_put(&b, x->details.v[i]);
	}
	all = arena_str(a, buf_str(&b));
	buf_release(&b);
	return all;
}

static void put_explained(struct explainer *e, const struct input *in, const struct explained *x)
{
	Str sent = str_trim_right(str_at(in->text, x->span)), meaning = beside(in->arena, x);

	if (meaning.n)
		put_rows(e, sent, meaning);
	else
		put_plain(e, sent);
	put_troubles(e, &x->troubles);
}

static void put_strings(struct json *j, const char *key, const StrList *list)
{
	json_key(j, key);
	json_list(j);
	for (uint32_t i = 0; i < list->n; i++)
		json_str(j, list->v[i]);
	json_list_end(j);
}

static void put_line(struct json *j, const struct input *in, const struct explained *x)
{
	json_map(j);
	json_key(j, "span");
	json_list(j);
	json_int(j, x->span.off);
	json_int(j, x->span.len);
	json_list_end(j);
	json_put_str(j, "kind", node_name((enum node_kind)x->kind));
	json_put_str(j, "sent", str_at(in->text, x->span));
	json_put_str(j, "meaning", x->meaning);
	put_strings(j, "details", &x->details);
	put_strings(j, "troubles", &x->troubles);
	json_map_end(j);
}

static void put_json(struct explainer *e, const struct input *in, const ExplainedList *all)
{
	struct json j;

	json_init(&j, &e->out);
	json_map(&j);
	json_put_str(&j, "schema", S("explain/1"));
	json_put_str(&j, "name", str_of(in->name));
	json_put_str(&j, "mrn", mrn_str(in->arena, &in->cable->mrn));
	json_key(&j, "lines");
	json_list(&j);
	for (uint32_t i = 0; i < all->n; i++)
		put_line(&j, in, &all->v[i]);
	json_list_end(&j);
	json_map_end(&j);
	buf_byte(&e->out, '\n');
}

static void put_text(struct explainer *e, const struct input *in, const ExplainedList *all)
{
	buf_z(&e->out, e->more ? "\n" : "");
	for (uint32_t i = 0; i < all->n; i++)
		put_explained(e, in, &all->v[i]);
	e->more = true;
}

static enum outcome explain_one(void *data, const struct input *in)
{
	struct explainer *e = data;
	ExplainedList all;

	telegram_check(in->arena, in->cable);
	all = telegram_explain(in->arena, in->cable);
	if (e->json)
		put_json(e, in, &all);
	else
		put_text(e, in, &all);
	output_flush(&e->out);
	return DONE_WELL;
}

static enum outcome explain_run(const void *options, int argc, char **argv)
{
	const struct explain_options *o = options;
	struct input_want want = { .archive = o->archive, .profile = o->profile };
	struct explainer e = { .json = o->format == FORMAT_JSON };
	enum outcome outcome;

	terminal_open(&e.terminal, (enum color)o->color);
	e.left = (e.terminal.width - BETWEEN) / 2;
	e.right = e.terminal.width - BETWEEN - e.left;
	terminal_page(&e.terminal);
	buf_init(&e.out, BUF_MOST);
	outcome = input_each(&want, argc, argv, explain_one, &e);
	buf_release(&e.out);
	terminal_close(&e.terminal);
	return outcome;
}

const struct command cmd_explain = {
	.name = "explain",
	.summary = "print what was sent, and beside it what it means",
	.args = "FILE|MRN|-...",
	.help = "Two columns, as wide as the terminal (80 where nobody knows, or $COLUMNS). What is odd about a line "
	        "stands below it behind a `!`.",
	.examples = (const char *const[]){
		"cable explain telegram.txt", "each line of one telegram in plain words",
		"cable explain --format json telegram.txt | jq '.lines[].meaning'", "for a program",
		"COLUMNS=120 cable explain telegram.txt | less", "wider, and page by page", NULL },
	.options = (const struct option[]){
		{ "format", 'f', OPT_CHOICE, offsetof(struct explain_options, format), NULL,
		  "how to print; json is one object a line", (const char *const[]){ "text", "json", NULL } },
		OPTION_PROFILE(struct explain_options, profile),
		OPTION_ARCHIVE(struct explain_options, archive),
		OPTION_COLOR(struct explain_options, color),
		{ 0 },
	},
	.options_size = sizeof(struct explain_options),
	.least = 1,
	.most = -1,
	.run = explain_run,
};
