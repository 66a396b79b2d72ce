"""Whether a claim has another word in the place of one of a statement's own: "by Friday" for "by Monday", "a victory" for "a surrender".

Of a paraphrase that says nothing; where a claim goes along with the statement word by word, what it has changed is what it changes.
"""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import product

from app.numbers import numbers
from app.saying import forms
from app.words import STOP, Word, stem, words_of

ALONG, PRINTED = 0.4, 0.8
"""Share of a claim's words that a statement has in one order: from the first a word of a closed class is compared with the one in its
place, from the second every telling word is."""
TELLING = 2
"""Telling words in common without which words in one order are no print of one sentence."""
IN_A_ROW = 4
"""Words of whatever kind in a row that are as good."""
FEW = 4
"""Words of either side, where they part, among which those of a closed class are compared."""
MOST_ASKED, MOST_SAID = 60, 400
"""Words of a claim and of a statement that are compared: aligning is dear where one word comes often."""
ROOT = 4
"""Letters that two forms of one word have in common."""

_CLASSES = tuple(
    frozenset(words.split())
    for words in (
        "monday tuesday wednesday thursday friday saturday sunday weekend",
        "january february march april may june july august september october november december",
        "spring summer autumn fall winter", "second minute hour day week fortnight month year decade century",
        "morning noon afternoon evening night midnight daylight", "before after until since during", "today tomorrow yesterday",
        "first last", "with without", "million billion trillion thousand hundred dozen",
        "north south east west northern southern eastern western", "more less fewer", "unless if", "half all", "half whole",
        "half none", "half quarter third",
        "mother father daughter son brother sister aunt uncle wife husband niece nephew grandmother grandfather", "am pm a.m p.m",
    )
)  # fmt: skip
"""Words of which one excludes the others."""
_SIDES = ({"with", "against"}, {"for", "against"})
"""The same where one word alone stands for another: each goes with many words."""
_AMOUNTS = tuple(
    frozenset(words.split())
    for words in (
        "all every each always everybody everyone everything whole entire", "most many mostly often usually",
        "some few several sometimes only", "none no nobody never nothing neither seldom rarely",
    )
)  # fmt: skip
"""Words for how much or how often, the same in each group."""
_MODALS = tuple(frozenset(words.split()) for words in ("will would shall", "may might could can", "must should"))

CALLING = frozenset(form for verb in "call brand label dub term".split() for form in forms(verb)) | {"labelled"}
"""Verbs behind which a claim is what somebody was called: they are the question's words."""

_ALIKE = tuple(
    frozenset(words.split())
    for words in (
        "want wish like hope desire", "stay remain continue keep", "big large huge great major enormous vast",
        "small little minor tiny slight",
        "begin start open launch", "end finish conclude close", "within inside", "past last previous recent", "slightly little",
        "hardly barely scarcely", "real true actual genuine", "give donate hand grant offer", "plant facility factory works", "each every",
        "buy purchase acquire", "job post position role work", "leave quit resign", "money fund cash sum", "firm company business",
        "nearly almost about around approximately roughly", "people folk person citizen", "kid child youngster", "tell inform say",
        "get receive obtain", "show reveal demonstrate", "show turn come appear arrive",
        "help assist aid", "need require want", "problem trouble woe issue difficulty",
        "important crucial key vital", "repair mend fix", "new fresh", "entire whole full", "talk speak discuss", "ask request demand",
        "country nation state", "town city place", "law rule legislation act", "plan scheme proposal project", "kill murder", "hit strike",
        "fast quick rapid", "house home", "car vehicle", "road street", "sick ill", "angry furious", "sure certain confident",
        "accident mistake error chance", "reject refuse decline turn",
    )
)  # fmt: skip
"""Everyday words that say nearly the same: a paraphrase, nothing else."""


