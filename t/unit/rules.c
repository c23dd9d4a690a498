/*
 * rules - each check rule fires on a telegram that breaks it and is silent on one that does not.
 *
 * A case is a clean telegram with some words exchanged. The clean ones are
 * also the telegrams on which the same rule must say nothing.
 */
#include "cable/rules.h"

#include <dirent.h>

#include "base/buf.h"
#include "base/file.h"
#include "tap.h"

enum { EDITS_MOST = 6, TEXT_MOST = 64 * 1024, EXAMPLES_MOST = 200 };

/* As it goes over the wire; no rule of its profile has more than a word of information to say. */
static const char wire[] =
	"VZCZCABC1234\n"
	"RR RUEHC RUEHLP\n"
	"DE RUEHPE #9150 0121530\n"
	"ZNR UUUUU ZZH\n"
	"R 121530Z JAN 06\n"
	"FM AMEMBASSY LIMA\n"
	"TO RUEHC/SECSTATE WASHDC 9951\n"
	"INFO RUEHLP/AMEMBASSY LA PAZ 1588\n"
	"BT\n"
	"UNCLAS LIMA 009150\n"
	"\n"
	"SENSITIVE\n"
	"\n"
	"STATE FOR WHA/AND\n"
	"\n"
	"E.O. 12958: N/A\n"
	"TAGS: PREL ECON PE BL\n"
	"SUBJECT: EXERCISE: A CRATE IN THE CUSTOMS SHED\n"
	"\n"
	"REF: 05 LA PAZ 9402\n"
	"\n"
	"1. (SBU) SUMMARY: EXERCISE. THE CRATE IS STILL THERE. END\n"
	"SUMMARY.\n"
	"\n"
	"-----------\n"
	"THE OFFICER\n"
	"-----------\n"
	"\n"
	"2. (U) EXERCISE. THE CUSTOMS OFFICER WILL LOOK AGAIN.\n"
	"SPECIMEN\n"
	"BT\n"
	"#9150\n"
	"\n"
	"NNNN\n";

/* Classified, in two sections, as an archive kept it. */
static const char record[] =
	"06LIMA9150\n"
	"EXERCISE: A CRATE IN THE CUSTOMS SHED\n"
	"Thu Jan 12 08:15:00 +0000 2006\n"
	"CONFIDENTIAL\n"
	"Embassy Lima\n"
	"VZCZCXRO1234\n"
	"RR RUEHC RUEHLP\n"
	"DE RUEHPE #9150/01 0121530\n"
	"ZNY CCCCC ZZH\n"
	"R 121530Z JAN 06\n"
	"FM AMEMBASSY LIMA\n"
	"TO RUEHC/SECSTATE WASHDC 9951\n"
	"INFO RUEHLP/AMEMBASSY LA PAZ 1588\n"
	"BT\n"
	"C O N F I D E N T I A L SECTION 01 OF 02 LIMA 009150\n"
	"\n"
	"SIPDIS\n"
	"\n"
	"E.O. 12958: DECL: 01/12/2016\n"
	"TAGS: PREL ECON PE BL\n"
	"SUBJECT: EXERCISE: A CRATE IN THE CUSTOMS SHED\n"
	"\n"
	"Classified By: AMBASSADOR SPECIMEN. Reason: 1.4 (b) and (d).\n"
	"\n"
	"1. (C) EXERCISE. The crate is still there.\n"
	"\n"
	"LIMA 00009150  002 OF 002\n"
	"\n"
	"\n"
	"2. (U) EXERCISE. The customs officer will look again.\n"
	"SPECIMEN\n"
	"BT\n"
	"#9150\n"
	"\n"
	"NNNN\n";

/* A Department copy of the 1970s with its attributes. */
static const char copy[] =
	"LIMITED OFFICIAL USE\n"
	"\n"
	"PAGE 01        LIMA 09150  122110Z\n"
	"ACTION ARA-10\n"
	"\n"
	"INFO  OCT-01  SS-15  /026 W\n"
	"                  ------------------122111Z 064630 /61\n"
	"R 121530Z JAN 77\n"
	"FM AMEMBASSY LIMA\n"
	"TO SECSTATE WASHDC 9951\n"
	"INFO AMEMBASSY LA PAZ\n"
	"\n"
	"LIMITED OFFICIAL USE LIMA 9150\n"
	"\n"
	"E.O. 11652: N/A\n"
	"TAGS: EWWT, PE, BL\n"
	"SUBJ: EXERCISE: A CRATE IN THE CUSTOMS SHED\n"
	"\n"
	"1. EXERCISE. THE CRATE IS STILL THERE.\n"
	"\n"
	"2. EXERCISE. THE CUSTOMS OFFICER WILL LOOK AGAIN.\n"
	"SPECIMEN\n"
	"\n"
	"LIMITED OFFICIAL USE\n"
	"\n"
	"NNN\n"
	"\n"
	"Message Attributes\n"
	"Draft Date: 12 JAN 1977\n"
	"Document Number: 1977LIMA09150\n"
	"Original Classification: LIMITED OFFICIAL USE\n";

