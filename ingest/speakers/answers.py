"""Who asks and who answers: whoever was asked something says what follows, and nobody speaks to themselves."""

from collections.abc import Sequence

from archive.records import Act, SpeakerKind
from ingest.attribution.sentences import tokens
from ingest.attribution.statement import Statement
from ingest.speakers.mentions import mentions_in
from ingest.speakers.naming import Naming
from ingest.speakers.narrated import Spoken
from ingest.speakers.source import MEANT, SUREST, Source

_SUBJECTS = frozenset({"he", "she"})
_REPLIES = frozenset("replied replies answered answers responded responds".split())
_ASKED = 600
"""Who asked so many characters before is answered."""
_INFERRED = frozenset({"described", "epithet", "delayed"})


class Answers:
    """Reads who of one article's sources speaks to whom."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._text = naming.cast.text

    def hearer(self, statement: Statement) -> str:
        """Whom the source told or asked something by name."""
        row = [token for span in statement.told for token in tokens(self._text, span, ())]
        named = self._naming.phrase(row).kept() if row and mentions_in(row, self._naming.cast.writing) else None
        return named.name if named and named.name and named.kind is SpeakerKind.PERSON else ""

    def replies(self, statement: Statement) -> bool:
        """Whether somebody says so in reply."""
        return any(token.lower in _REPLIES for span in statement.cue for token in tokens(self._text, span, ()))

    def asked(self, statement: Statement, sources: Sequence[Spoken]) -> Source | None:
        """Whom a "he" or "she" means that says something after somebody asked them by name, unless another such person steps in."""
        last = sources[-1] if sources else None
        if last is None or not last.asked or statement.act is Act.ASKED or self._pronoun(statement) not in _SUBJECTS:
            return None
        found = self._naming.cast.find(last.asked)
        near = statement.source[0].start - last.at <= _ASKED
        if found is None or not near or found.member.gender not in {self._pronoun(statement), ""}:
            return None
        if self._naming.focus.steps_in(last.at, statement.source[0].start, self._pronoun(statement), but=found.member):
            return None
        return Source(found.member.called, SpeakerKind.PERSON, found.member.role).by("asked")

    def apart(self, statement: Statement, said: Source, sources: Sequence[Spoken]) -> Source:
        """The source of a statement, unless that is whom it is told to, or whom it replies to: then somebody else, if that is clear."""
        last = sources[-1] if self.replies(statement) and sources else None
        asker = last.source.name if last and last.asks and statement.source[0].start - last.at <= _ASKED else None
        if not said.name or said.name not in {asker, self.hearer(statement)}:
            return said
        pronoun = self._pronoun(statement)
        if pronoun not in _SUBJECTS:
            return Source(kind=SpeakerKind.ANONYMOUS, how="the") if said.how in _INFERRED else said
        found = self._naming.focus.who(statement.source[0].start, pronoun, statement.content, but=said.name)
        if found is None or found[1] < MEANT:
            return Source(kind=SpeakerKind.PERSON)
        return Source(found[0].called, SpeakerKind.PERSON, found[0].role).by("pronoun", min(found[1], SUREST))

    def _pronoun(self, statement: Statement) -> str:
        """The source's words, small."""
        return self._text[statement.source[0].start : statement.source[-1].end].lower()
