"""The parts of a question: where its verb of saying, its names and whom it asks about stand, and its words cut out."""

import re
from dataclasses import dataclass

from app.frame_words import (
    ADVERBS,
    AFTER_NAME,
    AUXILIARY,
    BE,
    DETERMINERS,
    HAVE,
    NOUN_VERBS,
    NOUNS_IN_LY,
)
from app.names import PARTICLES, TITLES, NameIndex, key_of
from app.offices import TIMES, is_body, is_office
from app.saying import BASE, FORMS, PLAIN_VERBS
from app.words import STOP, Word


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody asked about: a name, or a description such as "the tax commissioner"."""

    text: str
    name: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A question with its words, read against everyone on record; places are numbers of words."""

    text: str
    words: list[Word]
    index: NameIndex

    # Finding places

    def _auxiliary(self) -> int | None:
        return next((i for i, word in enumerate(self.words) if i and word.fold in AUXILIARY), None)

    def _finite(self) -> int | None:
        """The first verb of saying in a past or third-person form, such as a subject "which ..." takes."""
        for i, word in enumerate(self.words[2:], start=2):
            if word.fold in FORMS and word.fold not in BASE and not word.capital and not self._is_noun(i) and not word.fold.endswith("ing"):
                return i
        return None

    def _verb(self, start: int) -> int | None:
        """The verb of saying that ends the subject starting at `start`."""
        known = self._known_end(start)
        for i in range(max(start + 1, known), len(self.words)):
            word = self.words[i]
            if self._unlisted(i) or (i == known and self._behind_name(start, i)):
                return i
            if word.fold not in FORMS or self._is_noun(i) or (word.capital and self._mixed_case()):
                continue
            if word.fold in NOUN_VERBS and self._better_verb(i):
                continue
            return i
        return None

    def _better_verb(self, i: int) -> bool:
        """Whether a plain verb of saying follows so soon that the word at `i` must be a noun ("the tracking poll count showed")."""
        for word in self.words[i + 1 : i + 5]:
            if word.fold in {"that", "about", "to", "whether", "the", "a"}:
                return False
            if word.fold in PLAIN_VERBS - NOUN_VERBS:
                return True
        return False

    def _unlisted(self, i: int) -> bool:
        """Whether the word at `i` must be a verb, though none of saying: somebody stands before it, "the" or "that" behind it."""
        word, behind = self.words[i], self.words[i + 1 : i + 2]
        if not behind or behind[0].fold not in _BEHIND_VERB or word.capital or word.possessive or self._is_adverb(i) or self._is_noun(i):
            return False
        return word.fold not in _NO_VERBS and not self._comma(i)

    def _behind_name(self, start: int, end: int) -> bool:
        """Whether the word at `end`, behind a name on record, must be a verb: it goes on with no name and tells no office or body."""
        word, behind = self.words[end], self.words[end + 1 : end + 2]
        if word.capital or word.fold in _NO_VERBS or self._is_adverb(end) or self.words[end - 1].possessive or self._comma(end):
            return False
        if not behind or behind[0].capital or behind[0].fold in FORMS or self._better_verb(end):
            return False
        return self._nobody_else(start, end, end + 1)

    def _nobody_else(self, start: int, end: int, more: int) -> bool:
        """Whether words up to `end` are a name on record, and with those up to `more` describe nobody else."""
        name = self._slice(start + (self.words[start].fold in DETERMINERS), end)
        if not self.index.proper(key_of(name)):
            return False
        reading = self.index.described(self._slice(start, more))
        return {*reading.speakers, *reading.may} <= {*self.index.resolve(name).bearers}

    def _overrun(self, start: int, verb: int) -> int | None:
        """Where the name on record ends that a subject goes on from with a verb of its own ("Mira Vell trace the row back to ...")."""
        end = self._known_end(start)
        if not start + 1 < end < verb - 1 or self.words[end].capital or self.words[end].fold in _NO_VERBS:
            return None
        if self._comma(end) or self.words[end - 1].possessive or self._is_adverb(end) or self._better_verb(end):
            return None
        return end if self._nobody_else(start, end, verb) else None

    def _comma(self, i: int) -> bool:
        """Whether a comma stands before or behind the word at `i`."""
        end = self.words[i + 1].start if i + 1 < len(self.words) else len(self.text)
        return "," in self.text[self.words[i - 1].end : end] if i else False

    def _is_adverb(self, i: int) -> bool:
        word = self.words[i]
        return word.fold in ADVERBS or (word.fold.endswith("ly") and word.fold not in NOUNS_IN_LY and not word.capital)

    def _is_noun(self, i: int) -> bool:
        before = self.words[i - 1]
        return before.fold in DETERMINERS or before.possessive or before.fold in {"of", "on", "in"}

    def _mixed_case(self) -> bool:
        return any(word.capital for word in self.words[1:])

    def _known_end(self, start: int) -> int:
        """Where the longest known name that starts at `start` (after an article) ends."""
        begin = start + (start < len(self.words) and self.words[start].fold in {"the", "a", "an"})
        for end in range(min(len(self.words), begin + 9), begin, -1):
            if self.index.known(key_of(self._slice(begin, end))) and not self.words[end - 1].possessive:
                return end
        return start

    def _name_end(self, start: int) -> int:
        """The end of the name that starts at `start`: known, or a run of capitals."""
        known = self._known_end(start)
        end = start
        while end < len(self.words) and (self.words[end].capital or (end > start and self.words[end].fold in PARTICLES)):
            end += 1
        while end > start and self.words[end - 1].fold in PARTICLES and not self.words[end - 1].capital:
            end -= 1
        # The first word of a sentence is capital anyhow.
        if start == 0 and end == 1 and known == start:
            return start
        return max(known, end)

    def _names_end(self, start: int) -> int:
        """The end of the names that start at `start`, joined by "and"."""
        end = self._name_end(start)
        while start < end < len(self.words) - 1 and self.words[end].fold == "and" and (more := self._name_end(end + 1)) > end + 1:
            end = more
        return end

    # Cutting out

    def _slice(self, start: int, end: int) -> str:
        if start >= end or start >= len(self.words):
            return ""
        return self.text[self.words[start].start : self.words[min(end, len(self.words)) - 1].end]

    def _from(self, start: int, drop: frozenset[str] | set[str] = frozenset()) -> str:
        while start < len(self.words) and self.words[start].fold in drop:
            start += 1
        return self.text[self.words[start].start :].rstrip(" ?!.") if start < len(self.words) else ""

    # Who is asked about

    def _subjects(self, start: int, end: int) -> tuple[Subject, ...]:
        while end > start and (self._is_adverb(end - 1) or self.words[end - 1].fold in HAVE | BE | {"been", "use", "used"}):
            end -= 1
        while start < end and self.words[start].fold in DETERMINERS | ADVERBS | AUXILIARY:
            start += 1
        if start >= end:
            return ()
        if self.index.known(key_of(self._slice(start, end))):
            return (Subject(self._slice(start, end), name=True),)
        return tuple(_bare(subject) for a, b in self._joined(start, end) for subject in self._one(a, b))

    def _head_end(self, start: int, end: int) -> int:
        """Where words that only describe the name begin: "Mira Vell of the Harbour Institute", "Okoro, the pilot"."""
        known = self._known_end(start)
        for i in range(max(start + 1, known), end):
            word = self.words[i]
            comma = "," in self.text[self.words[i - 1].end : word.start]
            if (comma and word.fold != "and") or word.fold in AFTER_NAME or (word.fold == "the" and self.words[i - 1].capital):
                return i
        return end

    def _joined(self, start: int, end: int) -> list[tuple[int, int]]:
        """The parts of "A and B" when both are names, or B has an article of its own ("the mayor and the police"), else the whole."""
        cuts = [i for i in range(start + 1, end - 1) if self.words[i].fold == "and"]
        if not cuts:
            return [(start, end)]
        parts = list(zip([start, *(i + 1 for i in cuts)], [*cuts, end], strict=True))
        return parts if all(self._is_party(a, b) for a, b in parts[1:]) else [(start, end)]

    def _is_party(self, start: int, end: int) -> bool:
        """Whether words behind an "and" name somebody of their own."""
        apart = self.words[start].fold in DETERMINERS and end > start + 1
        return apart or any(word.capital for word in self.words[start:end]) or self._known_ending(start, end) is not None

    def _known_ending(self, start: int, end: int) -> int | None:
        return next((i for i in range(start, end) if self.index.known(key_of(self._slice(i, end)))), None)

    def _one(self, start: int, end: int) -> tuple[Subject, ...]:
        while start < end and self.words[start].fold in DETERMINERS:
            start += 1
        whole, end = end, self._head_end(start, end)
        while end > start + 1 and self.words[end - 1].fold in ADVERBS | {"use", "used"}:
            end -= 1
        if start >= end:
            return ()
        # "the governor of Carmela", "Sorrel's head of safety": a description keeps what narrows it.
        if end < whole and self.words[end].fold in {"of", "from", "for", "at"} and not self.words[end - 1].capital:
            end = whole
            if self._known_ending(start, end) != start:
                return (Subject(self._slice(start, end), name=False),)
        begin = max((i + 1 for i in range(start, end - 1) if self.words[i].possessive), default=start)
        if self._mixed_case() and self.words[end - 1].capital:
            return (Subject(self._slice(self._run(begin, end), end), name=not self._of_a_people(start, end)),)
        known = self._known_ending(begin, end)
        if known is not None and known > start and is_body(self._slice(known, end)):
            return (Subject(self._slice(start, end), name=False),)  # "the county council", where councils are on record
        if known is not None and (known == start or (not self._mixed_case() and self.index.proper(key_of(self._slice(known, end))))):
            return (Subject(self._slice(start if self._given(start, known) else known, end), name=True),)
        possessive = any(word.possessive for word in self.words[start : end - 1])
        name = (
            not self._mixed_case()
            and not possessive
            and end - start <= LONGEST_NAME
            and not is_office(self.words[end - 1].fold)
            and not any(word.fold in DETERMINERS for word in self.words[max(0, start - 1) : end])
        )
        return (Subject(self._slice(start, end), name=name),)

    def _given(self, start: int, known: int) -> bool:
        """Whether the one word before a surname on record, in a question without capitals, must be a given name: it describes nobody."""
        word = self.words[start]
        if known != start + 1 or word.possessive or is_office(word.fold) or word.fold in TITLES | STOP | TIMES | ADVERBS:
            return False
        return not word.fold.endswith(_DESCRIBING) and not self.index.describes(word.fold)

    def _of_a_people(self, start: int, end: int) -> bool:
        """Whether one word describes somebody by where they are from: "the American", where nobody is called so."""
        word = self.words[start]
        pointed = start > 0 and self.words[start - 1].fold == "the" and end == start + 1
        return pointed and word.fold.endswith(_PEOPLES) and not word.text.isupper() and not self.index.known(key_of(word.text))

    def _run(self, start: int, end: int) -> int:
        """The start of the run of capitals that ends at `end`."""
        i = end - 1
        while i > start and (self.words[i - 1].capital or (self.words[i - 1].fold in PARTICLES and self._capital_before(i - 1, start))):
            i -= 1
        while i > start and self.words[i - 1].fold in PARTICLES - {"la", "al"}:
            i -= 1
        return i

    def _capital_before(self, i: int, start: int) -> bool:
        return any(word.capital for word in self.words[start:i])


def _bare(subject: Subject) -> Subject:
    """The subject without the ending of a possessive."""
    return Subject(re.sub(r"(?:['’]s|(?<=s)['’])$", "", subject.text), subject.name)


_PEOPLES = ("an", "ish", "ese")
_DESCRIBING = ("ing", "ed", "ous", "ive", "ful", "ish", "ese", "ic", "ist", "or", "er")
"""Endings of words that describe somebody before the name ("outgoing mayor", "billionaire")."""
_PREPOSITIONS = frozenset(
    """over under into onto against despite without within through between like near outside inside behind beyond toward towards upon until
    since because than""".split()
)
_NO_VERBS = (
    PARTICLES | AFTER_NAME | AUXILIARY | DETERMINERS | _PREPOSITIONS | {"and", "or", "but", "not", "been", "all", "both", "alone", "too"}
)
_BEHIND_VERB = frozenset("the a an that his her their its our my this these those any all no".split())
LONGEST_NAME = 3  # words of a name in a question without capitals
