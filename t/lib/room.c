/*
 * room - random telegrams in memory, and an index of them in a folder.
 */
#include "lib/room.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "samples.h"
#include "search/filter.h"

enum { FIRST_ID = 11, STEP_ID = 3, SOURCE_MOST = 20000 };

/* ---- Chance ---- */

uint32_t room_below(struct room *r, uint32_t n)
{
	r->chance ^= r->chance >> 12;
	r->chance ^= r->chance << 25;
	r->chance ^= r->chance >> 27;
	return n ? (uint32_t)((r->chance * 2685821657736338717u >> 32) % n) : 0;
}

Str room_pick(struct room *r, const StrList *l)
{
	return l->n ? l->v[room_below(r, l->n)] : STR_NONE;
}

static Str pick_of(struct room *r, const char *const *words, uint32_t n)
{
	return str_of(words[room_below(r, n)]);
}

#define PICK(r, words) pick_of((r), (words), sizeof(words) / sizeof *(words))

/* ---- Texts ---- */

static struct arena sources_arena; /* stays as long as the program */

static void keep_source(const char *name, Str text, void *ctx)
{
	struct room *r = ctx;

	(void)name;
	if (text.n < SOURCE_MOST)
		*list_push(&sources_arena, &r->sources) = arena_str(&sources_arena, text);
}

static const char *const vocabulary[] = {
	"EMBASSY", "MINISTER", "MINISTERS", "TALKS", "TALK", "TALKED", "LAKE", "VICE-PRESIDENT", "VICE PRESIDENT",
	"O'MARA", "SA-3",
	"STEAMER", "STEAMERS", "U.S.", "THE", "OF", "THE", "OF", "IN", "AND", "TRADE", "VISIT", "VISITS", "VISITED",
	"VISITING",
	"XXXXX", "1,500", "007", "BOILER", "TITICACA", "MINISTRY'S", "SEPTEMBER", "19", "CALENDAR", "RIO",
	"TREATY", "TREATIES",
};

static const char *const posts[] = { "LA PAZ", "LIMA", "ALMATY", "STATE", "SANTIAGO", "NEW DELHI", "LONDON", "BUENOS AIRES" };
static const char *const levels[] = { "UNCLAS", "CONFIDENTIAL", "SECRET", "LIMITED OFFICIAL USE", "UNCLAS EFTO", "S E C R E T" };
static const char *const codes[] = { "PREL", "PGOV", "ETRD", "PE", "BL", "CH", "EWWT", "KZ", "(THORNBURY, JOHN)", "ZZZZ", "OVIP" };
static const char *const captions[] = { "NODIS", "EXDIS", "SIPDIS", "LIMDIS", "SENSITIVE", "STADIS", "FOR OFFICIAL EYES" };
static const char *const marks[] = { "(U)", "(C)", "(S)", "(S/NF)", "(SBU)", "" };
static const char *const months[] = { "JAN", "FEB", "MAR", "APR", "JUN", "SEP", "DEC" };
static const char *const addresses[] = {
	"AMEMBASSY LIMA", "AMEMBASSY LA PAZ", "SECSTATE WASHDC", "AMEMBASSY SANTIAGO", "CIS COLLECTIVE", "ALL NATO POST COLLECTIVE",
	"RUEHC/SECSTATE WASHDC", "RUEHPE/AMEMBASSY LIMA", "RUEHLP/AMEMBASSY LA PAZ", "RUEHTA", "USMISSION GENEVA", "NOWHERE SPECIAL",
};

static void put_words(struct room *r, struct buf *b, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		buf_printf(b, "%s%s", i % 9 == 8 ? "\n" : i ? " " : "", pick_of(r, vocabulary, sizeof vocabulary / sizeof *vocabulary).p);
}

