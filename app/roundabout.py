"""Roundabout questions made short: "who came up with the line about Y" is "who said Y", "who wanted to know Y" is "who asked Y"."""

import re

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


def straight(text: str) -> str:
    """The question without what only leads to it."""
    text = _SECOND.sub("", _SUPPOSED.sub(r"\g<who> ", _HAVE_TO_SAY.sub("say", text)))
    if reason := _REASON.match(text):
        return f"why did {reason['who']} say {reason['what']}"
    if (told := _SAYING.match(text)) and (told["before"] or told["behind"]):
        return f"{told['who']} said {told['before'] or ''}{told['behind'] or ''}".strip()
    for ending, asking in _TO_KNOW.items():
        text = asking.sub(f"ask{ending} ", text)
    return text
