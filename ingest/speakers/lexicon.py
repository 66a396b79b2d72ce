"""The closed word lists that tell names, roles, bodies, documents and groups apart."""

from ingest.attribution import words as w

PARTICLES = frozenset("de da do dos das del della di du van von der den la le al el bin ibn ben bint al- y ter ten ap ab 't".split())
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
PERIODICALS = frozenset("times post news journal herald tribune gazette review press magazine chronicle observer reporter register".split())
ORGANISATION_WORDS = PERIODICALS - {"reporter"} | frozenset(
    "ministry university college school party council agency bank committee institute institution "
    "inc inc. corp corp. ltd ltd. llc plc department dept. court house senate congress parliament assembly police "
    "company group association union commission office campaign center centre foundation society league federation network museum "
    "hospital church army navy air airlines airways club team board authority administration service services forces force fund "
    "trust coalition alliance organisation organization bureau embassy government cabinet kremlin pentagon nations radio "
    "television tv reuters project action conference democrats republicans conservatives international reserve "
    "international. holdings industries partners systems energy motors co. studios laboratory laboratories academy observatory "
    "chamber guild cooperative co-operative collective states kingdom republic convention secretariat directorate watchdog "
    "legislature super pac pacs publishing securities capital research policy security affairs politics nation rail railways railway "
    "therapeutics pharmaceuticals pharma ratings ferries insurance petroleum oil gas electric technologies software solutions "
    "entertainment consulting associates brewery breweries foods supermarkets telecom communications archive archives library "
    "twitter facebook instagram youtube tiktok snapchat linkedin whatsapp google polytechnic waste "
    "orchestra theatre theater gallery observatories consortium brigade "
    "aerospace airport assurance aviation biotech brewing broadcasting cement chemicals construction distillers distillery "
    "dockyard dynamics electronics engineering exchange farms foundry freight healthcare hotels labs logistics media metals "
    "minerals mining motorways outfitters properties quarries railroad resorts resources robotics savings semiconductors "
    "shipping shipyard shipyards steel telecommunications textiles timber tramways transport travel utilities ventures "
    "vineyards wireless line lines limited corps corporation confederation inspectorate tribunal microsystems llp".split()
)
COURTESIES = frozenset(
    "hon honourable honorable coun cr datin datuk dato puan encik tuan mzee haji hajah shri smt pandit begum maulana sayyid doña dona "
    "senhor senhora fru mevrouw meneer maître mister missus".split()
)
"""Forms of address before a name that say nothing of what somebody does, besides those of English."""
POSTNOMINALS = frozenset("MP MEP MSP MLA TD SC QC KC MD PhD OBE CBE MBE KBE DBE FRS JP Esq".split())
"""Letters behind somebody's name that are no part of it."""
ROLE_WORDS = w.TITLES | w.OCCUPATIONS | COURTESIES
TITLE_FULL = {
    "pm": "minister", "justice": "judge",
    "coun": "councillor", "cr": "councillor", "cllr": "councillor", "det": "detective", "supt": "superintendent", "insp": "inspector",
    "sen": "senator", "rep": "representative", "gov": "governor", "pres": "president", "dr": "doctor", "prof": "professor",
    "gen": "general", "col": "colonel", "lt": "lieutenant", "capt": "captain", "sgt": "sergeant", "adm": "admiral", "rev": "reverend",
    "congressman": "representative", "congresswoman": "representative", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "spokeswoman": "spokesperson", "spokesman": "spokesperson", "businesswoman": "businessman",
    "actress": "actor", "front-runner": "frontrunner", "advisor": "adviser", "attorney": "lawyer", "organizer": "organiser",
}  # fmt: skip
"""One word for the same role, so that "Sen." and "the senator" meet."""
PARTIES = frozenset(
    "republican democrat democratic conservative labour liberal green tory independent socialist libertarian progressive gop "
    "republicans democrats conservatives liberals socialists independents libertarians tories progressives".split()
)
SOLE_OFFICES = frozenset("president premier chancellor king queen emperor empress pope taoiseach".split())
"""Offices that one person at a time holds: their title before a surname means nobody who is known for something else."""
MALE = frozenset(
    "mr monsieur herr signor señor sir lord father brother king prince pope spokesman chairman congressman councilman imam "
    "rabbi fr alderman businessman "
    "datuk dato encik tuan mzee haji shri pandit maulana senhor meneer mister "
    "committeeman assemblyman man boy husband son father dad grandfather widower nephew monk ex-husband stepfather grandson".split()
)
FEMALE = frozenset(
    "mrs ms mme madame madam frau signora señora miss dame lady sister queen princess spokeswoman chairwoman congresswoman "
    "councilwoman businesswoman actress "
    "datin puan hajah smt begum doña dona senhora fru mevrouw missus "
    "alderwoman assemblywoman committeewoman woman girl wife daughter mother widow mum mom grandmother niece heroine "
    "midwife nun ex-wife stepmother granddaughter".split()
)
HONORIFICS = COURTESIES | frozenset(
    "mr mrs ms madame madam monsieur mme herr frau signor signora señor señora miss mx dr sir dame lord lady "
    "fr sister brother father".split()
)
KNIGHTLY = frozenset({"sir", "dame"})
"""Titles that belong to the name where an article says "Sir Ned" for Sir Ned Hask."""
PEERS = frozenset("lord lady baroness viscount viscountess earl countess marquess duke duchess".split())
"""Titles that are half of a name: the one called "Lord Hask" alone is not Hask."""
NOT_NAMES = (
    w.DETERMINERS | w.PREPOSITIONS | w.CONJUNCTIONS | w.SUBORDINATORS | w.PRONOUNS | w.OBJECT_PRONOUNS
    | w.ADVERBS | w.AUXILIARIES | w.TIMES | w.MONTHS
    | frozenset("yes no well oh please thank thanks according here there asked nobody nothing everything".split())
    | frozenset("wherever whenever whatever neither nor besides despite except unlike along across behind beyond per versus vs via".split())
    | frozenset("inc inc. ltd ltd. llc plc".split())
    | frozenset("one two three four five six seven eight nine ten eleven twelve thirteen".split())
    | frozenset("fourteen fifteen twenty thirty forty fifty hundreds thousands dozens members like let q a".split())
    | frozenset("he's she's it's they're we're i'm i've i'd i'll that's there's what's who's let's he'd she'd you're we've".split())
)  # fmt: skip
DOCUMENTS = frozenset(
    "report poll polls survey surveys study studies statement letter memo email paper document documents records filing filings "
    "lawsuit complaint affidavit indictment ruling order decree law bill article book film documentary ad advertisement tweet post "
    "data figures findings results page editorial column test analysis review audit transcript video sign banner headline "
    "rules policy petition resolution constitution emails papers evidence numbers census forecast budget plan proposal pages "
    "materials reports articles "
    "accord affidavits agreement amendment analyses assessment autobiography autopsy biography blueprint brief briefs brochure bulletin "
    "certificate charter chart circular clause code communique communiqué complaints contract convention decision declaration "
    "deposition depositions diary diaries directive dispatch dissertation documentation dossier draft edict encyclopaedia "
    "encyclopedia entry essay estimate estimates excerpt files file footage footnote forecasts guidance guideline guidelines handbook "
    "index injunction inscription instructions invoice invoices itinerary judgment judgement leaflet ledger legislation letters "
    "licence license list log logs logbook lawsuits manifesto manual manuscript map memoir memoirs memorandum memos "
    "message messages minutes missive motion newsletter note notes notice novel obituary op-ed opinion outlook pact pamphlet "
    "passage permit petitions photograph photographs placard plaque poem postcard poster posters post-mortem profile "
    "projection projections prospectus protocol questionnaire readout receipt receipts recording recordings register release releases "
    "research ruling rulings schedule script sheet sheets statements statistics statute statutes story "
    "submission subpoena suit summary summons tape tapes testament text texts textbook thesis timetable tablet "
    "transcripts treaty treaties verdict warrant warrants will writ writings".split()
)
ISSUED = frozenset("statement statements release communique communiqué note message email post tweet letter memo readout".split())
"""Documents that are somebody's own words: "a statement from the board" is the board."""
PLATFORMS = frozenset("twitter facebook instagram youtube tiktok snapchat linkedin whatsapp telegram bluesky".split())
"""Where posts stand, which are not their own words: "a Facebook post"."""
OWN_WORDS = frozenset(
    "remarks speech comments comment argument arguments words statement statements tweet tweets answer response question message "
    "proposal plan plans claim claims view views opinion account testimony pledge promise call vow belief position".split()
)
"""What somebody says: the source of "her speech" is herself."""
BODIES = frozenset(
    "campaign company ministry council committee government police agency group department party union board court bank firm "
    "office team administration organisation organization embassy university school hospital newspaper paper network club "
    "association commission charity army airline church parliament congress senate regulator operator manufacturer publisher "
    "foundation institute coalition magazine station outlet site military navy delegation federation league cabinet state "
    "city county country nonprofit non-profit legislature automaker retailer bureau daily weekly giant startup brewer town museum "
    "website blog union trust society fund utility carrier maker developer builder ferry watchdog lender insurer".split()
)
COMPANIES = frozenset(
    "company firm giant retailer manufacturer maker automaker operator airline carrier lender insurer startup brewer brokerage "
    "broadcaster grocer supermarket".split()
)
BODY_WORDS = {
    "ministry": frozenset({"ministry"}),
    "newspaper": frozenset({"times", "post", "journal", "herald", "tribune", "gazette", "chronicle", "courier", "daily"}),
    "paper": frozenset({"times", "post", "journal", "herald", "tribune", "gazette", "chronicle", "courier", "daily"}),
    "daily": frozenset({"times", "post", "journal", "herald", "tribune", "gazette", "chronicle", "courier", "daily"}),
    "magazine": frozenset({"magazine", "review"}),
    "company": frozenset(
        {
            "inc",
            "inc.",
            "corp",
            "corp.",
            "company",
            "co.",
            "motors",
            "ltd",
            "plc",
            "holdings",
            "industries",
            "energy",
            "&",
            "sons",
            "bros",
            "bros.",
        }
    ),
    "agency": frozenset({"agency", "bureau", "department", "administration", "service", "authority"}),
    "department": frozenset({"department", "dept."}),
    "network": frozenset({"network", "news", "tv", "television", "radio"}),
    "station": frozenset({"radio", "tv", "television"}),
    "group": frozenset({"group", "association", "alliance", "coalition", "action", "network", "society", "union", "league", "federation"}),
    "organisation": frozenset({"organisation", "organization", "association", "alliance", "foundation", "society", "institute", "trust"}),
    "organization": frozenset({"organisation", "organization", "association", "alliance", "foundation", "society", "institute", "trust"}),
    "bank": frozenset({"bank", "reserve"}),
    "airline": frozenset({"airlines", "airways", "air"}),
    "operator": frozenset({"ferries", "lines", "rail", "railways"}),
    "police": frozenset({"police"}),
}
"""The words in an organisation's name that "the ..." may take up, besides the noun itself."""
KIN = frozenset(
    "wife husband mother father son daughter brother sister widow lawyer attorney spokesman spokeswoman spokesperson campaign aide aides "
    "adviser advisers manager rival opponent opponents colleague colleagues friend friends ally allies supporters team staff parents "
    "family predecessor successor deputy boss counterpart doctor agent critics surrogates advisors partner niece nephew".split()
)
"""Nouns that make the owner in front of them somebody else: "her lawyer" is not she."""
RELATIVES = frozenset(
    "wife widow husband mother father son daughter brother sister cousin niece nephew stepson stepdaughter grandson granddaughter ex-wife "
    "ex-husband son-in-law daughter-in-law".split()
)
"""What somebody is called who is named for a relative of the same surname."""
COUNTERPARTS = frozenset(
    "attacker assailant robber thief burglar mugger killer murderer shooter gunman intruder kidnapper captor abuser stalker looter "
    "bride groom landlord landlady tenant owner driver passenger officer constable policeman policewoman rescuer caller paramedic medic "
    "surgeon judge".split()
)
"""Whom a sentence may tell of without naming them: "Orla Venn was robbed. **The robber** said"."""
EITHER = frozenset(
    "owner operator developer maker manufacturer publisher builder supplier contractor employer promoter retailer "
    "insurer producer sponsor organiser organizer provider lender creditor distributor exporter importer investor auditor accountant "
    "broker brokerage landlord".split()
)
"""What a company can be as well as a person: the mine's owner, Kestrel Metals."""
SHORT_BODIES = frozenset(
    "company corporation commission committee board federation ministry department agency association union authority bank council "
    "bureau group fund trust institute foundation society league club tribunal inspectorate firm party university hospital".split()
)
"""Nouns by which a document calls the one body that it is about, with a capital ("the Company")."""
CAMPAIGNS = frozenset({"campaign", "camp", "team"})
PERSON_NOUNS = frozenset("man woman official person people source sources resident worker member owner".split())
SPOKEN_FOR = frozenset(
    "spokesman spokeswoman spokesperson spokespeople spokesmen lawyer attorney counsel solicitor barrister representative press".split()
)
PLURAL_WORDS = frozenset("people police men women many others some both all most several few couple pair".split())
AGENT = (
    "er", "or", "ist", "man", "woman", "ian", "ant", "ent", "ary", "chief", "head", "judge", "coach", "chair", "dean", "aide", "nurse",
    "person", "ess", "ee", "mogul", "whip", "envoy", "wife", "mom", "king", "queen", "expert", "analyst", "diplomat",
)  # fmt: skip
NOT_AGENTS = frozenset(
    "november december october september other number however never after another year november order matter member letter offer "
    "power center winter summer weather water paper newspaper former career office error minor major prior for nor or percent "
    "statement moment government department parliament president's student's movement event argument agreement commitment "
    "investment comment recent different important current apparent evident silent white-collar document settlement january "
    "february primary military library summary secondary temporary necessary documentary committee fee employee's".split()
)
"""Endings of nouns for people, and words that only look like them."""

FEW = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
"""Numbers of somebody's children, in words."""
PARENTS = {
    "father": "he", "dad": "he", "grandfather": "he", "grandad": "he", "granddad": "he", "mother": "she", "mum": "she", "mom": "she",
    "grandmother": "she", "gran": "she", "nan": "she", "parent": "", "grandparent": "",
}  # fmt: skip
"""Words for who has children, with the pronoun that fits."""
