"""What a claim says more than a statement: a reason that is not given, or that nothing else is meant ("only").

A paraphrase says a thing in other words; it gives no reason of its own and leaves out no others.
"""

import re

from app.exchange import ROOT, alike
from app.numbers import numbers
from app.words import STOP, stem, stems, words_of

_REASON = re.compile(r"\b(?:because(?: of)?|due to|owing to|thanks to|unless|until|so that|in order to)\b", re.I)
_ONLY = re.compile(
    r"\b(?:only|alone|solely|exclusively|merely|purely|and no more|no other|except"
    r"|(?:nobody|no one|none|nothing) (?:but|except|other than|else))\b",
    re.I,
)
_CAUSE = re.compile(r"\b(?:after|since|as|following|in view of)\b", re.I)
"""Words with which a statement may give its own reason."""
REACH = 200
"""Characters of a claim's reason that are looked at."""


def added(claim: str, text: str, around: str) -> str:
    """What a claim adds to a statement, as the claim has it; empty where it adds nothing. `around` is what stands around the statement."""
    only = next((each for each in _ONLY.finditer(claim) if not _counts(claim[each.end() :])), None)
    if only and not _ONLY.search(f"{text} {around}"):
        return only[0]
    reason = _REASON.search(claim, 1)
    given = [word.fold for word in words_of(claim[reason.end() : reason.end() + REACH]) if word.fold not in STOP] if reason else []
    held = set(stems([text])) if given and not _CAUSE.search(text) else set()
    if reason and held and not any(_holds(held, stem(word)) for word in given):
        return claim[reason.start() :].strip(" .?!")
    return ""


def _counts(behind: str) -> bool:
    """Whether a number stands right behind: "only eleven weeks" is few, and leaves nothing out."""
    return bool(numbers(" ".join(behind.split()[:2])))


def _holds(held: set[str], word: str) -> bool:
    return word in held or any(alike(word, other) or (len(word) >= ROOT and other[:ROOT] == word[:ROOT]) for other in held)
