/*
 * terminal - what standard output is: colours, width, pager.
 */
#include "cli/terminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/visible.h"

enum { WIDTH_DEFAULT = 80, WIDTH_LEAST = 40, WIDTH_MOST = 1000 };

static unsigned width_of(int fd)
{
	struct winsize w;

	return ioctl(fd, TIOCGWINSZ, &w) == 0 && w.ws_col ? w.ws_col : WIDTH_DEFAULT;
}

/* $COLUMNS is what the reader asks for, also where there is no terminal. */
static unsigned width_wanted(bool there)
{
	Str columns = str_of(getenv("COLUMNS"));
	uint32_t n;

	if (columns.p && take_number(&columns, 4, &n) && columns.n == 0 && n >= WIDTH_LEAST && n <= WIDTH_MOST)
		return n;
	return there ? width_of(STDOUT_FILENO) : WIDTH_DEFAULT;
}

static bool color_wanted(enum color color, bool there)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (color != COLOR_AUTO)
		return color == COLOR_ALWAYS;
	return there && !(no && *no) && term && strcmp(term, "dumb") != 0;
}

/* The first of the three that is set decides, as for every program. */
static bool utf8_wanted(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		Str set = str_of(getenv(names[i]));

		if (set.n)
			return str_ifind(set, S("utf-8")) < set.n || str_ifind(set, S("utf8")) < set.n;
	}
	return false;
}

void terminal_open(struct terminal *t, enum color color)
{
	bool there = isatty(STDOUT_FILENO);

	*t = (struct terminal){
		.there = there,
		.color = color_wanted(color, there),
		.utf8 = utf8_wanted(),
		.width = width_wanted(there),
	};
}

/* The child: the pager, through a shell because $PAGER may hold options. */
static void become_pager(const int fds[2])
{
	const char *pager = getenv("PAGER");

	dup2(fds[0], STDIN_FILENO);
	close(fds[0]);
	close(fds[1]);
	setenv("LESS", "FRX", 0);
	setenv("LESSCHARSET", "utf-8", 0);
	execl("/bin/sh", "sh", "-c", pager && *pager ? pager : "less", (char *)NULL);
	_exit(127);
}

void terminal_page(struct terminal *t)
{
	const char *pager = getenv("PAGER");
	int fds[2];

	if (!t->there || (pager && strcmp(pager, "cat") == 0) || pipe(fds) != 0)
		return;
	fflush(stdout);
	t->pager = fork();
	if (t->pager == 0)
		become_pager(fds);
	if (t->pager > 0)
		dup2(fds[1], STDOUT_FILENO);
	else
		t->pager = 0;
	close(fds[0]);
	close(fds[1]);
}

void terminal_close(struct terminal *t)
{
	fflush(stdout);
	if (!t->pager)
		return;
	close(STDOUT_FILENO);
	while (waitpid(t->pager, NULL, 0) < 0 && errno == EINTR)
		;
	t->pager = 0;
}

unsigned terminal_error_width(void)
{
	return isatty(STDERR_FILENO) ? width_of(STDERR_FILENO) : 0;
}

void style_put(struct buf *b, const struct terminal *t, enum style s)
{
	static const char *const codes[STYLE_COUNT] = {
#define X(id, code) code,
		STYLES(X)
#undef X
	};

	if (t->color)
		buf_printf(b, "\033[%sm", codes[s]);
}

size_t style_text(struct buf *b, const struct terminal *t, enum style s, Str text)
{
	size_t width;

	if (s == STYLE_END)
		return visible_put(b, text, 0);
	style_put(b, t, s);
	width = visible_put(b, text, 0);
	style_put(b, t, STYLE_END);
	return width;
}

void stroke_put(struct buf *b, const struct terminal *t, enum stroke s, size_t count)
{
	static const char *const strokes[STROKE_COUNT][2] = {
#define X(id, fine, plain) { plain, fine },
		STROKES(X)
#undef X
	};

	while (count-- > 0)
		buf_z(b, strokes[s][t->utf8]);
}

void output_flush(struct buf *b)
{
	fwrite(b->p ? b->p : "", 1, b->n, stdout);
	buf_clear(b);
}

bool output_good(struct error *err)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	return fail(err, ERR_IO, "the output could not be written: %s", strerror(errno));
}
