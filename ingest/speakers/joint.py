"""Sources that are several: the names joined by "and", each the head of its part of the phrase."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.attribution import words as w
from ingest.attribution.sentences import Token
from ingest.speakers import roles
from ingest.speakers.mentions import Mention
from ingest.speakers.phrase import is_dash

_JOINTS = frozenset({"and", "&", "or", "nor", "well"})
_LEADS = frozenset({"both", "either", "neither"})
_PEOPLE = w.POSSESSIVES | frozenset("other others several two three four five six seven eight nine ten".split())
_PARTY = re.compile(r"[DRI](?:-|\.?$)")
_TAG = re.compile(r"[DRI]-[A-Z]\w*\.?(?:[A-Z]\.)*")
_COMPANY = 6
"""Somebody's people ("his aides") have fewer words; more are an apposition."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The names, none where the words do not join several sources.

    `described` when the last is named behind what they do, or the first before where they are from.
    """

    names: tuple[Mention, ...] = ()
    described: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """The words between two joints, and what stands before them: a comma, or a joint behind a comma (`closed`)."""

    row: Sequence[Token]
    comma: bool
    closed: bool = False


def joined(row: Sequence[Token], names: Sequence[Mention]) -> Joined:
    """Whose names a row joins; one name alone where it joins somebody and people without a name ("Ana Silva and her aides")."""
    row = _named_part(row)
    if not any(token.lower in _JOINTS and not _inside(token, names) for token in row):
        return Joined()
    parts = list(_heads(_apart(list(parts_of(row, names)), names), names))
    if len(parts) < 2 or parts[0][1] is None or any(head is None and not _company(part.row) for part, head in parts):  # noqa: PLR2004
        return Joined()
    described = any(token.text[0].islower() and roles.is_agent(token.text) for token in parts[-1][0].row)
    described = described or parts[0][0].row[-1].end > parts[0][1].span.end
    return Joined(tuple(head for _, head in parts if head), described)


def _named_part(row: Sequence[Token]) -> Sequence[Token]:
    """The row without a leading "both" and without what is said of all of them at its end (", who live on the hill", "- two rowers -")."""
    row = without_tags(row)
    first = int(bool(row) and row[0].lower in _LEADS)
    dash = next((k for k in range(1, len(row)) if is_dash(row, k)), len(row))
    row = row[:dash] if any(token.lower in _JOINTS for token in row[:dash]) else row
    last = next(
        (k for k in range(first + 1, len(row) - 1) if row[k].text == "," and row[k + 1].lower in w.RELATIVES | {"whose", "all"}), len(row)
    )
    kept = row[first:last]
    return kept if any(token.lower in _JOINTS for token in kept) else row[first:]


def without_tags(row: Sequence[Token]) -> Sequence[Token]:
    """The row without the parties and places of its people, in brackets or between commas ("Silva (D-Ore.)", "Roe, R-Utah,")."""
    depth = 0
    kept: list[Token] = []
    for at, token in enumerate(row):
        depth += token.text == "(" and at + 1 < len(row) and _PARTY.match(row[at + 1].text) is not None
        if _TAG.fullmatch(token.text) and kept and kept[-1].text == ",":
            kept.pop()
        elif not depth and token.text != ".":
            kept.append(token)
        depth -= depth > 0 and token.text == ")"
    return kept


def _inside(token: Token, names: Sequence[Mention]) -> bool:
    return any(m.span.start < token.start < m.span.end for m in names)


def parts_of(row: Sequence[Token], names: Sequence[Mention]) -> Iterator[Part]:
    """The row split at "and" and commas outside names, empty parts left out."""
    part: list[Token] = []
    comma = closed = False
    for token in row:
        joint = token.lower in _JOINTS
        if not _inside(token, names) and (joint or token.text == ","):
            if part:
                yield Part(part, comma, closed)
                part, comma = [], False
            comma, closed = not joint, joint and comma
        elif token.lower != "as":
            part.append(token)
    if part:
        yield Part(part, comma, closed)


def _apart(parts: Sequence[Part], names: Sequence[Mention]) -> list[Part]:
    """The parts without a name that an apposition goes on to behind its "and" ("Ned Roe, an adviser to Ana Silva **and Pia Holm**")."""
    found = [
        part
        for at, part in enumerate(parts)
        if not (at > 1 and not part.comma and not part.closed and _goes_on(parts[at - 1], part, names))
    ]
    return found if len(found) > 1 else list(parts)


def _goes_on(said: Part, part: Part, names: Sequence[Mention]) -> bool:
    """Whether what somebody is said to be, up to a name, and the next name are of one kind."""
    if not said.comma or not _role(said.row):
        return False
    last, following = (
        next((m for m in names if m.span.end == p.row[-1].end and m.span.start >= p.row[0].start), None) for p in (said, part)
    )
    if last is None or following is None or not relates(said.row, last):
        return False
    placed = any(token.lower in {"of", "from", "in", "at"} for token in said.row) and not last.sure
    return last.kind is following.kind and not placed


def _heads(parts: Sequence[Part], names: Sequence[Mention]) -> Iterator[tuple[Part, Mention | None]]:
    """The parts with the name that each turns on; a role before or behind a name between commas, and an age, belong to that name."""
    heads = [_head(part.row, names) for part in parts]
    for at, (part, head) in enumerate(zip(parts, heads, strict=True)):
        if head is None:
            leads = at + 1 < len(parts) and parts[at + 1].comma and heads[at + 1] is not None and _role(part.row)
            follows = at > 0 and part.comma and heads[at - 1] is not None and (_role(part.row) or part.row[0].text[0].isdigit())
            if leads or follows:
                continue
        yield part, head


def _head(part: Sequence[Token], names: Sequence[Mention]) -> Mention | None:
    """The name at a part's end, or the one before its first preposition ("Ned Roe of the Harbour Board")."""
    end = next(
        (k for k, token in enumerate(part) if k and token.lower in {"of", "from", "at", "with"} and not _inside(token, names)), len(part)
    )
    found = next((mention for mention in names if mention.span.end == part[end - 1].end and mention.span.end > part[0].start), None)
    trade = found is not None and "-" in found.name and not found.role and roles.is_agent(found.name)
    return None if found is None or trade or relates(part, found) or _acts(part, found) else found


def _acts(part: Sequence[Token], head: Mention) -> bool:
    """Whether a verb stands right before a part's name ("... and hired Silva"), who is then not one of those joined."""
    before = [token for token in part if token.end <= head.span.start]
    return len(before) == 1 and before[0].text[0].islower() and (before[0].lower in w.COMMON_PAST or before[0].lower.endswith("ed"))


def _role(part: Sequence[Token]) -> bool:
    """Whether a part says what somebody is: "the mayor", "his rival", "professor of law"."""
    words = [token.lower for token in part]
    end = next((k for k, word in enumerate(words) if k and word in w.PREPOSITIONS), len(words))
    return roles.is_agent(words[end - 1]) and all(token.text[0].islower() for token in part[end - 1 : end])


def _company(part: Sequence[Token]) -> bool:
    """Whether a part without a name is somebody's people ("his aides", "two people who were there") rather than an apposition."""
    end = next((k for k, token in enumerate(part) if token.lower in w.RELATIVES), len(part))
    return part[0].lower in _PEOPLE and end < _COMPANY


def relates(part: Sequence[Token], head: Mention) -> bool:
    """Whether a part's name stands after a preposition ("half of a team for the Post") and is not its head."""
    return any(t.lower in w.PREPOSITIONS or t.lower in w.RELATIVES for t in part if t.end <= head.span.start)
