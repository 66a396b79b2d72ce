"""The verbs with which questions speak of saying, in all their forms."""

_IRREGULAR = {
    "say": "said said", "tell": "told told", "write": "wrote written", "speak": "spoke spoken", "think": "thought thought",
    "give": "gave given",
    "make": "made made", "find": "found found", "swear": "swore sworn", "sing": "sang sung", "see": "saw seen", "hold": "held held",
    "read": "read read", "put": "put put", "foresee": "foresaw foreseen", "forecast": "forecast forecast", "draw": "drew drawn",
    "have": "had had", "know": "knew known", "mean": "meant meant", "feel": "felt felt", "deny": "denied denied", "come": "came come",
    "show": "showed shown", "hear": "heard heard", "bring": "brought brought", "take": "took taken", "set": "set set", "go": "went gone",
    "vow": "vowed vowed", "bemoan": "bemoaned bemoaned", "quip": "quipped quipped", "admit": "admitted admitted",
    "commit": "committed committed",
    "concede": "conceded conceded", "blog": "blogged blogged", "rebut": "rebutted rebutted", "back": "backed backed", "let": "let let",
    "pin": "pinned pinned", "slam": "slammed slammed", "rap": "rapped rapped", "underline": "underlined underlined",
    "stop": "stopped stopped",
    "want": "wanted wanted", "keep": "kept kept", "stick": "stuck stuck", "win": "won won", "lie": "lied lied", "plan": "planned planned",
    "mock": "mocked mocked", "allow": "allowed allowed", "answer": "answered answered", "call": "called called",
    "refer": "referred referred",
    "choose": "chose chosen", "forbid": "forbade forbidden", "permit": "permitted permitted",
}  # fmt: skip

# Verbs that only say that something was said; what follows is the claim itself.
PLAIN_VERBS = frozenset(
    """say tell claim state argue insist write assert declare maintain mention note observe remark add explain suggest report contend
    believe think
    acknowledge admit concede confirm warn predict expect swear reckon express point stress emphasize emphasise underline reiterate
    repeat respond reply
    answer announce reveal disclose comment speak talk tweet post complain joke quip estimate figure conclude find allege hint imply
    indicate guess
    recall remember testify state opine describe discuss pledge promise vow urge ask want hope feel know mean agree allow put see read
    hear""".split()
)

# Verbs that say something about the words too; they stay in the topic.
TELLING_VERBS = frozenset(
    """call accuse blame criticize criticise compare liken dismiss denounce condemn praise endorse propose demand order rule vote back
    support oppose reject deny refuse
    attack defend mock hail welcome question challenge threaten decline name list cite quote rate count brush pressed press lash
    boast brag apologize apologise thank congratulate invite offer give make come hold sing forecast foresee doubt dispute rebut counter
    retort
    protest object appeal plead beg request recommend advise advocate favor favour prefer worry fear lament bemoan regret gripe grumble
    rant rave scoff sneer
    have exclaim shout yell whisper mutter murmur cry curse label brand dub characterize characterise portray depict paint present frame
    cast
    confront interrupt interview consider regard deem view judge assess evaluate analyze calculate project anticipate envision show prove
    demonstrate
    reassure assure guarantee commit undertake decide determine intend plan aim seek wish long crave signal telegraph relay recount
    narrate relate tease
    tout champion hype downplay exaggerate overstate understate misstate lie mislead clarify elaborate expand correct retract withdraw
    reverse
    fault trace attribute choose wonder ponder muse speculate theorize surmise posit broach invoke evoke insinuate profess preach proclaim
    instruct permit forbid approve vouch chastise castigate decry deplore extol laud applaud commend excoriate berate upbraid fume
    specify stipulate concur implore beseech caution vilify
    slam blast rip rap lambast lambaste deride ridicule scold rebuke reprimand chide taunt insult smear""".split()
)

CHANGE_VERBS = frozenset("change reverse flip soften harden stick keep move shift waver backtrack alter evolve differ".split())


def forms(verb: str) -> tuple[str, ...]:
    """All forms of a verb: base, third person, -ing, past, participle."""
    return tuple(dict.fromkeys((verb, third(verb), gerund(verb), *_past(verb))))


def third(verb: str) -> str:
    """The third person: "deny" -> "denies", "press" -> "presses"."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def gerund(verb: str) -> str:
    """The -ing form: "write" -> "writing", "admit" -> "admitting"."""
    doubled = verb + verb[-1] if verb in _IRREGULAR and _IRREGULAR[verb].startswith(verb + verb[-1]) else verb
    if verb in {"put", "set", "let", "swim", "win", "plan", "slam", "rap", "stop", "forbid"}:
        doubled = verb + verb[-1]
    return (doubled[:-1] if doubled.endswith("e") and not doubled.endswith("ee") else doubled) + "ing"


def _past(verb: str) -> tuple[str, ...]:
    if verb in _IRREGULAR:
        return tuple(_IRREGULAR[verb].split())
    if verb.endswith("e"):
        return (verb + "d",)
    return (verb[:-1] + "ied",) if verb.endswith("y") and verb[-2] not in "aeiou" else (verb + "ed",)


BASE = PLAIN_VERBS | TELLING_VERBS | CHANGE_VERBS
PLAIN_FORMS = frozenset(form for verb in PLAIN_VERBS for form in forms(verb))
TELLING_FORMS = frozenset(form for verb in TELLING_VERBS for form in forms(verb))
CHANGE_FORMS = frozenset(form for verb in CHANGE_VERBS for form in forms(verb))
FORMS = frozenset(form for verb in BASE for form in forms(verb))
BASE_OF = {form: verb for verb in sorted(BASE) for form in forms(verb)}
"""Each form's verb."""
