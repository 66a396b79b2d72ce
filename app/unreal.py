"""What was said only as possible, to come or to have been, and is claimed as done: "they should have closed it" for "they closed it"."""

import re
from itertools import pairwise

from app.negation import telling
from app.words import PAST, STOP, stem, words_of

_MODAL = re.compile(
    r"\b(?:should|ought|could|can|might|(?-i:may)|must|would|will|shall|going to|about to|due to|set to"
    r"|(?:plan|intend|hope|want|promis|expect|aim|vow|pledg|threat|order|decid|agree|schedul|need)\w*"
    r"|being|ready to|supposed|if|unless|to be|['’](?:ll|d))\b",
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
_NEARLY = re.compile(r"\b(?:nearly|almost|all but) (?P<what>\w{1,30})", re.I)
"""What was not done in the end."""


def only_possible(claim: str, sentence: str) -> bool:
    """Whether a claim tells as done what its sentence tells as what should have been, or as what is to come."""
    if _MODAL.search(claim):
        return False
    undone = {word for found in _UNDONE.finditer(sentence) for word in _past(found["what"])[:1]}
    done = set(_past(claim))
    undone |= {word for found in _NEARLY.finditer(sentence) if not _NEARLY.search(claim) for word in _past(found["what"])}
    coming = {stem(found["what"].lower()) for found in _COMING.finditer(sentence)} & done - _OPINION
    told = {stem(word) for word in _NEARLY.sub(" ", _UNDONE.sub(" ", _COMING.sub(" ", sentence))).lower().split()}
    return bool((undone & telling(claim) | coming) - told)


_OPINION = frozenset(
    map(stem, "support oppose argue agree suggest advise appeal call welcome prefer say add like recommend urge back favour favor".split())
)
"""What who "would" do it does by saying so."""
_NOUN_BEFORE = frozenset("a an the this that these those his her its their our my your for of some any no".split())


def _past(text: str) -> list[str]:
    """Stems of the words of a text that may be a verb's past; "the proposed dam" has none."""
    folds = [word.fold for word in words_of(text)]
    verbs = (fold for before, fold in pairwise(["", *folds]) if before not in _NOUN_BEFORE)
    return [stem(fold) for fold in verbs if fold not in STOP and (fold.endswith("ed") or fold in PAST)]


_IF = re.compile(
    r"\b(?:if|unless|provided(?: that)?|as long as|so long as|in case)\b(?P<condition>[^,;.!?]+)(?P<rest>[,;]? ?[^;.!?]*)", re.I
)
"""A condition, and what its sentence goes on with."""
_OPEN = re.compile(r"\b(?:if|unless|when|once|provided|should|were|case|long as|depend\w*|condition\w*|until|without|with)\b", re.I)
"""Words with which a claim has a condition of its own."""


def on_condition(claim: str, sentence: str) -> bool:
    """Whether a claim tells outright what its sentence tells on a condition ("the wall will fall" for "the wall will fall if it rains").

    Or the condition itself, as if it were met.
    """
    found = _IF.search(sentence)
    told = f"{sentence[: found.start()]} {found['rest']}" if found else ""
    if not found or _OPEN.search(claim) or not _COMING.search(told):
        return False
    wanted, condition = telling(claim), telling(found["condition"])
    met = len(wanted & condition) > 1 and not wanted & telling(told) - condition
    return met or bool(wanted & telling(told)) and wanted.isdisjoint(condition)
