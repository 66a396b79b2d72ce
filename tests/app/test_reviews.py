"""Reviews of fact-checkers: read as they publish them, beside the statements they may be about, never a finding of the program's own."""

import json
from datetime import date

import pytest

from app.render import dossier
from app.render.script import Style
from app.reviews import beside, bring_in, matches
from archive import reviews
from archive.archive import Archive
from archive.errors import UnreadableArticle
from archive.records import Speaker
from ingest.readers import claim_review
from ingest.readers.document import Document
from tests.app.record import OKORO, VELL, fill

CHECK = {
    "@context": "https://schema.org", "@type": "ClaimReview", "datePublished": "2031-03-09", "url": "https://checks.example/fares?utm_source=x",
    "claimReviewed": "Ferry fares would rise by 12 percent in May.", "author": {"@type": "Organization", "name": "Quay Checks"},
    "reviewRating": {"@type": "Rating", "ratingValue": 2, "bestRating": 5, "alternateName": "Mostly <b>false</b>"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Mira Vell"}, "datePublished": "2031-03-02"},
}  # fmt: skip


def read(tmp_path, text, name="checks.json"):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return claim_review.read(Document(source=name, origin=str(file), path=file))


def test_every_field_is_the_reviewers(tmp_path):
    [review] = read(tmp_path, json.dumps(CHECK))
    assert (review.reviewer, review.claimant, review.rating) == ("Quay Checks", "Mira Vell", "Mostly <b>false</b>")
    assert (review.published, review.said_on) == (date(2031, 3, 9), date(2031, 3, 2))
    assert (review.claim, review.url) == (CHECK["claimReviewed"], "https://checks.example/fares")


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([CHECK, CHECK]),
        json.dumps({"@graph": [{"@type": "WebPage"}, CHECK]}),
        json.dumps({"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [CHECK]}]}),
        json.dumps({**CHECK, "@type": ["Review", "ClaimReview"]}),
        f"{json.dumps(CHECK)}\n{{broken\n{json.dumps(CHECK)}\n",
        f'<!doctype html><script type="application/ld+json">{json.dumps(CHECK)}</script><p>x',
    ],
)
def test_wherever_it_lies_it_is_read_once(tmp_path, text):
    assert [review.reviewer for review in read(tmp_path, text)] == ["Quay Checks"]


@pytest.mark.parametrize("rating", [{"ratingValue": 2, "bestRating": 5}, {"ratingValue": "2", "bestRating": "5", "alternateName": " "}])
def test_a_rating_without_words_is_its_number(tmp_path, rating):
    assert read(tmp_path, json.dumps({**CHECK, "reviewRating": rating}))[0].rating == "2 of 5"


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "no json",
        json.dumps({**CHECK, "author": None}),
        json.dumps({**CHECK, "claimReviewed": ["", 3, {}]}),
        "[" * 100_000,
        json.dumps({"@type": "Article", "text": "x"}),
    ],
)
def test_what_is_no_review_is_refused_in_a_sentence(tmp_path, text):
    with pytest.raises(UnreadableArticle, match="holds no ClaimReview"):
        read(tmp_path, text)


@pytest.fixture
def archive(tmp_path, embedder):
    with fill(tmp_path / "data", embedder) as archive:
        yield archive


def put(archive, tmp_path, *checks):
    file = tmp_path / "checks.json"
    file.write_text(json.dumps(checks), encoding="utf-8")
    return bring_in(archive, [str(file)])


def test_it_stands_beside_the_statement_that_it_is_about(archive, embedder, tmp_path):
    other = {**CHECK, "url": "https://checks.example/moon", "claimReviewed": "The moon is made of green cheese.", "itemReviewed": {}}
    assert put(archive, tmp_path, CHECK, other) == (2, 2, [])
    assert put(archive, tmp_path, CHECK, other) == (2, 0, [])
    found = matches(archive, embedder, reviews.listed(archive))
    assert {(match.review.claim, match.quote.text) for match in found} == {
        (CHECK["claimReviewed"], "that ferry fares would rise by 12 percent in May")
    }
    assert found[0].quote.speaker == VELL
    shown = beside(archive, embedder, archive.quotes())
    assert list(shown) == [found[0].quote.id]


def test_who_said_it_is_not_who_is_said_to_have_said_it(archive, embedder, tmp_path):
    put(archive, tmp_path, {**CHECK, "itemReviewed": {"author": {"name": OKORO}}})
    found = matches(archive, embedder, reviews.listed(archive))
    assert [match.quote.speaker for match in found if match.sure] == []


def test_a_dossier_shows_the_finding_with_its_author_and_day(archive, embedder, tmp_path):
    put(archive, tmp_path, CHECK)
    said = [quote for quote in archive.quotes() if quote.speaker == VELL]
    checked = beside(archive, embedder, said)
    made = dossier(Speaker(name=VELL), said, archive.coverage(), today=date(2031, 6, 1), reviews=checked)
    [line] = ["".join(run.text for run in p.runs) for p in made.paragraphs if p.style is Style.BYLINE and "hecked by" in p.runs[0].text]
    assert "Quay Checks, 9 March 2031, as “Ferry fares would rise by 12 percent in May.”: “Mostly <b>false</b>”." in line
    assert made.footnotes[1].url == "https://checks.example/fares"


def test_reviews_of_a_file_are_removed_together(archive, tmp_path):
    put(archive, tmp_path, CHECK)
    assert reviews.remove(archive, str(tmp_path / "checks.json")) == 1
    assert reviews.listed(archive) == []


def test_a_file_that_cannot_be_read_stops_nothing(archive, tmp_path):
    good = tmp_path / "good.json"
    good.write_text(json.dumps(CHECK), encoding="utf-8")
    read_, new, failed = bring_in(archive, [str(tmp_path / "missing.json"), str(good), "https://checks.example/"])
    assert (read_, new, len(failed)) == (1, 1, 2)


def test_an_archive_without_the_table_has_no_reviews(tmp_path):
    with Archive.open(tmp_path / "none") as archive:
        assert reviews.listed(archive) == []
