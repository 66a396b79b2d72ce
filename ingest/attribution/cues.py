"""The reporting words as a table: verbs and nouns with what they do (act), whether the source stands behind it (polarity), and their frame.

The choice of words and frames follows how often each is a reporting word in the train part of the PolNeAR corpus: a lemma is listed in a
frame when at least about two of three uses outside another statement are.
"""

from dataclasses import dataclass
from enum import StrEnum

from archive.records import Act, Polarity


class Frame(StrEnum):
    """What follows a reporting verb."""

    SAY = "say"  # a clause, "that", a quotation; may stand in the middle or after what was said
    VOICE = "voice"  # a quotation, or "that": verbs of voice and of writing, which mostly mean something else
    TELL = "tell"  # the person told, then as SAY
    ASK = "ask"  # whether, if, a question
    DO = "do"  # "to" and a verb, or a thing: wants, plans, refuses
    OBJECT = "object"  # the thing judged: criticised, praised, supports


class Shape(StrEnum):
    """The inflection of a verb form; past tense and participle are one, since most verbs spell them alike."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting verb: `particles` extend it ("pointed out"); with `bound` it is none without one of them."""

    lemma: str
    frame: Frame
    act: Act
    polarity: Polarity = Polarity.ASSERTED
    particles: tuple[str, ...] = ()
    bound: bool = False


_VERBS: tuple[tuple[Frame, Act, Polarity, str], ...] = (
    (
        Frame.SAY,
        Act.SAID,
        Polarity.ASSERTED,
        "say add note explain argue insist acknowledge admit concede contend assert allege state remark observe stress emphasise "
        "emphasize reiterate recall conclude confirm reveal disclose claim complain joke boast brag lament declare announce "
        "confess recount suggest hint imply indicate mention report testify clarify proclaim profess attest affirm relate recite "
        "caution opine reason specify speculate bemoan point:out~ agree:with maintain:that~ hold:that~ answer respond:with swear "
        "protest concur counter",
    ),
    (
        Frame.VOICE,
        Act.SAID,
        Polarity.ASSERTED,
        "continue reply respond repeat quip retort comment muse object exclaim shout yell cry whisper mutter murmur sniff sigh "
        "laugh chant scream interject narrate chide crow deadpan elaborate enthuse fume gush philosophise preach rage rail rejoin "
        "snap snarl sneer stammer vent volunteer grumble groan gripe conjecture intone drawl chuckle smile beam shrug offer echo "
        "begin finish go end start interrupt read press counter",
    ),
    (Frame.VOICE, Act.WROTE, Polarity.ASSERTED, "write tweet retweet post blog email e-mail text cable"),
    (Frame.SAY, Act.WARNED, Polarity.ASSERTED, "warn:of,against,about caution:against"),
    (Frame.SAY, Act.PREDICTED, Polarity.ASSERTED, "predict forecast estimate expect anticipate foresee"),
    (
        Frame.SAY,
        Act.BELIEVES,
        Polarity.ASSERTED,
        "believe:in fear worry:about fret:about "
        "think:of,about know:that,how,why,what~ feel:that~ suspect doubt assume:that~ reckon realise:that~ realize:that~ "
        "understand:that,how,why,what~ guess wonder:about,whether,if,why consider see:as~",
    ),
    (Frame.SAY, Act.FOUND, Polarity.ASSERTED, "find:that~ show discover:that~ learn:that~ determine:that~ calculate:that~"),
    (Frame.SAY, Act.SAID, Polarity.DENIED, "deny dispute refute disavow"),
    (Frame.SAY, Act.PROMISED, Polarity.ASSERTED, "promise pledge vow guarantee:that~"),
    (Frame.SAY, Act.DECIDED, Polarity.ASSERTED, "decide:to,that~ resolve:to,that~"),
    (Frame.SAY, Act.RULED, Polarity.ASSERTED, "rule:that,out,in,against~"),
    (Frame.SAY, Act.WANTS, Polarity.ASSERTED, "hope:for,to wish demand propose recommend request advocate:for"),
    (Frame.SAY, Act.WARNED, Polarity.ASSERTED, "threaten:to,that~"),
    (Frame.TELL, Act.SAID, Polarity.ASSERTED, "tell remind assure inform notify reassure"),
    (Frame.TELL, Act.URGED, Polarity.ASSERTED, "urge advise implore beg exhort"),
    (Frame.TELL, Act.ORDERED, Polarity.ASSERTED, "instruct order"),
    (Frame.ASK, Act.ASKED, Polarity.QUESTION, "ask:about,for inquire:about,whether,if question"),
    (Frame.DO, Act.WANTS, Polarity.ASSERTED, "want prefer seek:to~ long:for,to~ yearn:for,to~ aspire:to~"),
    (Frame.DO, Act.PLANS, Polarity.ASSERTED, "plan:to,on~ intend aim:to~"),
    (Frame.DO, Act.SAID, Polarity.DENIED, "refuse decline"),
    (Frame.DO, Act.VOTED, Polarity.ASSERTED, "vote:for,against,to~"),
    (
        Frame.OBJECT,
        Act.BELIEVES,
        Polarity.ASSERTED,
        "support oppose favor favour endorse criticise criticize praise condemn denounce decry blast slam attack assail dismiss reject "
        "blame accuse mock ridicule deride hail laud applaud welcome defend champion tout deplore disparage deem regard:as~ "
        "portray view:as~ liken:to rebuke scold lambast lambaste lash:out~ disapprove:of~ approve:of~ disagree:with~",
    ),
    (
        Frame.OBJECT,
        Act.SAID,
        Polarity.ASSERTED,
        "call describe characterise characterize dub label cite quote express voice refer:to~ allude:to~ point:to~ talk:about~ "
        "speak:about,out~ discuss outline invoke reference touch:on~ apologise:for~ apologize:for~",
    ),
    (Frame.OBJECT, Act.WANTS, Polarity.ASSERTED, "call:for~ push:for~ press:for~ argue:for,against~ lobby:for~ ask:for~"),
    (Frame.OBJECT, Act.URGED, Polarity.ASSERTED, "call:on,upon~"),
)
"""Frame, act, polarity, and lemmas as `lemma[:particle,particle][~]`; `~` marks one that needs its particle."""

