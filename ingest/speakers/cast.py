"""Who appears in an article: one member for each person or organisation, with every name it goes by there."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from archive.records import Span, SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import Token, paragraphs
from ingest.speakers import roles
from ingest.speakers.acronyms import Definition, definitions, with_defined
from ingest.speakers.clipped import clipped
from ingest.speakers.datelines import aside, places
from ingest.speakers.given import DEMONYMS, PLACES, given, ordinary, pronoun_of
from ingest.speakers.held import held
from ingest.speakers.kinds import gender_of, is_place
from ingest.speakers.lexicon import EITHER, HONORIFICS, KNIGHTLY, ORGANISATION_WORDS, PARTICLES, PARTIES, PEERS, PERIODICALS, SOLE_OFFICES
from ingest.speakers.marked_names import bare, nicknamed
from ingest.speakers.members import Found, Member, Seen, personal
from ingest.speakers.mentions import Mention, mentions_in
from ingest.speakers.misspelt import respelt
from ingest.speakers.rivals import last_before, likeliest, rivalry
from ingest.speakers.spelling import acronyms_of, name_key, name_words, plainest
from ingest.speakers.strangers import Strangers
from ingest.speakers.terms import shortened
from ingest.speakers.votes import vote
from ingest.speakers.writing import Writing, sworn, titled

_MOST_NAMESAKES = 20
"""More people of one surname than this are told apart by their full names only."""
_EDITIONS = frozenset({"international", "global", "sunday", "weekly"})  # before a whole name they make another paper of it
_SETTLED = 4
"""A name met alone so many times is nobody else's whose longer name is met once."""
_TAKING = frozenset("told tell tells met meet meets thank give gave give called beat backed said says saw sees as".split())
"""Words before a name that make it an object, besides prepositions and verbs in -ed."""
_PRESENTS = re.compile(r",? (?:\d{1,2},|who\b|the |a |an |\([RDI]\b|\()")
_RELATIVE = re.compile(r",? (?:who|whose)\b")
_NO_ADVERBS = frozenset("family rally ally reply supply early only daily weekly monthly assembly bully".split())
PEOPLES = PARTIES | DEMONYMS


