/* Tests of src/intake: the forms of files that hold many telegrams, cut the same way however they arrive. */
#include <string.h>

#include "base/buf.h"
#include "intake/intake.h"
#include "tap.h"

#define EACH(i, list) for (size_t i = 0; i < sizeof(list) / sizeof(*(list)); i++)

/* An invented telegram in pieces, so that forms can put it together. */
#define HEADER(n) \
	"VZCZCXRO559" #n "\nPP RUEHC\nDE RUEHLP #900" #n "/01 2610645\nZNR UUUUU ZZH\nP 180645Z SEP 06\nFM AMEMBASSY LA PAZ\n" \
	"TO RUEHC/SECSTATE WASHDC 690" #n
#define BODY(n) "UNCLAS LA PAZ 00900" #n "\n\nTAGS: PREL, BL\nSUBJECT: EXERCISE\n\n1. EXERCISE. Text " #n ".\n"
#define WIRE(n) HEADER(n) "\nBT\n" BODY(n) "BT\n#900" #n "\n\n\nNNNN\n"
#define NARA(n) \
	"Declassified/Released US Department of State EO Systematic Review 30 JUN 2005\n\n\nMessage Text\n \nUNCLASSIFIED\n \n" \
	"PAGE 01  LA PAZ 0900" #n "  241702Z\n \nR 241455Z JAN 74\nFM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC 1923\n \n" \
	"UNCLAS LA PAZ 900" #n "\n \nSUBJ: EXERCISE\n \n1. EXERCISE.\n \nNNNN\n\n \nMessage Attributes\n \n" \
	"Document Number: 1974LAPAZ0900" #n "\nReview Markings:\n \nDeclassified/Released\nUS Department of State\n \nType: TE\n"
#define SEED(n) \
	"06LAPAZ900" #n "\nEXERCISE\nMon Sep 18 00:00:00 +0200 2006\nUNCLASSIFIED\nEmbassy La Paz\n" HEADER(n) BODY(n)
#define SMART(n) \
	"     UNCLASSIFIED\n          SBU\n\n\nMRN:      12 LA PAZ 900" #n "\nDate/DTG: Dec 05, 2012 / 051358Z DEC 12\n" \
	"From:     AMEMBASSY LA PAZ\nAction:   WASHDC, SECSTATE ROUTINE\nSubject:  EXERCISE\n\n\n1. (U) EXERCISE.\n\n" \
	"Signature: SPECIMEN\n\nDissemination Rule: Archive Copy\n\n\n     UNCLASSIFIED\n          SBU\n"
#define ROW(n) \
	#n ",\"9/18/2006 6:45\",\"06LAPAZ900" #n "\",\"Embassy La Paz\",\"UNCLASSIFIED\",\"\",\"" HEADER(n) "\",\"" BODY(n) "\"\n"
#define VALUES_MY(n) \
	"(" #n ",'9/18/2006 6:45','06LAPAZ900" #n "','Embassy La Paz','UNCLASSIFIED','','FM X\\nTO Y','It\\'s EXERCISE ''" #n \
	"''\\n(\\\\)')"
#define OBJECT(n) \
	"{\"doc_id\": \"1974LAPAZ0900" #n "\", \"date\": \"1974-01-24\", \"body\": \"FM AMEMBASSY LA PAZ\\nTO STATE\\n\\u00c9 " \
	"\\ud83d\\ude00 \\\"EXERCISE\\\"\\n\", \"tags\": [\"BL\", \"US\"], \"more\": {\"a\": [1, {\"b\": \"}\"}]}}"
#define MAIL(n) \
	"From clerk@example.org Mon Sep 18 06:45:0" #n " 2006\nFrom: clerk@example.org\nMIME-Version: 1.0\n" \
	"Content-Type: multipart/mixed;\n boundary=\"b" #n "\"\n\npreamble\n--b" #n "\nContent-Type: text/plain; charset=iso-8859-1\n" \
	"Content-Transfer-Encoding: quoted-printable\n\nFM AMEMBASSY LA PAZ\nCharg=E9 is =\non EXERCISE " #n "\n>From here\n" \
	"--b" #n "\nContent-Type: image/png\n\nxx\n--b" #n "--\n\n"

/* One record as a test keeps it. */
struct kept {
	enum item_kind kind;
	Str form;
	uint64_t offset, length, text, carried;
	char reason[160];
};

struct trace {
	struct kept v[32];
	size_t n;
	struct buf last; /* the text of the last telegram */
};

static uint64_t sum_of(Str s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return h ^ s.n;
}

