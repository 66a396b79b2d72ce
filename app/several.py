"""Several questions in one sentence, taken apart where a new one begins."""

import re

from app.frame_words import AUXILIARY, WHAT, WHO
from app.saying import FORMS
from app.words import words_of

_STOP = re.compile(r"[?!]+[\"”’']?\s+(?=\S)|[.;]\s+(?=(?:and |but )?(?:what|who|when|where|how|did|does|has|have)\b)", re.I)
_JOINT = re.compile(r",? (?:and|or|but|and also|and then) (?=(?:what|who|when|where|how|to whom|did|does|has|have|which)\b)", re.I)
_MARKED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»")
SHORTEST = 3  # words of a question that is no remnant
MOST = 4
"""Questions of one sentence that are answered."""


def questions_in(text: str) -> list[str]:
    """The questions of a text in order; one that holds no other is returned whole."""
    marked = [match.span() for match in _MARKED.finditer(text)]

    def inside(at: int) -> bool:
        return any(start < at < end for start, end in marked)

    parts, begin = [], 0
    for found in sorted([*_STOP.finditer(text), *_JOINT.finditer(text)], key=lambda match: match.start()):
        if found.start() < begin or inside(found.start()):
            continue
        before, after = text[begin : found.start()], text[found.end() :]
        if _is_question(before) and _begins_question(after, joined=found.re is _JOINT):
            parts.append(before.strip())
            begin = found.end()
    return [*parts, text[begin:].strip()][:MOST]


def _is_question(text: str) -> bool:
    """Whether what stands before the joint asks something by itself."""
    words = words_of(text)
    if len(words) < SHORTEST:
        return False
    asks = words[0].fold in WHAT | WHO | AUXILIARY or any(word.fold in FORMS for word in words)
    return asks and any(word.fold in FORMS for word in words[1:])


def _begins_question(text: str, *, joined: bool) -> bool:
    """Whether what stands after it is a question of its own: after a stop anything is, after "and" it has the order of a question."""
    folds = [word.fold for word in words_of(text)]
    if len(folds) < SHORTEST - 1 or not joined:
        return len(folds) >= SHORTEST - 1
    if folds[0] in AUXILIARY:
        return any(fold in FORMS for fold in folds[2:])
    if folds[0] in WHO:
        return folds[1] in FORMS | AUXILIARY
    # "and what Vell said" goes on with the question before, "and what did Vell say" is one.
    return any(fold in AUXILIARY for fold in folds[1:4]) and any(fold in FORMS for fold in folds[2:])
