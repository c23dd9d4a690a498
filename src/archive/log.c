/*
 * log - what was ever put into an archive, in order.
 *
 * Nodes of every eighth height are stored (log_node), so that neither opening nor
 * a proof has to read more than some hundreds of rows for each such height.
 */
#include "archive/log.h"

#include "archive/handle.h"
#include "archive/log_read.h"

Str log_kind_word(enum log_kind kind)
{
	switch (kind) {
#define X(id, number, word) \
	case LOG_##id: \
		return S(word);
	LOG_KINDS(X)
#undef X
	}
	return STR_NONE;
}

void log_leaf(const struct digest *before, const struct log_entry *e, struct digest *out)
{
	static const char zeros[SHA256_BYTES];
	char head[9] = { (char)e->kind };
	Str parts[] = {
		digest_str(before),
		{ head, sizeof head },
		e->sha256.p ? e->sha256 : (Str){ zeros, sizeof zeros },
		e->what.p ? e->what : S(""),
	};

	for (int i = 0; i < 8; i++)
		head[1 + i] = (char)((uint64_t)e->about >> (56 - 8 * i));
	merkle_leaf(parts, sizeof parts / sizeof *parts, out);
}

void log_forget(struct log_tail *t)
{
	t->known = false;
}

static bool know_tail(struct archive *ar, struct error *err)
{
	struct log_reader r;

	if (ar->log.known)
		return true;
	if (!log_reader_open(&r, ar, err) || !log_reader_tail(&r, &ar->log.tree, &ar->log.last))
		return false;
	ar->log.known = true;
	return true;
}

static bool put_entry(struct archive *ar, const struct log_entry *e, const struct digest *leaf, struct error *err)
{
	return db_run(ar->db, err, "INSERT INTO log (entry, kind, about, sha256, what, mark) VALUES (?, ?, ?, ?, ?, ?)",
	              INT(e->number), INT(e->kind), INT(e->about), BLOB(e->sha256), TEXT(e->what),
	              INT(log_mark(leaf)));
}

static bool put_nodes(struct archive *ar, const struct digest made[MERKLE_HEIGHT], unsigned height, struct error *err)
{
	bool ok = true;

	for (unsigned h = LOG_STEP; ok && h <= height && h < MERKLE_HEIGHT; h += LOG_STEP)
		ok = db_run(ar->db, err, "INSERT INTO log_node (height, position, hash, last) VALUES (?, ?, ?, ?)",
		            INT(h), INT((int64_t)(ar->log.tree.n >> h) - 1), BLOB(digest_str(&made[h])),
		            BLOB(digest_str(&made[0])));
	return ok;
}

bool log_append(struct archive *ar, enum log_kind kind, int64_t about, Str sha256, Str what, struct error *err)
{
	struct digest made[MERKLE_HEIGHT];
	struct log_entry e = { 0, kind, about, sha256, what };
	unsigned height;

	if (!know_tail(ar, err))
		return false;
	e.number = (int64_t)ar->log.tree.n + 1;
	log_leaf(&ar->log.last, &e, &made[0]);
	ar->log.last = made[0];
	height = merkle_add(&ar->log.tree, &ar->log.last, made);
	ar->log.known = put_entry(ar, &e, &ar->log.last, err) && put_nodes(ar, made, height, err);
	return ar->log.known;
}

bool log_root(struct archive *ar, struct log_root *out, struct error *err)
{
	if (!db_in_transaction(ar->db))
		log_forget(&ar->log); /* others may have written */
	if (!know_tail(ar, err))
		return false;
	merkle_root(&ar->log.tree, &out->hash);
	out->entries = (int64_t)ar->log.tree.n;
	return true;
}
