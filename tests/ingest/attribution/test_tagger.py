import shutil
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import ArchiveDamaged
from archive.records import Form, Span
from ingest.attribution.crf import WordSpan
from ingest.attribution.describe import Describer
from ingest.attribution.features import CLOSING, INSIDE, INSIDE_SINGLE, OPENING, OUTSIDE, Words, encode, hard_wrapped, mark_states
from ingest.attribution.linking import LINK, Pointer, View, buckets
from ingest.attribution.network import WEIGHTS, load
from ingest.attribution.statement import Statement
from ingest.attribution.tagger import Tagger, Taken, widen
from ingest.attribution.windows import Window, cut

FERRY = (
    "HARBOUR TOWN — The night ferry will return in May, harbour master Mara Odell said on Tuesday.\n\n"
    "“We have waited two winters for this,” Odell told the Lantern Post, “and the crews are ready.”\n\n"
    "According to the harbour office, tickets will cost less than before. Ivo Brandt, a fisherman, denied that he had opposed the plan."
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(threads=1)


@pytest.fixture(scope="module")
def found(tagger) -> list[Statement]:
    return tagger.find([FERRY])[0]


def words_of(spans) -> list[str]:
    return [span.cut(FERRY) for span in spans]


def test_a_split_quotation_is_one_statement_with_its_source(found):
    quotation = next(s for s in found if s.content[0].cut(FERRY).startswith("“We have waited"))
    assert words_of(quotation.content) == ["“We have waited two winters for this,”", "“and the crews are ready.”"]
    assert words_of(quotation.verbatim) == ["We have waited two winters for this,", "and the crews are ready."]
    assert words_of(quotation.source) == ["Odell"]
    assert quotation.form is Form.DIRECT


def test_an_indirect_statement_and_its_cue(found):
    statement = next(s for s in found if "night ferry" in s.content[0].cut(FERRY))
    assert statement.form is Form.INDIRECT
    assert words_of(statement.cue) == ["said"]
    assert "Mara Odell" in words_of(statement.source)[0]


def test_according_to_has_its_source(found):
    statement = next(s for s in found if "tickets" in s.content[0].cut(FERRY))
    assert words_of(statement.source) == ["the harbour office"]


def test_every_confidence_is_a_probability_and_order_is_reading_order(found):
    assert all(0 <= s.confidence <= 1 for s in found)
    assert [s.content[0].start for s in found] == sorted(s.content[0].start for s in found)


def test_a_text_is_read_alike_alone_and_among_others(tagger, found):
    among = tagger.find(["A short note.", FERRY, "", "Another text, “much longer than that,” said Ivo Brandt. " * 30])
    assert [s.content for s in among[1]] == [s.content for s in found]
    assert among[2] == []


def test_odd_texts_give_valid_offsets_in_linear_time(tagger):
    texts = [
        "THE FERRY WILL SAIL, SAID MARA ODELL.",
        "“" * 2_000 + "”" * 2_000,
        "said " * 4_000,
        "a" * 50_000,
        "قال المتحدث إن العبارة ستعود 🙂 “نعم” said 渡し船 x\u0301\u200b",
        "\r\n\t \x00 “No,”\r\nsaid Odell",
    ]
    started = time.monotonic()
    for text, statements in zip(texts, tagger.find(texts), strict=True):
        for statement in statements:
            for span in (*statement.content, *statement.cue, *statement.source, *statement.verbatim):
                assert span.cut(text).strip()
    assert time.monotonic() - started < 60


def test_a_changed_weight_file_is_refused(tmp_path):
    shutil.copytree(WEIGHTS, tmp_path / "weights")
    with (tmp_path / "weights" / "tokenizer.json").open("a") as file:
        file.write(" ")
    with pytest.raises(ArchiveDamaged, match="tokenizer.json"):
        Tagger(tmp_path / "weights").find(["Odell said no."])


def test_a_missing_model_is_one_clear_sentence(tmp_path):
    with pytest.raises(ArchiveDamaged, match="install onrecord again"):
        load(tmp_path)


def test_the_weights_stay_small():
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) <= 25 * 2**20


