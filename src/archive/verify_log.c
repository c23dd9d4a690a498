/*
 * verify_log - the log: every hash is made again, and what it names must be there.
 *
 * The hash of an entry includes the one before it, so that after a damaged entry none would be
 * right. The stored nodes help: behind each chunk of 256 entries the check takes up the hash that is
 * stored there, and so names the chunk that is damaged, not all that follows.
 */
#include "archive/log_read.h"
#include "archive/verify_work.h"

static const char again[] = "restore the archive from a copy; the telegrams themselves are looked at apart";

struct chain {
	struct verify *v;
	struct merkle tree;  /* up to the chunk */
	struct merkle chunk; /* the entries of this one */
	struct digest before;
	int64_t next;        /* the number that the next entry should have */
	bool bad;            /* this chunk has a damage already */
};

/* What the log says of an id: is there a row with that hash? */
static bool has_hash(struct verify *v, const char *sql, int64_t id, Str sha256)
{
	struct rows rows = db_query(v->ar->db, NULL, sql, INT(id));
	bool has = rows_next(&rows) && str_eq(row_bytes(&rows, 0), sha256);

	rows_end(&rows);
	return has;
}

static bool is_buried(struct verify *v, const struct log_entry *e)
{
	return has_hash(v, "SELECT text_sha256 FROM tombstone WHERE telegram_id = ?", e->about, e->sha256);
}

static void look_for_telegram(struct verify *v, const struct log_entry *e)
{
	id_set_add(&v->logged, e->about);
	if (!has_hash(v, "SELECT text_sha256 FROM telegram WHERE id = ?", e->about, e->sha256) && !is_buried(v, e))
		verify_telegram_damage(v, VERIFY_LOG, e->about,
		                       "entry %lld of the log names a telegram that is not there, or has another hash",
		                       (long long)e->number);
}

/* A source may have been read more than once; the hash that it has must be one that was logged. */
static void look_for_source(struct verify *v, const struct log_entry *e)
{
	id_set_add(&v->sources_logged, e->about);
	if (has_hash(v, "SELECT sha256 FROM source WHERE id = ?", e->about, e->sha256))
		id_set_add(&v->sources_agree, e->about);
}

/* Corrections go with their telegram when it is purged. */
static void look_for_correction(struct verify *v, const struct log_entry *e)
{
	struct rows rows = db_query(v->ar->db, NULL, "SELECT (SELECT count(*) FROM correction WHERE sha256 = ?),"
	                            " (SELECT count(*) FROM tombstone WHERE telegram_id = ?)", BLOB(e->sha256), INT(e->about));
	bool there = rows_next(&rows) && (row_int(&rows, 0) || row_int(&rows, 1));

	rows_end(&rows);
	if (!there)
		verify_telegram_damage(v, VERIFY_CORRECTION, e->about, "a correction that is in the log (entry %lld) is not there",
		                       (long long)e->number);
}

static void look_for_tombstone(struct verify *v, const struct log_entry *e)
{
	if (!is_buried(v, e))
		verify_damage(v, VERIFY_TOMBSTONE, e->about, again, "the tombstone of telegram %lld, purged by entry %lld, is not there",
		              (long long)e->about, (long long)e->number);
}

static void look_for(struct verify *v, const struct log_entry *e)
{
	switch (e->kind) {
	case LOG_TELEGRAM:
		look_for_telegram(v, e);
		return;
	case LOG_SOURCE:
		look_for_source(v, e);
		return;
	case LOG_CORRECTION:
		look_for_correction(v, e);
		return;
	case LOG_PURGE:
		look_for_tombstone(v, e);
		return;
	}
	verify_damage(v, VERIFY_LOG, e->number, again, "entry %lld of the log is of no kind that there is", (long long)e->number);
}

static void bad_entry(struct chain *c, int64_t number, const char *what)
{
	if (!c->bad)
		verify_damage(c->v, VERIFY_LOG, number, again, "entry %lld of the log %s", (long long)number, what);
	c->bad = true;
}

