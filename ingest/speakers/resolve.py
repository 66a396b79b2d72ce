"""From the words that name a source to a speaker, inside one article.

The first version: names by their fullest form in the article, titles and roles, pronouns by the speaker or subject mentioned last, and
nobody at all where the text does not say. What is inferred rather than written lowers the confidence.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.records import Article, Form, Quote, Span, SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.phrases import subject_before
from ingest.attribution.sentences import Token, paragraphs, tokens
from ingest.attribution.statement import Statement
from ingest.speakers.cast import Cast, Member
from ingest.speakers.mentions import ORGANISATION_WORDS, ROLE_WORDS, mentions_in

INFERRED = {"pronoun": 0.8, "relative": 0.95, "role": 0.75, "continuation": 0.9, "organisation": 0.75}
"""How far each kind of inference lowers the confidence of words and speaker together."""

_DOCUMENTS = frozenset(
    "report poll polls survey surveys study studies statement letter memo email paper document documents records filing filings "
    "lawsuit complaint affidavit indictment ruling order decree law bill article book film documentary ad advertisement tweet post "
    "data figures findings results website page editorial column test analysis review audit transcript video sign banner headline "
    "rules policy petition resolution constitution emails papers evidence numbers census forecast".split()
)
_BODIES = frozenset(
    "campaign company ministry council committee government police agency group department party union board court bank firm "
    "office team administration organisation organization embassy university school hospital newspaper paper network club "
    "association commission charity army airline church parliament congress senate regulator operator manufacturer publisher "
    "foundation institute coalition magazine station outlet site military navy kremlin delegation federation league cabinet state "
    "city county country".split()
)
_RELATION = frozenset({"for", "of", "at", "with", "to", "from", "in"})
_SPOKEN_FOR = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen", "lawyer", "attorney", "representative", "press"}
)
_PLURAL_PRONOUNS = frozenset({"they", "we"})


@dataclass(frozen=True, slots=True)
class _Source:
    """Who a statement's source turned out to be, and by what inference (a key of INFERRED, or "" when written)."""

    name: str | None = None
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    role: str = ""
    on_behalf_of: str = ""
    inferred: str = ""


_NOBODY = _Source()


def resolve(article: Article, statements: Sequence[Statement]) -> list[Quote]:
    """The statements of an article as quotes with their speakers, in the same order."""
    resolver = _Resolver(article, statements)
    return [resolver.quote(statement) for statement in statements]


