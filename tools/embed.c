/*
 * embed - files into C: `embed OUTPUT.c FILE...` writes the table that web/assets.h declares.
 *
 * Each file is served by its own name; its type follows from the ending, and its
 * etag from its bytes, so that a browser asks again only after a change.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *ending, *type;
} types[] = {
	{ ".css", "text/css; charset=utf-8" },
	{ ".js", "text/javascript; charset=utf-8" },
	{ ".svg", "image/svg+xml" },
};

static void die(const char *what, const char *name)
{
	fprintf(stderr, "embed: %s: %s\n", name, what);
	exit(1);
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static const char *type_of(const char *name)
{
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot && i < sizeof types / sizeof *types; i++)
		if (strcmp(dot, types[i].ending) == 0)
			return types[i].type;
	die("no type is known for this ending", name);
	return NULL;
}

/* FNV-1a, which tells versions of a file apart. */
static uint64_t hash(uint64_t h, int c)
{
	return (h ^ (uint64_t)c) * 1099511628211u;
}

static uint64_t write_bytes(FILE *out, const char *path, unsigned number, size_t *n)
{
	FILE *in = fopen(path, "rb");
	uint64_t h = 14695981039346656037u;
	int c;

	if (!in)
		die("cannot be opened", path);
	fprintf(out, "static const unsigned char bytes_%u[] = {", number);
	for (*n = 0; (c = getc(in)) != EOF; ++*n) {
		fprintf(out, "%s%d,", *n % 24 ? "" : "\n\t", c);
		h = hash(h, c);
	}
	fputs("0 };\n\n", out);
	fclose(in);
	return h;
}

static void write_table(FILE *out, int count, char **paths, const uint64_t *hashes, const size_t *sizes)
{
	fputs("const struct asset assets[] = {\n", out);
	for (int i = 0; i < count; i++)
		fprintf(out, "\t{ S_INIT(\"%s\"), \"%s\", S_INIT(\"\\\"%016llx\\\"\"), { (const char *)bytes_%d, %zu } },\n",
		        base_name(paths[i]), type_of(paths[i]), (unsigned long long)hashes[i], i, sizes[i]);
	fprintf(out, "};\nconst size_t assets_count = %d;\n", count);
}

int main(int argc, char **argv)
{
	int count = argc - 2;
	uint64_t *hashes = calloc((size_t)argc, sizeof *hashes);
	size_t *sizes = calloc((size_t)argc, sizeof *sizes);
	FILE *out;

	if (count < 1 || !hashes || !sizes)
		die("usage: embed OUTPUT.c FILE...", "arguments");
	out = fopen(argv[1], "w");
	if (!out)
		die("cannot be written", argv[1]);
	fputs("/* Written by tools/embed.c. */\n#include \"web/assets.h\"\n\n", out);
	for (int i = 0; i < count; i++)
		hashes[i] = write_bytes(out, argv[i + 2], (unsigned)i, &sizes[i]);
	write_table(out, count, argv + 2, hashes, sizes);
	if (fclose(out) != 0)
		die("cannot be written", argv[1]);
	free(hashes);
	free(sizes);
	return 0;
}
