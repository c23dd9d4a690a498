/*
 * intake - the telegrams that a file holds, one after the other.
 *
 * A file gives items: telegrams, already read, or a reason why there is none.
 * Today a file is one telegram; a container is a form that gives many.
 */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include "cable/telegram.h"
#include "intake/form.h"

enum item_kind {
	ITEM_TELEGRAM,
	ITEM_OTHER, /* readable, but not a telegram; `reason` says what it is */
	ITEM_FAILED /* not readable; `reason` says why */
};

struct item {
	enum item_kind kind;
	const struct form *form; /* of a telegram, else NULL */
	Str member;              /* its name within a container; absent if the file is the telegram */
	uint64_t offset, length; /* its place in the file */
	struct cable *cable;     /* of a telegram, not yet checked; it and its text last as long as the call */
	Str reason;
};

/* Memory for one reader, used again from file to file. */
struct intake {
	struct arena file, cable, scratch;
};

void intake_init(struct intake *in);
void intake_release(struct intake *in);

/*
 * Give each item of the file at `path` ("-" is standard input) to `each`, at least
 * one. False if `each` answered false, which ends the reading. Findings of a
 * telegram may be filled with telegram_check(&in->cable, …).
 */
bool intake_read(struct intake *in, const char *path, bool (*each)(void *data, const struct item *it), void *data);

#endif
