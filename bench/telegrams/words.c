/*
 * words - general English, as a telegram uses it, by what a word is in a sentence.
 *
 * The commoner ones stand first, since a word's place in its list is its rank.
 */
#include "words.h"

const struct word_list word_lists[] = {
	{ CLASS_DET, "the a the the this his the an its the any their these no all some such our each "
	  "several both most many other every another those certain more your her half further" },
	{ CLASS_PREP, "of to in of for with on by from at as to of in about between under after during "
	  "before against into concerning regarding without over until since within among "
	  "towards despite upon per beyond following pending via along near including "
	  "throughout except besides behind above below across" },
	{ CLASS_CONJ, "and and which and or but and who if when and where while although whether because "
	  "however therefore unless whereas so nor than whose though what how why whereby" },
	{ CLASS_THAT, "that" },
	{ CLASS_PRON, "he we it they he there i she this what you who them him us himself itself others "
	  "those one anyone nobody everyone themselves" },
	{ CLASS_AUX, "is be will has would was have to been are not had to were may should could can must "
	  "did being does might do cannot" },
	{ CLASS_ADV, "also only now however very still already recently well even probably therefore "
	  "soon fully again particularly clearly at once today almost yet then generally here "
	  "apparently nevertheless immediately presently later once directly possibly strongly "
	  "publicly formally privately closely never largely rather frankly often certainly quickly "
	  "merely otherwise especially reportedly subsequently finally likewise briefly carefully "
	  "evidently repeatedly seriously slightly always usually perhaps mainly informally "
	  "previously separately easily simply entirely initially normally properly regularly "
	  "urgently steadily orally warmly instead highly equally partly openly sharply firmly "
	  "eventually accordingly undoubtedly widely" },
	{ CLASS_TITLE, "minister president ambassador general colonel secretary director doctor mr "
	  "senator governor chairman deputy mayor captain professor admiral consul commissioner "
	  "congressman premier judge representative bishop" },
	{ CLASS_MONTH, "january february march april may june july august september october november "
	  "december" },
	{ CLASS_ORG, "gob usg dod aid un oas fao imf usia ibrd idb unctad unesco gatt eec nato iaea ilo "
	  "who opec exim mfa mod usda faa noaa epa ngo cia gao opic usis tdy mission cp eu osce wto "
	  "undp unhcr icrc gop mp pm fm prc ussr fbi dea ins ssa hew" },
	{ CLASS_NOUN, "government minister embassy president ambassador department meeting policy "
	  "country visit information agreement program foreign state week question position "
	  "ministry proposal party year day time statement problem situation interest delegation "
	  "support report talks matter military trade committee assistance conference request action "
	  "issue security group discussion development letter people press project member opinion "
	  "view decision effort office aid loan text date case part purpose price official market "
	  "leader power law month point relations subject number treaty company area change reason "
	  "increase plan election board result embargo fact system bank union resolution passport "
	  "travel arrival contract oil possibility control work force troops border peace committee "
	  "assembly staff order response comment source consul visa draft negotiations production "
	  "export import tariff crisis debt credit exchange council secretary service army post air "
	  "water port railway bridge road school university student teacher workers labor strike "
	  "wage budget tax revenue currency inflation grain wheat flour sugar coffee tin copper iron "
	  "steel coal gas energy pipeline refinery ship vessel steamer harbor fishing catch lake "
	  "river dam drought flood earthquake relief refugee prisoner detention trial court judge "
	  "lawyer police arrest coup congress senate deputy mayor governor province district capital "
	  "village farmer land reform crop harvest livestock cotton rice maize timber paper mill "
	  "factory plant equipment spare machine engine boiler aircraft helicopter airport flight "
	  "airline ticket schedule route cargo freight shipment delivery payment invoice cost fund "
	  "fee share bond investor investment firm industry industrialist merchant dealer supplier "
	  "customer consumer demand supply shortage surplus stock reserve quota ceiling limit rate "
	  "percent figure table estimate forecast survey study analysis summary conclusion "
	  "recommendation approval consent objection protest denial rumor charge claim complaint "
	  "dispute settlement compromise concession guarantee commitment obligation right duty rule "
	  "regulation procedure practice custom tradition history culture language newspaper radio "
	  "broadcast editor journalist article editorial interview speech remark reception dinner "
	  "luncheon guest host invitation itinerary hotel reservation car driver guard weapon rifle "
	  "ammunition missile tank submarine base camp exercise training instructor officer soldier "
	  "sergeant battalion brigade division navy fleet commander headquarters intelligence agent "
	  "threat attack incident bomb explosion kidnapping hostage terrorist guerrilla insurgent "
	  "ceasefire truce withdrawal frontier passage canal strait island coast sea zone boundary "
	  "map commission arbitrator mediation good offices friendship cooperation understanding "
	  "confidence concern anxiety hope doubt fear risk danger advantage benefit loss gain "
	  "progress success failure delay obstacle difficulty opportunity prospect outlook trend "
	  "pattern structure basis framework principle formula language clause paragraph annex "
	  "protocol charter constitution amendment ratification signature seal copy original "
	  "translation file record archive memorandum note cable telegram message pouch courier "
	  "telephone conversation call approach demarche reply answer instruction guidance advice "
	  "authority permission license certificate document identity birth marriage death estate "
	  "inheritance" },
	{ CLASS_NOUN, "pension hospital doctor nurse patient disease epidemic vaccine medicine "
	  "drug opium coca narcotics seizure smuggler customs inspector cabinet ally neighbor "
	  "opposition majority minority coalition faction movement church bishop priest family "
	  "widow son daughter brother child woman man youth generation population census birthrate "
	  "migration settler colony independence republic monarchy throne crown dictator regime "
	  "junta decree ban censorship freedom liberty justice amnesty pardon sentence prison "
	  "laboratory scientist engineer technician expert adviser consultant specialist scholar "
	  "fellowship grant scholarship exhibit museum library orchestra team match stadium athlete "
	  "satellite station antenna frequency channel cable computer data reactor uranium isotope "
	  "safeguard weather forecast glacier forest wildlife park pollution waste sewage climate "
	  "tourist visitor beach season holiday anniversary ceremony parade flag anthem medal" },
	{ CLASS_ADJ, "foreign military political economic american bilateral new public first local "
	  "general present important recent further special international national official final "
	  "possible early good last next strong clear full major joint commercial technical social "
	  "private available necessary current particular second third serious free high large small "
	  "great long short open close useful direct urgent informal formal positive negative "
	  "constructive effective central regional legal financial industrial agricultural cultural "
	  "diplomatic consular multilateral mutual common separate individual domestic internal "
	  "external unable willing prepared likely certain appropriate acceptable reasonable "
	  "considerable substantial significant additional similar different same various senior "
	  "junior former future previous annual monthly weekly daily preliminary temporary permanent "
	  "partial total entire whole specific detailed brief concise oral written verbal secret "
	  "confidential sensitive controversial moderate radical conservative liberal socialist "
	  "communist democratic revolutionary independent neutral friendly hostile critical "
	  "favorable cautious optimistic pessimistic frank cordial warm cool cold calm tense stable "
	  "unstable weak poor rich modern old young rural urban coastal northern southern eastern "
	  "western upper lower maritime naval civil civilian criminal judicial legislative executive "
	  "parliamentary presidential constitutional educational scientific medical nuclear electric "
	  "mechanical chemical mineral natural human humanitarian religious ethnic tribal racial "
	  "illegal unauthorized invalid false true accurate reliable doubtful obvious evident "
	  "apparent unusual normal routine heavy light rapid slow steady gradual sudden sharp severe "
	  "mild broad narrow wide deep firm flexible rigid practical theoretical ideal adequate "
	  "insufficient excessive minimum maximum average net gross fiscal monetary" },
	{ CLASS_VERB, "say make take give request discuss expect report visit agree state meet indicate "
	  "express believe suggest inform consider note continue ask provide support propose receive "
	  "hold sign accept offer return arrive leave raise call follow seek hope plan include need "
	  "reach remain begin end work reply advise confirm deny refuse reject oppose urge press "
	  "attend announce publish issue approve appoint resign elect vote defeat win lose form "
	  "join lead head represent negotiate conclude ratify amend revise review study examine "
	  "inspect investigate arrest detain release expel deport extradite admit allow permit ban "
	  "prevent stop delay postpone cancel resume restore open close build construct develop "
	  "expand increase reduce cut raise lower fix set pay buy sell import export ship deliver "
	  "supply produce mine refine harvest plant irrigate finance lend borrow invest guarantee "
	  "insure claim charge accuse protest complain apologize explain describe emphasize stress "
	  "mention remark observe predict estimate calculate measure compare prefer choose select "
	  "nominate recommend endorse welcome thank congratulate invite host accompany escort guard "
	  "protect defend attack threaten warn alert train equip arm deploy withdraw transfer assign "
	  "station land fly sail drive carry bring send forward transmit repeat correct translate "
	  "draft prepare organize arrange coordinate cooperate assist help contribute share divide "
	  "separate unite integrate strengthen weaken improve worsen deteriorate stabilize settle "
	  "solve resolve avoid face handle manage control direct order instruct authorize require "
	  "demand insist persuade convince assure promise commit undertake fulfil implement execute "
	  "enforce apply extend limit restrict exclude remove replace retain maintain keep store "
	  "record register file copy print broadcast monitor" },
};
const size_t word_lists_count = sizeof word_lists / sizeof *word_lists;

