/*
 * names - words that come again and again, each stored once.
 */
#include "archive/names.h"

#include "archive/handle.h"
#include "archive/hash64.h"

enum {
	ROOM = 1 << 13, /* slots; a power of two */
	USED_MOST = ROOM / 2
};

struct name_slot {
	Str text;
	uint64_t hash;
	int64_t number; /* 0: the slot is free */
};

void names_init(struct names *n)
{
	*n = (struct names){ 0 };
	arena_init(&n->arena);
}

void names_release(struct names *n)
{
	arena_release(&n->arena);
}

void names_forget(struct names *n)
{
	arena_reset(&n->arena);
	n->slots = NULL;
	n->room = n->used = 0;
}

static struct name_slot *find(struct names *n, Str text, uint64_t hash)
{
	size_t at = hash & (n->room - 1);

	while (n->slots[at].number && (n->slots[at].hash != hash || !str_eq(n->slots[at].text, text)))
		at = (at + 1) & (n->room - 1);
	return &n->slots[at];
}

static struct name_slot *slot(struct names *n, Str text)
{
	uint64_t hash = hash64_bytes(0, text);

	if (n->used >= USED_MOST)
		names_forget(n);
	if (!n->slots) {
		n->room = ROOM;
		n->slots = arena_array(&n->arena, struct name_slot, ROOM);
	}
	return find(n, text, hash);
}

static bool stored_number(struct archive *ar, Str text, int64_t *out, struct error *err)
{
	struct rows rows = db_query(ar->db, err, "SELECT id FROM name WHERE text = ?", TEXT(text));

	*out = rows_next(&rows) ? row_int(&rows, 0) : 0;
	if (!rows_end(&rows))
		return false;
	if (*out)
		return true;
	if (!db_run(ar->db, err, "INSERT INTO name (text) VALUES (?)", TEXT(text)))
		return false;
	*out = db_last_id(ar->db);
	return true;
}

bool name_number(struct archive *ar, Str text, int64_t *out, struct error *err)
{
	struct name_slot *s = slot(&ar->names, text);

	if (!s->number) {
		if (!stored_number(ar, text, out, err))
			return false;
		*s = (struct name_slot){ arena_str(&ar->names.arena, text), hash64_bytes(0, text), *out };
		ar->names.used++;
	}
	*out = s->number;
	return true;
}

bool names_drop_unused(struct archive *ar, struct error *err)
{
	names_forget(&ar->names);
	return db_script(ar->db,
		"DELETE FROM name WHERE id NOT IN ("
		" SELECT precedence FROM telegram_row WHERE precedence IS NOT NULL"
		" UNION SELECT info_precedence FROM telegram_row WHERE info_precedence IS NOT NULL"
		" UNION SELECT from_name FROM telegram_row WHERE from_name IS NOT NULL"
		" UNION SELECT from_routing FROM telegram_row WHERE from_routing IS NOT NULL"
		" UNION SELECT class_sent FROM telegram_row WHERE class_sent IS NOT NULL"
		" UNION SELECT class_now FROM telegram_row WHERE class_now IS NOT NULL"
		" UNION SELECT release FROM telegram_row WHERE release IS NOT NULL"
		" UNION SELECT form FROM telegram_row UNION SELECT profile FROM telegram_row"
		" UNION SELECT name FROM addressee_row WHERE name IS NOT NULL"
		" UNION SELECT routing FROM addressee_row WHERE routing IS NOT NULL"
		" UNION SELECT precedence FROM addressee_row WHERE precedence IS NOT NULL"
		" UNION SELECT kind FROM tag_row WHERE kind IS NOT NULL UNION SELECT name FROM tag_row WHERE name IS NOT NULL"
		" UNION SELECT kind FROM reference_row UNION SELECT severity FROM finding_row"
		" UNION SELECT message FROM finding_row UNION SELECT found FROM finding_row WHERE found IS NOT NULL"
		" UNION SELECT because FROM finding_row WHERE because IS NOT NULL)", err);
}
