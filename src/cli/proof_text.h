/*
 * proof_text - proofs as people and programs pass them on: lines of text, or JSON (proof/1).
 */
#ifndef CLI_PROOF_TEXT_H
#define CLI_PROOF_TEXT_H

#include "archive/proof.h"
#include "base/buf.h"

void proof_put_text(struct buf *b, const struct proof *p);
void proof_put_json(struct buf *b, const struct proof *p);

/* Read either. It lives in the arena. */
bool proof_read(struct arena *a, Str text, struct proof *out, struct error *err);

#endif
