"""A surname alone, across articles: the company somebody keeps."""

from tests.ingest.speakers.evidence import BODY, UNKNOWN, beside, read, seen, speakers

FIRST = read("first", seen("Orla Venn"), *beside("Bram Otley", "Luc Crane", "Ida Sholto"))


def test_a_word_met_once_is_the_surname_of_who_keeps_that_company():
    live = read("live", seen("Venn", kind=UNKNOWN, mentions=1), *beside("Bram Otley", "Luc Crane", "Tove Aske"))
    assert speakers(FIRST, live) == [["Orla Venn"], ["Orla Venn"]]


def test_those_named_by_surname_alone_are_company_too():
    live = read("live", *(seen(name, kind=UNKNOWN, mentions=1) for name in ("Venn", "Otley", "Crane")))
    assert speakers(FIRST, live)[1][0] == "Orla Venn"


def test_a_body_by_the_first_word_of_its_name_is_company_and_a_given_name_is_not():
    first = read("first", seen("Orla Venn"), *beside("Bram Otley"), seen("Kestrel Rail", kind=BODY, speaks=False))
    live = read("live", seen("Venn", kind=UNKNOWN, mentions=1), seen("Kestrel", kind=UNKNOWN), *beside("Bram Otley"))
    assert speakers(first, live)[1][0] == "Orla Venn"
    other = read("other", seen("Orla Venn"), *beside("Bram Otley", "Lucas Crane"))
    twin = read("twin", seen("Venn", kind=UNKNOWN, mentions=1), seen("Lucas"), *beside("Bram Otley"))
    assert speakers(other, twin)[1][0] == "Venn"


def test_two_acquaintances_in_a_crowd_make_no_surname_of_a_word():
    crowd = (f"Una Pell{chr(97 + n)}ick" for n in range(9))
    wide = read("wide", seen("Venn", kind=UNKNOWN, mentions=1), *beside("Bram Otley", "Luc Crane", *crowd))
    assert speakers(FIRST, wide) == [["Orla Venn"], ["Venn"]]


def test_of_two_bearers_a_word_met_once_is_neither():
    other = read("other", seen("Asta Venn"), *beside("Bram Otley", "Luc Crane", "Ida Sholto"))
    live = read("live", seen("Venn", kind=UNKNOWN, mentions=1), *beside("Bram Otley", "Luc Crane", "Tove Aske"))
    assert speakers(FIRST, other, live)[2] == ["Venn"]


def test_role_and_company_outweigh_a_pronoun_that_one_article_seems_to_use():
    full = read("full", seen("Walter Venn", "President", gender="he"), *beside("Bram Otley", "Luc Crane", "Ida Sholto"))
    short = read("short", seen("Venn", "President", gender="she"), *beside("Bram Otley", "Luc Crane", "Tove Aske"))
    assert speakers(full, short)[1][0] == "Walter Venn"
    wife = read("wife", seen("Venn", gender="she"), *beside("Bram Otley", "Luc Crane"))
    assert speakers(full, wife)[1][0] == "Venn"


def test_of_two_bearers_no_other_pronoun_is_either():
    one = read("one", seen("Walter Venn", "President", gender="he"), *beside("Bram Otley", "Luc Crane", "Ida Sholto"))
    two = read("two", seen("Otto Venn", "President", gender="he"), *beside("Bram Otley", "Luc Crane", "Ida Sholto"))
    short = read("short", seen("Venn", "President", gender="she"), *beside("Bram Otley", "Luc Crane", "Tove Aske"))
    assert speakers(one, two, short)[2][0] == "Venn"


def test_a_title_or_kinship_is_never_outweighed():
    full = read("full", seen("Ana Venn", "Mayor", gender="she"), *beside("Bram Otley", "Luc Crane", "Ida Sholto"))
    for short in (seen("Venn", "the husband of the mayor", gender="he"), seen("Venn", "Mayor", gender="he", forms=("Mr. Venn",))):
        assert speakers(full, read("short", short, *beside("Bram Otley", "Luc Crane", "Tove Aske")))[1][0] == "Venn"
