/*
 * cut - what the readers of every form have in common.
 */
#include "intake/cut.h"

#include <stdarg.h>
#include <stdio.h>

static bool give(struct cut *c, const struct record *r)
{
	c->given++;
	if (!c->r->each(c->r->data, r))
		c->r->stopped = true;
	return !c->r->stopped;
}

static struct record record_at(const struct cut *c, enum item_kind kind, size_t at, size_t length)
{
	bool placed = at != CUT_WHOLE && !c->paged; /* a place in the text of a PDF is none in the PDF */

	return (struct record){
		.kind = kind,
		.member = c->member,
		.offset = placed ? c->from->offset + at : 0,
		.length = placed ? length : 0,
		.page = c->paged && at != CUT_WHOLE ? c->page : 0,
	};
}

static bool give_reason(struct cut *c, struct record *r, const char *fmt, va_list ap)
{
	char reason[400];

	vsnprintf(reason, sizeof reason, fmt, ap);
	r->reason = str_of(reason);
	return give(c, r);
}

bool cut_other(struct cut *c, size_t at, size_t length, const char *fmt, ...)
{
	struct record r = record_at(c, ITEM_OTHER, at, length);
	va_list ap;
	bool go;

	va_start(ap, fmt);
	go = give_reason(c, &r, fmt, ap);
	va_end(ap);
	return go;
}

bool cut_failed(struct cut *c, size_t at, size_t length, const char *fmt, ...)
{
	struct record r = record_at(c, ITEM_FAILED, at, length);
	va_list ap;
	bool go;

	va_start(ap, fmt);
	go = give_reason(c, &r, fmt, ap);
	va_end(ap);
	return go;
}

static bool cut_large(struct cut *c, const struct slice *p)
{
	return cut_failed(c, p->at, p->length, "it is larger than the 16 MiB of the longest telegram");
}

bool cut_slice(struct cut *c, const struct slice *p)
{
	struct record r = record_at(c, ITEM_TELEGRAM, p->at, p->length);
	Str window = stream_see(c->from, 0);
	const char *refusal = form_refusal(p->text);

	if (stream_broken(c->from) && p->at + p->length == window.n)
		return cut_failed(c, p->at, p->length, "it breaks off here: %s", c->from->err.text);
	if (p->text.n > CABLE_TEXT_MOST)
		return cut_large(c, p);
	if (refusal)
		return cut_other(c, p->at, p->length, "%s", refusal);
	r.form = p->form ? p->form : c->paged ? &form_pdf : form_of(p->text);
	r.text = p->text;
	if (p->decoded)
		r.carried = str_cut(window, p->at, p->at + p->length);
	return give(c, &r);
}

bool cut_made(struct cut *c, const struct slice *p, const struct buf *text)
{
	struct slice made = *p;

	made.text = buf_str(text);
	made.decoded = true;
	return text->full ? cut_large(c, p) : cut_slice(c, &made);
}

unsigned long long cut_line(const struct cut *c, size_t at)
{
	const struct stream *st = c->from;
	unsigned long long line = st->line;

	for (size_t i = 0; i < at; i++)
		line += st->p[st->from + i] == '\n';
	return line;
}

bool cut_whole(struct cut *c, Str *all)
{
	*all = stream_see(c->from, INTAKE_RECORD_MOST + 1);
	if (all->n <= INTAKE_RECORD_MOST)
		return true;
	cut_failed(c, CUT_WHOLE, 0, "it is larger than the %d MiB that one telegram may fill there",
	           INTAKE_RECORD_MOST >> 20);
	return false;
}

/* The likeliest text comes last: every other form must show itself. */
static const struct kind kinds[] = {
	{ kind_is_container, container_cut },
	{ kind_is_pdf, pdf_cut },
	{ kind_is_csv, csv_cut },
	{ kind_is_sql, sql_cut },
	{ kind_is_json, json_cut },
	{ kind_is_mail, mail_cut },
	{ kind_is_html, html_cut },
};

static void cut_as(struct cut *c, Str head)
{
	const char *refusal;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (kinds[i].is(head)) {
			kinds[i].cut(c);
			return;
		}
	}
	refusal = form_refusal(head);
	if (refusal && (head.n < INTAKE_HEAD || str_trim(head).n))
		cut_other(c, 0, head.n < INTAKE_HEAD ? head.n : 0, "%s", refusal);
	else
		texts_cut(c);
}

void cut_stream(struct cut *c)
{
	Str head = stream_see(c->from, INTAKE_HEAD);

	if (stream_broken(c->from) && head.n == 0)
		cut_failed(c, 0, 0, "%s", c->from->err.text);
	else
		cut_as(c, str_cut(head, 0, INTAKE_HEAD));
	if (c->given == 0 && !c->r->stopped)
		cut_other(c, 0, 0, "nothing in it reads like a telegram");
}
