/*
 * read_attributes - NARA's trailer of 1973-79 records: "Message Attributes",
 * then key: value lines whose values may go on at column 0.
 */
#include "cable/reader.h"

enum { KEY_MOST = 40 };

/* The last line that is the trailer's label, or the line count where there is none. */
static uint32_t find_trailer(const struct reader *r)
{
	for (uint32_t i = r->c->lines.n; i-- > 0;)
		if (str_eq(line_at(r, i), S("Message Attributes")))
			return i;
	return r->c->lines.n;
}

/* "Draft Date: 09 JAN 1974": the key is words of letters, blanks and slashes with a capital in front. */
static size_t key_length(Str s)
{
	size_t n = 0, most = s.n < KEY_MOST + 1 ? s.n : KEY_MOST + 1;

	if (!s.n || !is_upper((unsigned char)s.p[0]))
		return 0;
	while (n < most && (is_alpha((unsigned char)s.p[n]) || s.p[n] == ' '))
		n++;
	return n >= 2 && n < most && s.p[n] == ':' ? n : 0;
}

static void start_pair(struct reader *r, Str s, size_t key)
{
	struct pair *p = list_push(r->a, &r->c->record);

	p->key = str_cut(s, 0, key);
	p->value = str_trim(str_cut(s, key + 1, s.n));
	p->span = span_of(r, p->value.n ? p->value : str_cut(s, key + 1, key + 1));
	add_piece(r, NODE_LABEL, str_cut(s, 0, key + 1));
}

/* The lines of one value, gathered so that they are joined once. */
struct value_lines {
	LIST(Str) lines;
};

static void close_value(struct reader *r, struct value_lines *v)
{
	struct pair *p;
	Str last;

	if (r->c->record.n == 0 || v->lines.n < 2) {
		v->lines.n = 0;
		return;
	}
	p = &r->c->record.v[r->c->record.n - 1];
	last = v->lines.v[v->lines.n - 1];
	p->value = join_text(r->a, v->lines.v, v->lines.n);
	p->span.len = span_end(span_of(r, last)) - p->span.off;
	v->lines.n = 0;
}

static void read_one(struct reader *r, uint32_t line, struct value_lines *v)
{
	Str s = line_text(r, line);
	size_t key = key_length(s);

	if (key) {
		close_value(r, v);
		start_pair(r, s, key);
	} else if (r->c->record.n && s.n) {
		if (v->lines.n == 0)
			*list_push(r->scratch, &v->lines) = r->c->record.v[r->c->record.n - 1].value;
		*list_push(r->scratch, &v->lines) = s;
	}
}

static void find_number(struct reader *r)
{
	for (uint32_t i = 0; i < r->c->record.n; i++) {
		const struct pair *p = &r->c->record.v[i];

		if (!str_eq(p->key, S("Document Number")) || !p->value.n)
			continue;
		add_mrn_form(r, MRN_IN_ATTRIBUTES, p->value);
		r->c->mrn_forms.v[r->c->mrn_forms.n - 1].span = p->span; /* a value of several lines is a copy */
	}
}

void read_attributes(struct reader *r)
{
	uint32_t trailer = find_trailer(r);
	struct value_lines v = { 0 };

	if (trailer < r->c->lines.n)
		list_room(r->a, &r->c->record, r->c->lines.n - trailer);
	for (uint32_t i = trailer; i < r->c->lines.n; i++) {
		set_kind(r, i, r->look[i] == LOOK_BLANK ? NODE_BLANK : NODE_ATTRIBUTE);
		if (i > trailer && r->look[i] != LOOK_BLANK)
			read_one(r, i, &v);
	}
	close_value(r, &v);
	r->end = trailer;
	find_number(r);
}
