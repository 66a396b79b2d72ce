"""The words that name a source, taken apart: head, names, owner, what follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.records import SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import Token
from ingest.speakers.crowds import CROWDS
from ingest.speakers.given import given
from ingest.speakers.kinds import is_place
from ingest.speakers.lexicon import (
    BODIES,
    CAMPAIGNS,
    DOCUMENTS,
    FEW,
    KIN,
    ORGANISATION_WORDS,
    PARENTS,
    PLURAL_WORDS,
    ROLE_WORDS,
    SPOKEN_FOR,
)
from ingest.speakers.marked_names import MARKS, bare, large
from ingest.speakers.mentions import Mention, mentions_in
from ingest.speakers.roles import is_agent
from ingest.speakers.writing import Writing

_BREAKS = frozenset({",", "(", "—", "–", "―", "--", "[", ";", ":"})
_DASHES = frozenset({"—", "–", "―", "--"})
_ARTICLES = frozenset({"a", "an", "the"})
_RELATIVE = frozenset({"who", "which", "that", "whose", "whom", "where", "when"})
_SINGULAR_S = ("ss", "us", "is")
_NOT_MEN = frozenset("specimen regimen omen acumen abdomen semen stamen bitumen hymen amen ramen".split())
_TRAILING = frozenset(
    "seen written made known held taken given drawn shown born sent left hurt caught found hit told built brought kept put bought sold "
    "living working travelling traveling using wearing carrying demanding protesting attending speaking studying seeking calling backing "
    "representing fighting investigating trying waiting standing queuing facing fleeing returning camping tracking watching opposing "
    "supporting running close familiar aware responsible present critical loyal near able".split()
)
"""What may follow a noun to describe it, besides participles in -ed."""
_NO_PARTICIPLES = frozenset("bed shed sled seed weed breed need deed speed creed steed hundred kindred bloodshed".split())
_MOST_WORDS = 12
_RECKONED = frozenset("calculation calculations tally count reckoning".split())
_PLACE = 4
"""Tokens within which a place ends that an office is in, or what somebody reckoned."""
_ROUND = frozenset("some around about nearly almost over roughly approximately an estimated more than at least up to".split())
_NOBODYS = w.POSSESSIVES | frozenset("a an the another chief senior former top general lead".split())
"""Words before a spokesperson that do not say whose they are."""
_ITSELF = frozenset({"himself", "herself", "itself", "themselves", "also", "both", "too"})
_OTHER = {"himself": "she", "herself": "he"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source as tokens: `head` is the noun phrase up to its first break, `names` are those inside the head, `rest` what follows it.

    `other` is the pronoun of whom it does not mean: "she" where it says "himself".
    """

    row: tuple[Token, ...]
    head: tuple[Token, ...]
    rest: tuple[Token, ...]
    names: tuple[Mention, ...]
    other: str = ""

    @property
    def noun(self) -> str:
        """The head's last word, small and without its genitive."""
        return bare(self.head[-1].lower) if self.head else ""

    @property
    def genitive(self) -> bool:
        """Whether the head ends in a genitive ("Silva's"), which then names the source itself."""
        return bool(self.head) and self.head[-1].lower.endswith(("'s", "s'"))

    @property
    def ends_in_name(self) -> bool:
        """Whether the head's last word belongs to a name."""
        return bool(self.names) and self.names[-1].span.end == self.head[-1].end

    @property
    def definite(self) -> bool:
        """Whether the head points at somebody known: "the ...", "his ...", "Porto's ..."."""
        first = self.head[0].lower
        owned = any(token.lower.endswith(("'s", "s'")) for token in self.head[:-1])
        return owned or first in {"the", "this", "that"} or first in w.POSSESSIVES

    @property
    def indefinite(self) -> bool:
        """Whether the head brings in somebody new: "a ...", "one ...", "some ..."."""
        return self.head[0].lower in {"a", "an", "another", "one", "some", "any", "no", "every", "each"}

    @property
    def bodily(self) -> bool:
        """Whether the word right before the last name says that it is a body's ("the newspaper El Farolito")."""
        before = [token for token in self.head if self.names and token.end <= self.names[-1].span.start]
        return bool(before) and not self.names[-1].role and before[-1].lower in BODIES - CAMPAIGNS and before[-1].text[0].islower()

    @property
    def whole(self) -> str:
        """The words of the phrase with what follows the head, up to a comma, a bracket or a relative clause."""
        end = next((at for at, token in enumerate(self.rest) if token.text in _BREAKS or token.lower in _RELATIVE), len(self.rest))
        return words_of((self.head + self.rest[:end])[:_MOST_WORDS])

    @property
    def lasting(self) -> str:
        """The whole phrase without what it is for a while only: "a new poll" is a poll."""
        first, _, rest = self.whole.partition(" ")
        return rest if rest and first in _FOR_A_WHILE else self.whole

    @property
    def uncounted(self) -> str:
        """The whole phrase without a number before it: "some 4,000 nurses" are nurses."""
        number = next((at for at, token in enumerate(self.head) if token.lower not in _ROUND), 0)
        counted = number + 1 < len(self.head) and self.head[number].text[0].isdigit()
        return self.whole.partition(self.head[number].text)[2].strip() if counted else self.whole

    def goes_on(self, word: str) -> bool:
        """Whether the head is followed by `word` and something more."""
        return len(self.rest) > 1 and self.rest[0].lower == word


