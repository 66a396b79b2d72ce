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
        # an entry of a live report is about somebody of its own, and a surname alone may be whose the office is
        ("10:05 The harbour engineer says that it rained.\n\n10:20 Orla Venn says that it froze.", [None, "Orla Venn"]),
        ("Across the road Orla Venn bought a coffee.\n\n10:20 Otley reports two arrests. The colonel says that it thawed.", [None]),
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
        (
            "Chief Orla Venn said it froze.\n\nLuc Crane waved. Crane leads the dockers.\n\nCrane sat. “It rained,” the union chief said.",
            None,
        ),
        ("Chief Orla Venn said it froze.\n\nLuc Crane waved.\n\nCrane sat. “It rained,” the chief said.", "Orla Venn"),
        ("Orla Venn said it froze.\n\nSen. Ida Penn said it thawed. Penn left. “It rained,” the Democrat said.", "Ida Penn"),
        ("President Bram Otley met Orla Venn. She looked tired. Venn waved.\n\nThe former president said it rained.", None),
        # nor by whom a sentence gives another office, or who is a chief of what has no mayor
        ("Orla Venn was made chief executive of Kestrel Rail in May.\n\nThe mayor said it rained.", None),
        ("Orla Venn, 54, head of the Kestrel works, opened a bridge. Venn waved.\n\n“It rained,” the mayor said.", None),
        ("Union chief Orla Venn said it froze.\n\nVenn blamed the town.\n\n“It rained,” the mayor said.", None),
        ("Orla Venn became mayor of Lowmere in May.\n\nThe mayor said it rained.", "Orla Venn"),
        ("Orla Venn was not the chief executive in May.\n\nThe mayor said it rained.", "Orla Venn"),
    ],
)
def test_an_office_is_held_by_whoever_the_article_gives_it(text, expected):
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rained, said opposition transport spokeswoman Orla Venn. It was late. The minister said it froze.",
        "“It rained,” said chief engineer Orla Venn. Venn was late. The head of the Lowmere Institute said it froze.",
    ],
)
def test_who_is_called_something_else_is_not_described(text):
    assert speakers(text) == ["Orla Venn", None]
