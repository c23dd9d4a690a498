/*
 * html - text into HTML, always escaped.
 *
 * What a telegram, a query or an archive says goes out through html_text() or a
 * `$` of html_fill(), in element content and in quoted attribute values alike.
 * Markup is written in the program as string literals; there is no way to put
 * markup that is not one.
 */
#ifndef PAGE_HTML_H
#define PAGE_HTML_H

#include "base/arena.h"
#include "base/buf.h"

/* A page being written, and the memory for what is made on the way. */
struct html {
	struct buf *out;
	struct arena *a;
};

/*
 * Put text. Bytes that are not UTF-8 become U+FFFD, one for each byte; control
 * characters become their pictures (U+2400 and on) or U+FFFD, and so do marks that
 * turn the direction of writing, so that nothing on the page is other than it looks.
 */
void html_text(struct buf *b, Str s);

/* Put markup with each `$` replaced by the text that comes next, escaped. */
void html_fill_from(struct html *h, Str markup, const Str *text, size_t n);

/* Markup without text: html_put(h, "<hr>"). Takes a string literal and nothing else. */
#define html_put(h, markup) buf_put((h)->out, S("" markup ""))

/* Markup with text: html_fill(h, "<a href=\"$\">$</a>", url, name). */
#define html_fill(h, markup, ...) \
	html_fill_from((h), S("" markup ""), (const Str[]){ __VA_ARGS__ }, \
	               sizeof((const Str[]){ __VA_ARGS__ }) / sizeof(Str))

/* A number as text, for html_fill(). */
Str html_number(struct html *h, long long n);

#endif
