"""Phrases read from word order alone: the kinds of tokens, and the subject before or after a reporting verb."""

from collections.abc import Sequence

from ingest.attribution import words as w
from ingest.attribution.cues import FRAGMENT_WORDS, STRONG, VERBS
from ingest.attribution.sentences import Token

Range = tuple[int, int]
"""Token positions, end exclusive."""
Tokens = Sequence[Token]
_OFFICES = frozenset("executive head manager leader founder co-founder president-elect scientist engineer principal superintendent".split())
_LONGEST_SUBJECT = 28
_NAME_TAILS = frozenset({"jr", "sr", "jr.", "sr.", "inc", "inc.", "ltd", "llc", "plc"})
_STATE_ENDS = (".", "-")
_TIME_LEADS = frozenset({"on", "late", "early", "earlier", "last", "this", "past", "that", "later", "next", "the"})
_FUNCTION = w.PREPOSITIONS | w.CONJUNCTIONS | w.SUBORDINATORS | w.AUXILIARIES | w.PRONOUNS | w.OBJECT_PRONOUNS | w.ADVERBS


def capital(token: Token) -> bool:
    """A word that begins with a capital and is no day or month."""
    return token.text[:1].isupper() and token.lower not in w.WEEKDAYS


def fragment(token: Token) -> bool:
    """A short quotation that reads as a word of its sentence: no closing punctuation inside, few words."""
    if token.quoted < 0:
        return False
    inner = token.text.strip("“”\"'‘’«»‹›„‟ \u00a0\u202f")
    return inner[-1:] not in ".,!?…;—" and len(inner.split()) < FRAGMENT_WORDS


def speech(token: Token) -> bool:
    """A quotation that can be a statement of its own."""
    return token.quoted >= 0 and not fragment(token)


def adverb(token: Token) -> bool:
    """Words that stand between a subject and its verb."""
    lower = token.lower
    return lower in w.ADVERBS or (lower.endswith("ly") and len(lower) > 4 and token.text[0].islower() and lower not in {"family", "only"})  # noqa: PLR2004


def sign(token: Token) -> bool:
    """Punctuation, not a word, number or quotation."""
    return token.quoted < 0 and not token.text[0].isalnum() and token.text[0] not in "$£€#@%"


def subject_before(t: Tokens, stop: int, floor: int) -> Range | None:
    """The noun phrase that ends at `stop`, modifiers included; None when no subject stands there."""
    last = stop - 1
    if last < floor or speech(t[last]):
        return None
    token = t[last]
    if _pronoun(token):
        return last, stop
    if token.text == ",":
        return _before_apposition(t, last, floor)
    last = _back_over_time(t, last, floor)
    if last < floor or sign(t[last]) and t[last].text not in {")", "%"}:
        return None
    return _noun_phrase(t, last, floor, stop)


def _pronoun(token: Token) -> bool:
    return token.lower in w.SUBJECT_PRONOUNS or token.lower in {"who", "which", "that"}


def _back_over_time(t: Tokens, last: int, floor: int) -> int:
    """Step back over a day before the verb ("Silva on Monday said"): the subject ends before it."""
    if t[last].lower in w.TIME_UNITS and last > floor and t[last - 1].lower in _TIME_LEADS | w.WEEKDAYS:
        last -= 1
    elif t[last].lower not in w.TIMES:
        return last
    while last > floor and t[last].lower in _TIME_LEADS | w.TIMES:
        last -= 1
    return last


def _noun_phrase(t: Tokens, last: int, floor: int, stop: int) -> Range | None:
    while last > floor and adverb(t[last]):
        last -= 1
    first = last
    while first >= floor and _inside_phrase(t, first, floor) and last - first < _LONGEST_SUBJECT:
        first -= 1
    first = _trim_left(t, first + 1, last)
    if first > last or (last == first and (t[last].lower in w.PREPOSITIONS | w.AUXILIARIES or sign(t[last]))):
        return None
    return first, stop if last + 1 == stop else last + 1


def _inside_phrase(t: Tokens, at: int, floor: int) -> bool:
    token = t[at]
    if token.quoted >= 0:
        return fragment(token)
    lower = token.lower
    if lower in {"and", "&"}:
        return floor < at < len(t) - 1 and capital(t[at - 1]) and (capital(t[at + 1]) or t[at + 1].lower in w.DETERMINERS)
    if lower in w.SUBORDINATORS or lower in w.CONJUNCTIONS or lower in w.AUXILIARIES or lower in w.TIMES or lower in w.SUBJECT_PRONOUNS:
        return False
    return lower not in STRONG and (not sign(token) or token.text in "()'’&%/.")


def _trim_left(t: Tokens, first: int, last: int) -> int:
    """Drop what leads the sentence in: adverbs, and a prepositional phrase before the subject itself."""
    while first < last and (t[first].lower in w.ADVERBS or sign(t[first]) and t[first].text != "("):
        first += 1
    if first > last or t[first].lower not in w.PREPOSITIONS:
        return first
    head = last
    while head > first + 1 and not (t[head].lower in w.DETERMINERS or t[head - 1].lower in w.PREPOSITIONS and t[head - 1].lower != "of"):
        head -= 1
    return head if head > first else last


