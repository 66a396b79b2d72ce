"""A watch as a value: whom or what somebody follows, and which statements they have seen of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Follows(StrEnum):
    """What a watch follows: what somebody says, or what is said about something."""

    PERSON = "person"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """`name` is the person's name or the topic's words; `seen` tells when each statement (by id) was first there to be seen.

    `looked` is the last look, the day it was added before the first. `owner` is empty for whoever sits at this machine.
    """

    n: int
    follows: Follows
    name: str
    added: datetime
    looked: datetime
    owner: str = ""
    removed: datetime | None = None
    seen: Mapping[str, datetime] = field(default_factory=dict)
