/*
 * subject - what telegrams are about: a first program with libcable.
 *
 *	cc -o subject subject.c $(pkg-config --cflags --libs libcable)
 *	./subject telegram.txt ...
 */
#include <cable.h>

#include <stdio.h>

/* Text that libcable hands out does not end in NUL; what a telegram does not say is absent. */
static void print(const char *name, struct cable_text t)
{
	printf("%-8s %.*s\n", name, (int)t.n, t.p ? t.p : "");
}

static void print_telegram(const struct cable_telegram *t)
{
	print("number", cable_get(t, CABLE_MRN));
	print("time", cable_get(t, CABLE_TIME));
	print("from", cable_get(t, CABLE_FROM));
	print("subject", cable_get(t, CABLE_SUBJECT));
	for (size_t i = 0; i < cable_count(t, CABLE_TAGS); i++)
		print(i ? "" : "tags", cable_at(t, CABLE_TAGS, i).text);
}

/* Any bytes can be read as a telegram, so that only the world can fail here. */
static int show(const char *path)
{
	static char bytes[CABLE_LARGEST + 1];
	struct cable_telegram *t;
	FILE *f = fopen(path, "rb");
	size_t n = f ? fread(bytes, 1, sizeof bytes, f) : 0;

	if (!f || ferror(f)) {
		perror(path);
		return 1;
	}
	fclose(f);
	if (cable_open(bytes, n, &t) != CABLE_OK) {
		fprintf(stderr, "%s: too large, or memory is gone\n", path);
		return 1;
	}
	print_telegram(t);
	cable_close(t);
	return 0;
}

int main(int argc, char **argv)
{
	int failed = 0;

	for (int i = 1; i < argc; i++) {
		printf("%s%s:\n", i > 1 ? "\n" : "", argv[i]);
		failed |= show(argv[i]);
	}
	return failed;
}
