/*
 * damage - what lines and hands do to a text.
 */
#ifndef BENCH_DAMAGE_H
#define BENCH_DAMAGE_H

#include "base/buf.h"
#include "random.h"

/*
 * Garble a stretch or two as the five-unit code is garbled: an impulse changed here and
 * there, or a shift lost, so that letters print as figures.
 */
void damage(struct buf *text, struct random *r);

/* A copy that somebody corrected: one to three letters or digits are others. */
void correct(struct buf *text, struct random *r);

#endif
