"""Sources that are several people."""

import pytest

from tests.ingest.speakers.articles import speaker


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Other Democrats, like Ned Hask, Pia Holm and Bram Otley ― three rowers ―", "Ned Hask; Pia Holm; Bram Otley"),
        ("Ned Hask and Pia Holm - a fellow keeper and former rower -", "Ned Hask; Pia Holm"),
        (
            "Democrats in the chamber, including Sen. Ned Hask of Lowmere, former mayor Pia Holm and Bram Otley,",
            "Ned Hask; Pia Holm; Bram Otley",
        ),
        # not those whom a listed one belongs to, is for or against, or whom more is told of
        ("Democrats, including the mother of Ned Hask,", "Democrats"),
        ("Democrats, including aides to Ned Hask,", "Democrats"),
        ("Democrats, including those who voted against Pia Holm,", "Democrats"),
        ("Democrats, including Ned Hask’s mother,", "Democrats"),
        ("Democrats, including some Ned Hask hired,", "Democrats"),
        ("Democrats, including Ned Hask, a friend of Bram Otley and Pia Holm,", "Ned Hask"),
        ("Democrats, including Ned Hask, who beat Bram Otley and Pia Holm,", "Ned Hask"),
        # not those whom others are like, or are the aides of
        ("Keepers who dress like Ned Hask", "Keepers"),
        ("Aides of senators like Ned Hask", "Aides of senators like Ned Hask"),
        ("Pia Holm, a keeper who chairs the House of Representatives Committee on Science, Space and Technology", "Pia Holm"),
    ],
)
def test_several_as_one_source(source, expected):
    assert speaker(f"{source} said it rained.", source) == expected


def test_a_stroke_joins_two_people_of_the_article():
    assert speaker("Ned Hask met Pia Holm. Hask/Holm said it rained.", "Hask/Holm") == "Ned Hask; Pia Holm"
    assert speaker("Ned Hask met Pia Holm. Hask/Otley said it rained.", "Hask/Otley") == "Hask/Otley"
