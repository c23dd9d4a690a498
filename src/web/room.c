/*
 * room - what the pages look into.
 */
#include "web/room.h"

static void close_connection(void *ar)
{
	archive_close(ar);
}

/* The archive is looked into once, so that one that cannot be opened is complained about at the start. */
bool room_open(struct room *r, const char *path, const char *host, struct error *err)
{
	struct archive *ar;

	if (!archive_open_read(&ar, path, err))
		return false;
	archive_close(ar);
	*r = (struct room){ .path = path, .host = host };
	if (pthread_key_create(&r->connection, close_connection) != 0)
		return fail(err, ERR_LIMIT, "the system has no room for another server");
	r->lookup = lookup_open(path);
	r->keeper = r->lookup ? keeper_open(path, r->lookup) : NULL;
	return true;
}

void room_close(struct room *r)
{
	pthread_key_delete(r->connection);
	keeper_close(r->keeper);
	lookup_close(r->lookup);
}

bool room_archive(struct room *r, struct archive **out, struct error *err)
{
	struct archive *ar = pthread_getspecific(r->connection);

	if (!ar) {
		if (!archive_open_read(&ar, r->path, err))
			return false;
		pthread_setspecific(r->connection, ar);
	}
	*out = ar;
	return true;
}
