"""Citations of many statements: read when they are asked for, as they were when they were listed."""

import pytest

from app.citations import CORRECTED, LEFT, Citations, citation_of, ids_of
from archive import registry
from archive.amendments import Amendment, Flaw
from archive.archive import Archive
from archive.errors import BadInput
from archive.filters import QuoteFilter
from archive.outlines import outlines
from ingest.speakers.registry import REGISTRY
from tests.archive.small import MODEL, add, article


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path, write=True, model=MODEL) as opened:
        yield opened


def test_each_citation_is_its_statements_whether_it_was_read_for_the_page_or_not(archive):
    add(archive, *(article(f"Bridge {n} is safe") for n in range(4)))
    said = archive.quotes()
    listed = Citations(archive, outlines(archive, QuoteFilter()), said[:2])
    assert ids_of(listed) == [quote.id for quote in said]
    assert list(listed) == list(listed[:]) == [citation_of(quote) for quote in said]
    assert (len(listed), listed[-1]) == (4, citation_of(said[-1]))
    with pytest.raises(IndexError):
        listed[4]


def test_what_a_newer_version_no_longer_says_is_cited_as_it_was(archive):
    [old] = add(archive, article("The bridge is safe", key="bridge"))
    before = archive.quotes()
    listed = Citations(archive, outlines(archive, QuoteFilter()))
    add(archive, article("The bridge is closed", key="bridge"))
    assert archive.article(old.id).version == 2
    assert list(listed) == [citation_of(quote) for quote in before]


def test_what_was_struck_or_removed_says_so(archive):
    kept, gone = add(archive, article("The bridge is safe"), article("The ferry is late"))
    listed = Citations(archive, outlines(archive, QuoteFilter()))
    place = {each.article.id: n for n, each in enumerate(outlines(archive, QuoteFilter()))}
    registry.amend(archive, Amendment.of(archive.quotes(QuoteFilter(articles=(kept.id,)))[0], Flaw.STRUCK), REGISTRY)
    archive.remove(gone.id)
    for article_id, said in ((kept.id, CORRECTED), (gone.id, LEFT)):
        with pytest.raises(BadInput, match=said):
            listed[place[article_id]]