def exchanged_word(claim: str, text: str, around: str = "", known: Iterable[Word] = ()) -> tuple[str, str] | None:
    """The word of a claim that is another one in the statement, and that one; `around` is what stands around the statement.

    Both as they are written. Of the words of the article that are `known` those with a capital are names, which a claim may have too.
    """
    asked, spoken = words_of(claim)[:MOST_ASKED], words_of(text)[:MOST_SAID]
    ours, theirs = ([word.fold for word in words] for words in (asked, spoken))
    names = {word.fold for word in (*asked, *spoken[1:], *known) if word.capital}
    here, there = ([stem(word) for word in words] for words in (ours, theirs))
    places = SequenceMatcher(None, here, there, autojunk=False).get_opcodes()
    common = [word for kind, start, end, _, _ in places if kind == "equal" for word in ours[start:end]]
    along = len(common) / max(1, len(ours))
    longest = max((end - start for kind, start, end, _, _ in places if kind == "equal"), default=0)
    printed = along >= PRINTED and (sum(word not in STOP for word in common) >= TELLING or longest >= IN_A_ROW)
    if along < ALONG:
        return None
    near = {*there, *(stem(word.fold) for word in words_of(around))}
    named = {stem(name) for name in names}  # names are compared as such elsewhere
    for kind, start, end, other, others_end in places:
        if kind != "replace":
            continue
        mine, said = ours[start:end], theirs[other:others_end]
        short = len(mine) <= FEW and len(said) <= FEW
        facing = [w for w in mine[:FEW] if w not in theirs], [w for w in said[:FEW] if w not in ours]
        if found := (mine[0], said[0]) if {*mine, *said} in _SIDES else _closed(*facing, loose=short):
            break
        if printed and (found := _telling(mine, said, near, here, named)):
            break
    else:
        return None
    mine_word, said_word = found
    return asked[ours.index(mine_word)].text, spoken[theirs.index(said_word)].text


def places_changed(claim: str, sentence: str) -> bool:
    """Whether two telling words stand in each other's places: "the boat is back, the money gone" for "the money is back, the boat gone"."""
    here, there = ([stem(word.fold) for word in words_of(text)] for text in (claim, sentence))
    if len(here) > MOST_ASKED or len(there) > MOST_SAID:
        return False
    places = SequenceMatcher(None, here, there, autojunk=False).get_opcodes()
    put = {(here[i], there[j]): i for kind, i, k, j, m in places if kind == "replace" and k - i == m - j == 1}
    changed = ((at, put[other, one]) for (one, other), at in put.items() if (other, one) in put and not {one, other} & STOP)
    return any(first < last and not _alike_joined(here[first + 1 : last]) for first, last in changed)


def _alike_joined(between: Sequence[str]) -> bool:
    """Whether two words are joined so that either may come first: "the union and the firm", "agrees with"."""
    return "with" in between or all(word in STOP or word == "well" for word in between)


def _closed(mine: Sequence[str], said: Sequence[str], *, loose: bool) -> tuple[str, str] | None:
    """Two words that face each other and of which one excludes the other; `loose`: "may" and "all" count, which most sentences have."""
    pairs = ((one, other) for one, other in product(mine, said) if stem(one) != stem(other))
    return next(((one, other) for one, other in pairs if _exclude(one, other, loose=loose)), None)


def _exclude(one: str, other: str, *, loose: bool) -> bool:
    if any(_in(one, words) and _in(other, words) for words in _CLASSES):
        return True
    return loose and any(_apart(one, other, groups) for groups in (_AMOUNTS, _MODALS))


def _in(word: str, words: frozenset[str]) -> bool:
    return word in words or word.removesuffix("s") in words


def _apart(one: str, other: str, groups: Sequence[frozenset[str]]) -> bool:
    mine, theirs = ([n for n, words in enumerate(groups) if word in words] for word in (one, other))
    return bool(mine and theirs) and mine != theirs


def _telling(mine: Sequence[str], said: Sequence[str], near: set[str], here: Sequence[str], named: set[str]) -> tuple[str, str] | None:
    """A telling word of the claim that is no name and nothing `near` the statement holds, and one in its place that the claim lacks."""
    told = (word for word in mine if word not in STOP | CALLING and not numbers(word))
    lacking = [word for word in told if stem(word) not in near | named and not _rooted(stem(word), near)]
    instead = [word for word in said if word not in STOP and not numbers(word) and stem(word) not in here]
    if not lacking or not instead or any(alike(stem(one), stem(other)) for one, other in product(lacking, instead)):
        return None
    return lacking[0], instead[0]


def alike(one: str, other: str) -> bool:
    """Whether two stems are of everyday words that say nearly the same."""
    return any(one in words and other in words for words in _STEMS)


_STEMS = tuple(frozenset(map(stem, words)) for words in _ALIKE)


def _rooted(word: str, held: set[str]) -> bool:
    return len(word) >= ROOT and any(other[:ROOT] == word[:ROOT] for other in held)
