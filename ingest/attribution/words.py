"""The closed classes of English words that the rules look at."""

SUBJECT_PRONOUNS = frozenset("he she they i we you it".split())
RELATIVES = frozenset("who which that".split())
PRONOUNS = SUBJECT_PRONOUNS | {
    "who",
    "one",
    "some",
    "many",
    "others",
    "both",
    "several",
    "few",
    "most",
    "all",
    "everyone",
    "nobody",
    "someone",
}
OBJECT_PRONOUNS = frozenset("him her them me us you it".split())
POSSESSIVES = frozenset("his her their its my our your whose".split())
DETERMINERS = (
    frozenset("the a an this these those some any each every no another other many most several few both all such".split()) | POSSESSIVES
)
BE = frozenset("is are was were be been being am 's 're isn't aren't wasn't weren't".split())
HAVE = frozenset("has have had having hasn't haven't hadn't".split())
DO = frozenset("do does did don't doesn't didn't".split())
MODALS = frozenset(
    "will would can could may might must shall should won't wouldn't can't cannot couldn't mustn't shouldn't mightn't ought".split()
)
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIONS = frozenset({"not", "never", "neither", "nor"})
ADVERBS = frozenset(
    "also still now then once often later again ever never not already just even soon since always sometimes first further instead "
    "long earlier afterwards meanwhile too only so far today reportedly rather almost perhaps himself herself themselves itself "
    "all both each simply merely quickly".split()
)
CONJUNCTIONS = frozenset({"and", "but", "or", "nor", "yet", "so"})
SUBORDINATORS = frozenset(
    "that which who whom whose what how whether if when while as because after before since although though until unless where why "
    "than once whereas amid".split()
)
PREPOSITIONS = frozenset(
    "in on at during to after from with about of before via through by for over under against within without near outside inside "
    "among between amid upon into despite since following throughout around beside speaking late early".split()
)
WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon. "
    "tue. tues. wed. thu. thurs. fri. sat. sun.".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. "
    "sept. oct. nov. dec.".split()
)
TIMES = WEEKDAYS | frozenset("yesterday today tonight tomorrow earlier later recently afterwards afterward again".split())
TIME_UNITS = frozenset("week month year morning afternoon evening night day weekend summer spring winter autumn fall hour minute".split())
MEDIA = frozenset(
    "statement statements interview interviews speech speeches tweet tweets email emails e-mail e-mails letter letters post posts "
    "report reports conference briefing call message release debate rally address video article column memo filing filings essay "
    "book hearing testimony editorial op-ed broadcast podcast appearance phone telephone".split()
)
ADDRESSEES = frozenset(
    "reporters journalists lawmakers delegates supporters voters senators members police officers parliament congress colleagues "
    "guests students staff workers employees investors analysts families parents friends residents people audiences audience "
    "viewers listeners readers investigators jurors councillors councilors ministers officials court radio television newsmen "
    "followers attendees".split()
)
TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady sen senator rep representative gov governor president vice-president "
    "minister premier chancellor judge justice gen general col colonel lt lieutenant sgt sergeant capt captain cmdr commander adm "
    "admiral rev reverend pastor bishop archbishop father sister brother rabbi imam sheikh king queen prince princess mayor "
    "councillor councilor councilman councilwoman congressman congresswoman deputy secretary director chairman chairwoman chair "
    "chief officer inspector detective superintendent ambassador dean coach attorney spokesman spokeswoman spokesperson pope "
    "cardinal chairperson commissioner sheriff former ex- late acting constable pc ceo cfo editor "
    "canon deacon archdeacon monsignor chaplain abbot abbess ayatollah major brigadier corporal commodore vice-admiral rear-admiral "
    "det dci supt insp pm baron baroness viscount viscountess countess duchess marchioness postmaster postmistress mp mep msp mla "
    "taoiseach secretary-general attorney-general governor-general".split()
)
OCCUPATIONS = frozenset(
    "executive leader nominee candidate strategist adviser advisor manager analyst reporter host anchor moderator correspondent "
    "lawyer founder co-founder head superintendent principal owner author columnist speaker whip aide economist historian "
    "scientist researcher engineer farmer baker teacher nurse doctor actor actress singer writer director-general ombudsman "
    "convener treasurer pollster consultant organizer organiser activist envoy representative lobbyist rancher veteran prosecutor "
    "defender counsel president-elect frontrunner rival incumbent businessman businesswoman mogul billionaire skipper captain "
    "harbourmaster biologist geologist physicist chemist expert alderman alderwoman assemblyman assemblywoman strategist co-chair "
    "co-chairman vice-chair legend host co-host presenter crofter foreman warden ranger surveyor mediator negotiator delegate "
    "volunteer trustee contributor surrogate speechwriter advocate critic pres pres. fr fr. reps sens govs gov.-elect professors "
    "presidents senators representatives drs congresswomen congressmen lawmaker operative commentator blogger journalist "
    "investor entrepreneur diplomat politician contender challenger opponent hopeful front-runner supporter donor fundraiser "
    "committeeman committeewoman star wife husband model singer legend undersecretary comptroller auditor clerk cllr cllrs boss controller "
    "registrar sergeant-at-arms olympian madame madam monsieur mme herr frau signor signora señor señora lead".split()
)
"""What people are or do, besides their titles."""

COMMON_PAST = frozenset(
    "made took gave went came met held began left won lost sent stood ran kept led put got set drew wore broke shook rose fell sat "
    "spent laid did had was were is are has have will would could can may might built bought brought caught chose cut drove ate "
    "fought flew grew hit hurt knew let paid read rode sang sold shot slept sought spoke struck swept taught threw told understood "
    "woke wrote became".split()
)
"""Past forms without -ed: with them a sentence's verb is seen."""
