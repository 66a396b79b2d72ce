"""Whether a sentence says the opposite of a word: "fall" for "rise"."""

import re
from collections.abc import Iterable, Mapping

from app.negation import without_prefix
from app.words import stem, words_of

# Pairs that a thesaurus gives as antonyms, with their plain synonyms; nothing that only happened to contradict in one article.
_OPPOSITES = (
    ("increase rise raise grow up more higher gain expand", "decrease fall drop lower cut down shrink less fewer lose reduce"),
    ("support back favor favour welcome", "oppose resist"), ("win", "lose"), ("accept agree approve", "reject refuse disagree"),
    ("true right correct", "false wrong incorrect"), ("legal lawful", "illegal unlawful"), ("safe harmless", "dangerous harmful unsafe"),
    ("open reopen", "close shut seal"), ("allow permit let", "ban forbid prohibit bar"), ("ahead above", "behind below"), ("lead", "trail"),
    ("guilty", "innocent"), ("start begin", "stop end"), ("admit acknowledge", "deny"), ("keep retain", "drop scrap abandon lose"),
    ("hire", "fire"), ("possible", "impossible"), ("likely", "unlikely"), ("love like", "hate dislike"), ("friend ally", "enemy foe"),
    ("stay remain", "leave quit"), ("buy", "sell"), ("strong", "weak"), ("always", "never"), ("remember", "forget"),
    ("good better best excellent exemplary superb splendid", "bad worse worst poor terrible awful dreadful"),
    ("praise commend applaud laud hail", "condemn denounce criticize criticise attack blame slam blast"),
    ("clear", "unclear"), ("certain sure", "uncertain unsure"),
    ("include", "exclude"), ("before", "after"), ("majority", "minority"), ("all everybody everyone", "none nobody"),
    ("upward", "downward"), ("problem", "solution"), ("strength", "weakness"), ("early", "late"), ("first", "last"), ("empty", "full fill"),
    ("protect", "endanger"), ("success succeed", "failure"), ("friendly", "hostile"), ("poor poorly badly", "rich well"),
    ("innocence", "guilt"), ("peace", "war"), ("hope", "despair"), ("safety", "danger"), ("public", "secret private"),
    ("accidental accidentally unintentional", "deliberate deliberately intentional"),
)  # fmt: skip
_OPPOSITE: dict[str, frozenset[str]] = {}
_SIDE: dict[str, frozenset[str]] = {}
"""The words on a word's own side of its pairs, itself among them."""
for _left, _right in _OPPOSITES:
    _a, _b = frozenset(map(stem, _left.split())), frozenset(map(stem, _right.split()))
    for _own, _other in ((_a, _b), (_b, _a)):
        for _x in _own:
            _OPPOSITE[_x] = _OPPOSITE.get(_x, frozenset()) | _other
            _SIDE[_x] = _SIDE.get(_x, frozenset()) | _own


def opposite(claim: str, sentence: str) -> bool:
    """Whether the sentence holds an opposite of a word of the claim, and not the word itself.

    Of "unsafe" beside "safe" the prefix is a negation, which is compared as one.
    """
    ours, theirs = ({stem(word.fold): word.fold for word in words_of(_in_one_word(text))} for text in (claim, sentence))
    return any(
        _facing(word, theirs.keys() - ours.keys(), whole, theirs) and not _SIDE.get(word, frozenset()) & theirs.keys()
        for word, whole in ours.items()
        if word not in theirs
    )


_ADVERBIALS = (
    (re.compile(r"\b(?:(?:by|through) (?:an? )?(?:mistake|accident|error)|in error|inadvertently|mistakenly)\b", re.I), "accidentally"),
    (re.compile(r"\b(?:on purpose|purposely|by design|knowingly)\b", re.I), "deliberately"),
)
"""Phrases for how something was done, each with one word for it."""


def _in_one_word(text: str) -> str:
    for phrase, word in _ADVERBIALS:
        text = phrase.sub(word, text)
    return text


def _facing(word: str, others: Iterable[str], whole: str, theirs: Mapping[str, str]) -> bool:
    facing = _OPPOSITE.get(word, frozenset()) & frozenset(others)
    return any(without_prefix(whole) != other and without_prefix(theirs[other]) != word for other in facing)
