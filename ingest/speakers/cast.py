"""Who appears in an article: one member for each person or organisation, with every name it goes by there."""

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.records import Span, SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import Token
from ingest.speakers.mentions import ORGANISATION_WORDS, PARTICLES, Mention, mentions_in

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z-]{1,9})\)")
_APPOSITION = re.compile(r", ([^,.;:\n“”\"]{3,90})[,.;\n]")
_APPOSED_TO = re.compile(r"(?:\A|[.!?”\"\n,;] ?)([A-Z]?[^,.;:\n“”\"]{3,80}), \Z")
_GENDERED = {"he": "he", "his": "he", "him": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she"}
_LOOK_BACK = 30
_FAR = 8
"""A pronoun looks back at most this many sentences."""


@dataclass(slots=True)
class Member:
    """A person or organisation of the article; `roles` are the words of what it is called besides its name."""

    name: str
    kind: SpeakerKind
    role: str = ""
    roles: set[str] = field(default_factory=set)
    full: int = 0
    places: list[int] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)

    @property
    def gender(self) -> str:
        """The pronoun that fits, "he" or "she"; empty when the article does not tell."""
        he, she = self.genders["he"], self.genders["she"]
        if he > 2 * she:
            return "he"
        return "she" if she > 2 * he else ""

    @property
    def someone(self) -> bool:
        """A person by a full name or a title, not just a capitalised word."""
        return self.kind is SpeakerKind.PERSON and (" " in self.name or bool(self.genders) or bool(self.role))


