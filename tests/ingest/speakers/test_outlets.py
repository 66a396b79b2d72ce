"""What an article says of the outlet that it is of."""

import pytest

from tests.ingest.speakers.articles import speakers


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [("The Lowmere Gazette", "The Lowmere Gazette"), ("", None)],
)
def test_this_newspaper_is_the_one_the_article_is_of(outlet, expected):
    assert speakers("The Porto Herald was late. This newspaper said it rained.", outlet=outlet) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # bodies of other kinds are those that the article tells of
        ("The Harbour Relief Agency was late. This agency said it rained.", "Harbour Relief Agency"),
        ("Radio Porto was late. This station said it rained.", "Radio Porto"),
        ("A ferry program shut in May. This program said it rained.", None),
        # another of the same kind
        ("Porto Magazine was late. This magazine said it rained.", None),
        ("The Porto Herald, a newspaper in Porto, was late. This newspaper said it rained.", None),
        # the outlet's own name
        ("Lowmere Magazine was late. This magazine said it rained.", "The Lowmere Magazine"),
    ],
)
def test_this_agency_is_not_the_outlet(text, expected):
    assert speakers(text, outlet="The Lowmere Magazine") == [expected]
