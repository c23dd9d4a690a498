/*
 * layout - the lines of a paragraph as blocks: running text, items of a list, tables.
 *
 * Lines of running text flow together; what the drafter set out by hand (items,
 * columns, short lines) keeps its lines. A page break inside a sentence stays
 * where it is, as a run of its own.
 */
#ifndef PAGE_LAYOUT_H
#define PAGE_LAYOUT_H

#include "cable/telegram.h"

enum run_kind {
	RUN_TEXT,
	RUN_FOLD, /* a page line */
};

/* A piece of one line, without the blanks around it. */
struct run {
	enum run_kind kind;
	Span span;
	bool breaks; /* begins on a line of its own */
	bool tight;  /* no blank between it and the run before: a hyphen ended that line */
};

enum block_kind { BLOCK_PROSE, BLOCK_ITEM, BLOCK_TABLE };

struct block {
	enum block_kind kind;
	LIST(struct run) runs;
};
typedef LIST(struct block) BlockList;

/*
 * The blocks of the lines from `first` up to, not including, `end`. Text before
 * `from` is left out: the number and mark of the first line. Lives in `a`.
 */
BlockList layout_read(struct arena *a, const struct cable *c, uint32_t first, uint32_t end, uint32_t from);

#endif