static void put_head(struct room *r, struct buf *b)
{
	static const char *const times[] = { "0000", "2359", "1200", "0730", "0731", "1855" };

	if (room_below(r, 8))
		buf_printf(b, "%c %02u%sZ %s %02u\n", "RPOZ"[room_below(r, 4)], 1 + room_below(r, 28), PICK(r, times).p,
		           PICK(r, months).p, 73 + room_below(r, 4));
	if (room_below(r, 4))
		buf_printf(b, "FM %s\n", PICK(r, addresses).p);
	buf_printf(b, "TO %s\n", PICK(r, addresses).p);
	for (uint32_t i = room_below(r, 3), k = 0; k < i; k++)
		buf_printf(b, "%s%s\n", k ? "" : "INFO ", PICK(r, addresses).p);
	buf_printf(b, "BT\n%s ", PICK(r, levels).p);
	if (room_below(r, 6))
		buf_printf(b, "%s %u\n \n", PICK(r, posts).p, 1 + room_below(r, 40));
	else
		buf_printf(b, "SECTION 01 OF 02 %s %u\n \n", PICK(r, posts).p, 1 + room_below(r, 40));
	if (room_below(r, 3) == 0)
		buf_printf(b, "%s\n \n", PICK(r, captions).p);
	buf_printf(b, "E.O. 11652: %s\nTAGS: %s, %s\nSUBJECT: ", room_below(r, 2) ? "GDS" : "N/A", PICK(r, codes).p, PICK(r, codes).p);
	put_words(r, b, 2 + room_below(r, 6));
	buf_put(b, S("\n \n"));
	if (room_below(r, 2))
		buf_printf(b, "REF: (A) %s %u, (B) 75 %s %u\n \n", PICK(r, posts).p, 1 + room_below(r, 40), PICK(r, posts).p,
		           1 + room_below(r, 40));
}

/* A telegram of few words, so that many questions find it. */
static void put_small(struct room *r, struct buf *b)
{
	uint32_t n = room_below(r, 5);

	put_head(r, b);
	for (uint32_t i = 0; i < n; i++) {
		bool summary = i == 0 && room_below(r, 3) == 0, comment = i + 1 == n && room_below(r, 3) == 0;

		buf_printf(b, "%u. %s %s", i + 1, PICK(r, marks).p, summary ? "SUMMARY: " : comment ? "COMMENT: " : "");
		put_words(r, b, 1 + room_below(r, room_below(r, 12) ? 14 : 120));
		buf_put(b, summary ? S(". END SUMMARY.\n \n") : comment ? S(". END COMMENT.\n \n") : S(".\n \n"));
	}
	buf_put(b, room_below(r, 2) ? S("THORNBURY\nBT\n#0001\n") : S("WETHERELL\n"));
}

/* A line of a text, without its end. */
static Str random_line(struct room *r, Str s)
{
	size_t at = room_below(r, (uint32_t)s.n), from = at, to;

	while (from > 0 && s.p[from - 1] != '\n')
		from--;
	to = at + str_find_byte(str_cut(s, at, s.n), '\n');
	return str_cut(s, from, to);
}

/* A telegram with lines of others. */
static void put_changed(struct room *r, struct buf *b, Str source)
{
	for (uint32_t i = room_below(r, 6); i > 0 && source.n; i--) {
		Str old = random_line(r, source), other = room_pick(r, &r->sources), new = random_line(r, other);
		size_t from = (size_t)(old.p - source.p);

		buf_clear(b);
		buf_put(b, str_cut(source, 0, from));
		if (room_below(r, 3))
			buf_put(b, new);
		buf_put(b, str_cut(source, from + (room_below(r, 4) ? old.n : 0), source.n));
		source = arena_str(&r->a, buf_str(b));
	}
	buf_clear(b);
	buf_put(b, source);
}

static Str make_text(struct room *r, uint32_t small)
{
	struct buf b;
	Str text;

	buf_init(&b, 1 << 20);
	if (room_below(r, 100) < small || r->sources.n == 0)
		put_small(r, &b);
	else
		put_changed(r, &b, room_pick(r, &r->sources));
	text = arena_str(&r->a, buf_str(&b));
	buf_release(&b);
	return text;
}

/* ---- What they are counted under ---- */

static void count(struct room *r, struct held *h, enum columns facet, Str word)
{
	StrList *l = &h->facet[facet];

	for (uint32_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i], word))
			return;
	if (word.n)
		*list_push(&r->a, l) = word;
}

static Str capitals(struct room *r, Str s)
{
	char *p = arena_z(&r->a, s);

	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)to_upper((unsigned char)p[i]);
	return (Str){ p, s.n };
}

