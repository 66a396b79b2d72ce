"""People whom an article describes in one sentence and names in another."""

import pytest

from tests.ingest.speakers.test_resolve import speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # named right after, in the same paragraph or in the next one
        ("“It rained,” the harbour engineer said. Orla Venn added that it froze.", ["Orla Venn", "Orla Venn"]),
        ("The harbour engineer said it rained.\n\n“It froze,” Orla Venn said.", ["Orla Venn", "Orla Venn"]),
        ("A spokeswoman for Kestrel Rail said it rained. “It froze,” Orla Venn said.", ["Orla Venn", "Orla Venn"]),
        # named right before, with nothing said of them
        ("Across the road Orla Venn bought a coffee. “It rained,” the managing director said.", ["Orla Venn"]),
        # not whoever is called something else, was known before, or is what is talked about; nor a source who wants no name
        ("“It rained,” the harbour engineer said. Orla Venn, a baker, added that it froze.", [None, "Orla Venn"]),
        (
            "Orla Venn waved.\n\nIt was late.\n\nIt was wet.\n\nThe harbour engineer said it rained. Venn said it froze.",
            [None, "Orla Venn"],
        ),
        ("The harbour engineer said Orla Venn was late. Venn said it froze.", [None, "Orla Venn"]),
        ("A source said it rained. Orla Venn said it froze.", [None, "Orla Venn"]),
        ("Across the road Orla Venn bought a coffee. A harbour engineer said it rained.", [None]),
        # one person is described in one such way: who comes next is somebody else
        (
            "The figures are those of Orla Venn. The harbour engineer said it rained.\n\n"
            "“It froze,” the mayor said. Bram Otley added that it thawed.",
            ["Orla Venn", "Bram Otley", "Bram Otley"],
        ),
    ],
)
def test_a_description_and_a_bare_name_beside_it_are_one_person(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Orla Venn met Bram Otley, a former governor. Otley waved.\n\nThe mayor said it rained.", "Orla Venn"),
        (
            "Orla Venn waved. Luc Crane, Venn's lawyer, met Bram Otley. Otley left. Otley slept.\n\nVenn's lawyer said it rained.",
            "Luc Crane",
        ),
        ("President Bram Otley met Orla Venn. She looked tired. Venn waved.\n\nThe former president said it rained.", None),
    ],
)
def test_an_office_is_held_by_whoever_the_article_gives_it(text, expected):
    assert speakers(text)[-1] == expected
