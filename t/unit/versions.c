/* Tests of what the archive tells of telegrams that belong together, and of values read again. */
#include <unistd.h>

#include "archive/db.h"
#include "archive/digest.h"
#include "archive/handle.h"
#include "archive/put.h"
#include "archive/versions.h"
#include "tap.h"

static char folder[] = "/tmp/t-versions.XXXXXX";
static char path[64];
static struct arena arena;
static struct error err;
static struct archive *ar;
static struct preparer *pr;

/* Words that nobody wrote; the same seed gives the same ones. */
static void put_words(struct buf *b, unsigned seed, int words)
{
	static const char *const syllables[] = { "KA", "LO", "MI", "RU", "TE", "SAN", "VOR", "PEL", "DUN", "GAI" };

	for (int i = 0; i < words; i++) {
		for (int k = 0; k < 3; k++) {
			seed = seed * 1103515245u + 12345u;
			buf_z(b, syllables[(seed >> 16) % 10]);
		}
		buf_byte(b, i % 9 == 8 ? '\n' : ' ');
	}
}

/* A telegram of number `number` and day `day` (0: none) with a text of two paragraphs, one of each seed. */
static Str telegram(int number, int day, unsigned first, unsigned second)
{
	struct buf b;
	Str s;

	buf_init(&b, 1 << 16);
	if (day)
		buf_printf(&b, "R %02d1530Z JAN 74\n", day);
	buf_printf(&b, "FM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC 1844\nC O N F I D E N T I A L LA PAZ %04d\n", number);
	buf_z(&b, "E.O. 11652: GDS\nTAGS: EWWT, BL\nSUBJECT: EXERCISE: A STEAMER\n1. ");
	put_words(&b, first, 60);
	buf_z(&b, "\n2. ");
	put_words(&b, second, 60);
	buf_z(&b, "\nSTEDMAN\n");
	s = arena_str(&arena, buf_str(&b));
	buf_release(&b);
	return s;
}

static struct put put_text(Str text)
{
	struct prepared *p = prepare(pr, text, S("text"));
	struct put put = { 0 };

	archive_begin(ar, &err);
	if (!archive_put(ar, p, &put, &err) || !archive_end(ar, &err))
		printf("# %s\n", err.text);
	prepared_free(p);
	return put;
}

static bool near_as(int64_t a, int64_t b, enum near_kind kind, unsigned from, unsigned to)
{
	NearList list;

	if (!archive_get_near(ar, &arena, a, &list, &err))
		return false;
	for (uint32_t i = 0; i < list.n; i++)
		if (list.v[i].id == b) {
			printf("# %s, %u %%\n", near_kind_word(list.v[i].kind).p, list.v[i].likeness);
			return list.v[i].kind == kind && list.v[i].likeness >= from && list.v[i].likeness <= to;
		}
	return false;
}

static void test_versions(void)
{
	struct put first = put_text(telegram(100, 3, 1, 2)), again = put_text(telegram(100, 3, 1, 3));
	struct put other = put_text(telegram(100, 17, 4, 5)), late = put_text(telegram(100, 18, 1, 2));
	struct put twin = put_text(telegram(222, 3, 1, 2)), plain = put_text(telegram(333, 9, 6, 7));
	NearList none;
	IdList ids;

	is_int(first.record, first.id, "a telegram begins a record");
	is_int(again.record, first.id, "one with its number and time, half of it another text, is a version of it");
	ok(near_as(again.id, first.id, NEAR_VERSION, 15, 55), "and how much they have in common is known");
	is_int(other.record, other.id, "another text of another time is none");
	ok(near_as(first.id, other.id, NEAR_MISPAIRED, 0, 10), "but flagged as the same number on another telegram");
	is_int(late.record, first.id, "the same text sent at another time is a version");
	is_int(twin.record, twin.id, "the same text under another number is a telegram of its own");
	ok(near_as(twin.id, first.id, NEAR_LIKE, 95, 100), "much like the first");
	ok(archive_get_near(ar, &arena, plain.id, &none, &err) && none.n == 0, "most telegrams are like no other");
	ok(archive_get_versions(ar, &arena, late.id, &ids, &err) && ids.n == 3, "three versions");
	ok(ids.n == 3 && ids.v[0] == first.id && ids.v[1] == again.id && ids.v[2] == late.id, "in order of id");
	ok(archive_get_versions(ar, &arena, plain.id, &ids, &err) && ids.n == 1 && ids.v[0] == plain.id, "or only itself");
	ok(!archive_get_versions(ar, &arena, 4711, &ids, &err) && err.kind == ERR_MISSING, "no such telegram");
}

