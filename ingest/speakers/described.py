"""Whom a description means ("the mayor", "the Texas senator", "the company"): rankers over the people and bodies of the article.

Each candidate is described by what the article calls it, by how well the words of the phrase fit, and by where it was mentioned last or
comes next; a linear score and a softmax over the candidates and "nobody of these" give a probability. The weights are fitted by
`training/described.py`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log

from archive.records import Span, SpeakerKind
from ingest.attribution.things import THINGS
from ingest.speakers import nominals, roles
from ingest.speakers.beside import Beside
from ingest.speakers.cast import Cast
from ingest.speakers.domains import walks
from ingest.speakers.echo import Echo
from ingest.speakers.families import apart, families_asked, families_of, is_territory, silent, territory
from ingest.speakers.focus import Focus
from ingest.speakers.given import DEMONYMS, given
from ingest.speakers.learned import Features, best, weights
from ingest.speakers.lexicon import FEMALE, KIN, MALE, PARTIES, PERSON_NOUNS, RELATIVES, ROLE_WORDS, SHORT_BODIES, SPOKEN_FOR
from ingest.speakers.members import Found, Member, Seen, personal, somebody
from ingest.speakers.phrase import Phrase

EPITHETS = ("-old", "surgeon", "man", "woman", "ist", "maker", "er")
"""Endings of what somebody is called besides roles."""
_SURE = 0.8
"""A pronoun here would surely mean them."""
_OPENING = 400
"""Characters from the beginning in which an article describes whom it names later."""
_BACK, _AHEAD, _MANY = 60, 12, 40
_STYLES = frozenset({"doctor"})
"""Titles that say nothing of what somebody does in the text."""
_HEAD = 40
"""Who is named within so many characters of its beginning heads a paragraph."""
_SOON = 300
"""So many characters after a description whom it means may be named for the first time."""
GENERIC = PERSON_NOUNS | SPOKEN_FOR | frozenset("aide adviser analyst expert critic supporter voter resident witness reporter".split())
_OTHERS = frozenset(
    "academic acrobat addict adult apprentice architect astronaut bailiff barista blonde boatswain boy boyfriend bride celebrity "
    "champion child citizen cleric comic companion comrade concierge convict cop cowboy crook culprit dad disciple dropout exile fan "
    "fiancé fiancée fugitive girl girlfriend graduate grandfather grandmother groom guard guest guide guru gymnast heir hermit hero "
    "heroine hostage inmate intern jockey kid knight landlady landlord lifeguard locksmith magistrate magnate maid marshal mason "
    "masseuse matriarch medic mom mum native neighbor neighbour nomad novice orphan outlaw passer-by patriarch pensioner pilot "
    "plaintiff playwright prelate prodigy provost pundit rebel recruit relative renegade restaurateur roommate scout scribe shepherd "
    "sibling spouse spy star stowaway suspect teammate teen thief toddler twin tycoon umpire uncle vet veteran victim virtuoso widow "
    "widower witness youth".split()
)
PERSON = (
    "head", "head_sole", "fit", "misses", "clash", "walk", "walk_off", "gender_fits", "gender_off", "nearest", "nearest_subject",
    "last_source", "source_before", "same_paragraph", "paragraph_before", "farther", "log_mentions", "most_named", "share_said", "alone",
    "reported", "next", "next_new", "later", "kin", "indefinite_known", "bare_known", "bare_most", "owner", "head_recent",
    "the", "owned", "generic", "trade", "goes_on", "fits_all", "the_subject", "the_source", "the_most", "the_head", "the_alone", "the_else",
    "chance", "the_chance", "the_sure", "rule", "rule_sole", "rule_part", "else_ruled", "foreign_chance", "agent", "bare_rule",
    "known_person", "speaks", "the_speaks", "next_speaks", "roleless", "first_speaks", "opens", "sure_roleless", "sure_roles", "owned_sure",
    "beside", "beside_sole", "fit_beside", "fit_beside_sole", "misses_beside", "same_sentence", "one_back", "alone_back", "subject_back",
    "the_one_back", "the_subject_back", "next_first", "next_beside",
    "inside", "named_after", "in_own", "meant", "else_meant", "heads", "heads_before", "named_before", "named_next", "new_next",
    "the_named_roleless", "the_new_here", "echo", "echo_most", "echo_opens",
    "nobody",
)  # fmt: skip
BODY = (
    "whole", "in_name", "called", "kin_word", "fit", "misses", "family", "family_off", "untyped", "acronym", "territory", "territory_off",
    "nearest", "nearest_subject", "last_source", "same_paragraph", "paragraph_before", "farther", "log_mentions", "most_named", "alone",
    "sole", "later", "indefinite", "reported", "named_fit_near",
    "the", "owned", "the_near", "the_source", "goes_on", "unknown", "rule", "rule_sole", "rule_near", "else_ruled",
    "speaks", "the_speaks", "speaks_near", "opens_speaks", "opens", "indefinite_fit",
    "beside", "beside_sole", "fit_beside", "same_sentence", "one_back", "alone_back", "subject_back", "the_one_back", "the_subject_back",
    "family_sole", "untyped_back", "body_back",
    "inside", "named_after", "in_own", "meant", "else_meant", "heads", "heads_before", "named_before", "named_next", "new_next",
    "the_named_roleless", "the_new_here",
    "nobody",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Near:
    """Where a candidate stands: its last mention before the phrase (None when it comes later), its rank among the nearest, and so on."""

    seen: Seen | None
    nearest: bool
    subject: bool
    alone: bool
    next: bool


@dataclass(frozen=True, slots=True)
class _About:
    """What an article says beside a candidate's name apart from the phrase: the phrase's noun, its other words, and how far back it is."""

    words: frozenset[str]
    called: bool
    only: bool
    fits: float
    best: bool
    back: int
    alone: bool
    inside: bool
    later: bool
    said: bool
    meant: bool
    taken: bool
    heads: bool
    heads_before: bool
    named_before: bool
    named_next: bool
    new_here: bool
    echo: float
    loudest: bool
    opens: bool

    def told(self, new: bool, bare: bool) -> tuple[bool, ...]:  # noqa: FBT001 (one row of features)
        """As features; `new`: the candidate has not been mentioned before; `bare`: the phrase points, and nothing else is said of them."""
        named = self.inside, self.later, self.said, self.meant, self.taken and not self.meant
        standing = self.heads, self.heads_before, self.named_before, self.named_next, self.named_next and new
        return *named, *standing, bare and self.named_before, bare and self.new_here

    def echoes(self) -> tuple[float, ...]:
        """As features, how much of what is said the candidate says by name elsewhere."""
        return self.echo, self.loudest, self.echo * self.opens


class Describer:
    """Finds whom the descriptions of one article mean."""

    person_weights: Features = ()
    body_weights: Features = ()
    """Other weights than those that were fitted, while they are being fitted."""

    def __init__(self, cast: Cast, focus: Focus) -> None:
        self.cast, self.focus = cast, focus
        self.beside = Beside(cast.text)
        self.echo = Echo(cast.text, focus.named)
        self.meant: dict[str, Member] = {}

    def person(self, phrase: Phrase, at: int, own: Sequence[Span] = ()) -> tuple[Member, float] | None:
        """The likeliest person for a description at `at`, and how likely; nobody where that is a woman and the noun a man's, or so."""
        ranked = self.people(phrase, at, own)
        if not ranked:
            return None
        index, chance = best([row for _, row in ranked], self.person_weights or weights("described_person", PERSON))
        return None if nominals.of_other_sex(phrase, ranked[index][0]) else (ranked[index][0], chance)

    def body(self, phrase: Phrase, at: int, own: Sequence[Span] = ()) -> tuple[Member, float] | None:
        """The likeliest body for a description at `at`, and how likely."""
        ranked = self.bodies(phrase, at, own)
        if not ranked:
            return None
        index, chance = best([row for _, row in ranked], self.body_weights or weights("described_body", BODY))
        return ranked[index][0], chance

    def people(self, phrase: Phrase, at: int, own: Sequence[Span] = ()) -> list[tuple[Member, Features]]:
        """The people who may be meant, each with its features; none by a noun for something else ("the audience")."""
        if not personal_noun(phrase.noun):
            return []
        called = self.cast.called.get(roles.key(phrase.noun), [])
        found = self._around(at, lambda member: somebody(member) and not nominals.ruled_out(phrase, member), called[:_MANY])
        attention = self.focus.attention(at)
        ruled = nominals.by_role(self.cast, phrase, at)
        around = self._about(phrase, at, found, own)
        return [
            (m, self._person_row(phrase, at, m, near, called, attention.get(id(m), 0.0), ruled, about))
            for (m, near), about in zip(found, around, strict=True)
        ]

    def bodies(self, phrase: Phrase, at: int, own: Sequence[Span] = ()) -> list[tuple[Member, Features]]:
        """The bodies that may be meant, each with its features."""
        noun = phrase.noun
        found = self._around(at, _something, filter(_something, self.cast.worded.get(noun, [])[:_MANY]))
        wanted = {token.lower for token in phrase.head[:-1]}
        found = [pair for pair in found if not (_inside(noun, pair[0]) or apart(noun, wanted, pair[0]) or self._silent(noun, *pair))]
        fitting = [id(member) for member, _ in found if _named_so(noun, member)]
        ruled = nominals.body(self.cast, phrase, at) if phrase.definite else None
        around = self._about(phrase, at, found, own)
        return [
            (member, self._body_row(phrase, at, member, near, fitting, ruled, about))
            for (member, near), about in zip(found, around, strict=True)
        ]

    def _silent(self, noun: str, member: Member, near: _Near) -> bool:
        return near.seen is not None and silent(self.cast.text, noun, member, near.seen.at)

    def _about(self, phrase: Phrase, at: int, found: Sequence[tuple[Member, _Near]], own: Sequence[Span]) -> list["_About"]:
        """What stands beside each candidate elsewhere, and how many sentences back it was mentioned, compared with the others."""
        noun, wanted = roles.key(phrase.noun), nominals.modifiers(phrase)
        words = [self.beside.words(member, at) for member, _ in found]
        called = [noun in each for each in words]
        known = [len(wanted & (each | m.roles | {w.lower() for w in m.name.split()})) for each, (m, _) in zip(words, found, strict=True)]
        best = max(known, default=0)
        echoes = [self.echo.share(member, own) for member, _ in found]
        loudest = max(echoes, default=0.0)
        back = [self._sentences_back(at, near.seen) for _, near in found]
        last = [k for k, sentences in enumerate(back) if sentences == 1 and (seen := found[k][1].seen) and not seen.quoted]
        return [
            _About(
                words[k],
                called[k],
                called[k] and sum(called) == 1,
                known[k] / max(1, len(wanted)),
                0 < known[k] == best and known.count(best) == 1,
                back[k],
                last == [k],
                *self._named_about(phrase, at, found[k][0], own),
                self.meant.get(noun) is found[k][0],
                noun in self.meant,
                *self._standing(at, found[k][0]),
                echoes[k],
                0.0 < echoes[k] == loudest,
                at < _OPENING,
            )
            for k in range(len(found))
        ]

    def _standing(self, at: int, member: Member) -> tuple[bool, bool, bool, bool, bool]:
        """Whether a member heads this paragraph or the one before, was the source that was named last, will be the one named next."""
        starts = self.focus.paragraphs
        here = bisect_right(starts, at) - 1
        heads = [
            bisect_left(member.places, starts[k]) < bisect_left(member.places, min(at, starts[k] + _HEAD)) if k >= 0 else False
            for k in (here, here - 1)
        ]
        before, after = self.focus.named_around(at, _SOON)
        stop = starts[here + 1] if here + 1 < len(starts) else len(self.cast.text)
        new_here = after is member and at < member.places[0] < stop
        return heads[0], heads[1], before is member, after is member, new_here

    def _named_about(self, phrase: Phrase, at: int, member: Member, own: Sequence[Span]) -> tuple[bool, bool, bool]:
        """Whether a member is named inside the phrase, later in its sentence, in what is said: somebody else than who says it."""
        end = phrase.row[-1].end
        sentences = self.focus.sentences
        after = bisect_right(sentences, at)
        stop = sentences[after] if after < len(sentences) else len(self.cast.text)
        first, last = bisect_left(member.places, at), bisect_left(member.places, stop)
        near = member.places[first:last]
        return any(place < end for place in near), any(place >= end for place in near), member.named_in(own)

    def _sentences_back(self, at: int, seen: Seen | None) -> int:
        if seen is None:
            return 99
        return bisect_right(self.focus.sentences, at) - bisect_right(self.focus.sentences, seen.at)

    def _around(self, at: int, fits: Callable[[Member], bool], also: Iterable[Member]) -> list[tuple[Member, _Near]]:
        """The members that fit, mentioned before `at`, the nearest first, then those that come next, then `also`."""
        events = self.focus.events
        index = bisect_left(events, (at, -1))
        latest: dict[int, Seen] = {}
        subject = 0
        for _, _, seen, _ in reversed(events[max(0, index - _BACK) : index]):
            if not fits(seen.member):
                continue
            latest.setdefault(id(seen.member), seen)
            if not subject and seen.subject and not seen.quoted:
                subject = id(seen.member)
        members = {which: seen.member for which, seen in latest.items()}
        ahead = [e[2].member for e in events[index : index + _AHEAD] if fits(e[2].member) and id(e[2].member) not in latest]
        new = next((m for m in ahead if m.places and m.places[0] > at), None)
        for member in (*ahead, *also):
            members.setdefault(id(member), member)
        here = bisect_right(self.focus.paragraphs, at)
        close = [w for w, seen in latest.items() if not seen.quoted and here - bisect_right(self.focus.paragraphs, seen.at) <= 1]
        return [
            (m, _Near(latest.get(w), rank == 0 and w in latest, w == subject, [w] == close, m is new))
            for rank, (w, m) in enumerate(members.items())
        ]

    def _person_row(
        self,
        phrase: Phrase,
        at: int,
        member: Member,
        near: _Near,
        called: Sequence[Member],
        chance: float,
        ruled: Found | None,
        about: _About,
    ) -> Features:
        noun = roles.key(phrase.noun)
        wanted, firm = nominals.modifiers(phrase), nominals.firm(phrase)
        own = member.roles | {word.lower() for word in member.name.split()}
        head = noun in member.roles
        ours, theirs = walks([phrase.noun]), walks([" ".join(sorted(member.roles))])
        gender = "he" if phrase.noun in MALE else "she" if phrase.noun in FEMALE else ""
        seen = near.seen
        back = self._paragraphs_back(at, seen)
        known = seen is not None
        bare = not phrase.definite and not phrase.indefinite
        source = member is self.focus.last_source
        how = ruled.how if ruled is not None and ruled.member is member else ""
        the, owned = phrase.head[0].lower in {"the", "this"}, phrase.definite and phrase.head[0].lower not in {"the", "this"}
        sure = chance > _SURE
        speaks, first = id(member) in self.focus.speakers, at < _OPENING and member is self.focus.first_speaker
        owner = any(m.name.split()[-1] == member.surname for m in phrase.names)
        subject_back = about.back == 1 and seen is not None and seen.subject
        row = (
            head, head and len(called) == 1, len(wanted & own) / max(1, len(wanted)), len(firm - own), nominals.clashes(phrase, member),
            bool(ours & theirs), bool(ours and theirs and not ours & theirs), bool(gender) and member.gender == gender,
            {gender, member.gender} == {"he", "she"}, near.nearest, near.subject, source, source and back <= 1, back == 0, back == 1,
            log(1 + max(0, back - 1)) if known else 0.0, log(1 + len(member.places)), len(member.places) == self.focus.most,
            self.focus.said.get(id(member), 0) / (1 + sum(self.focus.said.values())), near.alone,
            seen is not None and self.focus.reports(seen.at), near.next, near.next and not phrase.definite,
            not known and not near.next, phrase.noun in KIN, phrase.indefinite and known,
            bare and known, bare and len(member.places) == self.focus.most, owner, head and back <= 1,
            the, owned, noun in GENERIC, noun in ROLE_WORDS and not head, bool(phrase.rest), bool(firm) and firm <= own,
            the and near.subject, the and source and back <= 1, the and len(member.places) == self.focus.most, the and head,
            the and near.alone, the and bool(called) and not head, chance, chance * the, the and sure,
            how != "", how == "role", how == "role_part", ruled is not None and not how, chance * bool(firm - own),
            roles.is_agent(phrase.noun), bare and how != "", member.kind is SpeakerKind.PERSON, speaks,
            the and speaks, near.next and speaks, not member.roles, first, at < _OPENING,
            the and sure and not member.roles, the and sure and bool(member.roles) and not head, owned and sure,
            about.called, about.only, about.fits, about.best, len(firm - own - about.words), about.back == 0, about.back == 1, about.alone,
            subject_back, the and about.back == 1, the and subject_back, near.next and member.places[0] - at < _SOON,
            near.next and about.called, *about.told(not known, the and not member.roles - _STYLES), *about.echoes(), 0.0,
        )  # fmt: skip
        return tuple(map(float, row))

    def _body_row(
        self, phrase: Phrase, at: int, member: Member, near: _Near, fitting: Sequence[int], ruled: Found | None, about: _About
    ) -> Features:
        noun = phrase.noun
        words = {word.lower() for word in member.name.split()}
        wanted = nominals.modifiers(phrase)
        own = words | member.roles
        asked, families = families_asked(noun), families_of(words | member.roles)
        seen = near.seen
        back = self._paragraphs_back(at, seen)
        known = seen is not None
        how = ruled.how if ruled is not None and ruled.member is member else ""
        place, meant = is_territory(member), territory(noun)
        named, speaks = id(member) in fitting, id(member) in self.focus.speakers
        the = phrase.head[0].lower in {"the", "this"}
        owned = phrase.definite and not the
        subject_back = about.back == 1 and seen is not None and seen.subject
        row = (
            noun in words and wanted <= words, noun in words, noun in member.roles, named and noun not in words,
            len(wanted & own) / max(1, len(wanted)), len(nominals.firm(phrase) - own), bool(asked & families),
            bool(asked and families and not asked & families), not families and not place, member.name.isupper(), place and meant,
            place != meant and (place or meant), near.nearest, near.subject, self.focus.last_body is member, back == 0, back == 1,
            log(1 + max(0, back - 1)) if known else 0.0, log(1 + len(member.places)), len(member.places) == self.focus.most_body,
            near.alone, named and len(fitting) == 1, not known, phrase.indefinite, seen is not None and self.focus.reports(seen.at),
            named and known and back <= 1, the, owned, the and near.nearest, the and self.focus.last_body is member, bool(phrase.rest),
            member.kind is SpeakerKind.UNKNOWN, how != "", how == "body", how == "body_near", ruled is not None and not how,
            speaks, the and speaks, speaks and known and back <= 1, speaks and at < _OPENING, at < _OPENING, phrase.indefinite and named,
            about.called, about.only, about.fits, about.back == 0, about.back == 1, about.alone, subject_back, the and about.back == 1,
            the and subject_back, fitting == [id(member)], not families and not place and about.back == 1,
            not place and about.back <= 1 and not meant, *about.told(not known, the and not member.roles), 0.0,
        )  # fmt: skip
        return tuple(map(float, row))

    def _paragraphs_back(self, at: int, seen: Seen | None) -> int:
        """Paragraphs between a mention and `at`; many when it was not mentioned before."""
        if seen is None:
            return 99
        return bisect_right(self.focus.paragraphs, at) - bisect_right(self.focus.paragraphs, seen.at)


