# shellcheck shell=bash
# Mistakes planted one at a time in a copy of the index's sources, each of which the test of agreement
# must see. For script/soak planted.

# file of src | what is there | what is put in its place | what it is
planted=(
	'index/postings.c|while (low + step < p->blocks \&\& p->last\[low + step\] < doc)|while (low + step < p->blocks \&\& p->last[low + step] <= doc)|the last document of a block is looked for in the next one'
	'index/postings.c|\*base = postings_from(p, block) + 1;|*base = postings_from(p, block);|a block of bits begins one document too early'
	'index/find.c|set_less_bits(&p->set, p->view->gone);||deleted documents are found'
	'index/phrase.c|kept += j->v\[i\] + wide <= placed_part(parts, j->v\[i\])->end;|kept++;|a phrase goes on in the next part'
	'index/step_value.c|step_time(q->s, n->number.to + 1)|step_time(q->s, n->number.to)|a span of time lacks its last minute'
	'index/word.c|allowed\[i\] = str_eq(word_variant(&p, about->end).form, form);|allowed[i] = str_starts(word_variant(\&p, about->end).form, form);|an exact word finds forms that begin with it'
	'index/postings.c|counts\[i\] += (p->heavy - 1) \* heavy\[i\];|counts[i] += p->heavy * heavy[i];|words of the subject count once too often'
	'index/codec.c|up = (bits + (1u << BOUND_SHIFT) - 1) >> BOUND_SHIFT;|up = bits >> BOUND_SHIFT;|bounds are rounded down'
	'index/placed_find.c|return b.at - a.end <= n->near.apart;|return b.at - a.end < n->near.apart;|a NEAR allows one word less between'
	'index/step_in.c|if (!s->node->in.one)|if (s->n)|what shall be in one part is put together from several'
	'index/merge_words.c|s->p.code_width ? postings_code(&s->p, s->place + k) : 0|s->p.code_width ? postings_code(\&s->p, k) : 0|a merge takes the forms of the first document for all'
	'index/top_or.c|if (score + x->upto\[i\] < x->t->least)|if (score + x->upto[0] < x->t->least)|a document is given up before all lists were looked at'
)

# plant_copy FOLDER: the sources as they are.
plant_copy() {
	mkdir -p "$1"
	tar --exclude='./build*' --exclude=./.git -cf - . | tar -xf - -C "$1"
}

# plant_one FOLDER LINE: put a mistake into the copy; 1 where what it replaces is not there.
plant_one() {
	local file from to
	IFS='|' read -r file from to _ <<<"${2//\\|/$'\1'}"
	from=${from//$'\1'/|}
	to=${to//$'\1'/|}
	grep -q -- "$from" "$1/src/$file" || return 1
	cp "$1/src/$file" "$1/kept.c"
	sed -i "0,"\\$'\1'"$from"$'\1'"s"$'\1'"$from"$'\1'"$to"$'\1' "$1/src/$file"
	! cmp -s "$1/src/$file" "$1/kept.c"
}
