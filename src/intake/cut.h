/*
 * cut - what the readers of every form have in common: the stream they cut, and
 * the hand that takes their records.
 */
#ifndef INTAKE_CUT_H
#define INTAKE_CUT_H

#include "base/arena.h"
#include "base/buf.h"
#include "intake/intake.h"
#include "intake/limits.h"
#include "intake/stream.h"

/* One call of intake_records(). */
struct reading {
	record_each *each;
	void *data;
	size_t chunk;
	uint32_t members;    /* of containers so far */
	bool stopped;        /* the taker wants no more */
};

/* One file or member under the knife. */
struct cut {
	struct reading *r;
	struct stream *from;
	Str name;         /* of the file or member itself, without the way to it */
	Str member;       /* the way to it through containers, or absent */
	unsigned depth;   /* containers around it */
	bool paged;       /* form feeds end pages that have numbers */
	unsigned page;    /* that the window begins on, where `paged` */
	uint64_t given;   /* records so far */
};

/* A record as a cutter has it: bytes of the window and what was made of them. */
struct slice {
	const struct form *form; /* NULL: as form_of() of the text */
	size_t at, length;       /* in the window */
	Str text;                /* borrowed */
	bool decoded;            /* the text is not these bytes themselves */
};

/*
 * Give a record. What is no text becomes ITEM_OTHER, what is longer than a
 * telegram may be or breaks off by damage ITEM_FAILED. False: cut no further.
 */
bool cut_slice(struct cut *c, const struct slice *p);

/* The same with a text that was made of the bytes; a full buffer means that it is too long. */
bool cut_made(struct cut *c, const struct slice *p, const struct buf *text);

/* Give a record without text, of so many bytes of the window, with the reason as printf makes it. */
#define CUT_WHOLE SIZE_MAX /* as place: it is about the file or member itself */
bool cut_other(struct cut *c, size_t at, size_t length, const char *fmt, ...) __attribute__((format(printf, 4, 5)));
bool cut_failed(struct cut *c, size_t at, size_t length, const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* The number of the line that stands `at` bytes into the window. */
unsigned long long cut_line(const struct cut *c, size_t at);

/*
 * Show `c->from` as a whole: all of its bytes, at most INTAKE_RECORD_MOST. False
 * if it is larger, which has then been given as a failure.
 */
bool cut_whole(struct cut *c, Str *all);

/* Find out what the stream holds and give its records; at least one. */
void cut_stream(struct cut *c);

/* A form of file: how it begins, and the cutter of its records. */
struct kind {
	bool (*is)(Str head);
	void (*cut)(struct cut *c);
};

bool kind_is_container(Str head);
void container_cut(struct cut *c);
bool kind_is_pdf(Str head);
void pdf_cut(struct cut *c);
bool kind_is_csv(Str head);
void csv_cut(struct cut *c);
bool kind_is_sql(Str head);
void sql_cut(struct cut *c);
bool kind_is_json(Str head);
void json_cut(struct cut *c);
bool kind_is_mail(Str head);
void mail_cut(struct cut *c);
bool kind_is_html(Str head);
void html_cut(struct cut *c);
void texts_cut(struct cut *c);

#endif