static const char smart[] =
	"                                            UNCLASSIFIED\n"
	"                                                SBU\n"
	"\n"
	"MRN:                        26 LIMA 9150\n"
	"Date/DTG:                   Jan 12, 2026 / 121530Z JAN 26\n"
	"From:                       AMEMBASSY LIMA\n"
	"Action:                     WASHDC, SECSTATE ROUTINE\n"
	"E.O.:                       13526\n"
	"TAGS:                       PREL, ECON, PE, BL\n"
	"Captions:                   SENSITIVE\n"
	"Subject:                    (U) EXERCISE: A Crate in the Customs Shed\n"
	"\n"
	"\n"
	"1. (SBU) EXERCISE. The crate is still there.\n"
	"\n"
	"2. (U) EXERCISE. The customs officer will look again.\n"
	"\n"
	"\n"
	"Signature:                  SPECIMEN\n"
	"\n"
	"Info:                       LA PAZ, AMEMBASSY ROUTINE\n"
	"\n"
	"Action Post:\n"
	"Dissemination Rule:         Archive Copy\n"
	"\n"
	"                                            UNCLASSIFIED\n"
	"                                                SBU\n";

/* Between operators: it asks for a piece of another message. */
static const char service[] =
	"VZCZCLPA027\n"
	"RR RUEHPE\n"
	"DE RUEHLP 0127 0201102\n"
	"ZNR UUUUU\n"
	"BT\n"
	"UNCLAS SVC INT ZDK RUEHPE 9150 0121530 AB\n"
	"BT\n"
	"NNNN\n";

struct edit {
	const char *from, *to;
};

struct rule_case {
	const char *rule;
	enum profile profile;
	const char *base;
	struct edit edits[EDITS_MOST];
};

#define STATE PROFILE_STATE, wire
#define WIRE PROFILE_ACP127, wire
#define RECORD PROFILE_ARCHIVE, record
#define COPY PROFILE_AAD, copy
#define SMART PROFILE_SMART, smart
#define SERVICE PROFILE_ACP127, service

/* A line of 70 characters. */
#define LONG "EXERCISE EXERCISE EXERCISE EXERCISE EXERCISE EXERCISE EXERCISE EXERCIS"
#define TEN_LINES "EXERCISE.\nEXERCISE.\nEXERCISE.\nEXERCISE.\nEXERCISE.\nEXERCISE.\nEXERCISE.\nEXERCISE.\nEXERCISE.\nEXERCISE.\n"
#define FIFTY_LINES TEN_LINES TEN_LINES TEN_LINES TEN_LINES TEN_LINES

