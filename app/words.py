"""Words as searches and comparisons see them: folded, without marks, accents and endings."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

# One word: letters and digits, joined by single inner marks ("Ki-moon", "don't", "U.S", "4.2", "@name").
WORD = re.compile(r"@?\w+(?:[.,'’&/@-]\w+)*")
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "’": "'", "‘": "'"})

# Words that say nothing about the topic of a question or statement.
STOP = frozenset(
    """a an the and or but nor so if then than that this these those there here of in on at by for from to into onto upon over under with
    without about as is are was were be been being am do does did done doing have has had having will would shall should can could may might
    must it its he him his she her hers they them their theirs we us our ours you your yours i me my mine who whom whose which what when
    where why
    how one ones also just only even very much many more most some any all both each every other another such own same too not no n't up
    down out off again
    once ever never yet still already while during before after because until through between against s t d ll re ve m""".split()
)


class Word(NamedTuple):
    """A word of a text with its place (code points); `fold` is its form for comparisons, a possessive ending left out."""

    text: str
    start: int
    end: int
    fold: str
    possessive: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.text[0] == "@" or (self.text[0].isdigit() and any(c.isupper() for c in self.text))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, dots and apostrophes: "U.S." and "us", "Hruboň" and "hrubon" are one."""
    if text.isascii():
        return text.lower().replace(".", "").replace("'", "")
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'")


def words_of(text: str) -> list[Word]:
    """The words of `text` in order, with their places."""
    return list(_kept(text) if len(text) <= SENTENCES else _words(text))


SENTENCES = 1_000
"""Characters of the longest text whose words are kept: one answer reads the same statements again and again."""


@lru_cache(maxsize=4096)
def _kept(text: str) -> tuple[Word, ...]:
    return tuple(_words(text))


def _words(text: str) -> Iterator[Word]:
    for match in WORD.finditer(text):
        body, end = match.group(), match.end()
        yield Word(body, match.start(), end, fold_word(body), is_possessive(body, text[end : end + 1]))


def fold_word(body: str) -> str:
    """The form for comparisons of a word as it is printed, a possessive ending left out."""
    return fold(body[:-2] if body.endswith(_POSSESSIVE) else body)


def is_possessive(body: str, behind: str) -> bool:
    """Whether a word as it is printed is a possessive; of a plural's ("voters' images") the mark stands `behind` it."""
    return body.endswith(_POSSESSIVE) or (body[-1] == "s" and behind[:1] in ("'", "’"))


_POSSESSIVE = ("'s", "’s")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word's rough stem, enough that inflections of one word meet ("releasing", "released", "releases")."""
    word = _IRREGULAR.get(word, word)
    if len(word) < SHORTEST or word[0].isdigit():
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST - 1:
            word = word[: len(word) - len(ending)] + instead
            break
    word = word[:-1] if len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "s" else word
    return word[:-1] if len(word) > SHORTEST and word.endswith("e") else word


_IRREGULAR = {
    form: verb
    for verb, forms in {
        "know": "knew known", "tell": "told", "say": "said", "sell": "sold", "buy": "bought", "pay": "paid", "lose": "lost",
        "go": "went gone", "give": "gave given", "take": "took taken", "make": "made", "see": "saw seen", "speak": "spoke spoken",
        "write": "wrote written", "drive": "drove driven", "rise": "rose risen", "fall": "fell fallen", "grow": "grew grown",
        "throw": "threw thrown", "hold": "held", "keep": "kept", "feel": "felt", "meet": "met", "think": "thought",
        "bring": "brought", "build": "built", "send": "sent", "spend": "spent", "lend": "lent", "steal": "stole stolen",
        "break": "broke broken", "choose": "chose chosen", "freeze": "froze frozen", "hide": "hid hidden", "begin": "began begun",
        "swear": "swore sworn", "catch": "caught", "teach": "taught", "fight": "fought", "seek": "sought", "win": "won",
        "shoot": "shot", "stand": "stood", "understand": "understood", "mean": "meant", "sleep": "slept", "hear": "heard",
        "run": "ran", "come": "came", "eat": "ate eaten", "forget": "forgot forgotten", "draw": "drew drawn", "fly": "flew flown",
        "show": "shown", "withdraw": "withdrew withdrawn", "stick": "stuck", "strike": "struck", "sink": "sank sunk",
        "drink": "drank drunk", "wear": "wore worn", "tear": "torn", "forgive": "forgave forgiven", "mistake": "mistook mistaken",
        "man": "men", "woman": "women", "child": "children", "foot": "feet", "wife": "wives", "life": "lives",
    }.items()
    for form in forms.split()
}  # fmt: skip
"""Forms that no ending tells, with the words that they are of."""
PAST = _IRREGULAR.keys() - set("men women children feet wives lives".split())
"""Those of verbs."""
SHORTEST = 4  # a shorter word is its own stem
_ENDINGS = (
    ("ations", "at"), ("ation", "at"), ("ities", "ity"), ("ments", "ment"), ("ingly", ""), ("edly", ""), ("ies", "y"), ("ied", "y"),
    ("ness", ""), ("ings", ""), ("ing", ""), ("ions", ""), ("ion", ""), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("ed", ""),
    ("es", "e"),
    ("ly", ""), ("ers", "er"), ("s", ""),
)  # fmt: skip


def stems(texts: Iterable[str]) -> list[str]:
    """Stems of the words that carry a topic, in order, stop words left out."""
    return [stem(part) for text in texts for word in words_of(text) for part in word.fold.split("-") if part and part not in STOP]


def holds(text: str, words: str) -> bool:
    """Whether `text` holds `words` in order, marks and case apart."""
    return _folded(words) in _folded(text)


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    """The words of a text as they are compared, a space on each side of every one."""
    return f" {' '.join(word.fold for word in words_of(text))} "
