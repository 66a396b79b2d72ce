"""What only points at something said before is no statement of its own."""

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
