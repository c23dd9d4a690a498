/*
 * cable.h - libcable: read telegrams.
 *
 * A telegram is any bytes: reading it always succeeds, oddities become
 * findings, and the nodes of its tree add up to every byte once. All offsets
 * are bytes of the text that was given; text that is handed out is not
 * NUL-terminated, belongs to the telegram and is good until cable_close().
 *
 * No globals: any number of telegrams may be read at once, by any threads; one
 * telegram is used by one thread at a time. Nothing here ends the process:
 * when memory is gone, cable_open() and cable_json() answer CABLE_NOMEM.
 */
#ifndef CABLE_H
#define CABLE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CABLE_API __attribute__((visibility("default")))
#define CABLE_VERSION_MAJOR 0
#define CABLE_VERSION_MINOR 1

enum cable_status {
	CABLE_OK,
	CABLE_NOMEM,
	CABLE_TOO_LARGE, /* more than CABLE_LARGEST bytes */
};

enum { CABLE_LARGEST = 16 * 1024 * 1024 };

/* Absent text has p == NULL. */
struct cable_text {
	const char *p;
	size_t n;
};

struct cable_place {
	uint32_t offset, length;
};

struct cable_telegram;

/*
 * Read `n` bytes at `bytes`, which are copied. On CABLE_OK `*out` is a telegram
 * that the caller closes; otherwise it is untouched.
 */
CABLE_API enum cable_status cable_open(const void *bytes, size_t n, struct cable_telegram **out);
CABLE_API void cable_close(struct cable_telegram *t); /* NULL is allowed */

/* The values that stand once in a telegram. */
enum cable_value {
	CABLE_PROFILE,        /* "aad": the kind of copy */
	CABLE_MRN,            /* "06ALMATY3273" */
	CABLE_DTG,            /* as received, "180645Z SEP 06" */
	CABLE_TIME,           /* "2006-09-18T06:45Z" */
	CABLE_PRECEDENCE,     /* "PRIORITY" */
	CABLE_FROM,           /* plain address of the originator */
	CABLE_CLASSIFICATION, /* as sent, "CONFIDENTIAL" */
	CABLE_SUBJECT,
	CABLE_SUMMARY,
	CABLE_COMMENT,
	CABLE_SIGNER,
};

CABLE_API struct cable_text cable_get(const struct cable_telegram *t, enum cable_value v);

/* The values that stand in lists. */
enum cable_list {
	CABLE_TO,         /* text: address; name: canonical post */
	CABLE_INFO,
	CABLE_CAPTIONS,   /* text: caption */
	CABLE_TAGS,       /* text: code; kind; name */
	CABLE_REFERENCES, /* text: canonical number, or absent; kind; name: as received */
	CABLE_PARAGRAPHS, /* text; kind: portion mark; number, -1 if it has none */
	CABLE_FINDINGS,   /* text: sentence; kind: "error", "warning", "information"; name: rule */
};

struct cable_item {
	struct cable_text text, kind, name;
	int number;
	struct cable_place place;
};

CABLE_API size_t cable_count(const struct cable_telegram *t, enum cable_list list);

/* Item `i` of a list, 0 <= i < cable_count(); an item beyond has absent text and length 0. */
CABLE_API struct cable_item cable_at(const struct cable_telegram *t, enum cable_list list, size_t i);

/*
 * The tree in preorder: the subtree of node i ends before node `end`; a node
 * with end == i + 1 is a leaf. Leaves cover every byte of the text once.
 */
struct cable_node {
	struct cable_place place;
	uint32_t end;
	const char *kind; /* "fl5-preamble", "tag" … */
};

CABLE_API size_t cable_node_count(const struct cable_telegram *t);
CABLE_API struct cable_node cable_node(const struct cable_telegram *t, size_t i);

/*
 * The telegram as one line of cable JSON, version 1. `*out` is NUL-terminated,
 * `*n` its length without the NUL; the caller gives it to free().
 */
CABLE_API enum cable_status cable_json(const struct cable_telegram *t, char **out, size_t *n);

#ifdef __cplusplus
}
#endif

#endif
