/*
 * cable help - the help of one command, of the program, or of a topic.
 */
#include "cli/commands.h"
#include "cli/terminal.h"

/* What is no command but can be asked for. */
struct topic {
	const char *name;
	const char *text;
};

static const struct topic topics[] = {
	{ "query-language",
	  "How queries are written. Any text is a query: what cannot be an operator is a word.\n"
	  "Case and accents do not matter. Every answer begins with how the query was read.\n"
	  "\n"
	  "  wheat shortage           both words, anywhere in the telegram\n"
	  "  wheat OR flour           one of them; operators count in capitals only\n"
	  "  wheat NOT flour, -flour  the first without the second\n"
	  "  (wheat OR flour) price   brackets hold together what belongs together\n"
	  "  \"road map\"               words side by side\n"
	  "  wheat NEAR/5 price       at most five words between; ONEAR/5 in this order\n"
	  "  visit                    in its English forms: visits, visited; =visit as it stands\n"
	  "  minist*, whist?e         any letters; one letter\n"
	  "  boucher~1, /minist.*/    one letter another; a pattern\n"
	  "  74 LA PAZ 9412           a number in any spelling: the telegram, and those that cite it\n"
	  "\n"
	  "Where a word stands:\n"
	  "  subject:visit            also summary: comment: heading: signer: classifiedby: by:\n"
	  "  para:(wheat price)       both words in one paragraph\n"
	  "  mark:U wheat             the word in paragraphs with that portion mark\n"
	  "\n"
	  "Values:\n"
	  "  from:lima, to:kabul      posts by any name or routing indicator; also info: and addr:\n"
	  "  tag:EAGR, tag:K*         what the TAGS line says\n"
	  "  country:peru             TAGS of a country, whatever its code was at the time\n"
	  "  class:secret             sent as, or now, secret; class>=confidential from there up\n"
	  "  prec:immediate           how fast it went; prec>=priority\n"
	  "  cap:NODIS                a caption\n"
	  "  date:1974-03             a year, month or day; date:1974-03..1974-06, date:..1974\n"
	  "  mrn:74LAPAZ9412          that telegram alone; cites:74LAPAZ9412 those that cite it\n"
	  "  citedby:74LAPAZ9412      those that it cites\n"
	  "  person:kissinger         a name among signers, drafters and classifiers\n"
	  "  has:ref                  also has:summary has:comment has:missing-section is:partial\n"
	  "  is:duplicate             copies of what is held; finding:RULE what a check found\n"
	  "  sort:-date               also sort:date sort:mrn sort:relevance\n"
	  "\n"
	  "The shell has uses of its own for quotes, brackets and asterisks: put the query in\n"
	  "single quotes. `cable search --literal` takes all of it as words.\n" },
};

static const struct topic *topic_find(const char *name)
{
	for (size_t i = 0; i < sizeof topics / sizeof *topics; i++)
		if (strcmp(topics[i].name, name) == 0)
			return &topics[i];
	return NULL;
}

static enum outcome help_run(const void *options, int argc, char **argv)
{
	const struct topic *topic = argc ? topic_find(argv[0]) : NULL;
	struct buf b;

	(void)options;
	if (argc == 0) {
		command_overview(true);
		return DONE_WELL;
	}
	if (!topic)
		return command_help(argv[0]);
	buf_init(&b, BUF_MOST);
	buf_z(&b, topic->text);
	output_flush(&b);
	buf_release(&b);
	return DONE_WELL;
}

const struct command cmd_help = {
	.name = "help",
	.summary = "explain a command, with examples",
	.args = "[COMMAND|query-language]",
	.examples = (const char *const[]){
		"cable help", "all commands",
		"cable help check", "what check does, its options, how it is used",
		"cable help query-language", "what may stand in a query", NULL },
	.least = 0,
	.most = 1,
	.aside = true,
	.run = help_run,
};
