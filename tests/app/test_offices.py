"""Whether words for somebody fit a role on record, and whom they find."""

from datetime import date

import pytest

from app.called import called_beside
from app.names import NameIndex
from app.offices import Description, Fit, is_body, of_another_field, office_fit
from app.question import Setting, understand
from app.turn import Status
from archive.records import Speaker, SpeakerKind
from tests.app.record import article, fill, quote

PEOPLE = NameIndex.of(
    [
        Speaker(name="Ada Orr", quotes=5, roles=("chairwoman of the Harbour Commission",)),
        Speaker(name="Ben Vell", quotes=4, roles=("head of the police union",)),
        Speaker(name="Cara Tarn", quotes=3, roles=("metallurgist at the museum",)),
        Speaker(name="Dov Pike", quotes=2, roles=("interim chief executive",)),
        Speaker(name="Eli Marsh", quotes=2, roles=("Chief Financial Officer",)),
        Speaker(name="Faye Holt", quotes=2, roles=("deputy commissioner of police",)),
        Speaker(name="Gil Roe", quotes=2, roles=("Porto City's chairman",)),
    ]
)


@pytest.mark.parametrize(
    ("asked", "held", "fit"),
    [
        ("the union boss", "union president", Fit.WIDER),
        ("chairman", "chairwoman", Fit.SAME),
        ("the expert", "a metallurgist", Fit.WIDER),
        ("the doctor", "a surgeon", Fit.WIDER),
        ("the captain", "head of the yard", Fit.NARROWER),
        ("the surgeon", "a baker", Fit.NONE),
        ("the CFO", "chief financial officer", Fit.SAME),
    ],
)
def test_an_office_is_one_that_is_held_or_a_wider_word_for_it(asked, held, fit):
    assert office_fit(Description.of(asked).office, Description.of(held).office) is fit


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("the chair of the regulator", "Ada Orr"),
        ("the regulator's head", "Ada Orr"),
        ("the metals expert", "Cara Tarn"),
        ("the new interim boss", "Dov Pike"),
        ("the police union leader", "Ben Vell"),
        ("the CFO", "Eli Marsh"),
    ],
)
def test_somebody_is_found_by_other_words_for_the_office_and_for_what_it_is_held_in(description, name):
    reading = PEOPLE.described(description)
    assert (reading.speakers or reading.may) == (name,)


@pytest.mark.parametrize(
    "description",
    [
        "the police chief",
        "the commissioner of police",
        "the man",
        "the metals experts",
        "the glass expert",
        "the captain",
        "the council leader",
    ],  # fmt: skip
)
def test_an_office_elsewhere_of_another_rank_or_of_several_finds_nobody(description):
    reading = PEOPLE.described(description)
    assert (reading.speakers, reading.may) == ((), ())


def test_a_regulator_is_a_body_and_its_chair_is_none():
    assert is_body("the regulator")
    assert not is_body("the chair of the regulator")


@pytest.fixture(scope="module")
def shipyard(tmp_path_factory, embedder):
    text = """Yard to close

The skipper, Ada Orr, walked past without a word. Tarn Steel, the yard's owner, was silent. Ben Orr, its general manager, was not.

“The yard will close in May,” said Ben Orr. “We sail on,” said Ada Orr later.
"""
    of = article("yard", text, None, "")
    told = [quote(of, "“The yard will close in May,”", "Ben Orr"), quote(of, "“We sail on,”", "Ada Orr")]
    with fill(tmp_path_factory.mktemp("yard"), embedder, {of: told}) as archive:
        yield archive


@pytest.mark.parametrize(
    ("description", "names"),
    [
        ("the skipper", ("Ada Orr",)),
        ("the steel boss", ("Ben Orr",)),
        ("the general manager", ("Ben Orr",)),
        ("the mayor", ()),
        ("skippers", ()),
    ],
)
def test_what_articles_call_somebody_beside_a_name_finds_them(shipyard, description, names):
    assert called_beside(shipyard, description) == names


MINISTERS = NameIndex.of(
    [
        Speaker(name="Ada Orr", quotes=9, roles=("managing director of Tarn Steel",)),
        Speaker(name="Ben Vell", quotes=4, roles=("Head of Lock Safety",)),
        Speaker(name="Cara Tarn", quotes=3, roles=("harbour minister",)),
        Speaker(name="Sorrel Town Council", quotes=9, kind=SpeakerKind.ORGANISATION),
        Speaker(name="Amber County Council", quotes=1, kind=SpeakerKind.ORGANISATION),
    ]
)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What did Steel's head of lock safety say?", ("Ben Vell",)),
        ("What did Steel's head of finance say?", ()),
        ("What did the finance director say?", ()),
        ("What did the health minister say?", ()),
        ("What did the harbour minister say?", ("Cara Tarn",)),
        ("what did the county council say?", ("Amber County Council",)),
        ("What did the parish council say?", ()),
    ],
)
def test_an_office_or_a_body_that_names_its_field_is_none_of_another(question, name):
    assert understand(question, Setting(MINISTERS, date(2031, 5, 1))).speakers == name


@pytest.mark.parametrize(
    ("asked", "role", "known", "near", "other"),
    [
        ("the finance director", "managing director", (), ("financ",), True),
        ("the finance director", "the director", (), ("financ",), False),
        ("the finance director", "the director", (), (), True),
        ("the company's director", "the director", (), (), False),
        ("the health minister", "minister for health", (), (), False),
        ("the county council", "Sorrel Town Council", (), (), True),
    ],
)
def test_the_field_of_an_office_stands_in_the_role_or_near_a_bare_one(asked, role, known, near, other):
    assert of_another_field(asked, role, known, near) is other


def test_whom_a_description_found_is_told(ask):
    assert "museum's head is read as Agnes Pike" in ask("What did the museum's head say about the lighthouse?").blocks[0].text
    assert ask("What did the harbour director say?").status is Status.NOT_FOUND
