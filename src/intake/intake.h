/*
 * intake - the telegrams that a file holds, one after the other.
 *
 * A file is a telegram, a file of many, or a container of files, nested at
 * will; what it is shows in its first bytes, never in its name. It is read
 * once from the front, through a window of bounded size.
 */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include "cable/telegram.h"
#include "intake/record.h"

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
	struct arena cable, scratch;
	size_t chunk; /* bytes asked of a file at once; 0 chooses. Records are the same whatever it is. */
};

void intake_init(struct intake *in);
void intake_release(struct intake *in);

/*
 * Give each record of the file at `path` ("-" is standard input) to `each`, at
 * least one, in the order of the file. Damage and limits that are passed are
 * records of their own (ITEM_FAILED), and the reading goes on behind them where
 * that can be done. False if `each` answered false, which ends the reading.
 */
bool intake_records(struct intake *in, const char *path, record_each *each, void *data);

/* The same of a file's bytes that are in memory. */
bool intake_bytes(struct intake *in, Str bytes, record_each *each, void *data);

/*
 * intake_records() with each record read as a telegram. Findings of one may be filled
 * with telegram_check(&in->cable, …).
 */
bool intake_read(struct intake *in, const char *path, bool (*each)(void *data, const struct item *it), void *data);

#endif
