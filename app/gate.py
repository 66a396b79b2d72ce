"""The exit: what an answer quotes, names or links is compared with the archive here, or it does not leave."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from app.answer import ELSEWHERE, lead
from app.dictation import Unfit
from app.genuine import differs
from app.glue import check_glue
from app.sentences import plain, topic_text
from app.turn import Answer, Block, Intent, Prose, Request, Shown, Status, Verdict
from app.verdict import could_confirm
from app.words import words_of
from archive.archive import Archive
from archive.records import JOINT, Article, Citation, Quote, Span

# Words inside quotation marks; in a sentence of ours they must be the record's. A mark left over opens or closes nothing: refused too.
_MARKED = re.compile(r"“([^“”„]*)”|\"([^\"]*)\"|„([^“”„]*)[“”]|«([^«»]*)»")
_NAME = re.compile(r"[^\W\d_a-z]")  # a capital, or a letter of a script that has none
_MARKS = frozenset('“”„«»"')
ABSENT = "Nothing that could be checked against the archive is left of this answer."


class GateError(Exception):
    """A part of an answer that the archive does not bear out; never leaves this file's callers."""


def checked(answer: Answer, archive: Archive) -> Answer:
    """`answer` with only what the archive bears out, renumbered; "not found" when no statement of an answered question is left.

    What it answers besides is checked by itself and put behind it.
    """
    if answer.further:
        return joined([checked(replace(answer, further=()), archive), *(checked(more, archive) for more in answer.further)])
    kept = {quote.id: quote for quote in archive.quotes_by_id([block.quote.id for block in answer.blocks if isinstance(block, Shown)])}
    current = _current(answer, archive)
    citations: list[Citation] = []
    shown: list[Quote] = []
    numbers: dict[int, int] = {}
    for block in answer.blocks:
        if not isinstance(block, Shown):
            continue
        try:
            own = _check_shown(block, answer, kept, current)
        except GateError:
            continue
        for offset, citation in enumerate(own):
            numbers[block.number + offset] = len(citations) + 1
            citations.append(citation)
        shown.append(block.quote)
    if not _borne_out(answer, shown):
        return _emptied(answer)
    record = _Record(answer.request, tuple(shown), tuple(citations), archive)
    passed = (_pass(block, answer, numbers, record) for block in answer.blocks)
    blocks = _without_bare_headings([block for block in passed if block is not None])
    if not blocks:
        return _emptied(answer)
    return replace(answer, blocks=tuple(blocks), citations=tuple(citations), speakers=record.speakers(answer))


def joined(answers: Sequence[Answer]) -> Answer:
    """Checked answers as one, in order: their citations are numbered through, the first gives the request and the verdict."""
    blocks: list[Block] = []
    citations: list[Citation] = []
    for answer in answers:
        by = len(citations)
        for block in answer.blocks:
            if isinstance(block, Shown):
                blocks.append(replace(block, number=block.number + by))
            else:
                blocks.append(replace(block, citations=tuple(number + by for number in block.citations)))
        citations += answer.citations
    first = answers[0]
    found = any(answer.status is Status.ANSWERED for answer in answers)
    return replace(
        first, blocks=tuple(blocks), citations=tuple(citations), status=Status.ANSWERED if found else Status.NOT_FOUND,
        speakers=tuple(dict.fromkeys(name for answer in answers for name in answer.speakers)),
        suggestions=tuple(dict.fromkeys(each for answer in answers for each in answer.suggestions)), further=(),
    )  # fmt: skip


