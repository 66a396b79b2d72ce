"""Roundabout questions made short: "who came up with the line about Y" is "who said Y", "who wanted to know Y" is "who asked Y"."""

import re

from app.frame_words import AUXILIARY, WHAT, WHO
from app.names import NameIndex, key_of
from app.plainly import without_manners
from app.saying import BASE_OF, forms
from app.words import words_of

_HAVE_TO_SAY = re.compile(r"\b(?:have|has|had) to say\b", re.I)
_SUPPOSED = re.compile(
    r"^(?P<who>who|which .+?) (?:is|was|are|were) (?:supposed|said|alleged|reported|believed|thought|claimed|meant) to (?:have )?", re.I
)
_SECOND = re.compile(
    r",? (?:and|or) (?:(?:was|is|were|are|when was|where was|why was) (?:it|that|this|they)\b[^?]*|(?:by|from) whom)(?=\?*$)", re.I
)
"""A second question about the answer to the first: "and was it before he quit", "and by whom"."""
_REASON = re.compile(
    r"^what (?:reasons?|explanations?|excuses?|grounds?|justifications?) (?:did|does|do|has|have) (?P<who>.+?)"
    r" (?:give|gave|given|offer|offered|cite|cited) (?:for|as to|about) (?P<what>.+)$",
    re.I,
)
_TO_KNOW = {
    ending: re.compile(rf"\b(?:{verbs}) (?:to know|to hear|to be told)(?: (?=\S)|$)", re.I)
    for ending, verbs in (("ed", "wanted|demanded|was curious|were curious|sought"), ("", "want|demand|seek"), ("s", "wants|demands|seeks"))
}
"""Wordings of "ask", by the ending that it has in their place."""
_LINE = (
    r"(?:lines?|phrases?|quips?|jokes?|remarks?|comments?|comparisons?|metaphors?|analog(?:y|ies)|images?|slogans?|quotes?|quotations?"
    r"|words?)"
)
_WORDING = r"(?:used|coined|uttered|delivered|made|is behind|was behind|came up with|came out with|has|had)"
_SAYING = re.compile(
    rf"^(?P<who>who|which .+?) (?:actually |really |first |originally )?{_WORDING} (?:the|that|a|an)"
    rf" (?P<before>(?!(?:word|phrase|term|name)s? )\S.*? )??{_LINE}(?: (?:about|that|of|on|with|where|in which) (?P<behind>.+?))?[?!. ]*$",
    re.I,
)
"""Words told by what they are about: "who used the grave line", "who came up with the joke about bus fares"."""


_LEFT_OUT = re.compile(
    r",? if (?:anyone|anybody|anything|at all)(?:,| at all,?)? ?|^(?:true or false|fact check|fact or fiction)[:,]? (?=\S)"
    r"|(?:,| [–—-]) ?(?:yes or no|true or false|correct|right|is that (?:right|true|correct|so)|isn['’]t (?:it|that so))(?=\?+$)"
    r"|^what (?:do|can) (?:we|you|i|they) (?:know|say|tell) about (?=(?:what|how|why|whether) )",
    re.I,
)
"""Words about the asking: "if anyone", "yes or no"."""
_EITHER = re.compile(r"(?<=^which )(?P<asked>[^,?]+), [^,?]{2,40} or [^,?]{2,40}(?=\?*$)", re.I)
"""Two to choose from: "which minister said it, the old one or the new one"."""
_TELLS = "told|asked|ordered|instructed|warned|accused|urged|advised|reminded|assured"
_ADJECTIVES = r"(?:(?:differing|different|various|main|competing|opposing|public|general|official|many|other) )?"
_OPINIONS = r"(?:views?|positions?|opinions?|reactions?|responses?|arguments?|sides|comments?)"
_SHAPES = (
    (r"who (?:is|are|was|were|stands?|stood) (?:all )?(?:against|opposed to) (?P<what>.+)", "who opposed {what}"),
    (
        r"who (?:is|are|was|were) (?:all )?(?:for|in favou?r of) (?P<what>(?:the(?! most part\b)|an?|this|that|his|her|their) .+)",
        "who supported {what}",
    ),
    (r"(?:was|is) it (?P<who>[^,?]+?) (?:who|that) (?P<what>.+)", "did {who} {what}"),
    (rf"whose {_LINE} (?:is|was|are|were) (?:it that )?(?P<what>.+)", "who said {what}"),
    (r"whose (?:idea|suggestion|proposal) (?:is|was) (?:it )?(?P<what>.+)", "who suggested {what}"),
    (r"(?:did|does|do|has|have) (?:anyone|anybody|someone|somebody) (?!else)(?:ever )?(?P<what>.+)", "who {what}"),
    (
        r"how (?:did|does|do|has|have) (?P<who>.+?) (?:react(?:ed)?|respond(?:ed)?|repl(?:y|ied)|feel|felt) (?:to|about|on|over)"
        r" (?P<what>.+)",
        "what did {who} say about {what}",
    ),
    (r"where (?:does|did|do) (?P<who>.+?) stand on (?P<what>.+)", "what does {who} say about {what}"),
    (r"(?:can|could|would|will) you (?:please )?(?:confirm|check|verify) (?:that|whether|if) (?P<what>.+)", "whether {what}"),
    (
        rf"what (?:are|were|is|was) the {_ADJECTIVES}{_OPINIONS} (?:on|about|to|over) (?P<what>[^?]+)[?]*",
        "what was said about {what}",
    ),
    (
        rf"(?:was|were) (?P<who>[^?]+?) (?:ever )?(?P<verb>{_TELLS}) (?P<what>(?:to|of|that|about|not) (?![^?]* by )[^?]+)[?]*",
        "who {verb} {who} {what}",
    ),
    (
        r"(?P<asked>who|what|when|where|how|why)(?P<what>[^,]*), according to (?P<who>[^,]+), (?P<rest>.+)",
        "what did {who} say about {asked}{what} {rest}",
    ),
)
"""Shapes of a whole question, and the plain one below each."""
_STRAIGHT = tuple((re.compile(rf"^{shape}$", re.I), plain) for shape, plain in _SHAPES)


