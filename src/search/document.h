/*
 * document - one telegram as the search sees it: parts with their tokens.
 *
 * Words are looked for in the parts of the telegram itself. Banners, page lines,
 * the routing above the address and what an archive noted are no parts. Summary
 * and comment are no parts of their own: they lie over paragraphs.
 */
#ifndef SEARCH_DOCUMENT_H
#define SEARCH_DOCUMENT_H

#include "cable/telegram.h"
#include "search/token.h"

/* kind           name             in explanations */
#define PART_KINDS(X) \
	X(SUBJECT,       "subject",       "the subject") \
	X(PARAGRAPH,     "paragraph",     "the paragraphs") \
	X(HEADING,       "heading",       "the headings") \
	X(SIGNER,        "signer",        "the signature") \
	X(CLASSIFIED_BY, "classified_by", "the classified-by line") \
	X(DRAFTING,      "drafting",      "the lines of drafters and clearers") \
	X(PASS_LINE,     "pass_line",     "the pass lines") \
	X(CAPTION,       "caption",       "the captions") \
	X(ORDER,         "eo",            "the executive order line") \
	X(TAG,           "tag",           "the TAGS") \
	X(REFERENCE,     "ref",           "the references") \
	X(FROM,          "from",          "the originator") \
	X(TO,            "to",            "the action addressees") \
	X(INFO,          "info",          "the information addressees") \
	X(EXEMPT,        "exempt",        "the exempted addressees") \
	X(FIELD,         "field",         "other lines of the head") \
	X(SUMMARY,       "summary",       "the summary") \
	X(COMMENT,       "comment",       "the comment")

enum part_kind {
#define X(kind, name, words) PART_##kind,
	PART_KINDS(X)
#undef X
	PART_KIND_COUNT
};

#define PART_BIT(kind) (1u << PART_##kind)

enum {
	PARTS_OVER = PART_BIT(SUMMARY) | PART_BIT(COMMENT), /* lie over paragraphs */
	PARTS_ALL = (1u << PART_KIND_COUNT) - 1,
	PARTS_PLAIN = PARTS_ALL & ~PARTS_OVER,              /* the kinds that there are parts of */
	DOCUMENT_FINDINGS = 1u << PART_KIND_COUNT,          /* for document_read(): the telegram is checked, too */
};

Str part_name(enum part_kind kind);  /* "subject" */
Str part_words(enum part_kind kind); /* "the subject" */

struct part {
	uint8_t kind;
	int paragraph; /* index, -1 for other parts */
	unsigned over; /* of a paragraph: bits of the summary and comment that lie over it */
	Str mark;      /* portion mark, absent if there is none */
	Str text;      /* what marks count bytes of */
	uint32_t first, n; /* its tokens */
	uint32_t at, end;  /* its positions */
};

struct document {
	const struct cable *cable;
	int64_t id; /* of the archive; of files: which one, from 1; 0 until the caller sets it */
	StrList findings; /* ids of the check rules that say something, each once */
	LIST(struct part) parts;
	TokenList tokens;
	uint32_t length; /* positions of the plain parts */
};

/*
 * Make the document of a telegram; `kinds` are the bits of the parts whose tokens
 * are wanted, and DOCUMENT_FINDINGS. Lives in `a`; texts are those of the telegram.
 */
struct document *document_read(struct arena *a, const struct cable *c, unsigned kinds);

#endif
