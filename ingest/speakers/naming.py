"""From the phrase that names a source to the member of the article it means."""

from collections.abc import Sequence
from dataclasses import replace

from archive.records import Span, SpeakerKind
from ingest.attribution.sentences import Token
from ingest.speakers import nominals, roles
from ingest.speakers.body_nouns import body_meant, miner, source_of
from ingest.speakers.campaigns import GOVERNING, Campaigns
from ingest.speakers.capitals import GOVERNMENTS
from ingest.speakers.cast import Cast
from ingest.speakers.delayed import Delayed
from ingest.speakers.described import GENERIC, Describer
from ingest.speakers.families import GOVERNED, families_meant
from ingest.speakers.focus import Focus
from ingest.speakers.given import given, ordinary
from ingest.speakers.joint import relates
from ingest.speakers.led import Led
from ingest.speakers.lexicon import (
    BODIES,
    CAMPAIGNS,
    DOCUMENTS,
    EITHER,
    ISSUED,
    ORGANISATION_WORDS,
    OWN_WORDS,
    PARTIES,
    PLATFORMS,
    RELATIVES,
    ROLE_WORDS,
    SHORT_BODIES,
)  # fmt: skip
from ingest.speakers.marked_names import large
from ingest.speakers.members import Member, personal
from ingest.speakers.mentions import Mention, mentions_in
from ingest.speakers.office_of import office_of
from ingest.speakers.phrase import Phrase, behalf, comes_from, plural, shortened, take_apart, until_comma, words_of
from ingest.speakers.seats import sits_for
from ingest.speakers.several import Several
from ingest.speakers.source import MEANT, NOBODY, SUREST, Source
from ingest.speakers.ways import way

_ARTICLES = frozenset({"a", "an", "the"})
CALLED_MEANT = 0.5
"""Of people whom the article calls so, more of the likelier ones are right (held-out articles, `training/described.py`)."""
EPITHET, BARE = 0.9, 0.8
"""An epithet ("the retired teacher") that the ranker leaves open is whom the text is about when that is this sure; `BARE` where it says
nothing of what they are."""
AGREED = 0.3
"""... and the ranker, which is less sure where the article says little of them, has nobody likelier."""
LIKELIER = 0.4
"""Who is only named bare nearby is not meant where the ranker finds somebody else so likely."""
JOINED = 0.9
"""Several people who spoke together are at least so surely who "they" are meant to be, given that they are."""
_LEADERS = frozenset({"leadership", "management"})
_ONCE = frozenset({"former", "ex", "retired", "acting"})
_FORCES = frozenset({"police"})
"""Bodies that are spoken of like several people."""


