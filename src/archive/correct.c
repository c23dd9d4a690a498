/*
 * correct - a person's corrections of what a telegram says of itself, kept beside it.
 */
#include "archive/correct.h"

#include <stdio.h>

#include "archive/handle.h"
#include "cable/values.h"

const char *const correction_fields[] = {
#define X(id, name, form) name, form,
	CORRECTION_FIELDS(X)
#undef X
	NULL,
};

/* Each brings a value into its form, or says that it has none: the absent Str. */
static Str form_text(struct arena *a, Str s)
{
	(void)a;
	return s.n && str_find_byte(s, '\n') == s.n ? s : STR_NONE;
}

static Str form_mrn(struct arena *a, Str s)
{
	struct mrn m;

	return mrn_read(a, s, &m) && m.number ? mrn_str(a, &m) : STR_NONE;
}

static Str form_day(struct arena *a, Str s)
{
	unsigned year, month, day;
	struct date d;

	if (!take_digits(&s, 4, &year) || !take_byte(&s, '-') || !take_digits(&s, 2, &month) || !take_byte(&s, '-') ||
	    !take_digits(&s, 2, &day) || s.n)
		return STR_NONE;
	d = (struct date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return date_valid(d) ? arena_printf(a, "%04u-%02u-%02u", year, month, day) : STR_NONE;
}

static Str form_date(struct arena *a, Str s)
{
	Str out = form_day(a, s);
	struct dtg d;
	struct buf b;

	if (out.p || dtg_read(s, &d) != s.n || !dtg_known(&d))
		return out;
	buf_init(&b, 64);
	dtg_print_time(&b, &d);
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

static Str form_level(struct arena *a, Str s)
{
	enum class_level l;

	(void)a;
	return level_read(s, &l) == s.n && s.n ? level_word(l) : STR_NONE;
}

static Str form_precedence(struct arena *a, Str s)
{
	(void)a;
	for (int p = PREC_NONE + 1; p < PREC_COUNT; p++)
		if (str_ieq(precedence_word((enum prec)p), s))
			return precedence_word((enum prec)p);
	return STR_NONE;
}

/* "econ,  bl" is "ECON, BL". */
static Str form_list(struct arena *a, Str s)
{
	struct buf b;
	Str item, out;

	buf_init(&b, s.n * 2 + 2);
	while (str_next(&s, ',', &item)) {
		item = str_trim(item);
		if (!item.n || str_find_byte(item, '\n') < item.n)
			continue;
		buf_z(&b, b.n ? ", " : "");
		for (size_t i = 0; i < item.n; i++)
			buf_byte(&b, (char)to_upper((unsigned char)item.p[i]));
	}
	out = b.n ? arena_str(a, buf_str(&b)) : STR_NONE;
	buf_release(&b);
	return out;
}

static const struct {
	Str name;
	Str (*form)(struct arena *a, Str s);
} fields[] = {
	{ S_INIT("mrn"), form_mrn },
	{ S_INIT("date"), form_date },
	{ S_INIT("dtg"), form_date },
	{ S_INIT("from"), form_text },
	{ S_INIT("to"), form_list },
	{ S_INIT("subject"), form_text },
	{ S_INIT("classification"), form_level },
	{ S_INIT("precedence"), form_precedence },
	{ S_INIT("tags"), form_list },
	{ S_INIT("signer"), form_text },
	{ S_INIT("note"), form_text },
};

static const char *looks_like(Str field)
{
	for (size_t i = 0; correction_fields[i]; i += 2)
		if (str_eq(str_of(correction_fields[i]), field))
			return correction_fields[i + 1];
	return "";
}

static bool no_field(Str field, struct error *err)
{
	char names[160] = "";

	for (size_t i = 0; correction_fields[i]; i += 2)
		snprintf(names + strlen(names), sizeof names - strlen(names), "%s%s", i ? ", " : "", correction_fields[i]);
	return fail(err, ERR_USAGE, "'%.*s' cannot be corrected; these can: %s", STR_ARG(field), names);
}

bool correction_read(struct arena *a, Str assignment, struct correction *out, struct error *err)
{
	size_t at = str_find_byte(assignment, '=');
	Str field = str_trim(str_cut(assignment, 0, at)), given = str_trim(str_cut(assignment, at + 1, assignment.n));

	if (at == assignment.n)
		return fail(err, ERR_USAGE, "'%.*s' is no correction; one looks like subject=A NEW SUBJECT", STR_ARG(assignment));
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		Str name = str_eq(fields[i].name, S("dtg")) ? S("date") : fields[i].name, value;

		if (!str_ieq(fields[i].name, field))
			continue;
		value = fields[i].form(a, given);
		if (!value.p)
			return fail(err, ERR_USAGE, "'%.*s' is no %.*s; it should be %s", STR_ARG(given), STR_ARG(name),
			            looks_like(name));
		out->field = name;
		out->value = arena_str(a, value);
		return true;
	}
	return no_field(field, err);
}

void correction_digest(const struct correction *c, struct digest *out)
{
	const Str end = { "", 1 }; /* a NUL, which no text has */
	const Str parts[] = { c->field, end, c->value, end, c->because, end, c->by };

	sha256_parts(parts, sizeof parts / sizeof *parts, out->b);
}

static bool put_correction(struct archive *ar, int64_t telegram, const struct correction *c, struct error *err)
{
	struct digest hash;

	correction_digest(c, &hash);
	return db_run(ar->db, err,
	              "INSERT INTO correction (telegram_id, field, value, because, by, time, sha256)"
	              " VALUES (?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?)",
	              INT(telegram), TEXT(c->field), TEXT(c->value), TEXT(c->because), TEXT(c->by),
	              BLOB(digest_str(&hash))) &&
	       log_append(ar, LOG_CORRECTION, telegram, digest_str(&hash), c->field, err);
}

bool archive_correct(struct archive *ar, int64_t telegram, const CorrectionList *list, struct error *err)
{
	bool ok = archive_begin(ar, err);

	for (uint32_t i = 0; ok && i < list->n; i++)
		ok = put_correction(ar, telegram, &list->v[i], err);
	ok = ok && archive_end(ar, err);
	if (!ok)
		archive_undo(ar);
	return ok;
}

bool archive_get_corrections(struct archive *ar, struct arena *a, int64_t telegram, CorrectionList *out,
                             struct error *err)
{
	CorrectionList list = { 0 };
	struct rows rows = db_query(ar->db, err,
		"SELECT id, telegram_id, field, value, because, by, time, sha256 FROM correction"
		" WHERE ?1 IN (0, telegram_id) ORDER BY id", INT(telegram));

	while (rows_next(&rows))
		*list_push(a, &list) = (struct correction){
			.id = row_int(&rows, 0),
			.telegram = row_int(&rows, 1),
			.field = row_text(&rows, 2, a),
			.value = row_text(&rows, 3, a),
			.because = row_text(&rows, 4, a),
			.by = row_text(&rows, 5, a),
			.time = row_text(&rows, 6, a),
			.sha256 = row_text(&rows, 7, a),
		};
	if (!rows_end(&rows))
		return false;
	*out = list;
	return true;
}
