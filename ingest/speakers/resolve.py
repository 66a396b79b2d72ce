"""From the words that name a source to a speaker, inside one article, in reading order.

Names are taken by their fullest form in the article, roles and common nouns by whom the article calls so, pronouns by a ranker over the
people mentioned before. Every way has a measured certainty; a name that is likelier wrong than right is not given.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from archive.records import Act, Article, Form, Quote, Span, Spans, SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import Token, paragraphs, tokens
from ingest.attribution.statement import Statement
from ingest.speakers.agreed import agreed
from ingest.speakers.answers import Answers
from ingest.speakers.antecedents import Antecedents
from ingest.speakers.cast import Cast
from ingest.speakers.described import Describer
from ingest.speakers.echoed import echoes
from ingest.speakers.epithets import is_epithet, may_mean
from ingest.speakers.focus import Focus
from ingest.speakers.givers import giver
from ingest.speakers.headlined import meant, opening_of
from ingest.speakers.kinsfolk import name_kinsfolk
from ingest.speakers.letters import Letters
from ingest.speakers.lexicon import ROLE_WORDS
from ingest.speakers.members import Member
from ingest.speakers.mentions import mentions_in
from ingest.speakers.naming import Naming
from ingest.speakers.narrated import Spoken, body_before, brought_in, described, quoted_next, speaks_next
from ingest.speakers.outlets import itself, relay
from ingest.speakers.pairs import both
from ingest.speakers.phrase import take_apart, words_of
from ingest.speakers.remarks import remarks
from ingest.speakers.signed import signature
from ingest.speakers.source import NOBODY, Source, confidence
from ingest.speakers.styles import parent, styled
from ingest.speakers.subjects import body_told
from ingest.speakers.talk import Talk
from ingest.speakers.together import they
from ingest.speakers.topics import topic

_SUBJECTS = frozenset({"he", "she"})
_OURSELVES = frozenset({"this", "our", "we"})
_FIRST = frozenset({"i", "my", "me"})
_OWN = _FIRST | _OURSELVES
_SECOND = frozenset({"you", "your"})
_WITH_PRONOUNS = frozenset({"himself", "herself", "itself", "themselves", "also", "all", "both"})
_WHEN = w.TIMES | w.TIME_UNITS | {"last", "this"}
_ADDS = frozenset("added adds continued continues".split())
_REACH = 100
"""Tokens before a relative among which its antecedent is looked for."""


def resolve(article: Article, statements: Sequence[Statement]) -> list[Quote]:
    """The statements of an article as quotes with their speakers, in the same order."""
    return resolved(article, statements)[0]


def resolved(article: Article, statements: Sequence[Statement]) -> tuple[list[Quote], Cast]:
    """The same with everybody whom the article names."""
    resolver = Resolver(article, statements)
    return resolver.quotes(), resolver.cast


class Resolver:
    """One article's speakers, resolved statement by statement and pronoun by pronoun in reading order."""

    def __init__(
        self, article: Article, statements: Sequence[Statement], *, ranker: type[Focus] = Focus, describer: type[Describer] = Describer
    ) -> None:
        self.article, self.text, self.statements = article, article.text, statements
        self.paragraphs = paragraphs(self.text)
        self.starts = [p.start for p in self.paragraphs]
        self.rows = [tokens(self.text, p, ()) for p in self.paragraphs]
        self.quoted = sorted(span for s in statements for span in s.verbatim)
        self.cast = Cast(self.text, self.rows, self.quoted)
        reported = sorted(span for s in statements for span in s.content)
        self.focus = ranker(self.cast, _sentence_starts(self.rows), self.starts, reported)
        self.focus.named_sources(self._named_sources())
        self.naming = Naming(self.cast, self.focus, describer(self.cast, self.focus))
        name_kinsfolk(self.naming)
        self.answers = Answers(self.naming)
        self.antecedents = Antecedents(self.naming)
        self.talk = Talk(self.cast, self.paragraphs, self.rows)
        self.letters = Letters(self.text, self.paragraphs, article.title)
        self.last: tuple[int, Source] | None = None
        self.sources: list[Spoken] = []
        self.found: dict[int, Source] = {}
        self.signed = {k: sign for k, s in enumerate(statements) if (sign := self._signature(s))}

    def quotes(self) -> list[Quote]:
        """Every statement with its speaker."""
        steps = [(_place(s), 1, k) for k, s in enumerate(self.statements)]
        taken = {place for place, _, _ in steps}
        told = {row[0].start: row for row in described(self.rows, self.cast) if not self.focus.reports(row[0].start)}
        steps += [(at, 0, 0) for at in (*self._narrated(), *told) if at not in taken]
        for place, kind, index in sorted(steps):
            if kind:
                self.found[index] = self._signed(index) or self._settled(self.statements[index])
            elif place in told:
                self._take_up(told[place])
            else:
                self._follow(place)
        self._first_person()
        self._opening()
        return [self._quote(k, s, self.found[k].kept()) for k, s in enumerate(self.statements)]

    def _named_sources(self) -> Iterator[tuple[int, Member, Spans]]:
        """Where the sources of the statements name whom, in reading order, and what they say."""
        for source, content in sorted((s.source, s.content) for s in self.statements if s.source):
            found = mentions_in(tokens(self.text, source[0], ()), self.cast.writing)
            hit = self.cast.find(found[-1].name, found[-1].gender, found[-1].role, found[-1].span.start) if found else None
            if hit:
                yield found[-1].span.start, hit.member, content

    def _narrated(self) -> list[int]:
        """The places of "he" and "she" outside quotations."""
        return [t.start for row in self.rows for t in row if t.lower in _SUBJECTS and not self.cast.inside_quotation(t.start)]

    def _follow(self, at: int) -> None:
        pronoun = self.text[at : at + 3].lower().strip()
        likely = self.focus.who(at, pronoun)
        found = topic(self.cast, self.focus, at, pronoun) or (likely and likely[0])
        if found:
            self.focus.note(at, found, source=False)

    def _take_up(self, row: Sequence[Token]) -> None:
        """Note whom a sentence tells of by an office."""
        source = self.naming.phrase(row).kept()
        found = self.cast.find(source.name) if source.name and source.kind is SpeakerKind.PERSON else None
        if found:
            self.focus.note(row[0].start, found.member, source=False)

    def _signature(self, statement: Statement) -> Span | None:
        """Whose name follows a marked quotation that nothing else gives to anybody."""
        if statement.source or statement.cue or not statement.verbatim:
            return None
        return signature(self.text, statement.content[-1].end)

    def _signed(self, index: int) -> Source | None:
        sign = self.signed.get(index)
        source = self.naming.phrase(tokens(self.text, sign, ())) if sign else NOBODY
        if source.name is None or source.kind is not SpeakerKind.PERSON:
            self.signed.pop(index, None)
            return None
        return source.by("signed")

    def _settled(self, statement: Statement) -> Source:
        source = self._source(statement)
        source = self._nameless(statement) or (source if source.kept().name else self._goes_on(statement) or source)
        if source.name and (source.kind is SpeakerKind.PERSON or statement.source):
            self.last = (bisect_left(self.starts, statement.content[-1].end) - 1, source)
        member = self.cast.find(source.name) if source.name else None
        if statement.source and source.kind is not SpeakerKind.GROUP and self.text[slice(*_bounds(statement.source))].lower() not in _OWN:
            asks = statement.act is Act.ASKED
            self.sources.append(Spoken(statement.source[0].start, source.kept(), asks, self.answers.hearer(statement) if asks else ""))
        if member and statement.source:
            self.focus.note(statement.source[0].start, member.member, source=True)
        return source

    def _adds(self, statement: Statement) -> str:
        """The "he" or "she" that adds something to what was just said, or nothing."""
        pronoun = self.text[slice(*_bounds(statement.source))].lower() if statement.source and self.sources else ""
        adds = any(token.lower in _ADDS for span in statement.cue for token in tokens(self.text, span, ()))
        return pronoun if adds and pronoun in _SUBJECTS else ""

    def _nameless(self, statement: Statement) -> Source | None:
        """Who spoke last without a name, in this paragraph, where a "he" or "she" adds something ("A spokeswoman said ...")."""
        last = self.sources[-1] if self._adds(statement) else None
        if last is None or last.source.name or last.source.kind is not SpeakerKind.ANONYMOUS:
            return None
        at = statement.source[0].start
        same = bisect_right(self.starts, last.at) == bisect_right(self.starts, at)
        return last.source if same and not self.focus.steps_in(last.at, at, self._adds(statement)) else None

    def _goes_on(self, statement: Statement) -> Source | None:
        """Who spoke last, here or in the paragraph before, where a "he" or "she" adds something."""
        pronoun = self._adds(statement)
        if self.last is None or not pronoun:
            return None
        place, source = self.last
        found = self.cast.find(source.name) if source.name else None
        spoke = source.kind is SpeakerKind.PERSON and self.sources[-1].source.name == source.name
        fits = found is None or found.member.gender in {pronoun, ""}
        return source.by("adds") if spoke and fits and 0 <= bisect_right(self.starts, statement.source[0].start) - 1 - place <= 1 else None

    def _source(self, statement: Statement) -> Source:
        labelled = self.talk.speaks(statement)
        if not statement.source:
            unsaid = labelled if labelled.name else self._unsaid(statement)
            return unsaid if unsaid.name else replace(unsaid, how="missing" if statement.cue else "uncued")
        said = (
            self._bracketed(statement)
            or self.answers.asked(statement, self.sources)
            or self._told_of(statement)
            or remarks(self.focus, statement, self.last[1] if self.last else NOBODY, self.sources)
            or self._phrase(statement)
        )
        said = self.answers.apart(statement, agreed(self.cast, statement, said), self.sources)
        if said.how in {"described", "epithet", "delayed"} and self.talk.labels_at(statement.source[0].start):
            return labelled
        return labelled if labelled.name and not (said.name and said.kind is SpeakerKind.PERSON) else said

    def _bracketed(self, statement: Statement) -> Source | None:
        """Whom a label names in brackets behind an office ("THE CHAIR (Sir Ned Hask): ...")."""
        row = [token for span in statement.source for token in tokens(self.text, span, ())]
        at = next((k for k, token in enumerate(row) if token.text == "("), 0)
        if not at or row[-1].text != ")" or not statement.cue or statement.cue[0].cut(self.text) != ":":
            return None
        named = self.naming.phrase(row[at + 1 : -1])
        office = all(token.lower in ROLE_WORDS | w.DETERMINERS for token in row[:at])
        return named if office and named.name and named.kind is SpeakerKind.PERSON else None

    def _phrase(self, statement: Statement) -> Source:
        """Whom the source's own words mean."""
        return self._words([token for span in statement.source for token in tokens(self.text, span, ())], statement.content)

    def _words(self, row: Sequence[Token], content: Spans) -> Source:
        if not row:
            return NOBODY
        row = giver(row)
        at = row[0].start
        if len(row) == 1 and row[0].text in {"Q", "A"}:
            return self.talk.side(row[0].text)
        pronoun = row[0].lower.split("'")[0]
        if _only_pronoun(row):
            return self._pronoun(pronoun, at, content)
        if pronoun == "who":
            return self._pronoun(pronoun, at, content)  # "..., who is the mayor, said"
        if kin := parent(row):
            return self._pronoun(kin, at, content)
        two = both(self.cast, self.focus, at, self.text[at : row[-1].end])
        return (
            two
            if two.kind is not SpeakerKind.UNKNOWN
            else itself(row, self.article.outlet, self.cast) or styled(self.cast, row) or self.naming.phrase(row, content)
        )

    def _told_of(self, statement: Statement) -> Source | None:
        """Whom the sentence before tells of, where a description that nobody else bears takes them up ("The 61-year-old said")."""
        row = [token for span in statement.source for token in tokens(self.text, span, ())]
        phrase = take_apart(row, self.cast.writing)
        if not is_epithet(phrase):
            return None
        seen = brought_in(self.focus, "", min(row[0].start, statement.content[0].start), self.sources)
        if seen is None or not seen.subject or not may_mean(self.cast, phrase, seen.member):
            return None
        asked = self.sources and self.sources[-1].at >= seen.at or "?" in self.text[seen.at : statement.content[0].start]
        if asked and self.answers.replies(statement):
            return None  # who asked does not reply
        return Source(seen.member.called, SpeakerKind.PERSON, seen.member.role or words_of(row)).by("brought_in")

    def _unsaid(self, statement: Statement) -> Source:
        """No source in the text: a quotation right after another one is the same speaker's, or whose the sentence before it is about.

        Anything else stays unknown.
        """
        if statement.form is Form.INDIRECT or statement.cue:
            return NOBODY
        if told := quoted_next(self.focus, statement.content, self.sources):
            seen, says = told
            if says:
                return Source(seen.member.called, SpeakerKind.PERSON, seen.member.role).by("brought_in")
            if self.last and self.last[1].name != seen.member.called:
                return NOBODY
        if self.last is None:
            return NOBODY
        place, source = self.last
        here = bisect_left(self.starts, statement.content[0].start + 1) - 1
        opens = here >= 0 and statement.content[0].start - self.starts[here] <= 1
        return source.by("continuation") if here == place or (here == place + 1 and opens) else NOBODY

    def _pronoun(self, pronoun: str, at: int, own: Spans) -> Source:
        if pronoun in _FIRST | _SECOND:
            return self.talk.partner(at, first=pronoun in _FIRST)
        if pronoun in w.RELATIVES | {"whose"}:
            return self.antecedents.of(self._row_before(at), personal=pronoun in {"who", "whose"})
        if pronoun in {"he", "she", "his", "her", "him"}:
            if pronoun in _SUBJECTS and (member := topic(self.cast, self.focus, at, pronoun)):
                return Source(member.called, SpeakerKind.PERSON, member.role).by("topic")
            who = self.naming.person(at, "he" if pronoun in {"he", "his", "him"} else "she", own)
            seen = speaks_next(self.focus, pronoun, at, own, self.sources) if pronoun in _SUBJECTS and own else None
            named = Source(seen.member.called, SpeakerKind.PERSON, seen.member.role).by("brought_in") if seen else who
            return max(who, named, key=lambda source: source.certainty) if named.name == who.name else named
        if pronoun in {"it", "its"}:
            last = self.naming.it(at, self.last[1] if self.last else NOBODY)
            last = last if last.name else body_before(self.focus, at, self.sources).by("body_before")
            told = body_told(self.naming, at, own).by("body_told")
            return told if told.name and (told.name != last.name or told.certainty > last.certainty) else last
        if pronoun in {"they", "their"}:
            return they(self.naming, at, self.last[1] if self.last else NOBODY, self.sources)
        return NOBODY

    def _row_before(self, at: int) -> list[Token]:
        """The tokens of the paragraph before `at`, the last hundred at most."""
        row = self.rows[max(0, bisect_right(self.starts, at) - 1)]
        end = bisect_right(row, at, key=lambda token: token.end)
        return list(row[max(0, end - _REACH) : end])

    def _first_person(self) -> None:
        """An "I" inside somebody's words is that somebody; elsewhere it is who signs below, or the author."""
        spans = sorted((span.start, span.end, k) for k, s in enumerate(self.statements) for span in s.content if s.verbatim)
        for index, statement in enumerate(self.statements):
            if not statement.source or self.found[index].name or self.text[slice(*_bounds(statement.source))].lower() not in _FIRST:
                continue
            at = statement.source[0].start
            holder = bisect_right(spans, (at, len(self.text), 0)) - 1
            if holder >= 0 and spans[holder][1] > at and spans[holder][2] != index:
                self.found[index] = self.found[spans[holder][2]].by("quoted_i")
            elif not self.cast.inside_quotation(at):
                authors = self.article.authors
                author = self.letters.signer(at) or (authors[0] if len(authors) == 1 else None)
                self.found[index] = Source(author, SpeakerKind.AUTHOR, how="author")

    def _opening(self) -> None:
        """A headline's "scientist", and a lead's "a scientist", is who speaks below."""
        placed = [(s.source[0].start, s.source[-1].end, k) for k, s in enumerate(self.statements) if s.source]
        for part, headline in opening_of(self.text, self.paragraphs):
            below = [self.found[k].kept() for start, _, k in placed if start > part.end]
            self.found.update(echoes(self.cast, part, self.statements, self.found))
            for start, end, index in placed if below else ():
                if part.start <= start < part.end and self.found[index].kept().name is None:
                    echo = partial(self.naming.describer.echo.share, own=self.statements[index].content)
                    found = meant(self.text, Span(start, end), below, self.cast, headline=headline, echo=echo)
                    self.found[index] = found if found and found.kept().name else self.found[index]

    def _quote(self, index: int, statement: Statement, source: Source) -> Quote:
        sign = self.signed.get(index)
        via, addressee = self._told(statement)
        return Quote(
            article=self.article,
            content=statement.content,
            verbatim=statement.verbatim,
            cue=statement.cue,
            mention=(sign,) if sign else statement.source,
            form=statement.form,
            act=statement.act,
            polarity=statement.polarity,
            speaker=source.name,
            speaker_kind=source.kind,
            role=source.role,
            on_behalf_of=source.on_behalf_of,
            via=via,
            addressee=addressee,
            medium=statement.medium,
            confidence=round(confidence(source.stated(statement.confidence), source.certainty), 3),
        )

    def _told(self, statement: Statement) -> tuple[tuple[str, ...], str]:
        """Whom the source told: an outlet is a relay, anybody else is spoken to; the sources of statements around this one are relays."""
        relays: list[str] = []
        addressee = ""
        if statement.told:
            outlet = relay(tokens(self.text, statement.told[0], ()), self.cast)
            if outlet:
                relays.append(outlet)
            else:
                addressee = statement.told[0].cut(self.text).removesuffix("'s").removesuffix("’s")
        for spans in statement.via:
            row = [token for span in spans for token in tokens(self.text, span, ())]
            if row and row[0].lower in _OURSELVES:
                continue  # the article's own outlet passes nothing on
            passed_on = self._words(row, statement.content).name
            if passed_on or not _only_pronoun(row):
                relays.append(passed_on or words_of(row))
        return tuple(relays), addressee


def _only_pronoun(row: Sequence[Token]) -> bool:
    known = w.SUBJECT_PRONOUNS | w.RELATIVES | w.POSSESSIVES | {"me", "him", "her"}
    with_it = _WITH_PRONOUNS | (_WHEN if row[0].lower in w.RELATIVES else frozenset())
    rest = [token for token in row[1:] if token.lower not in with_it]
    return row[0].lower.split("'")[0] in known and not rest


def _place(statement: Statement) -> int:
    return statement.source[0].start if statement.source else statement.content[0].start


def _bounds(spans: Sequence[Span]) -> tuple[int, int]:
    return spans[0].start, spans[-1].end


def _sentence_starts(rows: Sequence[Sequence[Token]]) -> list[int]:
    starts = []
    for row in rows:
        fresh, bracketed = True, False
        for token in row:
            if fresh and token.text[0].isalnum():
                if not (bracketed and token.text[0].islower()):
                    starts.append(token.start)  # not behind "(R-Ore.)"
                fresh = False
            bracketed = fresh and token.text == ")"
            fresh = fresh or token.text in {".", "!", "?", "…"}
    return starts
