"""Questions said another way: the plain question below "is X quoted as saying", "has X changed her mind", "how do A and B differ"."""

import re

from app.frame_words import AFTER_NAME, POLITE
from app.saying import BASE_OF, CHANGE_FORMS, FORMS, forms
from app.words import words_of

# "is X quoted as saying", "has X been reported to have said": the same as "did X say".
_QUOTED_AS = re.compile(
    r"\b(?P<aux>is|was|are|were|has|have) (?:(?P<who>.{1,80}?) )?(?:been )?(?:quoted|reported|recorded|cited|on record|heard)"
    r"(?: \w+ly)?(?: (?:as|with))? (?:saying|having said|to have said|to say)\b",
    re.I,
)


_DONE = frozenset(form for form in FORMS if form.endswith("ed"))
_PASSIVE = re.compile(
    rf"^(?:was|were|is|are|has|have) (?P<what>.+?) (?:ever |also |been )*(?P<verb>{'|'.join(sorted(_DONE, key=len, reverse=True))}) by "
    r"(?P<who>.+?)[?!. ]*$",
    re.I,
)
_THE_WORD = re.compile(r"\b(?:us(?:e|es|ed)|sa(?:y|ys|id)|utter(?:s|ed)?) the (?:words?|phrase|term|name) ", re.I)
_SHORT = re.compile(r"^(?P<asked>what|who|how|where|when|why)['’]s (?=\S)", re.I)
_PRESS = r"(?:(?:the|all|our) )?(?:(?:different|various|several|many|news|press|media) )?"
_NOBODY = re.compile(rf"^{_PRESS}(?:reports|articles|papers|stories|outlets|newspapers|sources|coverage|media|press|archive|record)$", re.I)
"""The press at large, which names nobody."""
_MISTYPED = re.compile(r"^(?:wat|waht|whta|hwat|wht)(?=['’]?s? )", re.I)
_ON_RECORD = re.compile(
    r"^(?:is|was|are|were|has|have) (?P<who>.{2,80}?) (?:been )?(?:quoted|cited|on record)(?= (?:about|on|regarding)\b)", re.I
)


_TRUE = re.compile(r"^(?:is|was) it (?:really |actually )?(?:true|correct|right|a fact|the case) that ", re.I)
_TRUE_TO = re.compile(r"^(?:is|was) (?P<what>that|this|it) (?:true|right|correct|so),? according to (?P<who>.+?)[?!. ]*$", re.I)
_ACCORDING = re.compile(
    r"^(?P<asked>(?:(?:at|by|on|in|for|to|from|with) )?(?:how|what|when|where|which|why|who|whose)\b.+?),? (?:both )?according to"
    r" (?P<who>.+?)[?!. ]*$",
    re.I,
)
_AND_ACCORDING = re.compile(r",? (and|or) according to ", re.I)
_SIDES = re.compile(r"^what (?:do|does|did|have|has) (?:each|either|both|the two|all)(?: of the)? (?:sides?|part(?:y|ies)) ", re.I)
OF_SIDES = re.compile(r"\b(?:both|the two|all)(?: of the)? (?:sides|parties)\b|\b(?:each|either) (?:side|party)\b", re.I)
"""Those who speak for and against something, whom a question does not name."""
_SIDES_ON = re.compile(
    rf"^(?:hear |what (?:are|do) )?(?:{OF_SIDES.pattern})"
    r"(?: (?:of|in|to) (?:the|this|that) (?:argument|debate|dispute|issue|matter|question|row|story))?"
    r"(?: (?:on|about|regarding|over|of|in))? (?=\S)",
    re.I,
)
_CLAIMED = re.compile(
    rf"(?P<who>[^?]{{2,60}}?) (?:has |have |had )?(?P<verb>{'|'.join(sorted(FORMS, key=len, reverse=True))}) (?P<what>.+)$", re.I
)


_VERB_OF_SIDES = re.compile(rf"^(?:{'|'.join(sorted(FORMS, key=len, reverse=True))})(?: |(?=[?!.]*$))", re.I)


def without_manners(text: str) -> str:
    """The text without "please", "tell me" and the like before it; a mistyped "what" is put right, "what's" is "what is"."""
    text, changed = _SHORT.sub(r"\g<asked> is ", _MISTYPED.sub("what", text)), True
    while changed:
        changed = False
        for lead in POLITE:
            head = text[: len(lead) + 1].lower()
            if head in (f"{lead} ", f"{lead},"):
                text, changed = text[len(lead) + 1 :].lstrip(" ,"), True
    return text


def _of_sides(text: str) -> str:
    """What was said, for a question about both sides: who they are it does not say, so everybody on record is heard."""
    if sides := _SIDES.match(text):
        return f"what was said {_VERB_OF_SIDES.sub('', text[sides.end() :])}"
    if OF_SIDES.fullmatch(text.strip(" ?!.")):
        return "what was said"
    sides = _SIDES_ON.match(text)
    return f"what was said about {text[sides.end() :]}" if sides else ""


