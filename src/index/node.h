/*
 * node - a question to the index, as a tree.
 *
 * Who asks makes the tree; it lives where its maker put it. Every node has one
 * meaning: a set of documents. Words, phrases and what is made of them have
 * positions, too, which IN and NEAR look at.
 */
#ifndef INDEX_NODE_H
#define INDEX_NODE_H

#include "base/str.h"

enum node_kind {
	/* with positions */
	NODE_WORD,   /* a word in any form, or in one */
	NODE_FORMS,  /* every form that fits */
	NODE_PHRASE, /* children with positions, side by side in one part */
	NODE_NEAR,   /* two children in one part with at most `apart` positions between */
	/* values */
	NODE_ALL,
	NODE_VALUE,  /* a column has one of the words, or one that fits */
	NODE_NUMBER, /* a column's number lies in a range */
	NODE_IDS,    /* documents by their ids */
	NODE_PART,   /* there is a part with these bits and this mark */
	/* about others */
	NODE_AND,
	NODE_OR,     /* has positions where all children have */
	NODE_NOT,    /* one child */
	NODE_IN,     /* one child, looked for in some parts only */
};

/* What forms or words of a column are asked for. */
struct node_fit {
	Str begin; /* all begin so; may be empty */
	bool (*fits)(void *data, Str form); /* NULL: every one that begins so */
	void *data;
};

struct node {
	enum node_kind kind;
	const struct node *const *child;
	uint32_t n;
	union {
		struct {
			Str word;
			Str form; /* absent: any form; of one form, heavy places count as others do */
		} word;
		struct node_fit fit;
		struct {
			uint32_t apart;
			bool ordered;
		} near;
		struct {
			Str column;
			const Str *words;
			uint32_t n;
			const struct node_fit *fit; /* or NULL */
		} value;
		struct {
			Str column;
			int64_t from, to; /* both are in it */
			bool none;        /* documents without a number, too */
		} number;
		struct {
			const int64_t *ids;
			uint32_t n;
		} ids;
		struct {
			uint32_t bits; /* a part must have one of them; 0: any */
			const struct node_fit *mark; /* a part's mark must fit; NULL: any, or none */
			bool one;      /* all of the child in the same part */
		} in;
	};
};

/* Whether a node has positions. */
bool node_placed(const struct node *n);

#endif
