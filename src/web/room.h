/*
 * room - what the pages look into: the archive, with a connection for each thread that answers.
 */
#ifndef WEB_ROOM_H
#define WEB_ROOM_H

#include <pthread.h>

#include "archive/archive.h"
#include "search/lookup.h"
#include "web/keeper.h"

struct room {
	const char *path; /* of the archive */
	const char *host; /* the address it is served at */
	pthread_key_t connection;
	struct keeper *keeper;
	struct lookup *lookup; /* the index, for all threads; NULL: every telegram is looked at */
};

bool room_open(struct room *r, const char *path, const char *host, struct error *err);
void room_close(struct room *r); /* when no thread answers any more */

/* The connection of this thread; it is closed when the thread ends. */
bool room_archive(struct room *r, struct archive **out, struct error *err);

#endif
