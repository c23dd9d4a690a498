/*
 * put - telegrams into the archive.
 *
 * One row for the telegram, one for its bytes, and rows for each list in it.
 */
#include "archive/put.h"

#include "archive/handle.h"
#include "cable/names.h"
#include "cable/rules.h"

/* A text that is there, or NULL in place of an empty one. */
static struct value text_or_null(Str s)
{
	return TEXT(s.n ? s : STR_NONE);
}

/* For a column that is never NULL. */
static struct value text_or_empty(Str s)
{
	return TEXT(s.p ? s : S(""));
}

static struct value mrn_text(struct arena *a, const struct mrn *m)
{
	return TEXT(m->number ? mrn_str(a, m) : STR_NONE);
}

static struct value year_of(const struct mrn *m)
{
	return INT_OR_NULL(m->year, m->year != 0);
}

static struct value number_of(const struct mrn *m)
{
	return INT_OR_NULL(m->number, m->number != 0);
}

static Str time_of(struct arena *a, const struct cable *c)
{
	struct buf b;
	Str s = STR_NONE;

	if (!dtg_known(&c->dtg))
		return s;
	buf_init(&b, 64);
	dtg_print_time(&b, &c->dtg);
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static Str day_of(struct arena *a, struct date d)
{
	return d.year ? arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day) : STR_NONE;
}

static bool put_telegram(struct archive *ar, const struct cable *c, Str form, const struct put *p, struct error *err)
{
	struct arena *a = &ar->scratch;
	bool sbu = false;
	enum class_level now = telegram_level_now(c, &sbu);

	return db_run(ar->db, err,
	              "INSERT INTO telegram (mrn, post, year, number, airgram, time, dtg, precedence, info_precedence,"
	              " from_name, from_post, from_routing, class_sent, class_now, sbu, release, release_date,"
	              " subject, signer, form, profile, bytes, text_sha256, sections, complete, findings)"
	              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	              mrn_text(a, &c->mrn), text_or_null(c->mrn.post), year_of(&c->mrn), number_of(&c->mrn),
	              INT(c->mrn.airgram), TEXT(time_of(a, c)), text_or_null(c->dtg_raw),
	              TEXT(precedence_word(c->precedence)), TEXT(precedence_word(c->info_precedence)),
	              text_or_null(c->from.name), text_or_null(c->from.post), text_or_null(c->from.routing),
	              TEXT(level_word(c->classification)), TEXT(level_word(now)), INT(sbu),
	              TEXT(release_status_name(c->release.status)), TEXT(day_of(a, c->release.date)),
	              text_or_null(c->subject), text_or_null(c->signer), TEXT(form), TEXT(profile_name(c->profile)),
	              INT((int64_t)c->text.n), BLOB((Str){ (const char *)p->text_sha256, SHA256_BYTES }),
	              INT(c->sections.of), INT(c->sections.complete), INT(c->findings.n));
}

static bool put_raw(struct archive *ar, int64_t id, const struct cable *c, struct error *err)
{
	return db_run(ar->db, err, "INSERT INTO raw (telegram_id, zstd) VALUES (?, ?)", INT(id),
	              BLOB(pack_bytes(ar->pack, &ar->scratch, c->text)));
}

static bool put_parties(struct archive *ar, int64_t id, const char *role, const PartyList *list, struct error *err)
{
	bool ok = true;

	for (uint32_t i = 0; ok && i < list->n; i++) {
		const struct party *p = &list->v[i];

		ok = db_run(ar->db, err,
		            "INSERT INTO addressee (telegram_id, role, position, name, post, routing, office, precedence,"
		            " number, raw, offset, length) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		            INT(id), TEXT(str_of(role)), INT(i), text_or_null(p->name), text_or_null(p->post),
		            text_or_null(p->routing), text_or_null(p->office), TEXT(precedence_word(p->precedence)),
		            text_or_null(p->number), text_or_null(p->raw), INT(p->span.off), INT(p->span.len));
	}
	return ok;
}

static bool put_addressees(struct archive *ar, int64_t id, const struct cable *c, struct error *err)
{
	return put_parties(ar, id, "to", &c->to, err) && put_parties(ar, id, "info", &c->info, err) &&
	       put_parties(ar, id, "exempt", &c->exempt, err);
}

static bool put_tags(struct archive *ar, int64_t id, const struct cable *c, struct error *err)
{
	bool ok = true;

	for (uint32_t i = 0; ok && i < c->tags.n; i++) {
		const struct cable_tag *t = &c->tags.v[i];

		ok = db_run(ar->db, err,
		            "INSERT INTO tag (telegram_id, position, tag, kind, name, raw, offset, length)"
		            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		            INT(id), INT(i), text_or_empty(t->tag), text_or_null(t->kind), text_or_null(t->name),
		            text_or_null(t->raw), INT(t->span.off), INT(t->span.len));
	}
	return ok;
}

static bool put_captions(struct archive *ar, int64_t id, const struct cable *c, struct error *err)
{
	bool ok = true;

	for (uint32_t i = 0; ok && i < c->captions.n; i++)
		ok = db_run(ar->db, err, "INSERT INTO caption (telegram_id, position, caption) VALUES (?, ?, ?)", INT(id),
		            INT(i), text_or_empty(c->captions.v[i]));
	return ok;
}

