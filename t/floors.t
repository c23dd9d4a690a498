#!/usr/bin/env bash
#
# Includes go downwards: a file of src/FLOOR names headers of its own floor and of floors to its left.
source t/lib.sh

floors='base authority cable intake archive index search page export relay web cli'

# Libraries that one file alone may know, so that changing them stays a small thing.
alone='microhttpd.h zstd.h nettle/ archive.h'

# violations TREE: one line for each include that breaks a rule. The public header <cable.h>
# stands on the floor `cable`, which makes it.
violations() {
	(cd "$1" && grep -rnE --include='*.[ch]' --include='*.re' '^[[:space:]]*#[[:space:]]*include' src include) |
		awk -v floors="$floors" -v alone="$alone" '
		BEGIN {
			for (i = split(floors, name, " "); i > 0; i--)
				height[name[i]] = i
			lonely = split(alone, library, " ")
		}
		{
			file = $0; sub(/:.*/, "", file)
			place = $0; sub(/:[^:]*$/, "", place); sub(/:[[:space:]]*#.*/, "", place)
			split(file, part, "/")
			own = part[1] == "include" ? 0 : height[part[2]]
			if (part[1] == "src" && !own)
				print place ": the folder is no floor"
		}
		/"/ {
			wanted = $0; sub(/^[^"]*"/, "", wanted); sub(/".*/, "", wanted)
			floor = wanted == "cable.h" ? "cable" : wanted
			if (wanted != "cable.h" && !sub(/\/.*/, "", floor))
				print place ": \"" wanted "\" does not name its floor"
			else if (!(floor in height))
				print place ": \"" wanted "\" names an unknown floor"
			else if (height[floor] > own)
				print place ": \"" wanted "\" goes upwards"
		}
		/</ {
			for (i = 1; i <= lonely; i++)
				if (index($0, "<" library[i]) && user[library[i]] != file) {
					if (user[library[i]])
						print place ": " library[i] " is for " user[library[i]] " alone"
					user[library[i]] = file
				}
		}'
}

is "$(violations .)" '' 'every include goes downwards'

# The rules bite: in a copy, each kind of violation is planted and found.
plant() {
	local file=$1 line=$2 want=$3
	rm -rf "$scratch/tree"
	mkdir "$scratch/tree"
	cp -r src include "$scratch/tree"
	mkdir -p "$(dirname "$scratch/tree/$file")"
	echo "$line" >"$scratch/tree/$file"
	is "$(violations "$scratch/tree")" "$file:1: $want" "found: $want"
}

plant src/base/planted.c '#include "cable/telegram.h"' '"cable/telegram.h" goes upwards'
plant src/cable/planted.re '  #  include "cli/option.h"' '"cli/option.h" goes upwards'
plant src/cable/planted.h '#include "telegram.h"' '"telegram.h" does not name its floor'
plant src/web/planted.c '#include "cellar/wine.h"' '"cellar/wine.h" names an unknown floor'
plant src/web/planted.c '#include "../base/str.h"' '"../base/str.h" names an unknown floor'
plant src/base/planted.c '#include "cable.h"' '"cable.h" goes upwards'
plant include/planted.h '#include "base/str.h"' '"base/str.h" goes upwards'
plant src/cellar/planted.c '#include <stdio.h>' 'the folder is no floor'

# The first of the two may know the library; which one is first is not said.
rm -r "$scratch/tree/src/cellar"
echo '#include <microhttpd.h>' | tee "$scratch/tree/src/base/one.c" >"$scratch/tree/src/base/two.c"
like "$(violations "$scratch/tree")" 'microhttpd.h is for .* alone' 'found: a second file that knows the server library'

done_testing
