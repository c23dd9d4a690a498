/*
 * bag - telegrams as a BagIt bag (RFC 8493, version 1.0): plain files with checksums, for keeping without us.
 *
 *	data/telegrams/0001/00000012-74LAPAZ9480.txt   the bytes of a telegram: id and number
 *	data/telegrams/0001.jsonl                      what was read out of those: cable JSON, a line each
 *	data/imports.jsonl, data/troubles.jsonl        where they came from; what else was offered, and why it is not here
 *	data/corrections.jsonl                         corrections by persons, if there are any
 *	bag-info.txt                                   with the root of the archive's log
 *
 * A folder of telegrams has at most a thousand.
 */
#ifndef ARCHIVE_BAG_H
#define ARCHIVE_BAG_H

#include "archive/get.h"

struct bag_want {
	const char *folder; /* that is made */
	const char *agent;  /* program and version */
	const IdList *ids;  /* the telegrams, in this order; NULL: all of the archive */
	const char *query;  /* that chose them, for bag-info.txt; may be NULL */
	void (*progress)(void *data, int64_t done, int64_t all); /* may be NULL */
	void *data;
};

struct bag_report {
	int64_t telegrams, files, bytes; /* of the payload */
};

/*
 * Write a bag. It is put together under another name beside `folder` and appears when
 * all of it is on the disk. ERR_USAGE if there is something of that name already.
 */
bool bag_write(struct archive *ar, const struct bag_want *want, struct bag_report *out, struct error *err);

#endif