/* Two texts of one number with nothing in common, until a third comes that is like both. */
static void test_joined(void)
{
	struct put a = put_text(telegram(500, 3, 11, 12)), b = put_text(telegram(500, 4, 13, 14)), c;
	IdList ids;

	ok(a.record != b.record, "two records of one number");
	c = put_text(telegram(500, 4, 11, 12));
	is_int(c.record, a.id, "a third text has the words of the one and the time of the other");
	ok(archive_get_versions(ar, &arena, b.id, &ids, &err) && ids.n == 3 && ids.v[0] == a.id, "so all are one");
}

static void test_airgram(void)
{
	Str text = telegram(612, 3, 21, 22), number = S("LA PAZ 0612"), airgram = S("LA PAZ A-612");
	size_t at = str_find(text, number);
	struct put a = put_text(text), b;

	b = put_text(arena_printf(&arena, "%.*s%.*s%.*s", (int)at, text.p, STR_ARG(airgram),
	                          STR_ARG(str_cut(text, at + number.n, text.n))));
	ok(a.added && b.added && b.record == b.id, "an airgram's numbers are not those of telegrams");
}

static void test_digest(void)
{
	static const char *const changes[] = {
		"UPDATE telegram_row SET subject = 'EXERCISE: A STEAMED' WHERE id = 1",
		"UPDATE telegram_row SET class_now = NULL WHERE id = 1",
		"UPDATE paragraph SET text = replace(text, 'KA', 'KO') WHERE telegram_id = 1 AND position = 1",
		"DELETE FROM tag_row WHERE telegram_id = 1 AND position = 1",
		"UPDATE addressee_row SET name = (SELECT id FROM name WHERE text = 'AMEMBASSY LA PAZ') WHERE telegram_id = 1",
		"UPDATE name SET text = 'AMEMBASSY LAPAZ' WHERE text = 'AMEMBASSY LA PAZ'",
		"INSERT INTO caption VALUES (1, 0, 'NODIS')",
	};
	uint64_t stored = 0, now = 1;

	ok(archive_digest_stored(ar, 1, &stored, &err) && archive_digest_rows(ar, 1, &now, &err), "a digest");
	ok(stored == now, "is that of the rows");
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		archive_begin(ar, &err);
		ok(db_script(ar->db, changes[i], &err) && archive_digest_rows(ar, 1, &now, &err) && stored != now,
		   "it tells of: %s", changes[i]);
		archive_undo(ar);
	}
	ok(!archive_digest_rows(ar, 4711, &now, &err) && err.kind == ERR_MISSING, "no such telegram");
}

static struct cable *read_again(int64_t id)
{
	struct cable *c;
	struct arena scratch;
	Str text;

	arena_init(&scratch);
	archive_get_text(ar, &arena, id, &text, &err);
	c = telegram_read(&arena, &scratch, text);
	telegram_check(&arena, c);
	arena_release(&scratch);
	return c;
}

static ChangedList reput(int64_t id, const struct cable *c)
{
	struct prepared *p = prepare_cable(pr, c, S("text"));
	ChangedList changed = { 0 };

	archive_begin(ar, &err);
	if (!archive_reput(ar, &arena, id, p, &changed, &err) || !archive_end(ar, &err))
		printf("# %s\n", err.text);
	prepared_free(p);
	return changed;
}

static void test_reput(void)
{
	uint64_t stored, now;
	struct cable *c = read_again(1);
	struct summary s;
	ChangedList changed;

	is_int(reput(1, c).n, 0, "the same reader changes nothing");
	c->subject = S("EXERCISE: A BETTER READER'S SUBJECT");
	c->signer = S("STEDMAN");
	c->tags.n = 1;
	changed = reput(1, c);
	ok(changed.n == 3, "a better one changes what it reads better");
	if (changed.n == 3) {
		is_str(changed.v[0], S("subject"), "a value");
		is_str(changed.v[1], S("signer"), "another");
		is_str(changed.v[2], S("tag"), "a list");
	}
	ok(archive_get_summary(ar, &arena, 1, &s, &err), "afterwards");
	is_str(s.subject, c->subject, "it is as read");
	ok(archive_digest_stored(ar, 1, &stored, &err) && archive_digest_rows(ar, 1, &now, &err) && stored == now, "the digest, too");
	ok(near_as(1, 2, NEAR_VERSION, 15, 55), "versions are still versions");
}

int main(void)
{
	if (!mkdtemp(folder))
		return 1;
	snprintf(path, sizeof path, "%s/v.cables", folder);
	arena_init(&arena);
	if (ok(archive_open_write(&ar, path, &err), "an archive")) {
		pr = preparer_open(ar);
		test_versions();
		test_joined();
		test_airgram();
		test_digest();
		test_reput();
		preparer_close(pr);
		archive_close(ar);
	}
	remove(path);
	remove(folder);
	arena_release(&arena);
	return tap_done();
}
