/*
 * compose - a telegram in its canonical form: the State Department's, as text.
 *
 * It is made of the values, so that what a copy added (page lines, banners,
 * distribution, the record of an archive) is gone, what was garbled is mended
 * where the reader was certain, and lines are wrapped anew. Nothing is made up:
 * a telegram without a wire heading gets the lines that it has values for, from
 * the date-time group on. Composing what was composed gives the same bytes.
 */
#ifndef CABLE_COMPOSE_H
#define CABLE_COMPOSE_H

#include "cable/telegram.h"

/*
 * Put the telegram in canonical form behind what is in `out`. False when it may
 * not go out: `*why` is then the finding that forbids it, and nothing was put.
 * `c` need not have been checked. The finding lives in `a`.
 */
bool telegram_compose(struct arena *a, struct buf *out, const struct cable *c, const struct finding **why);

#endif
