/*
 * json - telegrams in JSON: a list of objects, or objects one after the other.
 */
#include "intake/cut.h"
#include "intake/foiarchive.h"
#include "intake/json_value.h"

enum {
	WRAPPER_LOOK = 4096,
	WASTE_MOST = 2 * INTAKE_RECORD_MOST
};

static const char no_own_text[] = "the object tells of a telegram but has no field `text` with the telegram itself";
static const char no_text[] = "no field of the object holds a text (`body`, `text`, `full_text`)";

static bool give_object(struct cut *c, size_t n)
{
	unsigned long long line = c->from->line;
	struct slice slice = { .length = n };
	struct buf text;
	bool ours, go;

	buf_init(&text, CABLE_TEXT_MOST + 1);
	switch (object_put_text(&text, str_cut(stream_see(c->from, 0), 0, n), &ours)) {
	case OBJECT_TEXT:
		slice.form = ours ? &form_cable_json : &form_foiarchive_json;
		go = cut_made(c, &slice, &text);
		break;
	case OBJECT_EMPTY:
		go = cut_other(c, 0, n, "line %llu: the telegram's text was not kept", line);
		break;
	default:
		go = cut_failed(c, 0, n, "line %llu: %s", line, ours ? no_own_text : no_text);
	}
	buf_release(&text);
	return go;
}

/* How the search for an object's end stands. */
struct search {
	struct json_walk walk;
	size_t at;
	char last;       /* byte of the object that is no blank */
	bool line_ended; /* behind it */
	const char *why; /* it has no end */
};

/*
 * An object within another follows a colon, a comma or a bracket. At the front of
 * a line and behind anything else it is the next.
 */
static bool is_next_object(const struct search *f, char c)
{
	return f->line_ended && c == '{' && !f->walk.quoted && f->last != ',' && f->last != ':' && f->last != '[';
}

/* One byte; true at the object's end, or where it can have none. */
static bool step_object(struct search *f, char c)
{
	if (f->walk.quoted && c == '\n')
		f->why = "a string is not closed before the end of its line";
	else if (is_next_object(f, c))
		f->why = "the object is not closed before the next one";
	else if (f->at == INTAKE_RECORD_MOST)
		f->why = "the object is longer than the 64 MiB that one may have";
	if (f->why)
		return true;
	if (c == '\n') {
		f->line_ended = true;
	} else if (!is_blank((unsigned char)c)) {
		f->line_ended = false;
		f->last = c;
	}
	f->at++;
	return json_step(&f->walk, c);
}

/* The end of the object at the window's front, as `f->at`, or `f->why` there is none. */
static void find_end(struct cut *c, struct search *f)
{
	for (Str s; (s = stream_see(c->from, f->at + 1)).n > f->at;)
		for (size_t i = f->at; i < s.n; i++)
			if (step_object(f, s.p[i]))
				return;
	f->why = "the object breaks off";
}

/* Leave lines behind until one begins with an object. */
static void skip_to_object(struct cut *c)
{
	Str line;

	while (stream_line(c->from, 0, &line)) {
		bool whole = line.p[line.n - 1] == '\n';
		Str next;

		stream_skip(c->from, line.n);
		next = str_trim(str_cut(stream_see(c->from, INTAKE_HEAD), 0, INTAKE_HEAD));
		if (whole && next.n && (*next.p == '{' || *next.p == ']'))
			return;
	}
}

/*
 * One object. `*wasted` counts the bytes of objects without an end since the
 * last good one: they are looked at again, so there must be an end to it.
 */
static bool cut_object(struct cut *c, uint64_t *wasted)
{
	struct search f = { .at = 0 };
	bool go;

	find_end(c, &f);
	if (!f.why) {
		go = give_object(c, f.at);
		stream_skip(c->from, f.at);
		*wasted = 0;
		return go;
	}
	*wasted += f.at;
	if (*wasted > WASTE_MOST)
		return cut_failed(c, 0, f.at, "line %llu: too many objects without an end; the rest is left unread",
		                  c->from->line), false;
	go = cut_failed(c, 0, f.at, "line %llu: %s", c->from->line, f.why);
	skip_to_object(c);
	return go;
}

static bool cut_stray(struct cut *c)
{
	Str line;

	stream_line(c->from, 0, &line);
	if (!cut_failed(c, 0, line.n, "line %llu: no object begins here", c->from->line))
		return false;
	skip_to_object(c);
	return true;
}

static bool names_list(Str front)
{
	static const Str lists[] = { S_INIT("\"results\""), S_INIT("\"documents\""), S_INIT("\"docs\""),
	                             S_INIT("\"data\""), S_INIT("\"records\""), S_INIT("\"cables\"") };

	front = str_trim_right(front);
	if (!str_ends(front, S(":")))
		return false;
	front = str_trim_right(str_cut(front, 0, front.n - 1));
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (str_ends(front, lists[i]))
			return true;
	return false;
}

/* What an answer of a web service has around its list: {"count": 2, "results": [ */
static size_t wrapper_length(Str head)
{
	size_t list = str_find_byte(head, '['), inner;
	Str front = str_cut(head, 1, list), rest = str_trim(str_cut(head, list + 1, head.n));

	inner = str_find_byte(front, '{');
	if (!head.n || *head.p != '{' || list == head.n || inner < front.n || !rest.n || *rest.p != '{')
		return 0;
	return names_list(front) ? list + 1 : 0;
}

bool kind_is_json(Str head)
{
	char first;

	take(&head, S("\xEF\xBB\xBF"));
	head = str_trim(head);
	first = head.n ? *head.p : 0;
	head = str_trim(str_cut(head, 1, head.n));
	return (first == '{' && head.n && (*head.p == '"' || *head.p == '}')) ||
	       (first == '[' && head.n && (*head.p == '{' || *head.p == ']'));
}

void json_cut(struct cut *c)
{
	Str s = str_cut(stream_see(c->from, WRAPPER_LOOK), 0, WRAPPER_LOOK);
	uint64_t wasted = 0;

	if (take(&s, S("\xEF\xBB\xBF")))
		stream_skip(c->from, 3);
	stream_skip(c->from, wrapper_length(s));
	while ((s = stream_see(c->from, 1)).n) {
		bool between = is_blank((unsigned char)*s.p) || *s.p == '\n' || *s.p == ',' || *s.p == '[' || *s.p == ']' ||
		               *s.p == '}';

		if (between)
			stream_skip(c->from, 1);
		else if (!(*s.p == '{' ? cut_object(c, &wasted) : cut_stray(c)))
			return;
	}
}