static bool keep(void *data, const struct record *r)
{
	struct trace *t = data;
	struct kept *k = &t->v[t->n];

	if (t->n == 32)
		return false;
	t->n++;
	*k = (struct kept){ r->kind, r->form ? r->form->name : STR_NONE, r->offset, r->length, sum_of(r->text), sum_of(r->carried), "" };
	snprintf(k->reason, sizeof k->reason, "%.*s", STR_ARG(r->reason));
	if (r->kind == ITEM_TELEGRAM) {
		buf_clear(&t->last);
		buf_put(&t->last, r->text);
	}
	return true;
}

static void trace_of(struct trace *t, Str bytes, size_t chunk)
{
	struct intake in;

	t->n = 0;
	buf_init(&t->last, BUF_MOST);
	intake_init(&in);
	in.chunk = chunk;
	intake_bytes(&in, bytes, keep, t);
	intake_release(&in);
}

static bool same_kept(const struct kept *a, const struct kept *b)
{
	return a->kind == b->kind && str_eq(a->form, b->form) && a->offset == b->offset && a->length == b->length &&
	       a->text == b->text && a->carried == b->carried && strcmp(a->reason, b->reason) == 0;
}

static bool same_trace(const struct trace *a, const struct trace *b)
{
	for (size_t i = 0; i < a->n && i < b->n; i++)
		if (!same_kept(&a->v[i], &b->v[i]))
			return false;
	return a->n == b->n;
}

/* What a file gives, one word a record: the form of a telegram, or the reason in brackets. */
static Str words_of(struct buf *b, const struct trace *t)
{
	buf_clear(b);
	for (size_t i = 0; i < t->n; i++) {
		const struct kept *k = &t->v[i];

		buf_z(b, i ? " " : "");
		if (k->kind == ITEM_TELEGRAM)
			buf_put(b, k->form);
		else
			buf_printf(b, "%s%s]", k->kind == ITEM_FAILED ? "![" : "[", k->reason);
	}
	return buf_str(b);
}

