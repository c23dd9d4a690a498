/*
 * explain - how a query was read, in words.
 *
 * Words come first, values after them, in the order in which they were written:
 * "both words 'road' and 'map', from Embassy La Paz, sent in 1974".
 */
#include "authority/addresses.h"
#include "cable/rules.h"
#include "search/period.h"
#include "search/query.h"

static bool is_word(const struct query_node *n)
{
	return n->kind == Q_WORD || query_is_compound(n);
}

static void put_plain(struct buf *b, const struct query_node *n)
{
	const struct query_node *of = query_is_compound(n) ? n->child[1] : n;

	if (n->kind == Q_WORD)
		buf_put(b, n->word.text);
	for (uint32_t i = 0; i < of->n; i++) {
		if (i > 0)
			buf_byte(b, of == n ? ' ' : '-');
		put_plain(b, of->child[i]);
	}
}

static void put_quoted(struct buf *b, const struct query_node *n)
{
	const char *quote = n->kind == Q_WORD && n->word.fit == WORD_REGEX ? "/" : "'";

	buf_z(b, quote);
	put_plain(b, n);
	buf_z(b, quote);
}

/* Whether a word could have other forms, as most words could. */
static bool has_forms(Str word)
{
	for (size_t i = 0; i < word.n; i++) {
		if (!is_lower((unsigned char)word.p[i]))
			return false;
	}
	return word.n > 2;
}

/* In which forms a word is looked for. */
static const char *form_of(const struct query_node *n)
{
	if (n->kind != Q_WORD)
		n = n->child[0];
	switch (n->word.fit) {
	case WORD_STEM:
		return " in any form";
	case WORD_EXACT:
		return has_forms(n->word.text) ? " exactly" : "";
	case WORD_CLOSE:
		return " within one change";
	case WORD_REGEX:
		return " as a pattern";
	default:
		return "";
	}
}

static void put_formed(struct buf *b, const struct query_node *n)
{
	put_quoted(b, n);
	buf_z(b, form_of(n));
}

static uint32_t count_words(const struct query_node *n)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < n->n; i++)
		count += is_word(n->child[i]);
	return count;
}

static bool has_wildcards(const struct query_node *n)
{
	return (n->kind == Q_WORD ? n : n->child[0])->word.fit == WORD_WILD;
}

/* The form that all words among the children share; NULL if they differ. Those without other forms share any. */
static const char *shared_form(const struct query_node *n)
{
	const char *shared = "";
	bool wild = false;

	for (uint32_t i = 0; i < n->n; i++) {
		const char *form = is_word(n->child[i]) ? form_of(n->child[i]) : "";

		if (*form && *shared && strcmp(form, shared) != 0)
			return NULL;
		shared = *form ? form : shared;
		wild |= is_word(n->child[i]) && has_wildcards(n->child[i]);
	}
	return wild && *shared ? NULL : shared;
}

/* The words among the children: "'a', 'b' and 'c' in any form". */
static void put_words(struct buf *b, const struct query_node *n, const char *last)
{
	uint32_t left = count_words(n), count = left;
	const char *shared = shared_form(n);

	for (uint32_t i = 0; i < n->n; i++) {
		if (!is_word(n->child[i]))
			continue;
		if (left < count)
			buf_z(b, left == 1 ? last : ", ");
		if (shared)
			put_quoted(b, n->child[i]);
		else
			put_formed(b, n->child[i]);
		left--;
	}
	buf_z(b, shared && count > 0 ? shared : "");
}

/* A part of a longer sentence, in parentheses where it could be misread. */
static void put_inner(struct buf *b, const struct query_node *n)
{
	bool several = (n->kind == Q_AND || n->kind == Q_OR) && !query_is_compound(n) && count_words(n) < n->n;

	buf_z(b, several ? "(" : "");
	query_explain(b, n);
	buf_z(b, several ? ")" : "");
}

