/*
 * sarif - findings in the Static Analysis Results Interchange Format, 2.1.0.
 */
#include "cli/sarif.h"

#include "cli/place.h"
#include "cli/version.h"

static void put_text(struct json *j, const char *key, Str text)
{
	json_key(j, key);
	json_map(j);
	json_put_str(j, "text", text);
	json_map_end(j);
}

static void put_rules(struct json *j)
{
	json_key(j, "rules");
	json_list(j);
	for (size_t i = 0; i < rules_count; i++) {
		json_map(j);
		json_put_str(j, "id", str_of(rules[i].id));
		put_text(j, "shortDescription", str_of(rules[i].text));
		json_map_end(j);
	}
	json_list_end(j);
}

void sarif_begin(struct json *j)
{
	json_map(j);
	json_put_str(j, "$schema", S("https://json.schemastore.org/sarif-2.1.0.json"));
	json_put_str(j, "version", S("2.1.0"));
	json_key(j, "runs");
	json_list(j);
	json_map(j);
	json_key(j, "tool");
	json_map(j);
	json_key(j, "driver");
	json_map(j);
	json_put_str(j, "name", S("cable"));
	json_put_str(j, "version", S(CABLEROOM_VERSION));
	put_rules(j);
	json_map_end(j);
	json_map_end(j);
	json_put_str(j, "columnKind", S("unicodeCodePoints"));
	json_key(j, "results");
	json_list(j);
}

static Str level_of(enum severity s)
{
	return s == SEV_ERROR ? S("error") : s == SEV_WARNING ? S("warning") : S("note");
}

static void put_region(struct json *j, const struct cable *c, Span at)
{
	struct place p = place_of(c, at);

	json_key(j, "region");
	json_map(j);
	json_put_int(j, "startLine", p.line);
	json_put_int(j, "startColumn", p.column);
	json_put_int(j, "byteOffset", at.off);
	json_put_int(j, "byteLength", at.len);
	json_map_end(j);
}

void sarif_put(struct json *j, const char *name, const struct cable *c, const struct finding *f)
{
	json_map(j);
	json_put_str(j, "ruleId", str_of(f->rule->id));
	json_put_str(j, "level", level_of(f->severity));
	put_text(j, "message", f->message);
	json_key(j, "locations");
	json_list(j);
	json_map(j);
	json_key(j, "physicalLocation");
	json_map(j);
	json_key(j, "artifactLocation");
	json_map(j);
	json_put_str(j, "uri", str_of(name));
	json_map_end(j);
	put_region(j, c, f->span);
	json_map_end(j);
	json_map_end(j);
	json_list_end(j);
	json_map_end(j);
}

void sarif_end(struct json *j)
{
	json_list_end(j);
	json_map_end(j);
	json_list_end(j);
	json_map_end(j);
	buf_byte(j->out, '\n');
}
