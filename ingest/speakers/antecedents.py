"""Whom a relative takes up: "Orla Venn, the mayor of Porto, **who**", "weeks of protest by skippers, **who**"."""

from collections.abc import Sequence

from archive.records import SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import Token
from ingest.speakers.lexicon import DOCUMENTS
from ingest.speakers.mentions import Mention, mentions_in
from ingest.speakers.naming import Naming
from ingest.speakers.phrase import last_sentence, plural
from ingest.speakers.source import NOBODY, Source

_BODILY = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.UNKNOWN})
_MODIFIERS = 4
"""Words before a noun that may belong to it."""
_QUANTITIES = frozenset("some many others both all most several few couple pair".split())
_ARTICLES = frozenset({"a", "an", "the", "one", "another"})
_OPENS_PHRASE = w.PREPOSITIONS | w.DETERMINERS | w.CONJUNCTIONS


def _without_brackets(before: Sequence[Token]) -> list[Token]:
    """The tokens without the comma, dash or bracket at their end."""
    row = list(before)
    while row and row[-1].text in {",", "—", "–", "-", "--", "(", ")", "”", '"'}:
        if row.pop().text == ")":
            while row and row.pop().text != "(":
                pass
    return row


def _first_relative(sentence: Sequence[Token]) -> int:
    """Where the relative stands that "and" joins another one to ("Silva, **who** bakes and who"); 0 where none does."""
    if not sentence or sentence[-1].lower not in {"and", "but"}:
        return 0
    return next((k for k in range(len(sentence) - 1, 0, -1) if sentence[k].lower in {"who", "which"}), 0)


class Antecedents:
    """Finds what the relatives of one article take up."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming

    def of(self, before: Sequence[Token], *, personal: bool) -> Source:
        """The name that a relative takes up, from the tokens before it ("Silva, the mayor of Porto, who")."""
        row = _without_brackets(before)
        sentence = last_sentence(row)
        if first := _first_relative(sentence):
            return self.of(sentence[:first], personal=personal)
        if not personal and (body := self._body(sentence)):
            return body.by("relative")
        return self._named(sentence, personal=personal, apart=len(row) < len(before))

    def _named(self, sentence: Sequence[Token], *, personal: bool, apart: bool) -> Source:
        """The name that a relative takes up behind the words of its sentence, or `apart` from them, behind a comma or a bracket."""
        names = mentions_in(sentence, self.naming.cast.writing)
        if not names:
            return self._group(sentence, personal=personal)
        last = names[-1]
        named = self.naming.named(last)
        if personal and last.span.end == sentence[-1].end and (of_there := self._of_there(names, sentence)):
            return of_there.by("relative")
        inside = any(t.lower in w.PREPOSITIONS for t in sentence if t.end == last.span.start - 1)
        adjacent = last.span.end == sentence[-1].end and not (inside and named.kind is not SpeakerKind.PERSON)
        if personal and adjacent and named.kind is SpeakerKind.GROUP and len(sentence) > 1 and sentence[-2].lower == "the":
            return self.naming.phrase(sentence[-2:]).by("relative")  # "The Democrat, who"
        if adjacent and (named.kind is SpeakerKind.ORGANISATION) != personal:
            return named.by("relative")
        if not personal and apart and last.span.end == sentence[-1].end and named.kind in _BODILY:
            return named.by("relative_far")
        if described := self._described_before(sentence, names, personal=personal):
            return described.by("relative_far")
        if personal and apart:
            people = [m for m in names if self.naming.named(m).kind is SpeakerKind.PERSON and not _owns(m, self.naming.cast.text)]
            gap = self.naming.cast.text[people[-1].span.end : sentence[-1].end] if people else ""
            if people and (gap.startswith((",", " of ", " (")) or not gap):
                return self.naming.named(people[-1]).by("relative_far")
        document = next((k for k in range(len(sentence) - 1, -1, -1) if sentence[k].lower in DOCUMENTS), -1)
        return self._group(sentence if personal or document < 0 else sentence[: document + 1], personal=personal)

    def _of_there(self, names: Sequence[Mention], sentence: Sequence[Token]) -> Source | None:
        """Who is named in full right before where they are from ("Orla Venn of Porto State, who")."""
        if len(names) == 1:
            return None
        who, where = names[-2:]
        between = [token.lower for token in sentence if who.span.end <= token.start < where.span.start]
        if between not in (["of"], ["from"]) or " " not in who.name or where.role:
            return None
        named = self.naming.named(who)
        return named if named.kind is SpeakerKind.PERSON and not _owns(who, self.naming.cast.text) else None

    def _body(self, sentence: Sequence[Token]) -> Source | None:
        """The body that the phrase means which ends a sentence so far ("members of the Lowmere government, which")."""
        start = next((k for k in range(len(sentence) - 2, max(-1, len(sentence) - 2 - _MODIFIERS), -1) if sentence[k].lower == "the"), -1)
        row = sentence[start:] if start >= 0 else ()
        if not row or any(not token.text[0].isalpha() or token.lower in w.PREPOSITIONS | w.AUXILIARIES for token in row):
            return None
        source = self.naming.phrase(row).kept()
        return source if source.name and source.kind is SpeakerKind.ORGANISATION else None

    def _described_before(self, sentence: Sequence[Token], names: Sequence[Mention], *, personal: bool) -> Source | None:
        """Whose name the description follows that ends a sentence so far ("Silva, a baker in the harbour who", "Silva is a baker who")."""
        for mention in reversed(names):
            after = [token for token in sentence if token.start >= mention.span.end]
            if len(after) < 3 or _owns(mention, self.naming.cast.text):  # noqa: PLR2004 - a comma, an article, a noun
                continue
            opens = after[0].text == "," or after[0].lower in {"is", "was"}
            if not opens or after[1].lower not in _ARTICLES or any(t.text == "," or t.lower in w.AUXILIARIES for t in after[2:]):
                continue
            named = self.naming.named(mention)
            fits = named.kind is SpeakerKind.PERSON if personal else named.kind in {SpeakerKind.ORGANISATION, SpeakerKind.UNKNOWN}
            if named.name and fits:
                return named
        return None

    def _group(self, before: Sequence[Token], *, personal: bool) -> Source:
        """The several people, or the documents, that end a sentence so far ("... weeks of protest by local skippers", who)."""
        noun = before[-1].lower if before else ""
        if not noun.isalpha() or before[-1].text[0].isupper() or not plural(noun) or noun in w.PREPOSITIONS | w.AUXILIARIES | _QUANTITIES:
            return NOBODY
        reach = before[-_MODIFIERS - 1 : -1]
        at = next((k for k in range(len(reach) - 1, -1, -1) if reach[k].lower in _OPENS_PHRASE), len(reach))
        # After a determiner a verb may stand between ("the board read letters, which").
        whole = at + 2 >= len(reach) or reach[at].lower not in w.DETERMINERS
        source = self.naming.phrase([*(reach[at + 1 :] if whole else ()), before[-1]])
        return source if source.kind is (SpeakerKind.GROUP if personal else SpeakerKind.DOCUMENT) else NOBODY


def _owns(mention: Mention, text: str) -> bool:
    """Whether a name is a genitive ("Silva's")."""
    return text[mention.span.end - 2 : mention.span.end] in {"'s", "’s"}