class Cast:
    """The members of one article, found by any of their names."""

    def __init__(self, text: str, rows: Sequence[Sequence[Token]], quoted: Sequence[Span]) -> None:
        self.text = text
        self.quoted = quoted
        self.quote_starts = [span.start for span in quoted]
        self.members: dict[str, Member] = {}
        self.short: dict[str, list[str]] = {}
        self.acronyms: dict[str, str] = {}
        self.seen: list[tuple[int, str, bool]] = []
        self.sentences = _sentence_starts(rows)
        found = [mention for row in rows for mention in mentions_in(row)]
        self._enroll(found)
        self._abbreviate(found)
        self._place(found)
        self._vote(rows)

    def find(self, name: str, gender: str = "") -> Member | None:
        """The member with this name, by full name, by a part of it, in capitals, or by an acronym."""
        if name in self.members and not _short(name):
            return self.members[name]
        if name in self.acronyms:
            return self.members.get(self.acronyms[name])
        key = name.rsplit(maxsplit=1)[-1]
        candidates = self.short.get(key) or self.short.get(key.title()) or self.short.get(key.replace("Mc", "Mc").capitalize(), [])
        words = {word.casefold() for word in name.replace(".", "").split()}
        fitting = [self.members[c] for c in candidates if words <= {word.casefold() for word in c.replace(".", "").split()}]
        fitting = [m for m in fitting if not gender or m.gender in {gender, ""}] or fitting
        if not fitting:
            return self.members.get(name)
        return max(fitting, key=lambda m: (m.name.split()[-1].casefold() == key.casefold(), m.full, len(m.places)))

    def name(self, name: str) -> str | None:
        """The canonical form of a name."""
        member = self.find(name)
        return member.name if member else None

    def organisation(self, name: str) -> bool:
        """Whether a name is an organisation's as far as the article tells."""
        member = self.find(name)
        return member is not None and member.kind is SpeakerKind.ORGANISATION

    def note(self, at: int, name: str) -> None:
        """A source resolved at `at` is what the next pronoun looks back to."""
        insort(self.seen, (at, name, True))

    def person_before(self, at: int, pronoun: str) -> Member | None:
        """The person a "he" or "she" at `at` most likely means: the nearest subject or source that fits."""
        here = bisect_right(self.sentences, at)
        index = bisect_left(self.seen, (at, "", False))
        best: tuple[float, Member] | None = None
        for place, name, subject in reversed(self.seen[max(0, index - _LOOK_BACK) : index]):
            distance = here - bisect_right(self.sentences, place)
            member = self.members.get(name)
            if distance > _FAR or member is None or not member.someone or member.gender not in {pronoun, ""}:
                continue
            score = (1.4 if subject else 0.0) + (1.0 if member.gender == pronoun else 0.0) - distance
            if best is None or score > best[0]:
                best = score, member
        return best[1] if best else None

    def by_role(self, words: Sequence[str], before: int) -> Member | None:
        """The person called by the last of `words`, who shares most of the others, mentioned last before `before`."""
        fitting = [m for m in self.members.values() if m.kind is SpeakerKind.PERSON and words[-1] in m.roles]
        if not fitting:
            return None
        return max(fitting, key=lambda m: (len(m.roles.intersection(words)), _last_before(m.places, before)))

    def body(self, noun: str, before: int) -> Member | None:
        """The organisation whose name holds `noun` ("the ministry"), mentioned last before `before`."""
        fitting = [
            m
            for m in self.members.values()
            if m.kind is SpeakerKind.ORGANISATION and noun in m.name.lower().split() and m.name.lower() != noun
        ]
        return max(fitting, key=lambda m: _last_before(m.places, before), default=None)

    def introduced_after(self, at: int) -> Member | None:
        """Somebody whose full name opens the next paragraph and has not been named before: the one just described by a role."""
        line = self.text.find("\n", at)
        if line < 0 or line - at > 200:  # noqa: PLR2004
            return None
        start = next((k for k in range(line, min(len(self.text), line + 6)) if not self.text[k].isspace()), -1)
        for member in self.members.values():
            if member.places and member.places[0] == start and member.kind is SpeakerKind.PERSON and " " in member.name:
                return member
        return None

    def _enroll(self, found: Sequence[Mention]) -> None:
        """Full names first, then the short ones that belong to nobody ("Van der Berg" at the head of a sentence is short)."""
        for mention in found:
            if not _short(mention.name):
                self._add(mention)
        for mention in found:
            if _short(mention.name) and self.find(mention.name) is None:
                self._add(mention)

    def _add(self, mention: Mention) -> None:
        member = self._same(mention)
        if member is None:
            member = Member(mention.name, mention.kind)
            self.members[mention.name] = member
            words = mention.name.split()
            for word in {words[0], words[-1], *(words if mention.kind is SpeakerKind.PERSON else ())}:
                self.short.setdefault(word, []).append(mention.name)
        elif mention.kind is SpeakerKind.PERSON and mention.role:
            member.kind = SpeakerKind.PERSON
        member.full += 1

    def _same(self, mention: Mention) -> Member | None:
        """The member already enrolled under the same first and last word ("John Q. Roe" and "John Roe")."""
        if mention.name in self.members:
            return self.members[mention.name]
        words = mention.name.split()
        for name in self.short.get(words[-1], []):
            other = name.split()
            if len(words) > 1 and len(other) > 1 and other[-1] == words[-1] and other[0] == words[0]:
                return self.members[name]
        return None

    def _abbreviate(self, found: Sequence[Mention]) -> None:
        """Note acronyms in brackets ("Energy North (EN)"): each names what stands before it."""
        ends = {mention.span.end: mention for mention in found}
        for match in _ACRONYM.finditer(self.text):
            mention = ends.get(match.start() - 1)
            if mention and len(mention.name.split()) > 1:
                member = self.members.get(mention.name) or self._same(mention)
                if member and not member.role:
                    self.acronyms[match.group(1)] = member.name
                    member.kind = SpeakerKind.ORGANISATION
                    self.members.pop(match.group(1), None)

    def _place(self, found: Sequence[Mention]) -> None:
        """Where each member is mentioned, in which role, and which mentions open their sentence."""
        for mention in found:
            member = self.find(mention.name, mention.gender)
            if member is None:
                continue
            member.places.append(mention.span.start)
            if mention.gender:
                member.genders[mention.gender] += 3
            single = len(mention.name.split()) == 1 == len(member.name.split())
            if single and (mention.kind is SpeakerKind.ORGANISATION or mention.after_place_word):
                member.kind = SpeakerKind.ORGANISATION
            if member.kind is SpeakerKind.PERSON:
                self._describe(member, mention)
            if not self._in_quotation(mention.span.start):
                self.seen.append((mention.span.start, member.name, mention.opens))

    def _describe(self, member: Member, mention: Mention) -> None:
        """Take up the roles beside a name: the title before it, "the mayor, Ana Silva", "Ana Silva, a baker in Porto,"."""
        after = before = ""
        if self.text.startswith(", ", mention.span.end):
            match = _APPOSITION.match(self.text, mention.span.end)
            after = match.group(1) if match else ""
        if self.text.endswith(", ", 0, mention.span.start) and len(mention.name.split()) > 1:
            match = _APPOSED_TO.search(self.text, max(0, mention.span.start - 90), mention.span.start)
            before = match.group(1) if match else ""
        lead = self._lead(mention.span.start)
        for phrase in (mention.role, lead, after, before):
            words = phrase.replace("’", "'").split()
            if words and (phrase in {mention.role, lead} or _is_role(words)):
                member.role = member.role or phrase
                member.roles.update(word.lower().removesuffix("'s").strip("().") for word in words)

    def _lead(self, at: int) -> str:
        """The words in small letters right before a name: "campaign chairman"."""
        words = self.text[max(0, at - 60) : at].split()
        lead: list[str] = []
        while words and words[-1].replace("-", "").isalpha() and words[-1].islower() and words[-1] not in _FUNCTION:
            lead.insert(0, words.pop())
        return " ".join(lead) if lead and _is_role(["a", lead[-1]]) else ""

    def _in_quotation(self, at: int) -> bool:
        index = bisect_right(self.quote_starts, at) - 1
        return index >= 0 and self.quoted[index].end > at

    def _vote(self, rows: Sequence[Sequence[Token]]) -> None:
        """A "he" or "she" outside quotations votes for the only person its paragraph has named so far."""
        places = sorted(
            (place, m.name) for m in self.members.values() if m.kind is SpeakerKind.PERSON and " " in m.name for place in m.places
        )
        at = 0
        for row in rows:
            names: set[str] = set()
            for token in row:
                while at < len(places) and places[at][0] < token.start:
                    if places[at][0] >= row[0].start:
                        names.add(places[at][1])
                    at += 1
                pronoun = _GENDERED.get(token.lower)
                if pronoun and len(names) == 1 and not self._in_quotation(token.start):
                    self.members[next(iter(names))].genders[pronoun] += 1