class Cast:
    """The members of one article, found by any of their names."""

    def __init__(self, text: str, rows: Sequence[Sequence[Token]], quoted: Sequence[Span]) -> None:
        self.text = text
        self.quoted = quoted
        self.quote_starts = [span.start for span in quoted]
        self.datelines = places(text, paragraphs(text))
        self.writing = Writing.of(rows)
        self.members: dict[str, Member] = {}
        self.by_word: dict[str, list[Member]] = {}
        self.acronyms: dict[str, Member] = {}
        self.defined: dict[int, Member] = {}
        self.strangers = Strangers(text)
        self.seen: list[Seen] = []
        body = _body_rows(rows)
        defined = list(definitions(text))
        found = with_defined([mention for row in body for mention in mentions_in(row, self.writing)], defined)
        self.opened: dict[str, int] = {}
        for mention in found:
            self.opened.setdefault(name_key(name_words(mention.name)), mention.span.start)
        self._enroll(found)
        self._enroll_headlines([row for row in rows if titled(row)])
        self._settle()
        self._respell()
        self._abbreviate()
        self._define(defined)
        self.members |= dict(shortened(self.text, found, self.members))
        self._place(found, {token.start: at for row in body for at, token in enumerate(row)}, body)
        vote(body, self.seen, self.inside_quotation)
        self.called = _index((role, m) for m in self.people() for role in m.roles)
        self.worded = _index((word, m) for m in self.bodies() for word in set(m.name.lower().split()))

    def find(self, name: str, gender: str = "", title: str = "", at: int | None = None) -> Found | None:
        """The member with this name, by full name, by a part of it, in capitals, or by an acronym.

        `title` is what stands before it, `at` where it stands: of several people of one surname who was spoken of there.
        """
        words = name_words(name)
        if len(words) > 1 and words[0] in KNIGHTLY:
            words = words[1:]
        if not words:
            return None
        exact = self.members.get(name_key(words))
        if exact and (len(words) > 1 or not self._namesakes(words, exact)):
            return Found(exact, "full" if len(words) > 1 or exact.kind is not SpeakerKind.PERSON else "alone")
        if (acronym := name.replace(".", "")) in self.acronyms:
            return Found(self.acronyms[acronym], "acronym")
        fitting = [] if exact and name.isupper() and exact.kind is SpeakerKind.ORGANISATION else self._namesakes(words, exact)
        if gender:
            fitting = [m for m in fitting if m.gender == gender] or [m for m in fitting if not m.gender]
        if title:
            fitting = _bearing(title, [m for m in fitting if _may_be_called(m, title, at)])
        fitting = fitting if len(words) > 1 else self.strangers.apart(fitting, -1 if at is None else at)
        if at is not None and len(fitting) > 1 and fitting[0].family == words[-1]:
            fitting = likeliest([m for m in fitting if m.family == words[-1]], at, self.text)
        if not fitting:
            return Found(exact, "alone") if exact else None
        how = "surname" if fitting[0].family == words[-1] else "given" if fitting[0].name.lower().startswith(words[0]) else "part"
        if how == "given" and len(fitting) > 1:
            how = "rival_close"
        return Found(fitting[0], rivalry(fitting) or how)

    def inside_quotation(self, at: int) -> bool:
        """Whether a place stands between quotation marks."""
        index = bisect_right(self.quote_starts, at) - 1
        return index >= 0 and self.quoted[index].end > at

    def people(self) -> Iterator[Member]:
        """The members that are people."""
        return (m for m in self.members.values() if m.kind is SpeakerKind.PERSON)

    def bodies(self) -> Iterator[Member]:
        """The members that are organisations or places."""
        return (m for m in self.members.values() if m.kind is SpeakerKind.ORGANISATION)

    def _namesakes(self, words: Sequence[str], but: Member | None) -> list[Member]:
        """The members whose longer names hold these words, the likeliest first."""
        wanted = set(words)
        listed = self.by_word.get(words[-1], ())[:_MOST_NAMESAKES]
        fitting = [m for m in listed if m is not but and wanted < set(name_words(m.name)) and self._stands_for(words, m)]
        if but is not None and but.person >= 2:  # noqa: PLR2004
            fitting = [m for m in fitting if m.kind is not SpeakerKind.ORGANISATION]
        if any(given(m.name.split()[0]) for m in fitting):
            fitting = [m for m in fitting if not _misjoined(m)]
        return sorted(fitting, key=lambda m: m.family != words[-1]) if len(fitting) > 1 else fitting

    def _stands_for(self, words: Sequence[str], member: Member) -> bool:
        """Whether part of a name may stand for it: a surname, a given name, the first or last words of an organisation."""
        whole = name_words(member.name)
        if member.kind is SpeakerKind.GROUP or (is_place(words) and member.kind is not SpeakerKind.PERSON):
            return False
        if len(words) == 1 and words[0].rstrip("s") in PEOPLES and not given(whole[0]):
            return False
        if len(words) == 1 and self._came_late(words[0], whole, member):
            return False
        if member.kind is not SpeakerKind.ORGANISATION:
            opens = whole[: len(words)] == tuple(words) and (given(words[0]) or not (whole[-1][-1].isdigit() or ordinary(whole[-1])))
            return opens or whole[-len(words) :] == tuple(words) or member.family == words[-1]
        if len(words) > 1:
            return True
        if whole[-1] == words[0]:
            return words[0] in ORGANISATION_WORDS or "-" in words[0]
        return whole[0] == words[0] and not is_place(words) and words[0] not in ORGANISATION_WORDS

    def _came_late(self, word: str, whole: Sequence[str], member: Member) -> bool:
        """Whether a longer name without a given name is met once, after the word alone was ("Kestrel", then "Fair Kestrel")."""
        alone = self.members.get(word)
        if whole[0] == word and ORGANISATION_WORDS.issuperset(whole[1:]):
            return False  # "Kestrel" before "Kestrel Systems"
        if alone is None or alone.person or member.full > 1 or given(whole[0]) or alone.forms.total() < _SETTLED:
            return False
        return self.opened.get(name_key(whole), 0) > self.opened.get(word, 0)

    def _enroll(self, found: Sequence[Mention]) -> None:
        """Longer names first, so that a surname of two words finds its owner; then the short ones that belong to nobody."""
        for mention in sorted(found, key=lambda m: -len(m.written.split())):
            words = name_words(mention.name)
            member = self.members.get(name_key(words))
            if member is None:
                tail = self._tail_of(words, mention) or self._longer(words)
                member = tail or Member(mention.name)
                self.members[name_key(words)] = member
                if tail is None:
                    for word in {words[0], words[-1], member.family}:
                        self.by_word.setdefault(word, []).append(member)
            if mention.nick:
                member.nick = mention.nick
                self.members[name_key(name_words(mention.written))] = member
            self._weigh(member, mention)

    def _enroll_headlines(self, rows: Sequence[Sequence[Token]]) -> None:
        """A full name that only a headline has, for somebody whom the text calls by surname alone."""
        for row in rows:
            for first, last in pairwise(row):
                key = bare(last.lower)
                single = self.members.get(key)
                if single is None or not given(first.lower) or not first.text[0].isupper() or is_place([key]):
                    continue
                if any(" " in m.name and m.family == key for m in self.by_word.get(key, ())):
                    continue
                span = Span(first.start, last.end)
                self._enroll([Mention(span, f"{first.text.capitalize()} {single.name}", sure=True)])

    def _tail_of(self, words: Sequence[str], mention: Mention) -> Member | None:
        """The longer name that ends in these two or more words ("de la Cruz", "Vane Otley", "Harbour Board")."""
        if len(words) < 2 or given(words[0]) and words[0] not in PARTICLES:  # noqa: PLR2004
            return None
        for member in self.by_word.get(words[-1], ())[:_MOST_NAMESAKES]:
            *lead, last = name_words(member.name)[: -len(words)] or [""]
            whose = bool(lead) and words[1] == "of" and last in {"of", "the"}  # the Council of the | University of Lowmere
            whose |= last in _EDITIONS and words[-1] in PERIODICALS and len(words) > 2  # noqa: PLR2004
            if last and not whose and name_words(member.name)[-len(words) :] == tuple(words):
                return member
        return None

    def _longer(self, words: Sequence[str]) -> Member | None:
        """The one name with middle names or a nickname that "Ana Silva" is short for (Ana Mora Silva, Mariana "Ana" Silva)."""
        if len(words) != 2:  # noqa: PLR2004
            return None
        fitting = []
        for member in self.by_word.get(words[1], ())[:_MOST_NAMESAKES]:
            whole = name_words(member.name)
            middle = len(whole) > 2 and whole[0] == words[0] and given(words[0])  # noqa: PLR2004
            if whole[-1] == words[1] and (middle or member.nick.lower() == words[0]):
                fitting.append(member)
        return fitting[0] if len(fitting) == 1 else None

    def _weigh(self, member: Member, mention: Mention) -> None:
        """Add a mention's evidence of what its member is."""
        words = mention.name.split()
        member.full += len(words) > 1
        member.joined |= self.text[max(0, mention.span.start - 5) : mention.span.start].lower().split()[-1:] in (["the"], ["a"], ["an"])
        member.forms[mention.name] += 1
        if mention.kind is SpeakerKind.GROUP:
            member.group = True
        elif mention.kind is SpeakerKind.ORGANISATION:
            member.body += 4 if mention.sure else 2
        elif mention.sure:
            member.person += 3
        if mention.name.lower() in self.datelines:
            member.body += 4
        if mention.after_place_word and not mention.sure:
            member.body += 1
        if mention.role and len(words) == 1:
            member.person += 2
        if (age := roles.age(self.text, mention.span.end)) is not None:
            member.person += 3
            member.age = age
        if len(words) == 1 and given(words[0]) and (noun := roles.named(self.text, mention.span.start)):
            member.person += 2
            member.roles.add(roles.key(noun))
            member.genders[gender_of([noun]) or pronoun_of(words[0]) or "?"] += 8
        if len(words) > 1 and given(words[0]):
            member.genders[pronoun_of(words[0]) or "?"] += 8

    def _settle(self) -> None:
        """Choose each member's name, let short mentions count for their owners, and order namesakes."""
        for member in {id(m): m for m in self.members.values()}.values():
            member.name = plainest(member.forms, body=member.body > member.person)
            if member.nick and any(form.split()[0] == member.nick for form in member.forms):
                member.name = nicknamed(max(member.forms, key=len), member.nick)
        for listed in self.by_word.values():
            listed.sort(key=lambda m: -m.full)
        for key, member in list(self.members.items()):
            words = tuple(key.split())
            if len(words) > 1 or member.body > member.person or member.group:
                continue
            owners = self._namesakes(words, member)
            if owners and owners[0].body < 2:  # noqa: PLR2004
                owners[0].person += min(4.0, 1.0 * member.forms.total() + member.person)

    def _respell(self) -> None:
        """Give names that are a slip of somebody's surname to them."""
        people = {id(m): m for m in self.members.values() if " " in m.name and m.body <= m.person and not m.group}
        singles = [m for key, m in self.members.items() if " " not in key and m.body <= m.person and not self._namesakes((key,), m)]
        for slip, member in respelt(singles, list(people.values())):
            self.members[slip.name.casefold()] = member
            member.person += 1

    def _abbreviate(self) -> None:
        """Note acronyms: in brackets after a name, or the initials of one organisation's name."""
        owners_of: dict[str, list[Member]] = {}
        for key, member in self.members.items():
            if " " in key and member.kind is not SpeakerKind.PERSON:
                for short in acronyms_of(member.name):
                    owners_of.setdefault(short, []).append(member)
        self.members |= dict(clipped(self.members))
        for key, member in list(self.members.items()):
            short = member.name.replace(".", "")
            owners = {id(m): m for m in owners_of.get(short, ()) if m is not member}
            if " " not in key and short.isupper() and len(short) > 1 and len(owners) == 1:
                owner = next(iter(owners.values()))
                self.acronyms[short] = owner
                owner.body += 3
                del self.members[key]

    def _define(self, defined: Iterable[Definition]) -> None:
        """Note the acronyms that the article itself explains."""
        for each in defined:
            member = self.members.get(name_key(name_words(each.name)))
            single = self.members.get(each.short.casefold())
            if member is not None and member is not single:
                self.defined[each.span.start] = member
                self.acronyms[each.short] = member
                if single is not None:
                    del self.members[each.short.casefold()]

    def _place(self, found: Sequence[Mention], at_token: dict[int, int], body: Sequence[Sequence[Token]]) -> None:
        """Where each member is mentioned, in which role, and which mentions are subjects."""
        following = {row[k].end: row[k + 1] for row in body for k in range(len(row) - 1)}
        preceding = {row[k].start: row[k - 1].lower for row in body for k in range(1, len(row))}
        self._describe_all([m for m in found if m.kind is SpeakerKind.PERSON])
        for mention in found:
            hit = self.find(mention.name, mention.gender, mention.role, mention.span.start)
            if hit is None:
                continue
            member, at = hit.member, mention.span.start
            member.places.append(at)
            member.held |= held(self.text, mention.span.end)
            if member.kind is SpeakerKind.ORGANISATION:
                member.roles |= roles.bodily(self.text, at, mention.span.end)
            elif member.kind is SpeakerKind.UNKNOWN and (told := roles.bodily(self.text, at, mention.span.end, plain=True)):
                member.roles |= told
                member.body += 2
            if mention.gender:
                member.genders[mention.gender] += 4
            title = mention.role.lower().rpartition(" ")[2]
            if (hit.how == "given" and title in KNIGHTLY) or (title in PEERS and " " not in member.name):
                member.style = mention.role
            quoted = self.inside_quotation(at)
            if not aside(mention, self.text, quoted=quoted):
                self.seen.append(self._seen(mention, member, following.get(mention.span.end), preceding.get(at, ""), quoted=quoted))

    def _seen(self, mention: Mention, member: Member, after: Token | None, before: str, *, quoted: bool) -> Seen:
        """How a member is mentioned, from the token after the name and the word before it."""
        at, end = mention.span.start, mention.span.end
        owner = self.text[end - 1] in "'’" or self.text[end - 2 : end] in {"'s", "’s"}
        subject = not owner and (mention.opens or (after is not None and _verbal(after)))
        taken = not subject and (before in w.PREPOSITIONS or before in _TAKING or before.endswith("ed"))
        presented = after is not None and after.text in ",(" and _PRESENTS.match(self.text, end) is not None
        return Seen(at, member, subject, quoted, owner, taken, presented, len(member.places) == 1)

    def _describe_all(self, found: Sequence[Mention]) -> None:
        """Take up the roles of everybody: whom full names describe is known before anybody is called by a title and a surname."""
        for full in (True, False):
            for mention in (m for m in found if (" " in m.name) is full):
                hit = self.find(mention.name, mention.gender, mention.role, mention.span.start)
                if hit and full:
                    hit.member.fulls.append(mention.span.start)
                if hit and not hit.member.group:
                    self._describe(hit.member, mention)

    def _describe(self, member: Member, mention: Mention) -> None:
        """Take up the roles beside a name: the title before it, "the mayor, Ana Silva", "Ana Silva, a baker in Porto,"."""
        title = roles.title(mention.role)
        before = roles.role_before(self.text, mention.span.start, mention.span.end) if " " in mention.name else ""
        after = roles.apposed(self.text, mention.span.end)
        office = roles.bracketed_office(self.text, mention.span.start) if mention.gender else ""
        lead = roles.lead(self.text, mention.span.start, alone=not mention.role and " " not in mention.name)
        for phrase in (title, lead, after, before, office):
            if not phrase:
                continue
            member.role = member.role or phrase
            member.titles[phrase] = None
            member.roles |= roles.words_of(phrase)
            if told := gender_of([roles.head_of(phrase)]):
                member.genders[told] += 8
            member.person += 0 if roles.head_of(phrase) in EITHER and not personal(member.name) else 2
        if mention.role:
            member.roles |= roles.words_of(mention.role) - HONORIFICS
            member.person += 2
        if _RELATIVE.match(self.text, mention.span.end):
            member.person += 1


