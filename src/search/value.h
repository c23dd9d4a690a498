/*
 * value - the values behind the fields of a query.
 */
#ifndef SEARCH_VALUE_H
#define SEARCH_VALUE_H

#include "search/field.h"

/* Readers for the table in field.c; their contract is that of struct field's `read`. */
bool value_address(struct value_reader *r, const struct field *f, struct query_node *out, Str *why);
bool value_tag(struct value_reader *r, const struct field *f, struct query_node *out, Str *why);
bool value_country(struct value_reader *r, const struct field *f, struct query_node *out, Str *why);
bool value_caption(struct value_reader *r, const struct field *f, struct query_node *out, Str *why);
bool value_class(struct value_reader *r, const struct field *f, struct query_node *out, Str *why);
bool value_precedence(struct value_reader *r, const struct field *f, struct query_node *out, Str *why);
bool value_date(struct value_reader *r, const struct field *f, struct query_node *out, Str *why);
bool value_number(struct value_reader *r, const struct field *f, struct query_node *out, Str *why);
bool value_mark(struct value_reader *r, const struct field *f, struct query_node *out, Str *why);
bool value_trait(struct value_reader *r, const struct field *f, struct query_node *out, Str *why);
bool value_finding(struct value_reader *r, const struct field *f, struct query_node *out, Str *why);
bool value_cited(struct value_reader *r, const struct field *f, struct query_node *out, Str *why);
bool value_sort(struct value_reader *r, const struct field *f, struct query_node *out, Str *why);

/* Whether the words together are a value; for struct field's `knows`. */
bool value_is_post(struct arena *a, Str words);
bool value_is_country(struct arena *a, Str words);
bool value_is_number(struct arena *a, Str words);

#endif
