/*
 * layout - what stands where in the file of a segment; docs/INDEX.md is the description.
 *
 * All numbers are little-endian. A machine that is not does not open the file.
 */
#ifndef INDEX_LAYOUT_H
#define INDEX_LAYOUT_H

#include "base/str.h"

#define SEGMENT_MAGIC "CablSeg\n"

enum {
	SEGMENT_VERSION = 1,
	SEGMENT_ORDER = 0x01020304,  /* reads otherwise on a machine of the other byte order */
	CHUNK_BYTES = 64 * 1024,     /* what one checksum stands on */
	SEGMENT_DOCS_MOST = 1 << 28, /* documents of one segment */
	KEY_MOST = 255,              /* bytes of a key */
	FORM_MOST = 126,             /* bytes of a form; longer ones are cut, so that two make a key */
	FRONT_BLOCK = 16,            /* keys of a block of a front-coded table */
};

/* Keys that are no words: they sort before all words, and their pieces are parted by KEY_PART. */
#define KEY_PAIR '\1'  /* two frequent words side by side */
#define KEY_VALUE '\2' /* a value of a listed column */
#define KEY_PART '\1'

enum section {
	SECTION_POSTINGS, /* for each word, in their order: documents, then positions */
	SECTION_WORDS,    /* front-coded: words with where their postings lie */
	SECTION_FORMS,    /* front-coded: forms that are spelt otherwise than their word */
	SECTION_MARKS,    /* front-coded: the marks of parts */
	SECTION_LENGTHS,  /* of documents, 16 bits each */
	SECTION_SPANS,    /* of documents: how many positions they have, as a step of 8 bits */
	SECTION_IDS,      /* of documents: what is to be added to the least one, `id_width` bytes each */
	SECTION_BY_ID,    /* documents in order of their id, 32 bits each; empty where that is their order */
	SECTION_PARTS,    /* parts of documents */
	SECTION_PARTS_AT, /* where a document's parts begin, 32 bits each and one more; empty with SECTION_PARTS */
	SECTION_COLUMNS,  /* values of columns */
	SECTION_META,     /* names and shapes of columns; the paired forms */
	SECTION_SUMS,     /* a checksum of 64 bits for each chunk before this section */
	SECTION_COUNT
};

struct segment_head {
	char magic[8];
	uint32_t version, order;
};

/* The last bytes of the file. Its checksum covers the section of sums and these bytes before `sum`. */
struct segment_tail {
	uint64_t at[SECTION_COUNT], size[SECTION_COUNT];
	uint64_t bytes;   /* of the whole file */
	uint64_t lengths; /* of all documents together */
	uint64_t tokens;  /* positions of all words together */
	uint32_t docs, words, forms, marks;
	uint32_t heavy;   /* how often a heavy occurrence counts */
	uint32_t columns, paired;
	uint32_t id_width;
	int64_t id_least;
	uint64_t sum;
	char magic[8];
};

/* How the postings of a word begin and what they hold: in its entry of SECTION_WORDS. */
enum {
	LIST_COUNTS = 1,    /* how often the word stands in each document */
	LIST_POSITIONS = 2, /* where */
	LIST_HEAVY = 4,     /* how many of them are heavy */
	LIST_FLAG_BITS = 3,
	BLOCK_DENSE = 0x80, /* first byte of a block of documents that is a set of bits */
};

/*
 * A checksum of bytes: four lanes of multiplications and turns, each of which loses nothing, so
 * that no change within eight bytes goes unseen.
 */
uint64_t sum_bytes(const void *p, size_t n);

#endif
