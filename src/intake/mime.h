/*
 * mime - one part of a mail: what its header says of it, and its bytes decoded.
 */
#ifndef INTAKE_MIME_H
#define INTAKE_MIME_H

#include "base/buf.h"

struct mime_part {
	Str type;     /* "text/plain", as it stands; absent if nothing is said */
	Str boundary; /* of a multipart */
	Str charset, encoding;
	Str body;     /* behind the header, still encoded */
};

/* Read a message or a part of one. Everything points into it. */
void mime_read(Str message, struct mime_part *out);

/* The next part of a multipart's body, taken from `*rest`. False behind the last one. */
bool mime_next(Str *rest, Str boundary, Str *part);

/* The value of a header field, its folded lines included; absent if it is not there. */
Str mime_field(Str message, Str name);

/* Put the body decoded: quoted-printable and base64 undone, Latin-1 and its kin as UTF-8. */
void mime_put_body(struct buf *b, const struct mime_part *part);

#endif