static const struct sample {
	const char *name;
	Str bytes, want;
} samples[] = {
	{ "one text", S_INIT(NARA(1)), S_INIT("nara") },
	{ "NARA texts in a row", S_INIT(NARA(1) NARA(2) NARA(3)), S_INIT("nara nara nara") },
	{ "form feeds between them", S_INIT(NARA(1) "\f" NARA(2)), S_INIT("nara nara") },
	{ "texts of the seed's form", S_INIT(SEED(1) SEED(2)), S_INIT("cablegate-text cablegate-text") },
	{ "SMART texts", S_INIT(SMART(1) SMART(2) "\f" SMART(3)), S_INIT("smart smart smart") },
	{ "messages of the wire", S_INIT(WIRE(1) WIRE(2) WIRE(3)), S_INIT("acp127 acp127 acp127") },
	{ "with noise between", S_INIT("%%%\n" WIRE(1) "\x7F\x7F\n\n** 17\n" WIRE(2) "EOF\n"),
	  S_INIT("[line 1: text between messages] acp127 [line 21: text between messages] acp127"
	         " [line 43: text between messages]") },
	{ "a message without its end", S_INIT(HEADER(1) "\nBT\n" BODY(1) WIRE(2)), S_INIT("acp127 acp127") },
	{ "a pilot before a message is no second one",
	  S_INIT("VZCZCABC0123\nRR RUEHC\nZFD RUEHC\n" WIRE(1)), S_INIT("acp127") },
	{ "CSV", S_INIT(ROW(1) ROW(2) ROW(3)), S_INIT("cablegate-csv cablegate-csv cablegate-csv") },
	{ "CSV: too few columns", S_INIT(ROW(1) "2,\"9/18/2006 6:45\",\"x\",a,b,c,d\n" ROW(3)),
	  S_INIT("cablegate-csv ![line 14: 7 columns where 8 are expected] cablegate-csv") },
	{ "CSV: a column that is not closed", S_INIT("1,\"9/18/2006 6:45\",\"x\",\"a\n\n" ROW(2) ROW(3)),
	  S_INIT("![line 1: column 4 is not closed where the next row begins] cablegate-csv cablegate-csv") },
	{ "CSV: names above, noise between, an end too early",
	  S_INIT("id,date,refid\n" ROW(1) "noise\n\nof all kinds\n" ROW(2) "3,\"9/18/2006 6:45\",\"x\",\"a"),
	  S_INIT("[line 1: no row begins here] cablegate-csv ![line 15: no row begins here] cablegate-csv"
	         " ![line 31: the row breaks off within column 4]") },
	{ "MySQL", S_INIT("CREATE TABLE `tag` (\n `n` int,\n `t` text,\n PRIMARY KEY (`n`)\n);\nINSERT INTO `tag` VALUES (1,'x'),(2,'y');\n"
	                  "INSERT INTO `cable` VALUES " VALUES_MY(1) "," VALUES_MY(2) ";\nINSERT INTO `cable` VALUES\n" VALUES_MY(3) ",\n(4);\n"),
	  S_INIT("[line 6: rows of the table tag, which has no column for a telegram's text] cablegate-sql cablegate-sql cablegate-sql"
	         " ![line 10: 1 columns where 8 are expected]") },
	{ "PostgreSQL", S_INIT("-- PostgreSQL database dump\nSET standard_conforming_strings = on;\n"
	                       "INSERT INTO public.cable (refid, \"date\", body) VALUES ('06LAPAZ1', '2006-09-18 06:45:00', 'FM\\n''x''');\n"
	                       "INSERT INTO cable (refid, body) VALUES ('06LAPAZ2', E'FM X\\nit\\'s EXERCISE');\n"
	                       "COPY cable (refid, body, header) FROM stdin;\n06LAPAZ3\tEXERCISE\\nX\t\\N\n\\.\n\nSELECT 1;\n"),
	  S_INIT("cablegate-sql cablegate-sql cablegate-sql") },
	{ "SQL: a string that is not closed",
	  S_INIT("INSERT INTO cable VALUES (1,'9/18/2006 6:45','x\n,\n" VALUES_MY(2) ";\nINSERT INTO cable VALUES " VALUES_MY(3) ";\n"),
	  S_INIT("![line 1: a string is not closed where the next row begins] cablegate-sql cablegate-sql") },
	{ "a list of JSON objects", S_INIT("[\n " OBJECT(1) ",\n " OBJECT(2) "\n]\n"), S_INIT("foiarchive-json foiarchive-json") },
	{ "the answer of a web service", S_INIT("{\"count\": 2, \"results\": [" OBJECT(1) "," OBJECT(2) "]}"),
	  S_INIT("foiarchive-json foiarchive-json") },
	{ "JSON Lines with trouble",
	  S_INIT(OBJECT(1) "\n{\"id\": \"open\n" OBJECT(2) "\n17\n{\"id\": 3}\n{\"body\": \"\"}\n" OBJECT(3) "\n{\"body\": \"x"),
	  S_INIT("foiarchive-json ![line 2: a string is not closed before the end of its line] foiarchive-json"
	         " ![line 4: no object begins here] ![line 5: no field of the object holds a text (`body`, `text`, `full_text`)]"
	         " [line 6: the telegram's text was not kept] foiarchive-json ![line 8: the object breaks off]") },
	{ "an object that is not closed", S_INIT("{\"body\": \"x\"\n" OBJECT(2) "\n{\n{\n" OBJECT(3) "\n"),
	  S_INIT("![line 1: the object is not closed before the next one] foiarchive-json"
	         " ![line 3: the object is not closed before the next one] ![line 4: the object is not closed before the next one]"
	         " foiarchive-json") },
	{ "our own JSON Lines", S_INIT("{\"schema\":\"cable/1\",\"mrn\":\"06LAPAZ1\"}\n{\"schema\":\"cable/1\",\"text\":\"EXERCISE\"}\n"),
	  S_INIT("![line 1: the object tells of a telegram but has no field `text` with the telegram itself] cable-json") },
	{ "an mbox", S_INIT(MAIL(1) MAIL(2)), S_INIT("mbox mbox") },
	{ "a mail", S_INIT("Message-ID: <1@example.org>\nContent-Transfer-Encoding: base64\n\nRk0gQU1FTUJB\nU1NZIExBIFBBWg==\n"),
	  S_INIT("eml") },
	{ "a mail in HTML", S_INIT("MIME-Version: 1.0\nContent-Type: text/html\n\n<p>FM X</p>EXERCISE"), S_INIT("eml") },
	{ "an HTML page", S_INIT("<!DOCTYPE html>\n<html><body><a href='/cable/2006/09/06LAPAZ9001.html'>06LAPAZ9001</a>"
	                         "<code><pre>FM X&#x000A;TO Y</pre></code><code><pre><a id=par1>&para;</a>1. A &amp; B &lt;&#xe9;</pre></body>"),
	  S_INIT("cablegate-html") },
	{ "UTF-16", S_INIT("\xFF\xFE" "F\0M\0"), S_INIT("[it is text in UTF-16; convert it to UTF-8 first]") },
	{ "blanks", S_INIT(" \n\t\n"), S_INIT("[it is empty]") },
	{ "nothing", S_INIT(""), S_INIT("[it is empty]") },
};