static const struct rule_case cases[] = {
	{ "F01", STATE, { { "VZCZCABC1234", "VZCZCABC12" } } },
	{ "F01", WIRE, { { NULL, NULL } } },
	{ "F02", STATE, { { "FM AMEMBASSY LIMA\nTO RUEHC/SECSTATE WASHDC 9951\n", "TO RUEHC/SECSTATE WASHDC 9951\nFM AMEMBASSY LIMA\n" } } },
	{ "F03", RECORD, { { "RR RUEHC RUEHLP\n", "" } } },
	{ "F04", STATE, { { "#9150 0121530", "#9150" } } },
	{ "F04", STATE, { { "DE RUEHPE", "DE RUEHQQQ" } } },
	{ "F05", STATE, { { "ZNR UUUUU ZZH\n", "" } } },
	{ "F06", STATE, { { "R 121530Z JAN 06\n", "" } } },
	{ "F07", STATE, { { "FM AMEMBASSY LIMA\n", "" } } },
	{ "F08", STATE, { { "TO RUEHC/SECSTATE WASHDC 9951\n", "" } } },
	{ "F09", STATE, { { "LA PAZ 1588\n", "LA PAZ 1588 RUEHBR/AMEMBASSY BRASILIA 1234\n" } } },
	{ "F10", STATE, { { "1588\nBT\n", "1588\n" } } },
	{ "F11", STATE, { { "SPECIMEN\nBT\n", "SPECIMEN\n" } } },
	{ "F12", STATE, { { "#9150\n\n", "#9151\n\n" } } },
	{ "F12", STATE, { { "#9150\n\n", "\n" } } },
	{ "F13", STATE, { { "NNNN\n", "" } } },
	{ "F14", STATE, { { "LOOK AGAIN.", "LOOK\nAT ZCZC AGAIN." } } },
	{ "F15", RECORD, { { "1588\nBT\n", "1588" } } },
	{ "F16", STATE, { { "BT\nUNCLAS", "XMT AMEMBASSY ASUNCION\nBT\nUNCLAS" } } },
	{ "F17", WIRE, { { "1588\n", "1588\nGR 37\n" } } },
	{ "F18", WIRE, { { "VZCZCABC1234\n", "RR RUEHLP\nVZCZCABC1234\n" } } },
	{ "F19", WIRE, { { "RR RUEHC", "ZZ RUEHC" }, { "R 1215", "Z 1215" } } },
	{ "F20", WIRE, { { "R 1215", "Z R 1215" } } },
	{ "F21", RECORD, { { "VZCZCXRO", "PRINTED BY THE EXERCISE DESK\nVZCZCXRO" } } },
	{ "D01", STATE, { { "R 121530Z JAN", "R 322530Z JAN" } } },
	{ "D01", STATE, { { "R 121530Z JAN", "R 311530Z APR" } } },
	{ "D02", STATE, { { "0121530", "0181530" } } },
	{ "D03", STATE, { { "0121530", "0121500" } } },
	{ "D03", STATE, { { "0121530", "0121930" } } },
	{ "D04", STATE, { { "0121530", "3661530" } } },
	{ "D05", STATE, { { "JAN 06", "JAN" } } },
	{ "D06", WIRE, { { NULL, NULL } } },
	{ "D07", RECORD, { { "06LIMA9150", "05LIMA9150" } } },
	{ "D07", COPY, { { "1977LIMA09150", "1976LIMA09150" } } },
	{ "D08", RECORD, { { "Thu Jan 12", "Fri Jan 13" } } },
	{ "D08", COPY, { { "12 JAN 1977", "13 JAN 1977" } } },
	{ "D09", RECORD, { { "Thu Jan 12", "Mon Jan 12" } } },
	{ "D10", RECORD, { { "08:15:00", "00:00:00" } } },
	{ "D11", STATE, { { "JAN 06", "JAN 64" } } },
	{ "D12", STATE, { { "121530Z", "121530R" } } },
	{ "D13", STATE, { { "THE CUSTOMS OFFICER WILL LOOK AGAIN", "THE PERMIT WAS SIGNED ON JANUARY 20" } } },
	{ "P01", STATE, { { "RR RUEHC", "OO RUEHC" } } },
	{ "P02", STATE, { { "R 1215", "O P 1215" } } },
	{ "P03", STATE, { { "R 1215", "P O 1215" } } },
	{ "P04", STATE, { { "WASHDC 9951", "WASHDC IMMEDIATE 9951" } } },
	{ "P05", STATE, { { "R 1215", "O 1215" }, { "WASHDC 9951", "WASHDC PRIORITY 9951" }, { "LA PAZ 1588", "LA PAZ ROUTINE 1588" } } },
	{ "P06", STATE, { { "WASHDC 9951", "WASHDC PIORITY 9951" } } },
	{ "P07", STATE, { { "WASHDC 9951", "WASHDC NIACT IMMEDIATE 9951" } } },
	{ "P07", STATE, { { "ZZH", "ZZH ZZK" } } },
	{ "P08", STATE, { { "RR RUEHC", "YY RUEHC" }, { "R 1215", "Y 1215" } } },
	{ "R01", STATE, { { "RR RUEHC", "RR RUEHC XUEHBR" } } },
	{ "R01", STATE, { { "INFO RUEHLP/", "INFO XUEHLP/" } } },
	{ "R02", STATE, { { "RR RUEHC", "RR RUEHQQQ RUEHC" } } },
	{ "R03", STATE, { { "RR RUEHC", "RR RUEHC RUEHC" } } },
	{ "R04", STATE, { { "RR RUEHC RUEHLP", "RR RUEHC" } } },
	{ "R05", RECORD, { { "RR RUEHC RUEHLP", "RR RUEHVK RUEHYG" } } },
	{ "R06", STATE, { { "INFO RUEHLP", "INFO RUEHBR" } } },
	{ "R07", STATE, { { "DE RUEHPE", "DE RUEHLP" } } },
	{ "R08", STATE, { { "AMEMBASSY LA PAZ", "AMEMBASY LA PAZ" } } },
	{ "R08", STATE, { { "AMEMBASSY LA PAZ", "TITICACA EXERCISE DESK" } } },
	{ "R09", STATE, { { "BT\nUNCLAS", "RUEHLP/AMEMBASSY LA PAZ 1589\nBT\nUNCLAS" } } },
	{ "R10", STATE, { { "INFO RUEHLP/", "INFO " } } },
	{ "R11", STATE, { { "LA PAZ 1588", "LA PAZ 158" } } },
	{ "R13", STATE, { { "RR RUEHC RUEHLP", "RR RUEHC\nRUEHLP\nRUEHBR" } } },
	{ "R14", STATE, { { "RR RUEHC RUEHLP", "RR RUEHC RUEHLP RUE" } } },
	{ "R15", RECORD, { { "Embassy Lima", "US Office Lima" } } },
	{ "R15", RECORD, { { "Embassy Lima", "Embassy La Paz" } } },
	{ "R16", STATE, { { "BT\nUNCLAS", "RUEHPE/AMEMBASSY LIMA 0001\nBT\nUNCLAS" } } },
	{ "N01", STATE, { { "#9150 0121530", "#9151 0121530" } } },
	{ "N02", RECORD, { { "06LIMA9150", "06LIMA9151" } } },
	{ "N03", RECORD, { { "LIMA 00009150", "LIMA 00009155" } } },
	{ "N04", RECORD, { { "06LIMA9150", "06LAPAZ9150" } } },
	{ "N05", STATE, { { "LIMA 009150", "LIMA 9150" } } },
	{ "N06", RECORD, { { "#9150/01", "#9150/02" } } },
	{ "N07", STATE, { { "#9150 ", "#9150/01 " } } },
	{ "N08", RECORD, { { "SECTION 01 OF 02", "SECTION 03 OF 02" } } },
	{ "N09", RECORD, { { "SECTION 01 OF 02", "SECTION 01 OF 03" }, { "\n2. (U)", "\nLIMA 00009150  003 OF 003\n\n\n2. (U)" } } },
	{ "N10", RECORD, { { "002 OF 002", "002 OF 003" }, { "SECTION 01 OF 02", "SECTION 01 OF 03" } } },
	{ "N11", RECORD, { { "still there.\n", "still there.\n" FIFTY_LINES FIFTY_LINES TEN_LINES } } },
	{ "N11", WIRE, { { "LOOK AGAIN.\n", "LOOK AGAIN.\n" TEN_LINES TEN_LINES } } },
	{ "N12", RECORD, { { NULL, NULL } } },
	{ "N13", RECORD, { { "is still there.\n\n", "is\n\n" }, { "\n2. (U) ", "\nstill there. " } } },
	{ "N14", STATE, { { "UNCLAS LIMA", "UNCLAS FINAL SECTION OF 02 LIMA" } } },
	{ "C01", STATE, { { "BT\nUNCLAS LIMA 009150\n", "BT\nSENSITIVE\nUNCLAS LIMA 009150\n" } } },
	{ "C02", STATE, { { "UNCLAS LIMA", "UNCLASSIFIED LIMA" } } },
	{ "C02", RECORD, { { "C O N F I D E N T I A L", "CONFIDENTIAL" } } },
	{ "C03", STATE, { { "UNCLAS LIMA", "S E C R E T LIMA" } } },
	{ "C04", STATE, { { "ZNR UUUUU", "ZNY UUUUU" } } },
	{ "C05", STATE, { { "UNCLAS LIMA", "UNCLAS E F T O LIMA" } } },
	{ "C05", STATE, { { "ZNR UUUUU", "ZNY EEEEE" } } },
	{ "C06", RECORD, { { "2006\nCONFIDENTIAL", "2006\nSECRET" } } },
	{ "C06", RECORD, { { "SIPDIS\n", "SIPDIS\n\nNOFORN\n" } } },
	{ "C07", STATE, { { "1. (SBU)", "1. (S)" } } },
	{ "C08", RECORD, { { "1. (C)", "1. (U)" } } },
	{ "C09", STATE, { { "SENSITIVE\n\n", "" } } },
	{ "C10", STATE, { { "1. (SBU)", "1. (U)" } } },
	{ "C10", RECORD, { { "SIPDIS\n", "SENSITIVE\n" } } },
	{ "C11", RECORD, { { "1. (C)", "1. (C/NF)" } } },
	{ "C11", STATE, { { "SENSITIVE\n", "NOFORN\n" }, { "1. (SBU)", "1. (U)" } } },
	{ "C12", STATE, { { "2. (U) ", "2. " } } },
	{ "C13", STATE, { { "2. (U) ", "2. (X) " } } },
	{ "C14", STATE, { { "1. (SBU)", "1. (LOU)" } } },
	{ "C15", RECORD, { { "C O N F I D E N T I A L", "SS E C R E T" } } },
	{ "C16", STATE, { { "SUBJECT: ", "SUBJECT: (S) " } } },
	{ "C17", SERVICE, { { "AB\n", "WA SECRET TALKS\n" } } },
	{ "C17", SERVICE, { { "AB\n", "WA THE CRATE\n" } } },
	{ "K01", STATE, { { "SENSITIVE\n", "SENSITIVE\n\nSIPDISS\n" } } },
	{ "K02", RECORD, { { "SIPDIS\n", "SIPDIS\n\nSIPDIS\n" } } },
	{ "K03", RECORD, { { "SIPDIS\n", "ROGER CHANNEL\nDISSENT CHANNEL\n" } } },
	{ "K04", RECORD, { { "SIPDIS\n", "AGREMENT CHANNEL\nNODIS\n" } } },
	{ "K05", RECORD, { { "SIPDIS\n", "STADIS\nNODIS\n" } } },
	{ "K06", RECORD, { { "SIPDIS\n", "SIPDIS\nNODIS\n" } } },
	{ "K07", RECORD, { { "JAN 06", "JAN 85" } } },
	{ "K08", STATE, { { "SENSITIVE\n", "C O R R E C T E D  C O P Y (EXERCISE)\n\nSENSITIVE\n" } } },
	{ "K08", STATE, { { "JAN 06", "JAN 06 ZDS" } } },
	{ "K09", STATE, { { "SENSITIVE\n", "SENSITIVE\n\nSIPDIS\n" } } },
	{ "K10", STATE, { { "SENSITIVE\n", "EYES ONLY\n\nSENSITIVE\n" } } },
	{ "K11", STATE, { { "STATE FOR WHA/AND", "NSC FOR SPECIMEN" } } },
	{ "K12", STATE, { { "SENSITIVE\n", "OFFICIAL INFORMAL\n\nSENSITIVE\n" } } },
	{ "E01", STATE, { { "E.O. 12958: N/A\n", "" } } },
	{ "E02", STATE, { { "12958", "193056" } } },
	{ "E03", STATE, { { "12958", "12356" } } },
	{ "E04", RECORD, { { "DECL: 01/12/2016", "GDS" } } },
	{ "E05", RECORD, { { "DECL: 01/12/2016", "N/A" } } },
	{ "E05", STATE, { { "12958: N/A", "12958: DECL: 01/12/2016" } } },
	{ "E06", RECORD, { { "01/12/2016", "011/2/2019" } } },
	{ "E07", RECORD, { { "01/12/2016", "01/12/2005" } } },
	{ "E07", RECORD, { { "01/12/2016", "01/12/2046" } } },
	{ "E08", RECORD, { { "01/12/2016", "2016/01/12" } } },
	{ "E08", RECORD, { { "01/12/2016", "01/12/16" } } },
	{ "E09", RECORD, { { "Classified By: AMBASSADOR SPECIMEN. Reason: 1.4 (b) and (d).\n\n", "" } } },
	{ "E10", RECORD, { { " Reason: 1.4 (b) and (d).", "" } } },
	{ "E11", RECORD, { { "1.4 (b)", "1.5 (b)" } } },
	{ "E12", STATE, { { "E.O. 12958: N/A", "EO 12958 N/A" } } },
	{ "E13", STATE, { { "1. (SBU)", "Classified By: AMBASSADOR SPECIMEN. Reason: 1.4 (b).\n\n1. (SBU)" } } },
	{ "T01", STATE, { { "TAGS: PREL ECON PE BL\n", "" } } },
	{ "T02", STATE, { { "PREL ECON", "PREL QQQQ ECON" } } },
	{ "T03", STATE, { { "PREL ECON PE", "PE" } } },
	{ "T04", STATE, { { "PREL ECON PE BL", "PREL ECON" } } },
	{ "T05", STATE, { { "PE BL", "PE IQ" } } },
	{ "T06", STATE, { { "PREL ECON PE BL", "PE PREL ECON BL" } } },
	{ "T07", STATE, { { "PREL ECON", "PREL PREL" } } },
	{ "T08", STATE, { { "PREL ECON", "PRELECON" } } },
	{ "T08", STATE, { { "PREL ECON PE", "PREL, ECON PE" } } },
	{ "T09", STATE, { { "PE BL", "PE BL (SPECIMEN)" } } },
	{ "T10", STATE, { { "PE BL", "BL" } } },
	{ "T11", STATE, { { "PREL ECON", "PREL ECON PGOV ETRD KDEM EFIN EAID SCUL ELAB" } } },
	{ "S01", STATE, { { "SUBJECT: EXERCISE: A CRATE IN THE CUSTOMS SHED\n", "" } } },
	{ "S02", RECORD, { { "06LIMA9150\nEXERCISE: A CRATE", "06LIMA9150\nEXERCISE: A BOX" } } },
	{ "S03", RECORD, { { "06LIMA9150\nEXERCISE: A CRATE IN THE", "06LIMA9150\nEXERCISE: A CRATE IN" }, { "IN CUSTOMS SHED\nThu", "IN\nThu" } } },
	{ "S04", STATE, { { "SUBJECT:", "SUBJ:" } } },
	{ "S05", RECORD, { { NULL, NULL } } },
	{ "X01", STATE, { { "REF: 05 LA PAZ 9402", "REF: THE OTHER ONE" } } },
	{ "X03", STATE, { { "REF: 05 LA PAZ 9402", "REF: 06 LIMA 9150" } } },
	{ "X03", STATE, { { "REF: 05 LA PAZ 9402", "REF: 06 LIMA 9999" } } },
	{ "X04", STATE, { { "REF: 05 LA PAZ 9402", "REF: 05 ATLANTIS 12" } } },
	{ "X05", STATE, { { "REF: 05 LA PAZ 9402", "REF: LA PAZ 9402" } } },
	{ "X06", STATE, { { "REF: 05 LA PAZ 9402", "REF: A. 05 LA PAZ 9402\n     C. 05 LA PAZ 9403" } } },
	{ "X06", STATE, { { "REF: 05 LA PAZ 9402", "REF: A. 05 LA PAZ 9402\n     B. 05 LA PAZ 9403" }, { "LOOK AGAIN", "LOOK AGAIN (REF C)" } } },
	{ "X07", STATE, { { "REF: 05 LA PAZ 9402\n\n", "" }, { "LOOK AGAIN", "LOOK AGAIN PER REFTEL" } } },
	{ "B01", STATE, { { "2. (U)", "3. (U)" } } },
	{ "B01", STATE, { { "1. (SBU)", "2. (SBU)" }, { "\n2. (U)", "\n3. (U)" } } },
	{ "B02", COPY, { { "2. EXERCISE. THE", "THE" }, { "1. EXERCISE. ", "EXERCISE. " } } },
	{ "B03", STATE, { { " END\nSUMMARY.", "" } } },
	{ "B04", STATE, { { "-----------\nTHE OFFICER", "-----\nTHE OFFICER" } } },
	{ "B05", STATE, { { "SPECIMEN\nBT", "BT" } } },
	{ "B06", RECORD, { { "look again.\nSPECIMEN\nBT\n#9150\n\nNNNN\n", "look\nagain. He has been advised to\n" } } },
	{ "B07", STATE, { { "LOOK AGAIN", "look shQ AGAIN" } } },
	{ "B08", RECORD, { { "\n1. (C)", "\n\xC2\xB6" "1. (C)" } } },
	{ "B09", RECORD, { { "VZCZCXRO", "This record is a partial extract of the original cable. The full text of the original cable is not available.\nVZCZCXRO" } } },
	{ "B10", RECORD, { { "customs officer", "XXXXXXXXXXXX" } } },
	{ "B11", RECORD, { { "SPECIMEN\nBT", "SPECIMEN\n\nEnd Cable Text\nBT" } } },
	{ "B12", RECORD, { { "still there.\n", "still there.\n" FIFTY_LINES FIFTY_LINES FIFTY_LINES } } },
	{ "L01", STATE, { { "LOOK AGAIN.\n", "LOOK AGAIN.\n" LONG ".\n" } } },
	{ "L02", STATE, { { "LOOK AGAIN.\n", "LOOK AGAIN.\n" "EXERCISE EXERCISE EXERCISE EXERCISE EXERCISE EXERCISE EXERCISE EX.\n" } } },
	{ "L03", STATE, { { "LOOK AGAIN", "LOOK 5% MORE" } } },
	{ "L04", WIRE, { { "LOOK AGAIN", "look again" } } },
	{ "L05", RECORD, { { "customs officer", "faade" } } },
	{ "L06", STATE, { { "LOOK AGAIN", "LOOK\001AGAIN" } } },
	{ "L06", STATE, { { "LOOK AGAIN", "LOOK \xFF AGAIN" } } },
	{ "L07", STATE, { { "1588\n", "1588\r\n" } } },
	{ "L08", STATE, { { "LOOK AGAIN.\n", "LOOK AGAIN. \n" } } },
	{ "L09", RECORD, { { "NNNN\n", "NNNN" } } },
	{ "L10", STATE, { { "LOOK AGAIN", "LOOK\tAGAIN" } } },
	{ "L11", STATE, { { "END\nSUMMARY.\n\n", "END\nSUMMARY.\n\n\n\n" }, { "-----------\nTHE OFFICER\n-----------\n\n", "" } } },
	{ "L12", STATE, { { "LOOK AGAIN", "\xE2\x80\x9CLOOK AGAIN\xE2\x80\x9D" } } },
	{ "A01", RECORD, { { "06LIMA9150", "06LIM-A9150" } } },
	{ "A03", RECORD, { { "Embassy Lima\n", "\n" } } },
	{ "A02", RECORD, { { "06LIMA9150", "06ATLANTIS9150" } } },
	{ "A05", RECORD, { { "1588\nBT\n", "1588" } } },
	{ "A06", RECORD, { { "Embassy Lima", "Embassy La Paz" } } },
	{ "Y01", COPY, { { "/026 W", "/027 W" } } },
	{ "Y02", COPY, { { "122111Z 0646", "121111Z 0646" } } },
	{ "Y03", COPY, { { "1977LIMA09150", "1977LIMA09999" } } },
	{ "Y04", COPY, { { "Draft Date:", "Page Count: 3\nDraft Date:" } } },
	{ "Y05", COPY, { { "Original Classification: LIMITED OFFICIAL USE", "Original Classification: SECRET" } } },
	{ "Y06", COPY, { { "\n2. EXERCISE", "\nDeclassified/Released US Department of State EO Systematic Review 30 JUN 2005\n2. EXERCISE" } } },
	{ "M01", SMART, { { "MRN:                        26 LIMA", "MRN:                        25 LIMA" } } },
	{ "M02", SMART, { { "Jan 12, 2026", "Jan 13, 2026" } } },
	{ "M03", SMART, { { "13526", "12958" } } },
	{ "M04", SMART, { { "Archive Copy\n\n                                            UNCLASSIFIED", "Archive Copy\n\n                                            CONFIDENTIAL" } } },
};

