/*
 * sarif - findings in the Static Analysis Results Interchange Format, 2.1.0, which
 * editors and code hosts show beside the text.
 */
#ifndef CLI_SARIF_H
#define CLI_SARIF_H

#include "base/json.h"
#include "cable/rules.h"

void sarif_begin(struct json *j);
void sarif_put(struct json *j, const char *name, const struct cable *c, const struct finding *f);
void sarif_end(struct json *j);

#endif