@dataclass(slots=True)
class _Record:
    """What is left of an answer's evidence, and everybody on record, looked up only when a sentence may name somebody."""

    request: Request
    shown: tuple[Quote, ...]
    citations: tuple[Citation, ...]
    archive: Archive
    _everybody: frozenset[str] | None = None

    def everybody(self) -> frozenset[str]:
        """The names of all speakers on record."""
        if self._everybody is None:
            self._everybody = self.archive.speaker_names()
        return self._everybody

    def speakers(self, answer: Answer) -> tuple[str, ...]:
        """The answer's speakers who made a statement that was kept; in an overview, those who are on record."""
        if not answer.speakers:
            return ()
        overview = self.request.intent is Intent.OVERVIEW and not self.shown
        known = self.everybody() if overview else {name for quote in self.shown for name in quote.speakers}
        return tuple(name for name in answer.speakers if name in known)


def _borne_out(answer: Answer, shown: list[Quote]) -> bool:
    """Whether the kept statements still carry the answer's status and verdict."""
    if answer.verdict is Verdict.SAID:
        return _says_yes(answer) and any(could_confirm(answer.request, quote) for quote in shown)
    stated = any(isinstance(block, Shown) for block in answer.blocks)
    answered = answer.status is Status.ANSWERED and answer.request.intent is not Intent.OVERVIEW
    return bool(shown) or not (stated or answered)


def _says_yes(answer: Answer) -> bool:
    """Whether the answer's own first sentence is the "yes" of its verdict, for the statements that it shows."""
    quotes = [block.quote for block in answer.blocks if isinstance(block, Shown)]
    first = answer.blocks[0] if answer.blocks else None
    return isinstance(first, Prose) and first.text == lead(answer.request, quotes, verdict=Verdict.SAID)


def _pass(block: Block, answer: Answer, numbers: dict[int, int], record: _Record) -> Block | None:
    """A block as it leaves: a statement that was checked, renumbered, or a sentence that the kept statements bear out."""
    if isinstance(block, Shown):
        whole = block.number in numbers and any(quote is block.quote for quote in record.shown)
        return replace(block, number=numbers[block.number]) if whole else None
    cited = tuple(numbers[n] for n in block.citations if n in numbers)
    if (block.citations or block.glue) and not cited:
        return None
    if block.glue and len(cited) < len(block.citations):  # it was written for all of them
        return None
    if len(cited) < len(block.citations):  # its count and its names were those of all the statements
        block = Prose(lead(record.request, record.shown, verdict=answer.verdict), tuple(range(1, 1 + len(record.citations))))
        cited = block.citations
    try:
        check_prose(block, record.shown)
        _check_names(replace(block, citations=cited), record)
        if block.glue:
            _check_glue(replace(block, citations=cited), record)
    except (GateError, Unfit):
        return None
    return replace(block, citations=cited)


def _check_glue(block: Prose, record: _Record) -> None:
    """Raise Unfit when a sentence of a language model says more than who speaks, on what, when and where."""
    ids = {record.citations[n - 1].quote_id for n in block.citations}
    cited = [quote for quote in record.shown if quote.id in ids]
    check_glue(block.text, cited, topic=record.request.topic, everybody=record.everybody)


def _without_bare_headings(blocks: list[Block]) -> list[Block]:
    """The blocks without sentences that announce statements ("The nearest from ...:") when none follows."""
    pairs = zip(blocks, [*blocks[1:], None], strict=False)
    return [block for block, after in pairs if isinstance(block, Shown) or not block.text.endswith(":") or isinstance(after, Shown)]