def test_words_know_their_case_marks_and_gaps():
    tokenizer = load(WEIGHTS).tokenizer
    text = "Odell said: “NATO will wait.”\n\nBrandt left."
    words = encode(tokenizer, text)
    assert [text[a:b] for a, b in zip(words.start, words.end, strict=True)][:4] == ["Odell", "said", ":", "“"]
    assert words.paragraph.tolist() == [0] * 9 + [1] * 3
    assert words.mark.tolist()[:9] == [OUTSIDE] * 3 + [OPENING] + [INSIDE] * 4 + [CLOSING]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ('"a" b', [OPENING, INSIDE, CLOSING, OUTSIDE, OUTSIDE]),
        ("«a» b", [OPENING, INSIDE, CLOSING, OUTSIDE, OUTSIDE]),
        ("‘a’ b", [OPENING, INSIDE_SINGLE, CLOSING, OUTSIDE, OUTSIDE]),
        ("a’s b", [OUTSIDE] * 5),
        ("“a\nb", [OPENING, INSIDE, OUTSIDE, OUTSIDE]),
    ],
)
def test_marks_open_and_close(text, states):
    assert mark_states(text)[:-1].tolist() == states


def test_a_wrapped_text_has_no_paragraph_at_each_line():
    wrapped = "The ferry will return\nin May, the harbour\nmaster said, and the\ncrews are ready to\nsail as soon as the\nice allows it."
    assert hard_wrapped(wrapped)
    assert not hard_wrapped("Odell spoke.\nBrandt left.\nNobody stayed.\nThe ice held.\nThe town slept.\nAll was well.")


def made_words(lengths: list[int], gaps: list[int]) -> Words:
    """Words of `lengths` pieces each."""
    n = len(lengths)
    first = np.cumsum([0, *lengths[:-1]])
    zeros = np.zeros(n, dtype=np.int64)
    gap = np.array(gaps)
    paragraph = np.cumsum(gap >= 2)
    return Words(
        np.zeros(sum(lengths), dtype=np.int64), np.repeat(np.arange(n), lengths), first, zeros, zeros, zeros, zeros, gap, paragraph
    )


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from([0, 1, 1, 1, 3])), min_size=1, max_size=300), st.integers(24, 60))
def test_windows_cover_every_word_once_and_never_overflow(rows, size):
    words = made_words([length for length, _ in rows], [gap for _, gap in rows])
    windows = cut(words, size=size, overlap=8)
    assert [w for window in windows for w in range(window.keep, window.until)] == list(range(len(words)))
    for window in windows:
        assert window.start <= window.keep <= window.until <= window.end
        assert words.stop(window.end) - words.first[window.start] <= size


def test_a_pointer_takes_the_near_target_or_none():
    near = np.full(40, -5.0, dtype=np.float32)
    near[0] = near[1] = 5.0
    pointer = Pointer(near, np.zeros(LINK, dtype=np.float32), 0.0)
    views = [View.of(Window.whole(0, 50), np.zeros((50, LINK), dtype=np.float32), np.zeros((50, LINK), dtype=np.float32))]
    paragraph = np.zeros(50, dtype=np.int64)
    cues = [WordSpan(0, 1, 1, 1.0), WordSpan(20, 21, 1, 1.0)]
    (by,) = pointer.choose([WordSpan(21, 30, 2, 1.0)], cues, views, paragraph)
    assert by.target == 1
    (alone,) = pointer.choose([WordSpan(40, 45, 2, 1.0)], cues[:1], views, paragraph)
    assert alone.target is None


def test_what_is_out_of_reach_has_no_bucket():
    paragraph = np.zeros(2000, dtype=np.int64)
    assert buckets(np.array([[0, 1]]), np.array([[5, 6], [1500, 1501]]), paragraph)[0, 1] == -1


MARKED = "He came late. “The tide was against us,” said Odell."


def test_a_content_that_cuts_a_quotation_is_widened_to_its_marks():
    inner = Span(MARKED.index("The tide"), MARKED.index(" against"))
    assert [s.cut(MARKED) for s in widen((inner,), Taken([inner]), Describer(MARKED))] == ["“The tide was against us,”"]


def test_a_quotation_is_not_widened_over_another_span():
    inner, other = Span(MARKED.index("was"), MARKED.index(" us")), Span(MARKED.index("The tide"), MARKED.index(" was"))
    assert widen((inner,), Taken([inner, other]), Describer(MARKED)) == (inner,)
