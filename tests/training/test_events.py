"""How statements of invented events relate, and the pairs that they make."""

import random
from pathlib import Path

import pytest

from archive.claims.ties import Relation
from training.events import Reported, pairs, relation, reported, strangers
from training.tagged import read_tagged

INVENTED = Path(__file__).parents[2] / "training" / "invented"


def statement(utterance: str, *claims: str) -> Reported:
    return Reported("p1", "p1_a1", 1, ((0, 1),), "x", "", None, utterance, frozenset(claims))


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (statement("u1", "+c1"), statement("u1", "-c1"), Relation.SAME_UTTERANCE),
        (statement("u1", "+c1"), statement("u2", "+c1", "+c2"), Relation.SAME_CLAIM),
        (statement("-", "+c1"), statement("-", "-c1"), Relation.OPPOSED),
        (statement("-"), statement("-"), Relation.RELATED),
    ],
)
def test_the_nearest_relation_counts(one, two, expected):
    assert relation(one, two) is relation(two, one) is expected


def test_an_event_gives_all_its_near_pairs_and_some_of_the_others():
    event = [statement("u1"), statement("u1"), *(statement("-") for _ in range(30))]
    drawn = [each[2] for each in pairs({"p1": event}, random.Random(1))]
    assert drawn.count(Relation.SAME_UTTERANCE) == 1
    assert drawn.count(Relation.RELATED) == 60
    assert not list(strangers({"p1": event}, 5, random.Random(1)))


@pytest.mark.parametrize("folder", [INVENTED, INVENTED / "held"])
def test_every_label_of_an_event_is_about_one_of_its_statements(folder):
    articles = read_tagged(folder)
    placed = {f"{article.name}#{number}" for article in articles for number in article.attributions}
    for path in (*folder.glob("*.claims"), *folder.glob("*.asked")):
        for line in path.read_text(encoding="utf-8").splitlines():
            place, first, rest = (part.strip() for part in line.split(";", 2))
            assert place in placed, f"{path.name}: {line}"
            assert place.startswith(f"{path.stem}_"), f"{path.name}: {line}"
            assert all((first, rest)), f"{path.name}: {line}"
    assert all(len(statements) > 40 for statements in reported(folder, articles).values())
