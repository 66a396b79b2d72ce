import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.records import Article, Form, Quote, Span, digest, pairs_of, spans_of
from tests.archive.small import article, statement


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2)])
def test_a_span_refuses_offsets_that_name_no_words(start, end):
    with pytest.raises(ValueError, match="start < end"):
        Span(start, end)


@given(st.text(min_size=1).filter(str.strip), st.data())
def test_spans_survive_json_and_cut_the_same_words(text, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=8)))
    spans = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    assert spans_of(pairs_of(spans)) == spans
    assert all(span.cut(text) == text[span.start : span.end] for span in spans)


def test_a_quote_refuses_spans_outside_its_article():
    of = article("short")
    with pytest.raises(ValueError, match="after the article's"):
        Quote(article=of, content=(Span(0, len(of.text) + 1),), form=Form.INDIRECT)


def test_a_quote_refuses_verbatim_words_outside_its_content():
    of = article("short")
    with pytest.raises(ValueError, match="outside the content"):
        Quote(article=of, content=(Span(0, 5),), verbatim=(Span(4, 8),), form=Form.MIXED)


@pytest.mark.parametrize(("verbatim", "form"), [((), Form.DIRECT), ((Span(1, 3),), Form.INDIRECT)])
def test_form_and_quotation_marks_must_agree(verbatim, form):
    with pytest.raises(ValueError, match="indirect exactly"):
        Quote(article=article("short"), content=(Span(0, 5),), verbatim=verbatim, form=form)


def test_spans_out_of_order_are_refused():
    with pytest.raises(ValueError, match="out of order"):
        Quote(article=article("short"), content=(Span(8, 9), Span(2, 4)), form=Form.INDIRECT)


@pytest.mark.parametrize("confidence", [-0.1, 1.5, float("nan")])
def test_confidence_is_a_probability(confidence):
    with pytest.raises(ValueError, match="probability"):
        Quote(article=article("short"), content=(Span(2, 4),), form=Form.INDIRECT, confidence=confidence)


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_article_without_words_is_refused(text):
    with pytest.raises(ValueError, match="needs text"):
        Article(id="x", source="x", text=text)


def test_ids_depend_on_what_they_name_alone():
    one, same, other = (statement(article(w)) for w in ("we stay", "we stay", "we go"))
    assert one.id == same.id != other.id
    assert digest("a", "bc") != digest("ab", "c")