class _Resolver:
    """One article's speakers, resolved statement by statement in reading order."""

    def __init__(self, article: Article, statements: Sequence[Statement]) -> None:
        self.article, self.text = article, article.text
        self.paragraphs = paragraphs(self.text)
        self.starts = [p.start for p in self.paragraphs]
        self.rows = [tokens(self.text, p, ()) for p in self.paragraphs]
        quoted = sorted(span for s in statements for span in s.verbatim)
        self.cast = Cast(self.text, self.rows, quoted)
        self.last: tuple[int, _Source] | None = None
        self.last_body: _Source | None = None

    def quote(self, statement: Statement) -> Quote:
        """One statement with its speaker."""
        source = self._source(statement)
        here = statement.source[0].start if statement.source else statement.content[0].start
        if source.name and (source.kind is SpeakerKind.PERSON or statement.source):
            self.last = (self._last_place(statement), source)
            self.cast.note(here, source.name)
        if source.kind is SpeakerKind.ORGANISATION and source.name:
            self.last_body = source
        via, addressee = self._told(statement)
        return Quote(
            article=self.article,
            content=statement.content,
            verbatim=statement.verbatim,
            cue=statement.cue,
            mention=statement.source,
            form=statement.form,
            act=statement.act,
            polarity=statement.polarity,
            speaker=source.name,
            speaker_kind=source.kind,
            role=source.role,
            on_behalf_of=source.on_behalf_of,
            via=via,
            addressee=addressee,
            confidence=round(statement.confidence * INFERRED.get(source.inferred, 1.0), 3),
        )

    def _last_place(self, statement: Statement) -> int:
        return bisect_left(self.starts, statement.content[-1].end) - 1

    def _told(self, statement: Statement) -> tuple[tuple[str, ...], str]:
        """Whom the source told: a medium is a relay, anybody else is spoken to."""
        relays, addressee = [], ""
        for spans in statement.via:
            words = spans[0].cut(self.text)
            found = mentions_in(self._row(spans[0]))
            if found and (found[-1].kind is SpeakerKind.ORGANISATION or self.cast.organisation(found[-1].name)):
                relays.append(self.cast.name(found[-1].name) or found[-1].name)
            else:
                addressee = addressee or words
        return tuple(relays), addressee

    def _row(self, span: Span) -> list[Token]:
        return tokens(self.text, span, ())

    def _source(self, statement: Statement) -> _Source:
        if not statement.source:
            return self._unsaid_source(statement)
        row = self._row(statement.source[0])
        if not row or (len(row) == 1 and row[0].text in {"Q", "A"}):
            return _NOBODY
        if len(row) == 1 and (pronoun := row[0].lower.split("'")[0]) in w.SUBJECT_PRONOUNS | w.RELATIVES | w.POSSESSIVES:
            return self._pronoun(pronoun, statement.source[0].start)
        return self._phrase(row)

    def _unsaid_source(self, statement: Statement) -> _Source:
        """No source in the text: a quotation right after another one is the same speaker's, anything else stays unknown."""
        if statement.form is Form.INDIRECT or statement.cue or self.last is None:
            return _NOBODY
        place, source = self.last
        here = bisect_left(self.starts, statement.content[0].start + 1) - 1
        return replace(source, inferred="continuation") if here - place in {0, 1} else _NOBODY

    def _pronoun(self, pronoun: str, at: int) -> _Source:
        if pronoun in {"i", "my"}:
            return self._author()
        if pronoun in w.RELATIVES | {"whose"}:
            return self._before(at)
        if pronoun in {"he", "she", "his", "her"}:
            return self._person(self.cast.person_before(at, "he" if pronoun in {"he", "his"} else "she"), "pronoun")
        if pronoun in {"it", "its"} and self.last_body:
            return replace(self.last_body, inferred="organisation")
        if pronoun in {"they", "their"} and self.last and self.last[1].kind in {SpeakerKind.GROUP, SpeakerKind.ORGANISATION}:
            return replace(self.last[1], inferred="organisation")
        return _NOBODY

    def _author(self) -> _Source:
        authors = self.article.authors
        return _Source(authors[0] if len(authors) == 1 else None, SpeakerKind.AUTHOR, inferred="pronoun")

    def _before(self, at: int) -> _Source:
        """The source that stands right before a relative ("Silva, who said")."""
        place = max(0, bisect_left(self.starts, at + 1) - 1)
        row = [token for token in self.rows[place] if token.end <= at]
        while row and row[-1].text in {",", "—", "–", "("}:
            row.pop()
        subject = subject_before(row, len(row), 0)
        if subject is None:
            return _NOBODY
        found = self._phrase(row[slice(*subject)])
        return replace(found, inferred="relative")

    def _person(self, member: Member | None, inferred: str) -> _Source:
        if member is None:
            return _NOBODY
        return _Source(member.name, member.kind, member.role, inferred=inferred)

    def _phrase(self, row: Sequence[Token]) -> _Source:
        """A noun phrase: a name, a role, a body, a document, a group, or somebody without a name."""
        head = _head(row)
        if not head:
            return _NOBODY
        found = mentions_in(head)
        last = head[-1]
        if found and found[-1].span.end == last.end and not last.lower.endswith("'s"):
            if len(found) > 1 and _joined(head):
                return self._joint([self._named(m.name, m.role, m.kind, m.gender) for m in found])
            source = self._named(found[-1].name, found[-1].role or _lead(head, found[-1].span), found[-1].kind, found[-1].gender)
            return replace(source, role=_apposition(row, head) or source.role, on_behalf_of=_behalf(row))
        if found and last.lower.endswith("'s") and found[-1].span.end == last.end:
            return self._named(found[-1].name, found[-1].role, found[-1].kind, found[-1].gender)
        apposed = self._apposed_name(row, head)
        return apposed or self._nominal(row, head)

    def _joint(self, sources: Sequence[_Source]) -> _Source:
        names = list(dict.fromkeys(s.name for s in sources if s.name))
        return _Source("; ".join(names) or None, sources[0].kind)

    def _apposed_name(self, row: Sequence[Token], head: Sequence[Token]) -> _Source | None:
        """The name after a role ("the head teacher, Ana Silva", "a spokesman for the mayor, Ana Silva,")."""
        for at in range(len(head), min(len(row) - 1, len(head) + 9)):
            if row[at].text != ",":
                continue
            found = mentions_in(row[at + 1 : at + 9])
            if found and found[0].span.start == row[at + 1].start and found[0].kind is SpeakerKind.PERSON and " " in found[0].name:
                source = self._named(found[0].name, _words(row[:at]), SpeakerKind.PERSON)
                return replace(source, on_behalf_of=_behalf(row[:at]))
        return None

    def _named(self, name: str, role: str, kind: SpeakerKind, gender: str = "") -> _Source:
        member = self.cast.find(name, gender)
        if member:
            known = member.kind is not SpeakerKind.PERSON or member.someone or bool(role)
            return _Source(member.name, member.kind if known else SpeakerKind.UNKNOWN, role or member.role)
        return _Source(name, kind, role)

    def _nominal(self, row: Sequence[Token], head: Sequence[Token]) -> _Source:
        noun = head[-1].lower
        described = _words(head)
        definite = head[0].lower in {"the", "his", "her", "their", "its"} or head[0].lower.endswith("'s")
        if noun in _DOCUMENTS:
            return _Source(described, SpeakerKind.DOCUMENT)
        if noun in _BODIES or noun in ORGANISATION_WORDS:
            return self._body(head, described)
        if noun.endswith("s") and not noun.endswith("ss") or noun in {"people", "police", "men", "women", "many", "others"}:
            return _Source(described, SpeakerKind.GROUP) if described else _NOBODY
        if definite or any(token.lower.endswith("'s") for token in head):
            member = self.cast.by_role([token.lower.removesuffix("'s") for token in head], head[0].start)
            if member:
                return _Source(member.name, member.kind, member.role or described, inferred="role")
            member = self.cast.introduced_after(row[-1].end) if noun in ROLE_WORDS else None
            if member:
                return _Source(member.name, member.kind, _words(row), inferred="role")
        return _Source(None, SpeakerKind.ANONYMOUS, _words(row), _behalf(row))

    def _body(self, head: Sequence[Token], described: str) -> _Source:
        if any(token.text[0].isupper() for token in head[1:]) or head[0].text[0].isupper() and head[0].lower not in w.DETERMINERS:
            return _Source(described, SpeakerKind.ORGANISATION)
        member = self.cast.body(head[-1].lower, head[0].start)
        if member and head[0].lower == "the":
            return _Source(member.name, member.kind, described, inferred="organisation")
        if self.last_body and head[0].lower == "the":
            return replace(self.last_body, inferred="organisation")
        return _Source(None, SpeakerKind.ORGANISATION, described)


