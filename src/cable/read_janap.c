/*
 * read_janap - the routing line of JANAP 128 (AUTODIN), in fixed columns:
 * "PTTUZYUW RULSSAA4471 0191530-UUUU--RUEHLPA RUEHPEA."
 *
 * Precedence, media in and out, letter of the class, content indicator; station
 * and serial number; day and time of filing; the letter of the class four times;
 * the called stations, closed by a full stop. It stands for the format lines 2
 * and 3 of ACP 127.
 */
#include "cable/reader.h"

enum { CLASS_COLUMN = 3, STATION_COLUMN = 9, SERIAL_DIGITS = 4, FILED_DIGITS = 7 };

static Str take_piece(struct reader *r, Str *s, size_t n, enum node_kind kind)
{
	Str piece = str_cut(*s, 0, n);

	*s = str_cut(*s, n, s->n);
	add_piece(r, kind, piece);
	return piece;
}

static void read_stations(struct reader *r, Str s)
{
	Str word;

	while (str_next(&s, ' ', &word)) {
		while (word.n && word.p[word.n - 1] == '.')
			word.n--;
		if (!word.n)
			continue;
		*list_push(r->a, &r->c->transmission.routing) = word;
		add_piece(r, NODE_ROUTING, word);
	}
}

void read_janap(struct reader *r, Str line)
{
	struct transmission *t = &r->c->transmission;
	Str s = line, precedence = take_piece(r, &s, 1, NODE_PRECEDENCE);

	r->c->notes.janap = true;
	t->there = true;
	t->precedence = precedence_of_letter(precedence.p[0]);
	s = str_cut(line, STATION_COLUMN, line.n);
	t->station = take_piece(r, &s, str_find_byte(s, ' ') - SERIAL_DIGITS, NODE_STATION);
	t->serial = take_piece(r, &s, SERIAL_DIGITS, NODE_SERIAL);
	s = str_cut(s, 1, s.n);
	t->filed = take_piece(r, &s, FILED_DIGITS, NODE_FILED);
	r->c->notes.station_span = span_of(r, t->station);
	r->c->notes.serial_span = span_of(r, t->serial);
	r->c->notes.filed_span = span_of(r, t->filed);
	s = str_cut(s, 1, s.n);
	t->security = take_piece(r, &s, str_find_byte(s, '-'), NODE_SECURITY);
	take_byte(&s, '-');
	take_byte(&s, '-');
	read_stations(r, s);
}
