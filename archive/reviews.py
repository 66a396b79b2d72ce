"""What human fact-checkers published about claims (schema.org ClaimReview), kept beside the record with author and date.

The rating is theirs, in their words; the program adds none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from archive.beside import writing
from archive.records import digest
from archive.tables import reviews

if TYPE_CHECKING:
    from archive.archive import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One review: the `claim` in the reviewer's wording, who is said to have made it and when, and what the reviewer found.

    `source` is the file that it was read from, `url` its page. Empty or None where the file does not tell.
    """

    claim: str
    rating: str
    reviewer: str
    claimant: str = ""
    said_on: date | None = None
    published: date | None = None
    url: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        if not self.claim.strip() or not self.reviewer.strip():
            raise ValueError("a review needs a claim and an author")

    @property
    def id(self) -> str:
        return digest("review", self.url, self.claim, self.reviewer)


def keep(archive: "Archive", found: Iterable[Review]) -> int:
    """Keep reviews; one that is there already (same page, claim and author) is brought up to date. How many are new."""
    with writing(archive) as connection:
        known = set(connection.execute(select(reviews.c.id)).scalars())
        rows = {review.id: asdict(review) | {"id": review.id} for review in found}
        for row in rows.values():
            new = upsert(reviews).values(row)
            connection.execute(new.on_conflict_do_update(index_elements=[reviews.c.id], set_=row))
    return len(rows.keys() - known)


def restore(archive: "Archive", found: Sequence[Review]) -> int:
    """Take in reviews of an exported archive; how many were not here. One that is here stays as it is."""
    known = {review.id for review in listed(archive)}
    fresh = [review for review in found if review.id not in known]
    return keep(archive, fresh) if fresh else 0


def listed(archive: "Archive") -> list[Review]:
    """Every review, the newest first."""
    with archive.reading() as connection:
        rows = connection.execute(select(reviews).order_by(reviews.c.published.desc().nulls_last(), reviews.c.id)).mappings()
        return [Review(**{name: value for name, value in row.items() if name != "id"}) for row in rows]


def remove(archive: "Archive", source: str) -> int:
    """Delete the reviews of a file, or of a page by its address; how many there were."""
    with writing(archive) as connection:
        return connection.execute(delete(reviews).where((reviews.c.source == source) | (reviews.c.url == source))).rowcount