def take_apart(row: Sequence[Token], writing: Writing) -> Phrase:
    """The phrase of a source's tokens."""
    other = next((_OTHER[token.lower] for token in row if token.lower in _OTHER), "")
    row = [token for token in row if token.lower not in _ITSELF] or list(row)
    while row and not row[0].text[0].isalnum():
        row = row[1:]
    while len(row) > 1 and (row[-1].text in w.TIMES or row[-1].text in _FORMS):
        row = row[:-1]  # "Kestrel Rail today", "Kestrel Rail plc"
    row = row[: next((k for k in range(1, len(row) - 1) if row[k].lower == "et" and row[k + 1].lower == "al"), len(row))]
    row = row[_holder(row) or _maker(row) or _parent(row) :]
    inside = _inside(row, mentions_in(row, writing))
    head = _head(row, inside)
    head = head[: _office_end(head, mentions_in(head, writing))]
    names = tuple(mention for mention in mentions_in(head, writing))
    return Phrase(tuple(row), tuple(head), tuple(row[len(head) :]), names, other)


def _holder(row: Sequence[Token]) -> int:
    """Where an office begins behind a place with its state ("Lowmere, N.J., | Mayor Ana Silva")."""
    comma = next((k for k in range(1, min(_PLACE, len(row))) if row[k].text == ","), 0)
    if not comma or comma + 3 >= len(row) or row[comma + 2].text != "," or not is_place([row[comma + 1].lower]):
        return 0
    return comma + 3 if row[comma + 3].lower in ROLE_WORDS and large(row[comma + 3]) else 0


def _maker(row: Sequence[Token]) -> int:
    """Where it is told who counted or reckoned ("calculations by | Ana Silva of Porto")."""
    by = next((k for k in range(1, min(_PLACE, len(row) - 1)) if row[k].lower == "by"), 0)
    return by + 1 if by and row[by - 1].lower in _RECKONED and large(row[by + 1]) else 0


def _parent(row: Sequence[Token]) -> int:
    """Where a name begins behind how many children its bearer has ("a mother of six | Ana Silva")."""
    ends = range(3, min(5, len(row)))  # "a neighbour of the mother of six" is another
    counted = (k for k in ends if row[k - 3].lower in PARENTS and row[k - 2].lower == "of" and _few(row[k - 1]))
    return next((k for k in counted if large(row[k])), 0)