static void test_samples(void)
{
	struct trace t;
	struct buf words;

	buf_init(&words, BUF_MOST);
	EACH(i, samples) {
		trace_of(&t, samples[i].bytes, 0);
		is_str(words_of(&words, &t), samples[i].want, "%s", samples[i].name);
		buf_release(&t.last);
	}
	buf_release(&words);
}

static void test_chunks(void)
{
	static const size_t chunks[] = { 1, 7, 64 * 1024 };
	struct trace whole, t;

	EACH(i, samples) {
		bool good = true;

		trace_of(&whole, samples[i].bytes, 0);
		EACH(k, chunks) {
			trace_of(&t, samples[i].bytes, chunks[k]);
			good = good && same_trace(&whole, &t);
			buf_release(&t.last);
		}
		ok(good, "%s: the same however many bytes come at once", samples[i].name);
		buf_release(&whole.last);
	}
}

/* Records before the last telegram that is whole are there, wherever the file ends. */
static bool keeps_earlier(const struct trace *whole, const struct trace *t, size_t end)
{
	size_t last = 0;

	for (size_t i = 0; i < whole->n; i++)
		if (whole->v[i].kind == ITEM_TELEGRAM && whole->v[i].offset + whole->v[i].length <= end)
			last = i;
	for (size_t i = 0; i < last; i++)
		if (i >= t->n || (whole->v[i].kind == ITEM_TELEGRAM && !same_kept(&whole->v[i], &t->v[i])))
			return false;
	return t->n > 0;
}

static void test_truncation(void)
{
	struct trace whole, t;

	EACH(i, samples) {
		size_t lost = SIZE_MAX;

		trace_of(&whole, samples[i].bytes, 0);
		for (size_t end = 0; end < samples[i].bytes.n; end++) {
			/* a block of its own, so that a step behind its end is noticed */
			char *copy = malloc(end + 1);

			memcpy(copy, samples[i].bytes.p, end);
			trace_of(&t, (Str){ copy, end }, 0);
			if (!keeps_earlier(&whole, &t, end) && lost == SIZE_MAX)
				lost = end;
			buf_release(&t.last);
			free(copy);
		}
		if (!ok(lost == SIZE_MAX, "%s: cut off anywhere, it keeps the telegrams before", samples[i].name))
			printf("# cut off at %zu\n", lost);
		buf_release(&whole.last);
	}
}

/* The bytes that are carried stand where the record says. */
struct place {
	Str bytes;
	int wrong;
};

static bool check_place(void *data, const struct record *r)
{
	struct place *p = data;
	Str there = str_cut(p->bytes, r->offset, r->offset + r->length);

	p->wrong += r->kind == ITEM_TELEGRAM && !str_eq(there, r->carried.p ? r->carried : r->text);
	return true;
}

static void test_places(void)
{
	struct intake in;
	int wrong = 0;

	intake_init(&in);
	EACH(i, samples) {
		struct place p = { .bytes = samples[i].bytes };

		intake_bytes(&in, p.bytes, check_place, &p);
		wrong += p.wrong;
	}
	intake_release(&in);
	is_int(wrong, 0, "offset and length tell where the bytes stand that a record carries");
}

static void is_text(Str bytes, Str want, const char *what)
{
	struct trace t;

	trace_of(&t, bytes, 0);
	is_str(buf_str(&t.last), want, "%s", what);
	buf_release(&t.last);
}

static Str sample(const char *name)
{
	EACH(i, samples)
		if (strcmp(samples[i].name, name) == 0)
			return samples[i].bytes;
	return STR_NONE;
}

