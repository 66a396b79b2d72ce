"""What a claim says more than a statement: a reason that is not given, or that nothing else is meant ("only").

A paraphrase says a thing in other words; it gives no reason of its own and leaves out no others.
"""

import re

from app.exchange import ROOT, alike
from app.words import STOP, stem, stems, words_of

_REASON = re.compile(r"\b(?:because(?: of)?|due to|owing to|thanks to|unless|until|so that|in order to)\b", re.I)
_ONLY = re.compile(
    r"\b(?:only|alone|just|sole(?:ly)?|exclusive(?:ly)?|merely|simply|purely|nothing but|nobody but|no more|no other|except|single|limited"
    r"|nothing else|nobody else)\b",
    re.I,
)


def added(claim: str, text: str, around: str) -> str:
    """What a claim adds to a statement, as the claim has it; empty where it adds nothing. `around` is what stands around the statement."""
    only = _ONLY.search(claim)
    if only and not _ONLY.search(f"{text} {around}"):
        return only[0]
    held = set(stems([text]))
    for reason in _REASON.finditer(claim):
        given = [word.fold for word in words_of(claim[reason.end() :]) if word.fold not in STOP]
        if reason.start() and given and not any(_holds(held, stem(word)) for word in given):
            return claim[reason.start() :].strip(" .?!")
    return ""


def _holds(held: set[str], word: str) -> bool:
    return word in held or any(alike(word, other) or (len(word) >= ROOT and other[:ROOT] == word[:ROOT]) for other in held)
