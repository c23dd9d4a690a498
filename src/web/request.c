/*
 * request - what a browser asks, and what it is answered.
 */
#include "web/request.h"

Str request_get(const struct request *rq, const char *name)
{
	for (uint32_t i = 0; i < rq->parameters.n; i++)
		if (str_eq(rq->parameters.v[i].name, str_of(name)))
			return rq->parameters.v[i].value;
	return STR_NONE;
}

long request_number(const struct request *rq, const char *name, long least, long otherwise)
{
	Str s = request_get(rq, name);
	uint32_t n;

	if (!take_number(&s, 9, &n) || s.n || (long)n < least)
		return otherwise;
	return (long)n;
}
