"""Sources that are several people."""

import pytest

from tests.ingest.speakers.articles import speaker


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Other Democrats, like Ned Hask, Pia Holm and Bram Otley ― three rowers ―", "Ned Hask; Pia Holm; Bram Otley"),
        ("Ned Hask and Pia Holm - a fellow keeper and former rower -", "Ned Hask; Pia Holm"),
        ("Pia Holm, a keeper who chairs the House of Representatives Committee on Science, Space and Technology", "Pia Holm"),
    ],
)
def test_several_as_one_source(source, expected):
    assert speaker(f"{source} said it rained.", source) == expected


def test_a_stroke_joins_two_people_of_the_article():
    assert speaker("Ned Hask met Pia Holm. Hask/Holm said it rained.", "Hask/Holm") == "Ned Hask; Pia Holm"
    assert speaker("Ned Hask met Pia Holm. Hask/Otley said it rained.", "Hask/Otley") == "Hask/Otley"
