/*
 * intake - the telegrams that a file holds, one after the other.
 */
#include "intake/intake.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "intake/cut.h"

void intake_init(struct intake *in)
{
	arena_init(&in->cable);
	arena_init(&in->scratch);
	in->chunk = 0;
}

void intake_release(struct intake *in)
{
	arena_release(&in->cable);
	arena_release(&in->scratch);
}

static Str base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return str_of(slash ? slash + 1 : path);
}

static void read_file(struct reading *r, const char *path, int fd)
{
	struct stream st;
	struct cut c = { .r = r, .from = &st, .name = base_name(path) };

	stream_init_file(&st, &fd, r->chunk);
	cut_stream(&c);
	stream_release(&st);
}

static bool refuse(struct reading *r, const char *reason)
{
	struct record failed = { .kind = ITEM_FAILED, .reason = str_of(reason) };

	return r->each(r->data, &failed);
}

bool intake_records(struct intake *in, const char *path, record_each *each, void *data)
{
	struct reading r = { .each = each, .data = data, .chunk = in->chunk };
	bool std = strcmp(path, "-") == 0;
	int fd = std ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return refuse(&r, strerror(errno));
	read_file(&r, path, fd);
	if (!std)
		close(fd);
	return !r.stopped;
}

static long pull_bytes(void *data, char *to, size_t most, struct error *err)
{
	Str *rest = data;
	size_t n = rest->n < most ? rest->n : most;

	(void)err;
	if (n)
		memcpy(to, rest->p, n);
	*rest = str_cut(*rest, n, rest->n);
	return (long)n;
}

bool intake_bytes(struct intake *in, Str bytes, record_each *each, void *data)
{
	struct reading r = { .each = each, .data = data, .chunk = in->chunk };
	struct stream st;
	struct cut c = { .r = &r, .from = &st, .name = S("data") };

	stream_init(&st, pull_bytes, &bytes, in->chunk);
	cut_stream(&c);
	stream_release(&st);
	return !r.stopped;
}

/* What intake_read() hands on. */
struct taker {
	struct intake *in;
	bool (*each)(void *data, const struct item *it);
	void *data;
};

static bool take_record(void *data, const struct record *r)
{
	struct taker *t = data;
	struct item it = { .kind = r->kind, .form = r->form, .member = r->member, .offset = r->offset,
	                   .length = r->length, .reason = r->reason };

	arena_reset(&t->in->cable);
	arena_reset(&t->in->scratch);
	if (r->kind != ITEM_TELEGRAM)
		return t->each(t->data, &it);
	it.cable = telegram_read(&t->in->cable, &t->in->scratch, r->text);
	if (!telegram_likely(it.cable)) {
		it.kind = ITEM_OTHER;
		it.form = NULL;
		it.cable = NULL;
		it.reason = S("nothing in it reads like a telegram");
	}
	return t->each(t->data, &it);
}

bool intake_read(struct intake *in, const char *path, bool (*each)(void *data, const struct item *it), void *data)
{
	struct taker t = { in, each, data };

	return intake_records(in, path, take_record, &t);
}
