/*
 * stem - what the forms of a word have in common.
 */
#include "search/stem.h"

#include <assert.h>
#include <libstemmer.h>
#include <pthread.h>
#include <string.h>

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void drop(void *stemmer)
{
	sb_stemmer_delete(stemmer);
}

static void make_key(void)
{
	pthread_key_create(&key, drop);
}

/* One for each thread: a stemmer works in a buffer of its own. */
static struct sb_stemmer *stemmer(void)
{
	struct sb_stemmer *s;

	pthread_once(&once, make_key);
	s = pthread_getspecific(key);
	if (!s) {
		s = sb_stemmer_new("english", "UTF_8");
		assert(s);
		pthread_setspecific(key, s);
	}
	return s;
}

static bool has_stem(Str word)
{
	size_t i = 0;

	while (i < word.n && is_lower((unsigned char)word.p[i]))
		i++;
	return i == word.n && word.n > 2 && word.n <= STEM_WORD_MOST && !str_starts(word, S("xxx"));
}

size_t stem_read(Str word, char *out)
{
	struct sb_stemmer *s;
	const sb_symbol *stem;
	size_t n;

	if (!has_stem(word)) {
		memcpy(out, word.p, word.n);
		return word.n;
	}
	s = stemmer();
	stem = sb_stemmer_stem(s, (const sb_symbol *)word.p, (int)word.n);
	n = (size_t)sb_stemmer_length(s);
	assert(stem && n <= word.n);
	memcpy(out, stem, n);
	return n;
}
