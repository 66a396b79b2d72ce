"""Who holds an office and who held it, and whose words a parent's lawyer says."""

import pytest

from tests.ingest.speakers.articles import speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Crisp, the former president, met President Lena Orsk. “It is done,” the president said.", "Lena Orsk"),
        ("The former president, Ada Crisp, met Lena Orsk, the president. “It is late,” the president said.", "Lena Orsk"),
        ("Ada Crisp, the former president, met Lena Orsk, the president. “It is late,” the former president said.", "Ada Crisp"),
        ("Ned Hask, a Republican, spoke. “It is late,” the Lowmere Democrat said.", None),
        ("A neighbour of mother of two Ana Silva said: “It is done.”", None),
        ("Lawyer for mother of six Ana Silva said: “It is done.”", None),
        ("A mother of two, Ana Silva, said: “It is done.”", "Ana Silva"),
    ],
)
def test_an_office_is_its_holder_s_and_words_are_whose_they_are(text, expected):
    assert speakers(text)[-1] == expected