def _head(row: Sequence[Token]) -> list[Token]:
    """The noun phrase without what follows its head: appositions, relatives, "of ...", brackets."""
    head: list[Token] = []
    for at, token in enumerate(row):
        if token.text in {",", "(", "—", "–", "["} or token.lower in {"who", "which", "that", "whose"}:
            break
        if head and token.lower in w.PREPOSITIONS and not _inside_name(row, at):
            break
        head.append(token)
    while head and not (head[-1].text[0].isalnum()):
        head.pop()
    return head


def _inside_name(row: Sequence[Token], at: int) -> bool:
    """Whether a preposition is part of a name ("Bank of Porto", "Department for Health", "Secretary of State Ana Silva")."""
    before, after = row[at - 1], row[at + 1] if at + 1 < len(row) else None
    joined = (
        row[at].lower in {"of", "for"}
        and before.text[0].isupper()
        and after is not None
        and (after.text[0].isupper() or after.lower == "the")
    )
    return joined and (before.lower in ORGANISATION_WORDS or before.lower in ROLE_WORDS)


def _joined(head: Sequence[Token]) -> bool:
    return any(token.lower == "and" for token in head)


def _lead(head: Sequence[Token], name: Span) -> str:
    """The role in small letters before a name: "campaign chairman John Roe"."""
    lead = [token for token in head if token.end <= name.start]
    return _words(lead) if lead and any(token.lower in ROLE_WORDS for token in lead) else ""


def _apposition(row: Sequence[Token], head: Sequence[Token]) -> str:
    """What a comma after the name says about the source: "a former ambassador to Porto"."""
    if len(row) <= len(head) or row[len(head)].text != ",":
        return ""
    rest = []
    for token in row[len(head) + 1 :]:
        if token.text in {",", ";", "—"} or token.lower == "who":
            break
        rest.append(token)
    first = rest[0] if rest else None
    if first is None or first.text[0].isdigit() or first.lower in w.PREPOSITIONS | w.SUBORDINATORS:
        return ""
    if len(rest) == 1 and first.lower not in ROLE_WORDS:
        return ""
    return _words(rest)


def _behalf(row: Sequence[Token]) -> str:
    """Whom a spokesperson speaks for: "a spokesman for Kestrel Air", "Kestrel Air's spokesman", "Kestrel spokeswoman Ana Silva"."""
    at = next((k for k, token in enumerate(row) if token.lower in _SPOKEN_FOR), None)
    if at is None:
        return ""
    if at + 2 <= len(row) - 1 and row[at + 1].lower in {"for", "of"}:
        rest = [token for token in _head(row[at + 2 :])]
        return _words(rest)
    lead = [token for token in row[:at] if token.lower not in {"a", "an", "the", "another", "chief", "senior"}]
    return _words(lead)


def _words(row: Sequence[Token]) -> str:
    """The words of a phrase without a leading article and a trailing genitive."""
    words = [token.text for token in row]
    while words and words[-1] in {",", "."}:
        words.pop()
    while words and words[0].lower() in {"the", "a", "an", "some", "many", "several", "other"} and len(words) > 1:
        words = words[1:]
    if words:
        words[-1] = words[-1].removesuffix("'s").removesuffix("’s")
    return " ".join(words).replace(" ,", ",").replace("( ", "(").replace(" )", ")").replace(" '", "'")