_IRREGULAR: dict[str, tuple[str, str]] = {
    "say": ("said", "said"), "tell": ("told", "told"), "write": ("wrote", "written"), "think": ("thought", "thought"),
    "know": ("knew", "known"), "feel": ("felt", "felt"), "understand": ("understood", "understood"), "see": ("saw", "seen"),
    "hold": ("held", "held"), "find": ("found", "found"), "show": ("showed", "shown"), "swear": ("swore", "sworn"),
    "give": ("gave", "given"), "make": ("made", "made"), "read": ("read", "read"), "begin": ("began", "begun"), "go": ("went", "gone"),
    "speak": ("spoke", "spoken"), "seek": ("sought", "sought"), "foresee": ("foresaw", "foreseen"), "forecast": ("forecast", "forecast"),
    "beg": ("begged", "begged"), "brag": ("bragged", "bragged"), "slam": ("slammed", "slammed"), "plan": ("planned", "planned"),
    "admit": ("admitted", "admitted"), "refer": ("referred", "referred"), "quip": ("quipped", "quipped"), "chat": ("chatted", "chatted"),
    "dub": ("dubbed", "dubbed"), "commit": ("committed", "committed"), "snap": ("snapped", "snapped"), "blog": ("blogged", "blogged"),
    "concur": ("concurred", "concurred"), "prefer": ("preferred", "preferred"), "label": ("labeled", "labelled"),
}  # fmt: skip
_DOUBLING = frozenset(
    {"beg", "brag", "slam", "plan", "admit", "refer", "quip", "dub", "commit", "snap", "blog", "concur", "prefer", "begin"}
)

NOUN_LIKE = frozenset(
    "say claim claims report reports plan plans call calls hope hopes fear fears support supports vote votes demand demands "
    "promise promises pledge pledges vow vows state states comment comments note notes project projects estimate estimates "
    "forecast forecasts question questions answer answers request requests rule rules attack attacks back view views favor favour "
    "praise blame order orders project post posts tweet tweets text email emails worry worries challenge challenges cry show shows "
    "figure figures guess find finds object objects counter reason reasons rage rail laugh smile shout scream whisper press push "
    "point points blast trust prize doubt doubts long aim thanks regard mention reference quote quotes wish laments champion label "
    "labels welcome back backs cable protest protests caution held reply answer boast snap vent volunteer volunteers wonder "
    "dispute offer offers speculate echo feel resolve commit threaten touch begin start end finish go goes remarks states read "
    "reads".split()
)
"""Forms that are as often nouns or adjectives: they need a clear subject and complement."""

