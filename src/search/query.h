/*
 * query - a query as a tree: what docs/QUERY.md describes.
 *
 * Any text is a query. What cannot be an operator is a word; what was read
 * otherwise than it may have been meant is said in the notes. The tree has one
 * meaning, that of match.h.
 */
#ifndef SEARCH_QUERY_H
#define SEARCH_QUERY_H

#include "authority/addresses.h"
#include "authority/countries.h"
#include "authority/posts.h"
#include "cable/telegram.h"
#include "search/document.h"

enum {
	QUERY_DEPTH = 64,     /* nested parentheses; deeper ones are ignored */
	QUERY_WORDS = 4096,   /* of one query; more are left out, and a note says so */
	QUERY_APART = 100,    /* words between those of a NEAR */
	QUERY_NEARS = 8,      /* one within the other */
};

struct error;
struct feed;
struct regex;

/* Which forms of the telegram a word of the query stands for. */
enum word_fit {
	WORD_EXACT, /* itself */
	WORD_STEM,  /* every form with its stem */
	WORD_WILD,  /* * and ? */
	WORD_CLOSE, /* within one change */
	WORD_REGEX, /* the whole form matches */
};

enum query_kind {
	/* about words */
	Q_WORD,
	Q_PHRASE,  /* children side by side: words, or Q_OR of words and phrases */
	Q_NEAR,    /* two children in one part, at most so many positions apart */
	/* about a value of the telegram */
	Q_POST,
	Q_TAG,
	Q_COUNTRY,
	Q_CAPTION,
	Q_LEVEL,
	Q_PRECEDENCE,
	Q_DATE,
	Q_NUMBER,
	Q_TRAIT,
	Q_FINDING, /* a check rule has something to say about it */
	Q_SET,     /* it is one of a list that query_resolve() makes */
	/* about other nodes */
	Q_ALL,     /* every telegram; the empty query */
	Q_AND,
	Q_OR,
	Q_NOT,     /* one child */
	Q_IN,      /* a child looked for in some parts only; without a child: there is such a part */
};

/* Which parts a Q_IN lets its child see. */
struct scope {
	unsigned parts; /* bits of enum part_kind */
	bool one;       /* all of the child in the same part */
	Str mark;       /* with this portion mark, or this word of one; absent: any */
};

/* What has: and is: ask for. */
struct trait {
	Str name;  /* "has:ref" */
	Str words; /* "with references" */
	bool (*test)(const struct cable *c);
};

/* The lists that a Q_SET can be. */
enum query_set {
	SET_CITED,     /* telegrams that a number cites */
	SET_DUPLICATE, /* telegrams with another text of the same telegram beside them */
};

struct query_node {
	enum query_kind kind;
	Span span; /* of the query's text */
	const struct query_node **child;
	uint32_t n;
	union {
		struct {
			Str text; /* folded; of a WORD_REGEX the pattern between its slashes */
			uint32_t hash;
			enum word_fit fit;
			Str stem; /* of a WORD_STEM */
			const struct regex *regex; /* of a WORD_REGEX */
		} word;
		struct {
			uint32_t apart;
			bool ordered;
		} near;
		struct scope scope;
		struct {
			unsigned roles;          /* PART_FROM, PART_TO, PART_INFO */
			const struct post *post; /* NULL: the routing indicator or collective alone */
			Str ri;
			Str collective; /* an address to many posts: it, and its members */
			bool through;   /* also telegrams to a collective that the post is a member of */
		} post;
		struct {
			Str code; /* in capitals */
			bool wild;
		} tag;
		const struct country *country;
		Str caption;
		struct {
			int from, to; /* enum class_level, or enum prec */
			bool sbu;     /* unclassified with a control, whatever the levels */
		} range;
		struct {
			int from, to; /* 20060918; 0 is open */
		} date;
		struct {
			struct mrn mrn;
			bool itself, citing;
		} number;
		const struct trait *trait;
		struct {
			Str rule; /* in capitals */
			bool wild;
		} finding;
		struct {
			enum query_set which;
			struct mrn mrn; /* of a SET_CITED */
			const int64_t *ids; /* sorted, each once; none before query_resolve() */
			uint32_t n;
		} set;
	};
};

#define QUERY_SORTS(X) X(RELEVANCE, "relevance") X(DATE, "date") X(DATE_DOWN, "-date") X(MRN, "mrn")
enum query_sort {
	SORT_DEFAULT, /* relevance where there are words, else date */
#define X(id, word) SORT_##id,
	QUERY_SORTS(X)
#undef X
};

bool query_sort_read(Str word, enum query_sort *out);
Str query_sort_word(enum query_sort s);

/* A sentence about a piece of the query's text. */
struct query_note {
	Span span;
	Str text;
};

struct query {
	Str text;
	const struct query_node *root;
	LIST(struct query_note) notes;
	bool operators; /* something was read as more than words: the literal reading differs */
	bool booleans;  /* it has AND, OR, NOT or a minus, which prose may have meant otherwise */
	bool words;     /* some word is looked for */
	unsigned parts; /* what document_read() must read for it: bits of parts, and DOCUMENT_FINDINGS */
	LIST(struct query_node *) sets; /* its Q_SETs */
	enum query_sort sort; /* of a sort: in the text, else SORT_DEFAULT */
};

/* Read a query; `literal` reads all of it as words. It lives in `a` and points into `text`. */
struct query *query_read(struct arena *a, Str text, bool literal);

/* Say in words how a query, or a part of it, was read: "both words 'road' and 'map', sent in 1974". */
void query_explain(struct buf *b, const struct query_node *n);

/* The tree, a node on each line, those below further in, with the text that each was read from. */
void query_tree(struct buf *b, const struct query *q);

/*
 * Fill the Q_SETs of a query from an archive, or by a walk over files; to be called
 * before a run, and costs nothing where there are none. The lists live in `a`.
 */
bool query_resolve(struct query *q, struct arena *a, struct feed *f, struct error *err);

/* Whether the node is about words, not values: Q_WORD, Q_PHRASE, Q_NEAR, or an Q_OR of them. */
bool query_is_text(const struct query_node *n);

/* Whether it is one word with a hyphen: the whole word, or its parts as a phrase. */
bool query_is_compound(const struct query_node *n);

#endif
