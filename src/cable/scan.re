/*
 * scan - what a single line looks like, by itself.
 *
 * re2c turns the rules below into one automaton that leaves a line of prose
 * after a few bytes, so that most of a telegram costs next to nothing here.
 * Spellings with damage are not here: the reader mends them where it misses a line.
 */
#include "cable/scan.h"

/*!re2c
re2c:api = custom;
re2c:api:style = free-form;
re2c:define:YYCTYPE = "unsigned char";
re2c:define:YYPEEK = "(c < lim ? (unsigned char)*c : 0)";
re2c:define:YYSKIP = "c++;";
re2c:define:YYBACKUP = "m = c;";
re2c:define:YYRESTORE = "c = m;";
re2c:define:YYLESSTHAN = "c >= lim";
re2c:yyfill:enable = 0;
re2c:eof = 0;

b = [ \t\f];
any = [^\x00];
d = [0-9];
U = [A-Z];
post = U [A-Z.' ]+;
class = "UNCLAS" "SIFIED"?
      | "C" " "? "O" " "? "N" " "? "F" " "? "I" " "? "D" " "? "E" " "? "N" " "? "T" " "? "I" " "? "A" " "? "L"
      | "S"? ("S" " "? "E" " "? "C" " "? "R" " "? "E" " "? "T")
      | "C" "S E C R E T"
      | "T" " "? "O" " "? "P" " "+ "S" " "? "E" " "? "C" " "? "R" " "? "E" " "? "T"
      | "L" " "? "I" " "? "M" " "? "I" " "? "T" " "? "E" " "? "D" " "+ "O" " "? "F" " "? "F" " "? "I" " "? "C" " "? "I" " "? "A" " "? "L" " "+ "U" " "? "S" " "? "E"
      | "R E S T R I C T E D" | "RESTRICTED"
      | "Unclas" | [Ss] " e c r e t" | [Cc] " o n f i d e n t i a l";
ri = [QRU] [A-Z]{3,7};
office = U [A-Z/]{0,7} "-" d{2};
dtg = d{6} " "? [A-IK-Z];
num = d{1,6};
*/

/* Behind a class word: SECRETARY is none. */
static enum look scan_class(const char *c, const char *lim)
{
	if (c >= lim)
		return LOOK_BANNER;
	return is_alnum((unsigned char)*c) && is_alnum((unsigned char)c[-1]) ? LOOK_TEXT : LOOK_CLASS;
}

/* ALMATY 00003273  002 OF 003: told by its end, so that prose need not be read for it. */
static enum look scan_page(Str line)
{
	const char *c, *lim, *m;

	line = str_trim_right(line);
	if (line.n < 20 || line.n > 48 || !is_digit((unsigned char)line.p[line.n - 1]))
		return LOOK_TEXT;
	c = m = line.p;
	lim = c + line.n;
	/*!re2c
	*   { return LOOK_TEXT; }
	$   { return LOOK_TEXT; }
	b* [A-Z] [A-Za-z.' ]+ d{8} b+ d{3} ("." d)? b+ 'OF' b+ d{3} { return LOOK_PAGE_STATE; }
	*/
}

/* Words of capitals that begin with Q, R or U: stations, unless one of the vocabulary stands in front. */
static enum look scan_words(Str line, bool whole)
{
	Str word = str_cut(line, 0, str_find_byte(line, ' '));

	if (str_starts(word, S("UNQUOTE")))
		return LOOK_UNQUOTE;
	if (str_eq(word, S("UNCLAS")))
		return LOOK_CLASS;
	return whole && !str_eq(line, S("QUOTE")) ? LOOK_INDICATORS : LOOK_TEXT;
}

/* "CITE GRNC": told by its end, too. */
static bool is_group_count(Str line)
{
	line = str_trim_right(line);
	if (!str_ends(line, S(" GRNC")))
		return false;
	for (size_t i = 0; i < line.n - 5; i++)
		if (!is_upper((unsigned char)line.p[i]))
			return false;
	return line.n > 5;
}

enum look scan_line(Str line)
{
	const char *c = line.p, *lim = line.p + line.n, *m = c;

