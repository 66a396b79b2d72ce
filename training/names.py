"""When two names are one, and how a text mentions a source: what every measure of speakers goes by."""

import re
import unicodedata

_PRONOUNS = frozenset("he she they i we it you who his her their its my our him them me us that which".split())
_LEADS = frozenset({"the", "a", "an", "some"})
_OFFICE = re.compile(r"(?:the )?office of (.+)")
_TITLES = frozenset("the a an mr mrs ms dr sen rep gov president senator".split())


def fold(name: str) -> list[str]:
    """The words of a name for comparison: no accents, case, titles, articles or punctuation; the office of X is X's office."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    if office := _OFFICE.fullmatch(plain):
        plain = f"{office[1]}'s office"
    return [word for word in re.sub(r"[^\w; ]+", " ", plain).split() if word not in _TITLES]


def same_name(gold: str, given: str | None) -> bool:
    """Whether two names are one: equal once folded, or first and last name where one of them has only these.

    Names joined by "; " are the same ones in whatever order.
    """
    several, others = gold.split("; "), (given or "").split("; ")
    if len(several) > 1 and len(several) == len(others):
        return all(any(same_name(name, other) for other in others) for name in several)
    ours, theirs = fold(gold), fold(given or "")
    if not ours or not theirs:
        return False
    ends = (ours[0], ours[-1]) == (theirs[0], theirs[-1])
    return ours == theirs or (min(len(ours), len(theirs)) == 2 and ends)  # noqa: PLR2004


def mention_kind(mention: str) -> str:
    """How a source is mentioned: "name", "nominal", "pronoun", or "none" when the text does not name it."""
    words = mention.split()
    if not words:
        return "none"
    if len(words) == 1 and words[0].lower() in _PRONOUNS:
        return "pronoun"
    telling = words[1:] if words[0].lower() in _LEADS else words
    return "name" if any(word[0].isupper() for word in telling) else "nominal"
