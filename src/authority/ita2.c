/*
 * ita2 - the five-unit code as two rows of 32 characters.
 *
 * The allied set leaves some figures to nations; those here are the US ones
 * ($ ! & # ' ; " and the bell).
 */
#include "authority/ita2.h"

/* Impulses 1 to 5 from left to right. In both rows: 00100 blank, 00010 CR, 01000 LF. */
#define ITA2(X) \
	X('A', '-',  11000) X('B', '?', 10011) X('C', ':', 01110) X('D', '$', 10010) X('E', '3', 10000) \
	X('F', '!',  10110) X('G', '&', 01011) X('H', '#', 00101) X('I', '8', 01100) X('J', '\'', 11010) \
	X('K', '(',  11110) X('L', ')', 01001) X('M', '.', 00111) X('N', ',', 00110) X('O', '9', 00011) \
	X('P', '0',  01101) X('Q', '1', 11101) X('R', '4', 01010) X('S', '\a', 10100) X('T', '5', 00001) \
	X('U', '7',  11100) X('V', ';', 01111) X('W', '2', 11001) X('X', '/', 10111) X('Y', '6', 10101) \
	X('Z', '"',  10001)

/* Five digits 0 and 1 behind a 1, so that none is lost, as a number of five bits. */
#define BIT(digits, place) (((1##digits) / (place) % 10) & 1)
#define BITS(digits) \
	(BIT(digits, 10000) << 4 | BIT(digits, 1000) << 3 | BIT(digits, 100) << 2 | \
	 BIT(digits, 10) << 1 | BIT(digits, 1))

/* Impulses + 1, so that 0 means that the code has no such character. */
static const unsigned char letters[256] = {
#define X(letter, figure, digits) [letter] = BITS(digits) + 1,
	ITA2(X)
#undef X
};

static const unsigned char figures[256] = {
#define X(letter, figure, digits) [figure] = BITS(digits) + 1,
	ITA2(X)
#undef X
};

static const char letter_of[32] = {
#define X(letter, figure, digits) [BITS(digits)] = letter,
	ITA2(X)
#undef X
};

static const char figure_of[32] = {
#define X(letter, figure, digits) [BITS(digits)] = figure,
	ITA2(X)
#undef X
};

enum { BLANK = 4, RETURN = 2, FEED = 8 };

static int bits_in(const unsigned char row[256], char c)
{
	return (int)row[(unsigned char)to_upper((unsigned char)c)] - 1;
}

static int bits_of_both(char c)
{
	return c == ' ' ? BLANK : c == '\r' ? RETURN : c == '\n' ? FEED : -1;
}

int ita2_bits(char c)
{
	int bits = bits_of_both(c);

	if (bits < 0)
		bits = bits_in(letters, c);
	return bits < 0 ? bits_in(figures, c) : bits;
}

bool ita2_is_figure(char c)
{
	return bits_in(figures, c) >= 0;
}

bool ita2_is_allied(char c)
{
	static const Str marks = S_INIT(" -?:().,/");

	return is_upper(c) || is_digit(c) || str_find_byte(marks, c) < marks.n;
}

bool ita2_is_us(char c)
{
	static const Str marks = S_INIT("$!&#';\"");

	return ita2_is_allied(c) || str_find_byte(marks, c) < marks.n;
}

static bool is_one_bit(int bits)
{
	return bits != 0 && (bits & (bits - 1)) == 0;
}

bool ita2_one_impulse(char a, char b)
{
	int x = ita2_bits(a), y = ita2_bits(b);

	if (x < 0 || y < 0 || !is_one_bit(x ^ y))
		return false;
	if (bits_of_both(a) >= 0 || bits_of_both(b) >= 0)
		return true;
	return ita2_is_figure(a) == ita2_is_figure(b);
}

bool ita2_garbled(Str got, Str want, unsigned most)
{
	unsigned changed = 0;

	if (got.n != want.n)
		return false;
	for (size_t i = 0; i < got.n; i++) {
		if (to_upper((unsigned char)got.p[i]) == to_upper((unsigned char)want.p[i]))
			continue;
		if (!ita2_one_impulse(got.p[i], want.p[i]) || ++changed > most)
			return false;
	}
	return changed > 0;
}

char ita2_to_figure(char letter)
{
	int bits = bits_in(letters, letter);

	return bits < 0 ? '\0' : figure_of[bits];
}

char ita2_to_letter(char figure)
{
	int bits = bits_in(figures, figure);

	return bits < 0 ? '\0' : letter_of[bits];
}

bool ita2_unshift(Str s, bool to_letters, char *out)
{
	for (size_t i = 0; i < s.n; i++) {
		out[i] = s.p[i];
		if (bits_of_both(s.p[i]) < 0)
			out[i] = to_letters ? ita2_to_letter(s.p[i]) : ita2_to_figure(s.p[i]);
		if (out[i] == '\0')
			return false;
	}
	return true;
}