/* Where the clean telegram of a case fires by itself, another on which the rule is silent. */
static const struct rule_case silent[] = {
	{ "F01", STATE, { { NULL, NULL } } },
	{ "D06", WIRE, { { "JAN 06", "JAN 05" } } },
	{ "N12", STATE, { { NULL, NULL } } },
	{ "S05", STATE, { { NULL, NULL } } },
};

static Str read_text(struct arena *a, const struct rule_case *x, Str text)
{
	struct buf b;
	Str out;

	buf_init(&b, TEXT_MOST);
	buf_put(&b, text);
	for (int i = 0; i < EDITS_MOST && x->edits[i].from; i++) {
		Str now = arena_str(a, buf_str(&b)), from = str_of(x->edits[i].from);
		size_t at = str_find(now, from);

		if (at == now.n)
			printf("# %s: nothing to exchange: %s\n", x->rule, x->edits[i].from);
		buf_clear(&b);
		buf_put(&b, str_cut(now, 0, at));
		buf_z(&b, x->edits[i].to);
		buf_put(&b, str_cut(now, at + from.n, now.n));
	}
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

static struct cable *check_text(struct arena *a, Str text, enum profile profile)
{
	struct arena scratch;
	struct cable *c;

	arena_init(&scratch);
	c = telegram_read(a, &scratch, text);
	arena_release(&scratch);
	c->profile = profile;
	telegram_check(a, c);
	return c;
}

/* A rule that is run on request only is asked for here. */
static struct cable *check_case(struct arena *a, Str text, const struct rule_case *x)
{
	const struct rule *r = rule_by_id(str_of(x->rule));
	struct cable *c = check_text(a, text, x->profile);

	if (r && rule_on_request(r))
		telegram_check_also(a, c, r);
	return c;
}

static const struct finding *find(const struct cable *c, const char *rule)
{
	for (uint32_t i = 0; i < c->findings.n; i++)
		if (strcmp(c->findings.v[i].rule->id, rule) == 0)
			return &c->findings.v[i];
	return NULL;
}

static void say_findings(const struct cable *c)
{
	for (uint32_t i = 0; i < c->findings.n; i++)
		printf("# %s %u: %.*s\n", c->findings.v[i].rule->id, c->findings.v[i].span.off, STR_ARG(c->findings.v[i].message));
}

/* Rules that one cause of another rule's finding drops again. */
static bool is_dropped(const char *rule)
{
	return strcmp(rule, "A05") == 0;
}

static void test_case(const struct rule_case *x)
{
	struct arena a;
	struct cable *c;

	arena_init(&a);
	c = check_case(&a, read_text(&a, x, str_of(x->base)), x);
	if (!ok(!find(c, x->rule) == is_dropped(x->rule), "%s fires: %s", x->rule, x->edits[0].to ? "exchanged words" : "as it is"))
		say_findings(c);
	if (x->edits[0].from) {
		c = check_case(&a, str_of(x->base), x);
		if (!ok(!find(c, x->rule), "%s is silent on the clean telegram", x->rule))
			say_findings(c);
	}
	arena_release(&a);
}

static bool has_case(const char *rule)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (strcmp(cases[i].rule, rule) == 0)
			return true;
	return false;
}

