"""The citations of statements that a page lists by the thousand and of which it shows, and a reader opens, a few."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, overload

from archive.errors import BadInput
from archive.outline import Outline
from archive.records import Citation, Quote

if TYPE_CHECKING:
    from archive.archive import Archive

LEFT = "This article is no longer in the archive."
CORRECTED = "This statement was corrected since it was shown here. Ask again to see what is on record now."


class Citations(Sequence[Citation]):
    """A citation of each statement: where it begins. What was not `read` for the page is read when it is asked for.

    Statements that are listed whole need no archive. Raises BadInput for one that has left the record meanwhile.
    """

    def __init__(self, archive: "Archive | None", listed: Sequence[Outline | Quote], read: Iterable[Quote] = ()) -> None:
        self._archive, self._listed = archive, listed
        self._read = {quote.id: quote for quote in (*read, *(each for each in listed if isinstance(each, Quote)))}
        self.ids = [each.id for each in listed]

    def quotes(self, ids: Iterable[str]) -> list[Quote]:
        """The statements of these ids that are on record, in order, those that were not read yet all at once."""
        wanted = list(ids)
        missing = [quote_id for quote_id in wanted if quote_id not in self._read]
        if missing and self._archive:
            self._read |= {quote.id: quote for quote in self._archive.quotes_by_id(missing)}
        return [self._read[quote_id] for quote_id in wanted if quote_id in self._read]

    def __len__(self) -> int:
        return len(self._listed)

    @overload
    def __getitem__(self, at: int) -> Citation: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Citation]: ...
    def __getitem__(self, at: int | slice) -> Citation | Sequence[Citation]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        listed = self._listed[at]
        if listed.id not in self._read and self._archive:
            from archive.versions import past

            quote = past(self._archive, [listed.id]).get(listed.id)
            if quote is None:
                raise BadInput(CORRECTED if self._archive.article(listed.article.id) else LEFT)
            return Citation(article=quote.article, span=quote.content[0], quote_id=quote.id, speaker=listed.speaker)
        return citation_of(self._read[listed.id])


def citation_of(quote: Quote) -> Citation:
    """The place where a statement begins."""
    return Citation(article=quote.article, span=quote.content[0], quote_id=quote.id, speaker=quote.speaker)


def ids_of(places: Sequence[Citation]) -> list[str]:
    """The ids of the statements of citations, without reading any."""
    return places.ids if isinstance(places, Citations) else [place.quote_id for place in places]
