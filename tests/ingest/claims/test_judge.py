"""What is compared at all, and that an ingest links what outlets print of one utterance, in whatever order it reads them."""

import numpy as np
import pytest

from archive.archive import Archive
from archive.claims.ties import KEPT, Voice, wording_id
from archive.records import Polarity
from ingest.claims.judge import ClaimJudge
from ingest.pipeline import ingest
from tests.archive.claims.words import snapshot

SAID = "We will rebuild the harbour wall before the winter storms arrive in November"
FEED = {
    "a.txt": f'"{SAID}," Mayor Honoré Vuillange said on Monday.\n',
    "b.txt": f'At the quay, Mayor Honoré Vuillange said: "{SAID}." Nobody asked about the price.\n',
    "c.txt": 'Mayor Honoré Vuillange said the harbour wall would be rebuilt before the storms of November.\n\n"Go home," said Ada Teel.\n',
    "d.txt": '"We will not rebuild the harbour wall before the winter storms arrive," said Ada Teel, an engineer.\n',
}


@pytest.fixture(scope="module")
def judge(embedder):
    return ClaimJudge(embedder)


def voice(judge, text, polarity=Polarity.ASSERTED, speaker="Honoré Vuillange"):
    plain = judge.plain(text)
    return Voice(wording_id(plain), plain, judge.vectors([plain])[0], speaker, polarity)


def test_marks_and_line_breaks_around_words_make_no_other_wording(judge):
    assert judge.plain("“We will rebuild\nthe wall,”") == judge.plain('"We will rebuild the wall."') == "We will rebuild the wall"
    assert judge.plain("…") == "…"


def test_a_statement_of_two_words_is_compared_with_nothing(judge):
    assert judge.comparable(SAID)
    assert not judge.comparable("No comment")
    assert not judge.comparable("It was what it was")


def test_an_utterance_is_near_its_trimmed_print_and_in_one_of_its_cells(judge):
    whole, trimmed, other = judge.vectors([SAID, "rebuild the harbour wall before the winter storms", "Fish do not attend negotiations"])
    assert int(whole.astype(int) @ trimmed.astype(int)) > judge.floor > int(whole.astype(int) @ other.astype(int))
    cells = judge.cells(np.stack([whole, trimmed]))
    assert set(cells[0]) & set(cells[1])


def test_what_somebody_only_asks_about_is_suggested_at_most(judge):
    assert judge.tie(voice(judge, SAID), voice(judge, SAID)).status == "confirmed"
    assert judge.tie(voice(judge, SAID), voice(judge, SAID, Polarity.QUESTION)).status == "suggested"


@pytest.mark.parametrize(
    ("said", "polarity"), [("to comment", Polarity.UNSAID), ("No comment", Polarity.ASSERTED), (SAID, Polarity.UNSAID)]
)
def test_what_people_leave_unsaid_or_say_in_few_words_is_no_link_between_them(judge, said, polarity):
    ours = voice(judge, said, polarity)
    assert judge.tie(ours, voice(judge, said, polarity)).relation in KEPT
    for other in ("Ada Teel", ""):
        assert judge.tie(ours, voice(judge, said, polarity, other)).relation not in KEPT
    assert judge.tie(voice(judge, SAID), voice(judge, SAID, speaker="Ada Teel")).relation in KEPT


def test_an_ingest_links_the_same_whatever_it_reads_first(tmp_path, embedder):
    for name, text in FEED.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = []
    for order in (sorted(FEED), sorted(FEED, reverse=True)):
        with Archive.open(tmp_path / order[0].removesuffix(".txt"), write=True, model=embedder.name) as archive:
            for name in order:
                ingest([str(tmp_path / name)], archive, embedder)
            found.append(snapshot(archive))
    assert found[0] == found[1]
    assert len(found[0]["spoken"]) > len(set(found[0]["spoken"])), "two prints of the same words are one voice"
    assert all(status is None for _, _, relation, status, *_ in found[0]["links"] if relation == "opposed")