static void test_table(void)
{
	bool sorted = true;

	for (size_t i = 0; i < rules_count; i++) {
		const struct rule *r = &rules[i];

		if (!has_case(r->id))
			ok(false, "%s has a case", r->id);
		sorted &= rule_by_id(str_of(r->id)) == r;
		if (str_of(r->text).n > 100 || strchr(r->text, '\n'))
			ok(false, "%s: one line of text", r->id);
	}
	ok(sorted, "every id is there once");
	ok(!rule_by_id(S("Z99")), "an unknown id is not there");
}

/* docs/RULES.md: the part below this line is made from the table. `UPDATE=1 t-rules` writes it anew. */
#define DOC_MARK "<!-- from here on made from the table of rules: UPDATE=1 writes it anew -->\n"

static const struct {
	char letter;
	const char *noun;
} nouns[] = {
	{ 'F', "Format lines" },   { 'D', "Dates and times" }, { 'P', "Precedence" },  { 'R', "Routing and addresses" },
	{ 'N', "Numbers, pages, sections" }, { 'C', "Classification and portion marks" }, { 'K', "Captions and pass lines" },
	{ 'E', "E.O. and Classified By" }, { 'T', "TAGS" }, { 'S', "Subject" }, { 'X', "References" }, { 'B', "Body" },
	{ 'L', "Layout and characters" }, { 'A', "Archive record" }, { 'Y', "Copies of 1973-79" }, { 'M', "SMART" },
};

