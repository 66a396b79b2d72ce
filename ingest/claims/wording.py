"""What a statement's words come to once spelling is set aside: words, stems that carry meaning, figures, names, negations."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

_TOKEN = re.compile(r"\w+(?:['.,]\w+)*|[%$€£¥]")
_MARKS = str.maketrans("’‘ʼ", "'''")
_SUFFIXES = ("ingly", "edly", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "ly", "s", "e")
SHORTEST_STEM = 3

STOP = frozenset(
    """a about above after again all also am an and any are as at be because been before being but by can could did do does doing down
    during each for from further had has have having he her here hers herself him himself his how i i'd i'll i'm i've if in into is it
    it's its itself just let me might more most my myself now of off on once only or other our ours ourselves out over own same she
    should so some such than that that's the their theirs them themselves then there these they they're this those through to too under
    until up us very was we we'll we're we've were what when where which while who whom why will with would you you're your yours""".split()
)
NEGATIONS = frozenset("not no never nobody none nothing neither nor without cannot hardly untrue false".split())
_UNITS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "m": 1e6, "bn": 1e9}
_FIGURES = {
    word: float(value)
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
        nineteen twenty""".split()
    )
} | {"thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0, "hundred": 100.0}
_OPPOSITES = """accept/reject  support/oppose  back/oppose  win/lose  won/lost  rise/fall  rose/fell  increase/decrease  raise/cut
    raise/lower  grow/shrink  allow/ban  permit/forbid  approve/reject  confirm/deny  safe/unsafe  true/false
    guilty/innocent  legal/illegal  possible/impossible  more/less  more/fewer  above/below  before/after  open/close
    start/stop  begin/end  stay/leave  stay/resign  keep/drop  pass/fail  succeed/fail  agree/disagree  agree/refuse
    trust/distrust  love/hate  good/bad  better/worse  best/worst  strong/weak  high/low  right/wrong  fair/unfair
    able/unable  buy/sell  join/quit  join/leave  remember/forget  always/never  everyone/nobody  all/none  first/last
    early/late  guarantee/threaten  protect/endanger  honest/dishonest  fit/unfit  qualified/unqualified  ready/unready
    likely/unlikely  responsible/irresponsible  withdraw/keep  repeal/keep  continue/stop  attack/defend  praise/criticise"""

_RETRACTED = re.compile(
    r"\b(?:that|it|this|i|we|he|she|they) (?:was|were|am|is|are) (?:only |simply |just |all )?(?:wrong|mistaken|untrue|not true)\b"
    r"|\bchanged (?:my|our|his|her|its|their) minds?\b|\b(?:take|takes|took|taken) (?:it|that|this) back\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its ending: enough for "threatened" to meet "threatens", no dictionary."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            return word[: -len(suffix)]
    return word


OPPOSITES = frozenset(frozenset(map(stem, pair.split("/"))) for pair in _OPPOSITES.split())
_FACING: dict[str, frozenset[str]] = {
    word: frozenset(other for pair in OPPOSITES if word in pair for other in pair - {word}) for pair in OPPOSITES for word in pair
}


@dataclass(frozen=True)
class Wording:
    """A statement's text taken apart; every part is worked out once, when it is first asked for."""

    text: str

    @cached_property
    def _spelled(self) -> tuple[str, ...]:
        plain = unicodedata.normalize("NFKC", self.text).translate(_MARKS)
        return tuple(_TOKEN.findall(plain))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words in lower case, in order."""
        return tuple(word.casefold() for word in self._spelled)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that carry meaning, figures among them."""
        return frozenset(stem(word.removesuffix("'s")) for word in self.words if word not in STOP and word not in NEGATIONS)

    @cached_property
    def numbers(self) -> frozenset[float]:
        """Figures in digits or words, with the unit of scale that follows them."""
        found: list[float] = []
        for at, word in enumerate(self.words):
            value = _figure(word)
            if value is None:
                continue
            after = self.words[at + 1] if at + 1 < len(self.words) else ""
            found.append(value * _UNITS.get(after, 1.0))
        return frozenset(found)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital letter inside the statement; its first word only when it is met again."""
        return frozenset(
            word.casefold().removesuffix("'s")
            for at, word in enumerate(self._spelled)
            if at and word[0].isupper() and word.casefold() not in STOP
        )

    @cached_property
    def negations(self) -> int:
        """How many words deny."""
        return sum(word in NEGATIONS or word.endswith("n't") for word in self.words)

    @cached_property
    def retracts(self) -> bool:
        """Whether the words take back what was said before."""
        return bool(_RETRACTED.search(self.text))


def opposite(word: str) -> frozenset[str]:
    """Stems that say the opposite of a stem."""
    return _FACING.get(word, frozenset())


def _figure(word: str) -> float | None:
    if word in _FIGURES:
        return _FIGURES[word]
    digits = word.rstrip("mbnkstrdh").replace(",", "")
    if not digits[:1].isdigit():
        return None
    scale = {"m": 1e6, "bn": 1e9, "k": 1e3}.get(word[len(word.rstrip("mbnk")) :], 1.0)
    try:
        return float(digits) * scale
    except ValueError:
        return None
