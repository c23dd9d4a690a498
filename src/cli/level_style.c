/*
 * level_style - the colour that a classification has in the terminal, as on paper.
 */
#include "cli/level_style.h"

enum style style_of_level(enum class_level l, bool sbu)
{
	static const enum style styles[LEVEL_COUNT] = {
		[LEVEL_NONE] = STYLE_BOLD,
		[LEVEL_UNCLASSIFIED] = STYLE_UNCLASSIFIED,
		[LEVEL_LOU] = STYLE_SENSITIVE,
		[LEVEL_RESTRICTED] = STYLE_CONFIDENTIAL,
		[LEVEL_CONFIDENTIAL] = STYLE_CONFIDENTIAL,
		[LEVEL_SECRET] = STYLE_SECRET,
		[LEVEL_TOP_SECRET] = STYLE_TOP_SECRET,
	};

	return sbu ? STYLE_SENSITIVE : styles[l];
}
