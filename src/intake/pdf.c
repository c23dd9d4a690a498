/*
 * pdf - the text layer of a PDF, which poppler's pdftotext takes out in a process
 * of its own, within limits of time and size.
 *
 * The text is cut like any other; a record knows the page that it begins on.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "intake/cut.h"

enum { CHILD_MEMORY_MIB = 2048, NOT_FOUND = 127 };

/* pdftotext at work; its input is a socket, which may close without a signal to us. */
struct pdf {
	struct stream *from;
	pid_t pid; /* 0 when it was waited for */
	int in, out; /* -1 when closed */
	uint64_t fed, taken;
	time_t deadline;
};

bool kind_is_pdf(Str head)
{
	head = str_cut(head, 0, 1024); /* a mark of some printers may stand before it */
	return str_find(head, S("%PDF-")) < head.n;
}

static time_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec;
}

static void limit(int what, rlim_t most)
{
	setrlimit(what, &(struct rlimit){ most, most });
}

/* In the new process. */
static void become_pdftotext(int in, int out)
{
	int none = open("/dev/null", O_WRONLY);

	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, INTAKE_PDF_SECONDS);
	limit(RLIMIT_AS, (rlim_t)CHILD_MEMORY_MIB << 20);
	if (dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 && dup2(none, STDERR_FILENO) >= 0)
		execlp("pdftotext", "pdftotext", "-q", "-layout", "-enc", "UTF-8", "-", "-", (char *)NULL);
	_exit(NOT_FOUND);
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static bool start(struct pdf *p)
{
	int in[2] = { -1, -1 }, out[2] = { -1, -1 };

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, in) == 0 && pipe(out) == 0) {
		fcntl(in[0], F_SETFD, FD_CLOEXEC);
		fcntl(out[0], F_SETFD, FD_CLOEXEC);
		p->pid = fork();
		if (p->pid == 0) {
			close(in[0]);
			close(out[0]);
			become_pdftotext(in[1], out[1]);
		}
	}
	close_fd(&in[1]);
	close_fd(&out[1]);
	p->in = in[0];
	p->out = out[0];
	p->deadline = now() + INTAKE_PDF_SECONDS;
	return p->pid > 0;
}

static void stop(struct pdf *p)
{
	close_fd(&p->in);
	close_fd(&p->out);
	if (p->pid > 0) {
		kill(p->pid, SIGKILL);
		while (waitpid(p->pid, NULL, 0) < 0 && errno == EINTR)
			;
	}
	p->pid = 0;
}

/* It has said all: did it end well? */
static bool ended_well(struct pdf *p, struct error *err)
{
	int status = 0;

	while (waitpid(p->pid, &status, 0) < 0 && errno == EINTR)
		;
	p->pid = 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND)
		return fail(err, ERR_MISSING, "the text of a PDF is taken out by pdftotext: install poppler-utils");
	return fail(err, ERR_FORMAT, "pdftotext cannot read this PDF; it may be damaged or locked with a password");
}

/* Hand it a piece of the PDF; a process that wants no more of it is closed. */
static bool feed(struct pdf *p, struct error *err)
{
	Str s = stream_see(p->from, 1);
	ssize_t n = s.n ? send(p->in, s.p, s.n, MSG_NOSIGNAL | MSG_DONTWAIT) : 0;

	if (n > 0) {
		stream_skip(p->from, (size_t)n);
		p->fed += (uint64_t)n;
	} else if (s.n == 0 || (errno != EAGAIN && errno != EINTR)) {
		close_fd(&p->in);
	}
	if (p->fed > INTAKE_PDF_MOST)
		return fail(err, ERR_LIMIT, "the PDF is larger than %d MiB", INTAKE_PDF_MOST >> 20);
	return !stream_broken(p->from) || fail(err, p->from->err.kind, "%s", p->from->err.text);
}

/* Feed until it answers; false when it may not go on. */
static bool wait_for_text(struct pdf *p, struct error *err)
{
	for (;;) {
		struct pollfd fds[2] = { { .fd = p->out, .events = POLLIN }, { .fd = p->in, .events = POLLOUT } };
		time_t left = p->deadline - now();

		if (left <= 0)
			return fail(err, ERR_LIMIT, "pdftotext takes longer than %d seconds over this PDF", INTAKE_PDF_SECONDS);
		if (poll(fds, 2, (int)left * 1000) < 0 && errno != EINTR)
			return fail(err, ERR_IO, "%s", strerror(errno));
		if (fds[0].revents)
			return true;
		if (fds[1].revents && !feed(p, err))
			return false;
	}
}

static long pull_text(void *data, char *to, size_t most, struct error *err)
{
	struct pdf *p = data;
	ssize_t n;

	if (!wait_for_text(p, err))
		return -1;
	do
		n = read(p->out, to, most);
	while (n < 0 && errno == EINTR);
	if (n == 0)
		return ended_well(p, err) ? 0 : -1;
	p->taken += n > 0 ? (uint64_t)n : 0;
	if (n < 0 || p->taken > INTAKE_PDF_TEXT_MOST) {
		fail(err, ERR_LIMIT, "the PDF has more than %d MiB of text", INTAKE_PDF_TEXT_MOST >> 20);
		return -1;
	}
	return n;
}

static void cut_pages(struct cut *c)
{
	Str head = stream_see(c->from, INTAKE_HEAD);

	if (stream_broken(c->from) && head.n == 0)
		cut_failed(c, CUT_WHOLE, 0, "%s", c->from->err.text);
	else if (head.n < INTAKE_HEAD && str_trim(head).n == 0)
		cut_other(c, CUT_WHOLE, 0, "the PDF has pictures of pages and no text;"
		          " put text into it with an OCR program first");
	else
		texts_cut(c);
}

void pdf_cut(struct cut *c)
{
	struct pdf p = { .from = c->from, .in = -1, .out = -1 };
	struct stream text;
	struct cut pages = *c;

	if (!start(&p)) {
		cut_failed(c, CUT_WHOLE, 0, "pdftotext cannot be started: %s", strerror(errno));
		stop(&p);
		return;
	}
	stream_init(&text, pull_text, &p, c->r->chunk);
	pages.from = &text;
	pages.paged = true;
	pages.page = 1;
	cut_pages(&pages);
	c->given += pages.given;
	stream_release(&text);
	stop(&p);
}