static void test_texts(void)
{
	is_text(S(ROW(1)), S(HEADER(1) "\n" BODY(1)), "CSV: header, then body");
	is_text(S("1,\"9/18/2006 6:45\",\"06LAPAZ9001\",\"Embassy La Paz\",\"SECRET\",\"\",\"This record is a partial extract.\","
	          "\"S E C R E T\nSUBJECT: EXERCISE \\\"Q\\\" \"\"D\"\" \\\\ a\"b\n\"\n"),
	        S("06LAPAZ9001\nEXERCISE \"Q\" \"D\" \\ a\"b\nMon Sep 18 06:45:00 +0000 2006\nSECRET\nEmbassy La Paz\n"
	          "This record is a partial extract.\nS E C R E T\nSUBJECT: EXERCISE \"Q\" \"D\" \\ a\"b\n"),
	        "an extract has the record's lines before it; marks within a column");
	is_text(S("INSERT INTO cable VALUES " VALUES_MY(7) ";"), S("FM X\nTO Y\nIt's EXERCISE '7'\n(\\)"), "SQL: escapes undone");
	is_text(S(OBJECT(1)),
	        S("FM AMEMBASSY LA PAZ\nTO STATE\nÉ \xF0\x9F\x98\x80 \"EXERCISE\"\n\n\nMessage Attributes\n\n"
	          "Document Number: 1974LAPAZ09001\nDraft Date: 24 JAN 1974\nTAGS: BL, US\n"),
	        "JSON: escapes undone, NARA's attributes behind the text");
	is_text(S(MAIL(1)), S("FM AMEMBASSY LA PAZ\nChargé is on EXERCISE 1\nFrom here"), "a mail's text, decoded");
	is_text(sample("a mail in HTML"), S("FM X\nEXERCISE"), "a mail without plain text: that of its HTML");
	is_text(sample("an HTML page"), S("FM X\nTO Y\n¶1. A & B <é"), "HTML: header and body, entities decoded");
	is_text(S("{\"schema\":\"cable/1\",\"tags\":[{\"text\":\"no\"}],\"text\":\"EXERCISE\\t\\/\\u00zz\"}"), S("EXERCISE\t/\\u00zz"),
	        "our own JSON: the field at its top");
}

static void is_words(Str bytes, const char *want, const char *what)
{
	struct trace t;
	struct buf words;

	buf_init(&words, BUF_MOST);
	trace_of(&t, bytes, 0);
	is_str(words_of(&words, &t), str_of(want), "%s", what);
	buf_release(&t.last);
	buf_release(&words);
}

/* `front`, then so many bytes of one kind, then `back`. */
static void fill(struct buf *b, Str front, char c, size_t n, Str back)
{
	buf_clear(b);
	buf_put(b, front);
	buf_fill(b, c, n);
	buf_put(b, back);
}

static void test_large(void)
{
	struct buf b;

	buf_init(&b, BUF_MOST);
	fill(&b, S(""), 'A', 40 << 20, S("\n" SEED(1)));
	is_words(buf_str(&b), "![line 1: the text that begins here is larger than the 16 MiB of the longest telegram] cablegate-text",
	         "a line of 40 MiB is told of, and what follows is read");
	fill(&b, S(ROW(1) "2,\"9/18/2006 6:45\",\"x\",\"a"), 'A', 70 << 20, S("\n" ROW(3)));
	is_words(buf_str(&b), "cablegate-csv ![line 14: the row is longer than the 64 MiB that one may have] cablegate-csv",
	         "CSV: a row without end");
	fill(&b, S(ROW(1) "2,\"9/18/2006 6:45\",\"x\",a,b,c,d,"), 'A', 17 << 20, S("\n" ROW(3)));
	is_words(buf_str(&b), "cablegate-csv ![it is larger than the 16 MiB of the longest telegram] cablegate-csv",
	         "CSV: a telegram that is too long");
	fill(&b, S("{\"body\": \""), 'A', 70 << 20, S("\"}\n" OBJECT(1)));
	is_words(buf_str(&b), "![line 1: the object is longer than the 64 MiB that one may have] foiarchive-json",
	         "JSON: an object without end");
	fill(&b, S(MAIL(1) "From x@example.org Mon Sep 18 06:45:00 2006\n\n"), 'A', 70 << 20, S("\n" MAIL(2)));
	is_words(buf_str(&b), "mbox ![line 22: the mail is larger than the 64 MiB that one may have] mbox", "an mbox: a mail without end");
	fill(&b, S("<html>"), 'A', 70 << 20, S(""));
	is_words(buf_str(&b), "![it is larger than the 64 MiB that one telegram may fill there]", "a page that is too large");
	fill(&b, S(""), '\1', 1 << 20, S(""));
	is_words(buf_str(&b), "[it is not text]", "bytes that are no text");
	buf_release(&b);
}

static bool stop(void *data, const struct record *r)
{
	(void)r;
	return --*(int *)data > 0;
}

static void test_stop(void)
{
	struct intake in;
	int bad = 0;

	intake_init(&in);
	EACH(i, samples) {
		int left = 1;

		bad += intake_bytes(&in, samples[i].bytes, stop, &left) || left != 0;
	}
	intake_release(&in);
	is_int(bad, 0, "a taker that wants no more gets no more");
}

int main(void)
{
	test_samples();
	test_chunks();
	test_truncation();
	test_places();
	test_texts();
	test_large();
	test_stop();
	return tap_done();
}
