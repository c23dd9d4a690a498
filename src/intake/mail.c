/*
 * mail - telegrams as mails: one in a file, or many as an mbox has them.
 *
 * The telegram is the mail's text/plain; where there is none, its text/html
 * without the markup. Texts that are attached are records of their own.
 */
#include "intake/cut.h"
#include "intake/markup.h"
#include "intake/mime.h"

enum { PART_DEPTH_MOST = 8 };

/* "From clerk@example.org Mon Sep 18 06:45:00 2006": the line between two mails of an mbox */
static bool is_separator(Str line)
{
	Str s = str_trim(line);

	return str_starts(line, S("From ")) && s.n > 20 && is_digit((unsigned char)s.p[s.n - 1]) &&
	       str_find_byte(str_cut(s, 5, s.n), ' ') > 0 && str_find_byte(s, ':') < s.n;
}

/* A mail's header has a field that only mails have, and nothing but fields. */
static bool is_header(Str s)
{
	static const Str signs[] = { S_INIT("Message-ID"), S_INIT("MIME-Version"), S_INIT("Received"),
	                             S_INIT("Return-Path"), S_INIT("Content-Type"), S_INIT("Delivered-To"),
	                             S_INIT("Content-Transfer-Encoding") };
	size_t colon = str_find_byte(s, ':');

	if (colon == s.n || colon == 0 || str_find_byte(str_cut(s, 0, colon), ' ') < colon ||
	    str_find_byte(str_cut(s, 0, colon), '\n') < colon)
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (mime_field(s, signs[i]).p)
			return true;
	return mime_field(s, S("From")).p && mime_field(s, S("Date")).p && mime_field(s, S("Subject")).p;
}

bool kind_is_mail(Str head)
{
	Str line, rest = head;

	if (!str_next(&rest, '\n', &line))
		return false;
	return is_separator(line) ? is_header(rest) : is_header(head);
}

/* A mail on its way to records. */
struct mail {
	struct cut *c;
	const struct form *form;
	size_t length;   /* in the window, its separator included */
	bool go, any;
	Str html;        /* the first text/html, as a part */
};

/* An mbox has a > before lines of the text that look like its separators. */
static void put_lines(struct buf *b, Str s, bool marked)
{
	for (size_t n; marked && (n = str_find(s, S("\n>From "))) < s.n; s = str_cut(s, n + 2, s.n))
		buf_put(b, str_cut(s, 0, n + 1));
	buf_put(b, s);
}

static void give_text(struct mail *m, const struct mime_part *part, bool markup)
{
	struct slice slice = { .form = m->form, .length = m->length };
	struct buf body, text;

	buf_init(&body, BUF_MOST);
	buf_init(&text, CABLE_TEXT_MOST + 1);
	mime_put_body(&body, part);
	if (markup)
		markup_put_text(&text, buf_str(&body));
	else
		put_lines(&text, buf_str(&body), m->form == &form_mbox);
	m->any = true;
	m->go = cut_made(m->c, &slice, &text);
	buf_release(&body);
	buf_release(&text);
}

static void take_part(struct mail *m, Str s, int depth);

static void take_parts(struct mail *m, const struct mime_part *part, int depth)
{
	Str rest = part->body, inner;

	while (m->go && depth < PART_DEPTH_MOST && mime_next(&rest, part->boundary, &inner))
		take_part(m, inner, depth + 1);
}

static void take_part(struct mail *m, Str s, int depth)
{
	struct mime_part part;

	mime_read(s, &part);
	if (str_istarts(part.type, S("multipart/")))
		take_parts(m, &part, depth);
	else if (str_ieq(part.type, S("message/rfc822")) && depth < PART_DEPTH_MOST)
		take_part(m, part.body, depth + 1);
	else if (str_ieq(part.type, S("text/html")) && !m->html.p)
		m->html = s;
	else if (!part.type.p || str_ieq(part.type, S("text/plain")) || str_ieq(part.type, S("text")))
		give_text(m, &part, false);
}

/* The mail of `length` bytes at the window's front, its separator `skip` bytes of it. */
static bool give_mail(struct cut *c, size_t skip, size_t length)
{
	struct mail m = { .c = c, .form = skip ? &form_mbox : &form_eml, .length = length, .go = true };
	struct mime_part html;

	take_part(&m, str_cut(stream_see(c->from, 0), skip, length), 0);
	if (m.go && !m.any && m.html.p) {
		mime_read(m.html, &html);
		give_text(&m, &html, true);
	}
	if (m.go && !m.any)
		m.go = cut_other(c, 0, length, "line %llu: a mail without text", c->from->line);
	return m.go;
}

/* Leave the rest of a mail behind that is too large, all but its last byte. */
static bool leave_mail(struct cut *c, size_t at, bool told)
{
	bool go = told || cut_failed(c, 0, at, "line %llu: the mail is larger than the %d MiB that one may have",
	                             c->from->line, INTAKE_RECORD_MOST >> 20);

	stream_skip(c->from, at - 1);
	return go;
}

/* One mail of an mbox: up to the separator of the next one. */
static bool cut_mail(struct cut *c)
{
	size_t at = 0, skip = 0;
	bool large = false, go = true;
	Str line;

	while (go && stream_line(c->from, at, &line) && !(at && is_separator(line))) {
		skip = at ? skip : line.n;
		at += line.n;
		if (at > INTAKE_RECORD_MOST) {
			go = leave_mail(c, at, large);
			large = true;
			at = 1;
		}
	}
	go = go && (large || give_mail(c, skip, at));
	stream_skip(c->from, at);
	return go;
}

void mail_cut(struct cut *c)
{
	Str all;

	if (str_starts(stream_see(c->from, 5), S("From "))) {
		while (stream_see(c->from, 1).n && cut_mail(c))
			;
	} else if (cut_whole(c, &all)) {
		give_mail(c, 0, all.n);
	}
}