static void put_and(struct buf *b, const struct query_node *n)
{
	uint32_t words = count_words(n);
	bool more = words > 0;

	if (words == 1)
		buf_z(b, "the word ");
	else if (words == 2)
		buf_z(b, "both words ");
	else if (words > 2)
		buf_printf(b, "all %u words ", (unsigned)words);
	put_words(b, n, " and ");
	for (uint32_t i = 0; i < n->n; i++) {
		if (is_word(n->child[i]))
			continue;
		buf_z(b, more ? ", " : "");
		more = true;
		put_inner(b, n->child[i]);
	}
}

static void put_or(struct buf *b, const struct query_node *n)
{
	if (query_is_compound(n)) {
		buf_z(b, "the word ");
		put_formed(b, n);
		return;
	}
	if (count_words(n) == n->n) {
		buf_z(b, n->n == 2 ? "either word " : "any of the words ");
		put_words(b, n, " or ");
		return;
	}
	for (uint32_t i = 0; i < n->n; i++) {
		buf_z(b, i > 0 ? ", or " : "");
		put_inner(b, n->child[i]);
	}
}

/* What is near something: without "the word", which the sentence would repeat. */
static void put_nearby(struct buf *b, const struct query_node *n)
{
	bool word = is_word(n), several = n->kind == Q_OR || n->kind == Q_NEAR;

	if (word) {
		put_formed(b, n);
		return;
	}
	buf_z(b, several ? "(" : "");
	query_explain(b, n);
	buf_z(b, several ? ")" : "");
}

static void put_near(struct buf *b, const struct query_node *n)
{
	unsigned apart = (unsigned)n->near.apart;

	if (n->child[0]->kind == Q_NEAR) /* reads on */
		put_near(b, n->child[0]);
	else
		put_nearby(b, n->child[0]);
	if (apart == 0)
		buf_z(b, n->near.ordered ? " right before " : " right beside ");
	else
		buf_printf(b, " at most %u word%s %s ", apart, apart == 1 ? "" : "s", n->near.ordered ? "before" : "from");
	put_nearby(b, n->child[1]);
}

static void put_parts(struct buf *b, unsigned parts)
{
	const char *between = "";

	for (unsigned k = 0; k < PART_KIND_COUNT; k++) {
		unsigned later = parts >> k >> 1;

		if (!(parts & 1u << k))
			continue;
		buf_z(b, between);
		buf_put(b, part_words((enum part_kind)k));
		between = later & (later - 1) ? ", " : " or ";
	}
}

static void put_in(struct buf *b, const struct query_node *n)
{
	if (n->n > 0)
		put_inner(b, n->child[0]);
	buf_z(b, n->n > 0 ? " in " : "with ");
	if (n->scope.mark.p)
		buf_printf(b, "%s marked %.*s", n->n > 0 ? "paragraphs" : "a paragraph", STR_ARG(n->scope.mark));
	else if (n->scope.one && n->scope.parts == PART_BIT(PARAGRAPH))
		buf_z(b, "one paragraph");
	else if (n->scope.one && n->scope.parts == PART_BIT(HEADING))
		buf_z(b, "one heading");
	else
		put_parts(b, n->scope.parts);
}

static void put_post(struct buf *b, const struct query_node *n)
{
	const struct post *post = n->post.post;
	unsigned roles = n->post.roles;
	Str plad = post ? post_name(post, ALIAS_PLAD) : STR_NONE;

	buf_z(b, roles == PART_BIT(FROM) ? "from " : roles == PART_BIT(TO) ? "to " : roles == PART_BIT(INFO) ?
	      "for information to " : "addressed to ");
	if (n->post.collective.n > 0)
		buf_printf(b, "%.*s or one of its members", STR_ARG(n->post.collective));
	else if (!post)
		buf_printf(b, "routing indicator %.*s", STR_ARG(n->post.ri));
	else if (plad.n == 0)
		buf_put(b, post->mrn);
	else
		place_print(b, plad);
	buf_z(b, n->post.through ? ", also through a collective" : "");
}

