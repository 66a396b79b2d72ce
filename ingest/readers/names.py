"""Who wrote it: names out of a byline, and nothing that is not a name."""

import re

_BYLINE = re.compile(r"\A(?:by|words by|reported by|story by|interview by)[ \t]{1,4}(.{3,160})$", re.IGNORECASE)
_CREDIT = re.compile(r"\((?:additional )?reporting by ([^()\n;]{3,200})[;)]", re.IGNORECASE)
_CREDIT_WITHIN = 800
_BETWEEN = re.compile(r"[ \t]{1,4}(?:and|&)[ \t]{1,4}|;[ \t]{0,4}", re.IGNORECASE)
_AFTER = re.compile(r"[ \t](?:in|for|at|of|from|with|[|–—-])[ \t].*")
_NAME_WORDS = range(2, 7)

_PARTICLES = frozenset("al ap ben bin bint da das de dei del della den der di do dos du e el la le ten ter van vom von y zu".split())
_NOT_NAMES = frozenset(
    "agencies agency associate bureau chief columnist contributor correspondent desk editor editorial associated press journalist "
    "newsroom news newswire photographer producer reporter reporters service special staff team wire writer writers monday tuesday "
    "wednesday thursday friday saturday sunday january february march april june july august september october november december".split()
)


def of_byline(line: str) -> tuple[str, ...]:
    """The authors of a line that is a byline ("By Jane Doe and John Roe, Staff Writers"); empty when it is none."""
    found = _BYLINE.match(line.strip())
    if not found or line.rstrip().endswith((".", "?", "!", '"', "”")):
        return ()
    return listed(found[1])


def of_credit(text: str) -> tuple[str, ...]:
    """The reporters of an agency's closing line, "(Reporting by Jane Doe; editing by John Roe)"; empty without one."""
    found = _CREDIT.search(text, max(0, len(text) - _CREDIT_WITHIN))
    return listed(found[1]) if found else ()


def listed(text: str) -> tuple[str, ...]:
    """The names of an enumeration. A comma separates names only beside an "and": "Jane Doe, Port Sefton" is one person and a place."""
    parts = _BETWEEN.split(text)
    several = len(parts) > 1
    candidates = [piece for part in parts for piece in (part.split(",") if several else part.split(",")[:1])]
    return tuple(name for name in (_AFTER.sub("", piece).strip(" \t.:") for piece in candidates) if _is_name(name))


def _is_name(text: str) -> bool:
    words = text.split()
    if len(words) not in _NAME_WORDS:
        return False
    return all(word[0].isupper() or word in _PARTICLES or word.startswith(("d'", "d’", "al-", "el-")) for word in words) and not any(
        word.lower().strip(".,") in _NOT_NAMES for word in words
    )
