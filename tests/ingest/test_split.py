from hypothesis import given
from hypothesis import strategies as st

from archive.records import Article
from ingest.split import split

PARAGRAPH = "The council met on Monday. It heard the engineers. “We found no crack,” one said. Nobody spoke against it. "


def article(text):
    return Article(id="a", source="a.txt", text=text)


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=3000).filter(str.strip), st.integers(200, 500))
def test_passages_hold_every_word_once_and_in_order(text, chars):
    of = article(text)
    passages = split(of, chars=chars)
    assert all(1 <= len(p.span) <= chars for p in passages)
    assert all(a.span.end <= b.span.start for a, b in zip(passages, passages[1:], strict=False))
    covered = {k for p in passages for k in range(p.span.start, p.span.end)}
    assert all(c.isspace() for k, c in enumerate(text) if k not in covered)


def test_passages_end_with_sentences():
    passages = split(article(PARAGRAPH * 30), chars=300)
    assert len(passages) > 5
    assert all(p.text[-1] in ".”" for p in passages)


def test_short_paragraphs_share_a_passage():
    [passage] = split(article("One.\n\nTwo.\n\nThree."))
    assert passage.text == "One.\n\nTwo.\n\nThree."


def test_a_repeated_sentence_keeps_its_own_place():
    text = "Same words here. " * 50
    passages = split(article(text), chars=200)
    assert [text[p.span.start : p.span.end] for p in passages] == [p.text for p in passages]
    assert passages[-1].span.end == len(text.rstrip())