def _inside(noun: str, member: Member) -> bool:
    """Whether a noun stands only in what a body is of or for: "the university" is not the Council of the University."""
    words = member.name.lower().split()
    head = next((at for at, word in enumerate(words) if at and word in {"of", "for", "at"}), len(words))
    return noun in words[head:] and noun not in words[:head]


def _named_so(noun: str, member: Member) -> bool:
    """Whether the noun is in a body's name or among what the article calls it, or a word of its family is."""
    words = {word.lower() for word in member.name.split()}
    return noun in words or noun in member.roles or bool(families_asked(noun) & families_of(words | member.roles))


def personal_noun(noun: str) -> bool:
    """Whether a noun is one for a person: what somebody does, where they come from, how old they are."""
    listed = PERSON_NOUNS | KIN | DEMONYMS | PARTIES | RELATIVES | _OTHERS
    return noun not in THINGS and (roles.is_agent(noun) or noun in listed or noun.endswith(EPITHETS) or bool(walks([noun])))


def _something(member: Member) -> bool:
    """A body, or a name that may be one's; "the Company" is no name."""
    if member.name.lower() in SHORT_BODIES:
        return False
    if member.kind is SpeakerKind.ORGANISATION:
        return True
    return member.kind is SpeakerKind.UNKNOWN and not (personal(member.name) and given(member.name.split()[0]))