	if (is_group_count(line))
		return LOOK_FL10;
	/*!re2c
	*   { return scan_page(line); }
	$   { return LOOK_BLANK; }
	b+  { return c >= lim ? LOOK_BLANK : LOOK_TEXT; }

	d{2} U [A-Z-]{2,} d{1,7} b*                      { return c >= lim ? LOOK_RECORD_ID : LOOK_TEXT; }
	"Message Text" b*                                { return c >= lim ? LOOK_MESSAGE_TEXT : LOOK_TEXT; }
	"Message Attributes" b*                          { return c >= lim ? LOOK_ATTRIBUTES : LOOK_TEXT; }
	b* (U [a-z]+ " " (U "."? " ")? U [a-z]+ " ")? "Declassified/Released" { return LOOK_REVIEW; }
	b* "US Department of State" b*                   { return c >= lim ? LOOK_REVIEW : LOOK_TEXT; }
	b* "EO Systematic Review"                        { return LOOK_REVIEW; }
	b* "UNCLASSIFIED" b+ "U" "."? "S" [:.]* b+ [Dd] "epartment" b+ [Oo] "f" b+ "State" { return LOOK_FOIA_PAGE; }
	b* ("RELEASE" "D"? | "DECLASSIFIED") b+ "IN" (b+ ("FULL" | "PART"))? { return LOOK_RELEASE; }
	b* ("B" [1-9] ("(" [A-F] ")")? | "1.4" " "? "(" [A-H] ")") ([, ]+ ("B" [1-9] ("(" [A-F] ")")? | "1.4" " "? "(" [A-H] ")"))* b*
	                                                 { return c >= lim ? LOOK_EXEMPTION : LOOK_TEXT; }
	b* "Classified by DAS"                           { return LOOK_RECLASSIFIED; }
	b* "***" b* "Current " ("Handling" | "Classification") { return LOOK_CURRENT; }
	("Mon" | "Tues" | "Wednes" | "Thurs" | "Fri" | "Satur" | "Sun") "day, " d{1,2} " " U [a-z]+ " " d{4} { return LOOK_DATE_LINE; }
	b* ("NOTE BY OC/T" | "End Cable Text" | "Visit " U [a-zA-Z' ]+ "Classified Web") { return LOOK_TAIL; }
	b* "This record is a partial extract"            { return LOOK_PARTIAL; }
	b* "The full text of the original cable is not available" { return LOOK_PARTIAL; }

	"PAGE" b+ d{1,3} b+ post d{3,7}            { return LOOK_PAGE; }
	"PAGE" b+ d{1,3} b+ ri b+ d{1,4} U?              { return LOOK_PAGE; }
	"PAGE" b+ d{1,3} b+ ri d{4} " "                  { return LOOK_PAGE; }
	b* class b*                                      { return scan_class(c, lim); }
	b* class b+ "POSS" b* "DUPE" b*                  { return LOOK_BANNER; }
	b* class b+ U{3} d{4} b*                         { return c >= lim ? LOOK_BANNER : LOOK_CLASS; }
	("ACTION" | "ORIGIN") b+ U [A-Z/]{0,7} [- ] d{2} { return LOOK_DIST_HEAD; }
	"INFO" b+ office                                 { return LOOK_DIST_HEAD; }
	"INFO" b+ U [A-Z/]{1,5} " " d{2} ","             { return LOOK_DIST_HEAD; }
	b+ office (b+ | b* "\r")                         { return LOOK_DIST; }
	b+ office                                        { return c >= lim ? LOOK_DIST : LOOK_TEXT; }
	b* "/" d{3} b* [WR] b*                           { return c >= lim ? LOOK_DIST : LOOK_TEXT; }
	b* "-"{6,} b* [0-9A-F]{5,7}                      { return LOOK_DASH; }
	b+ "(" b* U+ b* ")" b* [WR] b*                   { return c >= lim ? LOOK_DIST : LOOK_TEXT; }
	d{2} ([/-] d{2})? b*                              { return c >= lim ? LOOK_TWO_DIGITS : LOOK_TEXT; }
	("DRAFTED BY" | "APPROVED BY" | "CLEARED BY" | "DESIRED DISTRIBUTION") { return LOOK_DRAFTING; }

	("VZCZC" | "VV" b+ U{3} d{3} | "ZCZC") any?      { return LOOK_TI; }
	("YY" | "ZZ" | "OO" | "PP" | "RR") b+ ri         { return LOOK_FL2; }
	ri (b+ ri)* "."? b*                              { return scan_words(line, c >= lim); }
	"DE" b+ ri                                       { return LOOK_FL3; }
	("ZNR" | "ZNY") b+ U{4,5}                        { return LOOK_FL4; }
	[YZOPR] (b+ [YZOPR])? b+ dtg                     { return LOOK_FL5; }
	[YZOPR] (b+ [YZOPR])? b+ d{6} b+ U{3} b+ d{2}    { return LOOK_FL5; }
	"FM" b+ [A-Z]                                    { return LOOK_FM; }
	"TO" b+ [A-Z]                                    { return LOOK_TO; }
	"INFO" b+ [A-Z]                                  { return LOOK_INFO; }
	"XMT" [ /] b* [A-Z]                              { return LOOK_XMT; }
	("ACEX" | "GR") " "? d{1,4} b*                   { return c >= lim ? LOOK_FL10 : LOOK_TEXT; }
	("ACEX" | "GRNC") b*                             { return c >= lim ? LOOK_FL10 : LOOK_TEXT; }
	b* "BT" b*                                       { return c >= lim ? LOOK_BT : LOOK_TEXT; }
	[YZOPR] [A-Z]{2} [UERCSTM] [A-Z0-9]{4} " " ri d{4} " " d{7} "-" { return LOOK_JANAP; }

	b* class b+ any                                  { return LOOK_CLASS; }
	b* class [/,.;:-] any                            { return LOOK_CLASS; }
	b* "C" " "? "O" " "? "R" " "? "R" " "? "E" " "? "C" " "? "T" " "? "E" " "? "D" b+ "C" " "? "O" " "? "P" " "? "Y" { return LOOK_CORRECTED; }
	b* "E" [.,]? " "? "O" [.,]? [ :.]* b* d{4}       { return LOOK_EO; }
	b* "E" [.]? "O" [.]? " "? [:.] b                 { return LOOK_EO; }
	b* 'TAGS' b* [:.;-]                              { return LOOK_TAGS; }
	b* "TAGS" b+ U{2,4} ([ ,] | b* "\r")             { return LOOK_TAGS; }
	b* 'SUBJ' ('ECT')? b* [:.;-]                     { return LOOK_SUBJECT; }
	b* "SUBJ" "ECT"? b{2,}                           { return LOOK_SUBJECT; }
	b* 'REF' ('S' | "(S)" | 'ERENCE' 'S'? | 'TEL' 'S'?)? b* [:;-] { return LOOK_REF; }
	b* "REF" "S"? b+ ([(] [A-Z] [)] | [A-Z] [.)])    { return LOOK_REF; }
	b* ("(" U{1,3} ") ")? 'classified by' b* [:.]?   { return LOOK_CLASSIFIED; }
	b* "-"{3,} b*                                    { return c >= lim ? LOOK_RULE : LOOK_TEXT; }
	b* ("-" " "){3,} "-"? b*                         { return c >= lim ? LOOK_RULE : LOOK_TEXT; }
	b* "_"{8,} b*                                    { return c >= lim ? LOOK_RULE : LOOK_TEXT; }
	b* "\xC2\xB6"? d{1,3} "." [^0-9\x00]             { return LOOK_PARAGRAPH; }
	b* "\xC2\xB6"? d{1,3} "."                        { return c >= lim ? LOOK_PARAGRAPH : LOOK_TEXT; }
	b* "#" d{4} b*                                   { return c >= lim ? LOOK_VALIDATION : LOOK_TEXT; }
	b* "N"{3,4} ("MAFVVZCZ")? b*                     { return c >= lim ? LOOK_END : LOOK_TEXT; }
	b* "<< END OF DOCUMENT >>"                       { return LOOK_END; }
	b* "UNQUOTE" any?                                { return LOOK_UNQUOTE; }

	b* "MRN" b* ":"                                  { return LOOK_SMART_MRN; }
	b* ("Date" [/l!1I]? "D" [TI] "G" | "From" | "Action" | "Action Office" | "Info Office" | "E.O." | "Captions"
	   | "Reference" | "Pass Line" | "Subject" | "Signature" | "Drafted By" | "Cleared By" | "Approved By"
	   | "Released By" | "Info" | "XMT" | "Attachments" | "Action Post" | "Dissemination Rule") b* ":"
	                                                 { return LOOK_SMART_FIELD; }
	*/
}