def _check_names(block: Prose, record: _Record) -> None:
    """Raise GateError when a sentence names somebody whom its statements are not by, or gives one's words to another.

    Whom a model's sentence may name besides is held by `check_glue`.
    """
    if record.request.problem and block.text == plain(record.request.problem):
        return
    if record.request.intent is Intent.CHECK and differs(block.text, record.request, record.shown):
        return
    text = _own_words(block.text, record.request)
    if record.request.intent is Intent.OVERVIEW and not record.shown:
        return
    if holders := _holders(text, record.shown):
        named = _mentioned(text, _perhaps(text, record.everybody()) | _speakers(record.shown), short=True)
        if any(not bearers & holders for bearers in named):
            raise GateError("a sentence gives somebody's words to another")
    if block.citations:
        allowed = _parties(record.citations[n - 1].speaker for n in block.citations)
    else:
        allowed = _speakers(record.shown) | {*record.request.speakers, *record.request.named}
    rest = _blanked(text, allowed | _told(record))
    if not record.shown and rest.startswith(ELSEWHERE):
        rest = _blanked(rest, _perhaps(rest, record.everybody())).removeprefix(ELSEWHERE)
        if re.search(r"\w", rest.replace(" and ", " ").replace("sources without a name", "")):
            raise GateError("a sentence names somebody who is not on record")
    elif not block.glue and _NAME.search(rest) and _mentioned(rest, _perhaps(rest, record.everybody()), short=False):
        raise GateError("a sentence names somebody whose statements it does not rest on")


def _told(record: _Record) -> set[str]:
    """What the record itself tells beside the names of the speakers: listeners, relays, outlets; of somebody asked for, the roles too."""
    told = {name for quote in record.shown for name in (quote.addressee, quote.article.outlet, *quote.via)}
    if record.request.intent is Intent.WHO_IS:
        asked = (speaker for speaker in record.archive.speakers() if speaker.name in record.request.speakers)
        told |= {words for speaker in asked for words in (*speaker.aliases, *speaker.roles)}
    return told


def _own_words(text: str, request: Request) -> str:
    """A sentence without the reader's own words, in which anybody may be named."""
    names = {*request.named, *request.speakers}
    own = {topic_text(request), *map(plain, request.notes), plain(request.described), plain(request.to)}
    for words in sorted(own, key=len, reverse=True):
        if words and words not in names:
            text = text.replace(f"about {words}", " ").replace(f"topic {words}", " ").replace(f"({words}", " ").replace(f"; {words}", " ")
            text = text.replace(f" to {words}", " ") if words == plain(request.to) else text
    return text


def _parties(speakers: Iterable[str | None]) -> set[str]:
    """The names, and those of each who speaks jointly; "" for a source without a name."""
    return {name for speaker in speakers for name in (speaker or "", *(speaker or "").split(JOINT))}


def _speakers(shown: Iterable[Quote]) -> set[str]:
    return _parties(quote.speaker for quote in shown)