def _before_apposition(t: Tokens, comma: int, floor: int) -> Range | None:
    """The subject of "X, a baker, said" or "X, 30, of Y, said": back over the chunks between commas to the name or noun they describe."""
    end = comma
    while end > floor:
        begin = _chunk_start(t, end, floor)
        hard = begin <= floor or t[begin - 1].text != ","
        if begin >= end:
            return None
        if not _describes(t, begin, end, floor):
            first = _noun_phrase(t, end - 1, begin, end)
            if first is None:
                return None
            return _with_role_before(t, first[0], floor), comma + 1
        if hard:
            first = _noun_phrase(t, end - 1, begin, end) if end != comma else None
            return (first[0], comma + 1) if first else None
        end = begin - 1
    return None


def _chunk_start(t: Tokens, end: int, floor: int) -> int:
    begin = end
    while begin > floor and not speech(t[begin - 1]) and t[begin - 1].text not in {",", ";", ":", "—", "–", "--"}:
        begin -= 1
    return begin


def _describes(t: Tokens, begin: int, end: int, floor: int) -> bool:
    """Whether a chunk between commas says something about what stands before it: "a baker", "who ...", "30", "N.C."."""
    first = t[begin]
    if begin <= floor or t[begin - 1].text != ",":
        return first.lower in w.PREPOSITIONS or first.lower in w.SUBORDINATORS
    if not capital(first) or first.lower in w.DETERMINERS:
        return True
    if (
        _office(t, begin, end)
        and begin >= floor + 2
        and capital(t[begin - 2])
        and t[_chunk_start(t, begin - 1, floor)].lower not in w.PREPOSITIONS
    ):
        return True
    if end - begin == 1 and (first.text.endswith(_STATE_ENDS) or "-" in first.text or first.lower in _NAME_TAILS):
        return True
    before = _chunk_start(t, begin - 1, floor)
    return t[before].lower in {"of", "from", "in"}


def _office(t: Tokens, begin: int, end: int) -> bool:
    """Whether a chunk is an office in capitals without a name ("Chief Information Officer", "Head of Harbours")."""
    of = next((k for k in range(begin, end) if t[k].lower in w.PREPOSITIONS), end)
    return of > begin and t[of - 1].lower in w.TITLES | _OFFICES and all(capital(x) for x in t[begin:of])


def _with_role_before(t: Tokens, first: int, floor: int) -> int:
    """Take the role before a name along ("The head teacher, Ana Silva, said")."""
    if first - 2 < floor or t[first - 1].text != "," or not capital(t[first]):
        return first
    begin = _chunk_start(t, first - 1, floor)
    owned = any(x.lower.endswith("'s") for x in t[begin : first - 1]) and t[first - 2].text[0].islower()
    role = (owned or t[begin].lower in {"the", "his", "her", "its", "their", "a", "an", "another"}) and first - 1 - begin <= 8  # noqa: PLR2004
    plain = all(x.quoted < 0 and x.lower not in w.AUXILIARIES and x.lower not in VERBS for x in t[begin : first - 1])
    return begin if role and plain else first


def subject_after(t: Tokens, start: int) -> Range | None:
    """The noun phrase that begins at `start` ("said Ana Silva, 30, of Porto"), up to a quotation, a clause sign or an adverbial."""
    if start >= len(t) or t[start].quoted >= 0 and not fragment(t[start]):
        return None
    token = t[start]
    if token.lower in w.SUBJECT_PRONOUNS:
        return start, start + 1
    opens = (
        capital(token) or token.lower in w.DETERMINERS or token.text[0].isdigit() or token.lower in w.TITLES or token.lower in w.ADDRESSEES
    )
    opens = opens or token.lower in {"one", "two", "three", "four", "five"} or _role_then_name(t, start)
    if not opens or token.lower in w.TIMES or token.lower in w.SUBORDINATORS and token.lower != "that":
        return None
    end = start
    while end < len(t) and not _after_subject(t, end, start):
        end += 1
    while end > start and t[end - 1].text in {",", "(", "."}:
        end -= 1
    return (start, end) if end > start else None


def _role_then_name(t: Tokens, start: int) -> bool:
    """Whether a few plain words and then a name follow ("retired teacher Ana Silva")."""
    for at in range(start, min(len(t), start + 5)):
        if capital(t[at]):
            return at > start
        if t[at].quoted >= 0 or sign(t[at]) or t[at].lower in _FUNCTION:
            return False
    return False


def _after_subject(t: Tokens, at: int, start: int) -> bool:
    token, lower = t[at], t[at].lower
    if speech(token) or token.text in {";", ":", "—", "–", "--", "!", "?", "…", "."}:
        return True
    if lower in {"after", "during", "when", "as", "while", "before", "because", "since", "if", "adding", "noting", "but"} | w.TIMES:
        return at > start
    following = t[at + 1] if at + 1 < len(t) else None
    if following is None:
        return False
    if lower in {"in", "on", "at", "to", "by", "through", "via"}:
        return following.lower in w.TIMES or any(x.lower in w.MEDIA | w.ADDRESSEES | w.TIMES for x in t[at + 1 : at + 5])
    if token.text == ",":
        return following.lower in {"and", "but", "adding", "noting"} or (following.lower.endswith("ing") and following.lower in VERBS)
    return False
