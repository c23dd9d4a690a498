/*
 * level_style - the colour that a classification has in the terminal, as on paper.
 */
#ifndef CLI_LEVEL_STYLE_H
#define CLI_LEVEL_STYLE_H

#include "cable/values.h"
#include "cli/terminal.h"

/* `sbu`: a control such as SENSITIVE over an unclassified telegram. */
enum style style_of_level(enum class_level l, bool sbu);

#endif