NOUNS: dict[str, tuple[Act, Polarity]] = {
    **dict.fromkeys(
        "claim claims assertion assertions assurance assurances insistence suggestion argument contention acknowledgment admission "
        "announcement observation".split(),
        (Act.SAID, Polarity.ASSERTED),
    ),
    **dict.fromkeys("belief conviction concern".split(), (Act.BELIEVES, Polarity.ASSERTED)),
    **dict.fromkeys("promise promises pledge pledges vow commitment".split(), (Act.PROMISED, Polarity.ASSERTED)),
    **dict.fromkeys("intention".split(), (Act.PLANS, Polarity.ASSERTED)),
    **dict.fromkeys("hope hopes demand demands proposal desire wish".split(), (Act.WANTS, Polarity.ASSERTED)),
    **dict.fromkeys("warning warnings fear fears threat threats".split(), (Act.WARNED, Polarity.ASSERTED)),
    **dict.fromkeys("prediction predictions forecast".split(), (Act.PREDICTED, Polarity.ASSERTED)),
    **dict.fromkeys("allegation allegations accusation accusations".split(), (Act.SAID, Polarity.ASSERTED)),
    **dict.fromkeys("denial denials".split(), (Act.SAID, Polarity.DENIED)),
    **dict.fromkeys("refusal".split(), (Act.SAID, Polarity.DENIED)),
}
"""Reporting nouns; they count with a possessor and "that" or "to" ("his promise that", "the board's refusal to")."""

NOUN_LINKS = frozenset({"that", "to"})

FRAGMENT_WORDS = 4
"""A marked stretch with fewer words and no cue of its own is a fragment: a scare quote, a title, a nickname."""


def inflect(lemma: str) -> dict[str, Shape]:
    """The forms of a verb with their shapes."""
    past, participle = _IRREGULAR.get(lemma, ("", ""))
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    if lemma in _DOUBLING:
        stem = lemma + lemma[-1]
    if not past:
        past = participle = (lemma[:-1] + "ied") if _y(lemma) else stem + "ed"
    present = lemma[:-1] + "ies" if _y(lemma) else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "go")) else "s")
    forms = {lemma: Shape.BASE, present: Shape.PRESENT, stem + "ing": Shape.ING, participle: Shape.PARTICIPLE, past: Shape.PAST}
    return forms if lemma != "forecast" else {lemma: Shape.BASE, "forecasts": Shape.PRESENT, "forecasting": Shape.ING}


def _y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in "aeiou"


def _build() -> dict[str, tuple[tuple[Cue, Shape], ...]]:
    """Every form with its readings, the first listed first."""
    forms: dict[str, list[tuple[Cue, Shape]]] = {}
    for frame, act, polarity, entries in _VERBS:
        for entry in entries.split():
            lemma, _, particles = entry.rstrip("~").partition(":")
            cue = Cue(lemma, frame, act, polarity, tuple(filter(None, particles.split(","))), entry.endswith("~"))
            for form, shape in inflect(lemma).items():
                forms.setdefault(form, []).append((cue, shape))
    return {form: tuple(readings) for form, readings in forms.items()}


VERBS: dict[str, tuple[tuple[Cue, Shape], ...]] = _build()
"""Lower-case verb forms to their readings; bound readings apply only when their particle follows."""

SPOKEN = frozenset({Frame.SAY, Frame.VOICE, Frame.TELL, Frame.ASK})

REPORTING = frozenset(form for form, readings in VERBS.items() if any(cue.frame in SPOKEN for cue, _ in readings))
"""Forms that can stand beside a quotation as its cue."""

STRONG = frozenset(
    form
    for lemma in "say tell add note explain argue insist acknowledge admit concede maintain contend assert allege state reply "
    "stress reiterate "
    "conclude declare announce claim complain write tweet warn predict recall remark".split()
    for form in inflect(lemma)
)
"""Reporting verbs that open a new statement even after "and" or "while" inside another statement."""
