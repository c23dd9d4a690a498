/*
 * receipt - what an answer rests on.
 */
#include "search/receipt.h"

#include <stdlib.h>

#include "archive/proof.h"
#include "archive/schema.h"
#include "archive/since.h"
#include "base/json.h"
#include "base/json_in.h"
#include "search/index_note.h"

enum { WORDS_MOST = 1024 * 1024, ID_ROOM = 24 };

Str receipt_verdict_word(enum receipt_verdict v)
{
	static const Str words[] = {
#define X(id, word) S_INIT(word),
		RECEIPT_VERDICTS(X)
#undef X
	};

	return words[v];
}

static int by_number(const void *x, const void *y)
{
	const int64_t *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

/* All hits, in order of ids. */
static bool find_ids(struct arena *a, struct feed *f, struct query *q, IdList *out, struct error *err)
{
	const struct run_want want = { .sort = SORT_DATE, .ids = true };
	struct result r;

	if (!search_run(a, f, q, &want, &r, err))
		return false;
	*out = r.ids;
	if (out->n > 1)
		qsort(out->v, out->n, sizeof *out->v, by_number);
	return true;
}

static void hash_ids(const IdList *ids, struct digest *out)
{
	struct buf b;

	buf_init(&b, (size_t)ids->n * ID_ROOM + 1);
	for (uint32_t i = 0; i < ids->n; i++)
		buf_printf(&b, "%lld\n", (long long)ids->v[i]);
	sha256(buf_str(&b), out->b);
	buf_release(&b);
}

static Str explained(struct arena *a, const struct query *q)
{
	struct buf b;
	Str out;

	buf_init(&b, WORDS_MOST);
	query_explain(&b, q->root);
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

bool receipt_make(struct arena *a, struct feed *f, struct query *q, bool literal, Str program,
                  struct receipt *out, struct error *err)
{
	struct receipt r = { .query = q->text,
		             .read_as = explained(a, q),
		             .literal = literal,
		             .program = program,
		             .index_version = (int)index_note_version(),
		             .archive_version = schema_newest };
	IdList ids;
	bool ok;

	/* The root and the hits are of one moment. */
	if (!since_begin(f->archive, err))
		return false;
	ok = log_root(f->archive, &r.root, err) && find_ids(a, f, q, &ids, err);
	since_end(f->archive);
	if (!ok)
		return false;
	r.total = ids.n;
	hash_ids(&ids, &r.hits);
	*out = r;
	return true;
}

static void put_hash(struct json *j, const char *key, const struct digest *d)
{
	char hex[SHA256_HEX];

	sha256_print(d->b, hex);
	json_put_str(j, key, str_of(hex));
}

void receipt_print(struct buf *b, const struct receipt *r)
{
	struct json j;

	json_init(&j, b);
	json_map(&j);
	json_put_str(&j, "schema", S("receipt/1"));
	json_put_str(&j, "query", r->query);
	json_put_str(&j, "reading", r->literal ? S("literal") : S("operators"));
	json_put_str(&j, "read_as", r->read_as);
	json_put_str(&j, "program", r->program);
	json_put_int(&j, "index_version", r->index_version);
	json_put_int(&j, "archive_version", r->archive_version);
	json_put_int(&j, "entries", r->root.entries);
	put_hash(&j, "root", &r->root.hash);
	json_put_int(&j, "total", (long long)r->total);
	put_hash(&j, "hits_sha256", &r->hits);
	json_map_end(&j);
	buf_byte(b, '\n');
}

static bool take_hash(struct arena *a, const struct json_object *o, const char *key, struct digest *out)
{
	Str hex = json_field_str(a, o, key);

	return hex.p && sha256_read(hex, out->b);
}

static bool take_fields(struct arena *a, const struct json_object *o, struct receipt *r)
{
	*r = (struct receipt){
		.query = json_field_str(a, o, "query"),
		.read_as = json_field_str(a, o, "read_as"),
		.literal = str_eq(json_field_str(a, o, "reading"), S("literal")),
		.program = json_field_str(a, o, "program"),
		.index_version = (int)json_field_int(o, "index_version", 0),
		.archive_version = (int)json_field_int(o, "archive_version", 0),
		.root.entries = json_field_int(o, "entries", -1),
		.total = (uint64_t)json_field_int(o, "total", 0),
	};
	return str_eq(json_field_str(a, o, "schema"), S("receipt/1")) && r->query.p &&
	       r->root.entries >= 0 && take_hash(a, o, "root", &r->root.hash) &&
	       take_hash(a, o, "hits_sha256", &r->hits);
}

bool receipt_read(struct arena *a, Str text, struct receipt *out, struct error *err)
{
	struct json_object *o = json_open(text, err);
	bool ok = o && take_fields(a, o, out);

	if (o)
		json_close(o);
	return ok || fail(err, ERR_FORMAT,
	                  "this is no receipt of a search; cable search --receipt FILE writes one");
}

/* ---- Against an archive ---- */

/* Telegrams that came after the receipt was written. */
struct later {
	struct arena *a;
	IdList ids;
};

static bool note_later(void *data, const struct since_event *e)
{
	struct later *l = data;

	if (!e->purged)
		*list_push(l->a, &l->ids) = e->id;
	return true;
}

/* Both are in order. */
static void leave_out(IdList *ids, const IdList *out)
{
	uint32_t n = 0;

	for (uint32_t i = 0, k = 0; i < ids->n; i++) {
		while (k < out->n && out->v[k] < ids->v[i])
			k++;
		if (k == out->n || out->v[k] != ids->v[i])
			ids->v[n++] = ids->v[i];
	}
	ids->n = n;
}

static bool same_hits(const struct receipt *r, const IdList *ids)
{
	struct digest now;

	hash_ids(ids, &now);
	return digest_eq(&now, &r->hits) && ids->n == r->total;
}

static bool compare_past(struct arena *a, struct feed *f, const struct receipt *r, IdList *ids,
                         enum receipt_verdict *out, struct error *err)
{
	struct later l = { .a = a };
	struct log_root now;

	if (!log_root(f->archive, &now, err) ||
	    !since_walk(f->archive, r->root.entries, now.entries, false, note_later, &l, err))
		return false;
	if (l.ids.n > 1)
		qsort(l.ids.v, l.ids.n, sizeof *l.ids.v, by_number);
	leave_out(ids, &l.ids);
	*out = same_hits(r, ids) ? RECEIPT_GROWN : RECEIPT_CHANGED;
	return true;
}

bool receipt_check(struct arena *a, struct feed *f, const struct receipt *r, enum receipt_verdict *out,
                   uint64_t *total, struct error *err)
{
	struct log_root now;
	int64_t entries = 0;
	IdList ids;

	if (!log_root(f->archive, &now, err) ||
	    (now.entries > 0 && !archive_find_root(f->archive, &r->root.hash, &entries, err)) ||
	    !find_ids(a, f, query_read(a, r->query, r->literal), &ids, err))
		return false;
	*total = ids.n;
	if (digest_eq(&now.hash, &r->root.hash) && now.entries == r->root.entries)
		*out = same_hits(r, &ids) ? RECEIPT_SAME : RECEIPT_CHANGED;
	else if (entries == 0 && r->root.entries > 0)
		*out = RECEIPT_OTHER;
	else
		return compare_past(a, f, r, &ids, out, err);
	return true;
}
