/*
 * named - the telegram that a path names, read again from its bytes.
 */
#ifndef WEB_NAMED_H
#define WEB_NAMED_H

#include "archive/get.h"
#include "web/routes.h"

/* What the path names. */
struct named {
	struct mrn mrn; /* of /cable/…; number 0 else */
	IdList ids;     /* the telegrams of that number, or the one of /telegram/… */
	int64_t id;     /* the one to show; 0: none is held */
	bool moved;     /* the number was spelt in another way: the answer is its address */
};

struct loaded {
	struct summary summary;
	struct source source;
	struct cable *cable;
};

/* Find what the path names. False if the archive refused. */
bool named_find(struct visit *v, struct named *out, struct error *err);

/* Read a telegram and check it. */
bool named_load(struct visit *v, int64_t id, struct loaded *out, struct error *err);

/*
 * Both. False too when no telegram is held or the number was spelt in another way:
 * then `*ok` stays true and the answer says so.
 */
bool named_find_and_load(struct visit *v, struct named *n, struct loaded *out, bool *ok, struct error *err);

/* The answer that there is no such telegram. */
void named_missing(struct visit *v);

/* The summary of a telegram; NULL for id 0. */
bool named_summary(struct visit *v, int64_t id, const struct summary **out, struct error *err);

/* The page of a number that nobody holds. */
bool answer_absent(struct visit *v, const struct mrn *m, struct error *err);

/* Those of the numbers held before and after; NULL where there is none. */
bool named_neighbours(struct visit *v, const struct mrn *m, const struct summary **before,
                      const struct summary **after, struct error *err);

#endif
