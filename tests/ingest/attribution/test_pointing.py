"""What only points at something said before is no statement of its own."""

from time import perf_counter

import pytest

from ingest.attribution import attributor


def contents(text):
    (found,) = attributor().find([text])
    return [" ".join(span.cut(text) for span in statement.content) for statement in found]


@pytest.mark.parametrize(
    "text",
    [
        "Orla Venn has been saying that since 2019.", "Orla Venn has been saying that since she took office.",
        "Bram Otley, the union's leader, has been saying that since the flood in the spring, and again this week.",
        "Residents have long said that. The quay is old.", "Orla Venn had said this in May.", "Orla Venn said that on Tuesday, and again.",
        "Orla Venn, who has been saying that for a decade, was not at the meeting.",
    ],
)  # fmt: skip
def test_what_points_back_says_nothing(text):
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Orla Venn said that since 2019 prices had doubled.", "that since 2019 prices had doubled"),
        ("Orla Venn said that since she took office fares had fallen.", "that since she took office fares had fallen"),
        ("Orla Venn said that since she left rents rise.", "that since she left rents rise"),
        ("Orla Venn said that since independence the rail network shrank.", "that since independence the rail network shrank"),
        ("Orla Venn said that since last year rents rise.", "that since last year rents rise"),
        ("Orla Venn said that in Lowmere it is winter.", "that in Lowmere it is winter"),
        ("She said that, would you believe, rents rise.", "that, would you believe, rents rise"),
        ("She warned that, in time, was a threat.", "that, in time, was a threat"),
        ("Orla Venn said that in May the crews would go.", "that in May the crews would go"),
        ("Orla Venn said it was late.", "it was late"),
        ("Orla Venn said that day one was hard.", "that day one was hard"),
        ("“I have long said that,” Orla Venn said.", "“I have long said that,”"),
        ("Orla Venn denied that on Monday.", "that"),
        ("Orla Venn confirmed that on Monday.", "that"),
    ],
)
def test_what_says_something_stays(text, content):
    assert contents(text) == [content]


def test_words_that_seem_to_tell_when_over_and_over_are_read_in_no_time():
    began = perf_counter()
    contents(f"Orla Venn said that{' since now before' * 40} it rained.")
    assert perf_counter() - began < 2  # noqa: PLR2004
