/*
 * proof_text - proofs as people and programs pass them on: lines of text, or JSON.
 *
 * The text has a line for each value, "name value"; the hashes of the path follow each other.
 */
#include "cli/proof_text.h"

#include "base/json.h"
#include "base/json_in.h"

static Str hex_of(const struct digest *d, char room[SHA256_HEX])
{
	sha256_print(d->b, room);
	return (Str){ room, SHA256_HEX - 1 };
}

void proof_put_text(struct buf *b, const struct proof *p)
{
	char hex[SHA256_HEX];

	buf_printf(b, "entry %lld\nentries %lld\nkind %.*s\nid %lld\n", (long long)p->entry.number, (long long)p->entries,
	           STR_ARG(log_kind_word(p->entry.kind)), (long long)p->entry.about);
	sha256_print((const unsigned char *)p->entry.sha256.p, hex);
	buf_printf(b, "sha256 %s\n", hex);
	if (p->entry.what.n)
		buf_printf(b, "what %.*s\n", STR_ARG(p->entry.what));
	buf_printf(b, "before %.*s\n", STR_ARG(hex_of(&p->before, hex)));
	for (size_t i = 0; i < p->length; i++)
		buf_printf(b, "path %.*s\n", STR_ARG(hex_of(&p->path[i], hex)));
	buf_printf(b, "root %.*s\n", STR_ARG(hex_of(&p->root, hex)));
}

void proof_put_json(struct buf *b, const struct proof *p)
{
	char hex[SHA256_HEX];
	struct json j;

	json_init(&j, b);
	json_map(&j);
	json_put_str(&j, "schema", S("proof/1"));
	json_put_int(&j, "entry", p->entry.number);
	json_put_int(&j, "entries", p->entries);
	json_put_str(&j, "kind", log_kind_word(p->entry.kind));
	json_put_int(&j, "id", p->entry.about);
	sha256_print((const unsigned char *)p->entry.sha256.p, hex);
	json_put_str(&j, "sha256", str_of(hex));
	json_put_str(&j, "what", p->entry.what);
	json_put_str(&j, "before", hex_of(&p->before, hex));
	json_key(&j, "path");
	json_list(&j);
	for (size_t i = 0; i < p->length; i++)
		json_str(&j, hex_of(&p->path[i], hex));
	json_list_end(&j);
	json_put_str(&j, "root", hex_of(&p->root, hex));
	json_map_end(&j);
	buf_byte(b, '\n');
}

static bool read_count(Str value, int64_t *out)
{
	uint64_t n = 0;

	if (!value.n || value.n > 18)
		return false;
	for (size_t i = 0; i < value.n; i++) {
		if (!is_digit(value.p[i]))
			return false;
		n = n * 10 + (uint64_t)(value.p[i] - '0');
	}
	*out = (int64_t)n;
	return true;
}

/* Each reads one value of a proof; false if it is none. */
static bool read_entry(struct arena *a, Str value, struct proof *p)
{
	(void)a;
	return read_count(value, &p->entry.number);
}

static bool read_entries(struct arena *a, Str value, struct proof *p)
{
	(void)a;
	return read_count(value, &p->entries);
}

static bool read_kind(struct arena *a, Str value, struct proof *p)
{
	static const enum log_kind kinds[] = {
#define X(id, number, word) LOG_##id,
		LOG_KINDS(X)
#undef X
	};

	(void)a;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(value, log_kind_word(kinds[i]))) {
			p->entry.kind = kinds[i];
			return true;
		}
	return false;
}

static bool read_id(struct arena *a, Str value, struct proof *p)
{
	(void)a;
	return read_count(value, &p->entry.about);
}

static bool read_sha256(struct arena *a, Str value, struct proof *p)
{
	unsigned char *hash = arena_raw(a, SHA256_BYTES);

	p->entry.sha256 = (Str){ (const char *)hash, SHA256_BYTES };
	return sha256_read(value, hash);
}

static bool read_what(struct arena *a, Str value, struct proof *p)
{
	p->entry.what = arena_str(a, value);
	return true;
}

static bool read_before(struct arena *a, Str value, struct proof *p)
{
	(void)a;
	return sha256_read(value, p->before.b);
}

static bool read_path(struct arena *a, Str value, struct proof *p)
{
	(void)a;
	return p->length < MERKLE_HEIGHT && sha256_read(value, p->path[p->length++].b);
}

static bool read_root(struct arena *a, Str value, struct proof *p)
{
	(void)a;
	return sha256_read(value, p->root.b);
}

static const struct {
	const char *name;
	bool needed;
	bool (*read)(struct arena *a, Str value, struct proof *p);
} values[] = {
	{ "entry", true, read_entry },   { "entries", true, read_entries }, { "kind", true, read_kind },
	{ "id", true, read_id },         { "sha256", true, read_sha256 },   { "what", false, read_what },
	{ "before", true, read_before }, { "path", false, read_path },      { "root", true, read_root },
};

enum { VALUES = sizeof values / sizeof *values };

/* A value by its name; `seen` gathers which there were. */
static bool read_value(struct arena *a, Str name, Str value, struct proof *p, bool seen[VALUES])
{
	for (size_t i = 0; i < VALUES; i++)
		if (str_eq(name, str_of(values[i].name))) {
			seen[i] = true;
			return values[i].read(a, value, p);
		}
	return false;
}

static bool read_lines(struct arena *a, Str text, struct proof *p, bool seen[VALUES])
{
	Str line, name;

	while (str_next(&text, '\n', &line)) {
		line = str_trim(line);
		if (!line.n || line.p[0] == '#')
			continue;
		name = str_cut(line, 0, str_find_byte(line, ' '));
		if (!read_value(a, name, str_trim(str_cut(line, name.n, line.n)), p, seen))
			return false;
	}
	return true;
}

static bool read_json(struct arena *a, Str text, struct proof *p, bool seen[VALUES], struct error *err)
{
	static const char *const texts[] = { "kind", "sha256", "before", "root", "what" };
	static const char *const counts[] = { "entry", "entries", "id" };
	struct json_object *o = json_open(text, err);
	bool ok = o != NULL;
	Str value, *path;

	if (!o)
		return false;
	for (size_t i = 0; ok && i < sizeof texts / sizeof *texts; i++) {
		value = json_field_str(a, o, texts[i]);
		ok = !value.p || read_value(a, str_of(texts[i]), value, p, seen);
	}
	for (size_t i = 0; ok && i < sizeof counts / sizeof *counts; i++)
		ok = read_value(a, str_of(counts[i]), arena_printf(a, "%lld", json_field_int(o, counts[i], -1)), p, seen);
	for (uint32_t i = 0, n = json_field_list(a, o, "path", &path); ok && i < n; i++)
		ok = read_path(a, path[i], p);
	json_close(o);
	return ok;
}

static bool is_complete(const bool seen[VALUES])
{
	for (size_t i = 0; i < VALUES; i++)
		if (values[i].needed && !seen[i])
			return false;
	return true;
}

bool proof_read(struct arena *a, Str text, struct proof *out, struct error *err)
{
	struct proof p = { 0 };
	bool seen[VALUES] = { false };
	Str start = str_trim(text);
	bool ok = start.n && start.p[0] == '{' ? read_json(a, text, &p, seen, err) : read_lines(a, text, &p, seen);

	if (!ok || !is_complete(seen))
		return fail(err, ERR_FORMAT, "this is no proof: `cable verify --proof NUMBER` prints one");
	*out = p;
	return true;
}