static void count_all(struct room *r, struct held *h, Str form)
{
	const struct cable *c = h->cable;
	struct period days = cable_days(c);
	bool sbu = false;
	enum class_level now = telegram_level_now(c, &sbu);

	if (days.from / 10000 == days.to / 10000 && days.from)
		count(r, h, COLUMNS_YEAR, arena_printf(&r->a, "%04d", days.from / 10000));
	if (days.from / 100 == days.to / 100 && days.from)
		count(r, h, COLUMNS_MONTH, arena_printf(&r->a, "%04d-%02d", days.from / 10000, days.from / 100 % 100));
	count(r, h, COLUMNS_POST, cable_post(c));
	count(r, h, COLUMNS_CLASS, level_word(c->classification));
	count(r, h, COLUMNS_CLASS, level_word(now));
	count(r, h, COLUMNS_CLASS, sbu ? S("SBU") : STR_NONE);
	count(r, h, COLUMNS_PRECEDENCE, precedence_word(c->precedence));
	for (uint32_t i = 0; i < c->tags.n; i++) {
		const struct country *in = str_starts(c->tags.v[i].kind, S("geo")) ? country_by_tag(c->tags.v[i].tag, days.from) : NULL;

		count(r, h, COLUMNS_TAGS, c->tags.v[i].tag);
		count(r, h, COLUMNS_COUNTRY, in ? in->name : STR_NONE);
	}
	for (uint32_t i = 0; i < c->captions.n; i++)
		count(r, h, COLUMNS_CAPTION, capitals(r, c->captions.v[i]));
	count(r, h, COLUMNS_CAPTION, capitals(r, c->class_control));
	count(r, h, COLUMNS_FORM, form);
}

/* ---- The index ---- */

static void remove_folder(const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	char path[1024];

	while (d && (e = readdir(d))) {
		snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
		unlink(path);
	}
	if (d)
		closedir(d);
	rmdir(folder);
}

void room_init(struct room *r)
{
	*r = (struct room){ .chance = 88172645463325252 };
	arena_init(&r->a);
	arena_init(&sources_arena);
	snprintf(r->folder, sizeof r->folder, "/tmp/agree-%ld", (long)getpid());
	samples_each("examples/telegrams", keep_source, r);
	samples_each("../shared/corpus/cfpf-1974-79/txt", keep_source, r);
	samples_each("../shared/corpus/seed", keep_source, r);
}

void room_end(struct room *r)
{
	writer_close(r->writer);
	r->writer = NULL;
	remove_folder(r->folder);
}

void room_release(struct room *r)
{
	room_end(r);
	arena_release(&r->a);
	arena_release(&sources_arena);
}

bool room_begin(struct room *r, uint64_t seed, struct error *err)
{
	room_end(r);
	arena_reset(&r->a);
	r->held.n = r->held.room = 0;
	r->held.v = NULL;
	r->chance = (seed + 1) * 0x9E3779B97F4A7C15;
	r->writer = writer_open(r->folder, search_plan(), true, err);
	return r->writer != NULL;
}

bool room_add(struct room *r, uint32_t n, uint32_t small, struct error *err)
{
	static const Str forms[] = { S_INIT("nara"), S_INIT("text"), { NULL, 0 } };
	struct arena scratch;
	bool good = true;

	arena_init(&scratch);
	for (uint32_t i = 0; i < n && good; i++) {
		struct held *h = list_push(&r->a, &r->held);
		struct cable *c = telegram_read(&r->a, &scratch, make_text(r, small));
		Str form = forms[room_below(r, 3)];

		telegram_check(&r->a, c);
		h->id = FIRST_ID + (int64_t)(r->held.n - 1) * STEP_ID;
		h->cable = c;
		h->doc = document_read(&r->a, c, PARTS_PLAIN | DOCUMENT_FINDINGS);
		h->doc->id = h->id;
		h->time = cable_time(c);
		h->indexed = true;
		count_all(r, h, form);
		good = writer_add(r->writer, index_doc_make(&scratch, c, h->id, form), err);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
	return good && writer_commit(r->writer, WRITER_AS_IT_IS, err);
}

bool room_delete(struct room *r, uint32_t one_of, struct error *err)
{
	for (uint32_t i = 0; i < r->held.n; i++) {
		struct held *h = &r->held.v[i];

		if (h->gone || room_below(r, one_of))
			continue;
		h->gone = true;
		if (!writer_delete(r->writer, h->id, err))
			return false;
	}
	return writer_commit(r->writer, WRITER_AS_IT_IS, err);
}

bool room_merge(struct room *r, struct error *err)
{
	for (uint32_t i = 0; i < r->held.n; i++)
		r->held.v[i].indexed &= !r->held.v[i].gone;
	return writer_commit(r->writer, WRITER_ONE, err);
}

const struct held *room_held(const struct room *r, int64_t id)
{
	return &r->held.v[(id - FIRST_ID) / STEP_ID];
}
