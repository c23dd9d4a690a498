/*
 * peer - the index beside other search engines, by their protocol:
 *
 *     bench-peer CORPUS.jsonl QUERIES.tsv INDEX
 *
 * Indexes the corpus, merges it into one segment, then answers and times the
 * queries. Writes JSON lines on standard output. With - as the corpus the index is
 * there already; telegrams are then named by their numbers.
 */
#include "peer.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "base/calendar.h"

const struct index_column peer_columns[PEER_COLUMNS] = {
	[PEER_CLASS] = { "class", COLUMN_WORD, true },
	[PEER_POST] = { "post", COLUMN_WORD, true },
	[PEER_YEAR] = { "year", COLUMN_WORD, false },
};

void peer_die(const char *what, const char *why)
{
	fprintf(stderr, "bench-peer: %s: %s\n", what, why);
	exit(1);
}

double peer_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static long peak_rss_kb(void)
{
	char line[256];
	long kb = 0;
	FILE *f = fopen("/proc/self/status", "r");

	while (f && fgets(line, sizeof line, f))
		if (sscanf(line, "VmHWM: %ld", &kb) == 1)
			break;
	if (f)
		fclose(f);
	return kb;
}

/* "1974-03-04T12:30Z" in minutes. */
static int64_t minutes(Str time)
{
	int year = 0, month = 0, day = 0, hour = 0, minute = 0;
	struct date d;

	if (sscanf(time.p, "%d-%d-%dT%d:%dZ", &year, &month, &day, &hour, &minute) != 5)
		peer_die("corpus", "a time that is none");
	d = (struct date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return date_days(d) * 24 * 60 + hour * 60 + minute;
}

struct load {
	struct writer *w;
	struct peer_cutter *cutter;
	struct arena keep; /* the telegrams' own ids */
	LIST(Str) ids;
	long long text_bytes;
	double tokens_seconds; /* reading and cutting into words, not the index's own */
};

static void add_line(struct load *l, struct arena *a, Str line)
{
	struct peer_doc d;
	PeerTokens tokens = { 0 };
	struct error err;
	double start = peer_now();

	peer_read(a, line, &d);
	peer_words(l->cutter, a, d.text, &tokens);
	l->tokens_seconds += peer_now() - start;
	l->text_bytes += (long long)d.text.n;
	*list_push(&l->keep, &l->ids) = arena_str(&l->keep, d.id);
	if (!writer_add(l->w, &(struct index_doc){
		.id = l->ids.n - 1, .time = minutes(d.time), .length = tokens.n, .tokens = tokens.v, .token_count = tokens.n,
		.values = (struct index_value[]){ { PEER_CLASS, 0, d.class_ }, { PEER_POST, 0, d.post },
		                                  { PEER_YEAR, 0, str_cut(d.time, 0, 4) } },
		.value_count = PEER_COLUMNS }, &err))
		peer_die("index", err.text);
}

static void add_corpus(struct load *l, const char *path)
{
	FILE *f = fopen(path, "r");
	struct arena a;
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	if (!f)
		peer_die(path, "cannot be read");
	arena_init(&a);
	while ((n = getline(&line, &room, f)) > 0) {
		add_line(l, &a, (Str){ line, (size_t)n });
		arena_reset(&a);
	}
	arena_release(&a);
	free(line);
	fclose(f);
}

static long long folder_bytes(const char *folder)
{
	char path[4200];
	long long bytes = 0;
	struct error err;
	struct arena a;
	struct manifest m;
	struct stat st;

	arena_init(&a);
	if (!manifest_read(&a, folder, &m, &err))
		peer_die("index", err.text);
	for (uint32_t i = 0; i < m.segments.n; i++) {
		snprintf(path, sizeof path, "%s", manifest_segment_path(&a, folder, m.segments.v[i].number));
		if (stat(path, &st) == 0)
			bytes += st.st_size;
	}
	arena_release(&a);
	return bytes;
}

static void index_corpus(struct load *l, const char *path, const char *folder)
{
	struct index_plan plan = { peer_columns, PEER_COLUMNS, 1, NULL, NULL, 0 };
	struct error err;
	double start = peer_now(), cpu, seconds, merge;

	l->w = writer_open(folder, &plan, true, &err);
	if (!l->w)
		peer_die("index", err.text);
	add_corpus(l, path);
	if (!writer_commit(l->w, WRITER_AS_IT_IS, &err))
		peer_die("index", err.text);
	seconds = peer_now() - start;
	cpu = (double)clock() / CLOCKS_PER_SEC;
	start = peer_now();
	if (!writer_commit(l->w, WRITER_ONE, &err))
		peer_die("merge", err.text);
	merge = peer_now() - start;
	writer_close(l->w);
	printf("{\"peer\":\"cableroom\",\"version\":\"%s\",\"phase\":\"index\",\"docs\":%u,\"text_bytes\":%lld,\"seconds\":%.3f,"
	       "\"cpu_seconds\":%.2f,\"merge_seconds\":%.3f,\"index_bytes\":%lld,\"peak_rss_kb\":%ld}\n",
	       kernel->name, (unsigned)l->ids.n, l->text_bytes, seconds, cpu, merge, folder_bytes(folder), peak_rss_kb());
	fprintf(stderr, "bench-peer: reading and cutting took %.2f s of it, the index %.2f s: %.1f MB/s\n", l->tokens_seconds,
	        seconds - l->tokens_seconds, (double)l->text_bytes / 1e6 / (seconds - l->tokens_seconds + merge));
}

int main(int argc, char **argv)
{
	struct load l = { 0 };
	struct error err;
	struct index *x;

	if (argc != 4) {
		fputs("usage: bench-peer CORPUS.jsonl QUERIES.tsv INDEX\n", stderr);
		return 2;
	}
	arena_init(&l.keep);
	l.cutter = peer_cutter_open();
	if (strcmp(argv[1], "-") != 0)
		index_corpus(&l, argv[1], argv[3]);
	fflush(stdout);
	x = index_open(argv[3], &err);
	if (!x)
		peer_die(argv[3], err.text);
	peer_queries(argv[2], x, l.cutter, l.ids.v);
	index_close(x);
	peer_cutter_close(l.cutter);
	arena_release(&l.keep);
	return 0;
}
