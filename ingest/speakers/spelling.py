"""How the names of one article are compared, and which of several forms of a name is shown."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

from ingest.speakers.given import given
from ingest.speakers.lexicon import HONORIFICS, ORGANISATION_WORDS, PARTICLES

_MISREAD = re.compile("[ÃÂ][\x83\xa1-\xbfÂ]")
_ACCENT = re.compile("([A-Za-z])[\u0300-\u036f]+")
_SCOTS = re.compile(r"\b(Mc)([a-z])")
_NUMERAL = re.compile("[IVX]+")
_INITIALS = re.compile("[B-DF-HJ-NP-TV-XZ]{2}")
"""Two letters without a vowel, which are no given name."""
_LEGAL = frozenset({"inc", "ltd", "limited", "llc", "plc", "corp", "co"})


def spelt(word: str) -> str:
    """A word as it is meant where accents are signs of their own, or bytes of one letter were read as two ("PeÃ±a")."""
    if word.isascii():
        return word
    whole = normalize("NFC", word)
    try:
        return whole.replace("\x83Â", "").replace("ÃÂ", "Ã").encode("cp1252").decode() if _MISREAD.search(whole) else whole
    except UnicodeError:
        return whole


def fold_accents(name: str) -> str:
    """A name without accents on its Latin letters, as other sentences of its article may write it."""
    return _ACCENT.sub(r"\1", normalize("NFD", name))


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared, without accents."""
    plain = name if name.isascii() else fold_accents(name)
    return tuple(word.casefold().strip('",').rstrip(".") for word in plain.replace("’", "'").split() if word.strip('."'))


def name_key(words: Sequence[str]) -> str:
    """First and last words for people ("Ana Q. Silva" and "Ana Silva" are one), a suffix kept; every word for the rest."""
    if len(words) > 2 and given(words[0]) and not ORGANISATION_WORDS.intersection(words):  # noqa: PLR2004
        middle = [word for word in words[1:-1] if len(word) > 1]
        return " ".join([words[0], *middle, words[-1]])
    if len(words) > 2 and len(words[1]) == 1:  # noqa: PLR2004
        return " ".join([words[0], *words[2:]])
    return " ".join(words)


def plainest(forms: Counter[str], *, body: bool) -> str:
    """The form to show: not all in capitals; a person's first and last name where written so; a body's longest form."""
    cased = {form: n for form, n in forms.items() if not form.isupper() or len(form.split()) == 1} or dict(forms)
    longest = max(cased, key=lambda form: (len(form.split()), cased[form], form))
    if body:
        words = longest.split()
        return " ".join(words[:-1]) if len(words) > 1 and words[-2] != "&" and words[-1].lower().rstrip(".") in _LEGAL else longest
    first = longest.split()[0]
    kept = {form: n for form, n in cased.items() if form.split()[0] == first}
    return max(kept, key=lambda form: (len(form.split()) == 2, kept[form], -len(form), form))  # noqa: PLR2004


def in_small(name: str) -> str:
    """A person's name in capitals as it is written otherwise: "TOM O'BRIEN" is Tom O'Brien, "MCKAY" is McKay, "TJ COX III" TJ Cox III."""
    first, *rest = name.split()
    last = rest.pop() if rest and _NUMERAL.fullmatch(rest[-1]) else ""
    stays = (rest or last) and _INITIALS.fullmatch(first) and first.lower() not in HONORIFICS
    words = [first if stays else first.title(), *(word.lower() if word.lower() in PARTICLES else word.title() for word in rest), last]
    return _SCOTS.sub(lambda found: found[1] + found[2].upper(), " ".join(words).rstrip())


def acronyms_of(name: str) -> set[str]:
    """The acronyms a name may have: "Bank of Porto" is BP and BOP."""
    words = name.replace("-", " ").split()
    large = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0].upper() for word in words)
    return {short for short in (large, every) if len(short) > 1}