def _few(token: Token) -> bool:
    return token.lower in FEW or token.lower.isdigit()


def _inside(row: Sequence[Token], names: Sequence[Mention]) -> frozenset[int]:
    """Where the small words inside names stand: those of "Commission on Clean Rivers", not those of "Spokesman for Silva"."""
    places = set()
    for mention in names:
        within = [token for token in row if mention.span.start <= token.start < mention.span.end]
        if not any(token.lower in SPOKEN_FOR for token in within):
            places |= {token.start for token in within[1:]}
    return frozenset(places)


def _head(row: Sequence[Token], inside: frozenset[int] = frozenset()) -> list[Token]:
    """The noun phrase without what follows its head: appositions, relatives, "of ...", brackets."""
    head: list[Token] = []
    for at, token in enumerate(row):
        if head and (token.text in _BREAKS and not _inside_suffix(row, at) or token.lower in _RELATIVE):
            break
        if head and token.text in MARKS and head[-1].lower in DOCUMENTS:
            break
        led = head and head[-1].lower not in _ARTICLES  # "the **late** Ana Silva"
        if led and token.lower in w.PREPOSITIONS and token.start not in inside and not _inside_name(row, at):
            break
        head.append(token)
    while head and (not head[-1].text[0].isalnum() or len(head) > 1 and _trails(head[-1], head[-2])):
        head.pop()
    return head


def _office_end(head: Sequence[Token], names: Sequence[Mention]) -> int:
    """Where an office ends before what it is over ("the Chair | of the Commission"), unless its holder's name follows that."""
    at = next((k for k in range(1, len(head)) if head[k].lower in {"of", "for"} and head[k - 1].lower in ROLE_WORDS - SPOKEN_FOR), 0)
    last = names[-1] if names and names[-1].span.end == head[-1].end else None
    held = last is not None and last.role and last.role.split()[-1].lower() not in {"of", "for", "the", "a", "an"}
    if not at or held:
        return len(head)
    bare = at == 1 and head[at + 1 :] and head[at + 1].lower in w.DETERMINERS  # "counsel for the university"
    return at if bare or head[0].lower in w.DETERMINERS | w.POSSESSIVES else len(head)


def _trails(token: Token, before: Token) -> bool:
    """Whether the last word of a phrase opens what is said about its noun ("documents **seen** by the paper", "a source **close** to")."""
    lower = token.lower
    participle = lower.endswith("ed") and lower not in _NO_PARTICIPLES or lower in _TRAILING
    noun = before.text.isalpha() and before.lower not in w.DETERMINERS | w.ADVERBS | w.CONJUNCTIONS and not before.lower.endswith("ly")
    return participle and token.text[0].islower() and noun


def _inside_suffix(row: Sequence[Token], at: int) -> bool:
    return row[at].text == "," and at + 1 < len(row) and row[at + 1].lower.rstrip(".") in {"jr", "sr"}


def _inside_name(row: Sequence[Token], at: int) -> bool:
    """Whether a preposition is part of a name ("Bank of Porto", "Department for Health", "Secretary of State Ana Silva")."""
    before, after = row[at - 1], row[at + 1] if at + 1 < len(row) else None
    plain = after is not None and after.text[0].islower() and at + 2 < len(row) and row[at + 2].text[0].isupper()
    if row[at].lower == "of" and plain and row[at + 1].lower not in w.DETERMINERS and (before.lower in ROLE_WORDS or _runs(row, at)):
        return True
    if row[at].lower not in {"of", "for"} or after is None or not (after.text[0].isupper() or after.lower == "the"):
        return False
    if not before.text[0].isupper():
        return False
    return (before.lower in ORGANISATION_WORDS and not given(after.lower)) or before.lower in ROLE_WORDS and before.lower not in SPOKEN_FOR


