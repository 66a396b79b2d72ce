"""Outlets that a question has report what somebody said: "according to the Gull", "the Gull reported that X said what"."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from app.frame_words import AUXILIARY, WHO
from app.outlets import KINDS, Named, bare
from app.saying import FORMS
from app.words import words_of

_LEAD = (
    r"(?:according to|as per|per|via|as (?:reported|quoted|told|printed|published|carried) (?:by|in)"
    r"|(?:quoted|printed|published|carried) (?:by|in))"
)
_REPORTED = (
    r"(?:reports?|reported|says?|said|writes?|wrote|written|quotes?|quoted|cites?|cited|claims?|claimed|prints?|printed|runs?|ran"
    r"|carr(?:y|ies|ied)|publish(?:es|ed)?)"
)
_SAID = r"(?:(?:has |have |had |was |were |as )*(?:said|says|say|saying|told|tells))"
_WHO = rf"{_REPORTED}(?: that)? (?P<who>[^?,]+?) {_SAID}"
_SHAPES = (
    (rf"{{paper}} (?:has |have |had )?{_WHO} what\b(?P<rest>[^?]*)", "what did {who} say{rest}"),
    (rf"what (?:does|did|has|have|had) {{paper}} {_WHO}\b(?P<rest>[^?]*)", "what did {who} say{rest}"),
    (rf"(?:does|did|has) {{paper}} {_WHO}\b(?: that)?(?P<rest>[^?]*)", "did {who} say{rest}"),
    (
        r"whom? (?:does|did|has|is|was) {paper} (?:quote|cite|quoted|cited|quoting|citing)(?: (?:on|about|as saying))?(?P<rest>[^?]*)",
        "who said{rest}",
    ),
)
"""Shapes of a whole question about what an outlet has of somebody, and the plain question below each."""
_ITSELF = rf"what (?:does|did|has|have|had) {{paper}} {_REPORTED}(?: anything)?(?P<rest>(?: [^?]*)?)"
"""What an outlet has at all, where nobody is said to have said it."""


@lru_cache(maxsize=8)
def _patterns(outlets: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The patterns in which an outlet stands: leads, shapes with somebody in them, and the outlet as who reports."""
    whole = "|".join(re.escape(bare(outlet)) for outlet in sorted(outlets, key=len, reverse=True))
    part = "|".join(sorted({re.escape(end) for outlet in outlets for end in _ends(outlet)}, key=len, reverse=True)) or r"(?!)"
    paper = rf"(?:(?:the )?(?P<whole>{whole})|the (?P<part>{part}))(?![\w’'-])"
    shapes = [*(shape for shape, _ in _SHAPES), _ITSELF]
    return (
        re.compile(rf"(?:^(?:and |but |so |only )?|(?<=\w)(?P<comma>,)? ){_LEAD} {paper}(?! [A-Z](?-i:[a-z])),?", re.I),
        *(re.compile(rf"^(?:and |but |so )?{shape.replace('{paper}', paper)}[?!. ]*$", re.I) for shape in shapes),
    )


def _ends(outlet: str) -> Iterator[str]:
    """The last words of an outlet's name, by which it is called too."""
    words = [word.text for word in words_of(bare(outlet))]
    yield from (" ".join(words[start:]) for start in range(1, len(words)))


def reported_by(text: str, outlets: Sequence[str], speaks: Callable[[str], bool] = lambda _: False) -> Named:
    """The text without the outlet that reports what it asks for; `speaks` tells whether a name is somebody's on record, too.

    An outlet that speaks for itself is who is asked about, unless somebody else is who says it.
    """
    known = tuple(outlet for outlet in outlets if outlet)
    if not known:
        return Named(text)
    lead, *shapes, itself = _patterns(known)
    for shape, (_, plain) in zip(shapes, _SHAPES, strict=True):
        if (found := shape.match(text)) and (meant := _meant(found, text, known)):
            return _named(found, plain.format(who=found.groupdict().get("who"), rest=_rest(found["rest"])), meant)
    if (found := lead.search(text)) and (meant := _meant(found, text, known)):
        rest = " ".join(f"{text[: found.start()].rstrip(' ,')} {text[found.end() :].lstrip(' ,')}".split())
        if _somebody_speaks(rest):
            return _named(found, rest, meant)
        if not any(map(speaks, meant)):
            return _named(found, f"what was said about {rest}" if words_of(rest) else rest, meant)
    if (found := itself.match(text)) and (meant := _meant(found, text, known)) and not any(map(speaks, meant)):
        return _named(found, f"what was said{_rest(found['rest'])}", meant)
    return Named(text)


def _rest(words: str | None) -> str:
    return f" {words.strip()}" if words and words.strip() else ""


def _named(found: re.Match[str], text: str, meant: tuple[str, ...]) -> Named:
    part = found["part"]
    return Named(text, meant, (f"the {part} is read as {', '.join(meant)}",) if part else ())


def _meant(found: re.Match[str], text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The outlets of a match; what only ends like an outlet is its name in capitals, or where the reader writes none."""
    if found["whole"]:
        return tuple(outlet for outlet in known if bare(outlet).lower() == found["whole"].lower())
    part = found["part"]
    if not part[:1].isupper() and (text != text.lower() or part.split()[-1].lower() in KINDS):
        return ()
    return tuple(outlet for outlet in known if part.lower() in (end.lower() for end in _ends(outlet)))


def _somebody_speaks(text: str) -> bool:
    """Whether a question has somebody say something: an auxiliary, who it is, and a verb of saying behind; or it asks who."""
    folds = [word.fold for word in words_of(text)]
    if folds[:1] and folds[0] in WHO:
        return True
    at = next((i for i, fold in enumerate(folds) if fold in AUXILIARY), len(folds))
    return any(fold in FORMS for fold in folds[at + 2 :])