static bool stored(struct verify *v, unsigned height, uint64_t position, struct digest *hash, struct digest *last)
{
	struct rows rows = db_query(v->ar->db, NULL, "SELECT hash, last FROM log_node WHERE height = ? AND position = ?",
	                            INT(height), INT((int64_t)position));
	bool good = rows_next(&rows) && row_bytes(&rows, 0).n == SHA256_BYTES && row_bytes(&rows, 1).n == SHA256_BYTES;

	if (good) {
		memcpy(hash->b, row_bytes(&rows, 0).p, SHA256_BYTES);
		memcpy(last->b, row_bytes(&rows, 1).p, SHA256_BYTES);
	}
	return rows_end(&rows) && good;
}

/* Nodes above a chunk that it completes. */
static void check_nodes(struct chain *c, const struct digest made[MERKLE_HEIGHT], unsigned height)
{
	struct digest hash, last;

	for (unsigned h = 2 * LOG_STEP; h <= height && h < MERKLE_HEIGHT; h += LOG_STEP)
		if (!stored(c->v, h, (c->tree.n >> h) - 1, &hash, &last) || !digest_eq(&hash, &made[h]) ||
		    !digest_eq(&last, &c->before))
			verify_damage(c->v, VERIFY_LOG, 0, again, "the stored node of height %u before entry %lld is wrong", h,
			              (long long)c->next);
}

/* A chunk is full: its own node is compared, and what is stored carries the chain on. */
static void end_chunk(struct chain *c)
{
	struct digest made[MERKLE_HEIGHT], own, hash, last;
	uint64_t position = c->tree.n / LOG_CHUNK;

	merkle_root(&c->chunk, &own);
	if (!stored(c->v, LOG_STEP, position, &hash, &last)) {
		bad_entry(c, (int64_t)c->tree.n + 1, "begins a chunk whose stored node is not there");
		hash = own;
		last = c->before;
	} else if (!digest_eq(&hash, &own) || !digest_eq(&last, &c->before)) {
		bad_entry(c, (int64_t)c->tree.n + 1, "begins a chunk whose stored node does not fit");
	}
	c->before = last;
	check_nodes(c, made, merkle_add_subtree(&c->tree, LOG_STEP, &hash, made));
	c->chunk = (struct merkle){ 0 };
	c->bad = false;
}

static void take_entry(struct chain *c, const struct log_entry *e, int64_t mark)
{
	struct digest made[MERKLE_HEIGHT];

	for (; c->next < e->number && e->number - c->next < LOG_CHUNK; c->next++) {
		bad_entry(c, c->next, "is not there");
		merkle_add(&c->chunk, &c->before, made);
		if (c->chunk.n == LOG_CHUNK)
			end_chunk(c);
	}
	log_leaf(&c->before, e, &c->before);
	if (log_mark(&c->before) != mark)
		bad_entry(c, e->number, "is damaged");
	merkle_add(&c->chunk, &c->before, made);
	c->next = e->number + 1;
	if (c->chunk.n == LOG_CHUNK)
		end_chunk(c);
}

/* The root over the chunks and the entries behind the last of them. */
static void end_chain(struct chain *c)
{
	struct digest made[MERKLE_HEIGHT];
	struct merkle rest = c->chunk;
	uint64_t done = 0;

	/* The chunk's peaks, largest first, are those that the whole has behind its own. */
	for (int h = LOG_STEP; h >= 0; h--)
		if (rest.n >> h & 1) {
			merkle_add_subtree(&c->tree, (unsigned)h, &rest.peaks[done++], made);
		}
	merkle_root(&c->tree, &c->v->report->root.hash);
	c->v->report->root.entries = (int64_t)c->tree.n;
}

void verify_log(struct verify *v)
{
	struct chain c = { .v = v, .next = 1 };
	struct rows rows = db_query_all(v->ar->db, NULL, "SELECT entry, kind, about, sha256, what, mark FROM log ORDER BY entry");

	while (rows_next(&rows)) {
		struct log_entry e = log_read_row(&rows);

		take_entry(&c, &e, row_int(&rows, 5));
		look_for(v, &e);
		if (e.number % 4096 == 0)
			verify_progress(v, "log", e.number, 0);
	}
	verify_rows_end(v, &rows, VERIFY_LOG, "log");
	end_chain(&c);
}
