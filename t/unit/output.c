/*
 * output - a telegram as cable JSON, version 1.
 */
#include "tap.h"

#include "cable/names.h"
#include "cable/output.h"
#include "cable/rules.h"

static struct arena arena, scratch;

static Str json_of(Str text, bool tree)
{
	struct source source = { .path = S("a.txt"), .form = S("text"), .sha256 = S("00"), .text_sha256 = S("00"),
		                 .offset = 5000000000, .length = text.n };
	struct cable *c = telegram_read(&arena, &scratch, text);
	struct json j;
	struct buf b;
	Str out;

	telegram_check(&arena, c);
	buf_init(&b, BUF_MOST);
	json_init(&j, &b);
	telegram_json(&j, c, &source, tree);
	ok(!b.full && j.depth == 0, "all maps and lists are closed");
	out = arena_str(&arena, buf_str(&b));
	buf_release(&b);
	return out;
}

#define has(json, part) ok(str_find((json), S(part)) < (json).n, "it holds %s", (part))

/* The keys of the whole object in the order of the schema. */
static const char *const keys[] = {
	"schema", "source", "profile", "mrn", "mrn_forms", "transmission", "precedence", "info_precedence", "dtg", "time",
	"from", "to", "info", "exempt", "message", "classification", "release", "captions", "pass_lines", "eo", "tags", "subject",
	"subject_mark", "refs", "classified_by", "sections", "pages", "distribution", "summary", "comment", "paragraphs",
	"headings", "signer", "where", "embedded", "record", "findings", "accounted", "unknown",
};

/* Walk the members of the object; strings are skipped, so that text cannot look like a key. */
static bool next_key(Str *rest, Str *key)
{
	unsigned depth = 0;

	for (size_t i = 0; i < rest->n; i++) {
		char c = rest->p[i];
		size_t from = i + 1;

		if (c == '{' || c == '[')
			depth++;
		else if (c == '}' || c == ']')
			depth--;
		if (c != '"')
			continue;
		for (i++; rest->p[i] != '"'; i++)
			i += rest->p[i] == '\\';
		if (depth == 0 && rest->p[i + 1] == ':') {
			*key = str_cut(*rest, from, i);
			*rest = str_cut(*rest, i + 2, rest->n);
			return true;
		}
	}
	return false;
}

static void test_keys(Str json, const char *what)
{
	Str rest = str_cut(json, 1, json.n - 1), key;
	size_t n = 0;

	while (next_key(&rest, &key)) {
		if (n >= sizeof keys / sizeof *keys || !str_eq(key, str_of(keys[n]))) {
			ok(false, "key %zu of %s is %.*s", n, what, STR_ARG(key));
			return;
		}
		n++;
	}
	is_int(n, sizeof keys / sizeof *keys, "%s: every key, in the order of the schema", what);
}

static void test_absent(void)
{
	Str json = json_of(S(""), false);

	test_keys(json, "an empty telegram");
	has(json, "{\"schema\":\"cable/1\",\"source\":{\"path\":\"a.txt\",\"member\":null,\"form\":\"text\",\"sha256\":\"00\","
	          "\"offset\":5000000000,\"length\":0,\"text_sha256\":\"00\"},\"profile\":");
	has(json, "\"mrn\":null,\"mrn_forms\":[],\"transmission\":null,\"precedence\":null,\"info_precedence\":null,"
	          "\"dtg\":null,\"time\":null,\"from\":null,\"to\":[],\"info\":[],\"exempt\":[],\"message\":{\"form\":null,\"original\":null,\"service\":null,\"corrections\":[]},\"classification\":null,"
	          "\"release\":null,\"captions\":[],\"pass_lines\":[],\"eo\":null,\"tags\":[],\"subject\":null,"
	          "\"subject_mark\":null,\"refs\":[],\"classified_by\":null,\"sections\":{");
	has(json, "\"distribution\":null,\"summary\":null,\"comment\":null,\"paragraphs\":[],\"headings\":[],\"signer\":null,"
	          "\"where\":{\"mrn\":[],\"dtg\":[],\"precedence\":[],\"classification\":[],\"captions\":[],\"pass_lines\":[],"
	          "\"subject\":[],\"summary\":[],\"comment\":[],\"signer\":[],\"release\":[]},\"embedded\":[],\"record\":{},");
	has(json, "\"accounted\":0,\"unknown\":0}");
}

static const char telegram[] =
	"VZCZCXYZ0381\n"
	"PP RUEHLP RUEHC\n"
	"DE RUEHPE #9150/01 1732140\n"
	"ZNY CCCCC ZZH\n"
	"P R 222140Z JUN 06\n"
	"FM AMEMBASSY LIMA\n"
	"TO RUEHLP/AMEMBASSY LA PAZ PRIORITY 0877\n"
	"INFO RUEHC/SECSTATE WASHDC 0733\n"
	"BT\n"
	"C O N F I D E N T I A L LIMA 009150\n"
	"\n"
	"SIPDIS\n"
	"\n"
	"E.O. 12958: DECL: 06/22/2016\n"
	"TAGS: SCUL EWWT PE BL\n"
	"SUBJECT: (U) EXERCISE: CRATE 114\n"
	"\n"
	"REF: A. LA PAZ 9273 (NOTAL)\n"
	"\n"
	"Classified By: DCM A. MARCHBANKS. Reason: 1.4 (b) and (d).\n"
	"\n"
	"1. (C) EXERCISE. Nothing \"new\" was\n"
	"found.\n"
	"\n"
	"MARCHBANKS\n"
	"BT\n"
	"#9150\n"
	"\n"
	"NNNN\n";