def _last_before(places: Sequence[int], at: int) -> int:
    """The last of the ordered `places` before `at`, or -1."""
    index = bisect_left(places, at)
    return places[index - 1] if index else -1


_FUNCTION = w.DETERMINERS | w.PREPOSITIONS | w.CONJUNCTIONS | w.SUBORDINATORS | w.AUXILIARIES | w.ADVERBS | w.PRONOUNS | w.OBJECT_PRONOUNS
_AGENT = (
    "er",
    "or",
    "ist",
    "man",
    "woman",
    "ian",
    "ant",
    "ent",
    "ary",
    "chief",
    "head",
    "judge",
    "coach",
    "chair",
    "dean",
    "aide",
    "nurse",
    "person",
    "ess",
    "spokes",
    "ee",
)


def _is_role(words: Sequence[str]) -> bool:
    """Whether an apposition says what somebody is: "a former ambassador to Porto", "the council's head of roads"."""
    head = [word.lower() for word in words]
    for at, word in enumerate(head):
        if word in w.PREPOSITIONS or word == "who":
            head = head[:at]
            break
    if not head or head[0] in _FUNCTION - w.DETERMINERS or any(word in w.AUXILIARIES for word in head):
        return False
    return head[-1].endswith(_AGENT) and head[-1] not in ORGANISATION_WORDS and words[len(head) - 1][0].islower()


def _short(name: str) -> bool:
    words = name.split()
    return len(words) == 1 or words[0].lower() in PARTICLES


def _sentence_starts(rows: Sequence[Sequence[Token]]) -> list[int]:
    starts = []
    for row in rows:
        fresh = True
        for token in row:
            if fresh:
                starts.append(token.start)
            fresh = token.text in {".", "!", "?", "…"}
    return starts