def _may_be_called(member: Member, title: str, at: int | None) -> bool:
    """Whether somebody may bear a title of one person at a time ("President Silva"): who bears another, or only comes later, may not."""
    sole = {word.lower().rstrip(".") for word in title.split()} & SOLE_OFFICES
    unknown = not member.roles and (at is None or last_before(member.fulls, at) >= 0)
    return not sole or unknown or bool(sole & member.roles)


def _misjoined(member: Member) -> bool:
    """Whether capitals joined another word to a surname ("the Lowmere Silva rally", a title "Electing Silva")."""
    first, *rest = member.name.lower().split()
    joined = member.joined or first.endswith("ing")
    return joined and len(rest) == 1 and member.full == 1 and not given(first) and (first in PLACES or ordinary(first))


def _bearing(title: str, fitting: list[Member]) -> list[Member]:
    """Of several namesakes the one who is called so elsewhere ("Dr Silva"), if one alone is."""
    said = {roles.key(word) for word in title.split()} - HONORIFICS
    bearing = [m for m in fitting if said & m.roles] if len(fitting) > 1 else []
    return bearing if len(bearing) == 1 else fitting


def _index(pairs: Iterable[tuple[str, Member]]) -> dict[str, list[Member]]:
    """Members by word, each once."""
    listed: dict[str, dict[int, Member]] = {}
    for word, member in pairs:
        listed.setdefault(word, {})[id(member)] = member
    return {word: list(members.values()) for word, members in listed.items()}


def _body_rows(rows: Sequence[Sequence[Token]]) -> list[Sequence[Token]]:
    """The rows that are no headlines; all of them in a text that is all headlines or all capitals."""
    body = [row for row in rows if not titled(row) or sworn(row)]
    return body if 2 * sum(map(len, body)) > sum(map(len, rows)) else list(rows)


def _verbal(token: Token) -> bool:
    """Whether a word right after a name looks like its verb."""
    lower = token.lower
    if lower in w.AUXILIARIES | w.COMMON_PAST | {"who"}:
        return True
    ends = lower.endswith(("ed", "s", "ly")) and lower not in _NO_ADVERBS and not lower.endswith(("'s", "ss"))
    return token.text[0].islower() and lower not in w.PREPOSITIONS | w.SUBORDINATORS | w.DETERMINERS and ends
