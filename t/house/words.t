#!/usr/bin/env bash
#
# No file names a place that only one machine has, and no source is left half done.
source t/lib.sh

git rev-parse --git-dir >/dev/null 2>&1 || skip_all 'this is not a git repository'

# found REGEX [PATH...]: lines of the tree with it. The letters in brackets keep this file out.
found() {
	local regex=$1
	shift
	git grep -nIE --untracked "$regex" -- "${@:-.}" || true
}

is "$(found '/[w]ork/|/[h]ome/[a-z]|/[U]sers/[a-z]|/[r]oot/')" '' 'no path of one machine'
is "$(found '[d]eb\.debian\.org|[r]egistry\.npmjs|[p]ypi\.org|[c]rates\.io|proxy\.[g]olang')" '' \
	'no host of a package registry'
is "$(found '\b([T]ODO|[F]IXME|[X]XX:)|[n]ot implemented' src include script tools)" '' 'nothing left to be done'
is "$(found '[[:space:]]$' 'src/*.[ch]' 'src/*.re' include script 't/*.c' 't/*.h' 't/*.t' t/lib.sh)" '' \
	'no blanks at the ends of lines'
is "$(found '^(<<<<<<<|>>>>>>>)( |$)')" '' 'no unfinished merge'

echo 'see /''work/notes' >"$scratch/planted"
like "$(cd "$scratch" && git init -q && found '/[w]ork/')" planted 'a planted path is found'

done_testing
