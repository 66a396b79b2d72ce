"""What a language model may write between statements: who speaks, on which topic, when and where; never what was said.

A sentence of a model passes when every word of it is accounted for: the names, roles, outlets and days of exactly the statements it cites;
a closed list of linking words; and, behind a preposition that opens a topic, words of those statements or of the question. What the
statements say is told by the statements, which stand below it in the articles' own words.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from app.dictation import Unfit
from app.numbers import numbers
from app.sentences import day_text, plain
from app.words import STOP, Word, stem, words_of
from archive.records import Polarity, Quote, SpeakerKind

LONGEST = 240
TOPIC_WORDS = 8  # words of one topic that carry meaning; a longer run retells the statement

_CHARACTERS = re.compile(r"[^\w ,.:'’()&–—-]|_")
_STRAY_MARK = re.compile(r"(?<!\w)['’]|['’](?!\w)")
_FULL_STOP = re.compile(r"(?<!\b[A-Z])\.(?=\s)|:(?=\s)")
_APOSTROPHE, _POSSESSIVE = re.compile("['’]"), re.compile("['’]s?$")
_BREAK = re.compile(r"[\ue000-\ue003,:()–—]")
_NAME, _OUTLET, _DAY, _WAY = "\ue000", "\ue001", "\ue002", "\ue003"

_OPENERS = frozenset("on about of over regarding concerning discuss discusses discussed discussing address addresses addressed addressing"
                     " mention mentions mentioned mentioning".split())  # fmt: skip
_SMALL = frozenset("a an the and or in at to for with by from as of on about its their this these".split())
_TELLING = _OPENERS - {"of"}  # behind these stands what is spoken about, never who speaks
_LINKING = _OPENERS | _SMALL | frozenset(
    """that those also too as well and but while both each another other others same further here there below above following follows
    follow record statement statements word words remark remarks comment comments topic subject question matter issue point article
    articles report reports outlet published is are was were has have been who same day source sources unnamed separately
    meanwhile via separate reported according""".split()
)  # fmt: skip
_SAYING = frozenset(
    """say says said saying speak speaks spoke spoken speaking comment comments commented commenting talk talks talked talking tell tells
    told quoted discuss discusses discussed discussing address addresses addressed addressing mention mentions mentioned
    mentioning state states stated stating add adds added adding remark remarks remarked remarking""".split()
)
_NEVER = frozenset("cannot nobody nothing none neither nor nowhere hardly barely without unless".split())


def check_glue(text: str, cited: Sequence[Quote], *, topic: str, everybody: Callable[[], Iterable[str]]) -> None:
    """Raise Unfit unless a model's sentence says no more than who speaks, on what, when and where, of the statements it cites.

    `topic` is the question's, `everybody` gives all names on record. Linear in the sentence and the statements.
    """
    if not cited:
        raise Unfit(f"this sentence cites no statement: {text}")
    if len(text) > LONGEST:
        raise Unfit(f"a sentence is longer than {LONGEST} characters: {text[:80]} …")
    if found := _CHARACTERS.search(text):
        raise Unfit(f"a sentence holds {found.group()!r}; no quotation marks, markup or signs: {text}")
    rest, names = _without_names(text, cited, everybody)
    rest = _without_facts(rest, cited)
    body = rest[:-1] if rest.endswith((".", ":")) else rest
    if _FULL_STOP.search(body):
        raise Unfit(f"each sentence needs its own ids: {text}")
    if _STRAY_MARK.search(body.replace(f"{_NAME}’", _NAME).replace(f"{_NAME}'", _NAME)):
        raise Unfit(f"no quotation marks of any kind: {text}")
    _check_words(body, cited, topic=topic, everybody=everybody, named=bool(names), sentence=text)


def _without_names(text: str, cited: Sequence[Quote], everybody: Callable[[], Iterable[str]]) -> tuple[str, set[str]]:
    """The sentence with a sign for each speaker, and who is named; exactly the speakers of the cited statements, or nobody."""
    people = _people(cited)
    shared: set[str] = set()
    last = {name: name.split()[-1] for name, (kind, _) in people.items() if kind is SpeakerKind.PERSON and " " in name}
    if any(_whole(short).search(text) for short in last.values()):
        bearers = [name.split()[-1] for name in {*everybody(), *people} if name.strip()]
        shared = {short for short in last.values() if bearers.count(short) > 1}
    found: set[str] = set()
    for name in sorted(people, key=len, reverse=True):
        spelled = [plain(name)] if name else []
        spelled += [last[name]] if name in last and last[name] not in shared else []
        for pattern in _called(spelled, people[name][1]):
            text, count = pattern.subn(_NAME, text)
            found |= {name} if count else set()
    if found and (missing := [quote for quote in cited if not ({*quote.speakers} or {""}) & found]):
        who = missing[0].speaker or "a source without a name"
        raise Unfit(f"a sentence that names somebody cites a statement of somebody else ({who})")
    return text, found


def _people(cited: Iterable[Quote]) -> dict[str, tuple[SpeakerKind, set[str]]]:
    """Each speaker with kind and roles; a source without a name under ""."""
    people: dict[str, tuple[SpeakerKind, set[str]]] = {}
    for quote in cited:
        for name in quote.speakers or ("",):
            roles = people.setdefault(name, (quote.speaker_kind, set()))[1]
            roles |= {plain(quote.role)} if plain(quote.role) else set()
    return people


def _called(names: Sequence[str], roles: Iterable[str]) -> list[re.Pattern[str]]:
    """How a speaker may be called: with a role before or behind the name, by the name; a source without one by its role."""
    titles = "|".join(re.escape(role) for role in sorted(roles, key=len, reverse=True))
    if not names:
        return [re.compile(rf"(?<!\w)(?:{titles})(?!\w)", re.I)] if titles else []
    patterns = []
    for name in names:
        if titles:
            patterns.append(re.compile(rf"(?<!\w)(?:the )?(?i:{titles}),? {re.escape(name)}(?:['’]s)?(?!\w)"))
            patterns.append(re.compile(rf"(?<!\w){re.escape(name)}, (?:the |a |an )?(?i:{titles})(?!\w),?"))
        patterns.append(re.compile(rf"(?<!\w){re.escape(name)}(?:['’]s)?(?!\w)"))
    return patterns


def _without_facts(text: str, cited: Sequence[Quote]) -> str:
    """The sentence with a sign for each outlet, day, relay, addressee and medium that it gives: those of every statement it cites."""
    outlets = [frozenset({plain(quote.article.outlet)} - {""}) for quote in cited]
    text = _without(text, outlets, _OUTLET, "an outlet")
    ways = [frozenset(plain(way) for way in (*quote.via, quote.addressee, quote.medium)) - {""} for quote in cited]
    text = _without(text, ways, _WAY, "a relay, an addressee or a medium")
    days = [frozenset(form for day in (quote.said_on, quote.published_on) if day for form in _forms(day)) for quote in cited]
    return _without(text, days, _DAY, "a day")


def _without(text: str, facts: Sequence[frozenset[str]], sign: str, what: str) -> str:
    found = set()
    for fact in sorted(frozenset().union(*facts), key=len, reverse=True):
        text, count = _whole(fact).subn(sign, text)
        found |= {fact} if count else set()
    if found and any(not own & found for own in facts):
        raise Unfit(f"a sentence gives {what} that is not that of every statement it cites")
    return text


def _forms(day: date) -> tuple[str, ...]:
    """A day as it may be written, from the whole to its month and year."""
    month, whole = f"{day:%B}", day_text(day)
    return whole, f"{month} {day.day}, {day.year}", f"{day.day} {month}", f"{month} {day.day}", f"{month} {day.year}", month, str(day.year)


def _check_words(
    body: str, cited: Sequence[Quote], *, topic: str, everybody: Callable[[], Iterable[str]], named: bool, sentence: str
) -> None:
    """Every word that is left is a linking word, a verb of saying that fits, or part of a topic."""
    said = [word for quote in cited for word in words_of(quote.text)]
    shown = {word.fold for word in said} | {word.fold for quote in cited for word in words_of(quote.article.title)}
    about = {stem(fold) for fold in (*shown, *(word.fold for word in words_of(topic)))}
    if alien := numbers(_BREAK.sub(" ", body)) - {number for quote in cited for number in numbers(quote.text)}:
        raise Unfit(f"a sentence holds a number that its statements lack ({', '.join(sorted(alien))}): {sentence}")
    verbs = _verbs(cited)
    others: list[Word] = []
    for stretch in _BREAK.split(body):
        opener, carried = "", 0  # the word that opened the topic in which we are, and its words so far
        for word in words_of(stretch):
            fold = word.text.casefold()
            if opener and stem(word.fold) in about and _of_a_topic(word):
                carried += 1
                others += [word] if word.capital and not (named and opener in _TELLING) else []
                named_thing = word.capital or any(sign.isdigit() for sign in word.text)
                if carried > TOPIC_WORDS or (named_thing and word.fold not in shown):
                    raise Unfit(f"a topic is too long or holds a name that its statements lack ({word.text}): {sentence}")
            elif fold in verbs and (named or not any(quote.speakers for quote in cited)):
                opener, carried = fold if fold in _OPENERS else "", 0
            elif fold in _LINKING - _SAYING:
                carried = carried if fold in _SMALL else 0
                opener = fold if fold in _OPENERS else opener if fold in _SMALL else ""
            else:
                raise Unfit(f"“{word.text}” is no linking word, or stands where the statement itself has to speak: {sentence}")
    _check_others(others, cited, everybody, sentence)


def _of_a_topic(word: Word) -> bool:
    """Whether a word can name what is spoken about: no verb form, negation or pronoun, no contraction."""
    bare = _POSSESSIVE.sub("", word.text)
    kept = _LINKING | STOP | _NEVER
    return bare.casefold() not in kept and word.text.casefold() not in kept and not _APOSTROPHE.search(bare)


def _verbs(cited: Sequence[Quote]) -> frozenset[str]:
    """The verbs that fit all the statements: the plain ones if each was asserted, and the reporting words that all of them have."""
    cues = [frozenset(word.text.casefold() for part in quote.cue for word in words_of(part.cut(quote.article.text))) for quote in cited]
    asserted = all(quote.polarity is Polarity.ASSERTED for quote in cited)
    return frozenset.intersection(*cues) - _SMALL | (_SAYING if asserted else frozenset())


def _check_others(words: Sequence[Word], cited: Sequence[Quote], everybody: Callable[[], Iterable[str]], sentence: str) -> None:
    """These words of topics name nobody else who is on record: a reader could take the statements for theirs ("words of ...")."""
    if not words:
        return
    own = {name for quote in cited for name in quote.speakers}
    taken = {word.fold for name in everybody() if name not in own for word in words_of(name)}
    if named := [word.text for word in words if word.fold in taken]:
        raise Unfit(f"a sentence names somebody whose statement it does not introduce ({', '.join(named)}): {sentence}")


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