class Naming:
    """Reads source phrases against the cast of an article."""

    def __init__(self, cast: Cast, focus: Focus, describer: Describer) -> None:
        self.cast, self.focus, self.describer = cast, focus, describer
        self.campaigns = Campaigns(cast, focus)
        self.delayed, self.led = Delayed(cast, focus), Led(cast)
        self.several = Several(cast, self.named)

    def phrase(self, row: Sequence[Token], own: Sequence[Span] = ()) -> Source:
        """A noun phrase, the source of the words `own`: a name, a role, a body, a document, a group, or somebody without a name."""
        phrase = take_apart(row, self.cast.writing)
        if not phrase.head:
            return NOBODY
        if several := self.several.party(phrase) or self.several.joint(phrase):
            return several
        if whole := self._defined(phrase):
            return source_of(whole).by("acronym")
        if phrase.noun in _FORCES and (force := nominals.only_force(self.cast, phrase)):
            return source_of(force).by("body")
        if self._is_short(phrase):
            return body_meant(self.describer, phrase, "", own)
        if phrase.ends_in_name and self._is_name(phrase):
            return self._held(phrase) or self._government(phrase) or self._single(phrase)
        return (
            self._apposed(phrase)
            or self.several.listed(phrase)
            or self._known_word(phrase)
            or self._owned(phrase)
            or self._nominal(phrase, own)
        )

    def person(self, at: int, pronoun: str, own: Sequence[Span] = ()) -> Source:
        """The person a pronoun at `at` means, the source of the words `own`."""
        found = self.focus.who(at, pronoun, own)
        if found is None or found[1] < MEANT:
            return Source(kind=SpeakerKind.PERSON)
        return replace(source_of(found[0]), kind=SpeakerKind.PERSON).by("pronoun", min(found[1], SUREST))

    def it(self, at: int, last: Source) -> Source:
        """The organisation an "it" means: the last source when it is one, else the subject nearest before."""
        near = nominals.body_near(self.cast, at)
        if last.name and last.kind is SpeakerKind.ORGANISATION and (near is None or near.member.name == last.name):
            return last.by("it_last")
        return NOBODY

    def they(self, last: Source) -> Source:
        """Several people or a body that spoke last."""
        if ";" in (last.name or ""):
            return replace(last, certainty=max(last.certainty, JOINED)).by("they_joint")
        if last.kind in {SpeakerKind.GROUP, SpeakerKind.ORGANISATION}:
            return last.by("they")
        return NOBODY

    def _defined(self, phrase: Phrase) -> Member | None:
        """The body whose name, explained by an acronym in brackets, the phrase begins with."""
        starts = [token.start for token in phrase.head[:2]]
        closed = next((k for k, token in enumerate(phrase.row) if token.text == ")"), len(phrase.row))
        if closed + 1 < len(phrase.row) and phrase.row[closed + 1].text[0].isupper():
            return None  # "... (LHB) Director Ana Silva", who speaks herself
        return next((self.cast.defined[at] for at in starts if at in self.cast.defined), None)

    def _is_short(self, phrase: Phrase) -> bool:
        """Whether a phrase is a common noun with a capital ("the Company"), short for a body that is named in full elsewhere."""
        if len(phrase.head) != 2 or phrase.head[0].lower != "the" or phrase.noun not in SHORT_BODIES:  # noqa: PLR2004
            return False
        found = self.cast.find(phrase.head[1].text)
        return found is None or " " not in found.member.name

    def _is_name(self, phrase: Phrase) -> bool:
        """Whether the head ends in a proper name rather than in a role or people written with a capital ("the Lowmere Democrat")."""
        mention = phrase.names[-1]
        words = mention.name.split()
        titled = mention.role and mention.role.lower() not in _ONCE
        if words[-1].lower() in ROLE_WORDS - {"justice"} and not titled and (not given(words[0]) or nominals.serves(self.cast, words)):
            return len(phrase.row) == 1 and self._bears(words[0])
        if phrase.indefinite and mention.span.start == phrase.head[1].start and not mention.sure and ordinary(words[-1]):
            return False  # "Another Harbour Figure"
        before = [token.lower for token in phrase.head if token.end <= mention.span.start]
        if before[-1:] == ["of"] and len(before) > 1 and before[-2] in ROLE_WORDS and not mention.role:
            return False  # "the Head of Communications"
        if phrase.indefinite and all(word.lower() in ORGANISATION_WORDS for word in words):
            return False
        if not mention.role and words[0].lower() in ROLE_WORDS and words[1:2] in (["of"], ["for"]):
            return False
        if mention.kind is not SpeakerKind.GROUP:
            return not (len(phrase.head) == 2 and phrase.head[0].lower in {"a", "an"})  # noqa: PLR2004
        found = self.cast.find(mention.name)
        return found is not None and found.member.kind is SpeakerKind.PERSON

    def _bears(self, word: str) -> bool:
        """Whether a word for what somebody does ("Baker") is the surname of a person of the article whose full name it has."""
        found = self.cast.find(word)
        return found is not None and found.member.kind is SpeakerKind.PERSON and found.member.full > 0

    def _single(self, phrase: Phrase) -> Source:
        mention = phrase.names[-1]
        source = self.named(mention)
        source = replace(source, kind=SpeakerKind.ORGANISATION, role="") if phrase.bodily else source
        if source.kind is SpeakerKind.ORGANISATION or phrase.genitive:
            return source
        lead = words_of([t for t in phrase.head if t.end <= mention.span.start])
        title = roles.title(mention.role)
        after = roles.apposed(self.cast.text, mention.span.end)
        role = after or (f"{lead} {title}".strip() if lead and roles.is_agent((title or lead).split()[-1]) else title) or source.role
        return replace(source, role=role, on_behalf_of=behalf(phrase.row, phrase.head))

    def _held(self, phrase: Phrase) -> Source | None:
        """Who holds an office that is written like a name before theirs ("The Registrar, Mr Ned Roe,", "Head of Tides, Ana Silva,")."""
        office = phrase.names[-1]
        if not phrase.rest or phrase.rest[0].text != "," or not (office.role and ordinary(phrase.noun) or office.the and not office.sure):
            return None
        part = until_comma(phrase.rest[1:])
        found = mentions_in(part, self.cast.writing)
        alone = len(found) == 1 and found[0].span.start == part[0].start and found[0].span.end == part[-1].end
        if not alone or found[0].kind is not SpeakerKind.PERSON or not (found[0].sure or office.role and personal(found[0].name)):
            return None
        return replace(self.named(found[0]), role=words_of(phrase.head), on_behalf_of=behalf(phrase.row, phrase.head)).by("apposed")

    def _government(self, phrase: Phrase) -> Source | None:
        """The country whose capital speaks ("Moscow said"), unless somebody of the article bears its name."""
        mention = phrase.names[-1]
        country = GOVERNMENTS.get(mention.name.casefold())
        if country is None or mention.role or phrase.rest or mention.span.start != phrase.head[0].start and phrase.head[0].lower != "the":
            return None
        found = self.cast.find(mention.name)
        if found and found.member.kind in {SpeakerKind.PERSON, SpeakerKind.GROUP}:
            return None
        named = self.cast.find(country)
        return Source(named.member.called if named else country, SpeakerKind.ORGANISATION).by("capital")

    def _apposed(self, phrase: Phrase) -> Source | None:
        """The name after a role ("the head teacher, Ana Silva", "a spokesman for the mayor, Ana Silva,")."""
        row = phrase.row
        for at in range(len(phrase.head), min(len(row) - 1, len(phrase.head) + 12)):
            if row[at].text not in {",", ":", "("}:
                continue
            part = until_comma(row[at + 1 : at + 14])
            found = mentions_in(part, self.cast.writing)
            if found and comes_from(part, found[0]):
                part, found = [token for token in part if token.end <= found[0].span.end], found[:1]
            if found and row[at].text == "(" and shortened(phrase.head, part):
                return replace(self.named(found[-1]), kind=SpeakerKind.ORGANISATION, role="").by("apposed")
            alone = bool(found) and " " not in found[-1].name and not (phrase.noun in RELATIVES and given(found[-1].name))
            if not found or alone and not found[-1].role or found[-1].span.end != part[-1].end or relates(part, found[-1]):
                continue
            source = self.named(found[-1])
            if phrase.noun in BODIES:
                known = self.cast.find(found[-1].name)
                personal = source.kind is SpeakerKind.PERSON and (known is None or known.member.kind is SpeakerKind.PERSON)
                return None if personal else replace(source, kind=SpeakerKind.ORGANISATION).by("apposed")
            if source.kind is SpeakerKind.ORGANISATION and phrase.noun.removesuffix("s") in EITHER:
                return source.by("apposed")
            if row[at].text == "(" and not (source.kind is SpeakerKind.PERSON and (found[-1].role or found[-1].sure)):
                continue
            if source.kind is not SpeakerKind.ORGANISATION:
                return replace(source, role=roles.short(words_of(row[:at])), on_behalf_of=behalf(row[:at], phrase.head)).by("apposed")
        return None

    def _known_word(self, phrase: Phrase) -> Source | None:
        """A name that is also a word ("Early"), when the article knows somebody of that name."""
        last = phrase.head[-1]
        if phrase.names or not last.text[0].isupper() or len(phrase.head) > 1:
            return None
        found = self.cast.find(last.text)
        return source_of(found.member).by("known_word") if found else None

    def _owned(self, phrase: Phrase) -> Source | None:
        """What somebody's own words or campaign say ("Silva's remarks", "his campaign", "the Silva campaign")."""
        noun = phrase.noun
        if len(phrase.head) == 2 and phrase.head[0].lower == "the" and not phrase.rest and noun in GOVERNING | {"campaign"}:  # noqa: PLR2004
            at = phrase.head[0].start
            return self.campaigns.running(at) if noun == "campaign" else self.campaigns.governing(noun, at)
        owner = self._owner(phrase)
        if noun == "office" or phrase.rest and phrase.rest[-1].lower == "office":
            return office_of(phrase, owner)
        if owner is None or owner.name is None:
            return None
        if noun in CAMPAIGNS and owner.kind is not SpeakerKind.ORGANISATION:
            return Source(f"{owner.name.split()[-1]} campaign", SpeakerKind.ORGANISATION, certainty=owner.certainty).by("campaign")
        if noun in _LEADERS and owner.kind is SpeakerKind.ORGANISATION:
            return owner.by("own_words")
        if noun in OWN_WORDS and owner.kind is SpeakerKind.PERSON:
            return owner.by("own_words")
        if noun in BODIES and owner.kind is SpeakerKind.PERSON and noun == "administration":
            return Source(f"{owner.name.split()[-1]} {noun}", SpeakerKind.ORGANISATION, certainty=owner.certainty).by("campaign")
        return None

    def _owner(self, phrase: Phrase) -> Source | None:
        first = phrase.head[0]
        if phrase.noun == "office" and phrase.goes_on("of"):
            return self.phrase(phrase.rest[1:])
        names = [mention for mention in phrase.names if mention.name.lower() not in PLATFORMS]
        if names and not phrase.ends_in_name:
            between = [t for t in phrase.head[:-1] if t.start >= names[-1].span.end]
            adjacent = all(t.lower in PLATFORMS | {"own", "official", "presidential"} for t in between)
            return self.named(names[-1]) if adjacent and len(names) == 1 else None
        if first.lower in {"his", "her"} and not names and len(phrase.head) < 4:  # noqa: PLR2004
            return self.person(first.start, "he" if first.lower == "his" else "she")
        return None

    def named(self, mention: Mention) -> Source:
        """Whom a name means."""
        if source := self.campaigns.named(mention) or self.several.stroke(mention):
            return source
        found = self.cast.find(mention.name, mention.gender, mention.role, mention.span.start)
        if found is None:
            words = mention.name.split()
            opens = self.cast.find(" ".join(words[:2])) if len(words) > 2 else None  # noqa: PLR2004
            if opens and opens.how == "full" and opens.member.kind is SpeakerKind.PERSON:
                return source_of(opens.member).by("stranger")  # in a headline every word has a capital
            if not mention.role and all(ordinary(word) and not given(word) for word in words):
                return NOBODY
            kind = mention.kind if mention.sure else SpeakerKind.PERSON if personal(mention.name) else SpeakerKind.UNKNOWN
            return Source(mention.name, kind).by("stranger")
        return source_of(found.member).by(way(found, mention))

    def _nominal(self, phrase: Phrase, own: Sequence[Span]) -> Source:
        noun, described = phrase.noun, words_of(phrase.head)
        at = phrase.head[0].start
        if place := self._place(phrase):
            return place
        if noun in DOCUMENTS:
            return self._issuer(phrase) or Source(phrase.lasting, SpeakerKind.DOCUMENT)
        if plural(noun):
            pointing = phrase.definite and not any(token.text[0].isupper() for token in phrase.head[1:])
            cut = phrase.uncounted.lower().endswith(" of")  # "many of whom"
            return Source(None, SpeakerKind.GROUP) if pointing or cut else Source(phrase.uncounted, SpeakerKind.GROUP).by("group")
        if noun in BODIES or noun in ORGANISATION_WORDS or families_meant(noun):
            return body_meant(self.describer, phrase, described, own)
        if company := miner(self.describer, phrase, own):
            return company
        if found := self._described(phrase, at, own):
            self.describer.meant[roles.key(noun)] = found[0]
            role = found[0].role or (roles.short(words_of(phrase.row)) if phrase.indefinite else described)
            return replace(source_of(found[0]), role=role).by(found[1], found[2])
        after = nominals.introduced_after(self.cast, phrase) if roles.is_agent(noun) else None
        if after:
            return replace(source_of(after), role=roles.short(words_of(phrase.row))).by("introduced")
        office = phrase.definite and noun in ROLE_WORDS and all(large(token) for token in phrase.head[1:])
        kind = SpeakerKind.PERSON if office else SpeakerKind.ANONYMOUS
        how = "the" if phrase.definite else "a" if phrase.indefinite else "bare"
        words = words_of(phrase.row) if noun not in _ARTICLES else ""  # of "the | man from the quay" only "the" was taken for the source
        return Source(None, kind, words, behalf(phrase.row, phrase.head), how)

    def _issuer(self, phrase: Phrase) -> Source | None:
        """Whose own words a document gives: "a statement from the Harbour Board", "the Harbour Board's statement"."""
        if phrase.noun not in ISSUED:
            return None
        after = phrase.rest[1:] if phrase.rest[:1] and phrase.rest[0].lower in {"from", "by"} else ()
        issuer = self.phrase(after) if after else self._owner(phrase)
        if issuer is None or issuer.name is None or issuer.kind in {SpeakerKind.GROUP, SpeakerKind.DOCUMENT}:
            return None
        kind = SpeakerKind.ORGANISATION if issuer.kind is SpeakerKind.UNKNOWN else issuer.kind
        return replace(issuer, kind=kind).by("own_words")

    def _place(self, phrase: Phrase) -> Source | None:
        """What governs the place that the phrase itself names ("the city of Porto")."""
        if phrase.noun not in GOVERNED or not phrase.goes_on("of") or phrase.names:
            return None
        found = mentions_in(phrase.rest[1:], self.cast.writing)
        if not found or found[0].span.start != phrase.rest[1].start:
            return None
        return Source(f"{phrase.noun.capitalize()} of {found[0].name}", SpeakerKind.ORGANISATION).by("described_body")

    def _described(self, phrase: Phrase, at: int, own: Sequence[Span]) -> tuple[Member, str, float | None] | None:
        """Whom a role or an epithet means, by which way, and how surely where the way has no certainty of its own."""
        if exact := sits_for(self.cast, phrase) or self.led.meant(phrase):
            return exact, "role", None
        people = self.cast.people() if any(token.text[0].isdigit() for token in phrase.head) else ()
        of_age = [member for member in people if nominals.is_aged(phrase, member)]
        if len(of_age) == 1:
            return of_age[0], "aged", None
        known = phrase.definite or (not phrase.indefinite and roles.is_agent(phrase.noun))
        ruled = nominals.by_role(self.cast, phrase, at) if known else None
        held = ruled.member if ruled and ruled.how == "role" and nominals.fits(phrase, ruled.member) else None
        if held and nominals.office(phrase, held):
            return held, "role", None
        ranked = self.describer.person(phrase, at, own)
        called = ranked is not None and roles.key(phrase.noun) in ranked[0].roles
        clear = ranked is not None and ranked[1] >= (CALLED_MEANT if called else MEANT) and nominals.fills(phrase, ranked[0])
        if delayed := self._delayed(phrase, own, ranked, beside=clear):
            return delayed, "delayed", None
        if ranked and clear:
            return ranked[0], "described", min(ranked[1], SUREST)
        if held and ranked and ranked[0] is held:
            return held, "role", None
        pointing = not ruled and nominals.points(phrase) and phrase.noun not in GENERIC
        who = self.focus.who(at, "") if pointing and not any(m.kind is SpeakerKind.PERSON for m in phrase.names) else None
        if (
            who is None
            or who[1] < (EPITHET if who[0].roles or phrase.noun in PARTIES else BARE)
            or nominals.contradicts(phrase, who[0])
            or not nominals.fills(phrase, who[0])
        ):
            return None
        return (who[0], "epithet", None) if ranked and ranked[0] is who[0] and ranked[1] >= AGREED else None

    def _delayed(self, phrase: Phrase, own: Sequence[Span], ranked: tuple[Member, float] | None, *, beside: bool) -> Member | None:
        """Who is described here and named bare beside it, unless the ranker finds somebody else likely who is not described otherwise."""
        noun = roles.key(phrase.noun)
        found = self.delayed.meant(phrase, own, beside=beside)
        if found is None:
            return None
        other = ranked is not None and ranked[0] is not found and ranked[1] >= LIKELIER
        if other and ranked is not None and not self.delayed.is_taken(ranked[0], noun):
            return None
        self.delayed.take(found, noun)
        return found
