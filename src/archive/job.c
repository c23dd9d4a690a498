/*
 * job - a step of an import on its way from the thread that reads to the one that writes.
 */
#include "archive/job.h"

#include <stdio.h>
#include <stdlib.h>

enum {
	WORKING = 6,              /* bytes that work on a telegram takes for each of its own: the parse, packed bytes, values */
	WORKING_LEAST = 136 * 1024, /* and for the least: two arenas begin with a block each */
	JOB_WEIGHT = 512
};

/* A job with room for `more` bytes behind it. */
static struct job *make(enum job_kind kind, size_t more)
{
	struct job *j = calloc(1, sizeof *j + more);

	if (!j) {
		fputs("cable: out of memory\n", stderr);
		abort();
	}
	j->kind = kind;
	return j;
}

/* Copy what `s` points to behind the job, with a NUL; an absent Str stays absent. */
static char *keep(char *at, Str *s)
{
	if (!s->p)
		return at;
	memcpy(at, s->p, s->n);
	at[s->n] = '\0';
	s->p = at;
	return at + s->n + 1;
}

struct job *job_of_file(enum job_kind kind, const struct source_file *f)
{
	struct job *j = make(kind, f->path.n + 1);

	j->file = *f;
	keep((char *)(j + 1), &j->file.path);
	return j;
}

struct job *job_of_record(const struct record *r)
{
	struct job *j = make(JOB_ITEM, r->text.n + r->carried.n + r->member.n + r->reason.n + 4);
	char *at = (char *)(j + 1);

	j->record = *r;
	j->form = r->form ? r->form->name : STR_NONE;
	at = keep(at, &j->record.text);
	at = keep(at, &j->record.carried);
	at = keep(at, &j->record.member);
	keep(at, &j->record.reason);
	return j;
}

struct job *job_of_text(int64_t telegram, Str form, Str text)
{
	struct job *j = make(JOB_ITEM, text.n + form.n + 2);

	j->telegram = telegram;
	j->record = (struct record){ .kind = ITEM_TELEGRAM, .length = text.n, .text = text };
	j->form = form;
	keep(keep((char *)(j + 1), &j->record.text), &j->form);
	return j;
}

void job_free(struct job *j)
{
	if (j->tapped)
		j->tap->drop(j->tapped);
	prepared_free(j->prepared);
	free(j);
}

size_t job_weight(const struct job *j)
{
	return JOB_WEIGHT + (j->record.text.n ? WORKING_LEAST : 0) + j->record.text.n * WORKING + j->record.carried.n;
}

static bool look(struct job_worker *w, struct job *j)
{
	arena_reset(&w->cable);
	arena_reset(&w->scratch);
	sha256(j->record.text, j->text_sha256);
	return telegram_likely(telegram_read(&w->cable, &w->scratch, j->record.text));
}

static bool make_ready(struct job_worker *w, struct job *j)
{
	j->prepared = prepare(w->preparer, j->record.text, j->form);
	memcpy(j->text_sha256, j->prepared->text_sha256, SHA256_BYTES);
	if (j->record.carried.p)
		j->carried = prepare_carried(w->preparer, j->prepared, j->record.carried);
	if (w->tap && j->prepared->likely) {
		j->tap = w->tap;
		j->tapped = w->tap->make(w->tap_own, j->prepared, j->form);
	}
	return j->prepared->likely;
}

static void work_on_telegram(struct job_worker *w, struct job *j)
{
	if (w->preparer ? make_ready(w, j) : look(w, j))
		return;
	j->record.kind = ITEM_OTHER;
	j->record.reason = S("nothing in it reads like a telegram");
}

void job_work(struct job_worker *w, struct job *j)
{
	if (j->kind == JOB_ITEM && j->record.kind == ITEM_TELEGRAM)
		work_on_telegram(w, j);
	else if (j->kind == JOB_END && j->hash)
		j->hashed = sha256_file(j->file.path.p, j->sha256);
}
