"""Whom a description means that its own article never names: who is called so in the articles beside it, and nobody for want of proof."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.identity import Description
from archive.records import Article, Form, Quote, Span
from ingest.attribution import RuleAttributor
from ingest.speakers.appearances import MOST_CALLED, _foremost, appearances_of
from ingest.speakers.descriptions import descriptions_of
from ingest.speakers.registry import Read, linked
from ingest.speakers.resolve import resolved
from tests.growth import steps
from tests.ingest.speakers.evidence import BODY, PERSON, beside, read, seen

VELL, PIKE = beside("Mira Vell", "Agnes Pike")
DAY = date(2031, 3, 1)


def called(name, *phrases, kind=PERSON, speaks=False):
    """Somebody with what an article calls them."""
    return replace(seen(name, kind=kind, speaks=speaks), called=tuple(phrases))


def asking(words, *appearances, kind=PERSON, barred=(), key="x", published=DAY):
    """An article with one statement of somebody who is only described."""
    article = Article(id=f"id-{key}", source=f"{key}.txt", text="It rained.", published=published)
    quote = Quote(article=article, content=(Span(0, 10),), form=Form.INDIRECT, role=words, confidence=0.3)
    described = Description(name=words, kind=kind, barred=tuple(barred), statements=((quote.id, 0.8),))
    return Read(article, (quote,), (*appearances, VELL, PIKE), (described,))


def near(key, *appearances, published=DAY):
    """An article of the same company."""
    return read(key, *appearances, VELL, PIKE, published=published)


def answer(asked, *others):
    """The speaker whom the articles give the one statement of `asked`."""
    return linked([*others, asked])[-1][0].speaker


ORR = called("Ann Orr", "mayor of Lowmere", "the mayor")
HERS = near("a", ORR), near("b", beside("Ann Orr")[0])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mayor", "Ann Orr"), ("Lowmere mayor", "Ann Orr"), ("mayor of Lowmere", "Ann Orr"), ("Lowmere's mayor", "Ann Orr"),
        ("outgoing mayor", "Ann Orr"), ("former mayor", None), ("deputy mayor", None), ("acting mayor", None), ("ex-mayor", None),
        ("previous mayor", None), ("past mayor", None), ("erstwhile mayor", None), ("sometime mayor", None), ("would-be mayor", None),
        ("honorary mayor", None), ("one-term mayor", None), ("disgraced mayor", None), ("defeated mayor", None), ("then-mayor", None),
        ("late-mayor", None), ("acting-mayor", None), ("former-mayor", None), ("deputy-mayor", None), ("mayor-elect", None),
        ("mayor elect", None), ("mayor, who stepped down", None), ("mayor of Lowmere from 2010 to 2020", None),
        ("mayor until 2030", None), ("mayor since 2030", "Ann Orr"), ("mayor of Lowmere since 2030", "Ann Orr"),
        ("Highcliff mayor", None), ("governor", None), ("his mayor", None), ("Ann Orr's mayor", None),
    ],
)  # fmt: skip
def test_an_office_is_whose_it_is_in_the_articles_beside(words, expected):
    assert answer(asking(words), *HERS) == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "previous mayor", "a past mayor", "erstwhile mayor", "would-be mayor", "honorary mayor", "one-term mayor", "disgraced mayor",
        "defeated mayor", "sometime mayor", "then-mayor", "ex-deputy-mayor", "late-mayor", "mayor-elect", "mayor, who stepped down",
        "mayor who resigned", "mayor of Lowmere from 2010 to 2020", "mayor of Lowmere (2010-20)", "mayor until 2020",
    ],
)  # fmt: skip
def test_who_does_not_hold_an_office_is_not_meant_by_it(phrase):
    hers = called("Ann Orr", phrase)
    assert answer(asking("mayor"), near("a", hers), near("b", hers)) is None


def test_words_for_the_time_of_day_are_no_standing():
    hers = called("Ann Orr", "the late-night host")
    assert answer(asking("late-night host"), near("a", hers), near("b", hers)) == "Ann Orr"
    assert answer(asking("former late-night host"), near("a", hers), near("b", hers)) is None


@pytest.mark.parametrize(
    "others",
    [
        [near("a", ORR), near("b", called("Ben Roth", "mayor of Highcliff"))],  # two who are called so
        [near("a", ORR), near("b", called("Ann Orr", "former mayor"))],  # the office changed hands
        [near("a", ORR)] + [near(f"b{n}") for n in range(9)],  # hardly anybody speaks of her
        [read("a", ORR, VELL, beside("Bram Otley")[0])] + [read(f"b{n}", VELL) for n in range(9)],  # other company
        [near("a", ORR, published=DAY - timedelta(days=400)), near("b", *beside("Ann Orr"), published=DAY - timedelta(days=400))],
    ],
)  # fmt: skip
def test_nobody_is_guessed(others):
    assert answer(asking("mayor"), *others) is None


def test_its_own_article_may_speak_against_somebody():
    assert answer(asking("mayor", barred=["Ann Orr"]), *HERS) is None
    assert answer(asking("mayor", barred=["Orr"]), *HERS) is None
    assert answer(asking("mayor", called("Ben Roth", "mayor")), *HERS) is None
    assert answer(asking("mayor", called("Ben Roth", "baker")), *HERS) == "Ann Orr"


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("UFW president", "president of the United Foundry Workers"), ("prime minister", "PM"), ("chief executive", "CEO"),
        ("police chief", "chief of police"), ("attorney general", "the state's attorney general"), ("chairwoman", "the chair"),
        ("first minister", "Scottish first minister"), ("previous mayor", "former mayor"),
    ],
)  # fmt: skip
def test_one_office_is_called_by_several_words(words, phrase):
    her = called("Ann Orr", phrase)
    assert answer(asking(words), near("a", her), near("b", her)) == "Ann Orr"


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("minister", "prime minister"),
        ("minister", "first minister"),
        ("executive", "chief executive"),
        ("analyst", "analyst"),
        ("Green candidate", "Green candidate"),
    ],
)
def test_what_many_are_or_another_office_is_nobody(words, phrase):
    her = called("Ann Orr", phrase)
    assert answer(asking(words), near("a", her), near("b", her)) is None


def test_a_body_that_is_none_any_more_is_not_the_one_of_today():
    assert answer(asking("former bank", kind=BODY), near("a", BANK), near("b", BANK)) is None


def test_a_name_that_is_somebody_else_s_too_is_shown_as_the_one_of_the_office():
    others = near("a", seen("Kestrel", speaks=False)), near("b", FIRM), near("c", FIRM), near("d", seen("Bram Kestrel", speaks=False))
    assert answer(asking("firm", kind=BODY), *others) == "Kestrel"


def test_the_usual_name_in_full_is_shown():
    named = [near("a", called("Nurse Ann Orr", "mayor"))] + [near(f"b{n}", called("Ann Orr")) for n in range(2)]
    assert answer(asking("mayor"), *named, near("c", called("Orr"))) == "Ann Orr"


def test_a_chairman_is_no_woman():
    hers = replace(called("Ann Orr", "chair of the Harbour Board"), gender="she")
    assert answer(asking("chairman"), near("a", hers), near("b", hers)) is None
    assert answer(asking("chairwoman"), near("a", hers), near("b", hers)) == "Ann Orr"


BANK, BOARD, FIRM = (called(name, *words, kind=BODY) for name, *words in (["Orr Bank"], ["Lowmere Harbour Board"], ["Kestrel", "company"]))


def test_a_body_is_meant_by_the_noun_of_its_name_or_what_it_is_called():
    assert answer(asking("bank", kind=BODY), near("a", BANK), near("b", BANK)) == "Orr Bank"
    assert answer(asking("harbour board", kind=BODY), near("a", BOARD), near("b", BOARD)) == "Lowmere Harbour Board"
    assert answer(asking("firm", kind=BODY), near("a", FIRM), near("b", FIRM)) == "Kestrel"
    assert answer(asking("company", kind=BODY), near("a", BANK), near("b", BANK)) is None
    assert answer(asking("bank", kind=BODY), near("a", BANK)) is None
    pilots = called("Bank Tellers' Union", kind=BODY)
    assert answer(asking("bank", kind=BODY), near("a", pilots), near("b", pilots)) is None


def test_a_noun_takes_up_its_kin_where_nobody_is_called_by_it():
    guild, watch = called("Lowmere Nurses Guild", kind=BODY), called("Harbour Inspectorate", kind=BODY)
    assert answer(asking("union", kind=BODY), near("a", guild), near("b", guild)) == "Lowmere Nurses Guild"
    assert answer(asking("regulator", kind=BODY), near("a", watch, guild), near("b", watch)) == "Harbour Inspectorate"
    union = called("Dockers Union", kind=BODY)
    assert answer(asking("union", kind=BODY), near("a", guild, union), near("b", guild, union)) == "Dockers Union"


def test_another_company_of_the_article_may_be_the_one_it_speaks_of():
    assert answer(asking("firm", called("Venn Otley", kind=BODY), kind=BODY), near("a", FIRM), near("b", FIRM)) is None


def test_the_statement_gets_name_kind_and_the_confidence_of_such_an_answer():
    [found] = linked([*HERS, asking("mayor")])[-1]
    assert (found.speaker, found.speaker_kind, found.role, found.confidence) == ("Ann Orr", PERSON, "mayor", 0.8)
    [found] = linked([near("a", BANK), near("b", BANK), asking("bank", kind=BODY)])[-1]
    assert (found.speaker, found.role) == ("Orr Bank", "")


def test_a_name_that_many_articles_bear_joins_none():
    many = [read(f"m{n}", ORR, VELL, PIKE) for n in range(80)]
    assert answer(asking("mayor"), *many) is None


def test_steps_grow_with_the_names_that_the_circle_bears():
    def work(count):
        crowd = [called(f"{a}{b}{c}na Orr", "mayor of Lowmere") for a in "BCDF" for b in "aeiou" for c in "lmnrstvxzk"][:count]
        return lambda: answer(asking("mayor of Porto", *crowd), near("a", *crowd), near("b", *crowd))

    assert steps(work(200)) < 5 * steps(work(50))


ARTICLES = (
    *HERS,
    near("c", called("Ben Roth", "governor", speaks=True)),
    read("d", called("Ben Roth", "mayor of Highcliff"), *beside("Ines Roth", "Ada Brandt")),
    asking("mayor", key="e"),
    asking("governor", key="f"),
    asking("bank", kind=BODY, key="g"),
    near("h", BANK),
    near("i", BANK, called("Roth", "the governor")),
)


@settings(max_examples=30)
@given(st.permutations(range(len(ARTICLES))))
def test_the_order_of_articles_does_not_matter(order):
    given_ = [ARTICLES[n] for n in order]
    found = {r.article.id: [q.speaker for q in quotes] for r, quotes in zip(given_, linked(given_), strict=True)}
    assert found == {r.article.id: [q.speaker for q in quotes] for r, quotes in zip(ARTICLES, linked(ARTICLES), strict=True)}
    assert (found["id-e"], found["id-f"]) == (["Ann Orr"], ["Ben Roth"])


# What an article gives


def evidence(text):
    """An article's descriptions, and what it calls everybody."""
    article = Article(id="a", source="a.txt", text=text)
    statements = RuleAttributor().find([text])[0]
    found, cast = resolved(article, statements)
    named = {each.name: set(each.called) for each in appearances_of(cast, found)}
    return descriptions_of(cast, found, [each.confidence for each in statements]), named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said it rained.", [("mayor", PERSON, ())]),
        ("The transport secretary said that Agnes Pike was late.", [("transport secretary", PERSON, ("Agnes Pike",))]),
        ("“It rained,” the harbour board said.", [("harbour board", BODY, ())]),
        ("A mayor said it rained.", []),
        ("Residents said it rained.", []),
        ("The report said it rained.", []),
        ("Mayor Ann Orr said it rained.", []),
        ("His mother said it rained.", []),
    ],
)
def test_who_is_only_described_is_kept_with_whom_it_is_not(text, expected):
    assert [(d.name, d.kind, d.barred) for d in evidence(text)[0]] == expected


def test_a_body_has_the_short_name_that_its_article_uses_without_a_word_from_it():
    text = "Kestrel Rail cut nine trains. Kestrel blamed the storm, and Kestrel lost. “It rained,” Ann Orr said."
    article = Article(id="a", source="a.txt", text=text)
    found, cast = resolved(article, RuleAttributor().find([text])[0])
    assert [each.forms for each in appearances_of(cast, found) if each.name == "Kestrel Rail"] == [("Kestrel",)]


def test_people_are_called_by_their_titles_and_appositions():
    _, named = evidence("Mayor Ann Orr, a former baker, met Ben Roth, governor of Lowmere. Orr said it rained.")
    assert named["Ben Roth"] == {"governor of Lowmere"}
    assert {"Mayor", "a former baker"} <= named["Ann Orr"]


def test_of_many_phrases_those_that_say_how_an_office_is_held_are_kept():
    many = [f"{a}{b}ford mayor" for a in "BCDFG" for b in "aeiou"]
    assert len(_foremost({*many, "mayor", "the former mayor"})) == MOST_CALLED
    assert {"the former mayor"} <= {*_foremost({*many, "mayor", "the former mayor"})}