_RELAYING = "|".join(
    form for verb in "recall remember report write tell note describe put mention quote cite relate".split() for form in forms(verb)
)
_RELAYED = re.compile(
    rf"(?<=\w), as (?:the )?(?:[^\W_][\w.'’-]* ){{1,5}}?(?:{_RELAYING})\b(?: it)?(?: (?:in|on|at|for|to)\b[^,?]{{1,60}})?(?=[?!. ]*$)", re.I
)
"""Who passes on what is asked about, which is no part of it: "did X declare war, as Y recalls in his column"."""


_PRONOUN = re.compile(r"\b(?:him|her|them|it)\b", re.I)
_NAME = re.compile(r"(?<=\s)[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)*")


def _named_before(asked: str, who: str) -> str:
    """Whom an answer is to be from, a pronoun replaced by the one name of what is asked ("when did Orr leave, according to him")."""
    names = {re.sub(r"['’]s?$", "", name) for name in _NAME.findall(asked)}
    return _PRONOUN.sub(lambda _: next(iter(names)), who) if len(names) == 1 else who


def said_plainly(text: str) -> str:
    """The text with "said" for "is quoted as saying" and the like, without who passes it on."""
    text = _RELAYED.sub("", text)
    if passive := _PASSIVE.match(text):
        return f"did {passive['who']} {passive['verb']} {passive['what']}"
    if told := _TRUE_TO.match(text):
        return f"what did {told['who']} say about {told['what']}"
    if told := _ACCORDING.match(text):
        asked = told["asked"]
        who = _named_before(asked, _AND_ACCORDING.sub(lambda joint: f" {joint[1]} ", told["who"]))
        about = f"about {asked[0].lower()}{asked[1:]}"
        return f"what was said {about}" if _NOBODY.match(who) else f"what did {who} say {about}"
    if sides := _of_sides(text):
        return sides
    if claimed := _TRUE.match(text):
        told = _CLAIMED.match(text, claimed.end())
        if told is None:
            return f"statements about {text[claimed.end() :]}"
        return f"did {told['who']} {BASE_OF[told['verb'].lower()]} {told['what']}"
    text = _ON_RECORD.sub(r"did \g<who> say", _THE_WORD.sub("mention ", text))
    found = _QUOTED_AS.search(text)
    if not found:
        return text
    # "who is quoted as saying" has nobody between.
    said = f"did {found['who']} say" if found["who"] else "said"
    # In a question whose verb stands first nothing else changes; elsewhere the rest is a claim that may speak of quoting itself.
    return f"{text[: found.start()]}{said}{text[found.end() :]}" if len(words_of(text[: found.start()])) <= EARLY else text


EARLY = 8  # words before the verb of a question

_MIND = (
    r"(?:his|her|their|its)? ?(?:mind|position|line|tune|story|stories|view|views|stance|opinion|account|version|answer|tone|explanation)"
    r"(?:,? (?:on|about|of|regarding|over|to))?"
)
_TURNING = "|".join(sorted(CHANGE_FORMS, key=len, reverse=True))
STUCK = re.compile(rf"^(?:{_TURNING})\b(?: all along)?(?: (?:to|with|by|on|at|saying))*(?: {_MIND})?(?: that)? ?", re.I)
"""A verb of change with what leads to its topic: "stick to her line that"."""
_CHANGES = rf"(?:{'|'.join(form for verb in ('change', 'shift', 'move', 'evolve', 'soften', 'harden', 'differ') for form in forms(verb))})"
_OWNED = re.compile(
    rf"^(?:how )?(?:(?:often|much) and how )?(?:did|has|have|do|does) (?P<who>.+?)['’]s? (?P<what>{_MIND})"
    rf" (?P<topic>.+?)? ?(?:been )?{_CHANGES}\b[?!. ]*",
    re.I,
)
_TURNED = re.compile(
    rf"^(?:how (?:often )?(?:and how )?)?(?P<aux>did|has|have|do|does) (?P<who>.+?) (?:ever |since )?{_CHANGES} {_MIND} ?", re.I
)


def unchanged(text: str) -> tuple[str, bool]:
    """What X says about Y for "has X changed her mind on Y" and "how did X's view of Y change", and whether it is such a question."""
    if owned := _OWNED.match(text):
        return f"did {owned['who']} say about {owned['topic'] or ''}".strip(), True
    if turned := _TURNED.match(text):
        return f"did {turned['who']} say about {text[turned.end() :]}".strip(), True
    return text, False


