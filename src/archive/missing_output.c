/*
 * missing_output - what an archive lacks, as JSON ("missing/1") and CSV.
 */
#include "archive/missing_output.h"

#include <stdio.h>

#include "base/csv.h"

enum { DAY_TEXT = 16 };

static const char *const silence_places[] = { "within", "before the first", "after the last" };

static void put_day(struct json *j, const char *key, int64_t minute)
{
	struct date d = pace_date(minute);
	char text[DAY_TEXT + 16];

	if (minute == PACE_NO_TIME) {
		json_put_null(j, key);
		return;
	}
	snprintf(text, sizeof text, "%04d-%02d-%02d", d.year, d.month, d.day);
	json_put_str(j, key, str_of(text));
}

static void put_number(struct json *j, const char *key, uint32_t n)
{
	if (n)
		json_put_int(j, key, n);
	else
		json_put_null(j, key);
}

static void put_years(struct json *j, const struct missing *m)
{
	json_key(j, "years");
	json_list(j);
	for (uint32_t i = 0; i < m->years.n; i++) {
		const struct missing_year *y = &m->years.v[i];

		json_map(j);
		json_put_str(j, "post", y->post);
		json_put_int(j, "year", y->year);
		json_put_int(j, "held", y->held);
		put_number(j, "lowest", y->lowest);
		put_number(j, "highest", y->highest);
		put_day(j, "first", y->first);
		put_day(j, "last", y->last);
		put_number(j, "estimate", y->estimate);
		json_put_int(j, "cited", y->cited);
		json_put_int(j, "cited_held", y->cited_held);
		json_put_int(j, "per_day", (long long)(y->per_day + 0.5));
		json_put_bool(j, "sample", y->sample);
		json_put_int(j, "ranges", y->ranges);
		json_put_int(j, "between", y->between);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_citing(struct json *j, const struct missing_citing *c)
{
	json_map(j);
	json_put_int(j, "id", c->id);
	put_day(j, "day", c->minute);
	json_put_str(j, "label", c->label);
	json_put_str(j, "raw", c->raw);
	json_put_str(j, "title", c->title);
	json_put_bool(j, "notal", c->notal);
	json_map_end(j);
}

static void put_first(struct json *j, const struct missing_cited *c)
{
	json_key(j, "first_cited_by");
	json_map(j);
	json_put_int(j, "id", c->by.v[0].id);
	json_put_str(j, "mrn", c->by_mrn);
	json_put_str(j, "time", c->by_time);
	json_put_str(j, "from", c->by_from);
	json_put_str(j, "subject", c->by_subject);
	json_put_str(j, "sentence", c->sentence);
	json_map_end(j);
}

static void put_cited_one(struct json *j, const struct missing_cited *c)
{
	json_map(j);
	json_put_str(j, "mrn", c->text);
	json_put_str(j, "post", c->mrn.post);
	put_number(j, "year", c->mrn.year);
	json_put_int(j, "number", c->mrn.number);
	json_put_str(j, "series", series_word(c->series));
	json_put_bool(j, "agency", c->agency);
	json_put_str(j, "doubt", c->doubt ? missing_doubt_word(c->doubt) : STR_NONE);
	json_put_str(j, "note", c->note);
	put_day(j, "from", c->mrn.year ? c->when.from : PACE_NO_TIME);
	put_day(j, "to", c->mrn.year ? c->when.to : PACE_NO_TIME);
	put_day(j, "likely", c->mrn.year ? c->when.likely : PACE_NO_TIME);
	json_put_str(j, "basis", pace_basis_word(c->when.basis));
	put_first(j, c);
	json_key(j, "cited_by");
	json_list(j);
	for (uint32_t i = 0; i < c->by.n; i++)
		put_citing(j, &c->by.v[i]);
	json_list_end(j);
	json_map_end(j);
}

static void put_cited(struct json *j, const char *key, const MissingCitedList *l)
{
	json_key(j, key);
	json_list(j);
	for (uint32_t i = 0; i < l->n; i++)
		put_cited_one(j, &l->v[i]);
	json_list_end(j);
}

static void put_ranges(struct json *j, const struct missing *m)
{
	json_key(j, "ranges");
	json_list(j);
	for (uint32_t i = 0; i < m->ranges.n; i++) {
		const struct missing_range *r = &m->ranges.v[i];

		json_map(j);
		json_put_str(j, "post", r->post);
		json_put_int(j, "year", r->year);
		json_put_int(j, "first", r->first);
		json_put_int(j, "last", r->last);
		put_day(j, "from", r->from);
		put_day(j, "to", r->to);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_silences(struct json *j, const struct missing *m)
{
	json_key(j, "silences");
	json_list(j);
	for (uint32_t i = 0; i < m->silences.n; i++) {
		const struct missing_silence *q = &m->silences.v[i];

		json_map(j);
		json_put_str(j, "post", q->post);
		json_put_int(j, "year", q->year);
		json_put_str(j, "place", str_of(silence_places[q->place]));
		put_day(j, "from", q->from);
		put_day(j, "to", q->to);
		put_number(j, "first", q->first);
		put_number(j, "last", q->last);
		json_put_int(j, "expected", (long long)(q->expected + 0.5));
		json_put_str(j, "known_hole", q->hole ? q->hole->what : STR_NONE);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_sections(struct json *j, const struct missing *m)
{
	json_key(j, "sections");
	json_list(j);
	for (uint32_t i = 0; i < m->sections.n; i++) {
		const struct missing_sections *t = &m->sections.v[i];

		json_map(j);
		json_put_int(j, "id", t->id);
		json_put_str(j, "mrn", t->mrn);
		json_put_str(j, "time", t->time);
		json_put_str(j, "subject", t->subject);
		json_put_str(j, "missing", t->numbers);
		json_put_int(j, "of", t->of);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_misfits(struct json *j, const struct missing *m)
{
	json_key(j, "misfits");
	json_list(j);
	for (uint32_t i = 0; i < m->misfits.n; i++) {
		const struct missing_misfit *f = &m->misfits.v[i];

		json_map(j);
		json_put_int(j, "id", f->id);
		json_put_str(j, "mrn", f->text);
		put_day(j, "day", f->minute);
		json_put_int(j, "days_off", f->days);
		put_number(j, "would_fit", f->mended);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_timed(struct json *j, const struct missing *m)
{
	json_key(j, "named_by_time");
	json_list(j);
	for (uint32_t i = 0; i < m->timed.n; i++) {
		json_map(j);
		json_put_str(j, "raw", m->timed.v[i].raw);
		json_put_int(j, "cited_by", m->timed.v[i].by.id);
		json_map_end(j);
	}
	json_list_end(j);
}

void missing_json(struct json *j, Str archive, const struct missing *m)
{
	json_map(j);
	json_put_str(j, "schema", S("missing/1"));
	json_put_str(j, "archive", archive);
	json_put_int(j, "telegrams", m->telegrams);
	json_put_int(j, "references", m->references);
	json_put_int(j, "held", m->held);
	json_put_int(j, "without_number", m->others);
	put_years(j, m);
	put_cited(j, "cited", &m->cited);
	put_cited(j, "other_series", &m->aside);
	put_cited(j, "doubtful", &m->doubtful);
	put_ranges(j, m);
	put_silences(j, m);
	put_sections(j, m);
	put_misfits(j, m);
	put_timed(j, m);
	json_map_end(j);
}

/* A row of the table; numbers that are 0 stay empty. */
struct csv_row {
	Str kind, mrn, post;
	int year;
	uint32_t first, last;
	int64_t from, to, likely;
	uint32_t times;
	Str by, subject, sentence, note;
};

static void csv_number(struct buf *b, long long n)
{
	buf_byte(b, ',');
	if (n)
		buf_number(b, n);
}

static void csv_day(struct buf *b, int64_t minute)
{
	struct date d = pace_date(minute);

	buf_byte(b, ',');
	if (minute != PACE_NO_TIME)
		buf_printf(b, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static void csv_str(struct buf *b, Str s)
{
	buf_byte(b, ',');
	csv_put(b, s);
}

static void csv_row(struct buf *b, const struct csv_row *r)
{
	csv_put(b, r->kind);
	csv_str(b, r->mrn);
	csv_str(b, r->post);
	csv_number(b, r->year);
	csv_number(b, r->first);
	csv_number(b, r->last);
	csv_day(b, r->from);
	csv_day(b, r->to);
	csv_day(b, r->likely);
	csv_number(b, r->times);
	csv_str(b, r->by);
	csv_str(b, r->subject);
	csv_str(b, r->sentence);
	csv_str(b, r->note);
	buf_byte(b, '\n');
}

static void csv_cited(struct buf *b, Str kind, const MissingCitedList *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		const struct missing_cited *c = &l->v[i];
		bool dated = c->mrn.year != 0;

		csv_row(b, &(struct csv_row){ kind, c->text, c->mrn.post, c->mrn.year, c->mrn.number, 0,
			dated ? c->when.from : PACE_NO_TIME, dated ? c->when.to : PACE_NO_TIME,
			dated ? c->when.likely : PACE_NO_TIME, c->by.n, c->by_mrn, c->by_subject, c->sentence,
			c->doubt ? missing_doubt_why(c->doubt) : c->note });
	}
}

static void csv_ranges(struct buf *b, const struct missing *m)
{
	for (uint32_t i = 0; i < m->ranges.n; i++) {
		const struct missing_range *r = &m->ranges.v[i];

		csv_row(b, &(struct csv_row){ .kind = S("range"), .post = r->post, .year = r->year, .first = r->first,
			.last = r->last, .from = r->from, .to = r->to, .likely = PACE_NO_TIME });
	}
	for (uint32_t i = 0; i < m->silences.n; i++) {
		const struct missing_silence *q = &m->silences.v[i];

		csv_row(b, &(struct csv_row){ .kind = S("silence"), .post = q->post, .year = q->year, .first = q->first,
			.last = q->last, .from = q->from, .to = q->to, .likely = PACE_NO_TIME,
			.note = q->hole ? q->hole->what : STR_NONE });
	}
}

static void csv_parts(struct buf *b, const struct missing *m)
{
	for (uint32_t i = 0; i < m->sections.n; i++) {
		const struct missing_sections *t = &m->sections.v[i];
		int64_t sent = pace_minute(t->time);

		csv_row(b, &(struct csv_row){ .kind = S("sections"), .mrn = t->mrn, .from = sent, .to = sent, .likely = sent,
			.subject = t->subject, .note = t->numbers });
	}
	for (uint32_t i = 0; i < m->misfits.n; i++) {
		const struct missing_misfit *f = &m->misfits.v[i];

		csv_row(b, &(struct csv_row){ .kind = S("misfit"), .mrn = f->text, .post = f->mrn.post, .year = f->mrn.year,
			.first = f->mrn.number, .last = f->mended, .from = f->minute, .to = f->minute, .likely = f->minute });
	}
}

void missing_csv(struct buf *b, const struct missing *m)
{
	buf_z(b, "kind,mrn,post,year,number,last_number,from,to,likely,times_cited,cited_by,subject,sentence,note\n");
	csv_cited(b, S("cited"), &m->cited);
	csv_cited(b, S("other series"), &m->aside);
	csv_cited(b, S("doubtful"), &m->doubtful);
	csv_ranges(b, m);
	csv_parts(b, m);
}
