/*
 * log_read - the log's entries and hashes as they stand in the archive.
 */
#include "archive/log_read.h"

#include "archive/handle.h"

int64_t log_mark(const struct digest *leaf)
{
	uint64_t mark = 0;

	for (int i = 0; i < 8; i++)
		mark = mark << 8 | leaf->b[i];
	return (int64_t)(mark >> 1);
}

struct log_entry log_read_row(const struct rows *rows)
{
	return (struct log_entry){
		.number = row_int(rows, 0),
		.kind = (enum log_kind)row_int(rows, 1),
		.about = row_int(rows, 2),
		.sha256 = row_bytes(rows, 3),
		.what = row_bytes(rows, 4),
	};
}

bool log_reader_open(struct log_reader *r, struct archive *ar, struct error *err)
{
	int64_t n = 0;

	r->ar = ar;
	r->err = err;
	r->chunk = UINT64_MAX;
	if (!db_number(ar->db, "SELECT max(entry) FROM log", &n, err))
		return false;
	r->n = (uint64_t)n;
	return true;
}

static bool broken(struct log_reader *r)
{
	return fail(r->err, ERR_FORMAT, "%s: its log is damaged; `cable verify` tells where", r->ar->path);
}

static bool take_digest(Str bytes, struct digest *out)
{
	if (bytes.n != sizeof out->b)
		return false;
	memcpy(out->b, bytes.p, sizeof out->b);
	return true;
}

/* A stored node and the hash of the last entry below it. */
static bool stored_node(struct log_reader *r, unsigned height, uint64_t position, struct digest *hash,
                        struct digest *last)
{
	struct rows rows = db_query(r->ar->db, r->err, "SELECT hash, last FROM log_node WHERE height = ? AND position = ?",
	                            INT(height), INT((int64_t)position));
	bool found = rows_next(&rows) && take_digest(row_bytes(&rows, 0), hash) && take_digest(row_bytes(&rows, 1), last);

	return rows_end(&rows) && (found || broken(r));
}

/* Leaves of a chunk, of which the last one in the log may have less than LOG_CHUNK. */
static bool hold_chunk(struct log_reader *r, uint64_t chunk)
{
	uint64_t first = chunk * LOG_CHUNK, seen = 0, want = r->n - first < LOG_CHUNK ? r->n - first : LOG_CHUNK;
	struct digest node, before = { { 0 } };
	struct rows rows;

	if (r->chunk == chunk)
		return true;
	if (chunk && !stored_node(r, LOG_STEP, chunk - 1, &node, &before))
		return false;
	r->before = before;
	rows = db_query(r->ar->db, r->err,
	                "SELECT entry, kind, about, sha256, what, mark FROM log WHERE entry > ? ORDER BY entry LIMIT ?",
	                INT((int64_t)first), INT((int64_t)want));
	for (; rows_next(&rows); before = r->leaves[seen++]) {
		struct log_entry e = log_read_row(&rows);

		if (e.number != (int64_t)(first + seen) + 1)
			break;
		log_leaf(&before, &e, &r->leaves[seen]);
	}
	if (!rows_end(&rows))
		return false;
	r->chunk = chunk;
	return seen == want || broken(r);
}

bool log_reader_leaf(struct log_reader *r, uint64_t at, struct digest *before, struct digest *out)
{
	uint64_t in = at % LOG_CHUNK;

	if (!hold_chunk(r, at / LOG_CHUNK))
		return false;
	*before = in ? r->leaves[in - 1] : r->before;
	*out = r->leaves[in];
	return true;
}

/* A perfect subtree: it is stored, or a leaf, or made of two. */
static bool subtree(struct log_reader *r, unsigned height, uint64_t position, struct digest *out)
{
	struct digest left, right, last;

	if (height == 0)
		return log_reader_leaf(r, position, &last, out);
	if (height % LOG_STEP == 0)
		return stored_node(r, height, position, out, &last);
	if (!subtree(r, height - 1, 2 * position, &left) || !subtree(r, height - 1, 2 * position + 1, &right))
		return false;
	merkle_node(&left, &right, out);
	return true;
}

bool log_reader_range(struct log_reader *r, uint64_t from, uint64_t to, struct digest *out)
{
	struct merkle m = { 0 };
	uint64_t rest = to - from;

	/* Highest bit first: the subtrees that the range falls into, from the left. */
	for (int height = MERKLE_HEIGHT - 1; height >= 0; height--) {
		uint64_t size = (uint64_t)1 << height;
		struct digest top, made[MERKLE_HEIGHT];

		if (!(rest & size))
			continue;
		if (!subtree(r, (unsigned)height, (from + m.n) / size, &top))
			return false;
		merkle_add_subtree(&m, (unsigned)height, &top, made);
	}
	merkle_root(&m, out);
	return true;
}

bool log_reader_tail(struct log_reader *r, struct merkle *tree, struct digest *last)
{
	uint64_t full = r->n / LOG_CHUNK;
	struct digest top, made[MERKLE_HEIGHT];

	*tree = (struct merkle){ 0 };
	*last = (struct digest){ { 0 } };
	for (int height = MERKLE_HEIGHT - 1; height >= LOG_STEP; height--) {
		if (!(r->n >> height & 1))
			continue;
		if (!subtree(r, (unsigned)height, tree->n >> height, &top))
			return false;
		merkle_add_subtree(tree, (unsigned)height, &top, made);
	}
	if (full && !stored_node(r, LOG_STEP, full - 1, &top, last))
		return false;
	if (tree->n < r->n && !hold_chunk(r, full))
		return false;
	for (uint64_t i = 0; tree->n < r->n; i++) {
		*last = r->leaves[i];
		merkle_add(tree, last, made);
	}
	return true;
}
