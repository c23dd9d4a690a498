/*
 * job - a step of an import on its way from the thread that reads to the one that writes.
 *
 * A source gives a beginning, its items and an end. Workers in between do all
 * that needs no archive.
 */
#ifndef ARCHIVE_JOB_H
#define ARCHIVE_JOB_H

#include "archive/prepare.h"
#include "archive/source.h"
#include "archive/tap.h"
#include "base/hash.h"
#include "intake/intake.h"

enum job_kind {
	JOB_KNOWN, /* a file that the archive knows already */
	JOB_BEGIN, /* a file, or a path that could not be followed */
	JOB_ITEM,
	JOB_END
};

struct job {
	struct job *next; /* crew.c's own */
	enum job_kind kind;
	struct source_file file; /* KNOWN, BEGIN, END */
	int64_t telegrams;       /* KNOWN: that came from it */

	/* ITEM: what intake gave, or the id of a telegram held; what came of its text, if there is one */
	struct record record;
	int64_t telegram;
	Str form;
	struct prepared *prepared;
	void *tapped; /* what the tap made of it; NULL once the tap has it */
	const struct import_tap *tap;
	Str carried;                             /* packed; absent: the text is as it stood */
	unsigned char text_sha256[SHA256_BYTES]; /* of a telegram, also where nothing is prepared */

	/* END: is the file one telegram, so that its hash is that of the text? Else its bytes are hashed, if they can be */
	bool whole, hash, hashed;
	unsigned char sha256[SHA256_BYTES];
};

/* Copies of all that they are given. The holder frees them. */
struct job *job_of_file(enum job_kind kind, const struct source_file *f);
struct job *job_of_record(const struct record *r);
struct job *job_of_text(int64_t telegram, Str form, Str text);
void job_free(struct job *j);

/* What a job may weigh under way: its bytes, and what working on them takes. */
size_t job_weight(const struct job *j);

/* What a worker keeps for itself; without a preparer it only looks whether things are telegrams. */
struct job_worker {
	struct preparer *preparer;
	const struct import_tap *tap; /* NULL: nobody wants more */
	void *tap_own;
	struct arena cable, scratch;
};
void job_work(struct job_worker *w, struct job *j);

#endif
