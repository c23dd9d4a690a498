/*
 * view - the parts of a document that a node of a query may look at.
 */
#ifndef SEARCH_VIEW_H
#define SEARCH_VIEW_H

#include "search/document.h"
#include "search/query.h"

/* The parts that a node may look at: those that every surrounding view allows. */
struct view {
	const struct view *outer;
	unsigned kinds; /* bits; 0: as the outer view, or the plain parts */
	unsigned over;  /* only paragraphs below one of these; 0: any */
	Str mark;       /* only paragraphs with this mark; absent: any */
	int only;       /* only this part; -1: any */
};

/* Whether the part with this index may be looked at; without any view the plain parts may. */
bool view_has(const struct view *v, const struct document *d, uint32_t part);

/* What a Q_IN lets its child see. */
struct view view_of(const struct query_node *n, const struct view *outer);

/* One part only. */
struct view view_one(const struct view *outer, uint32_t part);

/* Whether a node holds within a view (match.c). */
bool view_holds(struct arena *scratch, const struct query_node *n, const struct document *d, const struct view *v);

#endif