static void put_range(struct buf *b, const struct query_node *n, Str (*word)(int), int least, int most)
{
	int from = n->range.from, to = n->range.to;

	if (from > to || from > most || to < least) {
		buf_z(b, "none there is");
		return;
	}
	buf_put(b, word(from > least || to == from ? from : to));
	if (from < to)
		buf_z(b, from > least ? " or above" : to < most ? " or below" : " or above");
}

static Str level_text(int l)
{
	return level_word((enum class_level)l);
}

static Str precedence_text(int p)
{
	return precedence_word((enum prec)p);
}

static void put_level(struct buf *b, const struct query_node *n)
{
	buf_z(b, n->range.sbu ? "sensitive but unclassified" : "sent or now ");
	if (!n->range.sbu)
		put_range(b, n, level_text, LEVEL_UNCLASSIFIED, LEVEL_TOP_SECRET);
}

static void put_number(struct buf *b, const struct query_node *n)
{
	buf_z(b, n->number.itself ? "telegram " : "citing telegram ");
	mrn_print(b, &n->number.mrn);
	if (n->number.itself && n->number.citing)
		buf_z(b, " and those that cite it");
}

static void put_finding(struct buf *b, const struct query_node *n)
{
	const struct rule *r = n->finding.wild ? NULL : rule_by_id(n->finding.rule);

	buf_printf(b, "with a finding of rule%s %.*s", n->finding.wild ? "s" : "", STR_ARG(n->finding.rule));
	if (r)
		buf_printf(b, " (%s)", r->text);
}

static void put_set(struct buf *b, const struct query_node *n)
{
	if (n->set.which == SET_DUPLICATE) {
		buf_z(b, "held in several texts");
		return;
	}
	buf_z(b, "cited by telegram ");
	mrn_print(b, &n->set.mrn);
}

static void put_value(struct buf *b, const struct query_node *n)
{
	switch (n->kind) {
	case Q_POST:
		put_post(b, n);
		break;
	case Q_TAG:
		buf_printf(b, "with TAGS %.*s", STR_ARG(n->tag.code));
		break;
	case Q_COUNTRY:
		buf_printf(b, "with the TAGS of %.*s", STR_ARG(n->country->name));
		break;
	case Q_CAPTION:
		buf_printf(b, "with caption %.*s", STR_ARG(n->caption));
		break;
	case Q_LEVEL:
		put_level(b, n);
		break;
	case Q_PRECEDENCE:
		buf_z(b, "with precedence ");
		put_range(b, n, precedence_text, PREC_ROUTINE, PREC_OVERRIDE);
		break;
	case Q_DATE:
		buf_z(b, "sent ");
		period_print(b, (struct period){ n->date.from, n->date.to });
		break;
	case Q_NUMBER:
		put_number(b, n);
		break;
	case Q_FINDING:
		put_finding(b, n);
		break;
	case Q_SET:
		put_set(b, n);
		break;
	default:
		buf_put(b, n->trait->words);
	}
}

void query_explain(struct buf *b, const struct query_node *n)
{
	switch (n->kind) {
	case Q_ALL:
		buf_z(b, "every telegram");
		break;
	case Q_WORD:
		buf_z(b, "the word ");
		put_formed(b, n);
		break;
	case Q_PHRASE:
		buf_z(b, "the phrase ");
		put_quoted(b, n);
		break;
	case Q_NEAR:
		put_near(b, n);
		break;
	case Q_AND:
		put_and(b, n);
		break;
	case Q_OR:
		put_or(b, n);
		break;
	case Q_NOT:
		buf_z(b, "not ");
		put_inner(b, n->child[0]);
		break;
	case Q_IN:
		put_in(b, n);
		break;
	default:
		put_value(b, n);
	}
}