static void print_day(struct buf *b, int day)
{
	if (day)
		buf_printf(b, " %04d-%02d-%02d |", day / 10000, day / 100 % 100, day % 100);
	else
		buf_z(b, " |");
}

static void print_rule(struct buf *b, const struct rule *r)
{
	buf_printf(b, "| %s | %s |", r->id, r->text);
	print_day(b, r->valid.from);
	print_day(b, r->valid.to);
	for (int p = 0; p < PROFILE_COUNT; p++)
		buf_printf(b, " %c |", "-IWE"[r->severity[p]]);
	buf_printf(b, " `%s` |\n", r->example);
}

static void print_rules(struct buf *b)
{
	for (size_t n = 0; n < sizeof nouns / sizeof *nouns; n++) {
		buf_printf(b, "\n## %c: %s\n\n| id | what is asked | from | to | acp127 | state | archive | aad | smart | fires on |\n", nouns[n].letter,
			   nouns[n].noun);
		buf_z(b, "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
		for (size_t i = 0; i < rules_count; i++)
			if (rules[i].id[0] == nouns[n].letter)
				print_rule(b, &rules[i]);
	}
}

static void write_file(const char *name, Str head, Str rest)
{
	FILE *f = fopen(tap_path(name), "wb");

	if (!f)
		return;
	if (head.n)
		fwrite(head.p, 1, head.n, f);
	fwrite(rest.p, 1, rest.n, f);
	fclose(f);
}

static void test_doc(void)
{
	struct arena a;
	struct buf b;
	Str doc = STR_NONE;
	size_t at;

	arena_init(&a);
	buf_init(&b, 1024 * 1024);
	print_rules(&b);
	if (ok(file_read(&a, tap_path("docs/RULES.md"), 1024 * 1024, &doc, NULL), "docs/RULES.md is there")) {
		at = str_find(doc, S(DOC_MARK));
		ok(at < doc.n, "it has the mark below which the table stands");
		at += sizeof DOC_MARK - 1;
		if (getenv("UPDATE"))
			write_file("docs/RULES.md", str_cut(doc, 0, at), buf_str(&b));
		else
			ok(str_eq(str_cut(doc, at, doc.n), buf_str(&b)), "docs/RULES.md has the rules of the table (UPDATE=1 writes it)");
	}
	buf_release(&b);
	arena_release(&a);
}

/* t/golden/rules/examples: what is found in each example telegram. `UPDATE=1 t-rules` writes it anew. */
static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static uint32_t list_examples(struct arena *a, char **names, uint32_t most)
{
	DIR *d = opendir(tap_path("examples/telegrams"));
	struct dirent *e;
	uint32_t n = 0;

	while (d && n < most && (e = readdir(d)))
		if (str_ends(str_of(e->d_name), S(".txt")))
			names[n++] = arena_z(a, str_of(e->d_name));
	if (d)
		closedir(d);
	qsort(names, n, sizeof *names, compare_names);
	return n;
}

static uint32_t line_number(Str text, uint32_t off)
{
	uint32_t line = 1;

	for (uint32_t i = 0; i < off; i++)
		line += text.p[i] == '\n';
	return line;
}

static void print_example(struct buf *b, const char *name)
{
	struct arena a, scratch;
	char path[4200];
	struct cable *c;
	Str text;

	arena_init(&a);
	arena_init(&scratch);
	snprintf(path, sizeof path, "%s/%s", tap_path("examples/telegrams"), name);
	if (file_read(&a, path, CABLE_TEXT_MOST, &text, NULL)) {
		c = telegram_read(&a, &scratch, text);
		telegram_check(&a, c);
		buf_printf(b, "%s (%.*s)\n", name, STR_ARG(profile_name(c->profile)));
		for (uint32_t i = 0; i < c->findings.n; i++)
			buf_printf(b, "\t%u: %s: %.*s: %.*s\n", line_number(text, c->findings.v[i].span.off), c->findings.v[i].rule->id,
				   STR_ARG(severity_word(c->findings.v[i].severity)), STR_ARG(c->findings.v[i].message));
	}
	arena_release(&scratch);
	arena_release(&a);
}

static void test_examples(void)
{
	char *names[EXAMPLES_MOST];
	struct arena a;
	struct buf b;
	Str want = STR_NONE;

	arena_init(&a);
	buf_init(&b, 1024 * 1024);
	for (uint32_t i = 0, n = list_examples(&a, names, EXAMPLES_MOST); i < n; i++)
		print_example(&b, names[i]);
	if (getenv("UPDATE"))
		write_file("t/golden/rules/examples", STR_NONE, buf_str(&b));
	ok(file_read(&a, tap_path("t/golden/rules/examples"), 1024 * 1024, &want, NULL) && str_eq(want, buf_str(&b)),
	   "the examples give the findings of t/golden/rules/examples (UPDATE=1 writes it)");
	buf_release(&b);
	arena_release(&a);
}

/* t/golden/rules/cases: what each case of the table gives, and what the same telegram gives before its words are exchanged. */
static void print_found(struct buf *b, const struct rule_case *x, const char *when, const struct cable *c)
{
	const struct finding *f = find(c, x->rule);

	buf_printf(b, "\t%s: ", when);
	if (!f) {
		buf_z(b, "silent\n");
		return;
	}
	buf_printf(b, "line %u, %.*s: %.*s", line_number(c->text, f->span.off), STR_ARG(severity_word(f->severity)), STR_ARG(f->message));
	if (f->repair_to.p)
		buf_printf(b, " [%s: %.*s]", f->certain ? "repair" : "perhaps", STR_ARG(f->repair_to));
	buf_byte(b, '\n');
}

static void print_case(struct buf *b, const struct rule_case *x)
{
	struct arena a;

	arena_init(&a);
	buf_printf(b, "%s %.*s\n", x->rule, STR_ARG(profile_name(x->profile)));
	print_found(b, x, "fires", check_case(&a, read_text(&a, x, str_of(x->base)), x));
	if (x->edits[0].from)
		print_found(b, x, "else", check_case(&a, str_of(x->base), x));
	arena_release(&a);
}

static void print_silent(struct buf *b, const struct rule_case *x)
{
	struct arena a;

	arena_init(&a);
	buf_printf(b, "%s %.*s\n", x->rule, STR_ARG(profile_name(x->profile)));
	print_found(b, x, "else", check_case(&a, read_text(&a, x, str_of(x->base)), x));
	arena_release(&a);
}

/* Each rule has a telegram on which it fires and one on which it is silent. */
static void test_both_ways(Str printed)
{
	for (size_t i = 0; i < rules_count; i++) {
		bool fires = false, rests = false, named = false;
		Str rest = printed, line;

		while (str_next(&rest, '\n', &line)) {
			if (line.n && line.p[0] != '\t')
				named = str_starts(line, str_of(rules[i].id));
			fires |= named && str_starts(line, S("\tfires: line"));
			rests |= named && str_eq(line, S("\telse: silent"));
		}
		if (!(fires || is_dropped(rules[i].id)) || !rests)
			ok(false, "%s has a case that fires and one that is silent", rules[i].id);
	}
}

static void test_golden_cases(void)
{
	struct arena a;
	struct buf b;
	Str want = STR_NONE;

	arena_init(&a);
	buf_init(&b, 1024 * 1024);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		print_case(&b, &cases[i]);
	for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
		print_silent(&b, &silent[i]);
	if (getenv("UPDATE"))
		write_file("t/golden/rules/cases", STR_NONE, buf_str(&b));
	test_both_ways(buf_str(&b));
	ok(file_read(&a, tap_path("t/golden/rules/cases"), 1024 * 1024, &want, NULL) && str_eq(want, buf_str(&b)),
	   "the cases give the findings of t/golden/rules/cases (UPDATE=1 writes it)");
	buf_release(&b);
	arena_release(&a);
}

/* The telegram that the project began with, where the corpus is beside it: these findings and no others. */
static void test_seed(void)
{
	static const char *const want[] = { "S03", "D10", "R15", "D06", "F15", "F10", "L08", "K02", "K09", "E02", "B08", "N13", "B06", "B07",
		"F11", "F12", "F13", "N10", "L09" };
	const char *path = tap_path("../shared/corpus/seed/000_86e812920a6c1a92.txt");
	struct arena a;
	struct cable *c;
	Str text;

	arena_init(&a);
	if (!file_exists(path)) {
		skip("the corpus is not beside the project");
	} else if (ok(file_read(&a, path, CABLE_TEXT_MOST, &text, NULL), "the seed can be read")) {
		c = check_text(&a, text, PROFILE_ARCHIVE);
		is_int(c->findings.n, sizeof want / sizeof *want, "the seed has as many findings as expected");
		for (size_t i = 0; i < sizeof want / sizeof *want; i++)
			ok(find(c, want[i]), "the seed has %s", want[i]);
		if (find(c, "E02")) {
			is_str(find(c, "E02")->repair_to, S("12958"), "the order in force is offered");
			ok(!find(c, "E02")->certain, "and not filled in");
		}
	}
	arena_release(&a);
}

/* A rule of a time is silent before it, and where the day is not known. */
static void test_validity(void)
{
	static const struct edit early[] = { { "E.O. 12958: N/A\n", "" }, { "JAN 06", "JAN 73" } },
				 undated[] = { { "E.O. 12958: N/A\n", "" }, { "121530Z JAN 06", "" } };
	struct rule_case x = { "E01", STATE, { { NULL, NULL } } };
	struct arena a;

	arena_init(&a);
	memcpy(x.edits, early, sizeof early);
	ok(!find(check_case(&a, read_text(&a, &x, str_of(wire)), &x), "E01"), "E01 is silent in January 1973");
	memcpy(x.edits, undated, sizeof undated);
	ok(!find(check_case(&a, read_text(&a, &x, str_of(wire)), &x), "E01"), "and without a date");
	arena_release(&a);
}

int main(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		test_case(&cases[i]);
	test_table();
	test_doc();
	test_examples();
	test_golden_cases();
	test_validity();
	test_seed();
	return tap_done();
}