def _runs(row: Sequence[Token], at: int) -> bool:
    """Whether the "of" at `at` says what somebody does, before their name ("master **of** ceremonies Ana Silva")."""
    over = row[at + 1].lower
    return is_agent(row[at - 1].lower) and row[at - 1].lower not in KIN and over.endswith("s") and not is_agent(over.removesuffix("s"))


_FOR_A_WHILE = frozenset("new recent latest".split())
_FORMS = frozenset("plc ltd llc".split())
_LEADING = frozenset("the a an some many several other and or but".split())


def words_of(row: Sequence[Token]) -> str:
    """The words of a phrase without a leading article, conjunction or number ("many"; not of "many of them"), and a trailing genitive."""
    last = next((k + 1 for k in range(len(row) - 1, -1, -1) if row[k].text not in {",", "."}), 0)
    first = 0
    while first + 1 < last and row[first].lower in _LEADING and row[first + 1].lower != "of":
        first += 1
    words = [(" " if before.end < token.start else "") + token.text for before, token in pairwise(row[first:last])]
    return "".join([token.text for token in row[first : first + (first < last)]] + words).removesuffix("'s").removesuffix("’s")


def plural(noun: str) -> bool:
    """Whether a common noun means several people or things."""
    men = noun.endswith("men") and noun not in _NOT_MEN
    return (noun.endswith("s") and not noun.endswith(_SINGULAR_S)) or men or noun in PLURAL_WORDS | CROWDS


def behalf(row: Sequence[Token], head: Sequence[Token]) -> str:
    """Whom a spokesperson speaks for: "a spokesman for Kestrel Air", "Kestrel Air's spokesman", "Kestrel spokeswoman Ana Silva"."""
    at = next((k for k, token in enumerate(row) if token.lower in SPOKEN_FOR), None)
    if at is None:
        return ""
    if at + 2 <= len(row) - 1 and row[at + 1].lower in {"for", "of"}:
        return words_of(_head(row[at + 2 :]))
    if at >= len(head):
        return ""
    return words_of([token for token in row[:at] if token.lower not in _NOBODYS])


def until_comma(row: Sequence[Token]) -> Sequence[Token]:
    """The tokens before the first comma or bracket."""
    end = next((k for k, t in enumerate(row) if t.text in {",", "(", ")", ";", "—"} and k), len(row))
    return row[:end]


def comes_from(part: Sequence[Token], first: Mention) -> bool:
    """Whether a part begins with somebody's full name and goes on with where they are from ("baker Ana Silva of Porto")."""
    after = next((token.lower for token in part if token.start >= first.span.end), "")
    lead = [token for token in part if token.end <= first.span.start]
    opens = all(token.text[0].islower() and token.lower not in w.PREPOSITIONS | w.DETERMINERS for token in lead) and " " in first.name
    return opens and after in {"of", "from"} and first.kind is SpeakerKind.PERSON


def shortened(head: Sequence[Token], part: Sequence[Token]) -> bool:
    """Whether a part is one word that a body's name, partly in small letters, is shortened to ("the Fédération de rame (Feram)")."""
    return len(part) == 1 and len(head) > 1 and head[-1].text[0].islower() and large(head[1]) and part[0].text[0] == head[1].text[0]


def before_dash(row: Sequence[Token]) -> Sequence[Token]:
    """The tokens before the first dash that stands alone."""
    end = next((k for k, token in enumerate(row) if k and is_dash(row, k)), len(row))
    return row[:end]


def is_dash(row: Sequence[Token], at: int) -> bool:
    """Whether the token at `at` is a dash; a hyphen is one where it touches no word before it."""
    return row[at].text in _DASHES or (row[at].text == "-" and row[at - 1].end < row[at].start)


def last_sentence(row: Sequence[Token]) -> list[Token]:
    """The tokens after the last full stop of `row`."""
    at = next((k + 1 for k in range(len(row) - 2, -1, -1) if row[k].text in {".", "!", "?"}), 0)
    return list(row[at:])
