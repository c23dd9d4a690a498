/*
 * parse_part - cable parse --only PART: fragments instead of telegrams.
 *
 * With --jsonl, {"id", "input", "year", "from", "mrn"} a line in and
 * {"id", "value"} a line out, so that thousands of fragments cost one process.
 */
#include "cli/parse_part.h"

#include "base/file.h"
#include "base/json_in.h"
#include "cli/terminal.h"

struct parts {
	const struct part_options *o;
	struct part_context context;
	struct arena file, out, scratch;
	struct buf buf;
	enum outcome worst;
};

static enum part part_of(const struct parts *p)
{
	return (enum part)(p->o->part - 1);
}

static void put_value(struct parts *p, struct json *j, Str text, const struct part_context *context)
{
	part_json(j, part_read(&p->out, &p->scratch, part_of(p), text, context), part_of(p));
}

static void end_line(struct parts *p)
{
	buf_byte(&p->buf, '\n');
	output_flush(&p->buf);
	arena_reset(&p->out);
	arena_reset(&p->scratch);
}

static void one_fragment(struct parts *p, Str text)
{
	struct json j;

	json_init(&j, &p->buf);
	put_value(p, &j, text, &p->context);
	end_line(p);
}

/* Each line is a number; the answer is its canonical form, or an empty line. */
static void each_number(struct parts *p, Str text)
{
	Str line;

	while (str_next(&text, '\n', &line)) {
		struct mrn m;

		if (mrn_read(&p->out, line, &m))
			mrn_print(&p->buf, &m);
		end_line(p);
	}
}

static struct part_context context_of(struct parts *p, const struct json_object *o)
{
	struct part_context x = p->context;
	Str from = json_field_str(&p->out, o, "from"), mrn = json_field_str(&p->out, o, "mrn");

	x.year = (int)json_field_int(o, "year", x.year);
	x.from = from.p ? from : x.from;
	x.mrn = mrn.p ? mrn : x.mrn;
	return x;
}

static void put_id(struct parts *p, struct json *j, const struct json_object *o)
{
	Str id = json_field_str(&p->out, o, "id");

	if (id.p)
		json_put_str(j, "id", id);
	else
		json_put_int(j, "id", json_field_int(o, "id", 0));
}

static void one_line(struct parts *p, const char *name, int number, Str line)
{
	struct error err;
	struct json_object *o = json_open(line, &err);
	struct part_context context;
	struct json j;

	if (!o) {
		error_add(&err, "%s: line %d", name, number);
		p->worst = command_failed(&err);
		return;
	}
	context = context_of(p, o);
	json_init(&j, &p->buf);
	json_map(&j);
	put_id(p, &j, o);
	json_key(&j, "value");
	put_value(p, &j, json_field_str(&p->out, o, "input"), &context);
	json_map_end(&j);
	json_close(o);
	end_line(p);
}

static void each_line(struct parts *p, const char *name, Str text)
{
	Str line;
	int number = 0;

	while (str_next(&text, '\n', &line)) {
		number++;
		if (str_trim(line).n)
			one_line(p, name, number, line);
	}
}

static void one_file(struct parts *p, const char *path)
{
	size_t most = p->o->jsonl ? BUF_MOST : CABLE_TEXT_MOST;
	struct error err;
	Str text;

	if (!file_read(&p->file, path, most, &text, &err))
		p->worst = command_failed(&err);
	else if (p->o->jsonl)
		each_line(p, path, text);
	else if (part_of(p) == PART_MRN)
		each_number(p, text);
	else
		one_fragment(p, text);
	arena_reset(&p->file);
}

enum outcome parse_parts(const struct part_options *o, int argc, char **argv)
{
	struct parts p = { .o = o, .worst = DONE_WELL };
	uint32_t year = 0;
	Str digits = str_of(o->year);

	take_number(&digits, 4, &year);
	p.context = (struct part_context){ (int)year, str_of(o->from), str_of(o->mrn) };
	buf_init(&p.buf, BUF_MOST);
	for (int i = 0; i < argc; i++)
		one_file(&p, argv[i]);
	buf_release(&p.buf);
	arena_release(&p.file);
	arena_release(&p.out);
	arena_release(&p.scratch);
	return p.worst;
}