static void test_values(void)
{
	Str json = json_of(str_of(telegram), false);

	test_keys(json, "a telegram");
	has(json, "\"mrn\":\"06LIMA9150\"");
	has(json, "\"transmission\":{\"id\":\"VZCZCXYZ0381\",\"channel\":\"XYZ\",\"number\":\"0381\",\"precedence\":\"PRIORITY\","
	          "\"routing\":[\"RUEHLP\",\"RUEHC\"],\"station\":\"RUEHPE\",\"serial\":\"9150\",\"section\":1,"
	          "\"filed\":\"1732140\",\"security\":\"ZNY CCCCC\",\"signals\":[\"ZZH\"]}");
	has(json, "\"precedence\":\"PRIORITY\",\"info_precedence\":\"ROUTINE\",\"dtg\":\"222140Z JUN 06\","
	          "\"time\":\"2006-06-22T21:40Z\"");
	has(json, "\"from\":{\"name\":\"AMEMBASSY LIMA\",\"post\":\"LIMA\"");
	has(json, "\"number\":\"0877\"");
	has(json, "\"classification\":\"CONFIDENTIAL\",\"release\":null,\"captions\":[\"SIPDIS\"]");
	has(json, "\"order\":\"12958\",\"order_in_force\":\"12958\"");
	has(json, "\"date\":\"2016-06-22\"");
	has(json, "{\"tag\":\"SCUL\",\"raw\":\"SCUL\",\"kind\":\"subject\",");
	has(json, "\"subject\":\"EXERCISE: CRATE 114\",\"subject_mark\":\"U\"");
	has(json, "\"kind\":\"cable\",\"mrn\":\"06LAPAZ9273\",\"post\":\"LAPAZ\",\"year\":2006,\"year_inferred\":true,"
	          "\"number\":9273,\"notal\":true,\"title\":null,");
	has(json, "\"reasons\":[\"1.4(b)\",\"1.4(d)\"]");
	has(json, "{\"number\":1,\"mark\":\"C\",\"level\":\"C\",\"heading\":null,\"text\":\"EXERCISE. Nothing \\\"new\\\" was found.\"");
	has(json, "\"signer\":\"MARCHBANKS\"");
}

/* The evidence of a plain value names its bytes. */
static void test_where(void)
{
	struct cable *c = telegram_read(&arena, &scratch, str_of(telegram));

	ok(c->where[WHERE_SIGNER].n == 1, "one place for the signer");
	is_str(str_at(c->text, c->where[WHERE_SIGNER].v[0]), S("MARCHBANKS"), "which are its bytes");
}

static void test_tree(void)
{
	Str json = json_of(str_of(telegram), true);

	has(json, ",\"nodes\":{\"kind\":\"telegram\",\"span\":[0,");
	has(json, "{\"kind\":\"tag\",\"span\":[");
	json = json_of(S("\xff\xfe"), true);
	has(json, "\"nodes\":{");
}

/* A key that a record has twice is one key of the object, with both values. */
static void test_record(void)
{
	struct cable *c = telegram_read(&arena, &scratch, S(""));
	struct pair pairs[] = {
		{ S("TAGS"), S("PREL"), { 0, 0 } },
		{ S("From"), S("LIMA"), { 0, 0 } },
		{ S("TAGS"), S("PE"), { 0, 0 } },
		{ S("TAGS"), S("BL"), { 0, 0 } },
	};
	struct source source = { 0 };
	struct json j;
	struct buf b;

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		*list_push(&arena, &c->record) = pairs[i];
	buf_init(&b, BUF_MOST);
	json_init(&j, &b);
	telegram_json(&j, c, &source, false);
	has(buf_str(&b), "\"record\":{\"TAGS\":\"PREL\\nPE\\nBL\",\"From\":\"LIMA\"}");
	buf_release(&b);
}

static void test_full(void)
{
	struct cable *c = telegram_read(&arena, &scratch, str_of(telegram));
	struct source source = { 0 };
	struct json j;
	struct buf b;

	buf_init(&b, 1000);
	json_init(&j, &b);
	telegram_json(&j, c, &source, false);
	ok(b.full && b.n <= 1000, "output that is too large is cut, and says so");
	buf_release(&b);
}

static void test_names(void)
{
	is_str(node_name(NODE_FL2), S("fl2-called"), "a node");
	is_str(mrn_place_name(MRN_IN_CLASS), S("class"), "a place of a number");
	is_str(release_status_name(RELEASE_PART), S("released-in-part"), "a status");
	is_str(release_status_name(RELEASE_NONE), STR_NONE, "no status");
	is_str(ref_kind_name(REF_AIRGRAM), S("airgram"), "a kind of reference");
	is_str(where_name(WHERE_PASS_LINES), S("pass_lines"), "a plain value");
}

int main(void)
{
	arena_init(&arena);
	arena_init(&scratch);
	test_absent();
	test_values();
	test_where();
	test_tree();
	test_record();
	test_full();
	test_names();
	arena_release(&arena);
	arena_release(&scratch);
	return tap_done();
}
