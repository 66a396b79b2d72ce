"""The golden texts as a test reads them: marked-up text in, plain text with gold records out. README.md describes the markup.

A text's marks nest (`{w that {s2 she} {c2 said} {w2 so}}`); offsets count in the text without them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.records import Act, Form, Polarity, Span, Spans, SpeakerKind
from tests.corpus.places import verbatim

TEXTS = Path(__file__).parent / "texts"
_TAG = re.compile(r"\{([wvsc])(\d*)\s|\}")
_RECORD = re.compile(r"=> (?:(\d+) )?(.+)")
_NAMED = ("on_behalf_of", "via", "role", "addressee", "medium")
_ANY = "any"


class MarkupError(ValueError):
    """A golden text that does not follow the markup; the message names file and line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What the record must say of one statement. Several values mean that each of them is right; none, that nothing is asked.

    `speakers` holds None where no speaker is right; `described` is the description that a source without a name may be called by.
    """

    content: Spans
    verbatim: Spans
    cue: Spans
    source: Spans
    speakers: frozenset[str | None]
    described: str
    kinds: frozenset[SpeakerKind]
    forms: frozenset[Form]
    acts: frozenset[Act]
    polarities: frozenset[Polarity]
    fields: tuple[tuple[str, frozenset[str]], ...]
    optional: bool
    doubtful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One golden text of a mode, e.g. `18.2`, with every statement that stands in it."""

    id: str
    mode: int
    title: str
    text: str
    gold: tuple[Gold, ...]


def cases() -> list[Case]:
    """Every golden text, in the order of the modes."""
    return [case for path in sorted(TEXTS.glob("*.txt")) for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    mode, title, count = 0, "", 0
    body: list[str] = []
    records: list[tuple[str, str]] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), "## end"], start=1):
        if record := _RECORD.fullmatch(line):
            records.append((record[1] or "", record[2]))
            continue
        if records and line.strip():
            count += 1
            try:
                yield _case(f"{mode}.{count}", mode, title, "\n".join(body).strip("\n"), records)
            except ValueError as error:
                raise MarkupError(f"{path.name}, before line {number}: {error}") from error
            body, records = [], []
        if line.startswith("#"):
            heading = re.fullmatch(r"## (\d+) (.+)", line)
            mode, title, count = (int(heading[1]), heading[2], 0) if heading else (mode, title, count)
            body = []
        else:
            body.append(line)


def _case(name: str, mode: int, title: str, marked: str, records: list[tuple[str, str]]) -> Case:
    text, spans = _plain(marked)
    stated = [(number, words) for number, words in records if words != "nothing"]
    if {number for number, _ in stated} != {number for tag, number in spans if tag == "w"}:
        raise MarkupError(f"text {name}: the numbers of contents and records differ")
    return Case(id=name, mode=mode, title=title, text=text, gold=tuple(_gold(text, spans, number, words) for number, words in stated))


def _plain(marked: str) -> tuple[str, dict[tuple[str, str], list[Span]]]:
    """The text without its marks, and the spans of each mark and number."""
    plain: list[str] = []
    open_tags: list[tuple[str, str, int]] = []
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    at = length = 0
    for tag in _TAG.finditer(marked):
        plain.append(marked[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        if tag[1]:
            open_tags.append((tag[1], "" if tag[2] == "1" else tag[2], length))
            continue
        if not open_tags:
            raise MarkupError("a brace closes that was never opened")
        kind, number, start = open_tags.pop()
        spans[kind, number].append(Span(start, length))
    if open_tags:
        raise MarkupError("a brace is never closed")
    return "".join([*plain, marked[at:]]), spans


def _gold(text: str, spans: dict[tuple[str, str], list[Span]], number: str, words: str) -> Gold:
    content, marked, cue, source = (tuple(sorted(spans.get((tag, number), []))) for tag in "wvcs")
    first, *rest = re.split(r"; (?=[a-z])", words)
    described = first[1:-1] if first.startswith("(") else ""
    values: dict[str, list[str]] = {}
    flags: set[str] = set()
    fields: list[tuple[str, frozenset[str]]] = []
    for item in rest:
        name, _, value = item.partition(" ")
        if name in _NAMED:
            fields.append((name, frozenset(value.split("/"))))
        elif item in {"optional", "doubtful"}:
            flags.add(item)
        elif item.startswith(f"{_ANY} "):
            values[value] = []
        else:
            values[_field_of(item)] = item.split("/")
    speakers = frozenset(None if name in {"-", "nobody"} else name for name in first.split("/"))
    inside = marked or verbatim(text, content, form=_form(values))
    forms = frozenset(map(Form, values.get("form", [_derived(text, content, inside)])))
    if not any(name == "via" for name, _ in fields):
        fields.append(("via", frozenset({""})))
    return Gold(
        content=content,
        verbatim=inside,
        cue=cue,
        source=source,
        speakers=frozenset() if first == _ANY or described else speakers,
        described=described,
        kinds=frozenset(map(SpeakerKind, values.get("kind", ["person"]))),
        forms=forms,
        acts=frozenset(map(Act, values.get("act", ["said"]))),
        polarities=frozenset(map(Polarity, values.get("polarity", ["asserted"]))),
        fields=tuple((name, asked) for name, asked in fields if _ANY not in asked),
        optional="optional" in flags,
        doubtful="doubtful" in flags,
    )


def _field_of(item: str) -> str:
    """Which field of the record a bare word such as `denied` or `said/wrote` belongs to."""
    for name, values in (("kind", SpeakerKind), ("form", Form), ("act", Act), ("polarity", Polarity)):
        if item.split("/", maxsplit=1)[0] in {str(value) for value in values}:
            return name
    raise MarkupError(f"{item!r} is neither a field nor a value of one")


def _form(values: dict[str, list[str]]) -> Form:
    given = values.get("form", [])
    return Form(given[0]) if len(given) == 1 else Form.MIXED


def _derived(text: str, content: Spans, inside: Spans) -> Form:
    """All of the words between marks, none, or a part."""
    letters = lambda spans: sum(c.isalnum() for span in spans for c in span.cut(text))  # noqa: E731 (one line, used below only)
    if not inside:
        return Form.INDIRECT
    return Form.DIRECT if letters(inside) == letters(content) else Form.MIXED