def straight(text: str) -> str:
    """The question without what only leads to it."""
    text = _EITHER.sub(r"\g<asked>", _LEFT_OUT.sub(" ", text).strip())
    for shape, plain in _STRAIGHT:
        if found := shape.match(text):
            return plain.format(**found.groupdict())
    text = _SECOND.sub("", _SUPPOSED.sub(r"\g<who> ", _HAVE_TO_SAY.sub("say", text)))
    if reason := _REASON.match(text):
        return f"why did {reason['who']} say {reason['what']}"
    if (told := _SAYING.match(text)) and (told["before"] or told["behind"]):
        return f"{told['who']} said {told['before'] or ''}{told['behind'] or ''}".strip()
    for ending, asking in _TO_KNOW.items():
        text = asking.sub(f"ask{ending} ", text)
    return text


_LEAD = r"^(?P<lead>and |but |so )?"
_LIMITS = (
    r"(?P<rest>[ ,]*(?:[?.!]|(?<= )(?:about|on|in|at|to|over|of|regarding|during|since|before|after|between|until|by|from|last|this"
    r"|yesterday|today|when|there|then|here|lately|recently|so far)\b).*)?$"
)
"""What may stand behind a verb of saying that has no object but "what"."""
_EVERYBODY = re.compile(
    rf"{_LEAD}what (?:has|have|had|did|does|do|is|are|was|were|will|would)"
    r" (?:people|everyone|everybody|anyone|anybody|someone|somebody|they all|folks?)(?: (?:else|all|ever|actually|really|been))*"
    rf" (?P<verb>\w+){_LIMITS}",
    re.I,
)
_WHO_WHAT = re.compile(rf"{_LEAD}who (?:all )?(?:has |have |had )?(?P<verb>\w+) what(?! to whom){_LIMITS}", re.I)
_SAID_WHAT = re.compile(rf"{_LEAD}(?P<who>[^?,]{{2,80}}?) (?:has |have |had )?(?:said|says) what{_LIMITS}", re.I)
_ASKING = AUXILIARY | WHAT | WHO


def of_everybody(text: str) -> str:
    """What was said, for "what did people say" and "who said what", which ask of everybody; "X said what" is "what did X say"."""
    asked = without_manners(text)
    if (found := _SAID_WHAT.match(asked)) and not any(word.fold in _ASKING for word in words_of(found["who"])):
        return f"{found['lead'] or ''}what did {found['who']} say{found['rest'] or ''}"
    found = _EVERYBODY.match(asked) or _WHO_WHAT.match(asked)
    verb = BASE_OF.get(found["verb"].lower(), "") if found else ""
    return f"{found['lead'] or ''}what was {forms(verb)[-1]}{found['rest'] or ''}" if found and verb else text


_SIDE = re.compile(
    r"^(?:is|are|was|were) (?P<who>[^?]{2,80}?) (?P<side>against|opposed to|for|in favou?r of)"
    r" (?P<what>(?:the|a|an|this|that|any|his|her|their) [^?]+)[?!. ]*$",
    re.I,
)


def side_taken(text: str, index: NameIndex) -> str:
    """Whether somebody opposes or supports it, for "is X against Y" and "is X in favour of Y" about somebody on record."""
    found = _SIDE.match(text)
    if not found or not (index.known(key_of(found["who"])) or index.described(found["who"]).speakers):
        return text
    verb = "oppose" if found["side"].lower() in ("against", "opposed to") else "support"
    return f"does {found['who']} {verb} {found['what']}"