_VERSION = r"(?:['’]s?)? ?(?:version|account|view|position|line|story|figure|number|explanation)?s?(?: (?:of|on|about|for) (?P<{0}>.+?))?"
_DIFFER = re.compile(
    rf"^how (?:do|does|did) (?P<one>.+?){_VERSION.format('of')} (?:differ|compare|disagree) (?:from|with|to) (?P<other>.+?)(?:['’]s?)?"
    r"(?: (?:on|about|over) (?P<on>.+?))?[?!. ]*$",
    re.I,
)
_TOGETHER = re.compile(r"^how (?:do|did) (?P<who>.+? and .+?) (?:differ|compare|disagree) (?:on|about|over|in) (?P<on>.+?)[?!. ]*$", re.I)
_OWN = re.compile(
    r"^how (?:do|does|did) (?:the )?(?P<on>[\w -]+?) (?:from|of|by|given by) (?P<one>.+?) and (?:(?:from|of|by|given by) )?(?P<other>.+?)"
    r" (?:compare|differ|square|fit together)[?!. ]*$",
    re.I,
)
_COMPARED = re.compile(
    r"^(?:compare|contrast) (?P<one>.+?) (?:and|with|to|against|versus|vs\.?) (?P<other>.+?)"
    r"(?: (?:on|about|over|regarding) (?P<on>.+?))?[?!. ]*$",
    re.I,
)


_BESIDE = r"(?:side by side|in comparison|compared|head to head)"
_ABOUT = r"(?:on|about|over|regarding)"
_LED_BY = re.compile(rf"^(?:(?:put|set|lay|show) )?{_BESIDE}[,:]? (?=(?:what|how)\b)", re.I)
_LISTED = re.compile(
    rf"^{_BESIDE}(?: {_ABOUT} (?P<on>[^:]+?))?: ?(?P<one>[^?]+?),? (?:and|vs\.?|versus|with|against) (?P<other>[^?]+?)[?!. ]*$", re.I
)
_ASKS = r"(?:tell|show|list|give|find|what|who|how|where|when|why|which|did|do|does|has|have|is|are|was|were)"
_BESIDE_EACH = re.compile(
    rf"^(?:{_BESIDE},? |(?:put|set|lay) )?(?P<one>(?!{_ASKS}\b)[^?:]+?) (?P<joint>and|vs\.?|versus) (?P<other>[^?:]+?)"
    rf"(?P<beside>,? {_BESIDE})?(?:(?:,? | ?: ?){_ABOUT} (?P<on>[^?]+?))?(?P<last>,? {_BESIDE})?[?!. ]*$",
    re.I,
)
LONGEST = 300
"""Characters of a question that may set two beside each other."""
_SAID_BESIDE = re.compile(rf"(?<=\bsay) {_BESIDE}\b|(?<=\bsaid) {_BESIDE}\b", re.I)


def side_by_side(text: str) -> str:
    """What A and B say about Y for "how does A's account of Y differ from B's", "compare A and B on Y" and "side by side: A and B"."""
    text = _SAID_BESIDE.sub("", _LED_BY.sub("", text))
    if two := _LISTED.match(text):
        return _of_two(two["one"], two["other"], two["on"])
    if len(text) <= LONGEST and (two := _BESIDE_EACH.match(text)) and _is_beside(two, text):
        return _of_two(two["one"], two["other"], two["on"])
    if two := _COMPARED.match(text):
        return _of_two(two["one"], two["other"], two["on"])
    if two := _OWN.match(text):
        return f"what do {two['one']} and {two['other']} say about the {two['on']}"
    if two := _TOGETHER.match(text):
        return f"what do {two['who']} say about {two['on']}"
    if two := _DIFFER.match(text):
        return _of_two(two["one"], two["other"], two["of"] or two["on"])
    return text


def _of_two(one: str, other: str, topic: str | None) -> str:
    return f"what do {one} and {other} say" + (f" about {topic}" if topic else "")


def _is_beside(two: re.Match[str], text: str) -> bool:
    """Whether two names are set against one another by "vs", or the words say that they are to stand side by side."""
    return two["joint"].lower() != "and" or bool(two["beside"] or two["last"]) or bool(re.match(_BESIDE, text, re.I))


_ANYTHING = re.compile(r"^(?:anything|something|a word|much)(?: else| at all| more)? (?:about|on|regarding|concerning) (?=\S)", re.I)


def claim_alone(topic: str) -> str:
    """The claim alone: "on the radio that there was no call" -> "there was no call", "anything about pay" -> "pay"."""
    topic = _ANYTHING.sub("", topic)
    words = words_of(topic)
    that = next((i for i, word in enumerate(words[:9]) if word.fold == "that"), 0)
    aside = that and words[0].fold in AFTER_NAME and that + 1 < len(words)
    return topic[words[that + 1].start :] if aside else topic
