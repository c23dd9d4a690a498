/*
 * purge_runs - pieces that a text shares with something else.
 */
#include "archive/purge_runs.h"

#include <stdlib.h>

/* A run is kept whole: two numbers are its bytes. */
struct run_slot {
	uint64_t front;
	uint32_t end;
	enum { FREE, PLAIN, SUSPECT } state;
};

static struct run_slot read_run(const char *p)
{
	struct run_slot s = { 0 };

	memcpy(&s.front, p, sizeof s.front);
	memcpy(&s.end, p + sizeof s.front, sizeof s.end);
	return s;
}

/* The slot that has the run, or the free one where it would be. */
static struct run_slot *find(const struct runs *r, const struct run_slot *run)
{
	uint64_t h = (run->front ^ (uint64_t)run->end << 29) * UINT64_C(0x9E3779B97F4A7C15);
	size_t i = (size_t)(h >> 20) & (r->room - 1);

	while (r->slots[i].state != FREE && (r->slots[i].front != run->front || r->slots[i].end != run->end))
		i = (i + 1) & (r->room - 1);
	return &r->slots[i];
}

bool runs_init(struct runs *r, Str text)
{
	*r = (struct runs){ .room = 64 };
	while (r->room < 2 * text.n)
		r->room *= 2;
	r->slots = calloc(r->room, sizeof *r->slots);
	for (size_t i = 0; r->slots && i + RUN_BYTES <= text.n; i++) {
		struct run_slot run = read_run(text.p + i);

		run.state = PLAIN;
		*find(r, &run) = run;
	}
	return r->slots != NULL;
}

void runs_release(struct runs *r)
{
	free(r->slots);
}

void runs_suspect(struct runs *r, Str bytes)
{
	for (size_t i = 0; i + RUN_BYTES <= bytes.n; i++) {
		const struct run_slot run = read_run(bytes.p + i);
		struct run_slot *s = find(r, &run);

		if (s->state == PLAIN) {
			s->state = SUSPECT;
			r->suspect++;
		}
	}
}

void runs_clear(struct runs *r, Str other)
{
	for (size_t i = 0; r->suspect && i + RUN_BYTES <= other.n; i++) {
		const struct run_slot run = read_run(other.p + i);
		struct run_slot *s = find(r, &run);

		if (s->state == SUSPECT) {
			s->state = PLAIN;
			r->suspect--;
		}
	}
}

bool runs_share(const struct runs *r, Str bytes)
{
	for (size_t i = 0; i + RUN_BYTES <= bytes.n; i++) {
		const struct run_slot run = read_run(bytes.p + i);

		if (find(r, &run)->state != FREE)
			return true;
	}
	return false;
}
