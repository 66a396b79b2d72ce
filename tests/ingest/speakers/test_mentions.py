"""Names in running text by capitals and simple rules."""

import pytest

from archive.records import Span, SpeakerKind
from ingest.attribution.sentences import tokens
from ingest.speakers.mentions import mentions, mentions_in


def names(text):
    return [(m.role, m.name) for m in mentions_in(tokens(text, Span(0, len(text)), ()))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday Orla Venn left.", [("", "Orla Venn")]),
        ("Then Mr. Otley met Dr. Ida Crane.", [("Mr.", "Otley"), ("Dr.", "Ida Crane")]),
        ("Budget Director Tam Ruddock resigned.", [("Budget Director", "Tam Ruddock")]),
        ("Secretary of State Pia Holm arrived.", [("Secretary of State", "Pia Holm")]),
        ("Maarten van der Velde and Inês Vaz-Prado met.", [("", "Maarten van der Velde"), ("", "Inês Vaz-Prado")]),
        ("Proud dad Ned Hask rowed. Dad Bram Otley slept.", [("", "Ned Hask"), ("Dad", "Bram Otley")]),
        ("The Executive Mansion met the Executive Orla Venn.", [("", "Executive Mansion"), ("Executive", "Orla Venn")]),
        ("The Lowmere Metalworkers’ Union met.", [("", "Lowmere Metalworkers’ Union")]),
        ("It met Porto-based Kestrel Foods and Porto-born Ned Hask.", [("", "Kestrel Foods"), ("", "Ned Hask")]),
        ("Porto-based Ned Hask met Ida Crane-Born.", [("", "Ned Hask"), ("", "Ida Crane-Born")]),
        ("The Seafarers' Union of Lowmere met.", [("", "Seafarers' Union of Lowmere")]),
        ("The Venners' Boat sank. Cr Venn met Controller Ned Hask.", [("", "Venners"), ("Cr", "Venn"), ("Controller", "Ned Hask")]),
        ("Citizens for Clean Venn met Otley.", [("", "Citizens for Clean Venn"), ("", "Otley")]),
        ("J. R. Hask rowed with Amaro de la Peña.", [("", "J. R. Hask"), ("", "Amaro de la Peña")]),
        ("In Lowmere it rained.", [("", "Lowmere")]),
        ("Rowing Field Promotions met. Nobody was rowing.", [("", "Rowing Field Promotions")]),
        ("I. Ned Hask rowed.", [("", "I. Ned Hask")]),
        (
            "Jose\u0301 Pen\u0303a met Amaro PeÃ±a and Ned SarukhA\u0303\x83A\u0302\xa1n.",
            [("", "José Peña"), ("", "Amaro Peña"), ("", "Ned Sarukhán")],
        ),
        ("Campaign for Venn wins. The campaign met.", [("", "Campaign for Venn")]),
        ("The Bank of Lowmere closed.", [("", "Bank of Lowmere")]),
        ("Orla Venn’s boat sank.", [("", "Orla Venn")]),
        ("It rained on Monday in March.", []),
        # a kind of body, and a name that says whose it is; a word with a soft hyphen
        ("The PAC met a super PAC and Super PACs.", []),
        (
            "It met Our Harbour PAC and Our Orla Venn. Our Harbour Board met.",
            [("", "Our Harbour PAC"), ("", "Orla Venn"), ("", "Harbour Board")],
        ),
        ("Then Ned \xadHask met Or\xadla Venn.", [("", "Ned Hask"), ("", "Orla Venn")]),
        # where somebody is from, and a small word that belongs to a surname
        ("South Lowmere-born Monte Raines met New Quay-based Kestrel Rail.", [("", "Monte Raines"), ("", "Kestrel Rail")]),
        ("Al-Born met Vaz-Led Roe.", [("", "Al-Born"), ("", "Vaz-Led Roe")]),
        ("Then Ana in 't Zand met Op ’t Roe in Lowmere.", [("", "Ana in 't Zand"), ("", "Op ’t Roe"), ("", "Lowmere")]),
        # a word for a company before a name belongs to it, unless the rest stands alone too
        ("Giant Eagle closed. Carrier Global met Maker Faire.", [("", "Giant Eagle"), ("", "Carrier Global"), ("", "Maker Faire")]),
    ],
)
def test_names(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Fisheries Ministry closed the quay.", SpeakerKind.ORGANISATION),
        ("The FMA closed the quay.", SpeakerKind.ORGANISATION),
        ("Lowmere University closed.", SpeakerKind.ORGANISATION),
        ("Mayor Ida Crane closed the quay.", SpeakerKind.PERSON),
        ("Then Ida Crane closed the quay.", SpeakerKind.PERSON),
    ],
)
def test_kinds(text, kind):
    assert mentions(text)[0].kind is kind


def test_titles_tell_gender():
    assert [m.gender for m in mentions("Then Mr. Otley met Ms. Crane and Jo Farrant.")] == ["he", "she", ""]


def test_spans_are_in_the_text():
    text = "It rained.\n\nMayor Ida Crane left."
    (mention,) = mentions(text)
    assert mention.span.cut(text) == "Mayor Ida Crane"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour and Fisheries Board met.", ["Harbour and Fisheries Board"]),
        ("It asked the Ports and Exchange Commission.", ["Ports and Exchange Commission"]),
        ("The Centers for Coastal Disease and Prevention met.", ["Centers for Coastal Disease and Prevention"]),
        ("The Lowmere Committee on Science, Space and Technology met.", ["Lowmere Committee on Science, Space and Technology"]),
        ("The Health, Education, and Pensions Committee met.", ["Health, Education, and Pensions Committee"]),
        # several bodies or people, not one
        ("The Harbour Board and Fisheries Commission met.", ["Harbour Board", "Fisheries Commission"]),
        ("The Committee on Science, Orla Venn and Ned Roe met.", ["Committee on Science", "Orla Venn", "Ned Roe"]),
        ("Venn and the Fisheries Board met.", ["Venn", "Fisheries Board"]),
        ("Orla Venn, Jr., and the Health Board met.", ["Orla Venn Jr.", "Health Board"]),
    ],
)
def test_what_a_body_is_about_belongs_to_its_name(text, expected):
    assert [m.written for m in mentions(text)] == expected