static bool put_references(struct archive *ar, int64_t id, const struct cable *c, struct error *err)
{
	bool ok = true;

	for (uint32_t i = 0; ok && i < c->refs.n; i++) {
		const struct reference *r = &c->refs.v[i];

		ok = db_run(ar->db, err,
		            "INSERT INTO reference (telegram_id, position, label, kind, mrn, post, year, number, airgram,"
		            " year_inferred, notal, title, raw, offset, length)"
		            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		            INT(id), INT(i), text_or_null(r->label), text_or_empty(ref_kind_name(r->kind)),
		            mrn_text(&ar->scratch, &r->mrn), text_or_null(r->mrn.post), year_of(&r->mrn),
		            number_of(&r->mrn), INT(r->mrn.airgram), INT(r->year_inferred), INT(r->notal),
		            text_or_null(r->title), text_or_null(r->raw), INT(r->span.off), INT(r->span.len));
	}
	return ok;
}

static bool put_paragraphs(struct archive *ar, int64_t id, const struct cable *c, struct error *err)
{
	bool ok = true;

	for (uint32_t i = 0; ok && i < c->paragraphs.n; i++) {
		const struct paragraph *p = &c->paragraphs.v[i];

		ok = db_run(ar->db, err,
		            "INSERT INTO paragraph (telegram_id, position, number, mark, heading, text, offset, length)"
		            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		            INT(id), INT(i), INT_OR_NULL(p->number, p->number >= 0), text_or_null(p->mark),
		            text_or_null(p->heading), text_or_empty(p->text), INT(p->span.off),
		            INT(p->span.len));
	}
	return ok;
}

static bool put_section(struct archive *ar, int64_t id, int number, bool held, struct error *err)
{
	return db_run(ar->db, err, "INSERT OR IGNORE INTO section (telegram_id, number, held) VALUES (?, ?, ?)", INT(id),
	              INT(number), INT(held));
}

/* A telegram without sections has no rows. */
static bool put_sections(struct archive *ar, int64_t id, const struct cable *c, struct error *err)
{
	const struct sections *s = &c->sections;
	bool ok = true;

	for (uint32_t i = 0; ok && s->of > 1 && i < s->present.n; i++)
		ok = put_section(ar, id, s->present.v[i], true, err);
	for (uint32_t i = 0; ok && s->of > 1 && i < s->missing.n; i++)
		ok = put_section(ar, id, s->missing.v[i], false, err);
	return ok;
}

static bool put_pages(struct archive *ar, int64_t id, const struct cable *c, struct error *err)
{
	bool ok = true;

	for (uint32_t i = 0; ok && i < c->sections.pages.n; i++) {
		const struct page_mark *p = &c->sections.pages.v[i];

		ok = db_run(ar->db, err,
		            "INSERT INTO page (telegram_id, position, page, section, sections, raw, offset, length)"
		            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		            INT(id), INT(i), INT_OR_NULL(p->page, p->page > 0), INT_OR_NULL(p->section, p->section > 0),
		            INT_OR_NULL(p->of, p->of > 0), text_or_null(p->raw), INT(p->span.off), INT(p->span.len));
	}
	return ok;
}

static bool put_findings(struct archive *ar, int64_t id, const struct cable *c, struct error *err)
{
	bool ok = true;

	for (uint32_t i = 0; ok && i < c->findings.n; i++) {
		const struct finding *f = &c->findings.v[i];

		ok = db_run(ar->db, err,
		            "INSERT INTO finding (telegram_id, position, rule, severity, message, found, expected, repair,"
		            " because, offset, length) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		            INT(id), INT(i), TEXT(str_of(f->rule->id)), text_or_empty(severity_word(f->severity)),
		            text_or_empty(f->message),
		            TEXT(f->found), TEXT(f->expected), TEXT(f->repair_to), TEXT(f->repair_because),
		            INT(f->span.off), INT(f->span.len));
	}
	return ok;
}

static bool (*const parts[])(struct archive *ar, int64_t id, const struct cable *c, struct error *err) = {
	put_raw,        put_addressees, put_tags,  put_captions, put_references,
	put_paragraphs, put_sections,   put_pages, put_findings,
};

static bool put_new(struct archive *ar, const struct cable *c, Str form, struct put *p, struct error *err)
{
	bool ok = put_telegram(ar, c, form, p, err);

	p->id = db_last_id(ar->db);
	for (size_t i = 0; ok && i < sizeof parts / sizeof *parts; i++)
		ok = parts[i](ar, p->id, c, err);
	return ok;
}

bool archive_put(struct archive *ar, const struct cable *c, Str form, struct put *out, struct error *err)
{
	struct put p = { 0 };
	struct rows rows;
	bool ok;

	sha256(c->text, p.text_sha256);
	rows = db_query(ar->db, err, "SELECT id FROM telegram WHERE text_sha256 = ?",
	                BLOB((Str){ (const char *)p.text_sha256, SHA256_BYTES }));
	p.added = !rows_next(&rows);
	if (!p.added)
		p.id = row_int(&rows, 0);
	ok = rows_end(&rows);
	if (ok && p.added)
		ok = put_new(ar, c, form, &p, err);
	arena_reset(&ar->scratch);
	if (ok)
		*out = p;
	return ok;
}