def _holders(text: str, shown: Iterable[Quote]) -> set[str]:
    """The speakers of the statements whose words a sentence holds: in quotation marks, or a run of `RUN` words without them."""
    marked = [_squash(next((group for group in match.groups() if group), "")) for match in _MARKED.finditer(text)]
    words = [word.fold for word in words_of(text)]
    runs = {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    found = set()
    for quote in shown:
        said = [word.fold for word in words_of(quote.text)]
        shared = any(tuple(said[i : i + RUN]) in runs for i in range(len(said) - RUN + 1))
        if shared or any(part and part in record for part in marked for record in _texts(quote)):
            found |= _parties([quote.speaker])
    return found


RUN = 4  # so many words in a row that a sentence of ours shares with a statement are the statement's


def _mentioned(text: str, names: Iterable[str], *, short: bool) -> list[set[str]]:
    """Who is named in `text`, one set of possible bearers for each name; with `short`, by the last word of a name too."""
    found: list[set[str]] = []
    bearers: dict[str, set[str]] = {}
    for name in sorted(filter(None, map(str, names)), key=len, reverse=True):
        if plain(name) in text and _whole(plain(name)).search(text):
            found.append({name})
            text = _whole(plain(name)).sub(" ", text)
        bearers.setdefault(name.split()[-1], set()).add(name)
    last = {word.text for word in words_of(text)} if short else set()
    return found + [bearers[word] for word in sorted(last & bearers.keys())]


def _perhaps(text: str, names: frozenset[str]) -> set[str]:
    """Those of many names that `text` may hold: their first or their last word stands in it."""
    firsts, lasts = _by_word(names)
    words = {*_TOKEN.findall(text), *(word.text for word in words_of(text)), ""}
    return {name for word in words for name in (*firsts.get(word, ()), *lasts.get(word, ()))}


@lru_cache(maxsize=4)
def _by_word(names: frozenset[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Names by their first run of letters and figures, and by their last word."""
    firsts: dict[str, list[str]] = defaultdict(list)
    lasts: dict[str, list[str]] = defaultdict(list)
    for name in filter(_proper, names):
        first = _TOKEN.search(plain(name))
        firsts[first.group() if first else ""].append(name)
        lasts[name.split()[-1]].append(name)
    return dict(firsts), dict(lasts)


def _proper(name: str) -> bool:
    """Whether a source's name can be told from a plain word: documents are on record as "statement" or "article" too."""
    return len(name.split()) > 1 or (bool(name.strip()) and name != name.lower())


_TOKEN = re.compile(r"\w+")


def _blanked(text: str, names: Iterable[str]) -> str:
    for name in sorted(filter(None, map(plain, names)), key=len, reverse=True):
        if name in text:
            text = _whole(name).sub(" ", text)
    return text.strip()


def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _emptied(answer: Answer) -> Answer:
    verdict = Verdict.NOT_SAID if answer.verdict is not None else None
    return replace(answer, status=Status.NOT_FOUND, verdict=verdict, speakers=(), blocks=(Prose(ABSENT),), citations=(), suggestions=())


def _current(answer: Answer, archive: Archive) -> dict[str, Article]:
    ids = {citation.article.id for citation in answer.citations} | {b.quote.article.id for b in answer.blocks if isinstance(b, Shown)}
    found = {article_id: archive.article(article_id) for article_id in ids}
    return {article_id: article for article_id, article in found.items() if article is not None}


def _check_shown(block: Shown, answer: Answer, kept: dict[str, Quote], current: dict[str, Article]) -> tuple[Citation, ...]:
    """The citations of a statement, part by part.

    Raises:
        GateError: the statement, its article, its speaker or one of its citations is not what the archive holds.
    """
    quote, stored = block.quote, kept.get(block.quote.id)
    if stored is None or stored != quote:
        raise GateError("the statement is not the one on record")
    article = current.get(quote.article.id)
    if article is None or article.text != quote.article.text:
        raise GateError("the article changed")
    last = block.number - 1 + len(quote.content)
    if block.number < 1 or last > len(answer.citations):
        raise GateError("the citation's number does not exist")
    own = answer.citations[block.number - 1 : last]
    for citation, span in zip(own, quote.content, strict=True):
        _check_citation(citation, span, stored, article)
    return own


def _check_citation(citation: Citation, span: Span, stored: Quote, article: Article) -> None:
    if citation.quote_id != stored.id or citation.span != span:
        raise GateError("the citation points somewhere else")
    if citation.speaker != stored.speaker:
        raise GateError("the citation names another speaker")
    if citation.article != article or citation.quote != span.cut(article.text):
        raise GateError("the words are not the article's")


def check_prose(block: Prose, shown: Iterable[Quote]) -> None:
    """Raise GateError when a sentence of ours holds quoted words that no checked statement holds."""
    record = [text for quote in shown for text in _texts(quote)]
    for match in _MARKED.finditer(block.text):
        words = _squash(next((group for group in match.groups() if group), ""))
        if words and not any(words in text for text in record):
            raise GateError("a sentence quotes words that are not in the evidence")
    if _MARKS & set(_MARKED.sub("", block.text)):
        raise GateError("a sentence has a quotation mark without its partner")


def _texts(quote: Quote) -> list[str]:
    """A statement's words, whole and part by part."""
    return [_squash(text) for text in (quote.text, *(part.cut(quote.article.text) for part in quote.content))]


def _squash(text: str) -> str:
    return " ".join(text.split())
