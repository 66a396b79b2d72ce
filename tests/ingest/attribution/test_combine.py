"""Which statement stands when marks, rules and model read the same words."""

from dataclasses import replace

from archive.records import Form, Span
from ingest.attribution.combine import combine, within_margins
from ingest.attribution.furniture import margins
from ingest.attribution.statement import Statement
from tests.growth import steps

MARKED = "He came late. “The tide was against us,” said Odell."


def stands(text, *, marked=(), ruled=(), found=()):
    return combine(text, marked=marked, ruled=ruled, found=found)


def test_a_lost_quotation_comes_back_from_the_rules_and_a_found_one_does_not():
    quotation = Span(MARKED.index("“"), MARKED.index("”") + 1)
    ruled = Statement(
        content=(quotation,),
        verbatim=(Span(quotation.start + 1, quotation.end - 1),),
        cue=(Span(MARKED.index("said"), MARKED.index("said") + 4),),
        source=(Span(MARKED.index("Odell"), MARKED.index("Odell") + 5),),
        form=Form.DIRECT,
    )
    model = replace(ruled, confidence=0.5)
    orphan = Statement(content=(quotation,), form=Form.DIRECT)
    assert stands(MARKED, ruled=[ruled]) == [ruled]
    assert stands(MARKED, found=[model], ruled=[ruled]) == [model]
    assert stands(MARKED, found=[orphan], ruled=[ruled]) == [ruled], "a source is better than none"


def test_a_statement_that_takes_along_who_said_it_gives_way():
    text = "“Do not touch it,” he told me."
    ruled = Statement(content=(Span(0, 18),), verbatim=(Span(1, 17),), cue=(Span(22, 26),), source=(Span(19, 21),), form=Form.DIRECT)
    swallowing = Statement(content=(Span(0, 29),), verbatim=(Span(1, 17),), form=Form.MIXED)
    assert stands(text, found=[swallowing], ruled=[ruled]) == [ruled]
    outer = replace(swallowing, cue=(Span(29, 30),))
    assert stands(text, found=[outer], ruled=[ruled]) == [outer], "with a cue of its own it tells of the quotation"


def test_what_the_model_found_inside_a_quotation_gives_way_to_the_quotation():
    text = "“I think the tide was against us,” said Odell."
    inner = Statement(
        content=(Span(text.index("the tide"), text.index(",")),),
        cue=(Span(text.index("think"), text.index("think") + 5),),
        source=(Span(1, 2),),
        form=Form.INDIRECT,
    )
    outer = Statement(
        content=(Span(0, text.index("”") + 1),),
        verbatim=(Span(1, text.index("”")),),
        cue=(Span(text.index("said"), text.index("said") + 4),),
        source=(Span(text.index("Odell"), text.index("Odell") + 5),),
        form=Form.DIRECT,
    )
    assert stands(text, found=[inner], ruled=[outer]) == [outer]


def test_a_turn_takes_the_place_of_all_that_reaches_into_it_and_quotations_yield():
    text = "Brandt: The ferry sails in May, I believe.\n"
    turn = Statement(content=(Span(8, len(text) - 1),), source=(Span(0, 6),), form=Form.INDIRECT)
    across = Statement(content=(Span(0, 30),), form=Form.INDIRECT)
    assert stands(text, found=[across], marked=[turn]) == [turn]
    quotation = Statement(content=(Span(8, 30),), verbatim=(Span(8, 30),), form=Form.DIRECT)
    wider = Statement(content=(Span(12, 40),), form=Form.INDIRECT)
    assert stands(text, found=[wider], marked=[quotation]) == [wider]


def test_a_long_quotation_that_nobody_took_is_kept_and_a_short_one_is_not():
    text = "A note lay there. “Whoever took the ladder may keep the ladder now.” It was “very cold” there."

    def quotation(words: str) -> Statement:
        start = text.index(words)
        return Statement(content=(Span(start - 1, start + len(words) + 1),), verbatim=(Span(start, start + len(words)),), form=Form.DIRECT)

    long, short = quotation("Whoever took the ladder may keep the ladder now."), quotation("very cold")
    assert stands(text, marked=[long, short]) == [long]


def test_rules_are_added_in_linear_time():
    text = "“We will all of us sail in May,” said Odell. " * 3_000
    ruled = []
    for at in range(0, len(text), 45):
        ruled.append(
            Statement(
                content=(Span(at, at + 32),),
                verbatim=(Span(at + 1, at + 31),),
                cue=(Span(at + 33, at + 37),),
                source=(Span(at + 38, at + 43),),
                form=Form.DIRECT,
            )
        )
    assert len(stands(text, found=ruled[::2], ruled=ruled)) == len(ruled)
    small, large = (steps(lambda: stands(text, found=ruled[:n:2], ruled=ruled[:n])) for n in (500, 2_000))  # noqa: B023
    assert large < 5 * small


def test_a_dateline_and_a_credit_belong_to_no_statement():
    text = "LOWMERE, July 3 (Mast) - Odell said the ferry would sail. (Reporting by Ivo Brandt)"
    body = text.index("Odell")
    end = text.index(" (Reporting")
    edges = margins(text, [Span(0, len(text))])
    assert [span.cut(text).strip() for span in edges] == ["LOWMERE, July 3 (Mast) -", "(Reporting by Ivo Brandt)"]
    found = [
        Statement(content=(Span(body + 11, len(text)),), cue=(Span(body + 6, body + 10),), source=(Span(0, body + 5),), form=Form.INDIRECT),
        Statement(content=(Span(end + 1, len(text)),), form=Form.INDIRECT),
    ]
    (kept,) = within_margins(text, found, edges)
    assert [span.cut(text) for span in (*kept.source, *kept.content)] == ["Odell", "the ferry would sail."]
    assert within_margins(text, found, []) == found
