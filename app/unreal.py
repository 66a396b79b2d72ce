"""What was said only as possible, to come or to have been, and is claimed as done: "they should have closed it" for "they closed it"."""

import re

from app.negation import telling
from app.words import PAST, STOP, stem, words_of

_MODAL = re.compile(
    r"\b(?:should|ought|could|can|might|(?-i:may)|must|would|will|shall|going to|about to|due to|set to"
    r"|(?:plan|intend|hope|want|promis|expect|aim)\w*|ready to|supposed|if|unless|to be|['’](?:ll|d))\b",
    re.I,
)
"""Words with which a claim leaves open whether a thing is so."""
_UNDONE = re.compile(
    r"\b(?:should|ought to|could|might|would)(?: not|n['’]t)?(?: (?:never|also|just|\w{1,20}ly)){0,2} have"
    r"(?P<what>(?: \w{1,30}){1,4})",
    re.I,
)
"""What was not done, with its participle."""
_COMING = re.compile(
    r"(?:\b(?:will|shall|would|might|could|(?-i:may)|going to|about to"
    r"|(?:plan|intend|hope|promise|aim)(?:s|ned|ed|d|ning|ing)? to)|['’]ll)(?: not)?"
    r"(?: (?:be|never|also|soon|now|then|\w{1,20}ly)){0,3} (?P<what>\w{1,30})",
    re.I,
)
"""What is to come, with its verb."""


def only_possible(claim: str, sentence: str) -> bool:
    """Whether a claim tells as done what its sentence tells as what should have been, or as what is to come."""
    if _MODAL.search(claim):
        return False
    shared = telling(claim) & telling(sentence)
    undone = {word for found in _UNDONE.finditer(sentence) for word in _past(found["what"])[:1]}
    done = set(_past(claim))
    coming = {stem(found["what"].lower()) for found in _COMING.finditer(sentence)} & done
    told = {stem(word) for word in re.sub(_UNDONE, " ", re.sub(_COMING, " ", sentence)).lower().split()}
    return bool((undone & shared | coming) - told)


def _past(text: str) -> list[str]:
    """Stems of the words of a text that may be a verb's past."""
    folds = (word.fold for word in words_of(text))
    return [stem(fold) for fold in folds if fold not in STOP and (fold.endswith("ed") or fold in PAST)]


_IF = re.compile(
    r"\b(?:if|unless|provided(?: that)?|as long as|so long as|in case)\b(?P<condition>[^,;.!?]+)(?P<rest>[,;]? ?[^;.!?]*)", re.I
)
"""A condition, and what its sentence goes on with."""
_OPEN = re.compile(r"\b(?:if|unless|when|once|provided|should|were|case|long as|depend\w*|condition\w*|until|without|with)\b", re.I)
"""Words with which a claim has a condition of its own."""


def on_condition(claim: str, sentence: str) -> bool:
    """Whether a claim tells outright what its sentence tells on a condition ("the wall will fall" for "the wall will fall if it rains")."""
    found = _IF.search(sentence)
    told = f"{sentence[: found.start()]} {found['rest']}" if found else ""
    if not found or _OPEN.search(claim) or not _COMING.search(told):
        return False
    wanted = telling(claim)
    return bool(wanted & telling(told)) and wanted.isdisjoint(telling(found["condition"]))