/* What people at posts say again and again; the commoner ones first. */
const struct phrase phrases[] = {
	{ "he said that", CLASS_DET }, { "in view of the", CLASS_NOUN }, { "with regard to the", CLASS_NOUN },
	{ "on behalf of the", CLASS_NOUN }, { "at the same time", CLASS_PRON }, { "it is expected that", CLASS_DET },
	{ "in addition to the", CLASS_NOUN }, { "as well as the", CLASS_NOUN }, { "in order to", CLASS_VERB },
	{ "as soon as possible", CLASS_END }, { "would appreciate", CLASS_NOUN }, { "the department of state", CLASS_AUX },
	{ "in connection with the", CLASS_NOUN }, { "we believe that", CLASS_DET }, { "as a result of the", CLASS_NOUN },
	{ "there is no", CLASS_NOUN }, { "it would be", CLASS_ADJ }, { "has been informed that", CLASS_DET },
	{ "the minister of foreign affairs", CLASS_AUX }, { "with respect to", CLASS_DET }, { "for the time being", CLASS_COMMA },
	{ "during the course of the", CLASS_NOUN }, { "members of the", CLASS_NOUN }, { "the united states", CLASS_AUX },
	{ "the purpose of the visit", CLASS_AUX }, { "in the near future", CLASS_END }, { "we have no", CLASS_NOUN },
	{ "the government of", CLASS_PLACE }, { "on the other hand", CLASS_COMMA }, { "as far as we know", CLASS_COMMA },
	{ "please advise", CLASS_CONJ }, { "to the extent that", CLASS_DET }, { "in accordance with", CLASS_DET },
	{ "the embassy would appreciate", CLASS_NOUN }, { "in response to", CLASS_DET }, { "a number of", CLASS_NOUN },
	{ "will be reported separately", CLASS_END }, { "at the request of", CLASS_TITLE }, { "one of the", CLASS_NOUN },
	{ "the possibility of", CLASS_ING }, { "in the case of", CLASS_PLACE }, { "the question of", CLASS_NOUN },
	{ "according to", CLASS_DET }, { "made it clear that", CLASS_DET }, { "took the position that", CLASS_DET },
	{ "under the circumstances", CLASS_COMMA }, { "if possible", CLASS_COMMA }, { "it should be noted that", CLASS_DET },
	{ "the fact that", CLASS_DET }, { "subject to the approval of the", CLASS_NOUN }, { "not later than", CLASS_MONTH },
	{ "by close of business", CLASS_MONTH }, { "we see no objection to", CLASS_DET }, { "balance of payments", CLASS_NOUN },
	{ "chief of staff", CLASS_NAME }, { "human rights", CLASS_NOUN }, { "law of the sea", CLASS_NOUN },
	{ "the armed forces", CLASS_AUX }, { "the security council", CLASS_AUX }, { "general assembly", CLASS_NOUN },
	{ "balance of trade", CLASS_NOUN }, { "chamber of commerce", CLASS_PREP }, { "most favored nation", CLASS_NOUN },
	{ "letter of credit", CLASS_PREP }, { "per diem", CLASS_NOUN }, { "round trip", CLASS_NOUN },
	{ "country team", CLASS_AUX }, { "third world", CLASS_NOUN }, { "so far", CLASS_PRON }, { "of course", CLASS_COMMA },
	{ "more than", CLASS_NUM }, { "at least", CLASS_NUM }, { "up to", CLASS_NUM }, { "less than", CLASS_NUM },
	{ "million dollars", CLASS_PREP }, { "tons of", CLASS_NOUN }, { "end of the month", CLASS_COMMA },
	{ "early next week", CLASS_END }, { "last week", CLASS_COMMA }, { "this morning", CLASS_COMMA },
	{ "when asked about", CLASS_DET }, { "took note of", CLASS_DET }, { "in principle", CLASS_COMMA },
	{ "from the point of view of", CLASS_DET }, { "no later than", CLASS_MONTH }, { "in light of", CLASS_DET },
	{ "we would welcome", CLASS_NOUN }, { "the embassy believes that", CLASS_DET }, { "action requested", CLASS_END },
	{ "further information", CLASS_PREP }, { "we note that", CLASS_DET }, { "is prepared to", CLASS_VERB },
	{ "is expected to", CLASS_VERB }, { "has agreed to", CLASS_VERB }, { "continues to", CLASS_VERB },
	{ "does not intend to", CLASS_VERB }, { "would be able to", CLASS_VERB }, { "in a position to", CLASS_VERB },
	{ "it is our understanding that", CLASS_DET }, { "and asked that", CLASS_DET }, { "as follows", CLASS_END },
	{ "the present situation", CLASS_AUX }, { "point of contact", CLASS_AUX }, { "and his wife", CLASS_AUX },
	{ "estimated time of arrival", CLASS_AUX }, { "we will continue to", CLASS_VERB }, { "private sector", CLASS_NOUN },
	{ "post would be grateful for", CLASS_DET }, { "joint communique", CLASS_PREP }, { "political asylum", CLASS_PREP },
	{ "good will", CLASS_PREP }, { "hard currency", CLASS_NOUN }, { "as of", CLASS_MONTH }, { "foreign exchange", CLASS_NOUN },
	{ "prime minister", CLASS_NAME }, { "trade fair", CLASS_PREP }, { "military attache", CLASS_NAME },
	{ "defense minister", CLASS_NAME }, { "press conference", CLASS_PREP }, { "power plant", CLASS_PREP },
	{ "arms control", CLASS_NOUN }, { "fishing zone", CLASS_PREP }, { "food for peace", CLASS_NOUN },
	{ "steam navigation", CLASS_NOUN }, { "state visit", CLASS_PREP }, { "civil aviation", CLASS_NOUN },
	{ "landing rights", CLASS_PREP }, { "cease fire line", CLASS_PREP }, { "crude oil", CLASS_NOUN },
};
const size_t phrases_count = sizeof phrases / sizeof *phrases;
