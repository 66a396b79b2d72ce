"""The shapes in which people ask who said what: where the intent, the person asked about and the topic stand in a question."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.frame_words import (
    ABOUT,
    ADVERBS,
    AFTER_WHO,
    ANYBODY,
    AUXILIARY,
    BE,
    CONNECTORS,
    DO,
    FILLER,
    HAVE,
    MODAL,
    OPINION,
    OVERVIEW,
    WHAT,
    WHO,
)
from app.names import NameIndex, Reading
from app.offices import is_office
from app.phrase import LONGEST_NAME, Phrase, Subject
from app.plainly import claim_alone, without_manners
from app.saying import CHANGE_FORMS, FORMS, PLAIN_FORMS, TELLING_FORMS
from app.turn import Intent, Unit
from app.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Frame:
    """A question taken apart: intent, the people asked about, what is left to search for, the verb of saying, and what is counted."""

    intent: Intent
    subjects: tuple[Subject, ...] = ()
    topic: str = ""
    verb: str = ""
    unit: Unit | None = None
    role: str = ""
    """What the person is called who is asked for: "which accountant told ..."."""


def take_apart(text: str, index: NameIndex) -> Frame:
    """The frame of a question without its dates; every wording that fits none is a topic with the names known in it."""
    text = without_manners(text)
    words = words_of(text)
    if not words:
        return Frame(Intent.WHAT_SAID)
    return _Reader(text, words, index).read()


class _Reader(Phrase):
    """Reads a question by how it begins."""

    def read(self) -> Frame:
        first = self.words[0].fold
        if self._is_overview():
            return Frame(Intent.OVERVIEW)
        if first == "according" and len(self.words) > 2:  # noqa: PLR2004 - "according to X"
            return self._according()
        if first in WHO:
            return self._who()
        if first == "how" or first in WHAT or self._preposition_what():
            return self._what()
        if first in AUXILIARY:
            return self._did()
        if first in {"whether", "if"}:
            return self._whether()
        return self._free()

    def _is_overview(self) -> bool:
        folds = [word.fold for word in self.words]
        if folds[0] in WHO and len(folds) <= 6 and folds[-1] in OVERVIEW | {"quoted", "here"}:  # noqa: PLR2004 - a short question
            return not any(fold in PLAIN_FORMS for fold in folds[1:-1])
        if folds[:2] in (["whats", "in"], ["whats", "on"]) or folds[:3] in (
            ["what", "is", "in"],
            ["what", "is", "on"],
            ["what", "do", "you"],
        ):
            return folds[-1] in OVERVIEW | {"have", "here", "know", "file"}
        return folds[0] in {"which", "what", "how"} and "articles" in folds[:3] and folds[-1] in OVERVIEW | {"have", "are", "there"}

    def _preposition_what(self) -> bool:
        return len(self.words) > 1 and self.words[0].fold in {"on", "in", "to", "for", "by", "at", "with"} and self.words[1].fold in WHAT

    def _according(self) -> Frame:
        if self.words[2].fold in {"whom", "who"}:
            return Frame(Intent.WHO_SAID, topic=self._from(3, drop=AUXILIARY))
        comma = self.text.find(",")
        end = next((i for i, word in enumerate(self.words) if word.start > comma), len(self.words)) if comma > 0 else len(self.words)
        # "According to the letter, what did X say": X is asked about, the letter only relays.
        inner = (
            _Reader(self.text[self.words[end].start :], words_of(self.text[self.words[end].start :]), self.index).read()
            if end < len(self.words)
            else None
        )
        if inner and inner.subjects and inner.verb:
            return inner
        return Frame(Intent.WHAT_SAID, self._subjects(2, end), self._from(end, drop=WHAT | AUXILIARY))

    def _who(self) -> Frame:
        folds = [word.fold for word in self.words]
        # "who did X say paid him": the person asked about is X.
        if len(folds) > 3 and folds[1] in DO and (verb := self._verb(2)) is not None and verb > 2:  # noqa: PLR2004
            return self._with_subject(Intent.WHAT_SAID, 2, verb)
        start = 1
        while start < len(folds) and folds[start] in AFTER_WHO:
            start += 1
        return self._claim(Intent.WHO_SAID, start)

    def _what(self) -> Frame:
        auxiliary = self._auxiliary()
        verb = self._verb(auxiliary + 1 if auxiliary is not None else 1)
        plain = self._finite()
        # "(tell me) what X said about Y": the order of a statement, with somebody before the verb.
        if self.words[0].fold == "what" and plain is not None and (auxiliary is None or plain < auxiliary) and self._begins_person(1):
            return self._with_subject(Intent.WHAT_SAID, 1, plain)
        # "Which senator told ...", "Which outlet reported ...": no auxiliary before the verb, so the asked-for is who.
        if self.words[0].fold in {"which", "what"} and plain is not None and (auxiliary is None or plain < auxiliary):
            return self._which_of(plain)
        if auxiliary is None:
            return self._free()
        if asked := self._which(auxiliary, verb):
            return asked
        if (said := self._nobody_s(auxiliary)) is not None:
            return Frame(Intent.WHAT_SAID, topic=self._from(said + 1, drop=CONNECTORS | ADVERBS), verb=self.words[said].fold)
        if self.words[auxiliary].fold in BE and (owner := self._owner(auxiliary + 1)):
            return owner
        if verb is None:
            return self._named_after(Intent.WHAT_SAID, auxiliary + 1, before=self._slice(1, auxiliary))
        frame = self._with_subject(Intent.WHAT_SAID, auxiliary + 1, verb)
        before = self._slice(1, auxiliary) if self.words[0].fold in WHAT else self._slice(2, auxiliary)
        return Frame(frame.intent, frame.subjects, f"{_useful(before)} {frame.topic}".strip(), frame.verb)

    def _which_of(self, verb: int) -> Frame:
        """Who-said for "which senator told ...": what the one asked for is called narrows it, unless anybody is called so."""
        first = 3 if [word.fold for word in self.words[1:3]] == ["of", "the"] else 1
        called, said = self._slice(first, verb), self._from(verb, drop=PLAIN_FORMS)
        anybody = self.words[verb - 1].fold in ANYBODY
        topic = said if anybody and len(called.split()) == 1 else f"{called} {said}".strip()
        return Frame(Intent.WHO_SAID, topic=topic, verb=self.words[verb].fold, role="" if anybody else called)

    def _which(self, auxiliary: int, verb: int | None) -> Frame | None:
        """Who-said for "which poll had X ahead", "which senator would support Y": no auxiliary before a verb of saying."""
        fold, rest = self.words[auxiliary].fold, auxiliary + 1
        if self.words[0].fold != "which" or len(self.words) <= rest:
            return None
        if fold in MODAL:
            return Frame(Intent.WHO_SAID, topic=f"{self._slice(1, auxiliary)} {self._from(rest)}", verb=fold)
        if fold in HAVE and auxiliary > 1 and verb is None:
            return Frame(Intent.WHO_SAID, topic=f"{self._slice(1, auxiliary)} {self._from(auxiliary)}", verb=fold)
        return None

    def _nobody_s(self, auxiliary: int) -> int | None:
        """The verb of "what was said about Y", "what has been said": no person stands between."""
        at = auxiliary + 1 + (auxiliary + 1 < len(self.words) and self.words[auxiliary + 1].fold == "been")
        passive = self.words[auxiliary].fold in BE | HAVE and at < len(self.words) and self.words[at].fold in PLAIN_FORMS | self._alone(at)
        return at if passive and not self.words[at].capital else None

    def _alone(self, verb: int) -> frozenset[str]:
        """The verbs that tell more than that something was said, where nothing but what it was about follows."""
        return TELLING_FORMS if verb + 1 == len(self.words) or self.words[verb + 1].fold in ABOUT else frozenset()

    def _begins_person(self, start: int) -> bool:
        word = self.words[start]
        return word.capital or word.fold in {"the", "he", "she", "they"} or self._known_end(start) > start

    def _whether(self) -> Frame:
        """The claim of a did-say question put as "(tell me) whether X said Y"."""
        verb = self._verb(1)
        return self._free() if verb is None else self._with_subject(Intent.DID_SAY, 1, verb)

    def _did(self) -> Frame:
        verb = self._verb(1)
        if self.words[0].fold in {"is", "are", "do"} and {word.fold for word in self.words[1:3]} & {"there", "you", "we"}:
            return self._free(3)
        if verb is None:
            return self._named_after(Intent.DID_SAY, 1)
        changed = self.words[verb].fold in CHANGE_FORMS
        intent = Intent.WHAT_SAID if changed else Intent.DID_SAY
        return self._with_subject(intent, 1, verb)

    def _with_subject(self, intent: Intent, start: int, verb: int) -> Frame:
        if intent is Intent.DID_SAY and (end := self._overrun(start, verb)):
            return Frame(intent, self._subjects(start, end), self._from(end))
        subjects = self._subjects(start, verb)
        fold = self.words[verb].fold if self.words[verb].fold in FORMS else ""
        rest = verb + 1 if fold in PLAIN_FORMS else verb
        if intent is Intent.DID_SAY:
            claim = self._from(rest, drop={"that", "of", "whether", "if"} | ADVERBS if rest > verb else frozenset())
            return Frame(intent, subjects, claim_alone(claim), fold)
        return Frame(intent, subjects, self._from(rest, drop=CONNECTORS | ADVERBS if rest > verb else frozenset()), fold)

    def _claim(self, intent: Intent, start: int) -> Frame:
        while start < len(self.words) - 1 and self.words[start].fold in ADVERBS:
            start += 1
        verb = self.words[start].fold if start < len(self.words) else ""
        return Frame(intent, topic=claim_alone(self._from(start, drop=PLAIN_FORMS | CONNECTORS | ADVERBS)), verb=verb)

    def _owner(self, start: int) -> Frame | None:
        """Somebody's view: "What was X's reaction to Y", "What is the position of X on Y"."""
        for i in range(start, len(self.words)):
            if self.words[i].fold in OPINION and i > start and self.words[i - 1].possessive:
                return Frame(Intent.WHAT_SAID, self._subjects(start, i), self._from(i + 1, drop=CONNECTORS | {"to"}))
            if self.words[i].fold in OPINION and i + 1 < len(self.words) and self.words[i + 1].fold == "of":
                end = next((k for k in range(i + 2, len(self.words)) if self.words[k].fold in ABOUT), len(self.words))
                return Frame(Intent.WHAT_SAID, self._subjects(i + 2, end), self._from(end, drop=CONNECTORS))
        return None

    def _named_after(self, intent: Intent, start: int, before: str = "") -> Frame:
        """No verb that we know: the person is the name at `start`, or whom "the governor" there describes, the rest is the claim."""
        end = self._described_end(start) if self._slice(start, start + 1).lower() == "the" else self._name_end(start)
        return Frame(intent, self._subjects(start, end), f"{_useful(before)} {self._from(end)}".strip())

    def _described_end(self, start: int) -> int:
        """The end of the longest description of one person that starts at `start`, or of several by their office, else of a name."""
        ends = range(min(len(self.words), start + LONGEST_NAME + 1), start + 1, -1)
        one = next((end for end in ends if self.index.person_described(self._slice(start + 1, end)).speakers), None)
        return one or next((end for end in ends if self._holders(start + 1, end)), self._name_end(start))

    def _holders(self, start: int, end: int) -> bool:
        """Whether words that end in an office describe somebody on record."""
        reading = self.index.described(self._slice(start, end)) if is_office(self.words[end - 1].fold) else Reading()
        return bool(reading.speakers or reading.may)

    def _free(self, start: int = 0) -> Frame:
        """A statement, a heading or a bare topic: "Vell on ferry fares", "anything by the minister about rent"."""
        words = self.words
        if view := self._view(start):
            return view
        verb = next((i for i in range(start + 1, len(words)) if words[i].fold in PLAIN_FORMS), None)
        end = self._names_end(start)
        if end > start and (verb == end or (verb is not None and verb - end <= 2 and words[end].fold in HAVE | ADVERBS | BE)):  # noqa: PLR2004
            about = verb + 1 < len(words) and words[verb + 1].fold in ABOUT
            return Frame(Intent.WHAT_SAID if about else Intent.DID_SAY, self._subjects(start, end), self._from(verb + 1, drop=CONNECTORS))
        marker = next((i for i in range(start, len(words)) if words[i].fold in {"by", "from"}), None)
        if marker is not None and marker + 1 < len(words) and (stop := self._name_end(marker + 1)) > marker + 1:
            return Frame(Intent.WHAT_SAID, self._subjects(marker + 1, stop), self._from(stop, drop=CONNECTORS))
        if end > start:
            return Frame(Intent.WHAT_SAID, self._subjects(start, end), self._from(end, drop=CONNECTORS | PLAIN_FORMS))
        return Frame(Intent.WHAT_SAID, topic=_useful(self._from(start, drop=CONNECTORS | FILLER | {"only"})))

    def _view(self, start: int) -> Frame | None:
        """Somebody's view as a heading: "Vell's position on fares", "the union boss on strikes"."""
        for i in range(start + 1, min(len(self.words), start + LONGEST_NAME + 3)):
            about = i + 1 == len(self.words) or self.words[i + 1].fold in CONNECTORS
            if self.words[i].fold in OPINION and self.words[i - 1].possessive and about:
                return Frame(Intent.WHAT_SAID, self._subjects(start, i), self._from(i + 1, drop=CONNECTORS | {"to"}))
            if self.words[i].fold in ABOUT and self.index.person_described(self._slice(start, i)).speakers and self._known_end(start) < i:
                return Frame(Intent.WHAT_SAID, (Subject(self._slice(start, i), name=False),), self._from(i, drop=CONNECTORS))
        return None


def _useful(text: str) -> str:
    words: Sequence[Word] = words_of(text)
    return " ".join(word.text for word in words if word.fold not in FILLER | AUXILIARY)
