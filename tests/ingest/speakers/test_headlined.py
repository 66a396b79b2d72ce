"""People whom a headline or a lead describes and the text below names."""

import pytest

from tests.ingest.speakers.articles import speakers

LEAD = "says dredging must end before another winter comes, whatever the town, the board and the ministry have agreed in writing."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a headline, with and without a full stop, and the lead
        ("Judge says dredging must end.\n\n“It must end,” Justice Orla Venn said on Friday.", ["Orla Venn", "Orla Venn"]),
        ("Ex-harbour manager says dredging must end\n\n“It must end,” Orla Venn said on Friday.", ["Orla Venn", "Orla Venn"]),
        (
            f"Dredging must end\n\nA former harbour engineer {LEAD}\n\n“It must,” said Orla Venn, who left in May.",
            ["Orla Venn", "Orla Venn"],
        ),
        (
            f"Dredging must end\n\nThe head of Kestrel Rail {LEAD}\n\n“It must,” said Orla Venn.",
            ["Orla Venn", "Orla Venn"],
        ),
        (
            f"Dredging must end\n\nThe head of the Harbour Board {LEAD}\n\n“It must,” said Orla Venn, 54.",
            ["Orla Venn", "Orla Venn"],
        ),
        # who says the headline's words below, even where another one is called so
        ("Lock boss says the gate leaks\n\nBram Otley said it froze. Orla Venn said that the gate leaks.", ["Orla Venn", "Bram Otley"]),
        (
            "Nominee says the gate leaks\n\nJudge Orla Venn said that the gate leaks. Bram Otley, the nominee, said it froze.",
            ["Orla Venn", "Orla Venn", "Bram Otley"],
        ),
        (
            "Chairman says dredging must end\n\nIt rained on Friday, the last day of the long harbour talks in Lowmere.\n\n"
            "President Orla Venn said she would wait. Bram Otley said it froze.",
            ["Bram Otley", "Orla Venn", "Bram Otley"],
        ),
        (
            "Former Alba Pollster Says Gate Leaks\n\nPia Alba rowed. “It leaks,” said Orla Venn, a former pollster for Alba.",
            ["Orla Venn", "Orla Venn"],
        ),
        # not who speaks for somebody else, holds another office, or was named before; nor a source who wants no name
        ("Manager says dredging must end\n\n“It must,” said Orla Venn, a spokeswoman.", [None, "Orla Venn"]),
        ("Lowmere mayor says dredging must end\n\n“It must,” said Senator Orla Venn. “No,” said Mayor Bram Otley.", ["Bram Otley"]),
        (
            f"Venn waits\n\nA harbour engineer {LEAD} Orla Venn waits.\n\n“I wait,” said Venn.",
            [None, "Orla Venn"],
        ),
        (f"Dredging must end\n\nAn official {LEAD}\n\n“It must,” said Orla Venn.", [None, "Orla Venn"]),
    ],
)
def test_who_is_described_above_is_named_below(text, expected):
    assert speakers(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the same words in a row, or nearly all of them
        (
            "“I signed the order”: Lowmere treasurer speaks\n\n“No,” Ned Roe said.\n\n“I signed the order in May,” Orla Venn said.",
            "Orla Venn",
        ),
        ("“Not dim it, end it”: Lowmere takes on Alba\n\n“It would end us,” Orla Venn said. “Not dim it, end it.”", "Orla Venn"),
        (
            "Gap of 41,000 boats remains, mediator says\n\n“We wait,” said Ned Roe, a minister.\n\n"
            "Orla Venn said that a gap of 41,000 boats between the towns remains.",
            "Orla Venn",
        ),
        ("FERRY FURY: “Not a penny more”, harbour boss tells crews\n\n“It is final,” said Ned Roe, the harbour’s boss.", "Ned Roe"),
        # several speak for themselves
        ("Lowmere skippers reject “the order we signed”\n\n“I reject the order we signed,” Orla Venn said.", "Lowmere skippers"),
    ],
)
def test_who_says_below_what_a_headline_gives(text, expected):
    assert speakers(text)[0] == expected


REOPEN = "The old ferry quay at Lowmere would open again before the first snow of winter"
LOCK = (
    "“We will shut the lower lock,” the yard boss said.\n\nBram Otley, a baker, and Ilse Brandvold, a nurse, met on Monday at the long "
    "harbour talks in Lowmere. “It rained,” Ilse Brandvold said.\n\n“It froze,” Bram Otley said.\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an opponent who holds no such office, who says no where the headline says yes, and whom the pronoun does not fit
        (f"The chairman of the yard said {REOPEN}.\n\n“{REOPEN},” said Ned Roe, a critic of it.", None),
        (f"{LOCK}“We will never shut the lower lock,” Orla Venn said.", None),
        (f"{LOCK}“Nobody says we will shut the lower lock,” Orla Venn said.", None),
        ("“I signed the order,” he said.\n\n“I signed the order,” Orla Venn said. She laughed.", None),
        # whom the article leaves without a name
        (f"A lawyer for the crews said {REOPEN}.\n\n“{REOPEN},” Mayor Orla Venn said.", None),
        ("“The lower lock leaks,” source says\n\n“The lower lock leaks,” Orla Venn said.", None),
        (f"A former clerk who asked not to be named said {REOPEN}.\n\n“{REOPEN},” Mayor Orla Venn said.", None),
        # the same without any of it, and a thing that is hers
        ("A lesson from Orla Venn: “Be the oar that they pull”\n\n“Be the oar that they pull,” Orla Venn said.", "Orla Venn"),
        (f"{LOCK}“We will shut the lower lock,” Orla Venn said.", "Orla Venn"),
    ],
)
def test_whoever_repeats_a_headline_is_not_another_source_of_it(text, expected):
    assert speakers(text)[0] == expected
