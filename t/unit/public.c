/*
 * public - libcable as a program outside sees it.
 */
#include <cable.h>

#include "tap.h"

static const char telegram[] = "R 041125Z MAR 75\nFM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC 475\n"
			       "C O N F I D E N T I A L LA PAZ 2069\n\nE.O. 11652: GDS\nTAGS: PINT, BL\n"
			       "SUBJ: EXERCISE\n\nREF: STATE 1234\n\n1. (C) EXERCISE TEXT.\nSTEDMAN\nNNNN\n";

static Str str_from(struct cable_text t)
{
	return (Str){ t.p, t.n };
}

static void test_values(const struct cable_telegram *t)
{
	is_str(str_from(cable_get(t, CABLE_MRN)), S("75LAPAZ2069"), "number");
	is_str(str_from(cable_get(t, CABLE_TIME)), S("1975-03-04T11:25Z"), "time");
	is_str(str_from(cable_get(t, CABLE_FROM)), S("AMEMBASSY LA PAZ"), "originator");
	is_str(str_from(cable_get(t, CABLE_CLASSIFICATION)), S("CONFIDENTIAL"), "class");
	is_str(str_from(cable_get(t, CABLE_SUBJECT)), S("EXERCISE"), "subject");
	is_str(str_from(cable_get(t, CABLE_SIGNER)), S("STEDMAN"), "signer");
	is_str(str_from(cable_get(t, CABLE_COMMENT)), STR_NONE, "what is not there is absent");
}

static void test_lists(const struct cable_telegram *t)
{
	is_int(cable_count(t, CABLE_TAGS), 2, "two TAGS");
	is_str(str_from(cable_at(t, CABLE_TAGS, 1).text), S("BL"), "the second");
	is_str(str_from(cable_at(t, CABLE_REFERENCES, 0).text), S("75STATE1234"), "a reference with its year");
	is_int(cable_at(t, CABLE_PARAGRAPHS, 0).number, 1, "a paragraph with its number");
	is_str(str_from(cable_at(t, CABLE_TO, 7).text), STR_NONE, "beyond the end there is nothing");
}

static void test_tree(const struct cable_telegram *t)
{
	size_t at = 0;

	for (size_t i = 0; i < cable_node_count(t); i++) {
		struct cable_node n = cable_node(t, i);

		if (n.end == i + 1)
			at += n.place.length;
	}
	is_int(at, sizeof telegram - 1, "leaves add up");
}

static void test_json(const struct cable_telegram *t)
{
	char *json;
	size_t n;

	ok(cable_json(t, &json, &n) == CABLE_OK && strlen(json) == n, "JSON ends in NUL");
	ok(strncmp(json, "{\"schema\":\"cable/1\"", 19) == 0, "and is cable JSON, version 1");
	free(json);
}

int main(void)
{
	struct cable_telegram *t = NULL;

	ok(cable_open(telegram, sizeof telegram - 1, &t) == CABLE_OK, "a telegram opens");
	test_values(t);
	test_lists(t);
	test_tree(t);
	test_json(t);
	cable_close(t);
	ok(cable_open(NULL, 0, &t) == CABLE_OK, "no bytes at all are a telegram, too");
	cable_close(t);
	ok(cable_open("", (size_t)CABLE_LARGEST + 1, &t) == CABLE_TOO_LARGE, "one over the limit is refused");
	cable_close(NULL);
	return tap_done();
}
