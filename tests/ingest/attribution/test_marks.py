"""Where quotation marks open and close: the ten "Marks" modes, each on sentences of our own."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.attribution.marks import MarkKind, find_marks
from ingest.attribution.sentences import paragraphs


def inner(text):
    """What stands inside each quotation, its parts joined by a bar."""
    return ["|".join(part.inner.cut(text) for part in q.parts) for q in find_marks(text, paragraphs(text))]


def kinds(text):
    return [q.kind for q in find_marks(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 1 reopened at each paragraph: one quotation
        ("“We dug all night.\n\n“We found nobody,” said Orla Venn.", ["We dug all night.|We found nobody,"]),
        ('"The dam holds.\n\n"The gates are shut.\n\n"Go home," the warden said.', ["The dam holds.|The gates are shut.|Go home,"]),
        ("« Nous partons.\n\n» Nous reviendrons », a dit Maud Levic.", ["Nous partons.|Nous reviendrons"]),
        ("‘I kept the ledger.\n\n‘I kept it for nine years,’ she said.", ["I kept the ledger.|I kept it for nine years,"]),
        # 2 closing mark missing: ends with its sentence, never swallows the article
        ("“The bridge is closed. Drivers waited for hours.\n\nIt opened at noon.", ["The bridge is closed."]),
        ('She said: "Nobody asked us. The clerk left.\n\n"Fine," he said.', ["Nobody asked us. The clerk left.|Fine,"]),
        ("“We will pay. “We always did,” Tam Ruddock said.", ["We will pay.", "We always did,"]),
        ('He wrote "closed until spring on the door.', ["closed until spring on the door."]),
        # 3 odd number of marks, inch and foot signs
        ('The pipe is 12" wide and the shelf 6\'2" high.', []),
        ('"We lay 12" pipes here," Jo Farrant said. "And 10" ones."', ['We lay 12" pipes here,', 'And 10" ones.']),
        ('A 19" rack stood there. "Take it," she said.', ["Take it,"]),
        ('He is 6\'2" and said "no thanks" twice.', ["no thanks"]),
        # 4 single marks with apostrophes inside
        ("‘It’s the miners’ road and we won’t give it up,’ said Bram Otley.", ["It’s the miners’ road and we won’t give it up,"]),
        ("'We don't sell our neighbours' land,' she said.", ["We don't sell our neighbours' land,"]),
        ("The crew’s boats and the owners’ nets were ‘all gone’, he said.", ["all gone"]),
        ("It was the '90s, and rock 'n' roll didn't die.", []),
        ("‘’Tis the boys’ goal,’ Ned Hask shouted.", ["’Tis the boys’ goal,"]),
        # 5 British: single outside, double inside
        ("‘He told me “run, you’re late” and I ran,’ said Ida Crane.", ["He told me “run, you’re late” and I ran,"]),
        ("'They call it \"the pit\" here,' he said.", ['They call it "the pit" here,']),
        ("‘Who wrote “Sold” on our door?’ asked the baker.", ["Who wrote “Sold” on our door?"]),
        # 6 curly and straight mixed
        ('“The ferry sails at six," said Pia Holm.', ["The ferry sails at six,"]),
        ('"The ferry sails at six,” said Pia Holm.', ["The ferry sails at six,"]),
        ('He said “yes" and then "no” and left.', ["yes", "no"]),
        ("''Nothing was signed,'' Ms. Dorr said.", ["Nothing was signed,"]),
        ("``Nothing was signed,'' Ms. Dorr said.", ["Nothing was signed,"]),
        # 7 guillemets with French spacing
        ("Elle a dit : « Le port est fermé. »", ["Le port est fermé."]),
        ("« Non », dit Luc. «\u202fJamais.\u202f»", ["Non", "Jamais."]),
        ("«Der Hafen bleibt zu», sagte Urs Amrein.", ["Der Hafen bleibt zu"]),
        ("»Der Hafen bleibt zu«, sagte Jens Ohm.", ["Der Hafen bleibt zu"]),
        # 8 low-high German marks, also closed by an ASCII mark
        ("„Wir bleiben hier“, sagte Rike Sand.", ["Wir bleiben hier"]),
        ('„Wir bleiben hier", sagte Rike Sand.', ["Wir bleiben hier"]),
        ("Er nannte es „einen Anfang” und ging.", ["einen Anfang"]),
        ("‚Kein Wort‘, sagte er.", ["Kein Wort"]),
        # 9 speech after a dash
        ("— The well is dry, said Amaro.", ["The well is dry,"]),
        ("— No iré —dijo Marta Solis—. Es tarde.", ["No iré|Es tarde."]),
        ("– Nobody sleeps here tonight!", ["Nobody sleeps here tonight!"]),
        ("— Maria Ferrant", []),
        # 10 same mark nested
        ('"He shouted "stop" and we stopped," said Lena Ost.', ['He shouted "stop" and we stopped,']),
        ("“She read “The Long Field” to us,” he said. “Twice.”", ["She read “The Long Field” to us,", "Twice."]),
        ("«Il a crié «feu» deux fois», dit Anne.", ["Il a crié «feu» deux fois"]),
    ],
)
def test_marks(text, expected):
    assert inner(text) == expected


def test_a_single_quotation_inside_a_single_quotation():
    assert inner("‘The sign said ‘closed’ but the lights were on,’ said Ned.") == ["The sign said ‘closed’ but the lights were on,"]


def test_kinds():
    assert kinds("“a b” ‘C d,’ « e » „f“") == [MarkKind.DOUBLE, MarkKind.SINGLE, MarkKind.GUILLEMETS, MarkKind.LOW_HIGH]
    assert kinds("— We stay, said Bo.") == [MarkKind.DASH]


def test_outer_span_has_its_marks():
    text = "He said “go home” twice."
    (quotation,) = find_marks(text, paragraphs(text))
    assert quotation.outer.cut(text) == "“go home”"
    assert quotation.parts[0].closed


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "‘", "’", "«", "„", "''", '" ', ' "', "'s ", '1" '])
def test_ten_thousand_marks_take_linear_time(mark):
    def seconds(count):
        text = (mark + "a") * count
        spans = paragraphs(text)
        best = 9.0
        for _ in range(3):
            begin = time.thread_time()
            find_marks(text, spans)
            best = min(best, time.thread_time() - begin)
        return best

    small, large = seconds(5_000), seconds(10_000)
    assert large < 3.0 * small + 0.1


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab .,!?\n\"'“”‘’«»„–—-0s\u00a0", max_size=120))
def test_any_text_gives_ordered_spans_inside_it(text):
    end = 0
    for quotation in find_marks(text, paragraphs(text)):
        for part in quotation.parts:
            assert part.outer.start >= end
            assert part.inner in part.outer
            assert part.outer.end <= len(text)
            end = part.outer.end
