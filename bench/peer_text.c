/*
 * peer_text - lines of the trial corpus, and their words.
 */
#include <libstemmer.h>
#include <stdlib.h>

#include "index/intern.h"
#include "peer.h"

/* ---- JSON: an object of strings and lists of strings ---- */

struct json_at {
	struct arena *a;
	const char *p, *end;
};

static void skip(struct json_at *j, const char *these)
{
	while (j->p < j->end && strchr(these, *j->p))
		j->p++;
}

/* What an escape stands for; the corpus has no letters beyond ASCII. */
static char unescape(char c)
{
	return c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
}

/* A string, appended to `out`. */
static void read_string(struct json_at *j, struct buf *out)
{
	skip(j, " \"");
	for (; j->p < j->end && *j->p != '"'; j->p++) {
		if (*j->p == '\\' && j->p + 1 < j->end)
			buf_byte(out, unescape(*++j->p));
		else
			buf_byte(out, *j->p);
	}
	j->p++;
}

static Str read_plain(struct json_at *j)
{
	const char *from;

	skip(j, " ");
	from = ++j->p;
	while (j->p < j->end && *j->p != '"')
		j->p++;
	return (Str){ from, (size_t)(j->p++ - from) };
}

/* The strings of a list, each with a newline before it. */
static void read_list(struct json_at *j, struct buf *out)
{
	skip(j, " [");
	while (j->p < j->end && *j->p != ']') {
		buf_byte(out, '\n');
		read_string(j, out);
		skip(j, " ,");
	}
	j->p++;
}

void peer_read(struct arena *a, Str line, struct peer_doc *out)
{
	struct json_at j = { a, line.p, line.p + line.n };
	struct buf text, other;

	*out = (struct peer_doc){ 0 };
	buf_init(&text, BUF_MOST);
	buf_init(&other, BUF_MOST);
	for (skip(&j, " {"); j.p < j.end && *j.p != '}'; skip(&j, " ,")) {
		Str key = read_plain(&j);

		skip(&j, " :");
		if (str_eq(key, S("subject")))
			read_string(&j, &text);
		else if (str_eq(key, S("paragraphs")))
			read_list(&j, &text);
		else if (str_eq(key, S("tags")))
			read_list(&j, &other);
		else
			*(str_eq(key, S("id")) ? &out->id : str_eq(key, S("time")) ? &out->time :
			  str_eq(key, S("post")) ? &out->post : str_eq(key, S("class")) ? &out->class_ : &(Str){ 0 }) = read_plain(&j);
	}
	out->text = arena_str(a, buf_str(&text));
	buf_release(&text);
	buf_release(&other);
}

/* ---- Words ---- */

struct peer_cutter {
	struct sb_stemmer *stemmer;
	struct intern forms, stems;
	struct arena arena;
	LIST(struct index_token) stem_of; /* by number of form */
	char lower[256];                  /* 0 for what is no part of a word */
};

struct peer_cutter *peer_cutter_open(void)
{
	struct peer_cutter *c = calloc(1, sizeof *c);

	if (!c)
		peer_die("memory", "there is none");
	c->stemmer = sb_stemmer_new("english", "UTF_8");
	intern_init(&c->forms);
	intern_init(&c->stems);
	arena_init(&c->arena);
	for (int i = 0; i < 256; i++)
		c->lower[i] = is_alnum(i) ? (char)(is_upper(i) ? i + 0x20 : i) : (char)(i >= 0x80 ? i : 0);
	return c;
}

void peer_cutter_close(struct peer_cutter *c)
{
	sb_stemmer_delete(c->stemmer);
	intern_release(&c->forms);
	intern_release(&c->stems);
	arena_release(&c->arena);
	free(c);
}

Str peer_stem(struct peer_cutter *c, Str form)
{
	const sb_symbol *stem = sb_stemmer_stem(c->stemmer, (const sb_symbol *)form.p, (int)form.n);

	return (Str){ (const char *)stem, (size_t)sb_stemmer_length(c->stemmer) };
}

/* A form's stem is found once. */
static const struct index_token *stem_of(struct peer_cutter *c, Str form, uint32_t hash)
{
	uint32_t number = intern_hashed(&c->forms, form, hash);

	if (number == c->stem_of.n) {
		Str stem = peer_stem(c, form);
		struct index_token *t = list_push(&c->arena, &c->stem_of);

		*t = (struct index_token){ arena_str(&c->arena, stem), intern_hash(stem), 0, 1, false };
	}
	return &c->stem_of.v[number];
}

void peer_words(struct peer_cutter *c, struct arena *a, Str text, PeerTokens *out)
{
	char *folded = arena_raw(a, text.n + 1);

	out->n = 0;
	for (size_t i = 0; i < text.n;) {
		size_t from = i;
		uint32_t hash = 2166136261u;
		struct index_token *t;

		for (; i < text.n && (folded[i] = c->lower[(unsigned char)text.p[i]]); i++)
			hash = (hash ^ (unsigned char)folded[i]) * 16777619u;
		if (i == from) {
			i++;
			continue;
		}
		t = list_push(a, out);
		*t = *stem_of(c, (Str){ folded + from, i - from }, hash ^ hash >> 15);
		t->at = out->n - 1;
	}
}
