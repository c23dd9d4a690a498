/*
 * ask - a question to the index, as a tree.
 *
 * Who asks makes the tree; it lives where its maker put it. Every node has one
 * meaning: a set of documents. Words, phrases and what is made of them have
 * positions, too, which IN and NEAR look at.
 */
#ifndef INDEX_ASK_H
#define INDEX_ASK_H

#include "base/str.h"

enum ask_kind {
	/* with positions */
	ASK_WORD,   /* a word in any form, or in one */
	ASK_FORMS,  /* every form that fits */
	ASK_PHRASE, /* children with positions, side by side in one part */
	ASK_NEAR,   /* two children in one part with at most `apart` positions between */
	/* values */
	ASK_ALL,
	ASK_VALUE,  /* a column has one of the words, or one that fits */
	ASK_NUMBER, /* a column's number lies in a range */
	ASK_IDS,    /* documents by their ids */
	ASK_PART,   /* there is a part with these bits and this mark */
	/* about others */
	ASK_AND,
	ASK_OR,     /* has positions where all children have */
	ASK_NOT,    /* one child */
	ASK_IN,     /* there are such parts, and the child is true of them alone; inside another IN both must fit */
};

/* What forms or words of a column are asked for. */
struct ask_fit {
	Str begin; /* all begin so; may be empty */
	bool (*fits)(void *data, Str form); /* NULL: every one that begins so */
	void *data;
};

struct ask {
	enum ask_kind kind;
	const struct ask *const *child;
	uint32_t n;
	union {
		struct {
			Str word;
			Str form; /* absent: any form; of one form, heavy places count as others do */
		} word;
		struct ask_fit fit;
		struct {
			uint32_t apart;
			bool ordered;
		} near;
		struct {
			Str column;
			const Str *words;
			uint32_t n;
			const struct ask_fit *fit; /* or NULL */
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
			const struct ask_fit *mark; /* a part's mark must fit; NULL: any, or none */
			bool one;      /* all of the child in the same part */
			bool heavy;    /* what stands in these parts is heavy: that is a short way to few documents */
		} in;
	};
};

/* Whether a node has positions. */
bool ask_has_places(const struct ask *n);

#endif
